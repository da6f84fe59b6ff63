-- Whom a concern is kept from, and a school's own safeguarding lead (rules/concerns.md). A concern may be about somebody who works
-- here, and about who would read it: they never read of it, nor that it is there.

alter table kith.safeguarding_concerns
  -- It is about somebody who works with us or at the school: for those who receive concerns, and told to nobody else.
  add column about_staff boolean not null default false,
  -- Whom it is about, of those who could have read it.
  add column kept_from_id uuid[] not null default '{}',
  add check (about_staff or kept_from_id = '{}');
alter table kith.safeguarding_entries add column kept_from_id uuid[] not null default '{}';

create policy not_whom_it_is_about on kith.safeguarding_concerns as restrictive for select to kith_app
  using (not (select kith.person()) = any (kept_from_id));
create policy not_whom_it_is_about on kith.safeguarding_entries as restrictive for select to kith_app
  using (not (select kith.person()) = any (kept_from_id));

-- A line of the file is kept from whom its concern is kept from; one about no concern, from whom any of that file is.
create function kith.kept_with_its_concern() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.kept_from_id := array(
    select distinct k from kith.safeguarding_concerns c cross join unnest(c.kept_from_id) k
     where c.place_id = new.place_id and k is distinct from new.made_by
       and (c.id = new.concern_id or new.concern_id is null and c.child_id = new.child_id));
  return new;
end $$;
create trigger kept_with_its_concern before insert on kith.safeguarding_entries for each row
  execute function kith.kept_with_its_concern();

