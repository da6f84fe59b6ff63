-- name: findHalfTerms
select t.name, t.starts_on, t.ends_on
  from kith.terms t
 where t.place_id = (select kith.place()) and t.academic_year = :academic_year
 order by t.starts_on;

-- name: findAttainment
-- The last of each subject on each day, the newest days first.
select distinct on (a.on_day, a.subject) a.on_day, a.subject, a.band, a.raw, a.scale
  from kith.attainment a
 where a.child_id = :child_id
 order by a.on_day desc, a.subject, a.position desc
 limit 200;

-- name: findPraise
-- What school praised in an academic year: how often, and when last.
select coalesce(nullif(b.what, ''), 'Praise') as what, count(*)::int as times, max(b.on_day) as last_on
  from kith.behaviour b
 where b.child_id = :child_id and b.kind = 'positive' and b.on_day >= :since
 group by coalesce(nullif(b.what, ''), 'Praise')
 order by times desc, what
 limit 8;

-- name: findGoodWords
-- What people at school rate high, in their words.
select r.area, r.because, r.said_by, r.on_day
  from kith.ratings r
 where r.child_id = :child_id and r.rating = 'high' and r.ended_at is null
 order by r.on_day desc, r.position desc
 limit 4;
