-- name: addGroup
insert into kith.groups (place_id, id, school_id, name, kind, run_by, run_by_words, room, made_by)
select (select kith.place()), :id, s, :name, :kind, :run_by::uuid, :run_by_words, :room,
       coalesce(:by::uuid, (select kith.person()))
  from kith.my_schools() as s
 where s = :school_id
on conflict (place_id, id) do nothing
returning id;

-- name: findGroup
select g.id, g.school_id, s.name as school, g.name, g.kind, g.run_by, p.name as run_by_name, g.run_by_words, g.room, g.ended_on,
       g.school_id in (select kith.my_schools()) as ours
  from kith.groups g
  join kith.schools s on s.place_id = g.place_id and s.id = g.school_id
  left join kith.people p on p.id = g.run_by
 where g.id = :id and g.place_id = (select kith.place());

-- name: findGroups
-- Groups the asker knows, with their next day from this one on and how many members of theirs they see.
select g.id, g.school_id, s.name as school, g.name, g.kind, p.name as run_by_name, g.run_by_words, g.room, g.ended_on,
       n.on_day as next_day, n.starts_at, n.ends_at, coalesce(m.members, 0)::int as members
  from kith.groups g
  join kith.schools s on s.place_id = g.place_id and s.id = g.school_id
  left join kith.people p on p.id = g.run_by
  left join lateral (
    select d.on_day, d.starts_at, d.ends_at from kith.group_days d
     where d.place_id = g.place_id and d.group_id = g.id and d.cancelled_at is null
       and d.on_day between :day and coalesce(g.ended_on, 'infinity')
     order by d.on_day limit 1) n on true
  left join (
    select x.group_id, count(*) as members from kith.group_members x
     where x.place_id = (select kith.place()) and x.from_day <= :day and coalesce(x.until_day, 'infinity') >= :day
     group by x.group_id) m on m.group_id = g.id
 where g.place_id = (select kith.place())
 order by g.ended_on nulls first, s.name, g.name;

-- name: endGroup
-- Never before a day of which there is a register.
update kith.groups g set ended_on = :ended_on, ended_by = (select kith.person())
 where g.id = :id and g.ended_on is null
   and not exists (select 1 from kith.group_days d
                    join kith.registers r on r.group_day_id = d.id and r.withdrawn_at is null
                   where d.group_id = g.id and d.on_day > :ended_on)
returning g.id;

-- name: goOn
update kith.groups g set ended_on = null, ended_by = null where g.id = :id and g.ended_on is not null returning g.id;

-- name: addMembers
-- Those who take part, within reach, and are not members on that day: on a register everybody stands once.
insert into kith.group_members (place_id, id, group_id, child_id, from_day, made_by)
select (select kith.place()), r.id, r.group_id, r.child_id, r.from_day, coalesce(:by::uuid, (select kith.person()))
  from jsonb_to_recordset(:rows::jsonb) as r (id uuid, group_id uuid, child_id uuid, from_day date)
 where r.child_id in (select t.child_id from kith.taking_part t)
   and not exists (select 1 from kith.group_members m
                    where m.group_id = r.group_id and m.child_id = r.child_id and m.until_day >= r.from_day)
on conflict do nothing
returning id;

-- name: endMember
update kith.group_members m
   set until_day = greatest(:until_day::date, m.from_day - 1), until_why = :why, ended_at = now(), ended_by = (select kith.person())
 where m.id = :id and m.group_id = :group_id and m.until_day is null
returning m.child_id;

-- name: findMembers
-- Who is or was a member, with whether they still take part in the programme, and else until when they did.
select m.id, m.group_id, m.child_id, m.from_day, m.until_day, m.until_why, n.forename, n.surname, o.year_group,
       s.name as school, t.child_id is not null and t.ended_on is null as takes_part, t.ended_on as took_part_until
  from kith.group_members m
  left join (select distinct on (e.child_id) e.child_id, e.ended_on from kith.took_part e
              where e.child_id in (select x.child_id from kith.group_members x where x.group_id = :group_id)
              order by e.child_id, e.ended_on desc nulls first) t on t.child_id = m.child_id
  left join kith.names n on n.child_id = m.child_id and n.ended_at is null
  left join kith.rolls o on o.child_id = m.child_id and o.ended_at is null
  left join kith.schools s on s.place_id = o.place_id and s.id = o.school_id
 where m.group_id = :group_id and m.place_id = (select kith.place())
 order by n.forename, n.surname, m.child_id;

-- name: addDays
insert into kith.group_days (place_id, id, group_id, on_day, starts_at, ends_at, made_by)
select (select kith.place()), r.id, r.group_id, r.on_day, r.starts_at, r.ends_at, coalesce(:by::uuid, (select kith.person()))
  from jsonb_to_recordset(:rows::jsonb) as r (id uuid, group_id uuid, on_day date, starts_at text, ends_at text)
on conflict do nothing
returning id;

-- name: cancelDays
-- Days of this group without a register.
update kith.group_days d set cancelled_at = now(), cancelled_by = (select kith.person()), cancelled_why = :why
 where d.id = any(:ids::uuid[]) and d.group_id = :group_id and d.cancelled_at is null
   and not exists (select 1 from kith.registers r where r.group_day_id = d.id and r.withdrawn_at is null)
returning d.id;

-- name: findDay
select d.id, d.group_id, d.on_day, d.starts_at, d.ends_at, d.cancelled_at, d.cancelled_why
  from kith.group_days d
  join kith.groups g on g.place_id = d.place_id and g.id = d.group_id
 where d.id = :id and d.place_id = (select kith.place()) and d.on_day <= coalesce(g.ended_on, 'infinity');

-- name: findDaysOfGroup
-- The days of one group, with how many of the asker's children were there.
select d.id, d.on_day, d.starts_at, d.ends_at, d.cancelled_why, coalesce(a.there, 0)::int as there,
       coalesce(a.marked, 0)::int as marked, coalesce(a.minutes, 0)::int as minutes,
       exists (select 1 from kith.registers r where r.group_day_id = d.id and r.withdrawn_at is null) as taken
  from kith.group_days d
  join kith.groups g on g.place_id = d.place_id and g.id = d.group_id and d.on_day <= coalesce(g.ended_on, 'infinity')
  left join (
    select x.group_day_id, count(*) filter (where x.there <> 'not-there') as there, count(*) as marked,
           sum(x.minutes) as minutes
      from kith.attended x
     where x.group_day_id in (select y.id from kith.group_days y where y.group_id = :group_id)
     group by x.group_day_id) a on a.group_day_id = d.id
 where d.group_id = :group_id and d.place_id = (select kith.place())
 order by d.on_day;

-- name: findDaysBetween
-- Days of the groups of the asker's schools, and of groups they run.
select d.id, d.group_id, g.name, g.school_id, s.name as school, d.on_day, d.starts_at, d.ends_at, d.cancelled_why, g.run_by,
       exists (select 1 from kith.registers r where r.group_day_id = d.id and r.withdrawn_at is null) as taken
  from kith.group_days d
  join kith.groups g on g.place_id = d.place_id and g.id = d.group_id
  join kith.schools s on s.place_id = g.place_id and s.id = g.school_id
 where d.place_id = (select kith.place()) and d.on_day between :from_day and :to_day
   and d.on_day <= coalesce(g.ended_on, 'infinity') and g.school_id in (select kith.my_schools())
 order by d.on_day, d.starts_at, g.name;
