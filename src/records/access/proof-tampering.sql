-- What somebody with the superuser's password could do to the audit. Only the test of the proof does.

-- name: findSealed
select s.number, s.entry_id, s.place_id from audit.seals s order by s.place_id, s.number;

-- name: withoutTriggers
alter table audit.entries disable trigger user; alter table audit.seals disable trigger user;

-- name: changeRow
update audit.entries set action = 'signed-out' where id = :id;

-- name: deleteRow
delete from audit.entries where id = :id;

-- name: deleteQueued
delete from audit.unsealed where entry_id = :id;

-- name: deleteSeal
delete from audit.seals where entry_id = :id;

-- name: truncateTail
with cut as (delete from audit.seals where place_id = :place and number > :number returning entry_id)
delete from audit.entries e using cut where e.id = cut.entry_id;

-- name: rehash
update audit.entries e set hash = audit.hash_of(e) where e.id = :id;

-- name: rewriteChain
with recursive chain (place_id, number, entry_hash, chain) as (
  select s.place_id, s.number, e.hash, encode(sha256(convert_to(e.hash, 'UTF8')), 'hex')
    from audit.seals s join audit.entries e on e.id = s.entry_id where s.place_id = :place and s.number = 1
  union all
  select s.place_id, s.number, e.hash, encode(sha256(convert_to(c.chain || e.hash, 'UTF8')), 'hex')
    from chain c join audit.seals s on s.place_id = c.place_id and s.number = c.number + 1
    join audit.entries e on e.id = s.entry_id
)
update audit.seals s set entry_hash = c.entry_hash, chain = c.chain
  from chain c where c.place_id = s.place_id and c.number = s.number;

-- name: findUnsealed
select entry_id from audit.unsealed;
