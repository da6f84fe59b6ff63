-- name: addNeed
insert into kith.early_help_needs (place_id, id, episode_id, child_id, whose, heading, words, found_on, made_by)
select e.place_id, :id, e.id, e.child_id, :whose, :heading, :words, :found_on, coalesce((select kith.person()), :made_by::uuid)
  from kith.early_help_episodes e
 where e.id = :episode_id and e.ended_on is null
on conflict (place_id, id) do nothing
returning id;

-- name: settleNeed
update kith.early_help_needs set settled_on = :on_day, settled_as = :settled_as, settled_words = :words
 where id = :id and child_id = :child_id and settled_on is null
returning id;

-- name: findNeeds
select n.id, n.whose, n.heading, n.words, n.found_on, n.settled_on, n.settled_as, n.settled_words
  from kith.early_help_needs n
 where n.episode_id = :episode_id
 order by n.settled_on is not null, n.found_on, n.made_at
 limit 80;
