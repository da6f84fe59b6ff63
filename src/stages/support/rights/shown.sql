-- name: lockRequest
select r.id from kith.record_requests r where r.id = :id for update;

-- name: findShown
-- What a bundle was when a page showed it: whether it is ready, and what stands of each line.
select md5(concat_ws('|', r.ready_at,
         (select string_agg(concat_ws(' ', l.n, l.sealed, l.withheld, l.withheld_by), ',' order by l.n)
            from kith.bundle_lines l where l.request_id = r.id))) as shown
  from kith.record_requests r
 where r.id = :id;
