-- name: goalOfAnotherPlan
-- As somebody who can put SQL of their own into a page.
insert into kith.plan_goals (place_id, id, child_id, plan_id, slot, whose, measure, began_on, ended_on, ended_how, made_by)
values ((select kith.place()), gen_random_uuid(), :child, :plan, 3, 'child', 'faces', date '2026-07-17', date '2026-07-17', 'reached',
        (select kith.person()));

-- name: yesOfAnother
insert into kith.plan_agreements (place_id, id, child_id, plan_id, side, agrees, name, how, said_on, number, made_by)
values ((select kith.place()), gen_random_uuid(), :child, :plan, 'parent', true, 'Forged', 'together', date '2026-07-17', 1, :person);

-- name: sayItWasNotBeside
insert into kith.plan_versions (place_id, id, child_id, plan_id, number, saved_on, follows, beside, hopes, made_by)
values ((select kith.place()), gen_random_uuid(), :child, :plan, 1, date '2026-07-17', null, false, 'Forged', (select kith.person()))
returning number, beside;

-- name: versionOfNothing
insert into kith.plan_versions (place_id, id, child_id, plan_id, number, saved_on, follows, beside, hopes, made_by)
values ((select kith.place()), gen_random_uuid(), :child, :plan, 1, date '2026-07-17', null, true, 'Forged', (select kith.person()));

-- name: stopInAnotherName
update kith.plan_activities set stopped_on = date '2026-07-17' where child_id = :child;

-- name: holdReview
insert into kith.reviews (place_id, id, child_id, kind, planned_for, held_on, agreed)
values (:place, :id, :child, 'between', :on_day, :on_day, 'Tried here');

-- name: forgetReview
delete from kith.reviews where id = :id;

-- name: enrolAnew
insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
values (:place, gen_random_uuid(), :child, :school, 'Another', date '2026-07-17', date '2028-07-17');

-- name: countWaiting
-- Of this database alone: how many wait for what another transaction has not finished.
select count(*)::int as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
 where not l.granted and a.datname = current_database();
