-- name: addEntry
insert into kith.safeguarding_entries (place_id, id, child_id, concern_id, kind, on_day, sealed, key_id, basis, family_told,
  family_said, made_by)
values ((select kith.place()), :id, :child_id, :concern_id, :kind, :on_day, :sealed, :key_id, :basis, :family_told,
  :family_said, coalesce((select kith.person()), :by::uuid))
on conflict do nothing
returning id;

-- name: findEntries
select e.id, e.concern_id, e.kind, e.on_day, e.sealed, e.basis, e.family_told, e.family_said, e.made_at, p.name as made_by
  from kith.safeguarding_entries e
  left join kith.people p on p.id = e.made_by
 where e.child_id = :child_id
 order by e.on_day, e.made_at, e.id;

-- name: findConcernsOfChild
select c.id, c.happened_on, c.happened_at::text as happened_at, c.sealed, c.made_at, w.name as written_by,
       c.received_at, r.name as received_by
  from kith.safeguarding_concerns c
  join kith.people w on w.id = c.written_by
  left join kith.people r on r.id = c.received_by
 where c.child_id = :child_id
 order by c.happened_on, c.made_at, c.id;

-- name: countUndecided
-- Received, in a file, and nothing decided about it: neither what to do nor whether to share.
select count(*)::int as undecided, min(c.received_at) as since
  from kith.safeguarding_concerns c
 where c.received_at is not null and c.child_id is not null
   and not exists (select 1 from kith.safeguarding_entries e where e.concern_id = c.id and e.kind <> 'discussion');
