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

-- name: findOpen
-- Every open episode that the asker reads, with what its standing is judged by.
select e.id, e.child_id, e.began_on, e.review_by, n.forename, n.surname, o.year_group, s.id as school_id, s.name as school,
       l.person_id as lead_id, l.name as lead, l.organisation, l.person_id is not distinct from (select kith.person()) as mine,
       v.level, v.name as level_name, r.reviewed_on, r.next_on, coalesce(r.leans, '{}') as leans,
       coalesce(d.needs_open, 0)::int as needs_open
  from kith.early_help_episodes e
  left join kith.names n on n.child_id = e.child_id and n.ended_at is null
  left join kith.rolls o on o.child_id = e.child_id and o.ended_at is null
  left join kith.schools s on s.id = o.school_id
  left join kith.early_help_leads l on l.episode_id = e.id and l.until_on is null
  left join lateral (select x.level, x.name from kith.early_help_levels x where x.episode_id = e.id
                      order by x.on_day desc, x.made_at desc limit 1) v on true
  left join lateral (
    select max(x.on_day) as reviewed_on, (array_agg(x.next_on order by x.on_day desc, x.made_at desc))[1] as next_on,
           array_agg(x.leans order by x.on_day desc, x.made_at desc) as leans
      from kith.early_help_reviews x where x.episode_id = e.id) r on true
  left join lateral (select count(*) as needs_open from kith.early_help_needs x
                      where x.episode_id = e.id and x.settled_on is null) d on true
 where e.ended_on is null
 order by e.began_on
 limit 500;

-- name: findAround
-- Whom the asker may know of by an Early Help episode that somebody else leads, and no more of it: whom to ask.
select g.child_id, n.forename, n.surname
  from access.reach g
  left join kith.names n on n.child_id = g.child_id and n.ended_at is null
 where g.person_id = (select kith.person()) and g.why = 'Early Help: I am around the family'
   and (g.until is null or g.until > now())
 order by n.surname, n.forename
 limit 200;

-- name: findReviewsDue
-- Of the episodes that the asker leads: those whose next review is on this day or before it.
select e.id, e.child_id, n.forename, left(n.surname, 1) as initial, coalesce(r.next_on, e.review_by) as next_on
  from kith.early_help_leads l
  join kith.early_help_episodes e on e.id = l.episode_id and e.ended_on is null
  left join lateral (select x.next_on from kith.early_help_reviews x where x.episode_id = e.id
                      order by x.on_day desc, x.made_at desc limit 1) r on true
  left join kith.names n on n.child_id = e.child_id and n.ended_at is null
 where l.person_id = (select kith.person()) and l.until_on is null and coalesce(r.next_on, e.review_by) <= :on_day
 order by 5
 limit 20;

-- name: findEpisodesOf
select e.child_id, l.name as lead, l.person_id is not distinct from (select kith.person()) as mine,
       coalesce(r.next_on, e.review_by) as next_on
  from kith.early_help_episodes e
  left join kith.early_help_leads l on l.episode_id = e.id and l.until_on is null
  left join lateral (select x.next_on from kith.early_help_reviews x where x.episode_id = e.id
                      order by x.on_day desc, x.made_at desc limit 1) r on true
 where e.child_id = any(:children::uuid[]) and e.ended_on is null;

-- name: findHappened
-- What was written between two days, for the timeline: a row each.
select e.id, 'began' as what, e.began_on as on_day, e.made_at as at, e.reason as words, m.name as by_name
  from kith.early_help_episodes e left join kith.people m on m.id = e.made_by
 where e.child_id = :child_id and e.began_on between :from_day and :to_day
union all
select e.id, 'ended ' || e.end_reason, e.ended_on, e.made_at, e.ended_words, m.name
  from kith.early_help_episodes e left join kith.people m on m.id = e.ended_by
 where e.child_id = :child_id and e.ended_on between :from_day and :to_day
union all
select v.episode_id, v.step, v.on_day, v.made_at, v.name || ': ' || v.because, m.name
  from kith.early_help_levels v left join kith.people m on m.id = v.made_by
 where v.child_id = :child_id and v.step <> 'began' and v.on_day between :from_day and :to_day
union all
select r.episode_id, 'reviewed', r.on_day, r.made_at, r.words, m.name
  from kith.early_help_reviews r left join kith.people m on m.id = r.made_by
 where r.child_id = :child_id and r.on_day between :from_day and :to_day
union all
select n.episode_id, 'need ' || n.settled_as, n.settled_on, n.made_at, n.words, m.name
  from kith.early_help_needs n left join kith.people m on m.id = n.settled_by
 where n.child_id = :child_id and n.settled_on between :from_day and :to_day
union all
select l.episode_id, 'lead', l.from_on, l.made_at, l.name || ', ' || l.organisation, m.name
  from kith.early_help_leads l
  join kith.early_help_episodes e on e.id = l.episode_id and e.began_on < l.from_on
  left join kith.people m on m.id = l.made_by
 where l.child_id = :child_id and l.from_on between :from_day and :to_day
 order by on_day desc
 limit 200;
