-- name: enrol
-- A child takes part since last September, where they did not yet.
with child as (
  select o.place_id, o.child_id, o.school_id
    from kith.names n join kith.rolls o on o.child_id = n.child_id and o.ended_at is null
   where n.forename = :forename and n.surname = :surname and n.ended_at is null
), enrolled as (
  insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
  select c.place_id, gen_random_uuid(), c.child_id, c.school_id, 'Canalside 2025', '2025-09-15', '2027-09-14' from child c
  on conflict do nothing
)
select c.child_id as id from child c;

-- name: findPerson
select p.id as person_id, m.place_id from kith.people p join kith.memberships m on m.person_id = p.id where p.name = :name;
