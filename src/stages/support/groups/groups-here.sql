-- name: findThoseToChoose
-- Who takes part and is within reach, for the members of a group: those of its school first.
select t.child_id, n.forename, n.surname, o.year_group, s.name as school, s.id = :school_id as at_school
  from kith.taking_part t
  join kith.schools s on s.place_id = t.place_id and s.id = t.school_id
  left join kith.names n on n.child_id = t.child_id and n.ended_at is null
  left join kith.rolls o on o.child_id = t.child_id and o.ended_at is null
 where t.place_id = (select kith.place())
 order by s.id = :school_id desc, s.name, n.forename, n.surname, t.child_id
 limit 400;

-- name: findSchools
select s.id, s.name
  from kith.schools s
 where s.place_id = (select kith.place()) and s.id in (select kith.my_schools())
 order by s.name;
