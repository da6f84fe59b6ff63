-- name: findCalendar
select c.id from kith.calendars c where c.place_id = (select kith.place()) and c.hash = :hash;

-- name: addCalendar
insert into kith.calendars (place_id, id, academic_year, hash, days, import_id)
values ((select kith.place()), :id, :academic_year, :hash, :days::date[], :import_id);

-- name: takeCalendarUp
-- One that went with an import that was undone is in use again.
update kith.calendars set undone_at = null, import_id = :import_id
 where place_id = (select kith.place()) and id = :id and undone_at is not null;

-- name: findOtherCalendars
select c.id, c.days from kith.calendars c
 where c.place_id = (select kith.place()) and c.academic_year = :academic_year and c.id <> :but;

-- name: findMarksOfOtherDays
-- Marks of these children that stand for days the new file does not name.
select a.child_id, a.school_id, a.calendar_id, a.marks
  from unnest(:children::uuid[], :schools::uuid[], :years::integer[]) as c (child_id, school_id, academic_year)
  join kith.attendance a on a.child_id = c.child_id and a.school_id = c.school_id and a.academic_year = c.academic_year
 where a.calendar_id = any(:calendars::uuid[]);

-- name: findCalendarsInUse
-- The calendars of the latest year that any is known of.
select c.id, c.academic_year, c.days from kith.calendars c
 where c.place_id = (select kith.place()) and c.undone_at is null
   and c.academic_year = (select max(l.academic_year) from kith.calendars l
                           where l.place_id = (select kith.place()) and l.undone_at is null);

-- name: findSchoolsOfChildren
-- The roll that is open, or else the last one that was.
select distinct on (o.child_id) o.child_id, o.school_id, o.academic_year
  from kith.rolls o
 where o.place_id = (select kith.place())
 order by o.child_id, (o.ended_at is null) desc, o.academic_year desc, o.known_at desc;

-- name: takeMarks
-- The year comes with each row, and the place by the policy alone: two constants in a condition make PostgreSQL expect
-- one row of a table it has no statistics of yet, and go through all of them for each child.
with come as (
  select * from unnest(:children::uuid[], :schools::uuid[], :years::integer[], :marks::text[], :possible::integer[],
                       :authorised::integer[], :unauthorised::integer[], :late::integer[], :late_after_close::integer[])
    as c (child_id, school_id, academic_year, marks, possible, authorised, unauthorised, late, late_after_close)
), changed as (
  update kith.attendance a
     set marks = c.marks, calendar_id = :calendar_id, possible = c.possible, authorised = c.authorised,
         unauthorised = c.unauthorised, late = c.late, late_after_close = c.late_after_close, known_at = now(),
         import_id = :import_id
    from come c
   where a.child_id = c.child_id and a.school_id = c.school_id and a.academic_year = c.academic_year
     and (a.marks, a.calendar_id) is distinct from (c.marks, :calendar_id)
  returning 1
), added as (
  insert into kith.attendance (place_id, child_id, school_id, academic_year, calendar_id, marks, possible, authorised,
                               unauthorised, late, late_after_close, import_id)
  select (select kith.place()), c.child_id, c.school_id, c.academic_year, :calendar_id, c.marks, c.possible,
         c.authorised, c.unauthorised, c.late, c.late_after_close, :import_id
    from come c
   where not exists (
     select from kith.attendance a
      where a.child_id = c.child_id and a.school_id = c.school_id and a.academic_year = c.academic_year)
  returning 1
)
select (select count(*) from added)::integer as added, (select count(*) from changed)::integer as changed;
