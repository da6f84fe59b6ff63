-- name: everythingOfPlan
-- As somebody who can put SQL of their own into a page: all that is theirs to read of a child's plan.
select (select count(*)::int from kith.plans p where p.child_id = :child) as plans,
       (select coalesce(array_agg(distinct v.aim order by v.aim) filter (where v.aim is not null), '{}') from kith.plan_versions v
         where v.child_id = :child) as aims,
       (select count(*)::int from kith.plan_versions v where v.child_id = :child and v.goal_id is null) as words,
       (select count(*)::int from kith.plan_goals g where g.child_id = :child) as goals,
       (select count(*)::int from kith.goal_points o where o.child_id = :child) as points,
       (select count(*)::int from kith.plan_activities a where a.child_id = :child) as activities,
       (select count(*)::int from kith.plan_not_now n where n.child_id = :child) as later,
       (select count(*)::int from kith.plan_agreements a where a.child_id = :child) as yeses,
       (select count(*)::int from kith.plan_shares s where s.child_id = :child) as shares;

-- name: shareLater
-- As a Link Worker who adds to a yes of another day, or to a no.
insert into kith.plan_shares (place_id, id, child_id, plan_id, agreement_id, goal_id, whom, school_id, made_by)
select a.place_id, gen_random_uuid(), a.child_id, a.plan_id, a.id, :goal, 'school', :school, (select kith.person())
  from kith.plan_agreements a where a.id = :yes;

-- name: beginEpisode
insert into access.grants (place_id, id, child_id, person_id, reads, why)
select :place, gen_random_uuid(), :child, :person, b.reads, 'Early Help: I lead the episode'
  from access.role_bits b where b.role = 'early-help-practitioner';

-- name: changeSchool
update kith.rolls set school_id = :school where child_id = :child and ended_at is null;

-- name: restrict
insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
values (:place, gen_random_uuid(), :child, :person, 'Kept to a few', '2027-01-01');

-- name: freeAgain
delete from access.restrictions where child_id = :child;
