-- name: startWork
select from access.start_work(:id, :hash, :kind, :place_id, :why);

-- name: endWork
select from access.end_work(:id);

-- name: takeStock
select from kith.take_stock();

-- name: holdsPlaces
select access.holds_places(:pretend) as held;

-- name: findSlugs
select s.slug from access.slugs_of_places() as s (slug);

-- name: findPlace
select access.place_of_slug(:slug) as id;
