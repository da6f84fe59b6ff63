-- name: findChildren
-- Everybody who takes part, with what their records say: whatever is written of them has to agree with it.
select t.child_id, t.school_id, l.urn, l.name as school, t.cohort_name, t.began_on, n.upn, m.forename, m.surname, b.sex, b.born_on,
       o.year_group, c.person_id as worker_id, p.name as worker,
       coalesce((select jsonb_object_agg(f.flag, f.value) from kith.flags f
                  where f.child_id = t.child_id and f.ended_at is null), '{}') as flags,
       coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'on', s.starts_on, 'sessions', s.sessions) order by s.starts_on)
                   from kith.suspensions s where s.child_id = t.child_id and s.type = 'SUSP'), '[]') as suspensions,
       coalesce((select jsonb_agg(k.kind order by k.on_day) from kith.concerns k where k.child_id = t.child_id), '[]') as concerns,
       coalesce((select jsonb_agg(distinct r.area) from kith.ratings r
                  where r.child_id = t.child_id and r.rating = 'low'), '[]') as low,
       coalesce((select jsonb_agg(distinct a.subject) from kith.attainment a
                  where a.child_id = t.child_id and a.band in ('below', 'well_below')), '[]') as below,
       (select jsonb_build_object('emotional', q.emotional, 'conduct', q.conduct, 'hyperactivity', q.hyperactivity, 'peer', q.peer)
          from kith.sdq_scores q where q.child_id = t.child_id order by q.on_day desc limit 1) as sdq,
       (select count(*)::int from kith.behaviour v where v.child_id = t.child_id and v.kind = 'negative') as unsettled,
       (select jsonb_agg(jsonb_build_object('marks', a.marks, 'calendar', a.calendar_id) order by a.academic_year)
          from kith.attendance a where a.child_id = t.child_id) as attendance,
       exists (select 1 from kith.missed_things g where g.child_id = t.child_id and g.ended_at is null
                  and g.kind in ('days-missed', 'falling')) as missing,
       exists (select 1 from kith.household_children h where h.child_id = t.child_id) as has_family
  from kith.taking_part t
  join kith.schools l on l.place_id = t.place_id and l.id = t.school_id
  join access.caseloads c on c.place_id = t.place_id and c.child_id = t.child_id and c.ended_at is null
  join kith.people p on p.id = c.person_id
  join kith.names m on m.child_id = t.child_id and m.ended_at is null
  left join kith.births b on b.child_id = t.child_id and b.ended_at is null
  left join kith.rolls o on o.child_id = t.child_id and o.ended_at is null
  cross join lateral (select min(u.upn) as upn from kith.pupil_numbers u where u.child_id = t.child_id) n
 where t.place_id = (select kith.place())
 order by l.urn, p.name, n.upn;

-- name: findCalendars
select c.id, c.days from kith.calendars c where c.place_id = (select kith.place());

-- name: findTerms
select t.name, t.starts_on, t.ends_on from kith.terms t where t.place_id = (select kith.place()) order by t.starts_on;

-- name: countLives
-- How far the lives have come: who takes part, and how many Link Workers of theirs have not written of anybody yet.
select (select count(*) from kith.taking_part t where t.place_id = (select kith.place()))::int as enrolled,
       (select count(distinct c.person_id)
          from access.caseloads c
          join kith.taking_part t on t.place_id = c.place_id and t.child_id = c.child_id
         where c.place_id = (select kith.place()) and c.ended_at is null
           and not exists (select 1 from kith.contacts k where k.written_by = c.person_id))::int as waiting;
