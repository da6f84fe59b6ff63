-- name: findAudited
select e.action, e.why, e.detail from audit.entries e where e.child_id = :child order by e.at;
