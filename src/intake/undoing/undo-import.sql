-- name: findTouched
-- Children of whom another import has since changed what this one began, ended or replaced; and children who came with
-- this one and of whom another has brought something since.
with theirs as (
  select n.child_id, n.ended_import_id as import_id from kith.names n
   where n.place_id = (select kith.place()) and n.import_id = :id and n.ended_at is not null
  union
  select p.child_id, f.import_id from kith.names p
    join kith.names f on f.place_id = p.place_id and f.child_id = p.child_id and f.ended_at is null
   where p.place_id = (select kith.place()) and p.ended_import_id = :id
  union
  select b.child_id, b.ended_import_id from kith.births b
   where b.place_id = (select kith.place()) and b.import_id = :id and b.ended_at is not null
  union
  select p.child_id, f.import_id from kith.births p
    join kith.births f on f.place_id = p.place_id and f.child_id = p.child_id and f.ended_at is null
   where p.place_id = (select kith.place()) and p.ended_import_id = :id
  union
  select g.child_id, g.ended_import_id from kith.flags g
   where g.place_id = (select kith.place()) and g.import_id = :id and g.ended_at is not null
  union
  select p.child_id, f.import_id from kith.flags p
    join kith.flags f on f.place_id = p.place_id and f.child_id = p.child_id and f.flag = p.flag and f.ended_at is null
   where p.place_id = (select kith.place()) and p.ended_import_id = :id
  union
  select o.child_id, o.ended_import_id from kith.rolls o
   where o.place_id = (select kith.place()) and (o.import_id = :id or o.reopened_import_id = :id) and o.ended_at is not null
     and o.ended_import_id is not null
  union
  select p.child_id, coalesce(f.reopened_import_id, f.import_id) from kith.rolls p
    join kith.rolls f on f.place_id = p.place_id and f.child_id = p.child_id and f.ended_at is null
   where p.place_id = (select kith.place()) and p.ended_import_id = :id
  union
  select b.child_id, b.replaced_import_id from kith.attendance_before b
   where b.place_id = (select kith.place()) and b.import_id = :id and b.undone_at is null
  union
  select t.child_id, f.import_id from kith.early_help_told t
    join kith.early_help_told f on f.place_id = t.place_id and f.child_id = t.child_id and f.import_id <> t.import_id
                               and f.made_at > t.made_at and f.did <> 'note' and f.undone_at is null
   where t.place_id = (select kith.place()) and t.import_id = :id and t.undone_at is null
  union
  select c.id, r.import_id from kith.children c
    join lateral (
      select a.import_id from kith.attendance a where a.child_id = c.id
      union select x.import_id from kith.suspensions x where x.child_id = c.id
      union select x.import_id from kith.behaviour x where x.child_id = c.id
      union select x.import_id from kith.concerns x where x.child_id = c.id
      union select x.import_id from kith.attainment x where x.child_id = c.id
      union select x.import_id from kith.sdq_scores x where x.child_id = c.id
      union select x.import_id from kith.ratings x where x.child_id = c.id
      union select x.import_id from kith.names x where x.child_id = c.id
      union select x.import_id from kith.flags x where x.child_id = c.id
      union select x.import_id from kith.rolls x where x.child_id = c.id) r on true
   where c.place_id = (select kith.place()) and c.import_id = :id)
select t.child_id, i.id as import_id, i.named
  from theirs t join kith.imports i on i.place_id = (select kith.place()) and i.id = t.import_id
 where i.id <> :id and i.undone_at is null
 order by i.asked_at desc, t.child_id;

-- name: endBegunNames
update kith.names set ended_at = now(), ended_import_id = :id
 where place_id = (select kith.place()) and import_id = :id and ended_at is null and child_id <> all(:but::uuid[])
returning child_id;

-- name: endBegunBirths
update kith.births set ended_at = now(), ended_import_id = :id
 where place_id = (select kith.place()) and import_id = :id and ended_at is null and child_id <> all(:but::uuid[])
returning child_id;

-- name: endBegunFlags
update kith.flags set ended_at = now(), ended_import_id = :id
 where place_id = (select kith.place()) and import_id = :id and ended_at is null and child_id <> all(:but::uuid[])
returning child_id;

-- name: endBegunRolls
update kith.rolls set ended_at = now(), ended_import_id = :id
 where place_id = (select kith.place()) and (import_id = :id or reopened_import_id = :id) and ended_at is null
   and child_id <> all(:but::uuid[])
