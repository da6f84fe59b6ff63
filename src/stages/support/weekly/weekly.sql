-- name: findReaders
-- To whom the asker may give a page: schools of theirs with children who take part and are on their caseload (of whoever leads the
-- team, all), and practitioners of the council who lead an episode of one; with what was given of this week.
with readers as (
  select s.id as to_id, 'school' as whom, s.name,
         (select string_agg(p.name, ', ' order by p.name) from kith.memberships m join kith.people p on p.id = m.person_id
           where m.school_id = s.id and m.role = 'school-lead' and m.ended_at is null) as lead
    from kith.schools s
   where s.place_id = (select kith.place()) and s.id in (select kith.my_schools())
     and exists (select 1 from kith.taking_part t where t.school_id = s.id)
  union all
  select p.id, 'council', p.name, null
    from kith.people p
   where p.id in (select e.person_id from kith.early_help_leads e
                   join kith.memberships m on m.person_id = e.person_id and m.role = 'early-help-practitioner' and m.ended_at is null
                   join kith.taking_part t on t.child_id = e.child_id
                  where e.until_on is null)
)
select r.to_id, r.whom, r.name, r.lead, w.id as page_id, w.version
  from readers r
  left join lateral (
    select g.id, g.version from kith.weekly_pages g
     where g.place_id = (select kith.place()) and coalesce(g.school_id, g.reader_id) = r.to_id and g.week_of = :week
       and g.made_by = (select kith.person())
     order by g.version desc limit 1) w on true
 order by r.whom desc, r.name;

-- name: givePage
-- The next version of this writer, to this reader, of this week.
insert into kith.weekly_pages (place_id, id, whom, school_id, reader_id, week_of, given_on, version, made_by)
select (select kith.place()), :id, :whom, :school_id, :reader_id, :week, :given_on,
       1 + coalesce((select max(g.version) from kith.weekly_pages g
                      where g.place_id = (select kith.place()) and g.week_of = :week
                        and coalesce(g.school_id, g.reader_id) = coalesce(:school_id::uuid, :reader_id::uuid)
                        and g.made_by = coalesce((select kith.person()), :made_by::uuid)), 0),
       coalesce((select kith.person()), :made_by::uuid)
on conflict (place_id, id) do nothing
returning id;

-- name: addLines
insert into kith.weekly_lines (place_id, id, page_id, child_id, kind, position, words, on_day, about, about_id, made_by)
select (select kith.place()), r.id, :page_id, r.child_id, r.kind, r.position, r.words, r.on_day, r.about, r.about_id,
       coalesce((select kith.person()), :made_by::uuid)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, child_id uuid, kind text, position integer, words text, on_day date, about text, about_id uuid)
on conflict (place_id, id) do nothing
returning id;

-- name: findPages
-- Pages of the asker's, or for them, the newest first: of each week and reader what stands; with how many asks are answered.
select distinct on (g.week_of, coalesce(g.school_id, g.reader_id), g.made_by)
       g.id, g.whom, coalesce(s.name, r.name) as reader, g.week_of, g.version, p.name as writer,
       (select count(*)::int from kith.weekly_lines l where l.page_id = g.id and l.kind = 'ask') as asks,
       (select count(distinct y.line_id)::int from kith.weekly_replies y where y.page_id = g.id and y.line_id is not null) as answered
  from kith.weekly_pages g
  left join kith.schools s on s.place_id = g.place_id and s.id = g.school_id
  left join kith.people r on r.id = g.reader_id
  left join kith.people p on p.id = g.made_by
 where g.place_id = (select kith.place()) and g.week_of >= :since
 order by g.week_of desc, coalesce(g.school_id, g.reader_id), g.made_by, g.version desc
 limit 200;

-- name: findPage
select g.id, g.whom, g.school_id, g.reader_id, coalesce(s.name, r.name) as reader, g.week_of, g.given_on, g.version, p.name as writer,
       (select n.id from kith.weekly_pages n
         where n.place_id = g.place_id and n.week_of = g.week_of and n.made_by = g.made_by
           and coalesce(n.school_id, n.reader_id) = coalesce(g.school_id, g.reader_id) and n.version > g.version
         order by n.version desc limit 1) as newer_id,
       (select n.id from kith.weekly_pages n
         where n.place_id = g.place_id and n.week_of = g.week_of and n.made_by = g.made_by
           and coalesce(n.school_id, n.reader_id) = coalesce(g.school_id, g.reader_id) and n.version < g.version
         order by n.version desc limit 1) as older_id,
       g.made_by = (select kith.person()) as mine,
       g.reader_id = (select kith.person()) or exists (
         select 1 from kith.memberships m
          where m.person_id = (select kith.person()) and m.role = 'school-lead' and m.school_id = g.school_id
            and m.ended_at is null) as for_me
  from kith.weekly_pages g
  left join kith.schools s on s.place_id = g.place_id and s.id = g.school_id
  left join kith.people r on r.id = g.reader_id
  left join kith.people p on p.id = g.made_by
 where g.id = :id;

-- name: findLines
select l.id, l.child_id, l.kind, l.position, l.words, l.on_day, l.about, l.about_id
  from kith.weekly_lines l
 where l.page_id = :page_id
 order by l.kind = 'date', l.kind = 'ask', l.on_day, l.position;

-- name: findReplies
-- All that was answered to a page, the oldest first.
select y.id, y.line_id, y.answer, y.by_day, y.words, y.said_on, y.seen_on, p.name as by_name
  from kith.weekly_replies y left join kith.people p on p.id = y.made_by
 where y.page_id = :page_id
 order by y.made_at, y.id;

-- name: reply
select kith.reply_to_weekly(:page_id, :on_day, :rows::jsonb) as taken;

-- name: seeReplies
update kith.weekly_replies set seen_on = :on_day
 where page_id = :page_id and for_id = (select kith.person()) and seen_on is null
returning id;

-- name: findWaiting
-- Answers that the asker, whose page it was, has not read yet: a line a page.
select y.page_id, coalesce(s.name, r.name) as reader, min(y.said_on) as since, count(distinct y.line_id)::int as answers,
       count(*) filter (where y.answer = 'cannot')::int as cannot
  from kith.weekly_replies y
  join kith.weekly_pages g on g.id = y.page_id
  left join kith.schools s on s.place_id = g.place_id and s.id = g.school_id
  left join kith.people r on r.id = g.reader_id
 where y.for_id = (select kith.person()) and y.seen_on is null
 group by y.page_id, s.name, r.name
 order by since
 limit 20;

-- name: findToRead
-- Pages of this week and the one before for the asker that nobody has answered.
select g.id, g.week_of, p.name as writer
  from kith.weekly_pages g
  left join kith.people p on p.id = g.made_by
 where g.place_id = (select kith.place()) and g.week_of >= :since
   and (g.reader_id = (select kith.person()) or g.school_id in (
     select m.school_id from kith.memberships m
      where m.person_id = (select kith.person()) and m.role = 'school-lead' and m.ended_at is null))
   and not exists (select 1 from kith.weekly_replies y where y.page_id = g.id)
   and not exists (select 1 from kith.weekly_pages n
                    where n.place_id = g.place_id and n.week_of = g.week_of and n.made_by = g.made_by
                      and coalesce(n.school_id, n.reader_id) = coalesce(g.school_id, g.reader_id) and n.version > g.version)
 order by g.week_of desc
 limit 10;
