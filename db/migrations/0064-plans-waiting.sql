-- What waits in the plans of the asker's own caseload, for their Today. In one function and not under the policies of the seven
-- tables it reads: a plan of 400 nodes was made ready each time, and nearly always found nothing. Whose plan it is about is asked
-- once, of those whose whole plan the asker reads.
--
--   called   two stops of one kind of activity since the plan was saved, and no review since
--   beside   two texts stand beside each other
--   again    a goal was to be looked at again by today, and was not
--   none     took part before a day and has no plan
--   people   has goals, none about the family's own people, and that was not left for later
create function kith.plans_waiting(today date, before date) returns table (child_id uuid, what text, kind text, since date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
begin
  return query
  with own as materialized (
    select e.child_id, e.id as enrolment_id, e.began_on
      from access.caseloads l
      join kith.enrolments e on e.place_id = l.place_id and e.child_id = l.child_id and e.ended_on is null
     where l.place_id = here and l.person_id = asking and l.ended_at is null
       and l.child_id in (select kith.whole_plans())
  )
  select a.child_id, 'called', a.kind, max(a.stopped_on)
    from own o
    join kith.plan_activities a on a.place_id = here and a.child_id = o.child_id and a.stopped_on is not null
   group by a.child_id, a.plan_id, a.kind
  having count(*) >= 2
     and not exists (select 1 from kith.plan_versions v
                      where v.place_id = here and v.plan_id = a.plan_id and v.made_at > max(a.stopped_at))
     and not exists (select 1 from kith.reviews r
                      where r.place_id = here and r.child_id = a.child_id and r.held_on >= max(a.stopped_on))
  union all
  select v.child_id, 'beside', null, min(v.saved_on)
    from own o
    join kith.plans p on p.place_id = here and p.enrolment_id = o.enrolment_id
    join kith.plan_versions v on v.place_id = here and v.plan_id = p.id and v.beside
   where not exists (select 1 from kith.plan_versions s
                      where s.place_id = here and s.plan_id = v.plan_id and s.settles = v.id)
   group by v.child_id
  union all
  select o.child_id, 'again', null, min(v.look_again_on)
    from own o
    join kith.plans p on p.place_id = here and p.enrolment_id = o.enrolment_id
    join kith.plan_goals g on g.place_id = here and g.plan_id = p.id and g.ended_on is null
   cross join lateral (select s.look_again_on, s.made_at from kith.plan_versions s
                        where s.place_id = here and s.plan_id = g.plan_id and s.goal_id = g.id and not s.beside
                        order by s.number desc limit 1) v
   where v.look_again_on <= today
     and not exists (select 1 from kith.goal_points q
                      where q.place_id = here and q.goal_id = g.id and q.on_day >= v.look_again_on and q.made_at > v.made_at)
   group by o.child_id
  union all
  select o.child_id, 'none', null, o.began_on
    from own o
   where o.began_on <= before
     and not exists (select 1 from kith.plans p where p.place_id = here and p.enrolment_id = o.enrolment_id)
  union all
  select o.child_id, 'people', null, p.began_on
    from own o
    join kith.plans p on p.place_id = here and p.enrolment_id = o.enrolment_id
   where exists (select 1 from kith.plan_goals g where g.place_id = here and g.plan_id = p.id)
     and not exists (select 1 from kith.plan_goals g
                      where g.place_id = here and g.plan_id = p.id and g.whose = 'network' and g.ended_how is distinct from 'changed')
     and not exists (select 1 from kith.plan_not_now l
                      where l.place_id = here and l.plan_id = p.id and l.area = 'own-people' and l.ended_on is null);
end $$;
alter function kith.plans_waiting(date, date) owner to kith_definer;
revoke all on function kith.plans_waiting(date, date) from public;
grant execute on function kith.plans_waiting(date, date) to kith_app;
