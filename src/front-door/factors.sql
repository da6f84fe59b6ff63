-- name: findAccount
select p.id as person_id, p.name, p.email, w.hash
  from kith.people p left join door.passwords w on w.person_id = p.id
 where lower(p.email) = lower(:email) and p.ended_at is null;

-- name: findPasswordOf
select w.hash, p.name, p.email
  from kith.people p left join door.passwords w on w.person_id = p.id
 where p.id = :person_id;

-- name: setPassword
insert into door.passwords (person_id, hash) values (:person_id, :hash)
on conflict (person_id) do update set hash = excluded.hash, set_at = now();

-- name: findLocalWords
select word from door.local_words(:place_id) where word is not null;

-- name: setCodeMaker
insert into door.code_makers (person_id, id, sealed, last_step) values (:person_id, :id, :sealed, :last_step)
on conflict (person_id) do update
  set id = excluded.id, sealed = excluded.sealed, last_step = excluded.last_step, made_at = now();

-- name: findCodeMaker
select id, sealed from door.code_makers where person_id = :person_id;

-- name: useStep
update door.code_makers set last_step = :step
 where person_id = :person_id and id = :id and last_step < :step
returning id;

-- name: dropRecoveryCodes
delete from door.recovery_codes where person_id = :person_id;

-- name: addRecoveryCodes
insert into door.recovery_codes (id, person_id, hash)
select c.id, :person_id, c.hash from unnest(:ids::uuid[], :hashes::text[]) as c (id, hash);

-- name: useRecoveryCode
update door.recovery_codes set used_at = now()
 where person_id = :person_id and hash = :hash and used_at is null
returning id;

-- name: getFactors
select exists (select 1 from door.passwords w where w.person_id = :person_id) as has_password,
       exists (select 1 from door.code_makers c where c.person_id = :person_id) as has_code_maker,
       (select count(*)::int from door.recovery_codes r where r.person_id = :person_id and r.used_at is null) as recovery_codes,
       (select count(*)::int from door.passkeys k where k.person_id = :person_id and k.ended_at is null) as passkeys,
       (select count(*)::int from door.identities i where i.person_id = :person_id and i.ended_at is null) as identities;

-- name: dropPassword
delete from door.passwords where person_id = :person_id;

-- name: dropCodeMaker
delete from door.code_makers where person_id = :person_id;

-- name: endPasskeys
update door.passkeys set ended_at = now() where person_id = :person_id and ended_at is null;

-- name: endIdentities
update door.identities set ended_at = now() where person_id = :person_id and ended_at is null;
