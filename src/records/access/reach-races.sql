-- What two people change at the same moment, for the test of who may see whom.

-- name: begin
begin;

-- name: commit
commit;

-- name: join
insert into kith.memberships (place_id, id, person_id, role)
values (:place, gen_random_uuid(), :person, 'programme-manager');

-- name: workInASchoolToo
insert into kith.memberships (place_id, id, person_id, role, school_id)
select :place, gen_random_uuid(), :person, :role, s.id from kith.schools s where s.place_id = :place limit 1;

-- name: exclude
insert into access.exclusions (place_id, id, child_id, person_id, kind)
values (:place, gen_random_uuid(), :child, :person, 'own-child');

-- name: restrict
insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
values (:place, gen_random_uuid(), :child, :owner, 'a reason in words', '2027-01-01');

-- name: grant
insert into access.grants (place_id, id, child_id, person_id, reads, why, until)
values (:place, gen_random_uuid(), :child, :person, :reads::int, 'break-glass', now() + :lasts::interval);

-- name: deleteRoll
delete from kith.rolls where child_id = :child;

-- name: moveMembership
update kith.memberships set person_id = :to where person_id = :person;

-- name: spoilUntil
update access.reach set until = 'infinity' where child_id = :child and person_id = :person and until is not null;

-- name: mend
select access.mend_reach(:place) as mended;

-- name: findTooMuch
select r.person_id, r.child_id, r.why, r.reads, r.writes, r.until from access.reach r
except
select x.person_id, x.child_id, x.why, x.reads, x.writes, x.until from access.reasons x;

-- name: findReads
select coalesce(bit_or(r.reads), 0) as reads from access.reach r
 where r.person_id = :person and r.child_id = :child and (r.until is null or r.until > now());
