-- name: beginEpisode
insert into kith.early_help_episodes (place_id, id, child_id, began_on, came_from, reason, why, without_yes_because, review_by,
                                      made_by)
select t.place_id, :id, t.child_id, :began_on, :came_from, :reason, :why, :without_yes_because, :review_by,
       coalesce((select kith.person()), :made_by::uuid)
  from kith.taking_part t
 where t.child_id = :child_id
on conflict do nothing
returning id;

-- name: waitForLead
-- Whoever hands the lead on waits for whoever does so now, as long as their transaction lasts.
select from pg_advisory_xact_lock(hashtextextended('kith.early_help_leads of ' || :episode_id::text, 0));

-- name: endLead
-- Not where the next one is known: the form that came twice would end whom it had made the lead, and leave nobody.
update kith.early_help_leads set until_on = greatest(from_on, :on_day::date)
 where episode_id = :episode_id and until_on is null
   and not exists (select 1 from kith.early_help_leads k where k.id = :next);

-- name: addLead
insert into kith.early_help_leads (place_id, id, episode_id, child_id, person_id, name, organisation, reach, from_on, made_by)
select e.place_id, :id, e.id, e.child_id, p.id, coalesce(p.name, :name), coalesce(o.name, :organisation, c.name), :reach, :from_on,
       coalesce((select kith.person()), :made_by::uuid)
  from kith.early_help_episodes e
  join kith.places c on c.id = e.place_id
  left join kith.people p on p.id = :person_id::uuid
  left join lateral (
    select g.name from kith.memberships m join kith.organisations g on g.id = m.organisation_id
     where m.person_id = p.id and m.place_id = e.place_id and m.ended_at is null order by m.made_at limit 1) o on true
 where e.id = :episode_id and e.ended_on is null
on conflict (place_id, id) do nothing
returning id;

-- name: addLevel
insert into kith.early_help_levels (place_id, id, episode_id, child_id, level, name, step, on_day, because, made_by)
select e.place_id, :id, e.id, e.child_id, :level, :name, :step, :on_day, :because, coalesce((select kith.person()), :made_by::uuid)
  from kith.early_help_episodes e
 where e.id = :episode_id and e.ended_on is null
on conflict (place_id, id) do nothing
returning id;

-- name: addToTeam
insert into kith.early_help_team (place_id, id, episode_id, child_id, person_id, name, role, reach, from_on, made_by)
select e.place_id, :id, e.id, e.child_id, p.id, coalesce(p.name, :name), :role, :reach, :from_on,
       coalesce((select kith.person()), :made_by::uuid)
  from kith.early_help_episodes e left join kith.people p on p.id = :person_id::uuid
 where e.id = :episode_id and e.ended_on is null
on conflict (place_id, id) do nothing
returning id;

-- name: leaveTeam
update kith.early_help_team set until_on = greatest(from_on, :on_day::date)
 where id = :id and child_id = :child_id and until_on is null
returning id;

-- name: closeEpisode
update kith.early_help_episodes set ended_on = :on_day, end_reason = :reason, ended_words = :words
 where id = :id and child_id = :child_id and ended_on is null
returning id;

-- name: findEpisodes
-- The episodes of one child, the newest first, each with its level and who leads it, or led it last.
select e.id, e.began_on, e.came_from, e.reason, e.why, e.without_yes_because, e.review_by, e.council_episode, e.made_at,
       m.name as made_by, e.ended_on, e.end_reason, e.ended_words, l.person_id as lead_id, l.name as lead, l.organisation,
       coalesce(l.reach, p.email) as reach, l.from_on as lead_from, v.level, v.name as level_name, v.on_day as level_on
  from kith.early_help_episodes e
  left join kith.people m on m.id = e.made_by
  left join lateral (select x.* from kith.early_help_leads x where x.episode_id = e.id
                      order by x.until_on is not null, x.from_on desc, x.made_at desc limit 1) l on true
  left join kith.people p on p.id = l.person_id
  left join lateral (select x.* from kith.early_help_levels x where x.episode_id = e.id
                      order by x.on_day desc, x.made_at desc limit 1) v on true
 where e.child_id = :child_id
 order by e.ended_on is not null, e.began_on desc, e.made_at desc
 limit 20;

-- name: findTeam
select t.id, t.name, t.role, t.reach, t.from_on, t.until_on
  from kith.early_help_team t where t.episode_id = :episode_id
 order by t.until_on is not null, t.from_on, t.made_at
 limit 60;

-- name: findLevels
select v.id, v.level, v.name, v.step, v.on_day, v.because, m.name as made_by
  from kith.early_help_levels v left join kith.people m on m.id = v.made_by
 where v.episode_id = :episode_id
 order by v.on_day desc, v.made_at desc
 limit 40;

-- name: findLeads
select l.id, l.name, l.organisation, l.from_on, l.until_on
  from kith.early_help_leads l where l.episode_id = :episode_id
 order by l.until_on is not null, l.from_on desc, l.made_at desc
 limit 40;

-- name: findYes
-- Since when the family's yes to Early Help stands, where it does.
select c.said_on, c.said_by from kith.consents_in_force c where c.child_id = :child_id and c.purpose = 'early-help';

-- name: findColleagues
-- Who could lead or be around the family and has an account: the child's own Link Workers, and the council's practitioners.
select p.id, p.name, o.name as organisation, m.role
  from kith.memberships m
  join kith.people p on p.id = m.person_id
  left join kith.organisations o on o.id = m.organisation_id
 where m.place_id = (select kith.place()) and m.ended_at is null
   and (m.role = 'early-help-practitioner'
        or (m.role = 'link-worker' and exists (
              select 1 from access.caseloads l
               where l.child_id = :child_id and l.person_id = m.person_id and l.ended_at is null)))
 order by m.role desc, p.name
 limit 60;

-- name: findLeadsOf
select l.child_id, l.episode_id, l.began_on, l.lead, l.organisation, l.reach, l.mine
  from kith.early_help_leads_of(:children::uuid[]) l;
