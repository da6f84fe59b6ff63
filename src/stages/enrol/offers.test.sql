-- name: leaveTheRoll
-- The school's next report does not hold them any more.
update kith.rolls set ended_at = now() where child_id = any(:children::uuid[]) and ended_at is null;
