-- name: findOpenDays
-- The days each of these schools was or will be open.
select s.school_id, d.day
  from unnest(:schools::uuid[]) as s (school_id)
  cross join lateral kith.open_days(s.school_id, :from_day, :to_day) as d (day)
 order by s.school_id, d.day;
