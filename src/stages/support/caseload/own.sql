-- name: findOwn
-- The asker's own caseload, of those who take part.
select t.child_id, coalesce(o.school_id, t.school_id) as school_id, t.began_on, n.forename, left(n.surname, 1) as initial
  from access.caseloads l
  join kith.taking_part t on t.child_id = l.child_id
  left join kith.rolls o on o.child_id = l.child_id and o.ended_at is null
  left join kith.names n on n.child_id = l.child_id and n.ended_at is null
 where l.person_id = (select kith.person()) and l.ended_at is null;
