-- name: findLastSpoken
-- Since a day, the latest on which each of these children was spoken of in school: what anybody wrote after a suspension or
-- of a placement, a return meeting that was held, an attendance plan begun or looked at again.
select w.child_id, max(w.on_day) as on_day
  from (
    select x.child_id, x.on_day
      from kith.suspension_lines x
     where x.child_id = any(:children::uuid[]) and x.withdrawn_at is null
    union all
    select m.child_id, m.held_on
      from kith.return_meetings m
     where m.child_id = any(:children::uuid[]) and m.held_on is not null
    union all
    select p.child_id, p.began_on
      from kith.attendance_plans p
     where p.child_id = any(:children::uuid[])
    union all
    select v.child_id, v.on_day
      from kith.attendance_plan_reviews v
     where v.child_id = any(:children::uuid[])) w
 where w.on_day >= :since
 group by w.child_id;
