-- name: findRules
-- What stands in for what a blueprint leaves out is said in settings.ts.
select (b.content #>> '{alerts,presence,over_school_days}')::int as over_school_days,
       (b.content #>> '{alerts,in_school,window_school_days}')::int as window_school_days,
       (b.content #>> '{alerts,in_school,minimum_sessions}')::int as minimum_sessions,
       (b.content #>> '{alerts,in_school,timetable_ends_school_days}')::int as timetable_ends_school_days,
       (b.content #>> '{alerts,missed,suspended_within_days}')::int as suspended_within_days,
       (b.content #>> '{alerts,contact,undo_minutes}')::int as undo_minutes
  from kith.blueprints b
 where b.place_id = (select kith.place())
 order by b.version desc
 limit 1;