-- Whom a writer may tick: those of the place who would read of a concern, or be told that there is a file. To who is told nothing of
-- files themself, only those who receive concerns, whose names stand under the numbers too.
create function kith.whom_it_may_be_about() returns table (person_id uuid, name text, roles text[], school text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
  inside constant boolean := exists (
    select 1 from kith.memberships m join access.matrix x on x.role = m.role and x.class = 'safeguarding' and x.letters ~ '^[FR]'
     where m.place_id = here and m.person_id = asking and m.ended_at is null);
begin
  return query
    select p.id, p.name, array_agg(distinct m.role), string_agg(distinct s.name, ', ')
      from kith.memberships m
      join access.matrix x on x.role = m.role and x.class = 'safeguarding' and x.letters ~ '^[FR]'
      join kith.people p on p.id = m.person_id
      left join kith.schools s on s.place_id = m.place_id and s.id = m.school_id
     where m.place_id = here and m.ended_at is null and p.id is distinct from asking and asking is not null
       and (inside or exists (select 1 from access.duties d where d.role = m.role and d.duty = 'receive concerns'))
     group by p.id, p.name
     order by p.name, p.id;
end $$;

drop function kith.write_concern(uuid, uuid, date, time, bytea, text, uuid, uuid, timestamptz);
-- Writes a concern down: whoever works in the place, of a child they may see, or of somebody they name in it. True where it is
-- new; false where the same was here, which is all that is said of a row that is another's. What is added to one is kept from whom
-- that is kept from. An operator writes for others.
create function kith.write_concern(
  concern uuid, child uuid, happened_on date, happened_at time, sealed bytea, key_id text, adds_to uuid,
  by uuid default null, at timestamptz default null, about_staff boolean default false, kept_from uuid[] default '{}'
) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  operator boolean := asking.kind = 'operator';
  writer uuid := case when operator then by else asking.person_id end;
  first kith.safeguarding_concerns;
  keeping uuid[];
begin
  if writer is null or not exists (
      select 1 from kith.memberships m
       where m.place_id = asking.place_id and m.person_id = writer and (operator or m.ended_at is null)) then
    raise exception 'nobody of this place' using errcode = '42501';
  end if;
  if child is not null and not operator and not access.reads_of(writer, child, 1) then
    raise exception 'no such child' using errcode = '42501';
  end if;
  select c.* into first from kith.safeguarding_concerns c
   where c.place_id = asking.place_id and c.id = adds_to and c.written_by = writer;
  keeping := array(
    select distinct m.person_id from kith.memberships m
     where m.place_id = asking.place_id and m.person_id <> writer
       and m.person_id = any (coalesce(kept_from, '{}') || coalesce(first.kept_from_id, '{}')));
  insert into kith.safeguarding_concerns (place_id, id, child_id, happened_on, happened_at, sealed, key_id, adds_to_id, written_by,
    made_at, about_staff, kept_from_id)
  values (asking.place_id, concern, child, write_concern.happened_on, write_concern.happened_at, write_concern.sealed,
         write_concern.key_id, first.id, writer, case when operator then coalesce(at, now()) else now() end,
         coalesce(write_concern.about_staff, false) or coalesce(first.about_staff, false) or keeping <> '{}', keeping)
  on conflict do nothing;
  return found;
end $$;

-- Keeps a concern, what was added to it and what was written about it from these people too. Nobody is taken off again.
create function kith.keep_concern_from(concern uuid, people uuid[]) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  kept uuid[];
begin
  update kith.safeguarding_concerns c set about_staff = true, kept_from_id = array(
      select distinct m.person_id from kith.memberships m
       where m.place_id = here and m.person_id = any (c.kept_from_id || coalesce(people, '{}')))
   where c.place_id = here and c.id = concern and not kith.person() = any (c.kept_from_id) and kith.may_act_on_concern(c.child_id)
  returning c.kept_from_id into kept;
  if kept is null then return false; end if;
  update kith.safeguarding_concerns c set about_staff = true, kept_from_id = array(select distinct k from unnest(c.kept_from_id || kept) k)
   where c.place_id = here and c.adds_to_id = concern;
  update kith.safeguarding_entries e set kept_from_id = array(
      select distinct k from unnest(e.kept_from_id || kept) k where k is distinct from e.made_by)
   where e.place_id = here and e.concern_id = concern;
  return true;
end $$;

create or replace function kith.receive_concern(concern uuid, steps text[]) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update kith.safeguarding_concerns c set received_by = kith.person(), received_at = now(), next_steps = steps
   where c.place_id = kith.place() and c.id = concern and c.received_at is null and kith.may_act_on_concern(c.child_id)
     and not kith.person() = any (c.kept_from_id);
  return found;
end $$;

create or replace function kith.file_concern(concern uuid, child uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update kith.safeguarding_concerns c set child_id = child, filed_by = kith.person(), filed_at = now()
   where c.place_id = kith.place() and c.id = concern and c.child_id is distinct from child
     and kith.may_act_on_concern(c.child_id) and child is not null and kith.may_act_on_concern(child)
     and not kith.person() = any (c.kept_from_id);
  return found;
end $$;

-- Who can receive this concern of the asker's own, by name: whom it is kept from is not among them.
create function kith.receivers_of_own_concern(concern uuid) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct p.name
    from kith.safeguarding_concerns c
    join kith.memberships m on m.place_id = c.place_id and m.ended_at is null and not m.person_id = any (c.kept_from_id)
    join access.duties d on d.role = m.role and d.duty = 'receive concerns'
    join kith.people p on p.id = m.person_id
   where c.place_id = kith.place() and c.id = concern and c.written_by = kith.person()
     and (c.child_id is null or c.filed_at is not null or access.reads_of(m.person_id, c.child_id, 128))
   order by 1
$$;

-- Whom others are told to ask about the file of a child: of those who keep it, who are kept from nothing in it.
create function kith.file_keepers(child uuid) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct p.name
    from kith.memberships m
    join access.duties d on d.role = m.role and d.duty = 'receive concerns'
    join kith.people p on p.id = m.person_id
   where m.place_id = kith.place() and m.ended_at is null and access.reads_of(kith.person(), child, 1)
     and access.reads_of(m.person_id, child, 128)
     and not exists (select 1 from kith.safeguarding_concerns c
                      where c.place_id = m.place_id and c.child_id = child and m.person_id = any (c.kept_from_id))
   order by 1
$$;

-- That concerns wait which nobody with the duty may read: for who runs the programme and who answers for it, so that they name
-- somebody. Never about which child, nor of whom, and never to whom one is about.
create function kith.concerns_without_lead() returns table (concerns integer, since timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
begin
  if not kith.may('answer what is noticed') then return; end if;
  return query
    select count(*)::int, min(c.made_at)
      from kith.safeguarding_concerns c
     where c.place_id = here and not asking = any (c.kept_from_id)
       and not exists (select 1 from kith.safeguarding_entries e where e.place_id = here and e.concern_id = c.id)
       and not exists (
         select 1 from kith.memberships m join access.duties d on d.role = m.role and d.duty = 'receive concerns'
          where m.place_id = here and m.ended_at is null and not m.person_id = any (c.kept_from_id)
            and (c.child_id is null or access.reads_of(m.person_id, c.child_id, 128)));
end $$;

-- That there is a safeguarding file of this child, and since when: for those of whom the matrix says so (F and R), and no more. A
-- concern about somebody who works here raises no flag but for those who receive concerns, and none for whom it is about.
create or replace function kith.safeguarding_file(child uuid) returns table (since timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
  keeps boolean;
  first_at timestamptz;
begin
  -- In plpgsql: every page of a record asks, and a function in SQL is planned anew each time.
  if not exists (
      select 1 from access.reach r
       where r.person_id = asking and r.child_id = child and r.reads & 1 <> 0 and (r.until is null or r.until > now())) then
    return;
  end if;
  select bool_or(x.letters like 'R%') into keeps
    from kith.memberships m
    join access.matrix x on x.role = m.role and x.class = 'safeguarding' and x.letters ~ '^[FR]'
   where m.place_id = here and m.person_id = asking and m.ended_at is null;
  if keeps is null then return; end if;
  select least(
    (select min(c.made_at) from kith.safeguarding_concerns c
      where c.place_id = here and c.child_id = child and (keeps or not c.about_staff) and not asking = any (c.kept_from_id)),
    (select min(e.made_at) from kith.safeguarding_entries e
      where e.place_id = here and e.child_id = child and not asking = any (e.kept_from_id)
        and (keeps or not exists (select 1 from kith.safeguarding_concerns c
                                   where c.place_id = here and c.about_staff
                                     and (c.id = e.concern_id or e.concern_id is null and c.child_id = child)))))
    into first_at;
  if first_at is not null then return query select first_at; end if;
end $$;

-- A school's own designated safeguarding lead or deputy: of the school's leads, whom those who receive concerns have named.
create table kith.school_safeguarding_leads (
  place_id uuid not null,
  id uuid not null default gen_random_uuid(),
  school_id uuid not null,
  person_id uuid not null references kith.people (id),
  named_by uuid references kith.people (id),
  named_at timestamptz not null default now(),
  ended_by uuid references kith.people (id),
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id)
);
create unique index school_safeguarding_leads_once on kith.school_safeguarding_leads (place_id, school_id, person_id) where ended_at is null;
select kith.guard('kith.school_safeguarding_leads', 'place', duty => 'receive concerns');
revoke insert, update on kith.school_safeguarding_leads from kith_app;

insert into access.duties (role, duty) values ('school-lead', 'keep watch at school');

-- Names a school's lead as its safeguarding lead, or ends that. True where something changed. An operator names for others.
create function kith.name_school_safeguarding_lead(school uuid, person uuid, is_lead boolean, by uuid default null) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
begin
  if not kith.may('receive concerns') then raise exception 'not theirs to do' using errcode = '42501'; end if;
  if is_lead then
    insert into kith.school_safeguarding_leads (place_id, school_id, person_id, named_by)
    select m.place_id, m.school_id, m.person_id, coalesce(kith.person(), by) from kith.memberships m
     where m.place_id = here and m.school_id = school and m.person_id = person and m.role = 'school-lead' and m.ended_at is null
    on conflict do nothing;
  else
    update kith.school_safeguarding_leads s set ended_at = now(), ended_by = coalesce(kith.person(), by)
     where s.place_id = here and s.school_id = school and s.person_id = person and s.ended_at is null;
  end if;
  return found;
end $$;

-- The concerns that the asker reads as their school's safeguarding lead: of a child who is on that roll and not kept from them,
-- received, not about somebody who works here, and written since the child came there; earlier ones, once the file was passed on.
create function kith.own_schools_concerns() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
  schools constant uuid[] := array(
    select s.school_id from kith.school_safeguarding_leads s
      join kith.memberships m on m.place_id = s.place_id and m.person_id = s.person_id and m.school_id = s.school_id
       and m.role = 'school-lead' and m.ended_at is null
     where s.place_id = here and s.person_id = asking and s.ended_at is null);
begin
  if schools = '{}' then return schools; end if;
  return array(
    select c.id
      from kith.safeguarding_concerns c
      join kith.rolls o on o.place_id = c.place_id and o.child_id = c.child_id and o.ended_at is null and o.school_id = any (schools)
     -- The roll alone gives it: not a grant, nor another role of theirs. A restriction or a conflict takes that row away.
      join access.reach r on r.person_id = asking and r.child_id = c.child_id and r.why = 'my school''s roll'
     -- Since when they are at the school: always, where no other is known; else since the last other roll ended. A roll that somebody
     -- comes back to is opened again and keeps its first day; one that a file brought as ended was no stay that anybody saw here.
     cross join lateral (
       select case when x.at is null then '-infinity'
                   when bool_or(b.known_at < x.at and coalesce(b.ended_at, 'infinity') > x.at) then x.at
                   else coalesce(min(b.known_at) filter (where b.known_at >= x.at), x.at) end as since
         from (select max(a.ended_at) as at from kith.rolls a
                where a.place_id = here and a.child_id = c.child_id and a.school_id <> o.school_id and a.ended_at > a.known_at) x
         join kith.rolls b on b.place_id = here and b.child_id = c.child_id and b.school_id = o.school_id
        group by x.at) stay
     where c.place_id = here and c.received_at is not null and not c.about_staff and not asking = any (c.kept_from_id)
       and (c.made_at >= stay.since
            or exists (select 1 from kith.safeguarding_entries e
                        where e.place_id = here and e.child_id = c.child_id and e.kind = 'passed-on' and e.made_at >= stay.since)));
end $$;
create policy of_the_own_school on kith.safeguarding_concerns for select to kith_app
  using (id = any ((select kith.own_schools_concerns())::uuid[]));
create policy of_the_own_school on kith.safeguarding_entries for select to kith_app
  using (concern_id = any ((select kith.own_schools_concerns())::uuid[]));

-- A bundle that somebody gathers has not what is kept from them; the second who signs sees that it waits, and gathers it.
create or replace function kith.all_kept_about(child uuid)
returns table (kept_as text, kept jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  each record;
begin
  if not kith.may('answer for the record') or not exists (
      select 1 from access.reach r join access.classes c on c.class = 'safeguarding' and r.writes & c.bit <> 0
       where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
         and (r.until is null or r.until > now())) then
    return;
  end if;
  for each in
    select g.guarded, a.attname from access.guards g
      join access.classes c on c.class = g.class
      join pg_attribute a on a.attrelid = g.guarded::regclass and not a.attisdropped
       and a.attname = case g.guarded when 'kith.children' then 'id' else 'child_id' end
     where g.guarded not in ('kith.record_requests', 'kith.request_pauses', 'kith.bundle_lines', 'kith.search_words')
     order by g.guarded
  loop
    return query execute format('select %L::text, to_jsonb(t) from %s t where t.%I = $1 and t.place_id = $2'
      ' and not coalesce(to_jsonb(t) -> ''kept_from_id'' ? $3, false)', each.guarded,
      each.guarded, each.attname) using child, kith.place(), kith.person()::text;
  end loop;
  return query select 'kith.relatives'::text, to_jsonb(t) from kith.relatives t
    where t.place_id = kith.place()
      and t.id in (select s.relative_id from kith.relationships s where s.place_id = kith.place() and s.child_id = child);
end $$;
-- And what another gathered of it is not theirs to read: of these tables, the lines of rows that the reader sees. Asked of the tables
-- themselves: a function that gave the rows would tell whoever calls it that there is something about them.
create policy not_whom_it_is_about on kith.bundle_lines as restrictive for select to kith_app using (
  case kept_as
    when 'kith.safeguarding_concerns' then exists (
      select 1 from kith.safeguarding_concerns c where c.child_id = kith.bundle_lines.child_id and c.id::text = kith.bundle_lines.row_id)
    when 'kith.safeguarding_entries' then exists (
      select 1 from kith.safeguarding_entries e where e.child_id = kith.bundle_lines.child_id and e.id::text = kith.bundle_lines.row_id)
    else true end);

do $$
declare
  each text;
begin
  foreach each in array array['kith.kept_with_its_concern()', 'kith.whom_it_may_be_about()',
    'kith.write_concern(uuid, uuid, date, time, bytea, text, uuid, uuid, timestamptz, boolean, uuid[])',
    'kith.keep_concern_from(uuid, uuid[])', 'kith.receivers_of_own_concern(uuid)', 'kith.file_keepers(uuid)',
    'kith.concerns_without_lead()', 'kith.name_school_safeguarding_lead(uuid, uuid, boolean, uuid)', 'kith.own_schools_concerns()']
  loop
    execute format('alter function %s owner to kith_definer', each);
    execute format('revoke all on function %s from public', each);
    if each <> 'kith.kept_with_its_concern()' then execute format('grant execute on function %s to kith_app', each); end if;
  end loop;
end $$;
grant execute on function kith.write_concern(uuid, uuid, date, time, bytea, text, uuid, uuid, timestamptz, boolean, uuid[]),
  kith.name_school_safeguarding_lead(uuid, uuid, boolean, uuid) to kith_worker, kith_owner;
