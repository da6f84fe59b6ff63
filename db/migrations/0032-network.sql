-- Who stands around a child or young person, and who may see their record and has (rules/family.md).

-- Does whoever is asking read notes about this child? They are who is told who may look, and who has.
create function kith.reads_notes_of(child uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from access.reach r join access.classes c on c.class = 'notes'
     where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
       and r.reads & c.bit <> 0 and (r.until is null or r.until > now()))
$$;

-- Who may open this record today, and why, in the words of access.reach. One row a person and reason.
create function kith.who_may_see(child uuid) returns table (person_id uuid, name text, why text, until timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.person_id, p.name, r.why, r.until
    from access.reach r
    join kith.people p on p.id = r.person_id
   where kith.reads_notes_of(who_may_see.child)
     and r.child_id = who_may_see.child and r.place_id = kith.place()
     and r.reads <> 0 and (r.until is null or r.until > now())
   order by p.name, r.why
$$;

-- Who opened this record, newest first: each opening of a page about this one child, with the reason it was open to them.
create function kith.who_looked(child uuid, at_most integer) returns table (
  at timestamptz, person_id uuid, name text, what text, why text
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.at, e.person_id, p.name, coalesce(e.subject, e.action), e.why
    from audit.entries e
    left join kith.people p on p.id = e.person_id
   where kith.reads_notes_of(who_looked.child)
     and e.child_id = who_looked.child and e.place_id = kith.place() and e.action like 'saw-%'
   order by e.at desc
   limit least(at_most, 1000)
$$;

alter function kith.reads_notes_of(uuid) owner to kith_definer;
alter function kith.who_may_see(uuid) owner to kith_definer;
alter function kith.who_looked(uuid, integer) owner to kith_definer;
revoke all on function kith.reads_notes_of(uuid), kith.who_may_see(uuid), kith.who_looked(uuid, integer) from public;
grant execute on function kith.who_may_see(uuid), kith.who_looked(uuid, integer) to kith_app;

-- What is known of a relative as this child's relative. `not_contacted` says why; null where they may be. `through_id`: by
-- whom they are related (a grandmother through the mother); `couple_with` and `couple`: with whom they are or were together.
alter table kith.relationships
  add column lives_with boolean,
  add column may_collect boolean,
  add column not_contacted text check (length(not_contacted) between 1 and 300),
  add column through_id uuid,
  add column couple_with uuid,
  add column couple text check (couple in ('together', 'separated', 'divorced')),
  add column shape text not null default 'diamond' check (shape in ('diamond', 'circle', 'square')),
  add column died boolean not null default false,
  add column ended_by uuid,
  add foreign key (place_id, through_id) references kith.relatives (place_id, id),
  add foreign key (place_id, couple_with) references kith.relatives (place_id, id),
  add check ((couple is null) = (couple_with is null)),
  add check (through_id is distinct from relative_id and couple_with is distinct from relative_id);
create index relationships_through on kith.relationships (through_id) where through_id is not null and ended_at is null;
create index relationships_couple on kith.relationships (couple_with) where couple_with is not null and ended_at is null;
grant update (ended_at, ended_by) on kith.relationships to kith_app;
grant update (ended_at) on kith.contact_details to kith_app;

-- A relative belongs to the families they are known in: whoever sees none of these does not make them their own child's, and
-- so neither reads nor changes what is known of them. Somebody new is in no family yet.
create function kith.may_relate(relative uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (select 1 from kith.relationships k where k.place_id = kith.place() and k.relative_id = relative)
      or exists (
        select 1 from kith.relationships k
          join access.reach r on r.child_id = k.child_id and r.person_id = kith.person()
          join access.classes c on c.class = 'family' and r.reads & c.bit <> 0
         where k.place_id = kith.place() and k.relative_id = relative and (r.until is null or r.until > now()))
$$;
alter function kith.may_relate(uuid) owner to kith_definer;
revoke all on function kith.may_relate(uuid) from public;
grant execute on function kith.may_relate(uuid) to kith_app;
create policy of_a_family_one_sees on kith.relationships as restrictive for insert to kith_app
  with check (kith.may_relate(relative_id));

-- Nothing of a family begins with whoever takes part no more; what is known of a relative is still put right.
create function kith.is_relative_of(child uuid, relative uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from kith.relationships k
      join access.reach r on r.child_id = k.child_id and r.person_id = kith.person()
      join access.classes c on c.class = 'family' and r.reads & c.bit <> 0
     where k.place_id = kith.place() and k.child_id = child and k.relative_id = relative
       and (r.until is null or r.until > now()))
$$;
alter function kith.is_relative_of(uuid, uuid) owner to kith_definer;
revoke all on function kith.is_relative_of(uuid, uuid) from public;
grant execute on function kith.is_relative_of(uuid, uuid) to kith_app;
-- Asked of tables that the asker reads, so that it says nothing of a child who is kept from them.
create policy of_nobody_who_left on kith.relationships as restrictive for insert to kith_app with check (
  exists (select 1 from kith.taking_part t where t.child_id = kith.relationships.child_id)
  or not exists (select 1 from kith.took_part t where t.child_id = kith.relationships.child_id)
  or kith.is_relative_of(child_id, relative_id));

-- How to reach a family is theirs to change who work with them; after the child left, the safeguarding lead's.
create policy of_nobody_who_left on kith.contact_details as restrictive for insert to kith_app with check (
  exists (select 1 from kith.taking_part t where t.child_id = kith.contact_details.child_id)
  or not exists (select 1 from kith.took_part t where t.child_id = kith.contact_details.child_id)
  or (select kith.may('restrict a record')));
create policy nor_is_one_ended on kith.contact_details as restrictive for update to kith_app using (
  exists (select 1 from kith.taking_part t where t.child_id = kith.contact_details.child_id)
  or not exists (select 1 from kith.took_part t where t.child_id = kith.contact_details.child_id)
  or (select kith.may('restrict a record')));

-- An address that must not be known stands in a class of its own (0003). Where there is one, no address at all is read or written
-- beside phone and mail: one that was written down before may be the very one.
create function kith.protected_children() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct a.child_id), '{}') from kith.protected_addresses a
   where a.place_id = (select kith.place()) and a.ended_at is null
     and ((select kith.sees_whole_place(2)) or exists (
       select 1 from access.reach r where r.person_id = (select kith.person()) and r.child_id = a.child_id
          and r.reads & 2 <> 0 and (r.until is null or r.until > now())))
$$;
alter function kith.protected_children() owner to kith_definer;
revoke all on function kith.protected_children() from public;
grant execute on function kith.protected_children() to kith_app;
create policy no_address_beside_a_protected_one on kith.contact_details as restrictive for select to kith_app
  using (kind <> 'address' or child_id <> all ((select kith.protected_children())::uuid[]));
create policy nor_is_one_written on kith.contact_details as restrictive for insert to kith_app
  with check (kind <> 'address' or child_id <> all ((select kith.protected_children())::uuid[]));

-- A relative's name, languages or need of an interpreter as known from now on: a row of its own, and the one before ends. It
-- is the same for brothers and sisters whom the asker may not see, so what relates to them is moved here.
create function kith.amend_relative(new_id uuid, child uuid, relative uuid, new_name text, speaks text[], interpreter boolean)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
begin
  if not exists (
    select 1 from access.reach r join access.classes c on c.class = 'family'
      join kith.relationships k on k.place_id = here and k.child_id = r.child_id and k.relative_id = relative
                               and k.ended_at is null
     where r.person_id = kith.person() and r.place_id = here and r.child_id = child
       and r.writes & c.bit <> 0 and (r.until is null or r.until > now())) then
    raise exception 'No such relative.' using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from kith.relatives p where p.place_id = here and p.id = new_id) then return 'known'; end if;
  update kith.relatives p set ended_at = now() where p.place_id = here and p.id = relative and p.ended_at is null;
  if not found then return 'changed'; end if;
  insert into kith.relatives (place_id, id, name, languages, needs_interpreter)
    values (here, new_id, new_name, speaks, interpreter);
  with before as (
    update kith.relationships k set ended_at = now(), ended_by = kith.person()
     where k.place_id = here and k.ended_at is null
       and (k.relative_id = relative or k.through_id = relative or k.couple_with = relative)
    returning k.*)
  insert into kith.relationships
    (place_id, id, child_id, relative_id, kind, parental_responsibility, responsibility_shown_by, known_by, lives_with,
     may_collect, not_contacted, through_id, couple_with, couple, shape, died)
  select here, gen_random_uuid(), b.child_id, case when b.relative_id = relative then new_id else b.relative_id end, b.kind,
         b.parental_responsibility, b.responsibility_shown_by, kith.person(), b.lives_with, b.may_collect, b.not_contacted,
         case when b.through_id = relative then new_id else b.through_id end,
         case when b.couple_with = relative then new_id else b.couple_with end, b.couple, b.shape, b.died
    from before b;
  return 'amended';
