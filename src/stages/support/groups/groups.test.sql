-- name: findMark
select a.register_id from kith.attended a where a.child_id = :child and a.group_day_id = :day;

-- name: countAudit
select count(*)::int as entries from audit.entries where action = :action and subject_id = :id;
