-- What a safeguarding lead would send who can put SQL of their own into a page, to have a bundle say less, or something else.

-- name: addAsGathered
insert into kith.bundle_lines (place_id, child_id, request_id, n, kept_as, row_id, field, words)
select r.place_id, r.child_id, r.id, 9000, 'kith.children', 'x', 'details', 'Nothing was ever written' from kith.record_requests r
 where r.id = :id returning n;

-- name: readyNow
update kith.record_requests set ready_at = now() where id = :id returning id;

-- name: signNow
update kith.record_requests set signed_at = now() where id = :id returning id;

-- name: takeLineAway
delete from kith.bundle_lines where request_id = :id returning n;

-- name: changeWords
update kith.bundle_lines set words = 'All was well.' where request_id = :id returning n;

-- name: addAsOpened
-- Of what is shut, words of one's own; with the proof of what was opened for another bundle.
insert into kith.bundle_lines (place_id, child_id, request_id, n, kept_as, row_id, field, words, sealed, withheld, of_field, proof)
select b.place_id, b.child_id, b.request_id, 9001, b.kept_as, b.row_id, 'seen', 'He is happy at home.', 'opened', 'serious-harm', b.field,
       (select o.proof from kith.bundle_lines o where o.row_id = b.row_id and o.sealed = 'opened' limit 1)
  from kith.bundle_lines b where b.request_id = :id and b.kept_as = 'kith.safeguarding_concerns' and b.sealed = 'shut'
returning n;

-- name: addOpenedIn
insert into kith.bundle_lines (place_id, child_id, request_id, n, kept_as, row_id, field, words, sealed, withheld, of_field, proof)
select r.place_id, r.child_id, r.id, 9002, 'kith.safeguarding_concerns', 'x', 'seen', 'In.', 'opened', :withheld, 'sealed',
       decode(repeat('00', 32), 'hex')
  from kith.record_requests r where r.id = :id returning n;

-- name: replaceShut
update kith.bundle_lines set sealed = 'replaced' where request_id = :id and sealed = 'shut' returning n;
