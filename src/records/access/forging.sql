-- What somebody who can put SQL into a page, or left at the wrong moment, must not be able to do.

-- name: forgetWhoIsAsking
select set_config('kith.credential', '', true) as now;

-- name: writeOfAnother
insert into audit.entries (id, place_id, person_id, actor_kind, action, hash)
values (gen_random_uuid(), :place, :person, 'person', 'signed-in', '');

-- name: claimNumber
insert into kith.pupil_numbers (place_id, child_id, upn) values (:place, :child, :upn);

-- name: sayHowManyIWorkWith
select set_config('kith.works_with_some', :said, true) as now;

-- name: findWhomISee
select array(select c.id::text from kith.children c order by c.id) as children;

-- name: leave
update kith.memberships set ended_at = now() where person_id = :person and ended_at is null;

-- name: signInAfterLeaving
insert into access.credentials (id, hash, kind, person_id, place_id, purpose, idle, until)
values (gen_random_uuid(), :hash, 'person', :person, :place, 'session', '1 hour', now() + interval '1 hour');

-- name: withoutTriggers
alter table audit.entries disable trigger user; alter table audit.seals disable trigger user;

-- name: changeHash
update audit.entries set hash = repeat('0', 64);

-- name: moveSeals
update audit.seals set place_id = :place;

-- name: addChild
insert into kith.children (place_id, id) values (:place, :child);

-- name: seal
select audit.seal() as sealed;

-- name: verify
select problem from audit.verify();
