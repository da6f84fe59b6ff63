-- name: startPlans
insert into kith.plans (place_id, id, child_id, enrolment_id, began_on, made_by)
select t.place_id, r.id, t.child_id, t.enrolment_id, r.began_on, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (id uuid, child_id uuid, began_on date, made_by uuid)
  join kith.taking_part t on t.child_id = r.child_id
on conflict do nothing
returning id;

-- name: findPlans
-- `enrolled_on` is missing of a time of taking part that is over.
select p.id, p.enrolment_id, p.began_on, p.made_at, m.name as made_by, t.began_on as enrolled_on,
       (select coalesce(max(v.number), 0) from kith.plan_versions v where v.plan_id = p.id)::int as number
  from kith.plans p
  left join kith.taking_part t on t.enrolment_id = p.enrolment_id
  left join kith.people m on m.id = p.made_by
 where p.child_id = :child_id
 order by p.began_on desc, p.made_at desc
 limit 10;

-- name: saveVersions
-- In the order they are given: the trigger says of each its number, and whether it stands beside another. Of a plan that is over
-- only what was written on a text of it, before it was.
insert into kith.plan_versions (place_id, id, child_id, plan_id, number, goal_id, saved_on, follows, beside, settles, hopes, own_words,
       own_language, strengths, protective, aim, who_helps, i_do, you_do, answers, look_again_on, made_by)
select p.place_id, r.id, p.child_id, p.id, 1, r.goal_id, r.saved_on, r.follows, false, r.settles, r.hopes, r.own_words,
       r.own_language, r.strengths, r.protective, r.aim, r.who_helps, r.i_do, r.you_do, coalesce(r.answers, '{}'),
       r.look_again_on, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, plan_id uuid, goal_id uuid, saved_on date, follows uuid, settles uuid, hopes text, own_words text, own_language text,
         strengths text, protective text, aim text, who_helps text, i_do text, you_do text, answers text[], look_again_on date,
         made_by uuid, nth integer)
  join kith.plans p on p.id = r.plan_id
 where exists (select 1 from kith.taking_part t where t.enrolment_id = p.enrolment_id)
    or exists (select 1 from kith.plan_versions f where f.plan_id = p.id and f.id = r.follows)
 order by r.nth
on conflict (place_id, id) do nothing
returning id, number, beside;

-- name: findVersions
-- Every save of a plan, the newest first.
select v.id, v.number, v.goal_id, v.saved_on, v.follows, v.beside, v.settles, v.hopes, v.own_words, v.own_language, v.strengths,
       v.protective, v.aim, v.who_helps, v.i_do, v.you_do, v.answers, v.look_again_on, v.made_at, m.name as made_by
  from kith.plan_versions v
  left join kith.people m on m.id = v.made_by
 where v.plan_id = :plan_id
 order by v.number desc
 limit 500;

-- name: findInForce
-- Of each part of a plan what was saved last and stands.
select distinct on (v.goal_id)
       v.id, v.number, v.goal_id, v.saved_on, v.follows, v.beside, v.settles, v.hopes, v.own_words, v.own_language, v.strengths,
       v.protective, v.aim, v.who_helps, v.i_do, v.you_do, v.answers, v.look_again_on, v.made_at, m.name as made_by
  from kith.plan_versions v
  left join kith.people m on m.id = v.made_by
 where v.plan_id = :plan_id and not v.beside
 order by v.goal_id, v.number desc;

-- name: findBeside
-- Texts that stand beside what is in force, and that no later save has settled.
select v.id, v.number, v.goal_id, v.saved_on, v.follows, v.beside, v.settles, v.hopes, v.own_words, v.own_language, v.strengths,
       v.protective, v.aim, v.who_helps, v.i_do, v.you_do, v.answers, v.look_again_on, v.made_at, m.name as made_by
  from kith.plan_versions v
  left join kith.people m on m.id = v.made_by
 where v.plan_id = :plan_id and v.beside
   and not exists (select 1 from kith.plan_versions s where s.plan_id = v.plan_id and s.settles = v.id)
 order by v.number;

-- name: addAgreements
insert into kith.plan_agreements (place_id, id, child_id, plan_id, side, agrees, name, how, said_on, words, number, made_by)
select p.place_id, r.id, p.child_id, p.id, r.side, r.agrees, r.name, r.how, r.said_on, r.words, r.number,
       coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, plan_id uuid, side text, agrees boolean, name text, how text, said_on date, words text, number integer,
         made_by uuid)
  join kith.plans p on p.id = r.plan_id
  join kith.taking_part t on t.enrolment_id = p.enrolment_id
on conflict (place_id, id) do nothing
returning id;

-- name: findAgreements
-- All that each side said, the newest first.
select a.id, a.side, a.agrees, a.name, a.how, a.said_on, a.words, a.number, a.made_at, m.name as made_by
  from kith.plan_agreements a
  left join kith.people m on m.id = a.made_by
 where a.plan_id = :plan_id
 order by a.said_on desc, a.made_at desc
 limit 40;
