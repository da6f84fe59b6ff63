-- What stands in for the parts of an address that change, and who may see it.

-- name: findExamples
-- One school with children, one of its children, a screen under way, the last import, a colleague.
select (select o.school_id from kith.rolls o where o.ended_at is null order by o.position limit 1) as school,
       (select r.child_id from kith.screen_results r join kith.rolls o on o.child_id = r.child_id and o.ended_at is null
         where r.outcome = 'in'
         order by exists (select 1 from kith.missed_things t where t.child_id = r.child_id and t.ended_at is null)::int
                  + exists (select 1 from kith.cohort_places p where p.child_id = r.child_id and p.place = 'in')::int desc,
                  exists (select 1 from kith.offers f where f.child_id = r.child_id) desc,
                  o.position limit 1) as child,
       (select s.id from kith.screens s where s.ran_at is null limit 1) as screen,
       (select i.id from kith.imports i order by i.asked_at desc limit 1) as import,
       (select c.id from kith.cohorts c where c.frozen_at is not null limit 1) as cohort,
       (select p.id from kith.proposals p order by p.made_at limit 1) as proposal,
       'photos' as purpose,
       (select m.id from kith.memberships m where m.role = 'payer' limit 1) as membership;

-- name: addRound
-- A collecting round of the example's school with one tutor, one child and the tutor's link.
with round as (
  insert into kith.collecting_rounds (place_id, id, school_id, screen_id, for_day, days)
  select r.place_id, gen_random_uuid(), r.school_id, r.screen_id, s.as_of, 14
    from kith.screen_results r join kith.screens s on s.id = r.screen_id where r.child_id = :child limit 1
  returning place_id, id, school_id
), tutor as (
  insert into kith.collecting_tutors (place_id, id, school_id, round_id, name, email)
  select r.place_id, gen_random_uuid(), r.school_id, r.id, 'Somebody Kind', 'kind@kith.example' from round r
  returning place_id, id, school_id, round_id
), child as (
  insert into kith.collecting_children (place_id, round_id, child_id, tutor_id, risks_met, place_in_list)
  select t.place_id, t.round_id, :child::uuid, t.id, 2, 1 from tutor t
), link as (
  insert into kith.links (place_id, id, school_id, purpose, for_whom, about_id, until)
  select t.place_id, gen_random_uuid(), t.school_id, 'tell-us', 'Somebody Kind', t.id, now() + interval '14 days' from tutor t
  returning place_id, id, until
), credential as (
  insert into access.credentials (id, hash, kind, place_id, purpose, idle, until)
  select l.id, :hash, 'link', l.place_id, 'tell-us', interval '14 days', l.until from link l
)
select r.id from round r;

-- name: sendImport
-- By the data manager, who is of one school and sees the imports of no other; with remarks of both kinds.
with sent as (
  insert into kith.imports (place_id, id, feed, named, person_id, started_at, finished_at, outcome, receipt)
  select m.place_id, gen_random_uuid(), 'extract', 'EES_ytd_attendance_extract_of_all_schools.csv', m.person_id, now(), now(), 'taken-in',
         '{"files": {"pupils": {"new": 2, "changed": 0, "unchanged": 1, "refused": 1, "strangers": 0, "objecting": 0}}}'
    from kith.memberships m where m.role = 'data-manager' limit 1
  returning place_id, id)
insert into kith.import_problems (place_id, import_id, number, file, line, "column", problem)
select s.place_id, s.id, n, 'pupils.csv', n + 1, case when n < 4 then 'fsm' end, case when n < 4 then 'A word.' else 'A row.' end
  from sent s, generate_series(1, 4) as n;

-- name: askForScreen
insert into kith.screens (place_id, id, blueprint_id, as_of, academic_year)
select s.place_id, gen_random_uuid(), s.blueprint_id, s.as_of, s.academic_year from kith.screens s limit 1;

-- name: findPeople
select distinct on (m.role) m.role, m.person_id, m.place_id, p.name, p.email
  from kith.memberships m join kith.people p on p.id = m.person_id
 where m.ended_at is null
 order by m.role, m.made_at, p.name;

