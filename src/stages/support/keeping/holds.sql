-- name: placeHold
insert into kith.holds (place_id, id, child_id, whole_family, part, because, placed_by)
select c.place_id, :id, c.id, :whole_family, :part, :because, coalesce((select kith.person()), :by)
  from kith.children c where c.id = :child_id
on conflict (place_id, id) do nothing
returning id;

-- name: placeWideHold
insert into kith.wide_holds (place_id, id, school_id, part, because, placed_by)
values ((select kith.place()), :id, :school_id, :part, :because, coalesce((select kith.person()), :by))
on conflict (place_id, id) do nothing
returning id;

-- name: liftHold
update kith.holds set lifted_at = now(), lifted_because = :because where id = :id and lifted_at is null returning id;

-- name: liftWideHold
update kith.wide_holds set lifted_at = now(), lifted_because = :because where id = :id and lifted_at is null returning id;

-- name: findHolds
-- Every hold the reader may know of: those that stand first, the newest first.
select h.id, h.child_id, n.forename, n.surname, h.whole_family, null::text as school, false as wide, h.part, h.because,
       h.placed_at, p.name as placed_name, h.lifted_at, l.name as lifted_name, h.lifted_because
  from kith.holds h
  left join kith.names n on n.child_id = h.child_id and n.ended_at is null
  left join kith.people p on p.id = h.placed_by
  left join kith.people l on l.id = h.lifted_by
 where h.place_id = (select kith.place())
-- part: of_child
   and h.child_id = :child_id
-- end
union all
select w.id, null, null, null, false, s.name, true, w.part, w.because,
       w.placed_at, p.name, w.lifted_at, l.name, w.lifted_because
  from kith.wide_holds w
  left join kith.schools s on s.place_id = w.place_id and s.id = w.school_id
  left join kith.people p on p.id = w.placed_by
  left join kith.people l on l.id = w.lifted_by
 where w.place_id = (select kith.place())
-- part: not_wide
   and w.id is null
-- end
 order by lifted_at desc nulls first, placed_at desc;
