-- name: askCorrection
select kith.ask_correction(:id, :child_id, :entry_id, :entry_day, :entry, :said_id, :asker, :asked_by, :received_on, :wrong,
  :right_is, :evidence, :opinion, :by, :sealed) as made;

-- name: decideCorrection
select kith.decide_correction(:id, :outcome, :because, :statement, :told, :sealed) as decided;

-- name: findCorrections
-- Of one child, or the one of an id: what is open first, then the newest.
select c.id, c.child_id, c.entry_id, c.entry_day, c.entry, c.said_id, c.asker, c.asked_by, c.received_on, c.wrong, c.right_is,
       c.evidence, c.opinion, c.outcome, c.because, c.statement, c.decided_on, d.name as decided_by, m.name as made_by,
       c.sealed, c.decided_sealed
  from kith.corrections c
  left join kith.people d on d.id = c.decided_by
  left join kith.people m on m.id = c.made_by
 where c.child_id = :child_id
-- part: one
   and c.id = :id
-- end
-- part: of_entry
   and c.entry_id = :entry_id
-- end
 order by c.outcome is not null, c.received_on desc, c.made_at desc
 limit 200;

-- name: findOpen
-- What is not decided, of the children whose notes the reader reads, the oldest first.
select c.id, c.child_id, c.received_on, c.entry, n.forename, n.surname
  from kith.corrections c
  left join kith.names n on n.child_id = c.child_id and n.ended_at is null
 where c.place_id = (select kith.place()) and c.outcome is null
 order by c.received_on, c.made_at
 limit 50;

-- name: countCorrections
select count(*)::int as many, count(*) filter (where c.outcome is null)::int as open
  from kith.corrections c where c.child_id = :child_id;
