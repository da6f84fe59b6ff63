-- name: findAlike
-- Children held who were born on the same day, and those of the same name, whichever day they were born on; with the
-- school whose roll they are on.
with come as (
  select * from unnest(:numbers::integer[], :surnames::text[], :forenames::text[], :days::date[])
    as c (n, surname, forename, born_on)),
alike as (
select c.n, b.child_id, n.forename, n.surname, b.born_on
  from come c
  join kith.births b on b.place_id = (select kith.place()) and b.born_on = c.born_on and b.ended_at is null
  join kith.names n on n.place_id = b.place_id and n.child_id = b.child_id and n.ended_at is null
union
select c.n, n.child_id, n.forename, n.surname, b.born_on
  from come c
  join kith.names n on n.place_id = (select kith.place()) and lower(n.surname) = lower(c.surname)
                   and lower(n.forename) = lower(c.forename) and n.ended_at is null
  left join kith.births b on b.place_id = n.place_id and b.child_id = n.child_id and b.ended_at is null)
select a.n, a.child_id, a.forename, a.surname, a.born_on, s.urn as school
  from alike a
  left join kith.rolls o on o.place_id = (select kith.place()) and o.child_id = a.child_id and o.ended_at is null
  left join kith.schools s on s.place_id = o.place_id and s.id = o.school_id;

-- name: findDecisions
select m.upn, m.child_id, m.decision from kith.import_close_matches m
 where m.place_id = (select kith.place()) and m.import_id = :import_id and m.decision is not null;
