-- name: findBalance
-- Each Link Worker of the place with how many children who take part they are there for.
select p.id as person_id, p.name,
       coalesce(array_agg(distinct s.name order by s.name) filter (where s.id is not null), '{}') as schools,
       (select count(*) from access.caseloads c join kith.taking_part t on t.child_id = c.child_id
         where c.place_id = (select kith.place()) and c.person_id = p.id and c.ended_at is null) as children
  from kith.memberships m
  join kith.people p on p.id = m.person_id and p.ended_at is null
  left join kith.schools s on s.place_id = m.place_id and s.id = m.school_id
 where m.place_id = (select kith.place()) and m.role = 'link-worker' and m.ended_at is null
 group by p.id, p.name
 order by p.name;

-- name: findTakingPart
select t.child_id from kith.taking_part t where t.place_id = (select kith.place());

-- name: findSheetTimes
select w.week_of, count(*) as sheets, percentile_cont(0.5) within group (order by w.seconds)::integer as median_seconds
  from kith.sheet_times w
 where w.place_id = (select kith.place()) and w.week_of >= :since
 group by w.week_of
 order by w.week_of;

-- name: timeSheet
select from kith.time_sheet(:opened::timestamptz);
