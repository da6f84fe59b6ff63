-- name: findTypes
select t.oid::bigint as oid, t.typname::text as name from pg_catalog.pg_type t;

-- name: findColumns
-- What the catalogue knows of columns that a query may hand out as they are. A view's columns it knows nothing of.
select a.attrelid::bigint as table, a.attnum::int as column, a.attnotnull as never_null
  from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
 where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
   and c.relnamespace::regnamespace::text in ('kith', 'access', 'audit', 'door', 'pgboss');

-- name: generic
select set_config('plan_cache_mode', 'force_generic_plan', false), set_config('kith.credential', :hash, false);

-- name: plan
select trial.explain(:statement, :parameters::int) as plan;

-- name: askForEveryRow
-- What a careless policy would do: a function for every row where a subselect asks once.
select c.id from kith.children c where c.made_at > now() - interval '1 year' and kith.person() is not null and c.import_id is distinct from kith.person();

-- name: unlikeItsShape
select n.id, n.forename, n.surname from kith.names n;
