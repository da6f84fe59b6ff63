-- name: findSealed
select c.id, c.sealed, c.child_id from kith.safeguarding_concerns c where c.place_id = :place order by c.made_at, c.id;

-- name: moveSealed
-- As somebody with the whole database: one concern's words put into another row.
update kith.safeguarding_concerns set sealed = (select x.sealed from kith.safeguarding_concerns x where x.id = :of) where id = :into;

-- name: exclude
insert into access.exclusions (place_id, id, child_id, person_id, kind)
values (:place, gen_random_uuid(), :child, :person, 'own-child');

-- name: unexclude
update access.exclusions set ended_at = now() where child_id = :child and person_id = :person;

-- name: readSealed
-- As somebody who can put SQL of their own into a page.
select c.id from kith.safeguarding_concerns c;

-- name: receiveByHand
update kith.safeguarding_concerns set received_at = now(), received_by = (select kith.person());

-- name: writeByHand
insert into kith.safeguarding_concerns (place_id, id, child_id, happened_on, sealed, key_id, written_by)
values ((select kith.place()), gen_random_uuid(), :child, date '2026-07-16', '\x00', '00000000', (select kith.person()));

-- name: findTablesThatHold
-- Every table of the whole database in which some row holds these letters, as they are or as bytes.
select t.table_schema || '.' || t.table_name as name
  from information_schema.tables t
 where t.table_type = 'BASE TABLE' and t.table_schema not in ('pg_catalog', 'information_schema')
   and (xpath('/row/c/text()', query_to_xml(format(
         'select count(*) as c from %I.%I x where x::text like %L or x::text like %L', t.table_schema, t.table_name,
         '%' || :letters || '%', '%' || encode(convert_to(:letters, 'UTF8'), 'hex') || '%'), false, true, '')))[1]::text::int > 0;

-- name: countAudited
select e.action, count(*)::int as entries from audit.entries e where e.subject = 'safeguarding-concern' group by e.action order by 1;

-- name: changeEntry
update kith.safeguarding_entries set on_day = date '2020-01-01' where id = :id;

-- name: nameChild
insert into kith.names (place_id, id, child_id, forename, surname) values (:place, gen_random_uuid(), :child, :forename, :surname);

-- name: endHour
update kith.glass_broken set made_at = made_at - interval '61 minutes', until = until - interval '61 minutes' where id = :id;

-- name: endHourOfGrant
update access.grants set until = until - interval '61 minutes' where id = :id;

-- name: findReach
select r.reads, r.writes, r.until - now() <= interval '1 hour' as within_the_hour
  from access.reach r where r.person_id = :person and r.child_id = :child and r.why like 'break-glass%';

-- name: insertGlass
insert into kith.glass_broken (place_id, id, child_id, person_id, category, sealed, key_id)
values (:place, gen_random_uuid(), :child, :person, 'other', decode(repeat('00', :bytes::int), 'hex'), 'x');

-- name: reviewByHand
update kith.glass_broken set reviewed_by = person_id, reviewed_at = now(), verdict = 'right', review_sealed = '\x00', review_key_id = 'x'
 where id = :id;

-- name: endRoll
update kith.rolls set ended_at = now() where child_id = :child and ended_at is null;

-- name: comeTo
insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group)
values (:place, gen_random_uuid(), :child, :school, 2025, '4');

-- name: someDaysAgo
update kith.rolls set known_at = known_at - interval '3 days' where child_id = :child;

-- name: workingDaysAfter
select kith.working_days_after(:place, :day::date, :days)::text as due;