-- name: findOthers
-- Children of the example's school who could take part: nobody restricted, kept from anybody, or objecting. The last of them
-- has missed school.
select f.upn, f.child from (
select u.upn, u.child_id as child, o.position, exists (select 1 from kith.missed_things t
         where t.child_id = o.child_id and t.kind = 'days-missed' and t.ended_at is null) as missed
  from kith.rolls o
  join lateral (select min(n.upn) as upn, n.child_id from kith.pupil_numbers n where n.child_id = o.child_id group by n.child_id) u on true
 where o.school_id = :school and o.ended_at is null and o.child_id <> :child
   and not exists (select 1 from kith.cohort_places p where p.child_id = o.child_id)
   and not exists (select 1 from access.restrictions r where r.child_id = o.child_id)
   and not exists (select 1 from access.exclusions x where x.child_id = o.child_id)
   and not exists (select 1 from kith.child_objections j where j.child_id = o.child_id)
 order by missed desc, o.position
 limit 6) f
 order by f.missed, f.position;

-- name: findEmpty
-- The tables about a place that hold nothing: what is shown of them is looked at only as it is while there is none.
select g.guarded as "table" from access.guards g
 where g.guarded like 'kith.%'
   and query_to_xml('select 1 from ' || g.guarded || ' limit 1', false, true, '')::text = ''
 order by 1;

-- name: findUpn
select min(n.upn) as upn from kith.pupil_numbers n where n.child_id = :child;

-- name: giveLongName
-- So that what does not break is seen to be too wide for a small screen.
update kith.names set forename = 'Maximiliana-Konstantina', surname = 'Featherstonehaugh-Okonkwo'
 where child_id = :child and ended_at is null;

-- name: moveInTime
-- What may be undone for ten minutes may be so throughout a walk, and what may not, not from its beginning.
with contacts as (update kith.contacts set received_at = received_at - interval '1 hour'),
     seen as (update kith.seen set made_at = made_at + interval '3 hours'),
     days as (update kith.days_in_school set made_at = made_at + interval '3 hours'),
     closures as (update kith.closures set made_at = made_at + interval '3 hours'),
     rings as (update kith.rings set made_at = made_at + interval '3 hours')
update kith.registers set made_at = made_at + interval '3 hours';

-- name: findReach
-- Who may read the scores of this child, and who of any child of this school.
select r.person_id, bool_or(r.child_id = :child) as child, bool_or(o.school_id = :school) as school
  from access.reach r left join kith.rolls o on o.child_id = r.child_id and o.ended_at is null
 where r.reads & 8 <> 0
 group by r.person_id;

-- name: addInvitation
insert into door.invitations (place_id, id, hash, name, email, role, made_by, until)
select m.place_id, gen_random_uuid(), :hash, 'Somebody New', 'new@kith.example', 'payer', m.person_id, now() + interval '1 day'
  from kith.memberships m where m.role = 'administrator' limit 1;

-- name: givePasswords
-- Pages about a password are for those who have one. Nobody knows this one.
insert into door.passwords (person_id, hash)
select distinct m.person_id, '$argon2id$v=19$m=19456,t=2,p=1$' || 'c2FsdHNhbHRzYWx0c2FsdA$' || repeat('A', 43) from kith.memberships m
on conflict do nothing;

-- name: addRelative
-- A relative of the example's child.
with relative as (
  insert into kith.relatives (place_id, id, name)
  select c.place_id, gen_random_uuid(), 'Somebody Near' from kith.children c where c.id = :child
  returning place_id, id
)
insert into kith.relationships (place_id, id, child_id, relative_id, kind)
select r.place_id, gen_random_uuid(), :child, r.id, 'aunt' from relative r
returning relative_id;