returning child_id;

-- name: beginNamesAgain
-- What was true before is true from now on: a new fact beside the one that had ended, which stays as it was.
insert into kith.names (place_id, id, child_id, forename, surname, import_id)
select p.place_id, gen_random_uuid(), p.child_id, p.forename, p.surname, p.import_id from kith.names p
 where p.place_id = (select kith.place()) and p.ended_import_id = :id and p.import_id is distinct from :id
   and p.child_id <> all(:but::uuid[])
returning child_id;

-- name: beginBirthsAgain
insert into kith.births (place_id, id, child_id, born_on, sex, import_id)
select p.place_id, gen_random_uuid(), p.child_id, p.born_on, p.sex, p.import_id from kith.births p
 where p.place_id = (select kith.place()) and p.ended_import_id = :id and p.import_id is distinct from :id
   and p.child_id <> all(:but::uuid[])
returning child_id;

-- name: beginFlagsAgain
insert into kith.flags (place_id, id, child_id, flag, value, import_id)
select p.place_id, gen_random_uuid(), p.child_id, p.flag, p.value, p.import_id from kith.flags p
 where p.place_id = (select kith.place()) and p.ended_import_id = :id and p.import_id is distinct from :id
   and p.child_id <> all(:but::uuid[])
returning child_id;

-- name: openRollsAgain
-- A roll is one row for its school and year, so it opens again, as it does when a child comes back.
update kith.rolls p set ended_at = null, ended_import_id = null
 where p.place_id = (select kith.place()) and p.ended_import_id = :id and p.import_id is distinct from :id
   and p.reopened_import_id is distinct from :id and p.child_id <> all(:but::uuid[])
   and not exists (select from kith.rolls o where o.place_id = p.place_id and o.child_id = p.child_id and o.ended_at is null)
returning child_id;

-- name: findReplacedMarks
select b.child_id, b.school_id, b.academic_year, b.calendar_id, b.marks, b.import_id, c.days
  from kith.attendance_before b
  join kith.attendance a on a.child_id = b.child_id and a.school_id = b.school_id and a.academic_year = b.academic_year
                        and a.import_id = :id
  join kith.calendars c on c.place_id = b.place_id and c.id = b.calendar_id
 where b.place_id = (select kith.place()) and b.replaced_import_id = :id and b.undone_at is null
   and b.child_id <> all(:but::uuid[])
 order by b.calendar_id, b.child_id;

-- name: putMarksBack
update kith.attendance a
   set marks = c.marks, calendar_id = c.calendar_id, possible = c.possible, authorised = c.authorised,
       unauthorised = c.unauthorised, late = c.late, late_after_close = c.late_after_close, known_at = now(),
       import_id = c.import_id
  from unnest(:children::uuid[], :schools::uuid[], :years::integer[], :calendars::uuid[], :marks::text[],
              :possible::integer[], :authorised::integer[], :unauthorised::integer[], :late::integer[],
              :late_after_close::integer[], :imports::uuid[])
    as c (child_id, school_id, academic_year, calendar_id, marks, possible, authorised, unauthorised, late,
          late_after_close, import_id)
 where a.place_id = (select kith.place()) and a.child_id = c.child_id and a.school_id = c.school_id
   and a.academic_year = c.academic_year;

-- name: settleReplacedMarks
update kith.attendance_before set undone_at = now()
 where place_id = (select kith.place()) and (import_id = :id or replaced_import_id = :id) and undone_at is null
   and child_id <> all(:but::uuid[]);

-- name: takeOutRecords
select kith.take_out_records(:id, :but::uuid[]) as n;

-- name: takeBackEpisodes
select b.put_back, b.taken_out, b.stayed from kith.take_back_council_word(:id, :but::uuid[]) b;

-- name: endCalendars
update kith.calendars c set undone_at = now()
 where c.place_id = (select kith.place()) and c.import_id = :id and c.undone_at is null
   and not exists (select from kith.attendance a where a.place_id = c.place_id and a.calendar_id = c.id);

-- name: endBenchmarks
update kith.benchmarks set ended_at = now()
 where place_id = (select kith.place()) and import_id = :id and ended_at is null
returning id;

-- name: noteUndone
update kith.imports set undone_at = now(), undo = :undo::jsonb
 where place_id = (select kith.place()) and id = :id and undone_at is null and outcome = 'taken-in'
returning id;
