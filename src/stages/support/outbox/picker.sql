-- name: findChildren
-- Whom the asker is there for: a device is told initials and the school, and no more.
select t.child_id, n.forename, n.surname, s.urn as school
  from access.caseloads c
  join kith.taking_part t on t.child_id = c.child_id
  join kith.schools s on s.place_id = t.place_id and s.id = t.school_id
  left join kith.names n on n.child_id = t.child_id and n.ended_at is null
 where c.person_id = (select kith.person()) and c.ended_at is null
 order by s.urn, n.forename, n.surname, t.child_id;
