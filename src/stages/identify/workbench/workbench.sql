-- name: findNames
select n.child_id, n.forename, n.surname from kith.names n
 where n.child_id = any(:children::uuid[]) and n.ended_at is null;
