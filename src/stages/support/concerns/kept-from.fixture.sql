-- name: addRole
-- Somebody of the place has a second role, as a deputy.
insert into kith.memberships (place_id, id, person_id, role) values (:place, gen_random_uuid(), :person, :role);

-- name: endRole
update kith.memberships set ended_at = now() where place_id = :place and person_id = :person and role = :role and ended_at is null;

-- name: findAll
-- As somebody who can put SQL of their own into a page: all that the database shows them of safeguarding files.
select c.id::text as id from kith.safeguarding_concerns c
union all
select e.id::text from kith.safeguarding_entries e;

-- name: findBundle
select k.kept ->> 'id' as id from kith.all_kept_about(:child) as k where k.kept_as like 'kith.safeguarding%';

-- name: unkeep
update kith.safeguarding_concerns set kept_from_id = '{}';

-- name: addEntryByHand
-- A line that says itself of nobody kept from it.
insert into kith.safeguarding_entries (place_id, id, child_id, concern_id, kind, on_day, sealed, key_id, made_by, kept_from_id)
values ((select kith.place()), :id, :child, :concern, 'discussion', current_date, '\x00', 'x', (select kith.person()), '{}')
returning id;

-- name: findAudited
select e.subject_id from audit.entries e where e.subject_id = :id;

-- name: findAuditOfConcerns
-- As somebody with SQL of their own: all of the audit that tells of concerns and files.
select e.action from audit.entries e where e.subject ~ '(concern|safeguarding-file)' and e.place_id = (select kith.place());

-- name: nameByHand
insert into kith.school_safeguarding_leads (place_id, school_id, person_id) values ((select kith.place()), :school, (select kith.person()));

-- name: nameMyself
select kith.name_school_safeguarding_lead(:school, (select kith.person()), true) as changed;

-- name: leaveRoll
update kith.rolls set ended_at = clock_timestamp() where child_id = :child and ended_at is null;

-- name: comeToSchool
-- From this moment the child is on another school's roll: as an import does, one they were on before is opened again.
insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group, known_at)
values (:place, gen_random_uuid(), :child, :school, 2025, '4', clock_timestamp())
on conflict (place_id, child_id, school_id, academic_year, year_group) do update set ended_at = null;

-- name: findName
select p.name from kith.people p where p.id = :person;

-- name: grantIdentity
insert into access.grants (place_id, id, child_id, person_id, reads, why) values (:place, gen_random_uuid(), :child, :person, 1, 'tried here');

-- name: findKeeping
-- What whoever lets records go is told of a file: that there is one, when its last line was, and how much would go.
select f.safeguarding, f.last_entry_on,
       coalesce((select sum(k.n)::int from kith.count_kept(array[:child]::uuid[]) k where k.part = 'safeguarding'), 0) as n
  from kith.facts_for_keeping(:child) f;

-- name: addKeepingLine
with l as (insert into kith.keeping_lists (place_id, id, held) values (:place, :id, 0) returning place_id, id)
insert into kith.keeping_lines (place_id, id, list_id, child_id, part, rule, keep_years, counted_from, from_day, due_on, kinds)
select l.place_id, gen_random_uuid(), l.id, :child, 'safeguarding', 'safeguarding file', 25, 'date of birth', '1995-01-01',
       '2020-01-01', '{}' from l;

-- name: findKeepingLines
select l.id from kith.keeping_lines l where l.child_id = :child;