end $$;

-- Whether an address must not be known, and nothing of it: for those who read how to reach the family.
create function kith.address_is_protected(child uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from access.reach r join access.classes c on c.class = 'contact'
     where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
       and r.reads & c.bit <> 0 and (r.until is null or r.until > now()))
   and exists (
    select 1 from kith.protected_addresses a
     where a.place_id = kith.place() and a.child_id = address_is_protected.child and a.ended_at is null)
$$;

-- A fact of family life. `about_relative`: it is a relative's own, not the child's; it goes to no partner, on no print and
-- not on the child's page.
create table kith.family_facts (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  child_id uuid not null,
  relative_id uuid,
  about_relative boolean not null,
  words text not null check (length(words) between 1 and 2000),
  known_on date not null,
  known_at timestamptz not null default now(),
  known_by uuid default kith.person(),
  ended_at timestamptz,
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, relative_id) references kith.relatives (place_id, id)
);
create index family_facts_of_child on kith.family_facts (child_id, known_on);
select kith.guard('kith.family_facts', 'family');
revoke insert on kith.family_facts from kith_app;
grant insert (place_id, id, child_id, relative_id, about_relative, words, known_on) on kith.family_facts to kith_app;
grant update (ended_at, ended_by) on kith.family_facts to kith_app;
-- Nothing of a family begins with whoever takes part no more.
create policy only_taking_part on kith.family_facts as restrictive for insert to kith_app with check (
  exists (select 1 from kith.taking_part t where t.child_id = kith.family_facts.child_id));

