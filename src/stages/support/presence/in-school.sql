-- name: addDays
insert into kith.days_in_school (place_id, id, person_id, school_id, on_day, there, why, words, how, captured_at)
select (select kith.place()), r.id, coalesce(:by::uuid, (select kith.person())), r.school_id, r.on_day, r.there, r.why,
       r.words, 'tap', r.captured_at
  from jsonb_to_recordset(:rows::jsonb) as r (
    id uuid, school_id uuid, on_day date, there boolean, why text, words text, captured_at timestamptz)
 where r.school_id in (select kith.my_schools())
on conflict (place_id, id) do nothing
returning id;

-- name: findKnown
select d.id, d.school_id, d.on_day, d.there, d.why, d.words
  from kith.days_in_school d
 where d.id = any(:ids::uuid[]) and d.place_id = (select kith.place());

-- name: withdrawDay
update kith.days_in_school d set withdrawn_at = now()
 where d.id = :id and d.person_id = (select kith.person()) and d.withdrawn_at is null
   and d.made_at > now() - interval '10 minutes'
returning d.id;

-- name: findDays
-- What stands of every worker in the asker's schools between two days.
select d.id, d.person_id, p.name as person, d.school_id, d.on_day, d.there, d.why, d.words, d.how, d.captured_at,
       d.person_id = (select kith.person()) as mine, d.made_at > now() - interval '10 minutes' as fresh
  from kith.days_in_school_standing d
  left join kith.people p on p.id = d.person_id
 where d.place_id = (select kith.place()) and d.on_day between :from_day and :to_day
 order by d.on_day, p.name;

-- name: findBegan
select b.school_id, s.name as school, b.began_on
  from kith.schools_began() as b
  join kith.schools s on s.id = b.school_id
 where s.place_id = (select kith.place())
 order by s.name;

-- name: findOwnSchools
-- The schools the asker works in as a Link Worker.
select s.id, s.name
  from kith.memberships m
  join kith.schools s on s.place_id = m.place_id and s.id = m.school_id
 where m.person_id = (select kith.person()) and m.place_id = (select kith.place()) and m.role = 'link-worker'
   and m.ended_at is null
 order by s.name;

-- name: findWorkers
-- Who works in which school as a Link Worker.
select m.school_id, m.person_id, p.name
  from kith.memberships m
  join kith.people p on p.id = m.person_id
 where m.place_id = (select kith.place()) and m.role = 'link-worker' and m.ended_at is null
   and m.school_id in (select kith.my_schools())
 order by p.name;

-- name: findTerm
-- The half term a day lies in, or the one before it.
select t.name, t.starts_on, t.ends_on
  from kith.terms t
 where t.place_id = (select kith.place()) and t.starts_on <= :day
 order by t.starts_on desc
 limit 1;
