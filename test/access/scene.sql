-- What changes who may see whom, written as the administrator of a test's database.

-- name: restrict
insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
values (:place, gen_random_uuid(), :child, :person, 'a reason in words', '2027-01-01')
on conflict do nothing;

-- name: unrestrict
update access.restrictions set ended_at = now() where child_id = :child and ended_at is null;

-- name: allow
insert into access.restriction_allows (place_id, child_id, person_id) values (:place, :child, :person)
on conflict (place_id, child_id, person_id) do update set ended_at = null;

-- name: disallow
update access.restriction_allows set ended_at = now() where child_id = :child and person_id = :person;

-- name: exclude
insert into access.exclusions (place_id, id, child_id, person_id, kind)
values (:place, gen_random_uuid(), :child, :person, 'own-child') on conflict do nothing;

-- name: unexclude
update access.exclusions set ended_at = now() where child_id = :child and person_id = :person and ended_at is null;

-- name: grant
insert into access.grants (place_id, id, child_id, person_id, reads, writes, why, until)
values (:place, gen_random_uuid(), :child, :person, :reads::int, 0, :why, now() + :lasts::interval);

-- name: endGrants
update access.grants set ended_at = now() where child_id = :child and person_id = :person and ended_at is null;

-- name: assign
insert into access.caseloads (place_id, id, child_id, person_id) values (:place, gen_random_uuid(), :child, :person)
on conflict do nothing;

-- name: unassign
update access.caseloads set ended_at = now() where child_id = :child and person_id = :person and ended_at is null;

-- name: endRoll
update kith.rolls set ended_at = now() where child_id = :child and ended_at is null;

-- name: enrol
insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group)
values (:place, gen_random_uuid(), :child, :school, 2025, :year_group) on conflict do nothing;

-- name: join
insert into kith.memberships (place_id, id, person_id, role, school_id)
values (:place, gen_random_uuid(), :person, :role, :school) on conflict do nothing;

-- name: leave
update kith.memberships set ended_at = now() where person_id = :person and ended_at is null;

-- name: addChild
insert into kith.children (place_id, id) values (:place, gen_random_uuid());

-- name: mendReach
select access.mend_reach(:place) as mended;

-- name: findDifferences
-- What access.reach holds and should not, and what it should hold and does not.
(select 'too much' as difference, r.person_id, r.child_id, r.why, r.reads, r.writes from access.reach r
 except select 'too much', x.person_id, x.child_id, x.why, x.reads, x.writes from access.reasons x)
union all
(select 'too little', x.person_id, x.child_id, x.why, x.reads, x.writes from access.reasons x
 except select 'too little', r.person_id, r.child_id, r.why, r.reads, r.writes from access.reach r);

-- name: findMatrix
select role, class, letters from access.matrix;

-- name: findRoles
select r.role, r.scope, coalesce(array_agg(d.duty order by d.duty) filter (where d.duty is not null), '{}') as duties
  from access.roles r left join access.duties d using (role) group by r.role, r.scope;

-- name: findClasses
select class, bit from access.classes order by bit;

-- name: becomeOwner
set role kith_owner;

-- name: begin
begin;

-- name: commit
commit;

-- name: rollback
rollback;

-- name: backfill
with done as (update kith.children set made_at = made_at returning 1) select count(*)::int as touched from done;

-- name: enter
select * from kith.enter(:hash);

-- name: countChildren
select count(*)::int as children from kith.children;

-- name: whatIsLeft
select coalesce(current_setting('kith.credential', true), '') as credential, kith.person() as person, kith.place() as place;

-- name: spoilReach
insert into access.reach (person_id, child_id, why, place_id, reads, writes)
values (:person, :child, 'nobody said so', :place, 1, 0);