-- Who stands around a child, as drawn with them on a day: a list kept whole. It is never changed; the next day's follows it.
create table kith.networks (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  child_id uuid not null,
  follows uuid,
  drawn_on date not null,
  drawn_with text not null check (drawn_with in ('child', 'family', 'both', 'nobody')),
  hash text not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  unique (place_id, child_id, id),
  unique nulls not distinct (place_id, child_id, follows),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, child_id, follows) references kith.networks (place_id, child_id, id)
);
create index networks_of_child on kith.networks (child_id, drawn_on);
select kith.guard('kith.networks', 'family');
revoke insert on kith.networks from kith_app;

create table kith.network_people (
  place_id uuid not null,
  network_id uuid not null,
  child_id uuid not null,
  position integer not null check (position between 1 and 24),
  name text not null check (length(name) between 1 and 80),
  relation text not null check (length(relation) <= 60),
  tie text not null check (tie in ('not-said', 'strong', 'thin', 'hard')),
  flow text not null check (flow in ('none', 'gives', 'gets', 'both')),
  whose text not null check (whose in ('child', 'family', 'relative')),
  notes text not null check (length(notes) <= 300),
  about_relative boolean not null generated always as (whose = 'relative') stored,
  primary key (place_id, network_id, position),
  foreign key (place_id, child_id, network_id) references kith.networks (place_id, child_id, id)
);
create index network_people_of_child on kith.network_people (child_id);
select kith.guard('kith.network_people', 'family');
revoke insert on kith.network_people from kith_app;

-- Keeps a drawing: `made`; `known`, the same under this id before; `other`, another under this id; `later`, somebody drew since;
-- `ended`, the child takes no part, so nothing new begins.
create function kith.draw_network(new_id uuid, child uuid, after_id uuid, on_day date, with_whom text, people jsonb)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  said text := encode(sha256(convert_to(jsonb_build_array(child, after_id, on_day, with_whom, people)::text, 'UTF8')), 'hex');
  kept text;
begin
  if not exists (
    select 1 from access.reach r join access.classes c on c.class = 'family'
     where r.person_id = kith.person() and r.place_id = here and r.child_id = child
       and r.writes & c.bit <> 0 and (r.until is null or r.until > now()))
     and (access.credential()).kind is distinct from 'operator' then
    raise exception 'No such child.' using errcode = 'insufficient_privilege';
  end if;
  select n.hash into kept from kith.networks n where n.place_id = here and n.id = new_id;
  if found then return case when kept = said then 'known' else 'other' end; end if;
  if not exists (select 1 from kith.enrolments e where e.place_id = here and e.child_id = child and e.ended_on is null) then
    return 'ended';
  end if;
  if after_id is distinct from (
    select n.id from kith.networks n
     where n.place_id = here and n.child_id = child
       and not exists (select 1 from kith.networks x where x.place_id = here and x.follows = n.id)) then
    return 'later';
  end if;
  insert into kith.networks (place_id, id, child_id, follows, drawn_on, drawn_with, hash, made_by)
    values (here, new_id, child, after_id, on_day, with_whom, said, kith.person())
  -- Two who press at once: one of them drew since.
  on conflict do nothing;
  if not found then return 'later'; end if;
  insert into kith.network_people (place_id, network_id, child_id, position, name, relation, tie, flow, whose, notes)
  select here, new_id, child, p.position, p.value ->> 'name', p.value ->> 'relation', p.value ->> 'tie', p.value ->> 'flow',
         p.value ->> 'whose', p.value ->> 'notes'
    from jsonb_array_elements(people) with ordinality as p (value, position);
  return 'made';
end $$;

-- The drawings without what is a relative's own and without notes: what may ever leave the team.
create view kith.network_shared with (security_invoker = true) as
  select p.place_id, p.child_id, p.network_id, n.drawn_on, p.position, p.name, p.relation, p.tie, p.flow
    from kith.network_people p
    join kith.networks n on n.place_id = p.place_id and n.id = p.network_id
   where not p.about_relative;
grant select on kith.network_shared to kith_app, kith_worker;

alter function kith.amend_relative(uuid, uuid, uuid, text, text[], boolean) owner to kith_definer;
alter function kith.address_is_protected(uuid) owner to kith_definer;
alter function kith.draw_network(uuid, uuid, uuid, date, text, jsonb) owner to kith_definer;
revoke all on function kith.amend_relative(uuid, uuid, uuid, text, text[], boolean), kith.address_is_protected(uuid),
  kith.draw_network(uuid, uuid, uuid, date, text, jsonb) from public;
grant execute on function kith.amend_relative(uuid, uuid, uuid, text, text[], boolean), kith.address_is_protected(uuid)
  to kith_app;
grant execute on function kith.draw_network(uuid, uuid, uuid, date, text, jsonb) to kith_app, kith_worker;
