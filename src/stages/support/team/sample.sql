-- name: findNotesOf
-- Notes the actor may read, of a fortnight, with whether they read them: from these some are drawn.
select c.form_id as id, c.id as contact_id, c.child_id, p.name as writer, c.kind, c.direction, c.with_whom, c.occurred_on,
       n.words, n.mark, m.forename, m.surname,
       exists (select 1 from kith.notes_read r
                where r.contact_id = c.id and r.read_by = (select kith.person())) as was_read
  from kith.contacts c
  join kith.contact_notes n on n.place_id = c.place_id and n.contact_id = c.id
  join kith.people p on p.id = c.written_by
  left join kith.names m on m.child_id = c.child_id and m.ended_at is null
 where c.place_id = (select kith.place()) and c.id = c.form_id and c.withdrawn_at is null and c.superseded_at is null
   and c.occurred_on between :from_day and :to_day and c.written_by <> (select kith.person());

-- name: addRead
insert into kith.notes_read (place_id, id, contact_id, child_id, words)
select c.place_id, :id, c.id, c.child_id, :words
  from kith.contacts c
 where c.place_id = (select kith.place()) and c.id = :contact_id
on conflict do nothing
returning id, child_id;

-- name: findWordsBack
-- What was said back to the actor about notes of their own, newest first.
select r.words, r.read_at, p.name as by_name, c.form_id, c.child_id
  from kith.notes_read r
  join kith.contacts c on c.place_id = r.place_id and c.id = r.contact_id
  join kith.people p on p.id = r.read_by
 where r.place_id = (select kith.place()) and c.written_by = (select kith.person()) and r.words is not null
   and r.read_at > now() - interval '14 days'
 order by r.read_at desc;
