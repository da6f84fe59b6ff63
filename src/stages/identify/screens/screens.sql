-- name: askForScreen
insert into kith.screens (place_id, id, blueprint_id, as_of, academic_year, asked_by)
values ((select kith.place()), :id, :blueprint_id, :as_of, :academic_year, (select kith.person()))
on conflict (place_id, id) do nothing;

-- name: findScreen
select s.id, s.as_of, s.academic_year, s.asked_at, s.ran_at, s.blueprint_id, b.content as blueprint
  from kith.screens s
  join kith.blueprints b on b.id = s.blueprint_id
 where s.id = :id;

-- name: lockScreen
select s.id, s.ran_at from kith.screens s where s.id = :id for update;

-- name: noteRun
update kith.screens set ran_at = clock_timestamp(), screened = :screened, left_out = :left_out
 where id = :id and ran_at is null;

-- name: addResults
insert into kith.screen_results
  (place_id, screen_id, school_id, child_id, year_group, outcome, rank, risks_met, risks_measured, areas_met,
   areas_not_measured, also, possible, absent, person_because, why, reasons, position)
select (select kith.place()), :screen_id, :school_id, r.child_id, r.year_group, r.outcome, r.rank, r.risks_met,
       r.risks_measured, r.areas_met, r.areas_not_measured, r.also, r.possible, r.absent, r.person_because, r.why,
       r.reasons, r.position
  from jsonb_to_recordset(:results::jsonb) as r (
    child_id uuid, year_group text, outcome text, rank int, risks_met int, risks_measured int, areas_met text[],
    areas_not_measured text[], also text[], possible int, absent int, person_because int[], why text, reasons jsonb,
    position int);

-- name: findLatestScreen
select s.id, s.as_of, s.ran_at, s.screened, s.left_out, b.version as blueprint_version
  from kith.screens s
  join kith.blueprints b on b.id = s.blueprint_id
 where s.place_id = (select kith.place()) and s.ran_at is not null
 order by s.ran_at desc
 limit 1;

-- name: countOutcomes
-- School by school, how many the screen put where, of the children this person may see. A family that objects after the
-- run takes its child out of every list at once.
select s.id as school_id, s.name as school, s.phase,
       count(r.child_id)::int as children,
       (count(*) filter (where r.outcome = 'in'))::int as chosen,
       (count(*) filter (where r.outcome = 'reserve'))::int as reserve,
       (count(*) filter (where r.outcome = 'waiting'))::int as waiting,
       (count(*) filter (where r.outcome = 'to-a-person'))::int as to_a_person,
       (count(*) filter (where r.outcome = 'too-little-known'))::int as too_little_known,
       (count(*) filter (where r.outcome = 'below-the-line'))::int as below_the_line,
       (count(*) filter (where r.outcome = 'out-of-scope'))::int as out_of_scope
  from kith.schools s
  left join kith.screen_results r on r.school_id = s.id and r.screen_id = :screen_id
   and not exists (select 1 from kith.child_objections j where j.child_id = r.child_id and j.settled_at is null)
 where s.place_id = (select kith.place())
 -- part: of_school
   and s.id = :school_id
 -- end
 group by s.id, s.name, s.phase
 order by s.name;

-- name: countAreas
-- For each area of risk: how many of the children in scope meet it, and for how many it was not measured.
with in_scope as materialized (
  select r.areas_met, r.areas_not_measured, r.also
    from kith.screen_results r
   where r.screen_id = :screen_id and r.outcome <> 'out-of-scope'
     and not exists (select 1 from kith.child_objections j where j.child_id = r.child_id and j.settled_at is null)
)
select a.area, a.counts,
       (count(*) filter (where a.met))::int as met,
       (count(*) filter (where not a.met))::int as not_measured,
       (select count(*) from in_scope)::int as children
  from in_scope s
  cross join lateral (
    select unnest(s.areas_met), true, true
    union all select unnest(s.also), false, true
    union all select unnest(s.areas_not_measured), true, false
  ) as a (area, counts, met)
 group by a.area, a.counts;

-- name: findChosen
-- The children of one school with one of these outcomes, in the order of the screen.
select r.child_id, n.forename, n.surname, r.year_group, r.rank, r.risks_met, r.risks_measured, r.areas_not_measured, r.reasons
  from kith.screen_results r
  left join kith.names n on n.child_id = r.child_id and n.ended_at is null
 where r.screen_id = :screen_id and r.school_id = :school_id and r.outcome = any(:outcomes::text[])
   and not exists (select 1 from kith.child_objections j where j.child_id = r.child_id and j.settled_at is null)
 order by array_position(:outcomes::text[], r.outcome), r.rank nulls last, r.risks_met desc, n.surname, n.forename, r.child_id
 limit :at_most offset :after;

-- name: findResult
select r.outcome, r.rank, r.risks_met, r.risks_measured, r.areas_not_measured, r.possible, r.absent, r.reasons
  from kith.screen_results r
 where r.child_id = :child_id and r.screen_id = :screen_id
   and not exists (select 1 from kith.child_objections j where j.child_id = r.child_id and j.settled_at is null);