-- name: addInSchool
-- Of the example's child, who takes part: one of everything that hangs from the School page, with the two links.
with who as (
  select o.place_id, o.child_id, o.school_id from kith.rolls o where o.child_id = :child and o.ended_at is null
), telling as (
  insert into kith.staff_told (place_id, id, child_id, school_id, name, role, what, yes_by, yes_on, until)
  select w.place_id, gen_random_uuid(), w.child_id, w.school_id, 'Ms Khan', 'maths', 'Up at night.', 'Mother', date '2026-07-01',
         date '2099-07-31' from who w
  returning id
), page as (
  insert into kith.class_pages (place_id, id, child_id, version, lines, written_on)
  select w.place_id, gen_random_uuid(), w.child_id, 1, '{Ask me quietly.,A seat by the door.,Tell me before.}', date '2026-07-01' from who w
  returning id
), links as (
  insert into kith.links (place_id, id, school_id, purpose, for_whom, about_id, until)
  select w.place_id, l.id, w.school_id, l.purpose, 'Somebody Kind', l.about, now() + interval '14 days'
    from who w, (values (:helps_link::uuid, 'what-helps', :reader::uuid), (:other_link::uuid, 'other-school', :placement::uuid)) as l (id, purpose, about)
), credentials as (
  insert into access.credentials (id, hash, kind, place_id, purpose, idle, until)
  select l.id, l.hash, 'link', w.place_id, l.purpose, interval '14 days', now() + interval '14 days'
    from who w, (values (:helps_link::uuid, 'what-helps', :helps_hash), (:other_link::uuid, 'other-school', :other_hash)) as l (id, purpose, hash)
), reader as (
  insert into kith.class_page_readers (place_id, id, child_id, school_id, name, role, until, link_id)
  select w.place_id, :reader::uuid, w.child_id, w.school_id, 'Ms Khan', 'maths', date '2099-07-31', :helps_link::uuid from who w
), plan as (
  insert into kith.attendance_plans (place_id, id, child_id, began_on)
  select w.place_id, gen_random_uuid(), w.child_id, date '2026-06-01' from who w
  on conflict (place_id, child_id) where closed_on is null do update set began_on = excluded.began_on
  returning place_id, id, child_id
), step as (
  insert into kith.attendance_plan_steps (place_id, id, child_id, plan_id, what, who, by_day)
  select p.place_id, gen_random_uuid(), p.child_id, p.id, 'Meet at the gate', 'Danny', date '2026-07-20' from plan p
  returning id
), timetable as (
  insert into kith.part_time_timetables (place_id, id, child_id, plan_id, starts_on, ends_on, in_school, because)
  select p.place_id, gen_random_uuid(), p.child_id, p.id, date '2026-07-01', date '2099-07-31', '{mon-am}', 'Mornings' from plan p
  returning id
), suspension as (
  insert into kith.suspension_follow_ups (place_id, id, child_id, starts_on, sessions, type)
  select w.place_id, gen_random_uuid(), w.child_id, date '2026-07-13', 4, 'SUSP' from who w
  returning place_id, id, child_id
), placement as (
  insert into kith.placements (place_id, id, child_id, school_id, follow_up_id, provider, contact_name, contact_by, starts_on, ends_on, days, link_id)
  select w.place_id, :placement::uuid, w.child_id, w.school_id, s.id, 'The Bridge', 'Sam Lee', '01632 960001', date '2026-07-13',
         date '2099-07-31', '{mon}', :other_link::uuid from who w, suspension s
  returning place_id, id, child_id
), meeting as (
  insert into kith.return_meetings (place_id, id, child_id, follow_up_id, on_day, at_time, held_where)
  select s.place_id, gen_random_uuid(), s.child_id, s.id, date '2099-07-20', '08:40', 'School' from suspension s
  returning id
), other_meeting as (
  insert into kith.return_meetings (place_id, id, child_id, placement_id, on_day, at_time, held_where)
  select p.place_id, gen_random_uuid(), p.child_id, p.id, date '2099-07-20', '08:40', 'School' from placement p
  returning id
)
select (select id from telling) as telling, (select id from plan) as plan, (select id from step) as step,
       (select id from timetable) as timetable, (select id from suspension) as suspension,
       (select id from meeting) as meeting, (select id from other_meeting) as other_meeting;

