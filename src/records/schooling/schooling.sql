-- name: findPupils
-- Everybody on a school's roll whose family does not object, in the order in which the school sent them.
select c.id as child_id, n.upn, o.year_group, o.position
  from kith.rolls o
  join kith.children c on c.id = o.child_id
  join lateral (select p.upn from kith.pupil_numbers p where p.child_id = c.id order by p.known_at desc, p.upn limit 1) n on true
 where o.school_id = :school_id and o.academic_year = :academic_year and o.ended_at is null
   and not exists (select 1 from kith.child_objections j where j.child_id = c.id and j.settled_at is null)
 order by o.position;

-- name: countObjecting
select count(*)::int as objecting
  from kith.rolls o join kith.child_objections j on j.child_id = o.child_id and j.settled_at is null
 where o.school_id = :school_id and o.academic_year = :academic_year and o.ended_at is null;

-- name: findFlags
select f.child_id, f.flag, f.value from kith.flags f where f.child_id = any(:children::uuid[]) and f.ended_at is null;

-- name: findMarks
select a.child_id, a.marks, a.calendar_id
  from kith.attendance a
 where a.child_id = any(:children::uuid[]) and a.academic_year = :academic_year
 order by a.known_at;

-- name: findCalendars
select c.id, c.days from kith.calendars c
 where c.place_id = (select kith.place()) and c.academic_year = :academic_year
 order by array_length(c.days, 1) desc;

-- name: findSuspensions
select s.child_id, s.starts_on, s.sessions, s.type
  from kith.suspensions_standing s
 where s.child_id = any(:children::uuid[])
 order by s.position;

-- name: findBehaviour
select b.child_id, b.on_day, b.kind, b.points
  from kith.behaviour b where b.child_id = any(:children::uuid[])
 -- part: window
   and b.kind = 'negative' and b.on_day between :since and :until
 -- end
 order by b.position;

-- name: findConcerns
select c.child_id, c.on_day, c.kind, c.said_by, case when c.answer_id is not null then c.said_by end as source
  from kith.concerns c where c.child_id = any(:children::uuid[]) and c.ended_at is null order by c.position;

-- name: findAttainment
select a.child_id, a.on_day, a.subject, a.band
  from kith.attainment a where a.child_id = any(:children::uuid[])
 -- part: window
   and a.on_day between :since and :until
 -- end
 order by a.position;

-- name: findSdqScores
select s.child_id, s.on_day, s.informant, s.emotional, s.conduct, s.hyperactivity, s.peer, s.prosocial, s.impact,
       case when s.answer_id is not null then s.said_by end as source
  from kith.sdq_scores s where s.child_id = any(:children::uuid[]) and s.ended_at is null order by s.position;

-- name: findRatings
select r.child_id, r.on_day, r.area, r.rating, r.said_by, case when r.answer_id is not null then r.said_by end as source
  from kith.ratings r where r.child_id = any(:children::uuid[]) and r.ended_at is null order by r.position;

-- name: findFilesHeld
select distinct h.file from kith.files_held h
 where h.school_id = :school_id and h.academic_year = :academic_year;
