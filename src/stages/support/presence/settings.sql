-- name: findRules
select (b.content #>> '{alerts,presence,not_seen_school_days}')::int as not_seen_school_days,
       (b.content #>> '{alerts,holidays,keep_close_days}')::int as keep_close_days,
       (b.content #>> '{alerts,holidays,list_days_before}')::int as list_days_before
  from kith.blueprints b
 where b.place_id = (select kith.place())
 order by b.version desc
 limit 1;
