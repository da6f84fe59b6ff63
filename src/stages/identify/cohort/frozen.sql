-- name: findFrozenPlaces
-- Those who were agreed on, as they stood when the run was frozen.
select p.child_id, p.place, p.position, n.forename, n.surname, f.year_group, f.rank, f.outcome, f.risks_met, f.risks_measured,
       f.areas_met, f.possible, f.absent, f.rows_used, f.overrides
  from kith.cohort_places p
  join kith.frozen_pupils f on f.place_id = p.place_id and f.id = p.frozen_id
  left join kith.names n on n.child_id = p.child_id and n.ended_at is null
 where p.cohort_id = :cohort_id
 order by array_position(array['in', 'reserve', 'waiting'], p.place), p.position;

-- name: countFrozen
select f.place, f.outcome, count(*)::int as pupils
  from kith.frozen_pupils f where f.cohort_id = :cohort_id
 group by f.place, f.outcome;

-- name: findFrozen
-- Every frozen row, in no order that says who it is.
select f.study_key, f.born_month, f.year_group, f.groups, f.outcome, f.rank, f.risks_met, f.risks_measured, f.areas_met,
       f.areas_not_measured, f.also, f.possible, f.absent, f.place, f.position, f.delete_on
  from kith.frozen_pupils f where f.cohort_id = :cohort_id
 order by f.study_key;

-- name: findFingerprint
select kith.frozen_fingerprint(:cohort_id) as fingerprint;

-- name: deleteDue
select kith.delete_frozen_due() as deleted;
