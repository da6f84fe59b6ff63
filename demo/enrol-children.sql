-- name: findCandidates
-- Of one school: who could have begun then, those with the most going on first. Nobody who waits for a place of the newest
-- screen or whom a person decides about, who objects, is restricted, or has a social worker or a plan.
with newest as (
  select s.id from kith.screens s where s.place_id = (select kith.place()) and s.ran_at is not null
   order by s.ran_at desc limit 1
)
select n.upn, m.surname
  from kith.children c
  join kith.rolls o on o.child_id = c.id and o.ended_at is null
  join kith.schools l on l.place_id = o.place_id and l.id = o.school_id
  cross join lateral (select min(p.upn) as upn from kith.pupil_numbers p where p.child_id = c.id) n
  join kith.names m on m.child_id = c.id and m.ended_at is null
  left join kith.screen_results r on r.child_id = c.id and r.screen_id = (select newest.id from newest)
 where c.place_id = (select kith.place()) and l.urn = :urn and o.year_group = any(:years::text[])
   and coalesce(r.outcome, '') in ('out-of-scope', 'below-the-line', 'too-little-known')
   and not exists (select 1 from kith.child_objections j where j.child_id = c.id and j.settled_at is null)
   and not exists (select 1 from kith.flags f
                    where f.child_id = c.id and f.ended_at is null
                      and ((f.flag = 'status' and f.value in ('cin', 'cp', 'lac')) or (f.flag = 'sen' and f.value = 'E')))
   and exists (select 1 from kith.attendance a where a.child_id = c.id and a.academic_year = :academic_year)
   and n.upn <> all(:but::text[])
 order by coalesce((select sum(a.authorised + a.unauthorised)::float / nullif(sum(a.possible), 0) from kith.attendance a
                  where a.child_id = c.id), 0) * 6
       + least((select count(*) from kith.suspensions x where x.child_id = c.id), 3) * 0.5
       + (select count(*) from kith.ratings r where r.child_id = c.id and r.rating = 'low') * 0.4
       + coalesce((select max(coalesce(q.emotional, 0) + coalesce(q.conduct, 0) + coalesce(q.hyperactivity, 0)
                              + coalesce(q.peer, 0)) from kith.sdq_scores q where q.child_id = c.id), 0) / 20.0
       + (select count(*) from kith.concerns k where k.child_id = c.id) * 0.4 desc, n.upn
 limit :at_most;

-- name: findTakingPart
select t.child_id, u.upn
  from kith.taking_part t
  join kith.pupil_numbers u on u.place_id = t.place_id and u.child_id = t.child_id
 where t.place_id = (select kith.place());
