-- name: addHandover
-- The worker is asked to have somebody whom another hands over; and handed over the example's child's neighbour before.
with another as (
  select m.place_id, m.person_id from kith.memberships m
   where m.role = 'link-worker' and m.person_id <> :worker and m.ended_at is null order by m.person_id limit 1
), made as (
  insert into kith.handovers (place_id, id, person_id, why, last_day)
  select a.place_id, gen_random_uuid(), x.person_id, x.why, x.last_day
    from another a, (select a2.person_id, 'moves' as why, date '2026-07-24' as last_day from another a2
                     union all select :worker::uuid, 'away', date '2026-07-10') x
  returning place_id, id, person_id
), asked as (
  insert into kith.handover_children (place_id, id, handover_id, child_id, from_person, to_person, asked_at, finished_at)
  select m.place_id, gen_random_uuid(), m.id, :asked, m.person_id, :worker, now(), now()
    from made m where m.person_id <> :worker
  returning place_id, id
), done as (
  insert into kith.handover_children (place_id, id, handover_id, child_id, from_person, to_person, asked_at, finished_at,
    accepted_at)
  select m.place_id, gen_random_uuid(), m.id, :done, m.person_id, a.person_id, now(), now(), now()
    from made m, another a where m.person_id = :worker
), no as (
  insert into kith.handover_noes (place_id, id, handed_id, child_id, said_by, words)
  select d.place_id, gen_random_uuid(), d.id, :asked, a.person_id, 'I have twenty already' from asked d, another a
)
select s.id as asked, a.person_id as another from asked s, another a;
