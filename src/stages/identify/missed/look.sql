-- name: findSchools
-- Every school that was screened, with its newest run and the one before; never one whose families were not told.
select distinct on (q.school_id) q.school_id, q.screen_id, q.screen_before, q.as_of, q.as_of_before
  from (
    select c.school_id, s.id as screen_id, s.as_of, s.ran_at,
           lag(s.id) over (partition by c.school_id order by s.ran_at, s.id) as screen_before,
           lag(s.as_of) over (partition by c.school_id order by s.ran_at, s.id) as as_of_before
      from kith.screened_schools c
      join kith.screens s on s.place_id = c.place_id and s.id = c.screen_id
     where c.place_id = (select kith.place()) and s.ran_at is not null
  ) q
 order by q.school_id, q.ran_at desc, q.screen_id desc;

-- name: findChildren
-- Those on the school's roll in the years the place works with, or who take part and have grown out of them, whose family
-- does not object, by the newest roll.
select o.child_id, o.academic_year
  from kith.rolls o
 where o.school_id = :school_id and o.ended_at is null
   and (o.year_group = any(:years::text[]) or o.child_id in (select t.child_id from kith.taking_part t))
   and not exists (select 1 from kith.child_objections j where j.child_id = o.child_id and j.settled_at is null);

-- name: findSuspensions
-- The newest suspension of each child, and how many there were since that day; a lunchtime is none.
select distinct on (s.child_id) s.child_id, s.starts_on, s.sessions, s.type,
       (count(*) over (partition by s.child_id))::int as count
  from kith.suspensions_standing s
 where s.child_id = any(:children::uuid[]) and s.type <> 'LNCH' and s.starts_on > :after
 order by s.child_id, s.starts_on desc, s.position desc;

-- name: findLastSuspension
select max(s.starts_on) as day from kith.suspensions s where s.child_id = any(:children::uuid[]) and s.type <> 'LNCH';

-- name: findRisksMet
-- Areas met now that the run before had measured and found not met, with the newest run's reasons.
select n.child_id, a.area, (select r -> 'because' from jsonb_array_elements(n.reasons -> 'areas') r
                             where r ->> 'area' = a.area) as because
  from kith.screen_results n
  join kith.screen_results b on b.place_id = n.place_id and b.screen_id = :screen_before and b.child_id = n.child_id
  cross join lateral unnest(n.areas_met) as a (area)
 where n.place_id = (select kith.place()) and n.screen_id = :screen_id and n.school_id = :school_id
   and n.outcome <> 'out-of-scope' and b.outcome <> 'out-of-scope'
   and not a.area = any(b.areas_met) and not a.area = any(b.areas_not_measured);

-- name: endThings
-- What the data says no more. It is never deleted: what was done about it still points to it.
update kith.missed_things t set ended_at = now()
 where t.school_id = :school_id and t.ended_at is null
   and not exists (
     select 1 from jsonb_to_recordset(:things::jsonb) as n (child_id uuid, kind text, about text, since date)
      where n.child_id = t.child_id and n.kind = t.kind and n.about = t.about and n.since = t.since);

-- name: endThingsElsewhere
-- A child who changed school is on the list of the new one.
update kith.missed_things t set ended_at = now()
 where t.school_id <> :school_id and t.ended_at is null and t.child_id = any(:children::uuid[]);

-- name: keepThings
insert into kith.missed_things (place_id, id, child_id, school_id, kind, about, since, as_of, quiet_from, found)
select (select kith.place()), gen_random_uuid(), n.child_id, :school_id, n.kind, n.about, n.since, :as_of, :quiet_from, n.found
  from jsonb_to_recordset(:things::jsonb) as n (child_id uuid, kind text, about text, since date, found jsonb)
on conflict (place_id, child_id, kind, about, since) where ended_at is null
  do update set as_of = excluded.as_of, quiet_from = excluded.quiet_from, found = excluded.found
  where (missed_things.as_of, missed_things.quiet_from, missed_things.found)
        is distinct from (excluded.as_of, excluded.quiet_from, excluded.found);

-- name: keepLook
insert into kith.missed_looks (place_id, school_id, screen_id, marks_end, quiet_from, children, old_after_days)
values ((select kith.place()), :school_id, :screen_id, :marks_end, :quiet_from, :children, :old_after_days)
on conflict (place_id, school_id) do update
  set screen_id = excluded.screen_id, marks_end = excluded.marks_end, quiet_from = excluded.quiet_from,
      children = excluded.children, old_after_days = excluded.old_after_days, looked_at = now();

-- name: findUnanswered
select e.id from kith.events e
 where e.place_id = (select kith.place()) and e.kind in ('import-taken-in', 'import-undone', 'screen-run')
   and not exists (select 1 from kith.events a
                    where a.place_id = e.place_id and a.kind = 'missed-looked-for' and a.about_id = e.id);

-- name: lockPlace
-- One look at a time: two would each add what the other adds.
select 1 as held from (select pg_advisory_xact_lock(hashtextextended('missed of place ' || (select kith.place()), 0))) l;

-- name: findPlaces
select p.id from kith.places_to_look_at() as p (id);
