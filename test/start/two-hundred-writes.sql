-- name: findSomebody
select person_id || ' ' || place_id as somebody from kith.memberships where ended_at is null order by made_at limit 1;

-- name: countWritten
-- Every acknowledged write once, with its row of the audit; and nothing that was never asked for. Of this person alone: the
-- second pretend place is still being filled, and its people sign in meanwhile.
select (select count(*)::int from access.credentials where hash = any(:hashes::text[])) as kept,
       (select count(*)::int from access.credentials
         where kind = 'person' and person_id = split_part(:somebody, ' ', 1)::uuid) as sessions,
       (select count(*)::int from audit.entries
         where action = 'signed-in' and person_id = split_part(:somebody, ' ', 1)::uuid) as told;
