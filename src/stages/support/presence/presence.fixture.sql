-- name: giveSchool
-- The nth Link Worker works in a school, with all its children on their caseload.
with at as (
  update kith.memberships m set school_id = :school where m.person_id = :person and m.role = 'link-worker' returning m.place_id)
insert into access.caseloads (place_id, id, child_id, person_id)
select a.place_id, gen_random_uuid(), o.child_id, :person::uuid
  from at a join kith.rolls o on o.place_id = a.place_id and o.school_id = :school and o.ended_at is null
 where not exists (select 1 from access.caseloads c
                    where c.child_id = o.child_id and c.person_id = :person and c.ended_at is null);

-- name: endCaseloads
update access.caseloads set ended_at = now() where place_id = :place;

-- name: addCalendar
-- Monday to Friday to 21 July 2026, and again from 2 September.
with days as (
  insert into kith.school_days (place_id, day, academic_year)
  select :place, d::date, case when d < '2026-08-01' then 2025 else 2026 end
    from generate_series(date '2026-06-01', date '2026-10-23', interval '1 day') as d
   where extract(isodow from d) < 6 and d not between '2026-07-22' and '2026-09-01'
)
insert into kith.blueprints (place_id, id, version, content, hash, because)
values (:place, gen_random_uuid(), 1, :blueprint::jsonb, 'x', 'tried here');

-- name: findUrn
select s.urn from kith.schools s where s.id = :school;

-- name: countSeen
select count(*)::int as rows, (count(*) filter (where withdrawn_at is null))::int as standing from kith.seen where child_id = :child;

-- name: countDays
select how, there, why from kith.days_in_school where person_id = :person and on_day = :on_day and withdrawn_at is null
 order by captured_at;

-- name: longAgo
update kith.seen set made_at = made_at - interval '11 minutes' where id = :id;

-- name: forgeSeen
-- As somebody who can put SQL of their own into a page.
insert into kith.seen (place_id, id, child_id, on_day, there, how, captured_at, seen_by)
values ((select kith.place()), gen_random_uuid(), :child, date '2026-07-17', true, 'tap', now(), :person);

-- name: forgeDay
insert into kith.days_in_school (place_id, id, person_id, school_id, on_day, there, how, captured_at)
values ((select kith.place()), gen_random_uuid(), :person, :school, date '2026-07-17', true, 'tap', now());

-- name: forgeClosure
insert into kith.closures (place_id, id, school_id, from_day, why)
values ((select kith.place()), gen_random_uuid(), :school, date '2026-07-17', 'weather');

-- name: seenByReader
select count(*)::int as rows from kith.seen where child_id = :child;
