-- What the test of the backup asks of a database by itself, as its administrator: nothing here is used by the backup.

-- name: findTables
select schemaname as schema, tablename as name from pg_tables
 where schemaname in ('kith', 'access', 'audit', 'door') order by 1, 2;

-- name: sumRows
select count(*)::int as rows, md5(coalesce(string_agg(md5(r::text), '' order by md5(r::text)), '')) as sum
  from :"schema".:"name" r;

-- name: findStructure
select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line from pg_constraint
 where connamespace in ('kith'::regnamespace, 'access'::regnamespace, 'audit'::regnamespace, 'door'::regnamespace)
union all
select format('%s %s %s %s', tgrelid::regclass, tgname, tgenabled, pg_get_triggerdef(oid)) from pg_trigger
 where not tgisinternal and tgrelid::regclass::text !~ '^pgboss'
 order by 1;

-- name: findPositions
select last_value, is_called from kith.positions;

-- name: addName
insert into kith.names (place_id, id, child_id, forename, surname, ended_at)
select place_id, gen_random_uuid(), id, :forename, :surname, '1999-12-31 23:59:59.999999+13'
  from kith.children order by id limit 1;

-- name: addReasons
insert into kith.suspensions (place_id, id, child_id, starts_on, sessions, type, reasons)
select place_id, gen_random_uuid(), id, '2026-02-28', 3, 'SUSP', :reasons::text[]
  from kith.children order by id limit 1;

-- name: addSealed
insert into kith.protected_addresses (place_id, id, child_id, sealed, key_id, because)
select place_id, gen_random_uuid(), id, :sealed, 'k', 'w' from kith.children order by id limit 1;

-- name: addDoorRows
insert into door.passwords (person_id, hash) select id, '$argon2id$' || id from kith.people;
insert into door.set_ups (id, hash, until) values (gen_random_uuid(), repeat('0f', 32), now() + interval '1 day');
insert into door.tries values ('k', 2, now());

-- name: hideATable
drop policy backup_reads on kith.births;

-- name: backfill
set role kith_owner;
update kith.names set surname = upper(surname);

-- name: countBackfilled
select count(*)::int as names, count(*) filter (where surname is distinct from upper(surname))::int as untouched,
       (select relforcerowsecurity from pg_class where oid = 'kith.names'::regclass) as forced,
       (select rolsuper or rolbypassrls from pg_roles where rolname = 'kith_owner') as above
  from kith.names;
