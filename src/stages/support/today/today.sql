-- name: findEverybody
-- Those who take part and whom the reader may see.
select t.child_id, coalesce(o.school_id, t.school_id) as school_id, t.began_on
  from kith.taking_part t
  left join kith.rolls o on o.child_id = t.child_id and o.ended_at is null
 where t.place_id = (select kith.place());
