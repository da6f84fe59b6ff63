-- name: findMine
-- Those who take part and whom the reader may see; `mine` where they are matched with the reader.
select t.child_id, coalesce(o.school_id, t.school_id) as school_id, t.began_on,
       exists (select 1 from access.caseloads l
                where l.child_id = t.child_id and l.person_id = (select kith.person()) and l.ended_at is null) as mine
  from kith.taking_part t
  left join kith.rolls o on o.child_id = t.child_id and o.ended_at is null
 where t.place_id = (select kith.place());
