-- name: findTold
-- What the council's file said last of a child. What an undone file said counts no more.
select t.said_on, t.began_on, t.ended_on, t.end_reason, t.organisation, t.worker, m.name as made_by
  from kith.early_help_told t left join kith.people m on m.id = t.made_by
 where t.child_id = :child_id and t.undone_at is null
 order by t.said_on desc, t.made_at desc
 limit 1;
