-- name: findObjections
select o.keyed_hash from kith.objections o where o.place_id = (select kith.place()) and o.withdrawn_at is null;

-- name: addObjections
-- A family that had withdrawn its objection may object again.
with added as (
  insert into kith.objections (place_id, keyed_hash)
  select (select kith.place()), h.keyed_hash from unnest(:hashes::text[]) as h (keyed_hash)
  on conflict (place_id, keyed_hash) do update set made_at = now(), withdrawn_at = null
    where kith.objections.withdrawn_at is not null
  returning 1)
select count(*)::integer as added from added;

-- name: addChildObjections
-- Settled means that the family no longer objected: it may object again.
insert into kith.child_objections (place_id, child_id)
select (select kith.place()), c.id from unnest(:children::uuid[]) as c (id)
on conflict (place_id, child_id) do update set made_at = now(), settled_at = null, settled_by = null, settled_how = null
  where kith.child_objections.settled_at is not null
returning child_id;
