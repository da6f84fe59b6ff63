-- name: findArrivals
select a.item_id, a.state, a.because, a.envelope is null as forgotten, a.person_id
  from kith.arrivals a where a.item_id = any(:items::uuid[]) order by a.arrived_at, a.state;

-- name: endGrant
update access.outbox_grants set until = now() - make_interval(days => :days::int) where device = :device;

-- name: openCredentials
select count(*)::int as open from access.credentials c
 where c.purpose = 'enter what was written without signal' and c.ended_at is null;

-- name: countGrants
select count(*)::int as grants from access.outbox_grants g where g.device = :device;

-- name: countToday
select count(*)::int as today from access.outbox_grants g where g.person_id = :person and g.until > now();

-- name: crowd
insert into kith.arrivals (place_id, id, item_id, grant_id, person_id, device, sequence, kind, saved_at, hash, state)
select g.place_id, gen_random_uuid(), gen_random_uuid(), g.id, g.person_id, g.device, n, 'contact', now(), repeat('a', 64), 'done'
  from access.outbox_grants g, generate_series(1, 299) n where g.device = :device;

-- name: anHourAgo
update kith.arrivals set arrived_at = arrived_at - interval '1 hour' where device = :device;

-- name: unopenedAgo
update door.unopened_arrivals set arrived_at = arrived_at - interval '10 minutes';

-- name: triesAgo
update door.tries set last_at = last_at - interval '1 minute';
