-- For which schools does whoever is asking act? A role that reaches the whole place, a job or an operator: all of them; a
-- school's own lead or data manager: that school. Policies of tables with a school ask it once a query:
-- `via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())'`.
create function kith.my_schools() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  -- Each question is asked once, and not anew of each school: a page asks this some ten times.
  return query
    select s.id from kith.schools s
     where s.place_id = asking.place_id
       and (asking.kind in ('job', 'operator')
            or exists (select 1 from kith.memberships m join access.roles r on r.role = m.role and r.scope = 'place'
                        where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null)
            or s.id in (select m.school_id from kith.memberships m join access.roles r on r.role = m.role
                         where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null));
end $$;
alter function kith.my_schools() owner to kith_definer;
revoke all on function kith.my_schools() from public;
grant execute on function kith.my_schools() to kith_app, kith_worker, kith_owner;
