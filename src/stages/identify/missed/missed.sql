-- name: findLooks
select l.school_id, s.name as school, l.marks_end, l.children, l.old_after_days, l.looked_at
  from kith.missed_looks l
  join kith.schools s on s.place_id = l.place_id and s.id = l.school_id
 where l.place_id = (select kith.place()) and l.children > 0
 order by s.name;

-- name: findOpen
-- What stands, of children on a roll whose family does not object: enough to say whom, and no more.
select t.child_id, t.school_id, t.kind, t.since, t.as_of, t.quiet_from
  from kith.missed_things t
 where t.place_id = (select kith.place()) and t.ended_at is null
 -- part: of_school
   and t.school_id = :school_id
 -- end
 -- part: of_child
   and t.child_id = :child_id
 -- end
   and not exists (select 1 from kith.child_objections j where j.child_id = t.child_id and j.settled_at is null);

-- name: findThings
select t.id, t.child_id, t.kind, t.about, t.since, t.quiet_from, t.found
  from kith.missed_things t
 where t.child_id = any(:children::uuid[]) and t.ended_at is null
 order by t.since desc, t.kind, t.about;

-- name: findNames
select c.id as child_id, n.forename, n.surname, o.year_group, s.id as school_id, s.name as school
  from kith.children c
  left join kith.names n on n.child_id = c.id and n.ended_at is null
  left join kith.rolls o on o.child_id = c.id and o.ended_at is null
  left join kith.schools s on s.id = o.school_id
 where c.id = any(:children::uuid[]);

-- name: findWorkers
select l.child_id, p.id as person_id, p.name
  from access.caseloads l
  join kith.people p on p.id = l.person_id
 where l.child_id = any(:children::uuid[]) and l.ended_at is null
 order by l.made_at;

-- name: findLeads
select m.school_id, p.id as person_id, p.name
  from kith.memberships m
  join kith.people p on p.id = m.person_id
 where m.place_id = (select kith.place()) and m.role = 'school-lead' and m.ended_at is null
   and m.school_id = any(:schools::uuid[])
 order by m.made_at;

-- name: hasThings
select exists (select 1 from kith.missed_things t where t.child_id = :child_id) as has;

-- name: addAct
insert into kith.missed_acts (place_id, id, child_id, on_day, did, told, note, things, acted_by)
values ((select kith.place()), :id, :child_id, :on_day, :did, :told, :note, :things::uuid[],
        coalesce(:by, (select kith.person())))
on conflict (place_id, id) do nothing
returning id;

-- name: takeBackAct
update kith.missed_acts a set taken_back_at = now()
 where a.id = :id and a.child_id = :child_id and a.taken_back_at is null
returning a.id;

-- name: findActs
-- The newest things done, of one child or of a school's children.
select a.id, a.child_id, a.on_day, a.did, a.told, a.note, a.taken_back_at, p.name as person,
       a.acted_by = (select kith.person()) as mine
  from kith.missed_acts a
  left join kith.people p on p.id = a.acted_by
 where a.place_id = (select kith.place())
 -- part: of_child
   and a.child_id = :child_id
 -- end
 -- part: of_school
   and a.child_id in (select o.child_id from kith.rolls o where o.school_id = :school_id and o.ended_at is null)
 -- end
 -- part: standing
   and a.taken_back_at is null
 -- end
 order by a.on_day desc, a.acted_at desc
 limit :at_most;
