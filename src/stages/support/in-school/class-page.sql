-- name: writeClassPages
-- The next version of each child's page, none over one that its writer had not seen. Two versions of one child never come
-- in one call.
insert into kith.class_pages (place_id, id, child_id, version, lines, written_on, made_by)
select t.place_id, r.id, r.child_id, 1 + n.newest, r.lines, r.written_on, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, child_id uuid, follows integer, lines text[], written_on date, made_by uuid)
  join kith.taking_part t on t.child_id = r.child_id
 cross join lateral (
   select coalesce(max(p.version), 0) as newest from kith.class_pages p where p.child_id = r.child_id) n
 where n.newest = coalesce(r.follows, n.newest)
on conflict do nothing
returning id;

-- name: findVersions
select p.id, p.version, p.lines, p.written_on, p.made_at, m.name as made_by
  from kith.class_pages p
  left join kith.people m on m.id = p.made_by
 where p.child_id = :child_id
 order by p.version desc
 limit 20;

-- name: chooseReaders
insert into kith.class_page_readers (place_id, id, child_id, school_id, name, role, until, made_by)
select t.place_id, r.id, r.child_id, t.school_id, r.name, r.role, r.until, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (id uuid, child_id uuid, name text, role text, until date, made_by uuid)
  join kith.taking_part t on t.child_id = r.child_id
 where exists (select 1 from kith.class_pages p where p.child_id = r.child_id)
on conflict (place_id, id) do nothing
returning id;

-- name: findReaders
select r.id, r.school_id, r.name, r.role, r.until, r.link_id, r.made_at, r.ended_on
  from kith.class_page_readers r
 where r.child_id = :child_id
 order by (r.ended_on is not null or r.until < :today), r.name
 limit 40;

-- name: giveReaderLink
update kith.class_page_readers set link_id = :link_id
 where id = :id and child_id = :child_id and ended_on is null
returning id;

-- name: endReader
update kith.class_page_readers set ended_on = :on_day
 where id = :id and child_id = :child_id and ended_on is null
returning id;

-- name: findAnswers
-- The newest answer of each teacher to each line, of every version.
select distinct on (a.page_id, a.reader_id, a.line)
       a.id, a.page_id, a.reader_id, r.name as reader, r.role, a.line, a.answer, a.words, a.given_at, a.seen_on
  from kith.class_page_answers a
  join kith.class_page_readers r on r.id = a.reader_id
 where a.child_id = :child_id
 order by a.page_id, a.reader_id, a.line, a.given_at desc, a.id desc;

-- name: seeAnswers
update kith.class_page_answers set seen_on = :on_day
 where child_id = :child_id and seen_on is null;

-- name: findUnseen
-- Children of whom teachers have said something that nobody of the programme has read.
select a.child_id, n.forename, left(n.surname, 1) as initial, count(distinct a.reader_id)::int as teachers,
       count(*)::int as answers, (min(a.given_at) at time zone :zone)::date as since
  from kith.class_page_answers a
  join access.caseloads l on l.child_id = a.child_id and l.person_id = (select kith.person()) and l.ended_at is null
  left join kith.names n on n.child_id = a.child_id and n.ended_at is null
 where a.seen_on is null
 group by a.child_id, n.forename, n.surname
 order by since
 limit 20;

-- name: findAnsweredDays
-- What teachers said, a row a teacher and day, for the timeline.
select min(a.id::text)::uuid as id, r.name as reader, r.role, (a.given_at at time zone :zone)::date as on_day,
       max(a.given_at) as at, count(*) filter (where a.answer = 'helped')::int as helped,
       count(*) filter (where a.answer = 'tried')::int as tried, count(*) filter (where a.answer = 'not-yet')::int as not_yet
  from kith.class_page_answers a
  join kith.class_page_readers r on r.id = a.reader_id
 where a.child_id = :child_id and (a.given_at at time zone :zone)::date between :from_day and :to_day
 group by r.name, r.role, (a.given_at at time zone :zone)::date;
