-- name: forgetStep
-- An attendance plan of the child with a step whose day has passed.
with plan as (
  insert into kith.attendance_plans (place_id, id, child_id, began_on)
  select c.place_id, gen_random_uuid(), c.id, date '2026-06-01' from kith.children c where c.id = :child
  returning place_id, id, child_id)
insert into kith.attendance_plan_steps (place_id, id, child_id, plan_id, what, who, by_day)
select p.place_id, gen_random_uuid(), p.child_id, p.id, 'Meet at the gate', 'Danny', date '2026-07-03' from plan p;
