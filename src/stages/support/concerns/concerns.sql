-- What is sealed stays sealed here: concerns.ts opens it, of rows that the reader may read.

-- name: writeConcern
select kith.write_concern(:id, :child_id, :happened_on, :happened_at, :sealed, :key_id, :adds_to, :by, :at, :about_staff,
  :kept_from) as made;

-- name: findOwn
-- The receipts of what the reader wrote themself, with the name of a child only where the reader may read it.
select o.id, o.child_id, n.forename, left(n.surname, 1) as initial, o.made_at, o.received_at, o.received_by, o.next_steps
  from kith.own_concerns() o
  left join kith.names n on n.child_id = o.child_id and n.ended_at is null;

-- name: findReceivers
select r.name from kith.concern_receivers(:child_id) as r (name);

-- name: findReceiversOfOwn
select r.name from kith.receivers_of_own_concern(:id) as r (name);

-- name: findKeepers
select r.name from kith.file_keepers(:child_id) as r (name);

-- name: findFile
select f.since from kith.safeguarding_file(:child_id) f;

-- name: findReceived
-- What is new or in no file yet first, then the newest.
select c.id, c.child_id, n.forename, left(n.surname, 1) as initial, c.happened_on, c.made_at, w.name as written_by,
       c.received_at, r.name as received_by,
       exists (select 1 from kith.safeguarding_entries e where e.concern_id = c.id and e.kind <> 'discussion') as decided
  from kith.safeguarding_concerns c
  join kith.people w on w.id = c.written_by
  left join kith.people r on r.id = c.received_by
  left join kith.names n on n.child_id = c.child_id and n.ended_at is null
 order by (c.received_at is null or c.child_id is null) desc, c.made_at desc, c.id
 limit 200;

-- name: countWaiting
select count(*) filter (where c.received_at is null)::int as fresh,
       count(*) filter (where c.received_at is not null)::int as unfiled,
       min(c.made_at) as since
  from kith.safeguarding_concerns c
 where c.received_at is null or c.child_id is null;

-- name: findConcern
select c.id, c.child_id, n.forename, n.surname, c.happened_on, c.happened_at::text as happened_at, c.sealed, c.adds_to_id,
       c.made_at, w.name as written_by, c.received_at, r.name as received_by, c.next_steps, c.filed_at, f.name as filed_by,
       c.about_staff, c.kept_from_id,
       array(select k.name from kith.people k where k.id = any (c.kept_from_id) order by k.name) as kept_from
  from kith.safeguarding_concerns c
  join kith.people w on w.id = c.written_by
  left join kith.people r on r.id = c.received_by
  left join kith.people f on f.id = c.filed_by
  left join kith.names n on n.child_id = c.child_id and n.ended_at is null
 where c.id = :id;

-- name: receiveConcern
select kith.receive_concern(:id, :steps) as received;

-- name: fileConcern
select kith.file_concern(:id, :child_id) as filed;
