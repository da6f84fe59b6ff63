-- name: enrol
-- So many children of a school take part: those the screen put on its list first, then who may have been missed.
with wanted as (
  select o.place_id, o.child_id, o.school_id
    from kith.rolls o
    left join kith.screen_results r on r.child_id = o.child_id
     and r.screen_id = (select s.id from kith.screens s where s.ran_at is not null order by s.ran_at desc limit 1)
   where o.ended_at is null and o.school_id = :school
     and not exists (select 1 from kith.enrolments e where e.child_id = o.child_id and e.ended_on is null)
     and not exists (select 1 from access.restrictions x where x.child_id = o.child_id and x.ended_at is null)
   order by r.outcome = 'in' desc nulls last,
            exists (select 1 from kith.missed_things t where t.child_id = o.child_id and t.ended_at is null
                       and t.kind in ('days-missed', 'falling')) desc,
            o.position
   limit :children
), enrolled as (
  insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
  select w.place_id, gen_random_uuid(), w.child_id, w.school_id, 'Autumn 2025', date '2025-09-15', date '2027-07-20' from wanted w
  returning child_id)
select count(*)::int as enrolled from enrolled;

-- name: match
-- All who take part in a school are matched with this Link Worker.
insert into access.caseloads (place_id, id, child_id, person_id)
select e.place_id, gen_random_uuid(), e.child_id, :person
  from kith.enrolments e
 where e.school_id = :school and e.ended_on is null
on conflict do nothing;

-- name: restrict
insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
select c.place_id, gen_random_uuid(), c.id, :owner, 'A relative is in the news', date '2099-01-01' from kith.children c where c.id = :child;

-- name: growUp
-- In the years of the programme they came to a year group that no cohort is chosen from.
update kith.rolls set year_group = '6' where child_id = :child and ended_at is null;

-- name: leave
update kith.enrolments set ended_on = date '2026-07-10', ended_because = 'moved-away' where child_id = :child and ended_on is null;

-- name: lastAudit
select e.action, e.subject, e.detail from audit.entries e where e.person_id = :person order by e.at desc, e.id desc limit 1;
