-- name: enrolAll
insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
select :place, gen_random_uuid(), o.child_id, o.school_id, 'Pretend cohort', date '2025-09-01', date '2027-07-31'
  from kith.rolls o where o.place_id = :place and o.ended_at is null;

-- name: endEnrolment
update kith.enrolments set ended_on = :on_day, ended_because = 'completed' where child_id = :child and ended_on is null;

-- name: enrolAgain
update kith.enrolments set ended_on = null, ended_because = null where child_id = :child;

-- name: workAt
-- The Link Worker works in this school.
update kith.memberships set school_id = :school where person_id = :person;

-- name: addName
insert into kith.names (place_id, id, child_id, forename, surname) values (:place, gen_random_uuid(), :child, 'Pretend', 'Example');

-- name: addSuspension
insert into kith.suspensions (place_id, id, child_id, starts_on, sessions, type, reasons)
values (:place, :id, :child, :starts_on, :sessions::int, :type, '{DB}');

-- name: forgetContacts
-- As if nobody had rung, met or visited: for a table whose rows stand alone.
with c as (delete from kith.contacts where child_id = :child),
     r as (delete from kith.rings where child_id = :child),
     m as (delete from kith.return_meetings where child_id = :child)
delete from kith.suspension_lines where child_id = :child;

-- name: restrict
insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
values (:place, gen_random_uuid(), :child, :person, 'tried here', date '2026-12-31');

-- name: unrestrict
update access.restrictions set ended_at = now() where child_id = :child;

-- name: countTables
select (select count(*) from kith.children)::int + (select count(*) from kith.placements)::int
     + (select count(*) from kith.class_pages)::int + (select count(*) from kith.suspension_lines)::int as rows;

-- name: stepOfAnotherChild
-- As somebody who can put SQL of their own into a page: a step of one child's plan, said to be of another's.
insert into kith.attendance_plan_steps (place_id, id, child_id, plan_id, what, who, by_day, made_by)
values ((select kith.place()), gen_random_uuid(), :child, :plan, 'forged', 'forged', date '2026-07-17', (select kith.person()));

-- name: planOfAnother
insert into kith.attendance_plans (place_id, id, child_id, began_on, made_by)
values ((select kith.place()), gen_random_uuid(), :child, date '2026-07-17', :person);

-- name: sideOfSchool
insert into kith.suspension_lines (place_id, id, child_id, follow_up_id, side, kind, words, on_day, by_name, made_by)
values ((select kith.place()), gen_random_uuid(), :child, :follow_up, 'school', 'going', 'forged', date '2026-07-17', 'forged',
        (select kith.person()));

-- name: answerOfNobody
insert into kith.class_page_answers (place_id, id, child_id, page_id, reader_id, line, answer)
values ((select kith.place()), gen_random_uuid(), :child, :page, :reader, 1, 'helped');

-- name: takeOn
-- A child of a school takes part and is on one worker's caseload; answers their ids.
with who as (
  select n.place_id, n.child_id, o.school_id, p.id as person_id
    from kith.names n
    join kith.rolls o on o.child_id = n.child_id and o.ended_at is null
    join kith.people p on p.name = :worker
   where n.forename = :forename and n.surname = :surname and n.ended_at is null
), part as (
  insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
  select w.place_id, gen_random_uuid(), w.child_id, w.school_id, 'Pretend cohort', date '2025-11-03', date '2027-10-31' from who w
  on conflict do nothing
), load as (
  insert into access.caseloads (place_id, id, child_id, person_id)
  select w.place_id, gen_random_uuid(), w.child_id, w.person_id from who w
  on conflict do nothing
)
select w.place_id, w.child_id, w.school_id, w.person_id from who w;

-- name: expireLinks
update access.credentials set until = now() - interval '1 second' where kind = 'link' and place_id = :place;

-- name: moveSchool
update kith.rolls set school_id = :school where child_id = :child and ended_at is null;

-- name: countAudited
select count(*)::int as entries from audit.entries where action = :action;
