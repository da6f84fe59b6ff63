-- What somebody would send who can put SQL of their own into a page of Support: each is refused, or touches nothing that is
-- not theirs.

-- name: relateToAnothersRelative
insert into kith.relationships (place_id, id, child_id, relative_id, kind)
values ((select kith.place()), gen_random_uuid(), :child, :relative, 'mother');

-- name: nameOfRelative
select r.name from kith.relatives r where r.id = :relative;

-- name: endOwnRelationship
update kith.relationships set ended_at = now() where child_id = :child and relative_id = :relative;

-- name: shareRelative
insert into kith.relationships (place_id, id, child_id, relative_id, kind) values (:place, gen_random_uuid(), :child, :relative, 'mother');

-- name: amendRelative
select kith.amend_relative(gen_random_uuid(), :child, :relative, 'Forged', '{en}', false);

-- name: endEveryMember
-- Looks at no row, and so asks for nobody's leave to read.
update kith.group_members set until_day = date '2026-07-16', until_why = 'other';

-- name: countEnded
select count(*)::int as ended from kith.group_members where until_day is not null and child_id = any(:children::uuid[]);

-- name: joinAnothersGroup
insert into kith.group_members (place_id, id, group_id, child_id, from_day)
values ((select kith.place()), gen_random_uuid(), :group, :child, date '2026-07-01');

-- name: endEveryEnrolment
update kith.enrolments set ended_words = 'forged';

-- name: listWithoutMatching
insert into access.caseloads (place_id, id, child_id, person_id)
values ((select kith.place()), gen_random_uuid(), :child, :person);

-- name: eventOfAnother
insert into kith.events (place_id, id, kind, child_id, person_id)
values ((select kith.place()), gen_random_uuid(), 'goodbye-said', :child, :person);

-- name: eventOfLongAgo
insert into kith.events (place_id, id, kind, child_id, person_id, happened_at)
values ((select kith.place()), gen_random_uuid(), 'goodbye-said', :child, (select kith.person()), '2020-01-01');

-- name: answersTold
select count(*)::int as told from kith.events e where e.child_id = :child and e.kind like '%-answered';

-- name: closeAsAnother
insert into kith.keep_close (place_id, id, child_id, from_day, until_day)
values ((select kith.place()), gen_random_uuid(), :child, date '2026-07-22', date '2026-09-01')
returning id;

-- name: endInAnothersName
update kith.keep_close set ended_at = now(), ended_by = :person where child_id = :child returning ended_by;

-- name: lend
insert into kith.practical_help (place_id, id, child_id, kind, given_or_lent, given_on)
values ((select kith.place()), gen_random_uuid(), :child, 'laptop', 'lent', date '2026-07-01')
returning id;

-- name: backInAnothersName
update kith.practical_help set back_on = date '2026-07-17', back_told_by = :person where child_id = :child returning back_told_by as ended_by;

-- name: seenLongAgo
insert into kith.seen (place_id, id, child_id, on_day, there, how, captured_at, made_at)
values ((select kith.place()), gen_random_uuid(), :child, date '2026-01-05', true, 'tap', now(), '2026-01-05');

-- name: ringLongAgo
insert into kith.rings (place_id, id, child_id, on_day, how, spoke, captured_at, made_at)
values ((select kith.place()), gen_random_uuid(), :child, date '2026-01-05', 'rang', true, now(), '2026-01-05');

-- name: helpLongAgo
insert into kith.practical_help (place_id, id, child_id, kind, given_or_lent, given_on, made_at)
values ((select kith.place()), gen_random_uuid(), :child, 'food', 'given', date '2026-01-05', '2026-01-05');

-- name: planLongAgo
insert into kith.attendance_plans (place_id, id, child_id, began_on, made_by, made_at)
values ((select kith.place()), gen_random_uuid(), :child, date '2026-01-05', (select kith.person()), '2026-01-05');

-- name: wordBack
insert into kith.notes_read (place_id, id, contact_id, child_id, words)
select c.place_id, gen_random_uuid(), c.id, c.child_id, 'A word to its writer alone.' from kith.contacts c where c.form_id = :id;

