-- name: writeNote
insert into kith.transition_notes (place_id, id, child_id, to_school, to_words, helps, who_knows, asks, made_by)
select (select kith.place()), :id, t.child_id, :to_school, :to_words, :helps, :who_knows, :asks, (select kith.person())
  from kith.taking_part t where t.child_id = :child_id
on conflict do nothing
returning id;

-- name: findNotes
select n.id, coalesce(s.name, n.to_words, 'a new school') as school, n.helps, n.who_knows, n.asks, n.made_at, n.made_by, p.name as by_name,
       array(select r.name from kith.transition_reads x join kith.people r on r.id = x.read_by
              where x.note_id = n.id order by x.read_at) as readers,
       exists (select 1 from kith.transition_reads x where x.note_id = n.id and x.read_by = (select kith.person())) as read
  from kith.transition_notes n
  join kith.people p on p.id = n.made_by
  left join kith.schools s on s.id = n.to_school
 where n.child_id = :child_id
 order by n.made_at desc, n.id;

-- name: readNote
select kith.read_transition_note(:id) as read;

-- name: findUnread
-- Notes for a school the asker leads, or of a child on their caseload, that they neither wrote nor read; the newest of a child.
select distinct on (n.child_id) n.child_id, c.forename, c.surname, coalesce(s.name, n.to_words, 'a new school') as school, n.made_at
  from kith.transition_notes n
  left join kith.schools s on s.id = n.to_school
  left join kith.names c on c.child_id = n.child_id and c.ended_at is null
 where n.place_id = (select kith.place()) and n.made_by <> (select kith.person())
   and (exists (select 1 from kith.memberships m
                 where m.person_id = (select kith.person()) and m.school_id = n.to_school and m.ended_at is null)
        or exists (select 1 from access.caseloads l
                    where l.child_id = n.child_id and l.person_id = (select kith.person()) and l.ended_at is null))
   and not exists (select 1 from kith.transition_reads x where x.note_id = n.id and x.read_by = (select kith.person()))
 order by n.child_id, n.made_at desc;

-- name: findMoved
-- On the asker's own caseload: at another school than the one they began from, and no note for it.
select t.child_id, c.forename, c.surname, s.name as school
  from access.caseloads l
  join kith.taking_part t on t.child_id = l.child_id
  join kith.rolls o on o.child_id = l.child_id and o.ended_at is null and o.school_id <> t.school_id
  join kith.schools s on s.id = o.school_id
  left join kith.names c on c.child_id = l.child_id and c.ended_at is null
 where l.person_id = (select kith.person()) and l.ended_at is null
   and not exists (select 1 from kith.transition_notes n where n.child_id = l.child_id and n.to_school = o.school_id);

-- name: findSchools
select s.id, s.name from kith.schools s where s.place_id = (select kith.place()) order by s.name;
