-- name: findBenchDatabases
select datname as name from pg_catalog.pg_database where datname like 'kith\_bench\_%';

-- name: fillOneList
-- One school's list is made long: 500 children who wait, each with the reasons the screen gave them.
with longest as (
  select r.school_id from kith.screen_results r group by r.school_id order by count(*) desc limit 1
), chosen as (
  select r.place_id, r.screen_id, r.child_id,
         row_number() over (order by r.outcome = 'waiting' desc, r.outcome = 'out-of-scope', r.risks_met desc, r.position) as rank
    from kith.screen_results r join longest using (school_id)
   where r.outcome not in ('in', 'reserve')
)
update kith.screen_results r set outcome = 'waiting', rank = c.rank
  from chosen c
 where c.rank <= 500 and (r.place_id, r.screen_id, r.child_id) = (c.place_id, c.screen_id, c.child_id);

-- name: fillCaseloads
-- Fifty children of that school and two hundred of the others take part, of the fifty each with one Link Worker.
with longest as (
  select r.school_id from kith.screen_results r group by r.school_id order by count(*) desc limit 1
), ranked as (
  select o.place_id, o.child_id, o.school_id, o.school_id in (select school_id from longest) as long,
         row_number() over (partition by o.school_id in (select school_id from longest) order by o.position) as n
    from kith.rolls o
   where o.ended_at is null
     and not exists (select 1 from kith.enrolments e where e.child_id = o.child_id and e.ended_on is null)
     and not exists (select 1 from access.restrictions x where x.child_id = o.child_id and x.ended_at is null)
), wanted as (
  select * from ranked where n <= case when long then 50 else 200 end
), enrolled as (
  insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
  select w.place_id, gen_random_uuid(), w.child_id, w.school_id, 'Measured', date '2025-09-15', date '2027-07-20' from wanted w
)
insert into access.caseloads (place_id, id, child_id, person_id)
select w.place_id, gen_random_uuid(), w.child_id,
       (select m.person_id from kith.memberships m
         where m.place_id = w.place_id and m.role = 'link-worker' and m.ended_at is null
         order by m.school_id in (select school_id from longest) desc nulls last, m.made_at limit 1)
  from wanted w where w.long
on conflict do nothing;

-- name: tidy
vacuum analyze;

-- name: findLongList
select r.school_id, s.place_id, count(*)::int as waiting, (select count(*)::int from kith.children) as children
  from kith.screen_results r join kith.schools s on s.id = r.school_id
 where r.outcome = 'waiting' group by 1, 2 order by 3 desc limit 1;

-- name: findAskers
-- The programme's manager, the lead of this school, and the Link Worker with the most children.
select (select person_id from kith.memberships where role = 'programme-manager' and ended_at is null limit 1) as manager,
       (select person_id from kith.memberships where role = 'school-lead' and school_id = :school and ended_at is null
         limit 1) as lead,
       (select l.person_id from access.caseloads l where l.ended_at is null
         group by l.person_id order by count(*) desc limit 1) as worker;

-- name: switchRlsOff
do $$
declare
  guarded regclass;
begin
  for guarded in select oid::regclass from pg_class where relrowsecurity and relkind in ('r', 'p') loop
    execute format('alter table %s disable row level security', guarded);
  end loop;
end $$;
