-- name: addNoticing
insert into kith.noticings (place_id, id, person_id, words, wider)
values ((select kith.place()), :id, (select kith.person()), :words, :wider)
on conflict (place_id, id) do nothing
returning id;

-- name: findNoticings
-- One's own, and of others what one may read; newest first.
select n.id, n.words, n.wider, n.made_at, p.name as by_name, n.person_id = (select kith.person()) as own
  from kith.noticings n
  join kith.people p on p.id = n.person_id
 where n.place_id = (select kith.place()) and n.withdrawn_at is null
 order by n.made_at desc
 limit 100;

-- name: findAnswers
select a.noticing_id, a.words, a.answered_at, p.name as by_name
  from kith.noticing_answers a
  join kith.people p on p.id = a.answered_by
 where a.place_id = (select kith.place()) and a.noticing_id = any(:noticings::uuid[])
 order by a.answered_at;

-- name: addAnswer
insert into kith.noticing_answers (place_id, id, noticing_id, words)
select n.place_id, :id, n.id, :words
  from kith.noticings n
 where n.place_id = (select kith.place()) and n.id = :noticing_id and n.withdrawn_at is null
on conflict (place_id, id) do nothing
returning id;

-- name: withdraw
update kith.noticings n set withdrawn_at = now()
 where n.place_id = (select kith.place()) and n.id = :id and n.person_id = (select kith.person()) and n.withdrawn_at is null
returning n.id;

-- name: countUnanswered
select count(*) as waiting from kith.noticings n
 where n.place_id = (select kith.place()) and n.withdrawn_at is null and n.person_id <> (select kith.person())
   and not exists (select 1 from kith.noticing_answers a where a.place_id = n.place_id and a.noticing_id = n.id);

-- name: findNames
-- The forenames and surnames of those the actor is there for, as written: none of them may stand in what is noticed.
select n.forename, n.surname
  from access.caseloads c
  join kith.names n on n.child_id = c.child_id and n.ended_at is null
 where c.person_id = (select kith.person()) and c.ended_at is null;
