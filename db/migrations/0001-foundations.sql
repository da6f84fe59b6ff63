-- The ground everything stands on: who is asking, and the one function that guards a table.
-- Roles exist before this runs (src/platform/database/roles.sql). Everything here is owned by kith_owner.

create schema access;
create schema audit;

grant usage on schema kith, access, audit to kith_app, kith_door, kith_worker, kith_backup, kith_retention;
grant usage, create on schema kith, access, audit to kith_definer;

-- A class of the access matrix, as a bit, so that one index entry can say which classes a person may read.
create table access.classes (
  class text primary key,
  bit integer not null unique,
  meaning text not null
);
insert into access.classes values
  ('identity', 1, 'that the child exists here, name, school, year'),
  ('contact', 2, 'how to reach the family'),
  ('protected_address', 4, 'an address that must not be known; the single unique identifier'),
  ('scores', 8, 'attendance, attainment, behaviour, wellbeing scores, risks met'),
  ('plan', 16, 'plan, sessions, linkings'),
  ('notes', 32, 'practice notes'),
  ('family', 64, 'family, relatives, what others said'),
  ('safeguarding', 128, 'the safeguarding file'),
  ('early_help', 256, 'Early Help episode'),
  ('consent', 512, 'agreement, consent, notices, sharing log'),
  ('outcomes', 1024, 'outcomes and claims');

-- A credential says who is asking: a person's session, a family's or partner's link, a job, an operator.
-- Only its SHA-256 is kept. For a person this row is the session: it slides while it is used and ends for good.
create table access.credentials (
  id uuid primary key,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('person', 'link', 'job', 'operator')),
  person_id uuid,
  place_id uuid,
  purpose text not null check (length(purpose) between 3 and 200),
  device text,
  shared_computer boolean not null default false,
  made_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  idle interval not null,
  until timestamptz not null,
  stepped_up_at timestamptz,
  ended_at timestamptz,
  ended_why text,
  check ((kind = 'person') = (person_id is not null)),
  check (kind in ('person', 'operator') or place_id is not null)
);
create index credentials_of_person on access.credentials (person_id) where ended_at is null;

-- The one way a row of credentials becomes "who is asking". Null when there is none, or it has ended. What the transaction
-- says of itself is read once, before the rows: beside them, a table of few sessions asked it anew of each.
create function access.credential() returns access.credentials
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked text := nullif(current_setting('kith.credential', true), '');
  found_row access.credentials;
begin
  select * into found_row from access.credentials c
   where c.hash = asked and c.ended_at is null and least(c.until, c.last_seen_at + c.idle) > now();
  return found_row;
end $$;

-- The same question, answered with one value: every policy asks these two, a page a hundred times. They take 12 µs where
-- the whole row took 16; as SQL functions, which keep no plan, each took 50.
-- A link sees no table of its place: what it is for, it reads and writes through the functions of its purpose alone.
create function kith.person() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked text := nullif(current_setting('kith.credential', true), '');
begin
  return (select c.person_id from access.credentials c
           where c.hash = asked and c.ended_at is null and least(c.until, c.last_seen_at + c.idle) > now());
end $$;

create function kith.place() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked text := nullif(current_setting('kith.credential', true), '');
begin
  return (select c.place_id from access.credentials c
           where c.hash = asked and c.kind <> 'link'
             and c.ended_at is null and least(c.until, c.last_seen_at + c.idle) > now());
end $$;

alter function access.credential() owner to kith_definer;
alter function kith.person() owner to kith_definer;
alter function kith.place() owner to kith_definer;
revoke all on function access.credential() from public;
revoke all on function kith.person(), kith.place() from public;
grant execute on function kith.person(), kith.place() to kith_app, kith_door, kith_worker, kith_owner;

