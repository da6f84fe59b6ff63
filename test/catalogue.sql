-- What the catalogue says about walls: tables, views and functions of Kith's own schemas.

-- name: findColumns
select n.nspname::text as schema, c.relname::text as table, a.attname::text as column,
       (select g.class from access.guards g where g.guarded::regclass = c.oid) as class
  from pg_catalog.pg_attribute a
  join pg_catalog.pg_class c on c.oid = a.attrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
   and n.nspname not in ('information_schema', 'public', 'pgboss', 'trial') and n.nspname not like 'pg\_%'
 order by n.nspname, c.relname, a.attnum;

-- name: findTables
select c.oid::regclass::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
       (select count(*)::int from pg_catalog.pg_policy p where p.polrelid = c.oid) as policies,
       exists (select 1 from access.guards g where g.guarded::regclass = c.oid) as guarded,
       n.nspname = 'pgboss' as foreign_made
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p') and n.nspname not in ('information_schema', 'public', 'trial') and n.nspname not like 'pg\_%'
 order by 1;

-- name: findViews
select c.oid::regclass::text as name, c.relkind = 'm' as materialised,
       coalesce('security_invoker=true' = any(c.reloptions) or 'security_invoker=on' = any(c.reloptions), false) as invoker
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('v', 'm') and n.nspname not in ('information_schema', 'public') and n.nspname not like 'pg\_%'
 order by 1;

-- name: findFunctions
select p.oid::regprocedure::text as name, p.prosecdef as definer, pg_catalog.pg_get_userbyid(p.proowner)::text as owner,
       coalesce('search_path=pg_catalog, pg_temp' = any(p.proconfig), false) as pinned,
       exists (select 1 from pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) a
                where a.grantee = 0 and a.privilege_type = 'EXECUTE') as open_to_all
  from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
 where n.nspname not in ('information_schema', 'public', 'trial', 'lookalike') and n.nspname not like 'pg\_%'
 order by 1;

-- name: begin
begin;

-- name: rollback
rollback;

-- name: plantTable
create table kith.planted (place_id uuid, id uuid);

-- name: plantTableWithoutForce
create table kith.planted (place_id uuid, id uuid);
select kith.guard('kith.planted', 'place');
alter table kith.planted no force row level security;

-- name: plantView
create view kith.planted as select id from kith.children;

-- name: plantMaterialisedView
create materialized view kith.planted as select id from kith.children;

-- name: plantFunction
create function kith.planted() returns bigint language sql security definer as 'select count(*) from kith.children';

-- name: plantColumn
alter table kith.names add column planted text;
