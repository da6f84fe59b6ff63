-- name: findChildren
-- Those on somebody's caseload, taking part or not, in an order that stays.
select l.child_id, n.forename
  from access.caseloads l
  left join kith.names n on n.child_id = l.child_id and n.ended_at is null
 where l.person_id = :person_id and l.ended_at is null
 order by l.child_id;
