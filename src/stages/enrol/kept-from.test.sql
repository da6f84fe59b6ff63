-- name: restrict
with kept as (
  insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
  select m.place_id, gen_random_uuid(), :child::uuid, m.person_id, 'tried here', date '2099-12-31'
    from kith.memberships m where m.role = 'safeguarding-lead' and m.ended_at is null limit 1
  returning place_id, child_id, owner_id)
insert into access.restriction_allows (place_id, child_id, person_id)
select k.place_id, k.child_id, k.owner_id from kept k
on conflict do nothing;

-- name: lift
update access.restrictions set ended_at = now() where child_id = :child;

-- name: exclude
insert into access.exclusions (place_id, id, child_id, person_id, kind)
select c.place_id, gen_random_uuid(), c.id, :person::uuid, 'own-child' from kith.children c where c.id = :child;

-- name: include
update access.exclusions set ended_at = now() where child_id = :child and ended_at is null;

-- name: leaveRoll
update kith.rolls set ended_at = now() where child_id = :child and ended_at is null;

-- name: keyOf
select f.study_key, f.position from kith.cohort_places p join kith.frozen_pupils f on f.id = p.frozen_id
 where p.cohort_id = :cohort and p.child_id = :child;

-- name: frozen
select f.study_key from kith.frozen_pupils f where f.cohort_id = :cohort;

-- name: keptFromMe
select kith.kept_from_asker();

-- name: roomDueToday
update kith.cohorts set delete_on = current_date where id = :cohort;

-- name: returnToRoll
update kith.rolls set ended_at = null
 where child_id = :child and ended_at = (select max(r.ended_at) from kith.rolls r where r.child_id = :child);
