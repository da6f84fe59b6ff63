-- name: sinceJune
-- Matched on the first of June, and as many days after it as the test wants.
update access.caseloads set made_at = timestamptz '2026-06-01 09:00+00' where place_id = :place;

-- name: inSchool
insert into kith.days_in_school (place_id, id, person_id, school_id, on_day, there, why, how, captured_at)
values (:place, gen_random_uuid(), :person, :school, :day, :there, case when not :there::boolean then 'ill' end, 'tap', now());

-- name: closeAccount
update kith.people set ended_at = case when :closed::boolean then now() end where id = :person;

-- name: endRole
update kith.memberships set ended_at = case when :ended::boolean then now() end where person_id = :person and role = 'link-worker';

-- name: takingPart
select t.child_id from kith.taking_part t where t.place_id = :place;

-- name: lastThere
update kith.days_in_school set on_day = :day where person_id = :person and there;
