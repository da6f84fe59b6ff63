-- name: maySetUp
select exists (
  select 1 from kith.memberships m join access.duties d on d.role = m.role and d.duty = 'set up the place'
   where m.place_id = (select kith.place()) and m.person_id = :person and m.ended_at is null) as may;
