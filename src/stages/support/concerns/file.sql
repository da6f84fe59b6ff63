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

-- name: findMoved
-- Of each file that is older than its child's last move, to another school or away: whether it was passed on since, and
-- whether that was received. As a move is told in what happened (child/records.sql): the same school's next year is none.
with files as (
  select x.child_id, min(x.made_at) as since
    from (select c.child_id, c.made_at from kith.safeguarding_concerns c where c.child_id is not null
          union all
          select e.child_id, e.made_at from kith.safeguarding_entries e) x
   group by x.child_id
), moved as (
  select f.child_id, m.at, m.school
    from files f
    cross join lateral (
      select y.at, y.school from (
        select o.known_at as at, s.name as school
          from kith.rolls o
          join kith.schools s on s.id = o.school_id
          join lateral (select b.school_id from kith.rolls b
                         where b.child_id = o.child_id and b.known_at < o.known_at
                         order by b.known_at desc limit 1) b on b.school_id <> o.school_id
         where o.child_id = f.child_id
        union all
        select o.ended_at, null
          from kith.rolls o
         where o.child_id = f.child_id and o.ended_at is not null
           and not exists (select 1 from kith.rolls b where b.child_id = o.child_id and b.known_at >= o.ended_at - interval '1 day')
      ) y order by y.at desc limit 1) m
   where m.at > f.since
)
select d.child_id, n.forename, left(n.surname, 1) as initial, d.at, d.school,
       exists (select 1 from kith.safeguarding_entries e
                where e.child_id = d.child_id and e.kind = 'passed-on' and e.made_at >= d.at) as passed
  from moved d
  left join kith.names n on n.child_id = d.child_id and n.ended_at is null
 where not exists (select 1 from kith.safeguarding_entries e
                    where e.child_id = d.child_id and e.kind = 'receipt' and e.made_at >= d.at)
 order by d.at, d.child_id;
