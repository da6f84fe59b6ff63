-- name: findChildren
-- Those on somebody's caseload, taking part or not, in an order that stays.
select l.child_id, n.forename
  from access.caseloads l
  left join kith.names n on n.child_id = l.child_id and n.ended_at is null
 where l.person_id = :person_id and l.ended_at is null
 order by l.child_id;

-- name: findOldest
-- Those on somebody's caseload who take part and leave primary school this summer.
select t.child_id
  from access.caseloads l
  join kith.taking_part t on t.child_id = l.child_id
  join kith.rolls o on o.child_id = l.child_id and o.ended_at is null and o.year_group = '6'
 where l.person_id = :person_id and l.ended_at is null
 order by t.child_id;
