-- name: findPeople
select p.id, p.name from kith.people p;
