-- name: findChild
select n.child_id from kith.names n
 where n.place_id = (select kith.place()) and n.forename = :forename and n.surname = :surname and n.ended_at is null;

-- name: settleInTheirTime
-- What two people did at once as the place was loaded, they did in June.
update kith.record_requests
   set made_at = timestamptz '2026-05-19 09:00+01', ready_at = timestamptz '2026-06-04 15:20+01',
       signed_at = timestamptz '2026-06-08 11:05+01'
 where id = :id and handed_on is not null
returning id;
