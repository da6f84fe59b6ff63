-- name: beginPlans
insert into kith.attendance_plans (place_id, id, child_id, began_on, made_by)
select t.place_id, r.id, r.child_id, r.began_on, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (id uuid, child_id uuid, began_on date, made_by uuid)
  join kith.taking_part t on t.child_id = r.child_id
on conflict do nothing
returning id;

-- name: addCauses
insert into kith.attendance_plan_causes (place_id, id, child_id, plan_id, said_by, causes, words, said_on, made_by)
select p.place_id, r.id, p.child_id, p.id, r.said_by, r.causes, r.words, r.said_on, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, plan_id uuid, said_by text, causes text[], words text, said_on date, made_by uuid)
  join kith.attendance_plans p on p.id = r.plan_id and p.closed_on is null
on conflict (place_id, id) do nothing
returning id;

-- name: addSteps
insert into kith.attendance_plan_steps (place_id, id, child_id, plan_id, what, who, by_day, done_on, made_by)
select p.place_id, r.id, p.child_id, p.id, r.what, r.who, r.by_day, r.done_on, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, plan_id uuid, what text, who text, by_day date, done_on date, made_by uuid)
  join kith.attendance_plans p on p.id = r.plan_id and p.closed_on is null
on conflict (place_id, id) do nothing
returning id;

-- name: settleStep
update kith.attendance_plan_steps set done_on = :done_on::date, dropped_because = :dropped_because
 where id = :id and child_id = :child_id and done_on is null and dropped_because is null
returning id;

-- name: addYeses
insert into kith.attendance_plan_yeses (place_id, id, child_id, plan_id, side, agrees, name, said_on, words, made_by)
select p.place_id, r.id, p.child_id, p.id, r.side, r.agrees, r.name, r.said_on, r.words,
       coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, plan_id uuid, side text, agrees boolean, name text, said_on date, words text, made_by uuid)
  join kith.attendance_plans p on p.id = r.plan_id and p.closed_on is null
on conflict (place_id, id) do nothing
returning id;

-- name: addTimetables
insert into kith.part_time_timetables (place_id, id, child_id, plan_id, starts_on, ends_on, in_school, because, made_by)
select p.place_id, r.id, p.child_id, p.id, r.starts_on, r.ends_on, r.in_school, r.because,
       coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, plan_id uuid, starts_on date, ends_on date, in_school text[], because text, made_by uuid)
  join kith.attendance_plans p on p.id = r.plan_id and p.closed_on is null
on conflict (place_id, id) do nothing
returning id;

-- name: endTimetable
update kith.part_time_timetables set ended_on = :on_day
 where id = :id and child_id = :child_id and ended_on is null
returning id;

-- name: addReviews
insert into kith.attendance_plan_reviews (place_id, id, child_id, plan_id, on_day, words, next_on, made_by)
select p.place_id, r.id, p.child_id, p.id, r.on_day, r.words, r.next_on, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, plan_id uuid, on_day date, words text, next_on date, made_by uuid)
  join kith.attendance_plans p on p.id = r.plan_id and p.closed_on is null
on conflict (place_id, id) do nothing
returning id;

-- name: closePlan
update kith.attendance_plans set closed_on = :on_day, closed_because = :because
 where id = :id and child_id = :child_id and closed_on is null
returning id;

-- name: findPlans
select a.id, a.began_on, a.made_at, m.name as made_by, a.closed_on, a.closed_because
  from kith.attendance_plans a
  left join kith.people m on m.id = a.made_by
 where a.child_id = :child_id
 order by a.began_on desc, a.made_at desc
 limit 20;

-- name: findCauses
select c.id, c.said_by, c.causes, c.words, c.said_on, m.name as made_by, c.made_at
  from kith.attendance_plan_causes c left join kith.people m on m.id = c.made_by
 where c.plan_id = :plan_id
 order by c.said_on, c.made_at
 limit 40;

-- name: findSteps
select s.id, s.what, s.who, s.by_day, s.done_on, s.dropped_because, s.made_at
  from kith.attendance_plan_steps s
 where s.plan_id = :plan_id
 order by (s.done_on is not null or s.dropped_because is not null), s.by_day, s.made_at
 limit 60;

-- name: findYeses
-- What each side said last.
select distinct on (y.side) y.id, y.side, y.agrees, y.name, y.said_on, y.words
  from kith.attendance_plan_yeses y
 where y.plan_id = :plan_id
 order by y.side, y.said_on desc, y.made_at desc;

