-- Places and their blueprints, organisations, schools, the calendar, and the people who work there.

create table kith.places (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  name text not null,
  pretend boolean not null,
  zone text not null,
  -- A pretend place may stand still at one day, so that its children's week is the one its data tells of.
  stands_on date check (stands_on is null or pretend),
  made_at timestamptz not null default now()
);
select kith.guard('kith.places', 'place', via => 'id = (select kith.place())', door_reads => true);

-- A blueprint is the place as data, versioned; the latest version is the one in force.
create table kith.blueprints (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  version integer not null check (version > 0),
  content jsonb not null,
  hash text not null,
  because text not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  unique (place_id, version)
);
select kith.guard('kith.blueprints', 'place', duty => 'set up the place');

create table kith.organisations (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('lead-charity', 'council', 'school', 'partner', 'payer', 'evaluator', 'other')),
  made_at timestamptz not null default now(),
  primary key (place_id, id),
  unique (place_id, name)
);
select kith.guard('kith.organisations', 'place', duty => 'set up the place');

create table kith.schools (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  organisation_id uuid,
  urn text not null check (urn ~ '^[0-9]{6}$'),
  name text not null,
  phase text not null check (phase in ('primary', 'secondary', 'all-through', 'special', 'alternative', 'not-said')),
  capacity integer check (capacity >= 0),
  made_at timestamptz not null default now(),
  primary key (place_id, id),
  unique (place_id, urn),
  foreign key (place_id, organisation_id) references kith.organisations (place_id, id)
);
select kith.guard('kith.schools', 'place', duty => 'set up the place');

create table kith.terms (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  academic_year integer not null check (academic_year between 2000 and 2100),
  name text not null,
  starts_on date not null,
  ends_on date not null,
  primary key (place_id, id),
  unique (place_id, academic_year, name),
  check (ends_on > starts_on)
);
select kith.guard('kith.terms', 'place', duty => 'set up the place');

create table kith.school_days (
  place_id uuid not null references kith.places (id),
  day date not null,
  academic_year integer not null,
  primary key (place_id, day)
);
select kith.guard('kith.school_days', 'place', duty => 'set up the place');

