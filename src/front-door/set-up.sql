-- name: hasPeople
select door.has_people() as known;

-- name: endSetUps
update door.set_ups set until = now() where used_at is null and until > now();

-- name: addSetUp
insert into door.set_ups (id, hash, until) values (:id, :hash, now() + make_interval(hours => :hours::int));

-- name: findSetUp
select id from door.set_ups where hash = :hash and used_at is null and until > now() and not door.has_people();

-- name: useSetUp
select door.use_set_up(:hash, :place_id, :slug, :place, :person_id, :membership_id, :name, :email) as place_id;
