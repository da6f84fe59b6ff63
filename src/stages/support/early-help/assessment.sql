-- name: beginAssessment
insert into kith.early_help_assessments (place_id, id, episode_id, child_id, began_on, made_by)
select e.place_id, :id, e.id, e.child_id, :began_on, coalesce((select kith.person()), :made_by::uuid)
  from kith.early_help_episodes e
 where e.id = :episode_id and e.ended_on is null
on conflict do nothing
returning id;

-- name: saveSections
-- One row a section that says something else than what stands in it.
insert into kith.early_help_sections (place_id, id, assessment_id, child_id, section, heading, words, whole, nth, made_by)
select a.place_id, r.id, a.id, a.child_id, r.section, r.heading, r.words, r.whole, r.nth,
       coalesce((select kith.person()), :made_by::uuid)
  from jsonb_to_recordset(:rows::jsonb) as r (id uuid, section text, heading text, words text, whole boolean, nth smallint)
  join kith.early_help_assessments a on a.id = :assessment_id and a.completed_on is null
on conflict (place_id, id) do nothing
returning section;

-- name: completeAssessment
update kith.early_help_assessments set completed_on = :on_day, organisation = :organisation
 where id = :id and child_id = :child_id and completed_on is null
returning id;

-- name: findAssessments
select a.id, a.began_on, a.completed_on, a.organisation, m.name as completed_by
  from kith.early_help_assessments a left join kith.people m on m.id = a.completed_by
 where a.episode_id = :episode_id
 order by a.completed_on is not null, a.began_on desc, a.made_at desc
 limit 20;

-- name: findSections
-- What stands in each section: the newest, and as it was completed where it was.
select distinct on (x.section) x.id, x.section, x.heading, x.words, x.whole, x.nth, x.made_at, m.name as made_by
  from kith.early_help_sections x left join kith.people m on m.id = x.made_by
 where x.assessment_id = :assessment_id
 order by x.section, x.whole desc, x.made_at desc, x.id desc;
