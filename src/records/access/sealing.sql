-- name: seal
select audit.seal() as sealed;

-- name: findLastSeals
select place_id, number, chain, sealed_at from audit.last_seals();
