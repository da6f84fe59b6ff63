-- name: findHeld
select n.upn, n.child_id from kith.pupil_numbers n where n.place_id = (select kith.place());

-- name: findYearsOfRolls
select o.school_id, max(o.academic_year)::integer as academic_year from kith.rolls o
 where o.place_id = (select kith.place()) and o.ended_at is null
 group by o.school_id;

-- name: addChildren
insert into kith.children (place_id, id, import_id)
select (select kith.place()), c.id, :import_id from unnest(:children::uuid[]) as c (id);

-- name: addPupilNumbers
insert into kith.pupil_numbers (place_id, child_id, upn, import_id)
select (select kith.place()), n.child_id, n.upn, :import_id
  from unnest(:children::uuid[], :upns::text[]) as n (child_id, upn);

-- name: findOnRolls
select o.child_id from kith.rolls o
 where o.place_id = (select kith.place()) and o.ended_at is null and o.academic_year <= :academic_year
   and o.school_id = any(:schools::uuid[]);

-- name: endOlderRolls
-- Whoever is still on these schools' rolls of an earlier year, and not in this year's file, has left. A child whose family
-- objects is in no file, and stays until a person has settled it.
update kith.rolls o set ended_at = now(), ended_import_id = :import_id
 where o.place_id = (select kith.place()) and o.ended_at is null and o.academic_year < :academic_year
   and o.school_id = any(:schools::uuid[])
   and not exists (select 1 from kith.child_objections j where j.child_id = o.child_id and j.settled_at is null)
returning o.child_id;

-- name: endRollsOf
-- The file was said to be the whole roll: who is not in it has left. A child whose family objects stays, as above.
update kith.rolls o set ended_at = now(), ended_import_id = :import_id
 where o.place_id = (select kith.place()) and o.ended_at is null and o.child_id = any(:children::uuid[])
   and o.school_id = any(:schools::uuid[])
   and not exists (select 1 from kith.child_objections j where j.child_id = o.child_id and j.settled_at is null)
returning o.child_id;
