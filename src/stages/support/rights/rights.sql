-- name: addRequest
insert into kith.record_requests
  (place_id, id, child_id, asker, asked_by, right_shown, child_view, what_for, received_on, made_by)
select c.place_id, :id, c.id, :asker, :asked_by, :right_shown, :child_view, :what_for, :received_on,
       coalesce((select kith.person()), :made_by)
  from kith.children c
 where c.id = :child_id
on conflict (place_id, id) do nothing
returning id;

-- name: findRequests
-- The requests of the place, or of one child; what is open first, the oldest first.
select r.id, r.child_id, n.forename, n.surname, r.asker, r.asked_by, r.right_shown, r.child_view, r.what_for, r.received_on,
       r.extended_because, r.ready_at, y.name as ready_name, r.ready_by = (select kith.person()) as ready_by_me,
       r.signed_at, g.name as signed_name, r.handed_on, r.handed_how, r.ended_on, r.ended_because, m.name as made_name,
       coalesce((select json_agg(json_build_object('id', p.id, 'why', p.why, 'from', p.from_day, 'until', p.until_day)
                                 order by p.from_day)
                   from kith.request_pauses p where p.request_id = r.id), '[]') as pauses,
       (select count(*)::int from kith.bundle_lines l where l.request_id = r.id and l.sealed is distinct from 'replaced') as lines,
       (select count(l.withheld)::int from kith.bundle_lines l where l.request_id = r.id and l.sealed is distinct from 'replaced')
         as withheld,
       (select count(*)::int from kith.bundle_lines l where l.request_id = r.id and l.sealed = 'shut') as shut
  from kith.record_requests r
  left join kith.names n on n.child_id = r.child_id and n.ended_at is null
  left join kith.people y on y.id = r.ready_by
  left join kith.people g on g.id = r.signed_by
  left join kith.people m on m.id = r.made_by
 where r.place_id = (select kith.place())
-- part: of_child
   and r.child_id = :child_id
-- end
-- part: one
   and r.id = :id
-- end
 order by (r.handed_on is not null or r.ended_on is not null), r.received_on, r.made_at;

-- name: pauseClock
-- The day is the database's, by the clocks of the place (0091).
insert into kith.request_pauses (place_id, id, child_id, request_id, why, from_day, made_by)
select r.place_id, :id, r.child_id, r.id, :why, current_date, (select kith.person())
  from kith.record_requests r
 where r.id = :request_id and r.handed_on is null and r.ended_on is null
on conflict do nothing
returning id;

-- name: resumeClock
update kith.request_pauses set until_day = from_day
 where request_id = :request_id and until_day is null
returning id;

-- name: extend
update kith.record_requests set extended_because = :because
 where id = :id and extended_because is null and handed_on is null and ended_on is null
returning id;

-- name: findAllKept
select k.kept_as, k.kept from kith.all_kept_about(:child_id) as k;

-- name: gatherBundle
select kith.gather_bundle(:request_id) as gathered;

-- name: countNew
select count(*)::int as many from kith.not_gathered_yet(:request_id);

-- name: keepsBack
select kith.bundle_keeps_back(:request_id) as back;

-- name: addLines
insert into kith.bundle_lines
  (place_id, child_id, request_id, n, kept_as, row_id, on_day, field, words, sealed, withheld, of_field, proof)
select r.place_id, r.child_id, r.id,
       coalesce((select max(b.n) from kith.bundle_lines b where b.request_id = r.id), 0) + l.n,
       l.kept_as, l.row_id, l.on_day, l.field, l.words, l.sealed, l.withheld, l.of_field, decode(l.proof, 'hex')
  from kith.record_requests r
  cross join jsonb_to_recordset(:lines::jsonb) as l (n int, kept_as text, row_id text, on_day date, field text, words text,
    sealed text, withheld text, of_field text, proof text)
 where r.id = :request_id
returning n;

-- name: findSections
-- What kinds of thing are in the bundle, with how many lines, and how many of them are left out.
select l.kept_as, count(*)::int as lines, count(l.withheld)::int as withheld
  from kith.bundle_lines l
 where l.request_id = :request_id and l.sealed is distinct from 'replaced'
 group by l.kept_as
 order by (l.kept_as = 'by-hand'), l.kept_as;

-- name: findLines
select l.n, l.kept_as, l.row_id, l.on_day, l.field, l.words, l.sealed, l.withheld, p.name as withheld_by, l.of_field,
       encode(l.proof, 'hex') as proof
  from kith.bundle_lines l
  left join kith.people p on p.id = l.withheld_by
 where l.request_id = :request_id and l.sealed is distinct from 'replaced'
-- part: of_section
   and l.kept_as = :kept_as
-- end
 order by (l.kept_as = 'by-hand'), l.kept_as, l.n;

-- name: replaceShut
-- What was opened stands now for the line that said only that it is sealed.
update kith.bundle_lines b set sealed = 'replaced'
 where b.request_id = :request_id and b.sealed = 'shut'
   and exists (select 1 from kith.bundle_lines o
                where o.request_id = b.request_id and o.kept_as = b.kept_as and o.row_id = b.row_id
                   and o.of_field = b.field and o.sealed = 'opened')
returning b.n;

-- name: withhold
update kith.bundle_lines b set withheld = w.code
  from jsonb_to_recordset(:lines::jsonb) as w (n int, code text)
 where b.request_id = :request_id and b.n = w.n and b.withheld is distinct from w.code
returning b.n;

-- name: markReady
update kith.record_requests set ready_at = now()
 where id = :id and ready_at is null and handed_on is null and ended_on is null
   and exists (select 1 from kith.bundle_lines l where l.request_id = :id)
returning id;

-- name: sendBack
update kith.record_requests set ready_at = null
 where id = :id and ready_at is not null and signed_at is null and ended_on is null
returning id;

-- name: sign
update kith.record_requests set signed_at = now()
 where id = :id and ready_at is not null and signed_at is null and ended_on is null
   and ready_by is distinct from (select kith.person())
returning id;

-- name: handOver
update kith.record_requests set handed_on = :on_day, handed_how = :how
 where id = :id and signed_at is not null and handed_on is null and ended_on is null
returning id;

-- name: endRequest
update kith.record_requests set ended_on = :on_day, ended_because = :because
 where id = :id and handed_on is null and ended_on is null
returning id;

-- name: findOpen
-- For what waits: requests that are not answered.
select r.id, r.received_on, r.extended_because, r.ready_at, r.signed_at, r.ready_by = (select kith.person()) as ready_by_me,
       coalesce((select json_agg(json_build_object('from', p.from_day, 'until', p.until_day))
                   from kith.request_pauses p where p.request_id = r.id), '[]') as pauses
  from kith.record_requests r
 where r.place_id = (select kith.place()) and r.handed_on is null and r.ended_on is null;
