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

-- name: stopInAnotherName
update kith.plan_activities set stopped_on = date '2026-07-17' where child_id = :child;
