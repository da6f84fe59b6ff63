-- name: addStep
-- The form's own id: the same post twice is one step, and one step at a time is open.
insert into kith.import_steps (place_id, id, import_id, step, choices, person_id)
values ((select kith.place()), :id, :import_id, :step, :choices::jsonb, (select kith.person()))
on conflict do nothing
returning id;

-- name: findStep
select s.id, s.import_id, s.step, s.choices, s.done_at, s.person_id from kith.import_steps s
 where s.place_id = (select kith.place()) and s.id = :id;

-- name: endStep
update kith.import_steps set done_at = now()
 where place_id = (select kith.place()) and id = :id and done_at is null;

-- name: noteFeed
update kith.imports set feed = :feed where place_id = (select kith.place()) and id = :id;

-- name: noteReviewedFiles
update kith.imports set review = review || jsonb_build_object('filesHash', :hash::text)
 where place_id = (select kith.place()) and id = :id and waits is not null;

-- name: endForgotten
-- What nobody confirmed while its files were kept.
update kith.imports i
   set finished_at = now(), outcome = 'cancelled', waits = null, review = '{}', doing = null,
       sentence = 'Nobody confirmed it while its files were kept. Send them again.'
 where i.place_id = (select kith.place()) and i.waits is not null and i.asked_at < :before
   and not exists (select from kith.import_steps s where s.place_id = i.place_id and s.import_id = i.id and s.done_at is null)
returning i.id;
