-- Only tests do this: what no code of Kith does, to see that the database refuses it.

-- name: addBareResult
insert into kith.screen_results
  (place_id, screen_id, school_id, child_id, year_group, outcome, risks_met, risks_measured, areas_met, areas_not_measured,
   also, possible, absent, person_because, why, reasons, position)
select o.place_id, :screen_id, o.school_id, o.child_id, o.year_group, 'below-the-line', 0, 0, '{}', '{}', '{}', 0, 0, '{}', '',
       '{}', 1
  from kith.rolls o where o.school_id = :school_id and o.ended_at is null limit 1;

-- name: addHastySchool
insert into kith.screened_schools (place_id, screen_id, school_id, notice_id, told_on, promise_id, days_to_object)
select p.place_id, :screen_id, p.school_id, n.id, n.given_on, p.id, 40000
  from kith.family_promises p join kith.family_notices n using (place_id, school_id)
 where p.school_id = :school_id limit 1;

-- name: countObjections
select count(*)::int as kept from kith.objections o where o.withdrawn_at is null;

-- name: countWaiting
-- Who waits for somebody else's transaction, in this database.
select count(*)::int as waiting
  from pg_locks l join pg_stat_activity a on a.pid = l.pid and a.datname = current_database()
 where not l.granted;
