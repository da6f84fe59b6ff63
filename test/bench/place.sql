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

-- name: tidy
vacuum analyze;

-- name: findLongList
select r.school_id, s.place_id, count(*)::int as waiting, (select count(*)::int from kith.children) as children
  from kith.screen_results r join kith.schools s on s.id = r.school_id
 where r.outcome = 'waiting' group by 1, 2 order by 3 desc limit 1;

-- name: findAskers
-- The programme's manager, and the lead of this school.
select (select person_id from kith.memberships where role = 'programme-manager' and ended_at is null limit 1) as manager,
       (select person_id from kith.memberships where role = 'school-lead' and school_id = :school and ended_at is null
         limit 1) as lead;

-- name: switchRlsOff
do $$
declare
  guarded regclass;
begin
  for guarded in select oid::regclass from pg_class where relrowsecurity and relkind in ('r', 'p') loop
    execute format('alter table %s disable row level security', guarded);
  end loop;
end $$;
