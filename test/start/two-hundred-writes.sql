-- name: findSomebody
select person_id || ' ' || place_id as somebody from kith.memberships where ended_at is null order by made_at limit 1;

-- name: countWritten
-- Every acknowledged write once, with its row of the audit; and nothing that was never asked for.
select (select count(*)::int from access.credentials where hash = any(:hashes::text[])) as kept,
       (select count(*)::int from access.credentials where kind = 'person') as sessions,
       (select count(*)::int from audit.entries where action = 'signed-in') as told;
