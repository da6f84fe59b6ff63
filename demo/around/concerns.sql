-- name: findCaseload
-- Whom this Link Worker is there for; nobody whom something is kept of.
select c.child_id
  from access.caseloads c
  join kith.taking_part t on t.place_id = c.place_id and t.child_id = c.child_id
 where c.place_id = (select kith.place()) and c.person_id = :person and c.ended_at is null
   and not exists (select 1 from access.restrictions r where r.place_id = c.place_id and r.child_id = c.child_id)
   and not exists (select 1 from access.exclusions x where x.place_id = c.place_id and x.child_id = c.child_id)
   and not exists (select 1 from kith.protected_addresses a where a.place_id = c.place_id and a.child_id = c.child_id)
 order by t.began_on, c.child_id;
