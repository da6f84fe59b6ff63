-- name: addActivities
-- After those that are there, in the order they are given.
insert into kith.plan_activities (place_id, id, child_id, plan_id, goal_id, position, kind, what, my_choice, domain, ready_when,
       ready_on, begun_on, made_by)
select p.place_id, r.id, p.child_id, p.id, r.goal_id,
       coalesce((select max(a.position) from kith.plan_activities a where a.plan_id = p.id), 0)
         + row_number() over (partition by p.id order by r.nth),
       r.kind, r.what, r.my_choice, r.domain, r.ready_when, r.ready_on, r.begun_on, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, plan_id uuid, goal_id uuid, kind text, what text, my_choice boolean, domain text, ready_when text, ready_on date,
         begun_on date, made_by uuid, nth integer)
  join kith.plans p on p.id = r.plan_id
  join kith.taking_part t on t.enrolment_id = p.enrolment_id
on conflict (place_id, id) do nothing
returning id;

-- name: findActivities
select a.id, a.goal_id, a.position, a.kind, a.what, a.my_choice, a.domain, a.ready_when, a.ready_on, a.begun_on, a.done_on,
       a.stopped_on, a.stopped_side, a.stopped_why, a.stopped_words, m.name as made_by, a.made_at
  from kith.plan_activities a
  left join kith.people m on m.id = a.made_by
 where a.plan_id = :plan_id
 order by a.position, a.made_at
 limit 100;

-- name: sayReady
update kith.plan_activities set ready_on = :on_day
 where id = :id and child_id = :child_id and ready_on is null and stopped_on is null
   and exists (select 1 from kith.plans p join kith.taking_part t on t.enrolment_id = p.enrolment_id where p.id = plan_id)
returning id;

-- name: beginActivity
update kith.plan_activities set begun_on = :on_day
 where id = :id and child_id = :child_id and begun_on is null and stopped_on is null
   and (ready_when is null or ready_on is not null)
   and exists (select 1 from kith.plans p join kith.taking_part t on t.enrolment_id = p.enrolment_id where p.id = plan_id)
returning id;

-- name: finishActivity
update kith.plan_activities set done_on = :on_day
 where id = :id and child_id = :child_id and begun_on is not null and done_on is null and stopped_on is null
returning id;

-- name: moveEarlier
-- It changes places with the one before it that still is to come or runs.
with this as (
  select a.id, a.position, a.plan_id from kith.plan_activities a
   where a.id = :id and a.child_id = :child_id and a.stopped_on is null and a.done_on is null
), before as (
  select a.id, a.position from kith.plan_activities a, this t
   where a.plan_id = t.plan_id and a.position < t.position and a.stopped_on is null and a.done_on is null
   order by a.position desc limit 1
)
update kith.plan_activities a
   set position = case a.id when t.id then b.position else t.position end
  from this t, before b
 where a.id in (t.id, b.id)
returning a.id;

-- name: stopActivity
select kith.stop_activity(:child_id, :id, :on_day, :side, :why, :words) as stopped;

-- name: findCalled
-- Of these children who take part: kinds of activity that were stopped twice or more, with nothing saved of the plan and no review
-- held since the last of these stops.
select a.child_id, a.kind, count(*)::int as times, max(a.stopped_on) as last_on
  from kith.plan_activities a
  join kith.plans p on p.id = a.plan_id
  join kith.taking_part t on t.enrolment_id = p.enrolment_id
 where a.stopped_on is not null and a.child_id = any (:children::uuid[])
 group by a.child_id, a.plan_id, a.kind
having count(*) >= 2
   and not exists (
     select 1 from kith.plan_versions v where v.plan_id = a.plan_id and v.made_at > max(a.stopped_at))
   and not exists (
     select 1 from kith.reviews r where r.child_id = a.child_id and r.held_on >= max(a.stopped_on));