-- name: addContact
-- The example's child takes part; a contact of good news, practical help, and a draft of somebody who has no access.
with contact as (
  insert into kith.contacts (place_id, id, form_id, child_id, kind, direction, with_whom, how_went, minutes, occurred_on,
    captured_at, written_by, noted, audience, asks_manager, good_news, told_in, body_hash)
  select c.place_id, f.id, f.id, c.id, 'phone', 'out', 'parent', 'well', 10, date '2026-07-16', now(), :worker, true, 'team',
         true, 'kind', 'en', 'x'
    from kith.children c, (select gen_random_uuid() as id) f where c.id = :child
  returning place_id, id, child_id
), note as (
  insert into kith.contact_notes (place_id, id, contact_id, child_id, words, mark, audience, written_by)
  select c.place_id, gen_random_uuid(), c.id, c.child_id, 'Was kind to somebody today.', 'strength', 'team', :worker from contact c
), help as (
  insert into kith.practical_help (place_id, id, child_id, kind, worth_pence, given_or_lent, given_on, given_by)
  select c.place_id, gen_random_uuid(), c.child_id, 'laptop', 25000, 'lent', date '2026-07-16', :worker from contact c
  returning id
), draft as (
  insert into kith.contact_drafts (place_id, id, child_id, person_id, fields)
  select c.place_id, gen_random_uuid(), c.child_id, m.person_id,
         jsonb_build_object('how', 'phone-out', 'note', 'Half a', 'audience', a.audience)
    from contact c
    join kith.memberships m on m.place_id = c.place_id and m.role = 'payer'
    cross join (values ('team'), ('safeguarding')) as a (audience)
  returning id, fields ->> 'audience' as audience
)
select c.id as contact, h.id as help, d.id as draft, k.id as kept
  from contact c, help h, draft d, draft k
 where d.audience = 'team' and k.audience = 'safeguarding'
 limit 1;

-- name: addGroup
-- A group of the example's school with the example's child and a day today, and a Link Worker's holiday list of that school,
-- in which they work.
with works as (
  update kith.memberships set school_id = :school where person_id = :worker and role = 'link-worker' and ended_at is null
), made as (
  insert into kith.groups (place_id, id, school_id, name, kind, run_by_words)
  select c.place_id, gen_random_uuid(), :school, 'Toast', 'breakfast-club', 'Mrs Hill' from kith.children c where c.id = :child
  returning place_id, id
), member as (
  insert into kith.group_members (place_id, id, group_id, child_id, from_day)
  select g.place_id, gen_random_uuid(), g.id, :child, date '2026-06-17' from made g
), day as (
  insert into kith.group_days (place_id, id, group_id, on_day, starts_at, ends_at)
  select g.place_id, gen_random_uuid(), g.id, date '2026-07-17', '08:00', '08:45' from made g
  returning id
), list as (
  insert into kith.holiday_lists (place_id, id, person_id, school_id, starts_on, ends_on)
  select g.place_id, gen_random_uuid(), :worker, :school, date '2026-07-17', date '2026-07-27' from made g
  returning id
)
select g.id as "group", d.id as day, l.id as list from made g, day d, list l;

-- name: addGlass
-- Opened by somebody who has left again, of the example's child: nobody has looked at it yet.
insert into kith.glass_broken (place_id, id, child_id, person_id, category, sealed, key_id, closed_at)
select c.place_id, :id, c.id, :person, 'ill', :sealed, :key_id, now() from kith.children c where c.id = :child;

-- name: handOver
-- The record that is ready is signed by somebody else, and handed over.
update kith.record_requests set signed_at = now(), handed_on = date '2026-06-20', handed_how = 'By hand' where ready_at is not null;

-- name: findMore
-- Pages of what is in another state than the examples: taken back, answered, settled, over, without a yes, no, ended.
select a.address
  from (select '/support/contacts/' || c.form_id as address from kith.contacts c
         where c.child_id = :child and c.withdrawn_because is not null
        union all
        select '/support/contacts/' || c.form_id from kith.contact_answers x join kith.contacts c on c.id = x.contact_id
        union all
        select '/support/children/' || x.child_id || '/corrections/' || x.id from kith.corrections x where x.because is not null
        union all
        select '/support/children/' || e.child_id || '/early-help/' || e.id || p.part from kith.early_help_episodes e
         cross join (values (''), ('/assessment')) as p (part)
         where e.ended_on is not null or e.child_id <> :child
        union all
        select '/support/children/' || x.child_id || '/early-help/referrals/' || x.id from kith.statutory_referrals x
         where x.acknowledged_by is not null
        union all
        select '/support/handovers/' || d.handover_id from kith.handover_noes x join kith.handover_children d on d.id = x.handed_id
        union all
        select '/support/rights/' || x.id from kith.record_requests x where x.ended_on is not null or x.handed_on is not null) a
 order by 1;
