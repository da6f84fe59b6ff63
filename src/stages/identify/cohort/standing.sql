-- name: countStanding
select s.stands, s.outcome, s.year_group, count(*)::int as children,
       (count(*) filter (where s.asked_for))::int as asked_for,
       (count(*) filter (where s.differ))::int as differ
  from kith.cohort_standing(:cohort_id) s
 group by s.stands, s.outcome, s.year_group;

-- name: findStanding
-- Children of the room, in the order of the screen and then of their codes; with names only where they are open.
select s.child_id, s.code, s.year_group, s.outcome, s.rank, s.stands, s.decided, s.differ, s.check_state, s.check_answers,
       s.asked_for, s.next_step, r.risks_met, r.risks_measured, r.areas_not_measured, r.possible, r.absent, r.reasons,
       case when :names then n.forename end as forename, case when :names then n.surname end as surname,
       count(*) over ()::int as all_of_them
  from kith.cohort_standing(:cohort_id) s
  join kith.cohorts c on c.id = :cohort_id
  join kith.screen_results r on r.screen_id = c.screen_id and r.child_id = s.child_id
  left join kith.names n on n.child_id = s.child_id and n.ended_at is null
 where true
 -- part: of_child
   and s.child_id = :child_id
 -- end
 -- part: that_stand
   and s.stands = any(:stands::text[])
 -- end
 -- part: in_year
   and s.year_group = :year_group
 -- end
 -- part: asked
   and s.asked_for
 -- end
 -- part: differing
   and s.differ
 -- end
 -- part: of_code
   and s.code ilike :of_code || '%'
 -- end
 -- part: called
   and (s.code ilike :called || '%' or concat_ws(' ', n.forename, n.surname) ilike '%' || :called || '%')
 -- end
 order by s.rank nulls last, s.outcome <> 'to-a-person', s.outcome <> 'too-little-known', r.risks_met desc, s.code
 limit :at_most offset :after;

-- name: findEntries
select e.id, e.child_id, e.person_id, p.name as person, e.side, e.kind, e.decision, e.reason, e.words, e.by_when, e.made_at
  from kith.cohort_entries e
  join kith.people p on p.id = e.person_id
 where e.cohort_id = :cohort_id and e.child_id = any(:children::uuid[])
 order by e.made_at desc, e.id desc;

-- name: findKindness
-- The latest questionnaire of each child that says how they are to others, up to the day of the run.
select distinct on (s.child_id) s.child_id, s.on_day, s.informant, s.prosocial
  from kith.sdq_scores s
 where s.child_id = any(:children::uuid[]) and s.prosocial is not null and s.ended_at is null and s.on_day <= :as_of
 order by s.child_id, s.on_day desc, s.position desc;

-- name: countPraise
select b.child_id, sum(b.points)::int as points, max(b.on_day) as latest
  from kith.behaviour b
 where b.child_id = any(:children::uuid[]) and b.kind = 'positive' and b.on_day <= :as_of and b.on_day > :as_of::date - 365
 group by b.child_id
having sum(b.points) > 0;

-- name: saySomething
select kith.say_in_cohort(:id, :cohort_id, :child_id, :kind, :decision, :reason, :words, :by_when) as answer;
