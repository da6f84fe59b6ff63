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
