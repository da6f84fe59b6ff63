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
