-- name: findEpisodeRows
-- Every episode that was open for at least a day of these, of children of whom something may go to the council; and how many were
-- left out because the yes to Early Help was taken back.
select e.id, e.child_id, coalesce(e.council_episode, e.id::text) as episode, coalesce(e.council_person, u.upn) as person, e.began_on, e.ended_on,
       e.reason, e.end_reason, l.organisation, l.name as worker,
       (e.without_yes_because is not null
        or exists (select 1 from kith.consents_in_force c
                    where c.child_id = e.child_id and c.purpose = 'early-help')) as may_go
  from kith.early_help_episodes e
  left join lateral (select x.* from kith.early_help_leads x where x.episode_id = e.id
                      order by x.until_on is not null, x.from_on desc, x.made_at desc limit 1) l on true
  left join lateral (select min(n.upn) as upn from kith.pupil_numbers n where n.child_id = e.child_id) u on true
 where e.began_on <= :until_day and (e.ended_on is null or e.ended_on >= :from_day)
 order by e.began_on, e.id
 limit 5000;

-- name: findAssessmentRows
-- Every assessment that was begun between these days, the same way.
select a.id, a.child_id, coalesce(e.council_person, u.upn) as person, b.sex, g.value as ethnicity, b.born_on, a.began_on, a.completed_on,
       a.organisation,
       (e.without_yes_because is not null
        or exists (select 1 from kith.consents_in_force c
                    where c.child_id = e.child_id and c.purpose = 'early-help')) as may_go
  from kith.early_help_assessments a
  join kith.early_help_episodes e on e.id = a.episode_id
  left join kith.births b on b.child_id = a.child_id and b.ended_at is null
  left join kith.flags g on g.child_id = a.child_id and g.flag = 'ethnicity' and g.ended_at is null
  left join lateral (select min(n.upn) as upn from kith.pupil_numbers n where n.child_id = a.child_id) u on true
 where a.began_on between :from_day and :until_day
 order by a.began_on, a.id
 limit 5000;

-- name: keepFile
insert into kith.council_files (place_id, id, kind, purpose, from_day, until_day, rows, children, left_out, file_hash, made_by)
values ((select kith.place()), :id, :kind, :purpose, :from_day, :until_day, :rows, :children, :left_out, :hash,
        (select kith.person()));

-- name: findFiles
select f.id, f.kind, f.purpose, f.rows, f.children, f.made_at, p.name as made_by
  from kith.council_files f left join kith.people p on p.id = f.made_by
 order by f.made_at desc
 limit 20;

-- name: findInFile
-- Those of them whom the reader may still see, by the audit.
select c.child_id, n.forename, left(n.surname, 1) as initial
  from kith.export_children(:id) c
  left join kith.names n on n.child_id = c.child_id and n.ended_at is null
 where c.child_id is not null
 order by n.forename, n.surname
 limit 500;
