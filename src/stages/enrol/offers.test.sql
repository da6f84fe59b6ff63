-- name: leaveTheRoll
-- The school's next report does not hold them any more.
update kith.rolls set ended_at = now() where child_id = any(:children::uuid[]) and ended_at is null;

-- name: countWaiting
-- Who waits for somebody else's transaction, in this database.
select count(*)::int as waiting
  from pg_locks l join pg_stat_activity a on a.pid = l.pid and a.datname = current_database()
 where not l.granted;
