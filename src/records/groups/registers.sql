-- name: addRegisters
insert into kith.registers (place_id, id, group_day_id, taken_by, captured_at, amends, others_came, body_hash)
select (select kith.place()), r.id, r.group_day_id, coalesce(:by::uuid, (select kith.person())), r.captured_at,
       (select a.id from kith.registers a
         where a.place_id = (select kith.place()) and a.id = r.amends and a.group_day_id = r.group_day_id),
       r.others_came, r.body_hash
  from jsonb_to_recordset(:rows::jsonb) as r (
    id uuid, group_day_id uuid, captured_at timestamptz, amends uuid, others_came int, body_hash text)
 where r.group_day_id in (select d.id from kith.group_days d where d.cancelled_at is null)
on conflict (place_id, id) do nothing
returning id;

-- name: addRows
-- Of members the asker sees: who was taken from their reach meanwhile, or took part no more on that day, is left out.
insert into kith.register_rows (place_id, register_id, child_id, group_day_id, there, why, minutes, captured_at)
select (select kith.place()), r.register_id, r.child_id, r.group_day_id, r.there, r.why, r.minutes, r.captured_at
  from jsonb_to_recordset(:rows::jsonb) as r (
    register_id uuid, child_id uuid, group_day_id uuid, there text, why text, minutes int, captured_at timestamptz)
 where exists (select 1 from kith.group_members m join kith.group_days d on d.group_id = m.group_id
                 join kith.took_part t on t.child_id = m.child_id and (t.ended_on is null or t.ended_on >= d.on_day)
                where d.id = r.group_day_id and m.child_id = r.child_id)
on conflict do nothing
returning register_id, child_id;

-- name: findKnown
select k.id, k.same from kith.known_registers(:ids::uuid[], :hashes::text[]) k;

-- name: findTimes
select d.id, d.on_day, d.starts_at, d.ends_at, d.cancelled_why
  from kith.group_days d
 where d.id = any(:ids::uuid[]) and d.place_id = (select kith.place());

-- name: withdrawRegister
update kith.registers r set withdrawn_at = now()
 where r.id = :id and r.taken_by = (select kith.person()) and r.withdrawn_at is null
   and r.made_at > now() - interval '10 minutes'
returning r.group_day_id;

-- name: withdrawRows
update kith.register_rows x set withdrawn_at = now()
 where x.register_id = :id and x.withdrawn_at is null
returning x.child_id;

-- name: findRegisters
-- Every register of a day, the newest first: more than one is its history.
select r.id, r.taken_by, p.name as taken_by_name, r.captured_at, r.made_at, r.amends, r.others_came, r.withdrawn_at,
       r.taken_by = (select kith.person()) as mine, r.made_at > now() - interval '10 minutes' as fresh
  from kith.registers r
  left join kith.people p on p.id = r.taken_by
 where r.group_day_id = :group_day_id and r.place_id = (select kith.place())
 order by r.captured_at desc, r.made_at desc, r.id desc;

-- name: findRows
select x.register_id, x.child_id, x.there, x.why, x.minutes
  from kith.register_rows x
 where x.group_day_id = :group_day_id and x.place_id = (select kith.place()) and x.withdrawn_at is null;

-- name: findStanding
select a.child_id, a.there, a.why, a.minutes, a.register_id
  from kith.attended a
 where a.group_day_id = :group_day_id and a.place_id = (select kith.place());

-- name: findDoses
-- For each of these children and each of their groups: days there of days marked, and the minutes together.
select a.child_id, g.id as group_id, g.name, g.kind, count(*)::int as days,
       (count(*) filter (where a.there <> 'not-there'))::int as there, sum(a.minutes)::int as minutes, max(d.on_day) as last_day
  from kith.attended a
  join kith.group_days d on d.place_id = a.place_id and d.id = a.group_day_id
  join kith.groups g on g.place_id = d.place_id and g.id = d.group_id
 where a.child_id = any(:children::uuid[]) and d.cancelled_at is null
 -- part: since
   and d.on_day >= :since
 -- end
 group by a.child_id, g.id, g.name, g.kind
 order by g.name, a.child_id;

-- name: findAttended
-- What registers say of one child between two days.
select a.register_id, a.group_day_id, g.id as group_id, g.name, d.on_day, d.starts_at, d.ends_at, a.there, a.why, a.minutes, a.made_at,
       p.name as taken_by
  from kith.attended a
  join kith.group_days d on d.place_id = a.place_id and d.id = a.group_day_id
  join kith.groups g on g.place_id = d.place_id and g.id = d.group_id
  join kith.registers r on r.place_id = a.place_id and r.id = a.register_id
  left join kith.people p on p.id = r.taken_by
 where a.child_id = :child_id and d.on_day between :from_day and :to_day
 order by d.on_day desc;

-- name: findMemberships
-- Which groups one child goes to, now or in time to come.
select m.group_id, g.name, g.kind, s.name as school, m.from_day, m.until_day
  from kith.group_members m
  join kith.groups g on g.place_id = m.place_id and g.id = m.group_id
  join kith.schools s on s.place_id = g.place_id and s.id = g.school_id
 where m.child_id = :child_id and coalesce(m.until_day, 'infinity') >= :day and coalesce(g.ended_on, 'infinity') >= :day
 order by g.name;

-- name: findLastAttended
select a.child_id, max(d.on_day) as on_day
  from kith.attended a
  join kith.group_days d on d.place_id = a.place_id and d.id = a.group_day_id
 where a.child_id = any(:children::uuid[]) and a.there <> 'not-there' and d.on_day >= :since
 group by a.child_id;
