-- name: findAgreed
-- Of whom it is agreed that they stand on this page and the asker writes the plan.
select t.child_id, n.forename, left(n.surname, 1) as initial
  from kith.may_stand_on_weekly(:school_id, :reader_id) m (child_id)
  join kith.taking_part t on t.child_id = m.child_id
  left join kith.names n on n.child_id = t.child_id and n.ended_at is null
 order by n.forename, n.surname
 limit 400;

-- name: findNamesToKeepOut
-- The names of everybody who takes part and whom the asker sees, but of whom it is not agreed: no sentence may say them.
select n.forename, n.surname
  from kith.taking_part t
  join kith.names n on n.child_id = t.child_id and n.ended_at is null
 where not (t.child_id = any (:agreed::uuid[]))
 limit 5000;

-- name: findGoals
-- Goals that are shared with this reader: reached since a day, or further on at the last look since then than at the one before.
select s.child_id, g.id, g.measure, v.aim, g.ended_on as reached_on, now.value, before.value as value_before
  from kith.plan_shared s
  join kith.plan_goals g on g.id = s.goal_id
  join lateral (select x.aim from kith.plan_versions x
                 where x.goal_id = g.id and not x.beside and x.number <= s.number order by x.number desc limit 1) v on true
  left join lateral (select o.id, o.value, o.on_day from kith.goal_points o where o.goal_id = g.id and o.on_day >= :since
                      order by o.on_day desc, o.made_at desc limit 1) now on true
  left join lateral (select o.value from kith.goal_points o where o.goal_id = g.id and o.on_day < now.on_day
                      order by o.on_day desc, o.made_at desc limit 1) before on true
 where s.child_id = any (:children::uuid[]) and s.whom = :whom
   and (g.ended_how = 'reached' and g.ended_on >= :since or g.ended_on is null and now.value > before.value)
 order by g.ended_on desc nulls last, now.on_day desc
 limit 20;

-- name: findActivities
-- Activities of shared goals that came to their end since a day.
select a.child_id, a.id, a.kind, a.what
  from kith.plan_shared s
  join kith.plan_activities a on a.goal_id = s.goal_id
 where s.child_id = any (:children::uuid[]) and s.whom = :whom and a.done_on >= :since
 order by a.done_on desc
 limit 20;

-- name: findHelped
-- What a teacher tried of "what helps me in class", and it helped.
select a.child_id, a.id, r.name, p.lines[a.line] as line
  from kith.class_page_answers a
  join kith.class_pages p on p.id = a.page_id
  join kith.class_page_readers r on r.id = a.reader_id
 where a.child_id = any (:children::uuid[]) and a.answer = 'helped' and a.given_at >= :since::date
 order by a.given_at desc
 limit 20;

-- name: findAsks
-- What waits for the reader. Of a council: what somebody there does. Of a school: its tasks, its steps of an open attendance plan, and teachers who have not answered a page of what
-- helps in class since it was shared with them.
select a.child_id, a.id, 'action' as about, a.what, a.who_words as who, a.due_on as on_day
  from kith.actions a
 where a.child_id = any (:children::uuid[]) and a.settled_on is null and a.due_on <= :until
   and case when :school_id::uuid is not null then a.who = 'school' else a.who = 'other' and a.who_words ~* '\m(council|early help)\M' end
union all
select s.child_id, s.id, 'step', s.what, s.who, s.by_day
  from kith.attendance_plan_steps s
  join kith.attendance_plans p on p.id = s.plan_id and p.closed_on is null
 where s.child_id = any (:children::uuid[]) and :school_id::uuid is not null and s.done_on is null and s.dropped_because is null and s.by_day <= :until
   and s.who ~* '\m(school|teacher|head|tutor|senco|office|class|mr|mrs|ms|miss)\M'
union all
select r.child_id, r.id, 'class-page', r.name, null, r.until
  from kith.class_page_readers r
 where r.child_id = any (:children::uuid[]) and r.ended_on is null and r.until >= :today and r.made_at < :today::date
   and r.school_id = :school_id::uuid
   and not exists (select 1 from kith.class_page_answers a where a.reader_id = r.id)
 order by on_day
 limit 30;

-- name: findDates
-- Reviews, meetings on coming back and looks at an attendance plan of these children, and groups of the school, up to a day.
select r.child_id, r.id, r.kind as what, r.planned_for as on_day, r.at_time, r.held_where as place
  from kith.reviews r
 where r.child_id = any (:children::uuid[]) and r.held_on is null and r.cancelled_on is null
   and r.planned_for between :today and :until
union all
select m.child_id, m.id, 'return', m.on_day, m.at_time, m.held_where
  from kith.return_meetings m
 where m.child_id = any (:children::uuid[]) and m.held_on is null and m.called_off_because is null
   and m.on_day between :today and :until
union all
select * from (
  select distinct on (v.plan_id) v.child_id, v.id, 'attendance', v.next_on as on_day, null::text, null::text
    from kith.attendance_plan_reviews v
    join kith.attendance_plans p on p.id = v.plan_id and p.closed_on is null
   where v.child_id = any (:children::uuid[])
   order by v.plan_id, v.on_day desc, v.made_at desc) l
 where l.on_day between :today and :until
union all
select * from (
  select distinct on (g.id) null::uuid as child_id, d.id, g.name, d.on_day, d.starts_at, g.room
    from kith.groups g
    join kith.group_days d on d.group_id = g.id and d.cancelled_at is null and d.on_day between :today and :until
   where g.school_id = :school_id::uuid and g.ended_on is null
   order by g.id, d.on_day) n
 order by on_day, at_time
 limit 30;

-- name: findToldByOthers
-- What stands on the pages that others gave this reader of this week, and whose page it is: it is not proposed twice.
select p.name as writer, g.id as page_id, l.about, l.about_id
  from kith.weekly_pages g
  join kith.people p on p.id = g.made_by
  left join kith.weekly_lines l on l.page_id = g.id and l.about_id is not null
 where g.place_id = (select kith.place()) and coalesce(g.school_id, g.reader_id) = coalesce(:school_id::uuid, :reader_id::uuid)
   and g.week_of = :week and g.made_by is distinct from (select kith.person())
   and not exists (select 1 from kith.weekly_pages n
                    where n.place_id = g.place_id and n.week_of = g.week_of and n.made_by = g.made_by
                      and coalesce(n.school_id, n.reader_id) = coalesce(g.school_id, g.reader_id) and n.version > g.version)
 order by g.made_at desc
 limit 200;
