-- name: findChild
select n.child_id from kith.names n
 where n.place_id = (select kith.place()) and n.forename = :forename and n.surname = :surname and n.ended_at is null;
