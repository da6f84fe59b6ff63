-- name: findTables
select format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where n.nspname in ('kith', 'audit', 'access', 'pgboss') and c.relkind = 'r'
 order by 1;

-- name: findRows
select t.xmin::text as "rowVersion", to_jsonb(t) as row from kith.:"table" as t;

-- name: countHolding
-- How many rows of a table hold a text anywhere.
select count(*)::integer as n from :"schema".:"table" as t where t::text ilike '%' || :wanted || '%';

-- name: findReach
select r.person_id, r.child_id from access.reach r;
