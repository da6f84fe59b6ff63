-- Whoever a concern is about reads nothing of it when records are let go either (rules/concerns.md): facts and counts leave it out
-- for them (0056), and where the file has nothing else, no line of a list says to them that there is one.
create function kith.files_kept_from_me() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
begin
  return array(
    select distinct c.child_id from kith.safeguarding_concerns c
     where c.place_id = here and asking = any (c.kept_from_id)
       and not exists (select 1 from kith.safeguarding_concerns x
                        where x.place_id = here and x.child_id = c.child_id and not asking = any (x.kept_from_id))
       and not exists (select 1 from kith.safeguarding_entries x
                        where x.place_id = here and x.child_id = c.child_id and not asking = any (x.kept_from_id))
       and not exists (select 1 from kith.glass_broken x where x.place_id = here and x.child_id = c.child_id));
end $$;
alter function kith.files_kept_from_me() owner to kith_definer;
revoke all on function kith.files_kept_from_me() from public;
grant execute on function kith.files_kept_from_me() to kith_app;

create policy not_whom_it_is_about on kith.keeping_lines as restrictive for select to kith_app
  using (part <> 'safeguarding' or child_id <> all ((select kith.files_kept_from_me())::uuid[]));
