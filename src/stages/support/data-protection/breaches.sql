-- name: addBreach
insert into kith.data_breaches (place_id, id, found_at, found_by, what, made_by)
select p.id, :id, (:found_on::date + :found_time::time) at time zone p.zone, :found_by, :what,
       coalesce((select kith.person()), :by::uuid)
  from kith.places p where p.id = (select kith.place())
on conflict (place_id, id) do nothing
returning id;

-- name: findBreaches
-- What is open first, the newest first.
select b.id, b.found_at, b.found_at + interval '72 hours' as ico_by_when,
       ((b.found_at + interval '72 hours') at time zone l.zone)::date as ico_by_day,
       to_char((b.found_at + interval '72 hours') at time zone l.zone, 'HH24:MI') as ico_by_time, b.found_by, b.what, b.export_id, b.contained_on,
       b.contained_how, c.name as contained_name, b.risk, b.risk_why, b.people, a.name as assessed_name, b.ico_told_at,
       b.ico_reference, b.ico_late_because, b.ico_not_because, i.name as ico_name, b.told_on, b.told_how, b.told_not_because,
       t.name as told_name, b.learnt, b.closed_on, x.name as closed_name, m.name as made_name
  from kith.data_breaches b
  join kith.places l on l.id = b.place_id
  left join kith.people c on c.id = b.contained_by
  left join kith.people a on a.id = b.assessed_by
  left join kith.people i on i.id = b.ico_by
  left join kith.people t on t.id = b.told_by
  left join kith.people x on x.id = b.closed_by
  left join kith.people m on m.id = b.made_by
 where b.place_id = (select kith.place())
-- part: one
   and b.id = :id
-- end
 order by b.closed_on is not null, b.found_at desc
 limit 200;

-- name: contain
update kith.data_breaches set contained_on = :on_day, contained_how = :how
 where id = :id and contained_on is null returning id;

-- name: assess
update kith.data_breaches set risk = :risk, risk_why = :why, people = :people
 where id = :id and risk is null returning id;

-- name: tellCommissioner
update kith.data_breaches b
   set ico_told_at = (:told_on::date + :told_time::time) at time zone p.zone, ico_reference = :reference, ico_late_because = :late_because
  from kith.places p
 where p.id = b.place_id and b.id = :id and b.ico_told_at is null and b.ico_not_because is null returning b.id;

-- name: isLate
select (:told_on::date + :told_time::time) at time zone p.zone > b.found_at + interval '72 hours' as late,
       (:told_on::date + :told_time::time) at time zone p.zone < b.found_at as early
  from kith.data_breaches b
  join kith.places p on p.id = b.place_id
 where b.id = :id;

-- name: notTellCommissioner
update kith.data_breaches set ico_not_because = :because
 where id = :id and ico_told_at is null and ico_not_because is null and risk = 'unlikely' returning id;

-- name: tellPeople
update kith.data_breaches set told_on = :on_day, told_how = :how
 where id = :id and told_on is null and told_not_because is null returning id;

-- name: notTellPeople
update kith.data_breaches set told_not_because = :because
 where id = :id and told_on is null and told_not_because is null returning id;

-- name: closeBreach
update kith.data_breaches set learnt = :learnt, closed_on = :on_day
 where id = :id and closed_on is null and contained_on is not null and risk is not null
   and coalesce(ico_told_at::text, ico_not_because) is not null and coalesce(told_on::text, told_not_because) is not null
returning id;

-- name: nameExport
update kith.data_breaches set export_id = :export_id
 where id = :id and export_id is null and closed_on is null
   and exists (select 1 from kith.exports_made(now() - interval '400 days') e where e.id = :export_id)
returning id;

-- name: findExports
select e.id, e.at, e.action, e.by_name, e.records::int as records from kith.exports_made(now() - interval '400 days') e;

-- name: findExported
-- Whose records an export had; whom the reader may not see is a row without a number.
select x.child_id, n.forename, n.surname
  from kith.export_children(:export_id) x
  left join kith.names n on n.child_id = x.child_id and n.ended_at is null
 order by n.surname, n.forename, x.child_id;

-- name: findWaiting
-- What waits for whoever answers for data protection, with the day, and of a breach the time there, by which it is due.
select 'breach' as what, b.id, ((b.found_at + interval '72 hours') at time zone l.zone)::date as due_on,
       to_char((b.found_at + interval '72 hours') at time zone l.zone, 'HH24:MI') as due_time,
       b.ico_told_at is null and b.ico_not_because is null as first
  from kith.data_breaches b
  join kith.places l on l.id = b.place_id
 where b.place_id = (select kith.place()) and b.closed_on is null
union all
select 'complaint', c.id, c.acknowledge_by, null, c.acknowledged_on is null
  from kith.data_complaints c where c.place_id = (select kith.place()) and c.answered_on is null;
