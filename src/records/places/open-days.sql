-- name: findOpenDays
-- Of each of these schools the days it was or will be open, as one list: rows of days are read five times as slowly.
select s.school_id, array(select d.day from kith.open_days(s.school_id, :from_day, :to_day) as d (day) order by d.day) as days
  from unnest(:schools::uuid[]) as s (school_id);
