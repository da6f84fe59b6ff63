-- name: logContacts
select l.id, l.what from kith.log_contacts(:entries::jsonb) as l;

-- name: withdrawContact
select kith.withdraw_contact(:id, :within_minutes, :because) as withdrawn;

-- name: findVersions
-- A contact as it was logged, what it amends and what amends it, oldest first, by one row each where several children are of it.
with recursive mine as (
  select c.id, c.form_id, c.amends_id, c.child_id
    from kith.contacts c
   where c.place_id = (select kith.place()) and c.form_id = :form_id
   order by c.id = c.form_id desc, c.id limit 1
), before as (
  select m.id, m.amends_id from mine m
  union all
  select c.id, c.amends_id from before b join kith.contacts c on c.place_id = (select kith.place()) and c.id = b.amends_id
), after as (
  select m.id from mine m
  union all
  select c.id from after a join kith.contacts c on c.place_id = (select kith.place()) and c.amends_id = a.id
), chain as (
  select b.id from before b union select a.id from after a
)
select c.id, c.form_id, c.child_id, c.kind, c.direction, c.with_whom, c.how_went, c.minutes, c.occurred_on,
       to_char(c.occurred_at, 'HH24:MI') as occurred_at, c.captured_at, c.received_at, c.written_by, p.name as writer,
       t.name as taken_in_by, c.noted, c.audience, c.asks_manager, c.good_news, c.told_in, c.amends_id, c.superseded_at,
       c.withdrawn_at, c.withdrawn_because, n.words, n.mark, n.language, c.written_by = (select kith.person()) as mine
  from kith.contacts c
  join kith.people p on p.id = c.written_by
  left join kith.people t on t.id = c.taken_in_by
  left join kith.contact_notes n on n.place_id = c.place_id and n.contact_id = c.id
 where c.place_id = (select kith.place()) and c.id in (select chain.id from chain)
 order by c.received_at, c.id;

-- name: findChildrenOf
-- The children of a contact that the reader sees.
select c.child_id, m.forename, m.surname
  from kith.contacts c
  left join kith.names m on m.child_id = c.child_id and m.ended_at is null
 where c.place_id = (select kith.place()) and c.form_id = :form_id
 order by c.id = c.form_id desc, m.forename, c.child_id;

-- name: findOfChild
select c.id, c.form_id, c.kind, c.direction, c.with_whom, c.how_went, c.minutes, c.occurred_on,
       to_char(c.occurred_at, 'HH24:MI') as occurred_at, c.captured_at, c.received_at, p.name as writer, c.noted, c.audience,
       c.asks_manager, c.good_news, c.told_in, c.amends_id, c.withdrawn_because, n.words, n.mark, n.language,
       c.written_by = (select kith.person()) as mine
  from kith.contacts c
  join kith.people p on p.id = c.written_by
  left join kith.contact_notes n on n.place_id = c.place_id and n.contact_id = c.id
 where c.child_id = :child_id and c.occurred_on between :from_day and :to_day
   and c.superseded_at is null and (c.withdrawn_at is null or c.withdrawn_because is not null)
 order by c.occurred_on desc, c.received_at desc;

-- name: findLastNotes
-- The last notes of a child, those too that are not the reader's to read.
select c.form_id, c.kind, c.direction, c.with_whom, c.how_went, c.occurred_on, p.name as writer, c.audience, n.words, n.mark,
       n.language
  from kith.contacts c
  join kith.people p on p.id = c.written_by
  left join kith.contact_notes n on n.place_id = c.place_id and n.contact_id = c.id
 where c.child_id = :child_id and c.noted and c.superseded_at is null and c.withdrawn_at is null
 order by c.occurred_on desc, c.received_at desc
 limit :at_most;

-- name: findLastWords
-- What the child said last, in the language in which they said it.
select n.words, n.language, c.occurred_on, c.form_id
  from kith.contact_notes n
  join kith.contacts c on c.place_id = n.place_id and c.id = n.contact_id
 where n.child_id = :child_id and n.mark = 'words' and c.superseded_at is null and c.withdrawn_at is null
 order by c.occurred_on desc, c.received_at desc
 limit 1;

-- name: findAlike
-- What the writer logged just now of the same child, in the same way.
select c.form_id, c.received_at
  from kith.contacts c
 where c.child_id = :child_id and c.written_by = (select kith.person()) and c.kind = :kind
   and c.direction is not distinct from :direction and c.occurred_on = :occurred_on and c.form_id <> :id
   and c.withdrawn_at is null and c.superseded_at is null
   and c.received_at > now() - make_interval(mins => :within_minutes)
 order by c.received_at desc
 limit 1;

-- name: findLastDays
select l.child_id, l.contact_on, l.note_on, l.family_on from kith.last_contacts(:children::uuid[]) as l;

-- name: findThatAsk
-- Contacts whose writer wants to talk about them, not answered yet, neither as they stand nor as they stood before.
select c.form_id, c.child_id, m.forename, m.surname, c.occurred_on, c.received_at, p.name as writer, c.kind, c.direction,
       c.with_whom, n.words
  from kith.contacts c
  join kith.people p on p.id = c.written_by
  left join kith.names m on m.child_id = c.child_id and m.ended_at is null
  left join kith.contact_notes n on n.place_id = c.place_id and n.contact_id = c.id
 where c.place_id = (select kith.place()) and c.asks_manager and c.withdrawn_at is null and c.superseded_at is null
   and c.id = c.form_id
   and not exists (
     with recursive before as (
       select c.id, c.amends_id
       union all
       select o.id, o.amends_id from before b join kith.contacts o on o.place_id = c.place_id and o.id = b.amends_id)
     select 1 from before b join kith.contact_answers a on a.place_id = c.place_id and a.contact_id = b.id)
 order by c.received_at;

-- name: addAnswer
insert into kith.contact_answers (place_id, id, contact_id, child_id, words, answered_by)
select c.place_id, :id, c.id, c.child_id, :words, (select kith.person())
  from kith.contacts c
 where c.place_id = (select kith.place()) and c.id = :form_id and c.asks_manager and c.withdrawn_at is null
on conflict (place_id, id) do nothing
returning id;

-- name: findAnswers
select a.id, a.words, a.answered_at, p.name as answered_by
  from kith.contact_answers a
  join kith.people p on p.id = a.answered_by
 where a.place_id = (select kith.place()) and a.contact_id = any(:contacts::uuid[])
 order by a.answered_at;

-- name: findJustSaved
-- A contact of the asker's own with whether it can still be undone.
select c.form_id, c.kind, c.direction, c.with_whom, c.good_news, c.child_id, m.forename, m.surname,
       (select count(*) from kith.contacts o where o.place_id = c.place_id and o.form_id = c.form_id)::int as children,
       c.received_at > now() - make_interval(mins => :within_minutes) as fresh, c.withdrawn_at is not null as withdrawn
  from kith.contacts c
  left join kith.names m on m.child_id = c.child_id and m.ended_at is null
 where c.place_id = (select kith.place()) and c.id = :form_id and c.written_by = (select kith.person())
   and c.superseded_at is null;
