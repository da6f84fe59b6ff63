-- Run by an administrator of the PostgreSQL server, before the first migration and harmlessly again.
-- One role a purpose: pages cannot read accounts, sign-in cannot read children, nobody logs in as the owner.

-- name: oneAtATime
-- Two starts at once would alter the same roles: the second waits until the first has left.
select pg_advisory_lock(hashtextextended('kith.roles', 0));

-- name: makeRoles
do $$
declare
  passwords jsonb := current_setting('kith.passwords')::jsonb;
  login text;
begin
  for login in select unnest(array['kith_owner', 'kith_definer']) loop
    if not exists (select 1 from pg_roles where rolname = login) then
      execute format('create role %I nologin nosuperuser nobypassrls nocreatedb nocreaterole', login);
    end if;
  end loop;
  for login in select jsonb_object_keys(passwords) loop
    if not exists (select 1 from pg_roles where rolname = login) then
      execute format('create role %I nosuperuser nobypassrls nocreatedb nocreaterole', login);
    end if;
    execute format('alter role %I login password %L', login, passwords ->> login);
    execute format('alter role %I set search_path = pg_catalog, pg_temp', login);
  end loop;
  grant kith_owner to kith_migrate;
  grant kith_definer to kith_owner;
  for login in select unnest(array['kith_app', 'kith_door']) loop
    execute format('alter role %I set statement_timeout = %L', login, '5s');
    execute format('alter role %I set lock_timeout = %L', login, '2s');
    execute format('alter role %I set idle_in_transaction_session_timeout = %L', login, '10s');
  end loop;
  -- The rows that policies ask for stand in memory: looking up fifty must not seem dearer than reading a town's.
  alter role kith_app set random_page_cost = 1.1;
  alter role kith_worker set lock_timeout = '5s';
  alter role kith_migrate set lock_timeout = '3s';
end $$;

-- name: givePasswords
select set_config('kith.passwords', :passwords, false);

-- name: databaseExists
select exists (select 1 from pg_database where datname = :database) as "exists";

-- name: makeDatabase
create database :"database" owner kith_owner template template0 encoding 'UTF8';

-- name: copyDatabase
create database :"database" owner kith_owner template :"template" strategy wal_log;

-- name: dropDatabase
drop database if exists :"database" with (force);

-- name: closeToStrangers
revoke all on database :"database" from public;

-- name: letIn
grant connect on database :"database" to kith_app, kith_door, kith_worker, kith_migrate, kith_backup, kith_retention;

-- name: closeCounters
-- PostgreSQL counts what each statement reads of each table, the rows as well that a policy or a function then keeps back, and
-- shows it to everybody: by what a search read a page would learn that somebody hidden is of that name. Every function of these
-- counters, and with them their views, is for those who watch the server and for jobs, which clear up by them. One that is closed
-- is left alone, so that a start changes nothing. Where this is not a superuser, PostgreSQL warns and leaves them as they were.
do $$
declare
  each regprocedure;
begin
  for each in
    select p.oid from pg_catalog.pg_proc p
     where p.pronamespace = 'pg_catalog'::regnamespace and p.proname like 'pg\_stat\_get\_%' and p.prokind = 'f'
       and has_function_privilege('public', p.oid, 'execute')
  loop
    execute format('grant execute on function %s to pg_monitor, kith_owner, kith_worker', each);
    execute format('revoke execute on function %s from public', each);
  end loop;
exception when insufficient_privilege then
  raise warning 'The counters of PostgreSQL stay open to pages: the account of DATABASE_URL may not close them.';
end $$;
