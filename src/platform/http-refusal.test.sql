-- name: lookThroughTheDoor
-- Whoever stands at the door may read nothing of any child: PostgreSQL refuses.
select c.id from kith.children c;
