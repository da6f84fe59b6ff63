-- name: addSeen
-- Taps, many at once; those about somebody out of reach or who takes part no more are left out.
insert into kith.seen (place_id, id, child_id, on_day, there, how, about_id, captured_at, seen_by)
select (select kith.place()), r.id, r.child_id, r.on_day, r.there, r.how, r.about_id, r.captured_at,
       coalesce(:by::uuid, (select kith.person()))
  from jsonb_to_recordset(:rows::jsonb) as r (
    id uuid, child_id uuid, on_day date, there boolean, how text, about_id uuid, captured_at timestamptz)
 where r.child_id in (select t.child_id from kith.taking_part t)
on conflict (place_id, id) do nothing
returning id;

-- name: findKnown
select s.id, s.child_id, s.on_day, s.there
  from kith.seen s
 where s.id = any(:ids::uuid[]) and s.place_id = (select kith.place());

-- name: followIntoSchool
-- The first child seen in a school on a day it is open says that the worker was there.
with first_seen as (
  select s.seen_by, t.school_id, s.on_day, min(s.captured_at) as captured_at
    from kith.seen s
    join kith.taking_part t on t.child_id = s.child_id
   where s.id = any(:ids::uuid[]) and s.place_id = (select kith.place()) and s.there and s.how <> 'contact'
   group by s.seen_by, t.school_id, s.on_day
), spans as (
  select f.school_id, min(f.on_day) as first, max(f.on_day) as last from first_seen f group by f.school_id
), open as materialized (
  -- Asked once a school, however many days.
  select s.school_id, d.day from spans s cross join lateral kith.open_days(s.school_id, s.first, s.last) as d (day)
)
insert into kith.days_in_school (place_id, id, person_id, school_id, on_day, there, how, captured_at)
select (select kith.place()), gen_random_uuid(), f.seen_by, f.school_id, f.on_day, true, 'seen', f.captured_at
  from first_seen f
 where exists (select 1 from kith.memberships m
                where m.person_id = f.seen_by and m.school_id = f.school_id and m.role = 'link-worker' and m.ended_at is null)
   and exists (select 1 from open o where o.school_id = f.school_id and o.day = f.on_day)
   and not exists (select 1 from kith.days_in_school_standing d
                    where d.person_id = f.seen_by and d.school_id = f.school_id and d.on_day = f.on_day
                      and (d.there or d.captured_at > f.captured_at));

-- name: withdrawSeen
update kith.seen s set withdrawn_at = now()
 where s.id = :id and s.seen_by = (select kith.person()) and s.withdrawn_at is null
   and s.made_at > now() - interval '10 minutes'
returning s.child_id;

-- name: withdrawOfRegister
-- A register that is amended takes back what the same person's earlier one said of these children.
update kith.seen s set withdrawn_at = now()
 where s.how = 'register' and s.about_id = :about_id and s.child_id = any(:children::uuid[])
   and s.seen_by = coalesce(:by::uuid, (select kith.person())) and s.withdrawn_at is null;

-- name: withdrawOfContact
update kith.seen s set withdrawn_at = now()
 where s.how = 'contact' and s.about_id = :about_id and s.withdrawn_at is null;

-- name: findToSee
-- The children on the asker's own caseload who took part on this day already, and still do.
select t.child_id, t.school_id, l.name as school, n.forename, n.surname, o.year_group
  from access.caseloads c
  join kith.taking_part t on t.child_id = c.child_id
  join kith.schools l on l.place_id = t.place_id and l.id = t.school_id
  left join kith.names n on n.child_id = t.child_id and n.ended_at is null
  left join kith.rolls o on o.child_id = t.child_id and o.ended_at is null
 where c.person_id = (select kith.person()) and c.ended_at is null and t.began_on <= :day
 order by l.name, n.forename, n.surname, t.child_id;

-- name: findTaps
select s.id, s.child_id, s.on_day, s.there, s.how, s.captured_at, s.seen_by, p.name as by_name,
       s.seen_by = (select kith.person()) as mine, s.made_at > now() - interval '10 minutes' as fresh
  from kith.seen_standing s
  left join kith.people p on p.id = s.seen_by
 where s.child_id = any(:children::uuid[]) and s.on_day between :from_day and :to_day
 order by s.on_day, s.captured_at;

-- name: findLastSeen
-- The last day on which somebody saw each of these children and did not say otherwise later that day.
select u.child_id, l.on_day
  from unnest(:children::uuid[]) as u (child_id)
  cross join lateral (
    select s.on_day from kith.seen s
     where s.child_id = u.child_id and s.there and s.withdrawn_at is null and s.on_day <= :day
       and not exists (
         select 1 from kith.seen x
          where x.child_id = s.child_id and x.on_day = s.on_day and x.seen_by = s.seen_by and x.withdrawn_at is null
            and not x.there and x.captured_at > s.captured_at)
     order by s.on_day desc
     limit 1) l;

-- name: findStandingOfChildren
-- For Not seen this week: since when and where each takes part, and whether they are kept close on this day.
select t.child_id, t.school_id, t.began_on,
       exists (select 1 from kith.keep_close k
                where k.child_id = t.child_id and k.ended_at is null and :day between k.from_day and k.until_day) as kept_close
  from kith.taking_part t
 where t.child_id = any(:children::uuid[]);

-- name: findNames
select c.id as child_id, n.forename, n.surname
  from kith.children c
  left join kith.names n on n.child_id = c.id and n.ended_at is null
 where c.id = any(:children::uuid[]);
