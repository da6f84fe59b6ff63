-- name: findSigned
select p.cohort_id, (c.frozen_at at time zone :zone)::date as on_day,
       coalesce(c.frozen_at, c.opened_at) as frozen_at, p.place
  from kith.cohort_places p
  join kith.cohorts c on c.id = p.cohort_id
 where p.child_id = :child_id and p.place in ('in', 'reserve')
   and (c.frozen_at at time zone :zone)::date between :from and :to;
