-- name: enrolAll
insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
select :place, gen_random_uuid(), o.child_id, o.school_id, 'Pretend cohort', date '2025-09-01', date '2027-07-31'
  from kith.rolls o where o.place_id = :place and o.ended_at is null;

-- name: endEnrolment
update kith.enrolments set ended_on = :on_day, ended_because = 'completed' where child_id = :child and ended_on is null;

-- name: addLanguage
insert into kith.relatives (place_id, id, name, languages) values (:place, :id, 'Pretend parent', array[:language]::text[]);

-- name: addParent
insert into kith.relationships (place_id, id, child_id, relative_id, kind)
values (:place, gen_random_uuid(), :child, :id, 'mother');

-- name: logLongAgo
update kith.contacts set received_at = received_at - interval '11 minutes' where form_id = :id;

-- name: endCaseload
update access.caseloads set ended_at = now() where child_id = :child and person_id = :person and ended_at is null;

-- name: endMembership
update kith.memberships set ended_at = now() where person_id = :person and ended_at is null;

-- name: addToCaseload
insert into access.caseloads (place_id, id, child_id, person_id) values (:place, gen_random_uuid(), :child, :person);

-- name: restrict
insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
values (:place, gen_random_uuid(), :child, :person, 'tried here', date '2026-12-31');

-- name: exclude
insert into access.exclusions (place_id, id, child_id, person_id, kind)
values (:place, gen_random_uuid(), :child, :person, 'own-child');

-- name: countRows
select (select count(*) from kith.contacts where form_id = :id)::int as contacts,
       (select count(*) from kith.contact_notes n join kith.contacts c on c.id = n.contact_id where c.form_id = :id)::int as notes;

-- name: countAudit
select count(*)::int as entries from audit.entries where action = :action and subject_id = :id;

-- name: insertContact
-- As somebody who can put SQL of their own into a page.
insert into kith.contacts (place_id, id, form_id, child_id, kind, with_whom, occurred_on, captured_at, written_by, noted,
  audience, body_hash)
values ((select kith.place()), :id, :id, :child, 'phone', 'parent', date '2026-07-17', now(), :person, false, 'team', 'x');

-- name: insertNote
insert into kith.contact_notes (place_id, id, contact_id, child_id, words, audience, written_by)
values ((select kith.place()), gen_random_uuid(), :id, :child, 'forged', 'team', :person);

-- name: insertDraft
insert into kith.contact_drafts (place_id, id, child_id, person_id, fields)
values ((select kith.place()), :id, :child, :person, '{}');

-- name: changeNote
update kith.contact_notes set words = 'forged' where child_id = :child;

-- name: helpOfAnother
insert into kith.practical_help (place_id, id, child_id, kind, given_or_lent, given_on, given_by)
values ((select kith.place()), gen_random_uuid(), :child, 'food', 'given', date '2026-07-17', :person);

-- name: addNamedChildren
-- Children with names, on the roll of the place's first school, who take part and are on one worker's caseload.
with school as (
  select s.id from kith.schools s where s.place_id = :place order by s.urn limit 1
), who as (
  select u.id, u.forename, u.surname from unnest(:children::uuid[], :forenames::text[], :surnames::text[]) as u (id, forename, surname)
), child as (
  insert into kith.children (place_id, id) select :place, w.id from who w returning id
), name as (
  insert into kith.names (place_id, id, child_id, forename, surname)
  select :place, gen_random_uuid(), w.id, w.forename, w.surname from who w join child c on c.id = w.id
), roll as (
  insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group)
  select :place, gen_random_uuid(), c.id, s.id, 2025, '4' from child c, school s
), part as (
  insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
  select :place, gen_random_uuid(), c.id, s.id, 'Pretend cohort', date '2025-09-01', date '2027-07-31' from child c, school s
)
insert into access.caseloads (place_id, id, child_id, person_id)
select :place, gen_random_uuid(), c.id, :person from child c;

-- name: logMinutesAgo
update kith.contacts set received_at = now() - make_interval(mins => :minutes::int) where form_id = :id;

-- name: removeContacts
delete from kith.contacts where child_id = :child;

-- name: letCount
-- What was read is counted for those who watch the server alone (src/platform/database/roles.sql).
do $$
declare
  each regprocedure;
begin
  for each in select p.oid from pg_catalog.pg_proc p where p.proname like 'pg\_stat\_get\_xact\_%' loop
    execute format('grant execute on function %s to kith_app', each);
  end loop;
end $$;

-- name: countRead
-- How many contacts this connection has read so far, by whatever plan: what was told of before counts until it is sent on.
select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as read
  from pg_stat_xact_all_tables where schemaname = 'kith' and relname = 'contacts';
