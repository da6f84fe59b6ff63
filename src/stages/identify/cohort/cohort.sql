-- name: findSignedPlaces
-- Whom both sides agreed on in a school's newest frozen run, in their order; of those the actor may see.
select c.id, c.frozen_at, p.child_id, p.place, p.position
  from kith.cohorts c
  left join kith.cohort_places p on p.place_id = c.place_id and p.cohort_id = c.id
 where c.id = (select o.id from kith.cohorts o
                where o.place_id = (select kith.place()) and o.school_id = :school_id and o.frozen_at is not null
                order by o.frozen_at desc limit 1)
 order by array_position(array['in', 'reserve', 'waiting'], p.place), p.position;

-- name: findSchoolOf
-- Where the child is in the newest agreement, on that school's roll still or not.
select c.school_id, s.name as school
  from kith.cohort_places p
  join kith.cohorts c on c.place_id = p.place_id and c.id = p.cohort_id and c.frozen_at is not null
  join kith.schools s on s.place_id = c.place_id and s.id = c.school_id
  left join kith.rolls o on o.child_id = p.child_id and o.school_id = c.school_id and o.ended_at is null
 where p.child_id = :child_id
 order by (o.id is not null) desc, c.frozen_at desc
 limit 1;

-- name: forgetChecks
select kith.forget_checks(:child_id) as deleted;
