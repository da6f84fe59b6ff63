-- Links for people without an account, and the first use of them: a collecting round, in which tutors say what they see of
-- the children of whom too little is known.

-- What a link may be for, and the duty of whoever may give one. A link does this and nothing else.
create table access.link_purposes (
  purpose text primary key check (purpose ~ '^[a-z]+(-[a-z]+)*$'),
  duty text not null,
  meaning text not null
);
select kith.guard('access.link_purposes', 'open');
insert into access.link_purposes values
  ('tell-us', 'ask tutors', 'a tutor says what they see of the children a collecting round asks them about');

-- A link as those who gave it see it: for whom and until when, never its token. Its id is that of its credential. Pages
-- write it through the functions below alone, as a credential belongs to the door.
create table kith.links (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  school_id uuid not null,
  purpose text not null references access.link_purposes (purpose),
  for_whom text not null check (length(for_whom) between 1 and 200),
  about_id uuid not null,
  made_at timestamptz not null default now(),
  made_by uuid references kith.people (id),
  until timestamptz not null,
  ended_at timestamptz,
  ended_why text,
  primary key (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id)
);
create index links_about on kith.links (about_id);
select kith.guard('kith.links', 'place',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())');

-- May whoever is asking do this duty for this school?
create function kith.may_for_school(wanted text, school uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select kith.may(wanted) and school in (select kith.my_schools())
$$;

-- Makes a link and answers until when it works; null where this form was sent before. The token never comes here.
create function access.make_link(
  new_id uuid, token_hash text, wanted text, school uuid, who text, about uuid, days integer
) returns timestamptz language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  ends timestamptz := now() + make_interval(days => days);
begin
  if not coalesce((select kith.may_for_school(p.duty, school) from access.link_purposes p where p.purpose = wanted), false) then
    raise exception 'Whoever is asking may give no such link.' using errcode = 'insufficient_privilege';
  end if;
  if days not between 1 and 400 then raise exception 'A link works for 1 to 400 days.' using errcode = 'check_violation'; end if;
  insert into kith.links (place_id, id, school_id, purpose, for_whom, about_id, made_by, until)
    values (asking.place_id, new_id, school, wanted, who, about, asking.person_id, ends)
    on conflict do nothing;
  if not found then return null; end if;
  insert into access.credentials (id, hash, kind, place_id, purpose, idle, until)
    values (new_id, token_hash, 'link', asking.place_id, wanted, ends - now(), ends);
  return ends;
end $$;

-- Ends every link of a purpose that is about one thing. Returns how many ended. A link about a child is ended by whoever may
-- write what it is about (0033, 0037), not by every colleague of the school; one that is about nothing is its maker's.
create function access.end_links(wanted text, about uuid, why text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  of_child uuid;
  ids uuid[];
begin
  if wanted = 'what-helps' then
    select r.child_id into of_child from kith.class_page_readers r where r.place_id = asking.place_id and r.id = about;
  elsif wanted = 'other-school' then
    select p.child_id into of_child from kith.placements p where p.place_id = asking.place_id and p.id = about;
  elsif wanted in ('family-page', 'child-page') then
    select p.child_id into of_child from kith.family_pages p where p.place_id = asking.place_id and p.id = about;
  end if;
  with ending as (
    update kith.links l set ended_at = now(), ended_why = why
      from access.link_purposes p
     where l.place_id = asking.place_id and l.purpose = wanted and l.about_id = about and l.ended_at is null
       and p.purpose = l.purpose and kith.may_for_school(p.duty, l.school_id)
       and (asking.kind <> 'person' or l.purpose = 'tell-us' or case when of_child is null then l.made_by = asking.person_id
            else exists (select 1 from access.reach r
                          where r.person_id = asking.person_id and r.child_id = of_child and r.writes & 16 <> 0
                            and (r.until is null or r.until > now())) end)
    returning l.id)
  select array_agg(id) into ids from ending;
  update access.credentials c set ended_at = now(), ended_why = why where c.id = any(ids) and c.ended_at is null;
  return coalesce(cardinality(ids), 0);
end $$;

-- What the cover of a link says before it is opened: for whom, from which school. No child, so that a program that looks
-- at every address in a letter learns of none.
create function door.link_of(token_hash text) returns table (
  id uuid, place_id uuid, purpose text, for_whom text, school text, place text, until timestamptz
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.id, l.place_id, l.purpose, l.for_whom, s.name, p.name, l.until
    from access.credentials c
    join kith.links l on l.place_id = c.place_id and l.id = c.id
    join kith.schools s on s.place_id = l.place_id and s.id = l.school_id
    join kith.places p on p.id = l.place_id
   where c.hash = token_hash and c.kind = 'link' and c.ended_at is null and l.ended_at is null and c.until > now()
$$;

-- A collecting round: which school asks, after which run of the screen, about which day, until when.
create table kith.collecting_rounds (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  school_id uuid not null,
  screen_id uuid not null,
  for_day date not null,
  days integer not null check (days between 1 and 60),
  began_at timestamptz not null default now(),
  began_by uuid references kith.people (id),
  closed_at timestamptz,
  closed_by uuid references kith.people (id),
  screen_after_id uuid,
  primary key (place_id, id),
  unique (place_id, school_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  foreign key (place_id, screen_id) references kith.screens (place_id, id),
  foreign key (place_id, screen_after_id) references kith.screens (place_id, id)
);
create index collecting_rounds_of_school on kith.collecting_rounds (school_id, began_at desc);
create unique index collecting_rounds_open on kith.collecting_rounds (place_id, school_id) where closed_at is null;
select kith.guard('kith.collecting_rounds', 'place', duty => 'ask tutors',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())');
grant update (closed_at, closed_by, screen_after_id) on kith.collecting_rounds to kith_app;
create policy in_their_own_name on kith.collecting_rounds as restrictive for insert to kith_app
  with check (began_by = (select kith.person()));

-- Whom a round asks. No account: a name, what they are to the children, and an address for whoever hands the link over.
create table kith.collecting_tutors (
  place_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  round_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  role text not null default 'tutor' check (length(role) between 1 and 60),
  email text check (length(email) between 3 and 254),
  added_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  foreign key (place_id, school_id, round_id) references kith.collecting_rounds (place_id, school_id, id)
);
create unique index collecting_tutors_once on kith.collecting_tutors (round_id, lower(name));
select kith.guard('kith.collecting_tutors', 'place', duty => 'ask tutors',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())');

-- About whom a round asks, and whom. Being here says that too little is known of a child, so it is of class scores; only
-- the functions below write it, since those who ask read scores and write none.
create table kith.collecting_children (
  place_id uuid not null,
  round_id uuid not null,
  child_id uuid not null,
  tutor_id uuid,
  risks_met integer not null,
  place_in_list integer not null,
  added_because text check (length(added_because) between 1 and 300),
  dropped_at timestamptz,
  dropped_by uuid references kith.people (id),
  dropped_because text check (length(dropped_because) between 1 and 300),
  primary key (place_id, round_id, child_id),
  foreign key (place_id, round_id) references kith.collecting_rounds (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, tutor_id) references kith.collecting_tutors (place_id, id),
  check ((dropped_at is null) = (dropped_because is null))
);
create index collecting_children_of_child on kith.collecting_children (child_id);
create index collecting_children_of_tutor on kith.collecting_children (tutor_id);
select kith.guard('kith.collecting_children', 'scores');
revoke insert on kith.collecting_children from kith_app;

-- The open round of this id, for whoever may ask tutors of its school; an error for everybody else.
create function kith.round_to_change(wanted uuid) returns kith.collecting_rounds
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked kith.collecting_rounds;
begin
  select r.* into asked from kith.collecting_rounds r
   where r.id = wanted and r.place_id = (access.credential()).place_id and r.closed_at is null;
  if asked.id is null or not kith.may_for_school('ask tutors', asked.school_id) then
    raise exception 'There is no such round to change.' using errcode = 'insufficient_privilege';
  end if;
  return asked;
end $$;

-- Of whom a round may ask: on the school's roll now, the family does not object, not restricted to an allow list, and no
-- child whom whoever is asking may not see themselves.
create function kith.may_be_asked_about(of_place uuid, school uuid, child uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from kith.rolls o
                  where o.place_id = of_place and o.school_id = school and o.child_id = child and o.ended_at is null)
     and not exists (select 1 from kith.child_objections j
                      where j.place_id = of_place and j.child_id = child and j.settled_at is null)
     and not exists (select 1 from access.restrictions s
                      where s.place_id = of_place and s.child_id = child and s.ended_at is null)
$$;

-- Puts children into a round, in this order; `because` where a person added them beyond what the screen says. Whoever was
-- dropped comes back. Returns how many were put in.
create function kith.ask_about(of_round uuid, children uuid[], because text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r kith.collecting_rounds := kith.round_to_change(of_round);
  asking access.credentials := access.credential();
  put_in integer;
begin
  insert into kith.collecting_children (place_id, round_id, child_id, risks_met, place_in_list, added_because)
  select r.place_id, r.id, s.child_id, s.risks_met,
         w.n + coalesce((select max(c.place_in_list) from kith.collecting_children c where c.round_id = r.id), 0), because
    from unnest(children) with ordinality as w (child_id, n)
    join kith.screen_results s on s.place_id = r.place_id and s.screen_id = r.screen_id and s.child_id = w.child_id
   where kith.may_be_asked_about(r.place_id, r.school_id, w.child_id)
     and (asking.kind <> 'person' or exists (
           select 1 from access.reach x
            where x.person_id = asking.person_id and x.child_id = w.child_id and x.reads & 8 <> 0
              and (x.until is null or x.until > now())))
  on conflict (place_id, round_id, child_id) do update
    set dropped_at = null, dropped_by = null, dropped_because = null, added_because = excluded.added_because
  where kith.collecting_children.dropped_at is not null;
  get diagnostics put_in = row_count;
  return put_in;
end $$;

-- Says who is asked about whom: child by child, null for nobody yet. Returns how many changed.
create function kith.give_to_tutors(of_round uuid, children uuid[], tutors uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r kith.collecting_rounds := kith.round_to_change(of_round);
  changed integer;
begin
  update kith.collecting_children c set tutor_id = w.tutor_id
    from unnest(children, tutors) as w (child_id, tutor_id)
   where c.place_id = r.place_id and c.round_id = r.id and c.child_id = w.child_id and c.dropped_at is null
     and c.tutor_id is distinct from w.tutor_id
     and (w.tutor_id is null or exists (select 1 from kith.collecting_tutors t where t.id = w.tutor_id and t.round_id = r.id));
  get diagnostics changed = row_count;
  return changed;
end $$;

-- Asks no longer about a child, with the reason. What was said already stays.
create function kith.stop_asking(of_round uuid, child uuid, because text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r kith.collecting_rounds := kith.round_to_change(of_round);
begin
  update kith.collecting_children c
     set dropped_at = now(), dropped_by = (access.credential()).person_id, dropped_because = because
   where c.place_id = r.place_id and c.round_id = r.id and c.child_id = child and c.dropped_at is null;
  return found;
end $$;

alter function access.make_link(uuid, text, text, uuid, text, uuid, integer) owner to kith_definer;
alter function access.end_links(text, uuid, text) owner to kith_definer;
alter function door.link_of(text) owner to kith_definer;
alter function kith.round_to_change(uuid) owner to kith_definer;
alter function kith.ask_about(uuid, uuid[], text) owner to kith_definer;
alter function kith.give_to_tutors(uuid, uuid[], uuid[]) owner to kith_definer;
alter function kith.stop_asking(uuid, uuid, text) owner to kith_definer;
revoke all on function access.make_link(uuid, text, text, uuid, text, uuid, integer), access.end_links(text, uuid, text),
  door.link_of(text), kith.may_for_school(text, uuid), kith.may_be_asked_about(uuid, uuid, uuid),
  kith.round_to_change(uuid), kith.ask_about(uuid, uuid[], text), kith.give_to_tutors(uuid, uuid[], uuid[]),
  kith.stop_asking(uuid, uuid, text) from public;
grant execute on function kith.may_for_school(text, uuid), kith.may_be_asked_about(uuid, uuid, uuid), kith.my_schools(),
  kith.may(text) to kith_definer;
grant execute on function access.make_link(uuid, text, text, uuid, text, uuid, integer), access.end_links(text, uuid, text),
  kith.ask_about(uuid, uuid[], text), kith.give_to_tutors(uuid, uuid[], uuid[]), kith.stop_asking(uuid, uuid, text)
  to kith_app, kith_worker;
grant execute on function door.link_of(text) to kith_door;