-- name: findTimetables
select t.id, t.starts_on, t.ends_on, t.in_school, t.because, t.ended_on, t.made_at
  from kith.part_time_timetables t
 where t.plan_id = :plan_id
 order by t.starts_on desc, t.made_at desc
 limit 20;

-- name: findReviews
select r.id, r.on_day, r.words, r.next_on, m.name as made_by, r.made_at
  from kith.attendance_plan_reviews r left join kith.people m on m.id = r.made_by
 where r.plan_id = :plan_id
 order by r.on_day desc, r.made_at desc
 limit 40;

-- name: findTimetablesEnding
-- Of the asker's own caseload: part-time timetables that run on a day and end at the latest on another.
select t.id, t.child_id, n.forename, left(n.surname, 1) as initial, e.school_id, t.starts_on, t.ends_on
  from kith.part_time_timetables t
  join kith.taking_part e on e.child_id = t.child_id
  join kith.attendance_plans p on p.id = t.plan_id and p.closed_on is null
  join access.caseloads l on l.child_id = t.child_id and l.person_id = (select kith.person()) and l.ended_at is null
  left join kith.names n on n.child_id = t.child_id and n.ended_at is null
 where t.ended_on is null and t.starts_on <= :today and t.ends_on <= :until
   and not exists (select 1 from kith.part_time_timetables x
                    where x.plan_id = t.plan_id and x.ended_on is null and x.ends_on > t.ends_on)
   and not exists (select 1 from kith.attendance_plan_reviews r where r.plan_id = t.plan_id and r.on_day >= t.ends_on)
 order by t.ends_on
 limit 20;

-- name: findReviewsDue
-- Of the asker's own caseload: open plans whose newest review names this day, or one before it.
select p.id, p.child_id, n.forename, left(n.surname, 1) as initial, w.next_on
  from kith.attendance_plans p
  join access.caseloads l on l.child_id = p.child_id and l.person_id = (select kith.person()) and l.ended_at is null
  join lateral (select r.next_on from kith.attendance_plan_reviews r where r.plan_id = p.id
                 order by r.on_day desc, r.made_at desc limit 1) w on true
  left join kith.names n on n.child_id = p.child_id and n.ended_at is null
 where p.closed_on is null and w.next_on <= :today
 order by w.next_on
 limit 20;

-- name: findPlansOpen
select p.child_id, p.began_on from kith.attendance_plans p
 where p.child_id = any(:children::uuid[]) and p.closed_on is null;

-- name: findStepsOverdue
-- Of these children, the earliest day of a step of the open plan that has passed, and the school whose days count.
select s.child_id, t.school_id, min(s.by_day) as by_day
  from kith.attendance_plan_steps s
  join kith.attendance_plans p on p.id = s.plan_id and p.closed_on is null
  join kith.taking_part t on t.child_id = s.child_id
 where s.child_id = any(:children::uuid[]) and s.by_day < :on_day
   and s.done_on is null and s.dropped_because is null
 group by s.child_id, t.school_id;

-- name: findPlanHappenings
-- What was written between two days, for the timeline: a row each.
select p.id, 'began' as what, p.began_on as on_day, p.made_at as at, null as words, null as who, m.name as by_name
  from kith.attendance_plans p left join kith.people m on m.id = p.made_by
 where p.child_id = :child_id and p.began_on between :from_day and :to_day
union all
select p.id, 'closed', p.closed_on, p.made_at, p.closed_because, null, m.name
  from kith.attendance_plans p left join kith.people m on m.id = p.closed_by
 where p.child_id = :child_id and p.closed_on between :from_day and :to_day
union all
select r.id, 'reviewed', r.on_day, r.made_at, r.words, null, m.name
  from kith.attendance_plan_reviews r left join kith.people m on m.id = r.made_by
 where r.child_id = :child_id and r.on_day between :from_day and :to_day
union all
select s.id, 'step-done', s.done_on, s.made_at, s.what, s.who, m.name
  from kith.attendance_plan_steps s left join kith.people m on m.id = s.settled_by
 where s.child_id = :child_id and s.done_on between :from_day and :to_day
union all
select t.id, 'part-time', t.starts_on, t.made_at, t.because, null, m.name
  from kith.part_time_timetables t left join kith.people m on m.id = t.made_by
 where t.child_id = :child_id and t.starts_on between :from_day and :to_day
 order by on_day desc
 limit 200;
