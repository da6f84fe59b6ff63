-- name: findHappenings
-- Everything of the plan that happened with a child between two days, both counted; what is told in trust apart (kept back by its
-- own class).
select v.id, case when v.goal_id is null then 'saved' when v.follows is null then 'goal' else 'goal-saved' end as what,
       v.saved_on as on_day, v.made_at as at, null::text as about, null::text as kind, null::text as why,
       coalesce(v.aim, v.hopes) as words, m.name as by_name
  from kith.plan_versions v left join kith.people m on m.id = v.made_by
 where v.child_id = :child_id and v.saved_on between :from_day and :to_day
union all
select g.id, g.ended_how, g.ended_on, g.made_at, s.aim, null, null, g.ended_words, m.name
  from kith.plan_goals g left join kith.people m on m.id = g.ended_by
  left join lateral (select v.aim from kith.plan_versions v where v.plan_id = g.plan_id and v.goal_id = g.id and not v.beside
                      order by v.number desc limit 1) s on true
 where g.child_id = :child_id and g.ended_on between :from_day and :to_day
union all
select o.id, 'now', o.on_day, o.made_at, s.aim, null, null, o.words, m.name
  from kith.goal_points o left join kith.people m on m.id = o.made_by
  left join lateral (select v.aim from kith.plan_versions v where v.plan_id = o.plan_id and v.goal_id = o.goal_id and not v.beside
                      order by v.number desc limit 1) s on true
 where o.child_id = :child_id and o.on_day between :from_day and :to_day
union all
select a.id, e.what, e.on_day, a.made_at, a.what, a.kind, null, null, m.name
  from kith.plan_activities a left join kith.people m on m.id = a.settled_by
 cross join lateral (values ('begun', a.begun_on), ('done', a.done_on)) as e (what, on_day)
 where a.child_id = :child_id and e.on_day between :from_day and :to_day
union all
select a.id, 'stopped', a.stopped_on, a.stopped_at, a.what, a.kind, a.stopped_why, a.stopped_words, m.name
  from kith.plan_activities a left join kith.people m on m.id = a.stopped_by
 where a.child_id = :child_id and a.stopped_on between :from_day and :to_day
union all
select y.id, case when y.agrees then 'yes' else 'no' end, y.said_on, y.made_at, null, null, null, y.words, y.name
  from kith.plan_agreements y
 where y.child_id = :child_id and y.said_on between :from_day and :to_day
union all
select n.id, 'need', n.found_on, n.made_at, null, null, null, n.what, m.name
  from kith.plan_needs n left join kith.people m on m.id = n.made_by
 where n.child_id = :child_id and n.found_on between :from_day and :to_day
union all
select n.id, 'helped', n.helped_on, n.made_at, n.what, null, null, n.help, m.name
  from kith.plan_needs n left join kith.people m on m.id = n.helped_by
 where n.child_id = :child_id and n.helped_on between :from_day and :to_day;

-- name: findWaiting
-- Of the asker's own caseload, in the order it has waited.
select w.child_id, w.what, w.kind, w.since from kith.plans_waiting(:today, :before) w order by w.since;

-- name: findAgreed
-- What the first page of a record says of the newest plan: a row for its hope and for each goal that stands, with what each side
-- said last. Whoever reads only what is shared (`whole` false) is not told who said yes.
select v.goal_id, v.hopes, v.aim, s.child, s.parent, kith.reads_whole_plan(:child_id) as whole
  from (select n.id from kith.plans n where n.child_id = :child_id order by n.began_on desc, n.made_at desc limit 1) p
 cross join lateral (
   select distinct on (w.goal_id) w.goal_id, w.hopes, w.aim, g.slot
     from kith.plan_versions w left join kith.plan_goals g on g.id = w.goal_id
    where w.plan_id = p.id and not w.beside and g.ended_on is null
    order by w.goal_id, w.number desc) v
 cross join lateral (
   select (array_agg(a.agrees order by a.said_on desc, a.made_at desc) filter (where a.side = 'child'))[1] as child,
          (array_agg(a.agrees order by a.said_on desc, a.made_at desc) filter (where a.side = 'parent'))[1] as parent
     from kith.plan_agreements a where a.plan_id = p.id) s
 order by v.slot nulls first;
