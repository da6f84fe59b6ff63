-- name: findRowsPlannedFor
select greatest(c.reltuples, 0)::bigint as "rows" from pg_class c where c.oid = 'kith.schools'::regclass;