-- name: wordsBack
select r.words from kith.notes_read r where r.child_id = :child;

-- name: takeBackContact
select kith.withdraw_contact(:id, 10, null) as withdrawn;

-- name: tellAnswer
insert into kith.events (place_id, id, kind, child_id, about_id) values (:place, gen_random_uuid(), 'agreement-answered', :child, gen_random_uuid()),
       (:place, gen_random_uuid(), 'family-answered', :child, gen_random_uuid());

-- name: hashesOfContacts
select c.body_hash from kith.contacts c;

-- name: hashesOfRegisters
select r.body_hash from kith.registers r;

-- name: restrictToNobody
insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
values (:place, gen_random_uuid(), :child, :person, 'tried here', date '2026-12-31');

-- name: objectTo
insert into kith.child_objections (place_id, child_id) values (:place, :child);

-- name: tryToMatch
select m.outcome from kith.match_link_workers(jsonb_build_array(jsonb_build_object('enrolment_id', gen_random_uuid(),
  'caseload_id', gen_random_uuid(), 'child_id', :child::uuid, 'person_id', :person::uuid, 'cohort_name', 'Tried',
  'began_on', '2026-07-17'))) m;

-- name: conflictsOf
select f.person_id from kith.conflicts_among(array[:child::uuid]) f;

-- name: seenFarAhead
insert into kith.seen (place_id, id, child_id, on_day, there, how, captured_at)
values ((select kith.place()), :id, :child, date '2026-07-17', true, 'tap', '2031-01-01')
returning captured_at > now() as ahead, extract(epoch from captured_at - now())::int / 60 as minutes;

-- name: dayFarAhead
insert into kith.days_in_school (place_id, id, school_id, on_day, there, how, captured_at)
values ((select kith.place()), :id, :school, date '2026-07-17', true, 'tap', '2031-01-01')
returning captured_at > now() as ahead, extract(epoch from captured_at - now())::int / 60 as minutes;

-- name: ringFarAhead
insert into kith.rings (place_id, id, child_id, on_day, how, spoke, captured_at)
values ((select kith.place()), :id, :child, date '2026-07-17', 'rang', true, '2031-01-01')
returning captured_at > now() as ahead, extract(epoch from captured_at - now())::int / 60 as minutes;

-- name: capturedAhead
select extract(epoch from c.captured_at - now())::int / 60 as minutes from kith.contacts c where c.id = :id
union all
select extract(epoch from r.captured_at - now())::int / 60 from kith.registers r where r.id = :register
union all
select extract(epoch from x.captured_at - now())::int / 60 from kith.register_rows x where x.register_id = :register;

-- name: beginFact
insert into kith.family_facts (place_id, id, child_id, about_relative, words, known_on)
values ((select kith.place()), gen_random_uuid(), :child, false, 'Begun in time', date '2026-07-01');

-- name: factsOf
select f.words from kith.family_facts f where f.child_id = :child;

-- name: lift
update access.restrictions set ended_at = now() where child_id = :child;

-- name: addDetail
insert into kith.contact_details (place_id, id, child_id, kind, whose, value)
values ((select kith.place()), gen_random_uuid(), :child, :kind, 'Mother', '1 Quiet Road');

-- name: details
select d.kind from kith.contact_details d where d.child_id = :child;

-- name: protect
insert into kith.protected_addresses (place_id, id, child_id, sealed, key_id, because)
values (:place, gen_random_uuid(), :child, 'sealed', 'abcdefgh', 'tried here');

-- name: placeByLink
insert into kith.placements (place_id, id, child_id, school_id, provider, contact_name, contact_by, starts_on, ends_on, days, link_id)
values (:place, gen_random_uuid(), :child, :school, 'The Bridge', 'Sam Lee', '01632 960001', date '2026-07-13', date '2026-07-24',
        '{mon}', :link);

-- name: linkNamed
select l.for_whom from kith.links l where l.id = :id;
