-- name: recordAgreements
select r.id, r.outcome from kith.record_agreements(:said::jsonb) r;

-- name: withdraw
select kith.withdraw_agreement(:child_id, :purpose, :who, :by, :how, :on_day, :words) as outcome;

-- name: findSaid
-- All that was said about this child, as far as the asker may know it, the newest first.
select a.id, a.purpose, a.kind, a.asks, a.who, a.answer, a.said_by, a.said_how, a.said_on, a.wording, a.wording_hash,
       a.language, a.words, a.ask_from, a.recorded_at, p.name as recorded_by, (a.ended_at is null) as stands, a.ended_at,
       a.withdrawn_on, a.withdrawn_by, a.withdrawn_how, a.withdrawn_words, w.name as withdrawn_recorded_by
  from kith.agreements a
  left join kith.people p on p.id = a.recorded_by
  left join kith.people w on w.id = a.withdrawn_recorded_by
 where a.child_id = :child_id
 order by a.recorded_at desc;

-- name: findRests
select x.purpose, x.who from kith.asking_rests x where x.child_id = :child_id;

-- name: findRestsOfMany
-- Whose yes to take part nobody asks for.
select x.child_id, x.who
  from kith.asking_rests x where x.child_id = any(:children::uuid[]) and x.purpose = 'support';

-- name: findToAskAgain
-- Whose not yet has rested until this day: they are asked again from then on, never before. By whoever wrote it down; where
-- they are not there to ask any more, whoever reads a no tells somebody who is.
select a.child_id, a.purpose, a.who, a.ask_from, n.forename, n.surname
  from kith.agreements a
  join kith.names n on n.child_id = a.child_id and n.ended_at is null
  join kith.rolls o on o.child_id = a.child_id and o.ended_at is null
 where a.place_id = (select kith.place()) and a.ended_at is null and a.answer = 'not-yet' and a.ask_from <= :on_day
   and (a.recorded_by = (select kith.person()) or not exists (
         select 1 from kith.memberships m
          where m.person_id = a.recorded_by and m.ended_at is null
            and (m.role = 'programme-manager' or m.school_id = o.school_id or exists (
                  select 1 from access.caseloads l
                   where l.child_id = a.child_id and l.person_id = a.recorded_by and l.ended_at is null))))
   and not exists (select 1 from kith.child_objections j where j.child_id = a.child_id and j.settled_at is null)
 order by a.ask_from, n.forename;

-- name: findEnrolments
select e.id, e.school_id, e.cohort_name, e.began_on, e.ends_on, e.ended_on, e.ended_because
  from kith.enrolments e where e.child_id = :child_id order by e.began_on desc;

-- name: findWithoutOwnYes
-- Who of these takes part while their own yes is missing.
select t.child_id
  from kith.taking_part t
 where t.child_id = any(:children::uuid[])
   and not exists (select 1 from kith.agreements a
                    where a.child_id = t.child_id and a.purpose = 'support' and a.who = 'child'
                      and a.ended_at is null and a.answer = 'yes');

-- name: findGoodbyes
-- Who takes part no more and is on the asker's own caseload still: goodbye is to be said.
select l.child_id, n.forename, n.surname, e.ended_on
  from access.caseloads l
  join lateral (select x.ended_on from kith.enrolments x where x.child_id = l.child_id
                 order by x.began_on desc, x.ended_on desc nulls first limit 1) e on e.ended_on is not null
  left join kith.names n on n.child_id = l.child_id and n.ended_at is null
 where l.place_id = (select kith.place()) and l.person_id = (select kith.person()) and l.ended_at is null
 order by e.ended_on, n.forename;

-- name: sayGoodbye
select kith.say_goodbye(:child_id) as left_it;

-- name: findPurposes
-- Straight from the blueprint in force: these stand on every page of a child.
select p ->> 'id' as id, p ->> 'kind' as kind, p ->> 'purpose' as purpose, p ->> 'article_6' as basis,
       p ->> 'controller' as controller, coalesce(p ->> 'asks', 'family') as asks
  from (select b.content from kith.blueprints b
         where b.place_id = (select kith.place()) order by b.version desc limit 1) b
 cross join lateral jsonb_array_elements(b.content -> 'lawful_bases') with ordinality as l (p, n)
 order by l.n;

-- name: hasOffer
select exists (select 1 from kith.offers o where o.child_id = :child_id) as has;
