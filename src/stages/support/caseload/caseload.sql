-- name: findTakingPart
-- Everybody who takes part and whom the reader may see, or those of their own caseload, with the Link Workers they are matched
-- with. A child who has left every roll is of the school they were enrolled from.
with those as materialized (
  -- Apart, or the roll is looked up once for each school of the place.
  select t.child_id, n.forename, n.surname, o.year_group, coalesce(o.school_id, t.school_id) as school_id, t.cohort_name, t.ends_on
    from kith.taking_part t
    left join kith.names n on n.child_id = t.child_id and n.ended_at is null
    left join kith.rolls o on o.child_id = t.child_id and o.ended_at is null
   where t.place_id = (select kith.place())
   -- part: own
     and t.child_id in (select l.child_id from access.caseloads l where l.person_id = (select kith.person()) and l.ended_at is null)
   -- end
)
select t.child_id, t.forename, t.surname, t.year_group, t.school_id, s.name as school, t.cohort_name, t.ends_on,
       coalesce((select array_agg(l.person_id order by l.made_at) from access.caseloads l
                  where l.child_id = t.child_id and l.ended_at is null), '{}') as workers
  from those t
  join kith.schools s on s.id = t.school_id;

-- name: findPeople
select p.id, p.name from kith.people p where p.id = any(:people::uuid[]) order by p.name;

-- name: findManagers
select p.name
  from kith.memberships m join kith.people p on p.id = m.person_id
 where m.place_id = (select kith.place()) and m.role = 'programme-manager' and m.ended_at is null
 order by m.made_at;

-- name: findSdq
-- The newest form of each child that has all four scales of difficulty.
select distinct on (s.child_id) s.child_id, s.on_day, s.informant,
       s.emotional + s.conduct + s.hyperactivity + s.peer as total
  from kith.sdq_scores s
 where s.child_id = any(:children::uuid[]) and s.ended_at is null
   and s.emotional is not null and s.conduct is not null and s.hyperactivity is not null and s.peer is not null
 order by s.child_id, s.on_day desc, s.position desc;
