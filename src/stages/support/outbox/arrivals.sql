-- name: giveOutbox
select g.until, g.again from kith.give_outbox(:id, :hash, :device, :had) g;

-- name: handInWait
select door.hand_in_wait(:network) as seconds;

-- name: endOutbox
select from kith.end_outbox(:device, :device_says::timestamptz);

-- name: keepArrival
select door.keep_arrival(:grant_hash, :item_id, :device, :sequence::int, :kind, :saved_at::timestamptz, :envelope::jsonb,
  :hash) as what;

-- name: keepUnopened
select door.keep_unopened(:hash, :envelope::jsonb) as kept;

-- name: findHeld
select h as item_id from door.holds_arrivals(:items::uuid[], :hashes::text[]) h;

-- name: findWaiting
select w.place_id, w.id, w.item_id, w.kind, w.saved_at, w.arrived_at, w.envelope
  from access.waiting_arrivals(:item_id) w;

-- name: beginArrival
select access.begin_arrival(:id, :credential_id, :hash) as what;

-- name: settleArrival
select from access.settle_arrival(:id, :credential_id, :state, :because);

-- name: countUnopened
select access.count_unopened() as unopened;
