-- name: takeOn
-- Whom the newest screen chose in Canalside takes part since 15 June, with one Link Worker.
with chosen as (
  select r.place_id, r.child_id, r.school_id
    from kith.screen_results r join kith.schools s on s.id = r.school_id
   where r.outcome = 'in' and s.urn = '990001'
     and r.screen_id = (select x.id from kith.screens x where x.ran_at is not null order by x.ran_at desc limit 1)
), enrolled as (
  insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
  select c.place_id, gen_random_uuid(), c.child_id, c.school_id, 'Canalside 2026', '2026-06-15', '2028-06-14' from chosen c
)
insert into access.caseloads (place_id, id, child_id, person_id)
select c.place_id, gen_random_uuid(), c.child_id, p.id from chosen c join kith.people p on p.name = :worker
 where not exists (select 1 from access.caseloads l where l.child_id = c.child_id and l.person_id = p.id and l.ended_at is null);

-- name: findZofia
select n.child_id as id from kith.names n where n.forename = 'Zofia' and n.surname = 'Kowalczyk' and n.ended_at is null;

-- name: findRows
select (select count(*) from kith.seen where child_id = :child and withdrawn_at is null)::int as seen,
       (select count(*) from kith.days_in_school where withdrawn_at is null)::int as days,
       (select count(*) from kith.register_rows where child_id = :child)::int as marks;
