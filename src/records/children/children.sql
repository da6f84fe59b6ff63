-- name: findChild
select c.id, n.forename, n.surname, o.year_group, s.name as school, s.id as school_id
  from kith.children c
  left join kith.names n on n.child_id = c.id and n.ended_at is null
  left join kith.rolls o on o.child_id = c.id and o.ended_at is null
  left join kith.schools s on s.id = o.school_id
 where c.id = :child_id;

-- name: findByUpn
select p.child_id from kith.pupil_numbers p where p.place_id = (select kith.place()) and p.upn = :upn;
