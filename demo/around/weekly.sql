-- name: findLead
-- Who leads at a school.
select m.person_id from kith.memberships m
 where m.place_id = (select kith.place()) and m.role = 'school-lead' and m.school_id = :school_id and m.ended_at is null
 order by m.made_at
 limit 1;
