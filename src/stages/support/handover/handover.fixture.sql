-- name: reachesOf
select r.why, r.until, r.writes, extract(epoch from r.until - now())::int / 3600 as hours
  from access.reach r where r.person_id = :person and r.child_id = :child order by r.why;

-- name: onTheWall
-- What the policies let the asker see of this child.
select exists (select 1 from kith.contacts c where c.child_id = :child) as notes,
       exists (select 1 from kith.children n where n.id = :child) as child;

-- name: weekLater
-- As if the days after the yes had passed.
update access.caseloads set until = now() - interval '1 minute' where until is not null and child_id = :child;

-- name: endRole
update kith.memberships set ended_at = now() where person_id = :person and role = 'link-worker' and ended_at is null;

-- name: caseloadsOf
select p.name, l.ended_at is null as has from access.caseloads l join kith.people p on p.id = l.person_id
 where l.child_id = :child order by l.made_at;

-- name: forgeHanded
insert into kith.handover_children (place_id, id, handover_id, child_id, from_person)
values ((select kith.place()), gen_random_uuid(), :handover, :child, (select kith.person()));

-- name: forgeYes
update kith.handover_children set accepted_at = now(), finished_at = now(), to_person = :person where child_id = :child;

-- name: forgeTold
insert into kith.handover_told (place_id, id, handed_id, child_id, introduced)
select (select kith.place()), gen_random_uuid(), c.id, c.child_id, true from kith.handover_children c where c.child_id = :child;

-- name: forgetHanded
update kith.handover_children set dropped_at = now() where child_id = :child and accepted_at is null;

-- name: agree
insert into kith.agreements (place_id, id, child_id, purpose, kind, asks, who, answer, said_by, said_how, said_on, wording, language)
select :place, gen_random_uuid(), :child, 'support', 'agreement', 'both', w, 'yes', 'parent', 'phone', date '2025-08-20', 'Letter', 'en'
  from unnest(array['family', 'child']) w;

-- name: yeses
select count(*)::int as yeses from kith.agreements a
 where a.child_id = :child and a.purpose = 'support' and a.ended_at is null;

-- name: comeBack
insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
select :place, gen_random_uuid(), o.child_id, o.school_id, 'Again', date '2026-11-09', date '2028-07-31'
  from kith.rolls o where o.child_id = :child and o.ended_at is null;

-- name: forgeEnding
update kith.endings set ended_on = date '2026-07-01' where child_id = :child;

-- name: forgeFollowUp
update kith.follow_ups set done_on = date '2026-07-01', how = 'spoken' where child_id = :child;

-- name: whereIs
select o.school_id as was, s.name as lead_of from kith.rolls o join kith.schools s on s.id = o.school_id
 where o.child_id = :child and o.ended_at is null;

-- name: changeNote
update kith.transition_notes set helps = 'forged' where child_id = :child;

-- name: leadSchool
update kith.memberships set school_id = :school where place_id = :place and role = 'school-lead';

-- name: changeSchool
with before as (
  update kith.rolls set ended_at = now() where child_id = :child and ended_at is null returning academic_year, year_group)
insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group)
select :place, gen_random_uuid(), :child, :school, b.academic_year, b.year_group from before b;

-- name: matchByHand
-- Matched anew, with somebody who has nothing to do with the handover.
with gone as (
  update access.caseloads set ended_at = now() where child_id = :child and ended_at is null returning place_id, child_id)
insert into access.caseloads (place_id, id, child_id, person_id, made_by)
select g.place_id, gen_random_uuid(), g.child_id, :person, :person from gone g;

-- name: workElsewhereToo
insert into kith.memberships (place_id, id, person_id, role, school_id)
values (:place, gen_random_uuid(), :person, 'school-lead', :school);

-- name: beginRoleAgain
insert into kith.memberships (place_id, id, person_id, role, school_id)
select m.place_id, gen_random_uuid(), m.person_id, m.role, m.school_id from kith.memberships m
 where m.person_id = :person and m.role = 'link-worker' and m.ended_at is not null
 order by m.ended_at desc limit 1;

-- name: nameOf
select p.name from kith.people p where p.id = :person;

-- name: addHelpers
-- Somebody rang once, somebody runs a group, somebody is in the team of their Early Help, somebody in class tried what helps. Of
-- another of the team a contact was taken back, and one is of another child.
with rang as (
  insert into kith.contacts (place_id, id, form_id, child_id, kind, with_whom, occurred_on, captured_at, written_by, noted, audience,
                             body_hash, withdrawn_at, withdrawn_because)
  select :place, gen_random_uuid(), gen_random_uuid(), r.child, 'phone', 'parent', date '2026-07-01', now(), r.by, false, 'team', repeat('0', 64),
         case when r.gone then now() end, case when r.gone then 'Another child' end
    from (values (:child::uuid, :cover::uuid, false), (:child, :other::uuid, true), (:another::uuid, :other, false)) r (child, by, gone)
), grouped as (
  insert into kith.groups (place_id, id, school_id, name, kind, run_by_words)
  select :place, gen_random_uuid(), o.school_id, 'Beans', 'activity', 'Bill at the allotment' from kith.rolls o
   where o.child_id = :child and o.ended_at is null
  returning id
), member as (
  insert into kith.group_members (place_id, id, group_id, child_id, from_day)
  select :place, gen_random_uuid(), g.id, :child, date '2026-06-01' from grouped g
), episode as (
  insert into kith.early_help_episodes (place_id, id, child_id, began_on, came_from, reason, without_yes_because, review_by)
  values (:place, gen_random_uuid(), :child, date '2026-06-01', 'new', 'Other', 'For a test', date '2026-07-31')
  returning id
), team as (
  insert into kith.early_help_team (place_id, id, episode_id, child_id, name, role, from_on)
  select :place, gen_random_uuid(), e.id, :child, 'Grace Obi', 'School nurse', date '2026-06-02' from episode e
), written as (
  insert into kith.class_pages (place_id, id, child_id, version, lines, written_on)
  values (:place, gen_random_uuid(), :child, 1, array['A seat', 'A map', 'A word'], date '2026-06-01')
  returning id
), reader as (
  insert into kith.class_page_readers (place_id, id, child_id, school_id, name, role, until)
  select :place, gen_random_uuid(), :child, o.school_id, r.name, 'Form tutor', date '2027-07-31'
    from kith.rolls o, (values ('Mr Hall'), ('Ms Late')) r (name)
   where o.child_id = :child and o.ended_at is null
  returning id, name
)
insert into kith.class_page_answers (place_id, id, child_id, page_id, reader_id, line, answer)
select :place, gen_random_uuid(), :child, w.id, r.id, 1, case r.name when 'Mr Hall' then 'helped' else 'not-yet' end
  from written w, reader r;
