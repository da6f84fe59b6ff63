-- name: addImport
-- Whose file it is follows from where its sender works: that decides who is believed where two senders differ.
insert into kith.imports (place_id, id, feed, named, hash, all_bytes, person_id, organisation_id, sender)
select (select kith.place()), :id, :feed, :named, :hash, :all_bytes, (select kith.person()), o.id,
       coalesce(:sender, case when o.kind = 'council' then 'council' else 'school' end)
  from (select 1) as one
  left join lateral (
    select o.id, o.kind from kith.memberships m
      join kith.organisations o on o.place_id = m.place_id and o.id = m.organisation_id
     where m.place_id = (select kith.place()) and m.person_id = (select kith.person()) and m.ended_at is null
       and m.role in ('programme-manager', 'data-manager')
     order by m.role, m.made_at limit 1) o on true
on conflict do nothing
returning id;

-- name: findImport
-- Whoever brings files in for one school sees what they sent, what colleagues of that school sent, and what brought a
-- file for it. A job and an operator are nobody's colleagues and see all of the place.
select i.id, i.feed, i.named, i.hash, i.asked_at, i.started_at, i.done_bytes, i.all_bytes, i.doing, i.cancel_asked_at,
       i.finished_at, i.outcome, i.sentence, i.receipt, i.organisation_id, i.sender, i.waits, i.review, i.undone_at,
       i.undo, p.name as person, s.step
  from kith.imports i
  left join kith.people p on p.id = i.person_id
  left join kith.import_steps s on s.place_id = i.place_id and s.import_id = i.id and s.done_at is null
 where i.place_id = (select kith.place()) and i.id = :id and i.id in (select kith.my_imports());

-- name: findImports
-- As many as findImport would find.
select i.id, i.named, i.asked_at, i.started_at, i.finished_at, i.outcome, i.waits, i.undone_at, p.name as person,
       (count(*) over ())::integer as of_all
  from kith.imports i
  left join kith.people p on p.id = i.person_id
 where i.place_id = (select kith.place()) and i.id in (select kith.my_imports())
 order by i.asked_at desc, i.id
 limit :most offset :skip;

-- name: askToCancel
update kith.imports set cancel_asked_at = coalesce(cancel_asked_at, now())
 where place_id = (select kith.place()) and id = :id and finished_at is null;

-- name: findProblems
select p.number, p.file, p.line, p."column", p.problem, (count(*) over ())::integer as of_all
  from kith.import_problems p
 where p.place_id = (select kith.place()) and p.import_id = :id
 order by p.number
 limit :most offset :skip;

-- name: findProblemGroups
select p.file, p."column", p.problem, count(*)::integer as n,
       coalesce((array_agg(p.line order by p.number) filter (where p.line is not null))[1:5], '{}') as lines,
       (sum(count(*)) over ())::integer as of_all, (count(*) over ())::integer as of_groups
  from kith.import_problems p
 where p.place_id = (select kith.place()) and p.import_id = :id
 group by p.file, p."column", p.problem
 order by min(p.number)
 limit :most offset :skip;

-- name: tryForTurn
select pg_try_advisory_xact_lock(hashtextextended('kith.import ' || (select kith.place()), 0)) as mine;

-- name: endAbandoned
-- Whoever holds the turn is the only import of the place: one that began and neither ended nor holds it was killed.
update kith.imports
   set finished_at = now(), outcome = 'failed', doing = null,
       sentence = 'Kith was stopped while it took this in. Nothing of it was kept; send it again.'
 where place_id = (select kith.place()) and id <> :id and started_at is not null and finished_at is null
   and waits is null;

-- name: noteProgress
-- It has begun once it has its turn: see endAbandoned.
update kith.imports
   set started_at = case when coalesce(:doing::text, 'waiting') = 'waiting' then started_at
                         else coalesce(started_at, now()) end,
       done_bytes = :done, all_bytes = :all, doing = :doing::text
 where place_id = (select kith.place()) and id = :id and finished_at is null
returning cancel_asked_at is not null as cancel_asked;

-- name: noteEnd
update kith.imports
   set started_at = coalesce(started_at, now()), finished_at = clock_timestamp(), doing = null, waits = null,
       review = '{}', outcome = :outcome, sentence = :sentence, receipt = :receipt::jsonb, done_bytes = coalesce(all_bytes, done_bytes)
 where place_id = (select kith.place()) and id = :id;

-- name: endSteps
-- What ended it ends what was asked of it, in the same moment: nothing is open when its receipt is read.
update kith.import_steps set done_at = now()
 where place_id = (select kith.place()) and import_id = :id and done_at is null;

-- name: dropProblems
-- What a review said is said anew by what follows it.
delete from kith.import_problems where place_id = (select kith.place()) and import_id = :id;

-- name: addProblems
insert into kith.import_problems (place_id, import_id, number, file, line, "column", problem)
select (select kith.place()), :id, p.*
  from unnest(:numbers::integer[], :files::text[], :lines::integer[], :columns::text[], :problems::text[]) as p
on conflict do nothing;
