-- name: findChildren
select array(select o.child_id from kith.rolls o
              where o.ended_at is null and o.year_group in ('2', '3', '4')
                and not exists (select 1 from access.restrictions s where s.child_id = o.child_id)
                and not exists (select 1 from access.exclusions s where s.child_id = o.child_id)
                and not exists (select 1 from access.caseloads s where s.child_id = o.child_id)
                and not exists (select 1 from kith.child_objections j where j.child_id = o.child_id)
              order by o.position limit 60) as children;

-- name: object
insert into kith.child_objections (place_id, child_id)
select c.place_id, c.id from kith.children c where c.id = :child_id;

-- name: findInForce
select c.purpose from kith.consents_in_force c where c.child_id = :child_id order by c.purpose;

-- name: addSdq
insert into kith.sdq_scores (place_id, id, child_id, on_day, informant, emotional)
select c.place_id, gen_random_uuid(), c.id, :on_day, 'teacher', 3 from kith.children c where c.id = :child_id;

-- name: findName
select n.forename, n.surname from kith.names n where n.child_id = :child_id and n.ended_at is null;

-- name: rename
update kith.names set forename = :forename, surname = :surname where child_id = :child_id and ended_at is null;

-- name: enrolWithoutOwnYes
insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
select o.place_id, gen_random_uuid(), o.child_id, o.school_id, 'Autumn 2025', '2025-09-15', '2027-09-15'
  from kith.rolls o where o.child_id = :child_id and o.ended_at is null;

-- name: endName
update kith.names set ended_at = now() where child_id = :child_id and ended_at is null;

-- name: addName
insert into kith.names (place_id, id, child_id, forename, surname)
select c.place_id, gen_random_uuid(), c.id, :forename, :surname from kith.children c where c.id = :child_id;

-- name: findExclusions
select e.id from access.exclusions e
 where e.child_id = :child_id and e.person_id = :person_id and e.ended_at is null;

-- name: restrict
with restricted as (
  insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
  select c.place_id, gen_random_uuid(), c.id, :owner_id, 'a reason in words', '2027-01-01'
    from kith.children c where c.id = :child_id
  returning place_id, child_id)
insert into access.restriction_allows (place_id, child_id, person_id)
select r.place_id, r.child_id, p from restricted r, unnest(:allowed::uuid[]) as p;

-- name: restrictTo
insert into access.restriction_allows (place_id, child_id, person_id)
select c.place_id, c.id, p from kith.children c, unnest(:allowed::uuid[]) as p where c.id = :child_id;

-- name: speaks
insert into kith.staff_languages (place_id, id, person_id, language, told_by)
select m.place_id, gen_random_uuid(), m.person_id, :language, m.person_id
  from kith.memberships m where m.person_id = :person_id and m.ended_at is null limit 1;

-- name: countStanding
select (select count(*)::int from kith.enrolments e where e.child_id = :child_id and e.ended_on is null) as enrolments,
       (select count(*)::int from access.caseloads l where l.child_id = :child_id and l.ended_at is null) as workers,
       (select count(*)::int from kith.matches m where m.child_id = :child_id and m.ended_at is null) as matches;
