-- name: tellStaff
insert into kith.staff_told
  (place_id, id, child_id, school_id, name, role, what, allowance, until, yes_by, yes_on, told_on, told_by, made_by)
select t.place_id, r.id, r.child_id, t.school_id, r.name, r.role, r.what, r.allowance, r.until, r.yes_by, r.yes_on, r.told_on,
       case when r.told_on is not null then coalesce((select kith.person()), r.made_by) end,
       coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, child_id uuid, name text, role text, what text, allowance text, until date, yes_by text, yes_on date,
         told_on date, made_by uuid)
  join kith.taking_part t on t.child_id = r.child_id
on conflict (place_id, id) do nothing
returning id;

-- name: markTold
update kith.staff_told set told_on = :on_day
 where id = :id and child_id = :child_id and told_on is null and ended_on is null
returning id;

-- name: endTelling
update kith.staff_told set ended_on = :on_day, ended_because = :because
 where id = :id and child_id = :child_id and ended_on is null
returning id;

-- name: findTellings
-- What stands first, then what has ended, the newest first.
select t.id, t.name, t.role, t.what, t.allowance, t.until, t.yes_by, t.yes_on, t.told_on, p.name as told_by, t.made_at,
       m.name as made_by, t.ended_on, t.ended_because
  from kith.staff_told t
  left join kith.people p on p.id = t.told_by
  left join kith.people m on m.id = t.made_by
 where t.child_id = :child_id
 order by (t.ended_on is not null or t.until < :today), t.until, t.made_at desc
 limit 60;

-- name: findAgreedHappenings
-- Who was told, and when What helps me in class was written: that it was, not the words.
select t.id, 'told' as what, t.told_on as on_day, t.made_at as at, t.name || ', ' || t.role as who, p.name as by_name
  from kith.staff_told t left join kith.people p on p.id = t.told_by
 where t.child_id = :child_id and t.told_on between :from_day and :to_day
union all
select c.id, 'wrote', c.written_on, c.made_at, null, p.name
  from kith.class_pages c left join kith.people p on p.id = c.made_by
 where c.child_id = :child_id and c.written_on between :from_day and :to_day
 order by on_day desc
 limit 60;
