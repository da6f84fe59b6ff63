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
