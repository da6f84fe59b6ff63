-- name: schoolOf
select o.school_id as id from kith.rolls o where o.child_id = :child and o.ended_at is null;

-- name: holdReview
insert into kith.reviews (place_id, id, child_id, kind, planned_for, held_on, agreed)
select c.place_id, gen_random_uuid(), c.id, 'between', :on_day, :on_day, 'Tried here' from kith.children c where c.id = :child;

-- name: letGo
update access.caseloads set ended_at = now() where child_id = :child;

-- name: haveAgain
update access.caseloads set ended_at = null where child_id = :child;

-- name: enrolAnew
insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
select c.place_id, gen_random_uuid(), c.id, :school, 'Another', date '2026-07-17', date '2028-07-17' from kith.children c where c.id = :child;

-- name: endEnrolment
update kith.enrolments set ended_on = :on_day, ended_because = 'completed' where child_id = :child and ended_on is null;

-- name: enrolAgain
update kith.enrolments set ended_on = null, ended_because = null where child_id = :child;
