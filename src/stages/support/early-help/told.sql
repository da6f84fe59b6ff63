-- name: findKnown
-- Of these numbers of the council's, or pupil numbers: the child, whether they take part, and the episode that it is about: the one
-- the council calls so, else the one that we call so, else the one that is open.
select k.number, k.child_id, n.forename, left(n.surname, 1) as initial,
       exists (select 1 from kith.taking_part t where t.child_id = k.child_id) as takes_part,
       e.id as episode_id, e.ended_on, e.council_episode, l.name as lead, l.person_id is not null as led_here
  from (
    select distinct u.upn as number, u.child_id from kith.pupil_numbers u where u.upn = any(:numbers::text[])
    union
    select distinct c.council_person, c.child_id from kith.early_help_episodes c where c.council_person = any(:numbers::text[])
  ) k
  left join kith.names n on n.child_id = k.child_id and n.ended_at is null
  left join kith.early_help_episodes e on e.child_id = k.child_id
  left join lateral (select x.name, x.person_id from kith.early_help_leads x where x.episode_id = e.id
                      order by x.until_on is not null, x.from_on desc, x.made_at desc limit 1) l on true
 order by k.number, e.ended_on is not null, e.began_on desc;

-- name: take
select kith.take_council_word(:said::jsonb, :file_day, :hash) as taken;

-- name: findTold
-- What the council's file said last of a child.
select t.said_on, t.began_on, t.ended_on, t.end_reason, t.organisation, t.worker, m.name as made_by
  from kith.early_help_told t left join kith.people m on m.id = t.made_by
 where t.child_id = :child_id
 order by t.said_on desc, t.made_at desc
 limit 1;
