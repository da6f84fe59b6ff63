-- name: findLines
select l.id, l.kind, l.words, l.by_day, l.made_at, l.made_by, p.name as by_name
  from kith.handover_lines l
  join kith.people p on p.id = l.made_by
 where l.handed_id = :handed_id and l.withdrawn_at is null
 order by l.made_at, l.id;

-- name: findKnown
-- What the child said, their strengths and what helps in class; where they go; what is open; whom to ring. Each of the class
-- its table has, so that the reader gets what is theirs.
(select 'matters' as section, w.words, case w.mark when 'words' then 'in their words' else 'a strength' end as more,
        c.occurred_on as on_day
   from kith.contact_notes w
   join kith.contacts c on c.place_id = w.place_id and c.id = w.contact_id and c.withdrawn_at is null and c.superseded_at is null
  where w.child_id = :child_id and w.mark is not null
  order by c.occurred_on desc limit 4)
union all
(select 'matters', x.line, 'what helps in class', v.written_on
   from (select p.lines, p.written_on from kith.class_pages p where p.child_id = :child_id order by p.version desc limit 1) v
  cross join lateral unnest(v.lines) as x (line))
union all
select 'goes', g.name, null, null
  from kith.group_members m
  join kith.groups g on g.place_id = m.place_id and g.id = m.group_id and g.ended_on is null
 where m.child_id = :child_id and m.ended_at is null and (m.until_day is null or m.until_day >= :today::date)
union all
select 'promise', s.what, s.who, s.by_day
  from kith.attendance_plan_steps s
  join kith.attendance_plans p on p.place_id = s.place_id and p.id = s.plan_id and p.closed_on is null
 where s.child_id = :child_id and s.done_on is null and s.dropped_because is null
union all
select 'promise', a.what, case when a.person_id is null then a.who_words else p.name end, a.due_on
  from kith.actions a left join kith.people p on p.id = a.person_id
 where a.child_id = :child_id and a.settled_on is null
union all
select 'promise', coalesce(h.what, initcap(h.kind)), 'lent, to come back', h.due_back_on
  from kith.practical_help h
 where h.child_id = :child_id and h.given_or_lent = 'lent' and h.back_on is null and h.withdrawn_at is null
union all
select 'ring', d.value, d.whose, null
  from kith.contact_details d
 where d.child_id = :child_id and d.kind in ('phone', 'email') and d.ended_at is null
union all
select 'ring', t.name, t.role || ', in school: ' || t.what, t.until
  from kith.staff_told t
 where t.child_id = :child_id and t.ended_on is null and t.until >= :today::date;

-- name: writeLine
select kith.write_handover_line(:id, :handed, :kind, :words, :by_day) as there;

-- name: withdrawLine
select kith.withdraw_handover_line(l.id) as gone from kith.handover_lines l where l.id = :id and l.child_id = :child_id;

-- name: tellHandover
select kith.tell_handover(:id, :handed, :on_day, :done, :told) as told;

-- name: findTold
-- All that was said of the introduction and the goodbye, the newest first.
select t.id, t.introduce_on, t.introduced, t.goodbye_told, t.made_at, p.name as by_name
  from kith.handover_told t left join kith.people p on p.id = t.made_by
 where t.handed_id = :handed_id
 order by t.made_at desc;

-- name: countUnsent
select kith.unsent_of(:handed) as unsent;

-- name: finish
select kith.finish_handover(:handed, :today) as outcome;
