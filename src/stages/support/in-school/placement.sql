-- name: addPlacements
insert into kith.placements
  (place_id, id, child_id, school_id, follow_up_id, provider, contact_name, contact_by, starts_on, ends_on, days, made_by)
select t.place_id, r.id, r.child_id, t.school_id, r.follow_up_id, r.provider, r.contact_name, r.contact_by, r.starts_on,
       r.ends_on, r.days, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, child_id uuid, follow_up_id uuid, provider text, contact_name text, contact_by text, starts_on date,
         ends_on date, days text[], made_by uuid)
  join kith.taking_part t on t.child_id = r.child_id
on conflict (place_id, id) do nothing
returning id;

-- name: findPlacements
select p.id, p.school_id, p.follow_up_id, p.provider, p.contact_name, p.contact_by, p.starts_on, p.ends_on, p.days, p.link_id,
       p.ended_on, p.ended_because, m.name as made_by, p.made_at
  from kith.placements p left join kith.people m on m.id = p.made_by
 where p.child_id = :child_id
 order by (p.ended_on is not null), p.starts_on desc
 limit 20;

-- name: givePlacementLink
update kith.placements set link_id = :link_id
 where id = :id and child_id = :child_id and ended_on is null
returning id;

-- name: endPlacement
update kith.placements set ended_on = :on_day, ended_because = :because
 where id = :id and child_id = :child_id and ended_on is null
returning id;

-- name: findPlacedNow
select p.child_id, p.provider, p.ends_on from kith.placements p
 where p.child_id = any(:children::uuid[]) and p.ended_on is null and p.starts_on <= :today;

-- name: findPlacementsEnding
-- Of the asker's own caseload: placements that end by a day, and whose return meeting nobody has planned.
select p.id, p.child_id, n.forename, left(n.surname, 1) as initial, p.school_id, p.provider, p.ends_on
  from kith.placements p
  join access.caseloads l on l.child_id = p.child_id and l.person_id = (select kith.person()) and l.ended_at is null
  left join kith.names n on n.child_id = p.child_id and n.ended_at is null
 where p.ended_on is null and p.ends_on <= :until
   and not exists (select 1 from kith.return_meetings m
                    where m.called_off_because is null
                      and (m.placement_id = p.id or m.follow_up_id = p.follow_up_id and m.on_day >= p.starts_on))
 order by p.ends_on
 limit 20;

-- name: findPlacementHappenings
select p.id, 'began' as what, p.starts_on as on_day, p.made_at as at, p.provider, null as words, m.name as by_name
  from kith.placements p left join kith.people m on m.id = p.made_by
 where p.child_id = :child_id and p.starts_on between :from_day and :to_day
union all
select p.id, 'ended', p.ended_on, p.made_at, p.provider, p.ended_because, m.name
  from kith.placements p left join kith.people m on m.id = p.ended_by
 where p.child_id = :child_id and p.ended_on between :from_day and :to_day
 order by on_day desc
 limit 60;
