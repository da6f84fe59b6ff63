-- A slug that is mistyped on the command line must not make a second place: which places there are is asked there,
-- before there is a credential for any of them.
create function access.slugs_of_places() returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select p.slug from kith.places p order by p.slug $$;
alter function access.slugs_of_places() owner to kith_definer;
revoke all on function access.slugs_of_places() from public;
grant execute on function access.slugs_of_places() to kith_worker;
