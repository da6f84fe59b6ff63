-- name: findWorkers
-- The Link Workers of the place, and since when they have been there for somebody.
select p.id as person_id, p.name, min(t.began_on) as began_on
  from access.caseloads c
  join kith.people p on p.id = c.person_id
  join kith.taking_part t on t.place_id = c.place_id and t.child_id = c.child_id
 where c.place_id = (select kith.place()) and c.ended_at is null
 group by p.id, p.name
 order by p.name;

-- name: findSchool
select s.id from kith.schools s where s.place_id = (select kith.place()) and s.urn = :urn;
