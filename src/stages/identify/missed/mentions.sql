-- name: findLastActs
select a.child_id, max(a.on_day) as on_day
  from kith.missed_acts a
 where a.child_id = any(:children::uuid[]) and a.on_day >= :since and a.taken_back_at is null
 group by a.child_id;

-- name: findLastConcerns
select c.child_id, max(c.on_day) as on_day
  from kith.concerns c
 where c.child_id = any(:children::uuid[]) and c.on_day >= :since
 group by c.child_id;
