-- name: findMark
select a.register_id from kith.attended a where a.child_id = :child and a.group_day_id = :day;
