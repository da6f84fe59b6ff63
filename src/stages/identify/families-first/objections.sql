-- name: hearObjection
select from kith.hear_objection(:id, :school_id, :what, :heard_on, :said_by, :said_how, :hashes::text[], :numbers::text[]);

-- name: findNumbers
-- The pupil numbers of a child on this school's roll.
select p.upn
  from kith.rolls o
  join kith.pupil_numbers p on p.child_id = o.child_id
 where o.school_id = :school_id and o.child_id = :child_id and o.ended_at is null;

-- name: searchRoll
select c.id, n.forename, n.surname, o.year_group
  from kith.rolls o
  join kith.children c on c.id = o.child_id
  join kith.names n on n.child_id = c.id and n.ended_at is null
 where o.school_id = :school_id and o.ended_at is null
   and position(lower(:wanted) in lower(concat_ws(' ', n.forename, n.surname))) > 0
   and not exists (select 1 from kith.child_objections j where j.child_id = c.id and j.settled_at is null)
 order by n.surname, n.forename
 limit :at_most;

-- name: findObjecting
-- Children held whose family objects: they are in no list, and a person decides what becomes of what is held.
select c.id, n.forename, n.surname, o.year_group, j.made_at
  from kith.child_objections j
  join kith.children c on c.id = j.child_id
  join kith.rolls o on o.child_id = c.id and o.ended_at is null
  left join kith.names n on n.child_id = c.id and n.ended_at is null
 where o.school_id = :school_id and j.settled_at is null
 order by j.made_at desc;

-- name: countHeard
select h.school_id, (count(*) filter (where h.what = 'objects'))::int as objects,
       (count(*) filter (where h.what = 'no-longer'))::int as no_longer
  from kith.objections_heard h
 where h.place_id = (select kith.place())
 group by h.school_id;
