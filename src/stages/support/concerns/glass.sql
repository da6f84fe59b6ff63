-- name: breakGlass
select b.what, b.child_id from kith.break_glass(:id, :name, :school, :category, :sealed, :key_id) b;

-- name: findOwn
select g.id, g.child_id, g.until, n.forename, left(n.surname, 1) as initial
  from kith.own_glass() g
  left join kith.names n on n.child_id = g.child_id and n.ended_at is null;

-- name: closeGlass
select kith.close_glass() as closed;

-- name: findBroken
-- What nobody has looked at yet first, the oldest of them first; then the newest.
select g.id, g.child_id, n.forename, left(n.surname, 1) as initial, g.category, g.sealed, g.made_at, g.until, g.closed_at,
       p.name as by_name, g.person_id = (select kith.person()) as own, g.verdict, r.name as reviewed_by, g.reviewed_at,
       case when g.reviewed_at is null then kith.working_days_after(g.place_id, (g.made_at at time zone l.zone)::date, :days) end as due
  from kith.glass_broken g
  join kith.people p on p.id = g.person_id
  join kith.places l on l.id = g.place_id
  left join kith.people r on r.id = g.reviewed_by
  left join kith.names n on n.child_id = g.child_id and n.ended_at is null
 order by g.reviewed_at is not null, case when g.reviewed_at is null then g.made_at end, g.made_at desc
 limit 100;

-- name: countWaiting
select w.waiting, kith.working_days_after(l.id, (w.since at time zone l.zone)::date, :days) as due
  from (select count(*)::int as waiting, min(g.made_at) as since from kith.glass_broken g
         where g.reviewed_at is null and g.person_id <> (select kith.person())) w
  join kith.places l on l.id = (select kith.place());

-- name: reviewGlass
select kith.review_glass(:id, :verdict, :sealed, :key_id) as reviewed;
