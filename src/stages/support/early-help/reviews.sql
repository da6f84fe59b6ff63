-- name: addReview
insert into kith.early_help_reviews (place_id, id, episode_id, child_id, on_day, who_came, family_says, words, leans, next_on,
                                     made_by)
select e.place_id, :id, e.id, e.child_id, :on_day, :who_came, :family_says, :words, :leans, :next_on,
       coalesce((select kith.person()), :made_by::uuid)
  from kith.early_help_episodes e
 where e.id = :episode_id and e.ended_on is null
on conflict (place_id, id) do nothing
returning id;

-- name: findReviews
select r.id, r.on_day, r.who_came, r.family_says, r.words, r.leans, r.next_on, m.name as made_by
  from kith.early_help_reviews r left join kith.people m on m.id = r.made_by
 where r.episode_id = :episode_id
 order by r.on_day desc, r.made_at desc
 limit 40;
