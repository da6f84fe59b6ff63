-- name: countOnce
select cardinality(:items::uuid[]) as written,
       (select count(*)::int from kith.contacts c where c.form_id = any(:items::uuid[])) as contacts,
       (select count(*)::int from kith.arrivals a where a.item_id = any(:items::uuid[]) and a.state = 'apart') as apart,
       (select count(*)::int from kith.arrivals a where a.item_id = any(:items::uuid[]) and a.state <> 'taken') as waiting;

-- name: anHourPasses
-- What came so far came an hour ago: a device hands in so much an hour, and a network so much in ten minutes.
with hour as (update kith.arrivals set arrived_at = arrived_at - interval '1 hour'),
     rested as (update door.tries set last_at = last_at - interval '1 hour')
select;
