-- name: findCast
select * from door.cast_of_pretend_places();
