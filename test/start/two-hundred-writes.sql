-- name: findSomebody
-- Whom the pretend places never sign in as: what they do while they are filled would count as theirs.
select m.person_id || ' ' || m.place_id as somebody
  from kith.memberships m
 where m.ended_at is null and not exists (select 1 from access.credentials c where c.person_id = m.person_id)
 order by m.made_at, m.id limit 1;

-- name: countWritten
-- Every acknowledged write once, with its row of the audit; and nothing that was never asked for. Of this person alone: the
-- second pretend place is still being filled, and its people sign in meanwhile.
select (select count(*)::int from access.credentials where hash = any(:hashes::text[])) as kept,
       (select count(*)::int from access.credentials
         where kind = 'person' and person_id = split_part(:somebody, ' ', 1)::uuid) as sessions,
       (select count(*)::int from audit.entries
         where action = 'signed-in' and person_id = split_part(:somebody, ' ', 1)::uuid) as told;
