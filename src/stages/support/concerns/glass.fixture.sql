-- name: longer
update kith.glass_broken set until = now() + interval '1 day', closed_at = null where id = :id returning :child::uuid as child;

-- name: openAgain
update access.grants set ended_at = null where id = :id returning :child::uuid as child;

-- name: grantMyself
insert into access.grants (place_id, id, child_id, person_id, reads, why, until, made_by)
values ((select kith.place()), gen_random_uuid(), :child, (select kith.person()), 63, 'break-glass: ill', now() + interval '1 hour',
        (select kith.person()))
returning :id::uuid as id;

-- name: backDated
insert into kith.glass_broken (place_id, id, child_id, person_id, category, sealed, key_id, made_at, until)
values ((select kith.place()), :id, :child, (select kith.person()), 'ill', decode(repeat('00', 60), 'hex'), 'x',
        now() - interval '2 hours', now() - interval '1 hour');

-- name: looksAtOwn
update kith.glass_broken set reviewed_by = person_id, reviewed_at = now(), verdict = 'right' where id = :id returning :child::uuid as child;

-- name: lastsLonger
insert into kith.glass_broken (place_id, id, child_id, person_id, category, sealed, key_id, until)
values (:place, gen_random_uuid(), :child, :person, 'ill', decode(repeat('00', 60), 'hex'), 'x', now() + interval '61 minutes');

-- name: nobodyKnowsWhy
insert into kith.glass_broken (place_id, id, child_id, person_id, category, sealed, key_id)
values (:place, gen_random_uuid(), :child, :person, 'ill', decode(repeat('00', 52), 'hex'), 'x');

-- name: noKind
insert into kith.glass_broken (place_id, id, child_id, person_id, category, sealed, key_id)
values (:place, gen_random_uuid(), :child, :person, '', decode(repeat('00', 60), 'hex'), 'x');

-- name: restrict
insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
values (:place, gen_random_uuid(), :child, :owner, 'tried here', date '2026-12-31');

-- name: unrestrict
update access.restrictions set ended_at = now() where place_id = :place and child_id = :child and ended_at is null;

-- name: endRole
update kith.memberships set ended_at = now() where place_id = :place and person_id = :person and role = 'link-worker' and ended_at is null;
