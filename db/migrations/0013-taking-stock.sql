-- After thousands of new rows PostgreSQL still plans for an empty table until it looks again by itself, minutes later: a
-- list of fifty took 1.4 s, and 20 ms once it had looked. So an import and a screen end by asking it to look.
-- Only at tables that have grown by one in twenty-five since it looked last: a new place among others shows already, and
-- what stays as it is costs nothing.
-- Only the owner of a table may ask, so this one function belongs to the owner; it takes nothing and gives nothing.
create function kith.take_stock() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held record;
begin
  for held in
    select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('kith', 'access') and c.relkind = 'r'
       and (c.reltuples < 0 or 25 * pg_relation_size(c.oid) > 26 * c.relpages * current_setting('block_size')::bigint)
  loop
    execute format('analyze %I.%I', held.nspname, held.relname);
  end loop;
end $$;
revoke all on function kith.take_stock() from public;
grant execute on function kith.take_stock() to kith_worker;
