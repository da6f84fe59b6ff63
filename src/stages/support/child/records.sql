-- What files and earlier stages hold of one child, between two days. Each is of a class of its own: who may not read it
-- gets nothing.

-- name: findSuspensions
-- Each once, as school said it last and as it is followed; a lunchtime is not followed.
select s.id, s.starts_on, s.sessions, s.type, s.known_at, true as followed
  from kith.suspensions_followed s
 where s.child_id = :child_id and s.from_school and s.starts_on between :from and :to
union all
select s.id, s.starts_on, s.sessions, s.type, s.known_at, false
  from kith.suspensions_standing s
 where s.child_id = :child_id and s.type = 'LNCH' and s.starts_on between :from and :to;

-- name: findSdq
select s.id, s.on_day, s.informant, s.emotional, s.conduct, s.hyperactivity, s.peer, s.said_by, s.known_at
  from kith.sdq_scores s
 where s.child_id = :child_id and s.ended_at is null and s.on_day between :from and :to;

-- name: findAttainment
select a.on_day, array_agg(a.subject order by a.position) as subjects, array_agg(a.band order by a.position) as bands,
       min(a.known_at) as known_at
  from kith.attainment a
 where a.child_id = :child_id and a.on_day between :from and :to
 group by a.on_day;

-- name: findConcerns
select c.id, c.on_day, c.kind, c.said_by, c.because, c.known_at
  from kith.concerns c
 where c.child_id = :child_id and c.ended_at is null and c.on_day between :from and :to;

-- name: findMoves
-- From one school to another: the first roll and the same school's next year are no news.
select o.id, s.name as school, b.school as school_before, (o.known_at at time zone :zone)::date as on_day, o.known_at
  from kith.rolls o
  join kith.schools s on s.id = o.school_id
  join lateral (
    select x.school_id, y.name as school
      from kith.rolls x join kith.schools y on y.id = x.school_id
     where x.child_id = o.child_id and x.known_at < o.known_at
     order by x.known_at desc limit 1) b on b.school_id <> o.school_id
 where o.child_id = :child_id and (o.known_at at time zone :zone)::date between :from and :to;

-- name: findLeft
select o.id, s.name as school, (o.ended_at at time zone :zone)::date as on_day, o.ended_at
  from kith.rolls o
  join kith.schools s on s.id = o.school_id
 where o.child_id = :child_id and (o.ended_at at time zone :zone)::date between :from and :to
   and not exists (select 1 from kith.rolls x where x.child_id = o.child_id and x.known_at >= o.ended_at - interval '1 day');
