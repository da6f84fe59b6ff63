-- What of a plan a school and the council read: only what child and family both agreed to share; and the page that each is given
-- every week (rules/weekly.md).

-- With a yes to the plan each side says what may be read, and by whom: a goal, or (goal_id is null) that how it goes stands on the
-- weekly page. What one says and the other does not is not shared.
create table kith.plan_shares (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  agreement_id uuid not null,
  goal_id uuid,
  whom text not null check (whom in ('council', 'school')),
  -- The school they went to when it was said: another school is asked for anew.
  school_id uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id, plan_id) references kith.plans (place_id, child_id, id),
  foreign key (place_id, agreement_id) references kith.plan_agreements (place_id, id),
  foreign key (place_id, plan_id, goal_id) references kith.plan_goals (place_id, plan_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  check ((whom = 'school') = (school_id is not null))
);
create unique index plan_shares_once on kith.plan_shares (agreement_id, whom, goal_id) nulls not distinct;
create index plan_shares_of_child on kith.plan_shares (child_id);
select kith.guard('kith.plan_shares', 'plan');
create policy in_their_own_name on kith.plan_shares as restrictive for insert to kith_app
  with check (made_by = (select kith.person()) and made_at = now());
-- It is said with the yes and not afterwards, nor with a no.
create policy with_the_yes on kith.plan_shares as restrictive for insert to kith_app with check (exists (
  select 1 from kith.plan_agreements a
   where a.id = kith.plan_shares.agreement_id and a.plan_id = kith.plan_shares.plan_id and a.child_id = kith.plan_shares.child_id
     and a.agrees and a.made_by = (select kith.person()) and a.made_at = now()));

-- What both say: each by what they said last, while the child takes part. `number`: the save of the plan that both had read;
-- what is written later is not shared before both say so again.
create view kith.plan_shared with (security_invoker = true) as
  select s.place_id, s.child_id, s.plan_id, s.goal_id, s.whom, s.school_id, min(a.number) as number, max(a.said_on) as said_on
    from kith.plan_shares s
    join kith.plan_agreements a on a.place_id = s.place_id and a.id = s.agreement_id and a.agrees
    join kith.plans p on p.place_id = s.place_id and p.id = s.plan_id
    join kith.taking_part t on t.enrolment_id = p.enrolment_id
   where not exists (
     select 1 from kith.plan_agreements n
      where n.plan_id = a.plan_id and n.side = a.side and (n.said_on, n.made_at, n.id) > (a.said_on, a.made_at, a.id))
   group by s.place_id, s.child_id, s.plan_id, s.goal_id, s.whom, s.school_id
  having count(distinct a.side) = 2;
grant select on kith.plan_shared to kith_app, kith_worker, kith_definer;

-- Does whoever is asking hold a role that reads of some child only what was agreed to be shared?
create function kith.reads_only_shared() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  return exists (select 1 from kith.memberships m
                  where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null
                    and m.role in ('school-lead', 'early-help-practitioner'));
end $$;

-- Of whom such a person reads the whole plan all the same, being something else to them: their Link Worker, say.
create function kith.whole_plans() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  return query
    select distinct r.child_id from access.reach r
     where r.person_id = asking.person_id and r.place_id = asking.place_id and r.reads & 16 <> 0
       and (r.until is null or r.until > now())
       and r.why <> 'my school''s roll' and r.why not like 'Early Help: %';
end $$;

-- What is shared with whoever is asking: with the school whose roll the child is on, with the council while an episode is open.
-- A child who is kept from them is not in their reach.
create function kith.shared_with_me() returns table (child_id uuid, plan_id uuid, goal_id uuid, number integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  return query
    select s.child_id, s.plan_id, s.goal_id, s.number
      from access.reach r
      join kith.plan_shared s on s.child_id = r.child_id and s.place_id = r.place_id
     where r.person_id = asking.person_id and r.place_id = asking.place_id and r.reads & 16 <> 0
       and (r.until is null or r.until > now())
       and case s.whom
             when 'council' then r.why like 'Early Help: %'
             else r.why = 'my school''s roll' and exists (
               select 1 from kith.memberships m
                 join kith.rolls o on o.place_id = m.place_id and o.school_id = m.school_id and o.child_id = s.child_id
                                  and o.ended_at is null
                where m.person_id = asking.person_id and m.place_id = asking.place_id and m.role = 'school-lead'
                  and m.school_id = s.school_id and m.ended_at is null)
           end;
end $$;

-- The newest texts of goals that are shared, as both had read them.
create function kith.shared_versions() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select v.id from kith.shared_with_me() s
      join kith.plan_versions v on v.plan_id = s.plan_id and v.goal_id = s.goal_id and v.number <= s.number;
end $$;

-- Whether whoever is asking reads all of this child's plan, as far as their class goes.
create function kith.reads_whole_plan(child uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return not kith.reads_only_shared() or child in (select kith.whole_plans());
end $$;

alter function kith.reads_only_shared() owner to kith_definer;
alter function kith.whole_plans() owner to kith_definer;
alter function kith.shared_with_me() owner to kith_definer;
alter function kith.shared_versions() owner to kith_definer;
alter function kith.reads_whole_plan(uuid) owner to kith_definer;
revoke all on function kith.reads_only_shared(), kith.whole_plans(), kith.shared_with_me(), kith.shared_versions(),
  kith.reads_whole_plan(uuid) from public;
grant execute on function kith.reads_only_shared(), kith.whole_plans(), kith.shared_with_me(), kith.shared_versions(),
  kith.reads_whole_plan(uuid) to kith_app;

-- Whoever reads only what is shared reads of a plan that there is one, and of a shared goal what it says, where the child is with
-- it, and its activities.
do $$
declare
  only_shared constant text := 'create policy only_what_is_shared on kith.%I as restrictive for select to kith_app using ('
    'not (select kith.reads_only_shared()) or child_id in (select kith.whole_plans())%s)';
begin
  execute format(only_shared, 'plan_goals', ' or id in (select s.goal_id from kith.shared_with_me() s)');
  execute format(only_shared, 'plan_versions', ' or id in (select kith.shared_versions())');
  execute format(only_shared, 'goal_points', ' or goal_id in (select s.goal_id from kith.shared_with_me() s)');
  execute format(only_shared, 'plan_activities', ' or goal_id in (select s.goal_id from kith.shared_with_me() s)');
  execute format(only_shared, 'plan_not_now', '');
  execute format(only_shared, 'plan_agreements', '');
  execute format(only_shared, 'plan_shares', '');
end $$;
