-- name: findArrivals
select a.item_id, a.state, a.because, a.envelope is null as forgotten, a.person_id
  from kith.arrivals a where a.item_id = any(:items::uuid[]) order by a.arrived_at, a.state;

-- name: endGrant
update access.outbox_grants set until = now() - make_interval(days => :days::int) where device = :device;

-- name: openCredentials
select count(*)::int as open from access.credentials c
 where c.purpose = 'enter what was written without signal' and c.ended_at is null;
