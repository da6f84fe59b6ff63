-- name: findStanding
-- Of these children who take part: since when Kith knows of it and where, the last formal review, and what is planned. One
-- row a child. Reviews from before a place worked with Kith are not known, so nothing of that time is said to be late.
select t.child_id, t.school_id, greatest(t.began_on, least(t.made_at::date, :today::date)) as began_on, r.last_held,
       p.id as planned_id, p.planned_for, p.at_time
  from kith.taking_part t
  left join lateral (select max(v.held_on) as last_held from kith.reviews v
                      where v.child_id = t.child_id and v.kind = 'termly' and v.held_on is not null) r on true
  left join kith.reviews p on p.child_id = t.child_id and p.kind = 'termly' and p.held_on is null and p.cancelled_on is null
 where t.child_id = any(:children::uuid[]);

-- name: findTerms
select t.academic_year, t.name, t.starts_on, t.ends_on from kith.terms t where t.ends_on >= :from_day order by t.starts_on;

-- name: findEverybody
-- Everybody who takes part whom the reader may see, for the list of reviews.
select t.child_id, n.forename, n.surname, s.name as school,
       array(select p.name from access.caseloads l join kith.people p on p.id = l.person_id
              where l.child_id = t.child_id and l.ended_at is null order by p.name) as workers
  from kith.taking_part t
  join kith.schools s on s.id = t.school_id
  left join kith.names n on n.child_id = t.child_id and n.ended_at is null;
