-- name: sharedPeople
select s.name from kith.network_shared s where s.network_id = :network order by s.position;

-- name: oneHome
-- Two children of one home, each in a school of their own.
with home as (
  insert into kith.households (place_id, id) values (:place, gen_random_uuid()) returning place_id, id
)
insert into kith.household_children (place_id, household_id, child_id)
select h.place_id, h.id, c.id from home h, unnest(:children::uuid[]) as c (id);

-- name: sameRelative
-- Their mother, as two records know her.
with mother as (
  insert into kith.relatives (place_id, id, name, languages) values (:place, gen_random_uuid(), 'Agnieszka', '{pl}')
  returning place_id, id
)
insert into kith.relationships (place_id, id, child_id, relative_id, kind)
select m.place_id, gen_random_uuid(), c.id, m.id, 'mother' from mother m, unnest(:children::uuid[]) as c (id)
returning child_id, relative_id;

-- name: protect
insert into kith.protected_addresses (place_id, id, child_id, sealed, key_id, because)
values (:place, gen_random_uuid(), :child, '\x00', 'test', 'tried here');

-- name: exclude
insert into access.exclusions (place_id, id, child_id, person_id, kind)
values (:place, gen_random_uuid(), :child, :person, 'relative');

-- name: endEnrolment
update kith.enrolments set ended_on = began_on, ended_because = 'withdrew' where child_id = :child;

-- name: forgePerson
-- As somebody who can put SQL of their own into a page: one more in a drawing that is kept.
insert into kith.network_people (place_id, network_id, child_id, position, name, relation, tie, flow, whose, notes)
values ((select kith.place()), :network, :child, 24, 'Forged', '', 'strong', 'none', 'child', '');

-- name: forgeFact
insert into kith.family_facts (place_id, id, child_id, about_relative, words, known_on, known_by)
values ((select kith.place()), gen_random_uuid(), :child, false, 'Forged', date '2026-07-17', :person);

-- name: reached
-- Whose families whoever asks may write of.
select r.child_id from access.reach r where r.writes & 64 <> 0 order by r.child_id;
