-- name: findSignedCohorts
-- The newest frozen cohort of each school the asker acts for.
select l.id as school_id, l.name as school, c.id, c.frozen_at
  from kith.schools l
  join lateral (
    select o.id, o.frozen_at from kith.cohorts o
     where o.place_id = l.place_id and o.school_id = l.id and o.frozen_at is not null
     order by o.frozen_at desc limit 1) c on true
 where l.place_id = (select kith.place()) and l.id in (select kith.my_schools())
 order by l.name;
