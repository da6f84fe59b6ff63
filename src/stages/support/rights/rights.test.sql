-- name: alsoLeads
-- A deputy: somebody else of the place who is a safeguarding lead too.
insert into kith.memberships (place_id, id, person_id, organisation_id, role)
select m.place_id, gen_random_uuid(), m.person_id, m.organisation_id, 'safeguarding-lead'
  from kith.memberships m where m.person_id = :person and m.ended_at is null limit 1;

-- name: signMine
update kith.record_requests set signed_at = now() where id = :id returning id;

-- name: claimSigned
update kith.record_requests set signed_at = now(), signed_by = :by where id = :id returning id;

-- name: changeLine
update kith.bundle_lines set withheld = 'third-party' where request_id = :id and n = 1 returning n;

-- name: askAll
select k.kept_as from kith.all_kept_about(:child) as k;

-- name: takeOn
insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
select o.place_id, gen_random_uuid(), o.child_id, o.school_id, 'Pretend cohort', date '2025-11-03', date '2027-10-31'
  from kith.rolls o where o.place_id = :place and o.child_id = :child and o.ended_at is null;

-- name: addOpened
insert into kith.bundle_lines (place_id, child_id, request_id, n, kept_as, field, words, sealed)
select r.place_id, r.child_id, r.id, 9999, 'by-hand', 'added', 'Later', 'opened' from kith.record_requests r where r.id = :id
returning n;
