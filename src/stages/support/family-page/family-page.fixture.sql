-- name: addParents
-- A mother and a father of a child, with an address and a number each, and what must never leave.
with mother as (
  insert into kith.relatives (place_id, id, name, languages) values (:place, :mother, 'Amina Canary-Mother', '{ur}')
), father as (
  insert into kith.relatives (place_id, id, name) values (:place, :father, 'Bilal Canary-Father')
), ties as (
  insert into kith.relationships (place_id, id, child_id, relative_id, kind, parental_responsibility, responsibility_shown_by)
  values (:place, gen_random_uuid(), :child, :mother, 'mother', true, 'birth certificate'),
         (:place, gen_random_uuid(), :child, :father, 'father', null, null)
), ways as (
  insert into kith.contact_details (place_id, id, child_id, kind, whose, value)
  values (:place, gen_random_uuid(), :child, 'address', 'Bilal Canary-Father', '1 Canary-Address Street'),
         (:place, gen_random_uuid(), :child, 'phone', 'Bilal Canary-Father', '01632 960666')
), fact as (
  insert into kith.family_facts (place_id, id, child_id, relative_id, about_relative, words, known_on)
  values (:place, gen_random_uuid(), :child, :father, true, 'Canary-fact of the father', date '2026-07-01')
), note as (
  insert into kith.contacts (place_id, id, form_id, child_id, kind, direction, with_whom, how_went, minutes, occurred_on,
    captured_at, written_by, noted, audience, asks_manager, good_news, body_hash)
  values (:place, :contact, :contact, :child, 'phone', 'out', 'parent', 'well', 10, date '2026-07-16', now(), :worker, true, 'team',
    false, null, 'x')
), words as (
  insert into kith.contact_notes (place_id, id, contact_id, child_id, words, audience, written_by)
  values (:place, gen_random_uuid(), :contact, :child, 'Canary-note', 'team', :worker)
), score as (
  insert into kith.sdq_scores (place_id, id, child_id, on_day, informant, emotional) values (:place, gen_random_uuid(), :child, date '2026-07-01', 'teacher', 9)
), told as (
  insert into kith.staff_told (place_id, id, child_id, school_id, name, role, what, yes_by, yes_on, until, told_on)
  values (:place, gen_random_uuid(), :child, :school, 'Ms Khan', 'maths', 'Canary-told', 'Canary-yes', date '2026-07-01', date '2026-12-31', date '2026-07-02')
)
insert into kith.networks (place_id, id, child_id, drawn_on, drawn_with, hash) values (:place, :network, :child, date '2026-07-01', 'child', 'x');

-- name: drawPeople
insert into kith.network_people (place_id, network_id, child_id, position, name, relation, tie, flow, whose, notes)
values (:place, :network, :child, 1, 'Nan', 'grandmother', 'strong', 'both', 'child', 'Canary-of-network'),
       (:place, :network, :child, 2, 'Canary-hard', 'somebody', 'hard', 'none', 'child', ''),
       (:place, :network, :child, 3, 'Canary-relatives-own', 'somebody', 'strong', 'none', 'relative', ''),
       (:place, :network, :child, 4, 'Mum', 'mother', 'strong', 'both', 'child', '');

-- name: protect
insert into kith.protected_addresses (place_id, id, child_id, sealed, key_id, because) values (:place, gen_random_uuid(), :child, '\x01', 'k', 'Canary-because');

-- name: unprotect
delete from kith.protected_addresses where child_id = :child;

-- name: exclude
insert into access.exclusions (place_id, id, child_id, person_id, kind) values (:place, gen_random_uuid(), :child, :person, 'other');

-- name: unexclude
delete from access.exclusions where child_id = :child;

-- name: saidYes
insert into kith.agreements (place_id, id, child_id, purpose, kind, asks, who, answer, said_by, said_how, said_on, wording, language)
values (:place, gen_random_uuid(), :child, :purpose, :kind, 'family', 'family', :answer, 'parent', 'in-person', date '2025-09-01', 'offer_letter', 'en');

-- name: standing
select a.purpose, a.answer, a.withdrawn_how, a.withdrawn_recorded_by::text as by, e.ended_because
  from kith.agreements a
  left join kith.enrolments e on e.child_id = a.child_id
 where a.child_id = :child and a.withdrawn_on is not null;

-- name: endRelationship
update kith.relationships set ended_at = now() where child_id = :child and relative_id = :relative;

-- name: countTables
select (select count(*) from kith.family_pages)::int + (select count(*) from kith.family_page_words)::int
     + (select count(*) from kith.not_right)::int as rows;

-- name: forgePage
insert into kith.family_pages (place_id, id, child_id, school_id, who, relative_id, made_by)
values ((select kith.place()), gen_random_uuid(), :child, :school, 'parent', :relative, :person);

-- name: expireCodes
update door.link_codes set until = now() - interval '1 minute';

-- name: workingDays
select kith.working_days_after(:place, :from_day::date, :days)::text as due;

-- name: keep
-- The end is planned: what the child marks as theirs, and kind words; one taken back.
with ending as (
  insert into kith.endings (place_id, id, child_id, enrolment_id, planned_on)
  select e.place_id, :ending, e.child_id, e.id, date '2026-09-01'
    from kith.enrolments e where e.child_id = :child and e.ended_on is null
  returning place_id, child_id, id
)
insert into kith.keepsakes (place_id, id, child_id, ending_id, kind, name, words, withdrawn_at)
select e.place_id, gen_random_uuid(), e.child_id, e.id, k.kind, k.name, k.words, k.gone
  from ending e, (values ('place', 'The library', 'the blue chairs', null), ('kind-words', 'Sam', 'You never gave up.', null),
    ('person', 'Canary-taken-back', null, now())) as k (kind, name, words, gone);

-- name: mustNotContact
update kith.relationships set not_contacted = 'Canary-why' where child_id = :child and relative_id = :relative;

-- name: saidOnPage
select a.answer, a.said_by, a.said_how, a.wording, a.wording_hash as hash, a.language, a.recorded_by::text as by
  from kith.agreements a where a.child_id = :child and a.purpose = :purpose and a.ended_at is null;
