-- name: findSomebody
-- A child of a school whom nobody objects for nor keeps to an allow list.
select o.child_id from kith.rolls o
 where o.school_id = :school and o.ended_at is null
   and not exists (select 1 from access.restrictions x where x.child_id = o.child_id and x.ended_at is null)
   and not exists (select 1 from access.exclusions x where x.child_id = o.child_id and x.ended_at is null)
   and not exists (select 1 from kith.child_objections x where x.child_id = o.child_id and x.settled_at is null)
   and not exists (select 1 from kith.enrolments x where x.child_id = o.child_id)
 order by o.position limit 1;
