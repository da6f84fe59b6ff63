-- name: addPasskey
insert into door.passkeys (id, person_id, credential, public_key, counter, transports, backed_up, name)
values (:id, :person_id, :credential, :public_key, :counter, :transports, :backed_up, :name);

-- name: findPasskey
select k.id, k.person_id, k.credential, k.public_key, k.counter, k.transports
  from door.passkeys k join kith.people p on p.id = k.person_id
 where k.credential = :credential and k.ended_at is null and p.ended_at is null;

-- name: findPasskeysOf
select id, credential, name, transports, made_at, last_used_at, backed_up
  from door.passkeys where person_id = :person_id and ended_at is null
 order by made_at, id;

-- name: notePasskeyUse
update door.passkeys set counter = greatest(counter, :counter), last_used_at = now() where id = :id;

-- name: endPasskey
update door.passkeys set ended_at = now() where id = :id and person_id = :person_id and ended_at is null
returning id;
