-- name: findSignedPlaces
-- Whom both sides agreed on in a school's newest frozen run, in their order; of those the actor may see.
select c.id, c.frozen_at, p.child_id, p.place, p.position
  from kith.cohorts c
  left join kith.cohort_places p on p.place_id = c.place_id and p.cohort_id = c.id
 where c.id = (select o.id from kith.cohorts o
                where o.place_id = (select kith.place()) and o.school_id = :school_id and o.frozen_at is not null
                order by o.frozen_at desc limit 1)
 order by array_position(array['in', 'reserve', 'waiting'], p.place), p.position;

-- name: forgetChecks
select kith.forget_checks(:child_id) as deleted;
