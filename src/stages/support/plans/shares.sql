-- name: addShares
-- With yeses that were just said; the school is the one whose roll the child is on.
insert into kith.plan_shares (place_id, id, child_id, plan_id, agreement_id, goal_id, whom, school_id, made_by)
select a.place_id, r.id, a.child_id, a.plan_id, a.id, r.goal_id, r.whom, case r.whom when 'school' then o.school_id end,
       coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (id uuid, agreement_id uuid, goal_id uuid, whom text, made_by uuid)
  join kith.plan_agreements a on a.id = r.agreement_id and a.agrees
  left join kith.rolls o on o.child_id = a.child_id and o.ended_at is null
 where r.whom = 'council' or o.school_id is not null
on conflict do nothing
returning id;

-- name: carryShares
-- What this side shared with the answer before a new yes, shared still.
insert into kith.plan_shares (place_id, id, child_id, plan_id, agreement_id, goal_id, whom, school_id, made_by)
select a.place_id, gen_random_uuid(), a.child_id, a.plan_id, a.id, h.goal_id, h.whom, h.school_id,
       coalesce((select kith.person()), a.made_by)
  from kith.plan_agreements a
  join lateral (
    select b.id from kith.plan_agreements b
     where b.plan_id = a.plan_id and b.side = a.side and b.id <> a.id
     order by b.said_on desc, b.made_at desc, b.id desc limit 1) before on true
  join kith.plan_shares h on h.agreement_id = before.id
 where a.id = :agreement_id and a.agrees
on conflict do nothing
returning id;

-- name: findShared
-- What both sides agree to share, and what one of them alone does.
select s.goal_id, s.whom, sc.name as school, true as both_say
  from kith.plan_shared s left join kith.schools sc on sc.place_id = s.place_id and sc.id = s.school_id
 where s.plan_id = :plan_id
union all
select h.goal_id, h.whom, sc.name, false
  from kith.plan_shares h
  join kith.plan_agreements a on a.id = h.agreement_id and a.agrees
  left join kith.schools sc on sc.place_id = h.place_id and sc.id = h.school_id
 where h.plan_id = :plan_id
   and not exists (
     select 1 from kith.plan_agreements n
      where n.plan_id = a.plan_id and n.side = a.side and (n.said_on, n.made_at, n.id) > (a.said_on, a.made_at, a.id))
   and not exists (
     select 1 from kith.plan_shared s
      where s.plan_id = h.plan_id and s.goal_id is not distinct from h.goal_id and s.whom = h.whom)
 order by both_say desc, whom desc;

-- name: findReader
-- Whether the asker reads the whole plan of a child, and who else to ask about it.
select kith.reads_whole_plan(:child_id) as whole, exists (
         select 1 from kith.early_help_leads_of(array[:child_id::uuid])) as episode;
