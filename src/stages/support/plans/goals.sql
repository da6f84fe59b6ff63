-- name: addGoals
-- Each in the lowest slot that is free, in the order they are given; where three stand none is added.
insert into kith.plan_goals (place_id, id, child_id, plan_id, slot, whose, measure, began_on, made_by)
select p.place_id, r.id, p.child_id, p.id, f.slot, r.whose, r.measure, r.began_on, coalesce((select kith.person()), r.made_by)
  from (select x.*, row_number() over (partition by x.plan_id order by x.nth) as turn
          from jsonb_to_recordset(:rows::jsonb) as x (
                 id uuid, plan_id uuid, whose text, measure text, began_on date, made_by uuid, nth integer)) r
  join kith.plans p on p.id = r.plan_id
  join kith.taking_part t on t.enrolment_id = p.enrolment_id
  join lateral (
    select s.slot, row_number() over (order by s.slot) as turn from generate_series(1, 3) as s (slot)
     where not exists (select 1 from kith.plan_goals g where g.plan_id = p.id and g.slot = s.slot and g.ended_on is null)) f
    on f.turn = r.turn
on conflict do nothing
returning id;

-- name: findGoals
select g.id, g.slot, g.whose, g.measure, g.began_on, g.made_at, g.ended_on, g.ended_how, g.ended_words
  from kith.plan_goals g
 where g.plan_id = :plan_id
 order by g.ended_on desc nulls first, g.slot
 limit 40;

-- name: endGoal
update kith.plan_goals set ended_on = :on_day, ended_how = :how, ended_words = :words
 where id = :id and child_id = :child_id and ended_on is null
returning id;

-- name: addPoints
insert into kith.goal_points (place_id, id, child_id, plan_id, goal_id, measure, on_day, value, said_by, words, made_by)
select g.place_id, r.id, g.child_id, g.plan_id, g.id, g.measure, r.on_day, r.value, r.said_by, r.words,
       coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, goal_id uuid, on_day date, value integer, said_by text, words text, made_by uuid)
  join kith.plan_goals g on g.id = r.goal_id
  join kith.plans p on p.id = g.plan_id
  join kith.taking_part t on t.enrolment_id = p.enrolment_id
on conflict (place_id, id) do nothing
returning id;

-- name: findPoints
-- Of all goals of a plan, the oldest first.
select o.id, o.goal_id, o.on_day, o.value, o.said_by, o.words, o.made_at, m.name as made_by
  from kith.goal_points o
  join kith.plan_goals g on g.id = o.goal_id
  left join kith.people m on m.id = o.made_by
 where g.plan_id = :plan_id
 order by o.on_day, o.made_at
 limit 500;

-- name: sayNotNow
insert into kith.plan_not_now (place_id, id, child_id, plan_id, area, said_on, made_by)
select p.place_id, r.id, p.child_id, p.id, r.area, r.said_on, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (id uuid, plan_id uuid, area text, said_on date, made_by uuid)
  join kith.plans p on p.id = r.plan_id
  join kith.taking_part t on t.enrolment_id = p.enrolment_id
on conflict do nothing
returning id;

-- name: endNotNow
update kith.plan_not_now set ended_on = :on_day
 where plan_id = :plan_id and child_id = :child_id and area = :area and ended_on is null
returning id;

-- name: findNotNow
select n.id, n.area, n.said_on, m.name as made_by
  from kith.plan_not_now n
  left join kith.people m on m.id = n.made_by
 where n.plan_id = :plan_id and n.ended_on is null
 order by n.said_on, n.area;

-- name: findGoalCounts
-- Of each of these children who has a plan now: how many goals stand or were reached, and how many were reached;
-- whether one about their own people is wanted still; of those whom the asker may read of, who may be one that reads only what
-- is shared.
select p.child_id, count(g.id) filter (where g.ended_on is null or g.ended_how = 'reached')::int as goals,
       count(g.id) filter (where g.ended_how = 'reached')::int as reached,
       not (select kith.reads_only_shared()) as whole,
       count(g.id) > 0 and coalesce(bool_and(g.whose <> 'network' or coalesce(g.ended_how = 'changed', false)), true)
         and not exists (select 1 from kith.plan_not_now l
                          where l.plan_id = p.id and l.area = 'own-people' and l.ended_on is null) as own_people_wanted
  from kith.plans p
  join kith.taking_part t on t.enrolment_id = p.enrolment_id
  left join kith.plan_goals g on g.plan_id = p.id
 where p.child_id = any (:children::uuid[])
 group by p.id, p.child_id;
