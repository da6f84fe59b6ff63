-- name: countSeals
select sealed, unsealed from audit.counts();

-- name: findProblems
select place_id, number, entry_id, at, action, problem from audit.problems();

-- name: findUnlikeOutside
select place_id, number, still_there
  from audit.unlike_outside(:places::uuid[], :numbers::bigint[], :chains::text[]);

-- name: findRowsSealed
select number, entry_id, at, action from audit.rows_sealed(:place_id, :after, :up_to, :at_most);

-- name: findPlacesSealed
select place_id, slug from audit.places_sealed();