-- The people who work with a place. A person may belong to more than one place, so people have none of their own.
create table kith.people (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  email text not null,
  made_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index people_by_email on kith.people (lower(email));

create table access.roles (
  role text primary key,
  scope text not null check (scope in ('place', 'roll', 'caseload', 'episode', 'none')),
  meaning text not null
);

create table kith.memberships (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  person_id uuid not null references kith.people (id),
  role text not null references access.roles (role),
  organisation_id uuid,
  school_id uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, organisation_id) references kith.organisations (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  check (role <> 'school-lead' or school_id is not null)
);
create unique index memberships_once on kith.memberships
  (place_id, person_id, role, coalesce(school_id, place_id)) where ended_at is null;
create index memberships_of_person on kith.memberships (person_id) where ended_at is null;

-- What each role may read and write of each class, letter for letter as in docs/who-sees-what.md; and its duties.
create table access.matrix (
  role text not null references access.roles (role),
  class text not null,
  letters text not null,
  primary key (role, class)
);
create table access.duties (
  role text not null references access.roles (role),
  duty text not null,
  primary key (role, duty)
);

select kith.guard('access.roles', 'open');
select kith.guard('access.matrix', 'open');
select kith.guard('access.duties', 'open');
select kith.guard('kith.memberships', 'place', duty => 'manage staff', door_reads => true);

-- People have no place: a colleague is seen through a membership that is seen.
select kith.guard('kith.people', 'place', duty => 'manage staff', door_reads => true,
  via => 'exists (select 1 from kith.memberships m where m.person_id = kith.people.id)');

-- The first statement of every transaction: says who is asking, for this transaction only, and gives back who that is.
-- A session that is used slides forward, at most one write a minute.
create function kith.enter(credential_hash text) returns table (
  credential_id uuid, kind text, purpose text, person_id uuid, person_name text, place_id uuid, place_slug text,
  place_name text, place_pretend boolean, place_zone text, place_stands_on date, roles text[], shared_computer boolean, stepped_up_at timestamptz, until timestamptz
) language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials;
begin
  perform set_config('kith.credential', credential_hash, true);
  asking := access.credential();
  if asking.id is null then return; end if;
  perform set_config('kith.works_with_some', case when asking.kind = 'person' and exists (
      select 1 from kith.memberships m
        join access.roles r on r.role = m.role and r.scope = 'place'
       where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null)
    then 'no' else 'yes' end, true);
  if asking.last_seen_at < now() - interval '1 minute' then
    update access.credentials c set last_seen_at = now() where c.id = asking.id;
  end if;
  return query
    select asking.id, asking.kind, asking.purpose, asking.person_id, p.name, l.id, l.slug, l.name, l.pretend, l.zone, l.stands_on,
           coalesce((select array_agg(distinct m.role order by m.role) from kith.memberships m
                      where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null), '{}'),
           asking.shared_computer, asking.stepped_up_at, least(asking.until, now() + asking.idle)
      from (select 1) as always left join kith.people p on p.id = asking.person_id and p.ended_at is null
           left join kith.places l on l.id = asking.place_id
     where asking.kind <> 'person'
        -- A sign-in at the very moment of leaving is no way to stay: the membership decides, each time.
        or p.id is not null and (asking.place_id is null or exists (
             select 1 from kith.memberships m
              where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null));
end $$;

-- Jobs and the command line act for one place under a name, with a credential like everybody else.
create function access.start_work(new_id uuid, credential_hash text, work_kind text, place uuid, why text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if work_kind not in ('job', 'operator') then
    raise exception 'start_work is for jobs and operators, not %', work_kind;
  end if;
  insert into access.credentials (id, hash, kind, place_id, purpose, idle, until)
    values (new_id, credential_hash, work_kind, place, why, interval '6 hours', now() + interval '6 hours');
end $$;
create function access.end_work(work_id uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$ update access.credentials set ended_at = now(), ended_why = 'done'
       where id = work_id and kind in ('job', 'operator') and ended_at is null $$;

alter function kith.enter(text) owner to kith_definer;
alter function access.start_work(uuid, text, text, uuid, text) owner to kith_definer;
alter function access.end_work(uuid) owner to kith_definer;
revoke all on function kith.enter(text), access.start_work(uuid, text, text, uuid, text), access.end_work(uuid) from public;
grant execute on function kith.enter(text) to kith_app, kith_worker;
grant execute on function access.start_work(uuid, text, text, uuid, text), access.end_work(uuid) to kith_worker;

-- A person is one row however many places they work in, so adding one asks over all places: whoever may manage staff
-- here gets the id of the person with this address, made now where there was none, and nothing else of them.
create function kith.add_person(new_id uuid, new_name text, new_email text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known uuid;
begin
  if not kith.may('manage staff') then
    raise exception 'This needs the duty: manage staff.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.people (id, name, email) values (new_id, new_name, new_email)
    on conflict (lower(email)) do nothing;
  select p.id into known from kith.people p where lower(p.email) = lower(new_email);
  return known;
end $$;
alter function kith.add_person(uuid, text, text) owner to kith_definer;
revoke all on function kith.add_person(uuid, text, text) from public;
grant execute on function kith.add_person(uuid, text, text) to kith_app, kith_worker;

-- Before there is a credential for a place, the command line must find the place it is for.
create function access.place_of_slug(wanted text) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select p.id from kith.places p where p.slug = wanted $$;
alter function access.place_of_slug(text) owner to kith_definer;
revoke all on function access.place_of_slug(text) from public;
grant execute on function access.place_of_slug(text) to kith_worker, kith_door;

-- Pretend and real places never share a database: asked at every start, before there is anybody.
create function access.holds_places(pretend_ones boolean) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select exists (select 1 from kith.places p where p.pretend = pretend_ones) $$;
alter function access.holds_places(boolean) owner to kith_definer;
revoke all on function access.holds_places(boolean) from public;
grant execute on function access.holds_places(boolean) to kith_worker;
