-- name: findSchools
-- In which school each of these children takes part, and since when.
select t.child_id, t.school_id, t.began_on from kith.taking_part t where t.child_id = any(:children::uuid[]);
