-- name: leaveTheRoll
-- The school's next report does not hold them any more.
update kith.rolls set ended_at = now() where child_id = any(:children::uuid[]) and ended_at is null;

-- name: countWaiting
-- Who waits for somebody else's transaction, in this database.
select count(*)::int as waiting
  from pg_locks l join pg_stat_activity a on a.pid = l.pid and a.datname = current_database()
 where not l.granted;

-- name: leave
update kith.rolls set ended_at = now() where child_id = :child and ended_at is null;

-- name: comeBack
update kith.rolls set ended_at = null
 where id = (select o.id from kith.rolls o where o.child_id = :child order by o.ended_at desc limit 1);

-- name: offerOfAnother
-- As if a later cohort, of another school, offered them a place.
with later as (
  insert into kith.cohorts (place_id, id, school_id, screen_id, capacity, reserve, opened_by)
  select k.place_id, gen_random_uuid(), s.id, k.screen_id, 1, 0, k.opened_by
    from kith.cohorts k
    join kith.schools s on s.place_id = k.place_id
                       and not exists (select 1 from kith.cohorts x where x.school_id = s.id and x.screen_id = k.screen_id)
   where k.id = :cohort limit 1
  returning place_id, id)
insert into kith.offers (place_id, id, cohort_id, child_id, how, language, offered_on, answer_by)
select l.place_id, gen_random_uuid(), l.id, :child::uuid, 'phone', 'en', current_date, current_date from later l;

-- name: objectedAt
update kith.child_objections set made_at = :at where child_id = :child and settled_at is null;