-- May whoever is asking do this duty here? Operators set places up from the command line, so they may.
create function kith.may(wanted text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind = 'operator' then return true; end if;
  return exists (
    select 1 from kith.memberships m join access.duties d using (role)
     where m.person_id = asking.person_id and m.place_id = asking.place_id
       and m.ended_at is null and d.duty = wanted);
end $$;
alter function kith.may(text) owner to kith_definer;
revoke all on function kith.may(text) from public;
grant execute on function kith.may(text) to kith_app, kith_worker, kith_owner;

-- Who may see which child, which classes, why, until when: what every policy asks. Kept by triggers (0004).
create table access.reach (
  person_id uuid not null,
  child_id uuid not null,
  why text not null,
  place_id uuid not null,
  reads integer not null,
  writes integer not null,
  until timestamptz,
  primary key (person_id, child_id, why)
);
-- What policies read, and no more: somebody who may see a whole town is hashed from this once a query. With the words of
-- `why` in it, the same took 2.9 ms for 4,600 children, not 1.9.
create index reach_of_person on access.reach (person_id, child_id) include (reads, writes, until);
create index reach_of_child on access.reach (child_id);
alter table access.reach enable row level security;
create policy owner_migrates on access.reach for all to kith_owner using (true) with check (true);
create policy definer_works on access.reach for all to kith_definer using (true) with check (true);
create policy backup_reads on access.reach for select to kith_backup using (true);
create policy own_rows on access.reach for select to kith_app using (person_id = (select kith.person()));
alter table access.reach force row level security;
grant select, insert, update, delete on access.reach to kith_definer;
grant select on access.reach to kith_app, kith_backup;

-- Does whoever is asking see every child of the place in this class? By a role that reaches the whole place, with no
-- child restricted to others and none kept from them. Worked out from the same facts as access.reasons, at each query.
create function kith.sees_whole_place(wanted integer) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking record;
begin
  -- In one look and apart from the rest, since every table of children asks it and most who ask work with some children only.
  select c.person_id, c.place_id into asking from access.credentials c
   where c.hash = nullif(current_setting('kith.credential', true), '') and c.kind = 'person'
     and c.ended_at is null and least(c.until, c.last_seen_at + c.idle) > now()
     and exists (
      select 1 from kith.memberships m
        join access.roles r on r.role = m.role and r.scope = 'place'
       where m.person_id = c.person_id and m.place_id = c.place_id and m.ended_at is null);
  if not found then return false; end if;
  return exists (
      select 1 from kith.memberships m
        join access.roles r on r.role = m.role and r.scope = 'place'
        join access.matrix x on x.role = m.role and x.letters like 'R%'
        join access.classes c on c.class = x.class and c.bit = wanted
       where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null)
    and not exists (
      select 1 from access.exclusions e
       where e.person_id = asking.person_id and e.place_id = asking.place_id and e.ended_at is null)
    and not exists (
      select 1 from access.restrictions s
       where s.place_id = asking.place_id and s.ended_at is null
         and not exists (
           select 1 from access.restriction_allows a
            where a.place_id = s.place_id and a.child_id = s.child_id and a.person_id = asking.person_id
              and a.ended_at is null));
end $$;
alter function kith.sees_whole_place(integer) owner to kith_definer;
revoke all on function kith.sees_whole_place(integer) from public;
grant execute on function kith.sees_whole_place(integer) to kith_app, kith_owner;

-- What policies ask: the same, with nothing looked up for whoever `kith.enter` found to have no role that reaches a whole place.
-- Anybody may write that mark, and sees what they saw: access.reach holds the same child by child.
create function kith.sees_all(wanted integer) returns boolean language sql stable
  return current_setting('kith.works_with_some', true) is distinct from 'yes' and kith.sees_whole_place(wanted);
revoke all on function kith.sees_all(integer) from public;
grant execute on function kith.sees_all(integer) to kith_app, kith_owner;

-- Which table holds which class: written by kith.guard, read by the tests and by `kith doctor`.
create table access.guards (
  guarded text primary key,
  class text not null,
  duty text
);

-- Whose record is being let go in this transaction, and that what is held is deleted by nobody: 0056 and 0059 say so. Until then
-- nobody's is, and the role that may delete deletes nothing.
create function kith.being_let_go() returns uuid language sql stable set search_path = pg_catalog, pg_temp
as $$ select null::uuid $$;
create function kith.held_is_kept() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
as $$ begin return old; end $$;

-- Guards a table: ENABLE and FORCE row level security, and the policies and grants of its class. Nobody writes a
-- policy by hand. `class` is one of access.classes (the table then has place_id and a child column; with a `duty`, writing
-- asks for that instead of the child's reach), or:
--   place    every member of the place may read; writing needs the duty
--   own      the person's own rows
--   door     sign-in only: neither pages nor jobs
--   machine  jobs of the place; no page
--   open     reference data: everybody reads, migrations write
-- `via` stands in for a missing column: a condition on rows that the reader already sees.
-- `door_reads` lets sign-in read the table too.
create function kith.guard(
  guarded regclass, class text, child_column text default 'child_id', duty text default null,
  via text default null, door_reads boolean default false
) returns void language plpgsql as $$
declare
  bit integer := (select c.bit from access.classes c where c.class = guard.class);
  here text := 'place_id = (select kith.place())';
  reach constant text := 'exists (select 1 from access.reach r where r.person_id = (select kith.person())'
    ' and r.child_id = %s.%I and r.%s & %s <> 0 and (r.until is null or r.until > now()))';
  can_read text;
  can_write text;
  can_add text;
  can_change text;
  can_go text;
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy owner_migrates on %s for all to kith_owner using (true) with check (true)', guarded);
  execute format('create policy definer_works on %s for all to kith_definer using (true) with check (true)', guarded);
  execute format('create policy backup_reads on %s for select to kith_backup using (true)', guarded);
  execute format('grant select, insert, update, delete on %s to kith_definer', guarded);
  execute format('grant select on %s to kith_backup', guarded);

  if bit is not null then
    -- Whoever sees the whole place is not asked child by child: the answer is one, and nothing is read for it.
    can_read := here || ' and ' || coalesce(via, format('((select kith.sees_all(%s)) or %s)', bit,
      format(reach, guarded, child_column, 'reads', bit)));
    can_write := here || ' and ' || case when duty is not null then format('(select kith.may(%L))', duty)
      else coalesce(via, format(reach, guarded, child_column, 'writes', bit)) end;
    -- A duty says nothing of which child: what is changed under it is somebody whom the asker may read of.
    can_change := case when duty is not null then can_read || format(' and (select kith.may(%L))', duty) end;
    -- A relative is written down before anybody is theirs: whoever may write of this class for some child may begin one.
    if via is not null and duty is null then
      can_add := here || format(' and exists (select 1 from access.reach r where r.person_id = (select kith.person())'
        ' and r.writes & %s <> 0 and (r.until is null or r.until > now()))', bit);
    end if;
    execute format('create policy retention_reads on %s for select to kith_retention using (true)', guarded);
    -- What is seen through another goes when nothing of that is left.
    if exists (select 1 from pg_attribute a where a.attrelid = guarded and a.attname = child_column and not a.attisdropped) then
      can_go := format('%I = (select kith.being_let_go())', child_column);
      execute format('create trigger held_is_kept before delete on %s for each row execute function kith.held_is_kept(%L)',
        guarded, child_column);
    else
      can_go := format('(select kith.being_let_go()) is not null and not (%s)', via);
    end if;
    execute format('create policy retention_deletes on %s for delete to kith_retention using (%s)', guarded, can_go);
    execute format('grant select, delete on %s to kith_retention', guarded);
  elsif class = 'place' then
    here := coalesce(via, here);
    can_read := here;
    can_write := here || case when duty is null then ' and false'
      else format(' and (select kith.may(%L))', duty) end;
  elsif class = 'own' then
    can_read := 'person_id = (select kith.person())';
    can_write := can_read;
  elsif class = 'door' then
    execute format('create policy door_works on %s for all to kith_door using (true) with check (true)', guarded);
    execute format('grant select, insert, update, delete on %s to kith_door', guarded);
  elsif class = 'open' then
    execute format('create policy everybody_reads on %s for select to kith_app, kith_door, kith_worker using (true)', guarded);
    execute format('grant select on %s to kith_app, kith_door, kith_worker', guarded);
  elsif class <> 'machine' then
    raise exception 'kith.guard: unknown class %', class;
  end if;

  if can_read is not null then
    execute format('create policy app_reads on %s for select to kith_app using (%s)', guarded, can_read);
    execute format('create policy app_adds on %s for insert to kith_app with check (%s)', guarded,
      coalesce(can_add, can_write));
    execute format('create policy app_changes on %s for update to kith_app using (%s) with check (%s)',
      guarded, coalesce(can_change, can_write), can_write);
    execute format('grant select, insert on %s to kith_app', guarded);
  end if;
  if door_reads then
    execute format('create policy door_reads on %s for select to kith_door using (true)', guarded);
    execute format('grant select on %s to kith_door', guarded);
  end if;
  if class not in ('own', 'door', 'open') then
    execute format('create policy worker_works on %s for all to kith_worker using (%s) with check (%s)', guarded, here, here);
    execute format('grant select, insert, update on %s to kith_worker', guarded);
  end if;
  insert into access.guards values (guarded::text, class, duty);
end $$;

select kith.guard('kith.migrations', 'open');
select kith.guard('access.classes', 'open');
select kith.guard('access.guards', 'open');
select kith.guard('access.credentials', 'door');
insert into access.guards values ('access.reach', 'own', null);
