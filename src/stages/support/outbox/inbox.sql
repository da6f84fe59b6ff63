-- name: findInInbox
-- What could not go to its place by itself, the oldest first: for whoever leads the team, and each writer's own.
select a.id, a.item_id, a.kind, a.saved_at, a.arrived_at, a.state, a.because, a.envelope, a.person_id, p.name as by_name
  from kith.arrivals a
  join kith.people p on p.id = a.person_id
 where a.place_id = (select kith.place()) and a.state in ('inbox', 'apart')
 order by a.arrived_at
 limit 100;

-- name: findInInboxById
select a.id, a.item_id, a.kind, a.saved_at, a.arrived_at, a.state, a.because, a.envelope, a.person_id, p.name as by_name
  from kith.arrivals a
  join kith.people p on p.id = a.person_id
 where a.place_id = (select kith.place()) and a.id = :id and a.state in ('inbox', 'apart');

-- name: settle
update kith.arrivals a
   set state = 'done', settled_at = now(), settled_by = (select kith.person()), settled_words = :words,
       envelope = case when :keep::boolean then a.envelope end
 where a.id = :id and a.place_id = (select kith.place()) and a.state in ('inbox', 'apart')
returning a.id;

-- name: countInInbox
select count(*) as waiting from kith.arrivals a
 where a.place_id = (select kith.place()) and a.state in ('inbox', 'apart');

-- name: findOnTheirWay
-- Numbers of a device that were passed over: written, and not here yet.
select a.device, (max(a.sequence) - count(distinct a.sequence))::bigint as missing
  from kith.arrivals a
 where a.person_id = (select kith.person())
 group by a.device
having max(a.sequence) > count(distinct a.sequence);
