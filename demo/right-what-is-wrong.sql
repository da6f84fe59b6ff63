-- name: findChild
select n.child_id from kith.names n
 where n.place_id = (select kith.place()) and n.forename = :forename and n.surname = :surname and n.ended_at is null;

-- name: findNote
-- The newest note that the whole team reads, of a few weeks ago.
select c.id, c.occurred_on
  from kith.contacts c
  join kith.contact_notes n on n.contact_id = c.id and n.audience = 'team'
 where c.child_id = :child_id and c.superseded_at is null and c.withdrawn_at is null and c.occurred_on <= date '2026-07-03'
 order by c.occurred_on desc, c.id
 limit 1;
