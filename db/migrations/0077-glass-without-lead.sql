-- How many records were opened by breaking the glass at which nobody may look: no safeguarding lead but who opened it may act on that
-- child's file. For who runs the programme and who answers for it, so that they name somebody; never of which child, nor by whom.
create function kith.glass_without_lead() returns integer
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
begin
  if not kith.may('answer what is noticed') then return 0; end if;
  return (
    select count(*)::int
      from kith.glass_broken g
     where g.place_id = here and g.reviewed_at is null
       and not exists (
         select 1 from kith.memberships m join access.duties d on d.role = m.role and d.duty = 'receive concerns'
          where m.place_id = here and m.ended_at is null and m.person_id <> g.person_id
            and access.writes_of(m.person_id, g.child_id, 128)));
end $$;
alter function kith.glass_without_lead() owner to kith_definer;
revoke all on function kith.glass_without_lead() from public;
grant execute on function kith.glass_without_lead() to kith_app;
