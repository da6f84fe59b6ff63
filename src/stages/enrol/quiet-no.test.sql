-- name: findAnswers
select a.answer from kith.offer_answers a where a.child_id = any(:children::uuid[])
union all
select a.answer from kith.agreements a where a.child_id = any(:children::uuid[]);

-- name: addToCaseload
insert into access.caseloads (place_id, id, child_id, person_id)
select c.place_id, gen_random_uuid(), c.id, :person::uuid from kith.children c where c.id = any(:children::uuid[])
on conflict do nothing;

-- name: readMoves
select m.freed_by, m.why_free from kith.offer_moves m;

-- name: readRests
select x.purpose, x.who from kith.asking_rests x where x.child_id = :child;

-- name: readUntil
select x.until from kith.asking_rests x;

-- name: restUntil
update kith.asking_rests set until = :until::date, quiet_until = '2026-09-01' where child_id = :child;

-- name: forgetOffers
-- As if another cohort were the first to ask them.
with moves as (delete from kith.offer_moves where freed_by = any(:children::uuid[])),
     answers as (delete from kith.offer_answers where child_id = any(:children::uuid[]))
delete from kith.offers where child_id = any(:children::uuid[]);

-- name: askCouncil
insert into kith.cohort_checks (place_id, id, cohort_id, child_id, batch_id, basis, first_person, second_person, asked_by)
select k.place_id, gen_random_uuid(), k.id, u.child, gen_random_uuid(), 'Early help, as agreed', k.opened_by, k.opened_by, k.opened_by
  from kith.cohorts k cross join unnest(:children::uuid[]) as u (child) where k.id = :room;
