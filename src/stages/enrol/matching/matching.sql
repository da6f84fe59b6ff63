-- name: matchLinkWorkers
select m.child_id, m.outcome from kith.match_link_workers(:matches::jsonb) m;

-- name: changeLinkWorker
select kith.change_link_worker(:id, :child_id, :person_id, :on_day) as outcome;

-- name: findWaiting
-- Who said yes, as their family did, and has no Link Worker yet: the one who waits longest first. Whose place was given on
-- waits for none.
with ready as materialized (
  select y.child_id, y.said_on
    from kith.agreements y
   where y.place_id = (select kith.place()) and y.purpose = 'support' and y.who = 'family'
     and y.ended_at is null and y.answer = 'yes'
     and not exists (select 1 from kith.taking_part t where t.child_id = y.child_id)
)
select y.child_id, n.forename, n.surname, o.year_group, o.school_id, s.name as school, f.cohort_id,
       greatest(y.said_on, c.said_on) as since,
       y.child_id in (select g from kith.given_on(array(select r.child_id from ready r)) g) as given_on,
       array(select distinct l.language from kith.relationships r
               join kith.relatives v on v.id = r.relative_id and v.ended_at is null
              cross join lateral unnest(v.languages) as l (language)
              where r.child_id = y.child_id and r.ended_at is null order by 1) as languages
  from ready y
  join kith.agreements c on c.child_id = y.child_id and c.purpose = 'support' and c.who = 'child'
                        and c.ended_at is null and c.answer = 'yes'
  join kith.rolls o on o.child_id = y.child_id and o.ended_at is null
  join kith.schools s on s.id = o.school_id
  left join kith.names n on n.child_id = y.child_id and n.ended_at is null
  left join lateral (select x.cohort_id from kith.offers x where x.child_id = y.child_id
                      order by x.offered_on desc, x.made_at desc limit 1) f on true
 where not exists (select 1 from kith.child_objections j where j.child_id = y.child_id and j.settled_at is null)
 order by since, n.surname, n.forename;

-- name: findWorkers
-- The Link Workers of the place, in which school they work, how many are on their caseload, and what they speak.
select p.id, p.name, m.school_id, s.name as school, coalesce(l.caseload, 0)::int as caseload,
       array(select g.language from kith.staff_languages g
              where g.place_id = m.place_id and g.person_id = p.id and g.ended_at is null order by 1) as languages
  from kith.memberships m
  join kith.people p on p.id = m.person_id
  left join kith.schools s on s.id = m.school_id
  left join (select c.person_id, count(*) as caseload from access.caseloads c
              where c.place_id = (select kith.place()) and c.ended_at is null group by c.person_id) l on l.person_id = p.id
 where m.place_id = (select kith.place()) and m.role = 'link-worker' and m.ended_at is null
 order by p.name, m.school_id nulls last;

-- name: findConflicts
select f.child_id, f.person_id from kith.conflicts_among(:children::uuid[]) f;

-- name: findMatchesOf
-- With whom the child was and is matched, the newest first.
select m.id, m.person_id, p.name, m.matched_on, m.ended_at, b.name as matched_by, m.matched_at,
       coalesce(m.hello_on, (select min(d.on_day) from kith.seen_standing d
                              where d.child_id = m.child_id and d.seen_by = m.person_id and d.there
                                and d.on_day >= m.matched_on)) as hello_on
  from kith.matches m
  join kith.people p on p.id = m.person_id
  left join kith.people b on b.id = m.matched_by
 where m.child_id = :child_id
 order by m.matched_at desc;

-- name: findNewMatches
-- On somebody's caseload newly: the first hello is still to be said.
select m.child_id, n.forename, n.surname, m.matched_on, s.name as school
  from kith.matches m
  join kith.taking_part t on t.enrolment_id = m.enrolment_id
  join kith.schools s on s.id = t.school_id
  left join kith.names n on n.child_id = m.child_id and n.ended_at is null
 where m.person_id = (select kith.person()) and m.ended_at is null and m.hello_on is null and m.matched_on <= :on_day
   -- Whoever has seen them since has said hello: nobody writes it down twice.
   and not exists (select 1 from kith.seen_standing d
                    where d.child_id = m.child_id and d.seen_by = m.person_id and d.there and d.on_day >= m.matched_on)
 order by m.matched_on, n.forename;

-- name: findMatchedLately
-- Who was matched in the reader's own school lately, and with whom.
select m.child_id, n.forename, n.surname, m.matched_on, p.name as worker
  from kith.matches m
  join kith.taking_part t on t.enrolment_id = m.enrolment_id and t.school_id in (select kith.my_schools())
  join kith.people p on p.id = m.person_id
  left join kith.names n on n.child_id = m.child_id and n.ended_at is null
 where m.ended_at is null and m.hello_on is null and m.matched_on <= :on_day
   and not exists (select 1 from kith.seen_standing d
                    where d.child_id = m.child_id and d.seen_by = m.person_id and d.there and d.on_day >= m.matched_on)
 order by m.matched_on desc, n.forename;

-- name: sayHello
select kith.say_hello(:child_id, :on_day) as said;

-- name: findMeasures
select w.id, w.instrument, w.informant, w.name, w.opens_on, w.closes_on, w.done_on
  from kith.measures w where w.child_id = :child_id
 order by w.closes_on, w.instrument, w.informant;

-- name: findClosing
-- Baselines of the asker's own caseload that are not there yet and whose window closes within the days of the blueprint.
select w.child_id, n.forename, n.surname, min(w.closes_on) as closes_on,
       array_agg(w.instrument || ' ' || w.informant order by w.instrument, w.informant) as missing
  from kith.measures w
  join access.caseloads l on l.child_id = w.child_id and l.person_id = (select kith.person()) and l.ended_at is null
  join kith.taking_part t on t.enrolment_id = w.enrolment_id
  left join kith.names n on n.child_id = w.child_id and n.ended_at is null
 where w.done_on is null and w.opens_on <= :on_day::date
   and w.closes_on between :on_day::date and :on_day::date + (
     select (b.content #>> '{alerts,baseline,closing_within_days}')::int from kith.blueprints b
      where b.place_id = (select kith.place()) order by b.version desc limit 1)
 group by w.child_id, n.forename, n.surname
 order by 4, n.forename;

-- name: tellOfConflict
select from kith.tell_of_conflict(:id, :forename, :surname, :school_id, :kind);

-- name: findOwnConflicts
select t.id, t.forename, t.surname, t.kind, s.name as school, t.told_at
  from kith.conflicts_told t join kith.schools s on s.id = t.school_id
 where t.place_id = (select kith.place()) and t.person_id = (select kith.person())
 order by t.told_at desc;

-- name: findWithoutWorker
-- Who takes part while nobody has them on a caseload who works here as a Link Worker.
select t.child_id, n.forename, n.surname, o.year_group, t.school_id, s.name as school, t.began_on
  from kith.taking_part t
  join kith.schools s on s.id = t.school_id
  left join kith.rolls o on o.child_id = t.child_id and o.ended_at is null
  left join kith.names n on n.child_id = t.child_id and n.ended_at is null
 where t.place_id = (select kith.place())
   and not exists (select 1 from access.caseloads l
                     join kith.memberships m on m.place_id = l.place_id and m.person_id = l.person_id
                                            and m.role = 'link-worker' and m.ended_at is null
                     join kith.people p on p.id = l.person_id and p.ended_at is null
                    where l.child_id = t.child_id and l.ended_at is null)
 order by n.surname, n.forename;
