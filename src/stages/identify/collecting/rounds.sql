-- name: findSchoolsToAsk
-- My schools, with how many children too little is known of, and the round that is open there.
with counted as (
  select r.school_id, count(*)::int as children
    from kith.screen_results r
   where r.screen_id = :screen_id and r.outcome = 'too-little-known'
   group by r.school_id
)
select s.id as school_id, s.name as school, coalesce(c.children, 0)::int as too_little_known, o.id as open_round
  from kith.schools s
  left join counted c on c.school_id = s.id
  left join kith.collecting_rounds o on o.school_id = s.id and o.closed_at is null
 where s.place_id = (select kith.place()) and s.id in (select kith.my_schools())
 order by s.name;

-- name: findRounds
select c.id, s.name as school, c.began_at, c.closed_at,
       (select count(*)::int from kith.collecting_children x where x.round_id = c.id and x.dropped_at is null) as children,
       (select count(distinct a.child_id)::int from kith.collecting_answers a
          join kith.collecting_children x on x.round_id = a.round_id and x.child_id = a.child_id and x.dropped_at is null
         where a.round_id = c.id) as answered
  from kith.collecting_rounds c
  join kith.schools s on s.id = c.school_id
 where c.place_id = (select kith.place())
 order by c.began_at desc
 limit 50;

-- name: beginRound
insert into kith.collecting_rounds (place_id, id, school_id, screen_id, for_day, days, began_by)
values ((select kith.place()), :id, :school_id, :screen_id, :for_day, :days::int,
        coalesce((select kith.person()), :began_by::uuid))
on conflict do nothing
returning id;

-- name: findOpenRound
select c.id from kith.collecting_rounds c where c.school_id = :school_id and c.closed_at is null;

-- name: findRound
select c.id, c.school_id, s.name as school, c.screen_id, c.for_day, c.days, c.began_at, p.name as began_by, c.closed_at,
       c.screen_after_id, a.ran_at as ran_again_at, a.asked_at as asked_again_at
  from kith.collecting_rounds c
  join kith.schools s on s.id = c.school_id
  left join kith.people p on p.id = c.began_by
  left join kith.screens a on a.id = c.screen_after_id
 where c.id = :id;

-- name: closeRound
update kith.collecting_rounds set closed_at = now(), closed_by = (select kith.person())
 where id = :id and closed_at is null
returning id;

-- name: noteScreenAfter
update kith.collecting_rounds set screen_after_id = :screen_id where id = :id;

-- name: addTutors
insert into kith.collecting_tutors (place_id, id, school_id, round_id, name, role, email)
select (select kith.place()), t.id, :school_id, :round_id, t.name, t.role, t.email
  from unnest(:ids::uuid[], :names::text[], :roles::text[], :emails::text[]) as t (id, name, role, email)
on conflict do nothing;

-- name: findTutors
-- Whom a round asks: about how many children, of how many they have said something, and when last.
with answered as (
  select a.child_id, max(a.given_at) as last_at
    from kith.collecting_answers a where a.round_id = :round_id group by a.child_id
)
select t.id, t.name, t.role, t.email, count(c.child_id)::int as children, count(a.child_id)::int as answered,
       max(a.last_at) as last_at
  from kith.collecting_tutors t
  left join kith.collecting_children c on c.tutor_id = t.id and c.dropped_at is null
  left join answered a on a.child_id = c.child_id
 where t.round_id = :round_id
 group by t.id, t.name, t.role, t.email
 order by t.name;

-- name: askAbout
select kith.ask_about(:round_id, :children::uuid[], :because) as put_in;

-- name: giveToTutors
select kith.give_to_tutors(:round_id, :children::uuid[], :tutors::uuid[]) as changed;

-- name: stopAsking
select kith.stop_asking(:round_id, :child_id, :because) as stopped;

-- name: findChildrenOfRound
-- Every child of a round in its order, dropped ones last; and of which parts the tutor has said something.
with said as (
  select a.child_id, max(a.given_at) as answered_at,
         bool_or(a.sdq is not null) as sdq, bool_or(a.parental is not null or a.school is not null) as engagement,
         bool_or(a.concerns is not null) as concerns
    from kith.collecting_answers a where a.round_id = :round_id group by a.child_id
)
select c.child_id, n.forename, n.surname, r.year_group, c.tutor_id, c.risks_met, c.added_because, c.dropped_because,
       s.answered_at, coalesce(s.sdq, false) as sdq, coalesce(s.engagement, false) as engagement,
       coalesce(s.concerns, false) as concerns
  from kith.collecting_children c
  join kith.collecting_rounds o on o.id = c.round_id
  left join kith.screen_results r on r.screen_id = o.screen_id and r.child_id = c.child_id
  left join kith.names n on n.child_id = c.child_id and n.ended_at is null
  left join said s on s.child_id = c.child_id
 where c.round_id = :round_id
 order by (c.dropped_at is not null), c.place_in_list;

-- name: findOthersOfSchool
-- Children of the school's roll whom the round does not ask about, for adding one by hand.
select r.child_id, n.forename, n.surname, r.year_group
  from kith.screen_results r
  join kith.collecting_rounds o on o.screen_id = r.screen_id and o.school_id = r.school_id
  join kith.names n on n.child_id = r.child_id and n.ended_at is null
 where o.id = :round_id and r.outcome <> 'out-of-scope'
   and not exists (select 1 from kith.collecting_children c
                    where c.round_id = o.id and c.child_id = r.child_id and c.dropped_at is null)
 order by n.surname, n.forename, r.child_id
 limit 2000;

-- name: findMoves
-- Where the children of a round stood before, and where they stand after it.
select b.outcome as before, a.outcome as after, count(*)::int as children
  from kith.collecting_children c
  join kith.collecting_rounds o on o.id = c.round_id
  join kith.screen_results b on b.screen_id = o.screen_id and b.child_id = c.child_id
  join kith.screen_results a on a.screen_id = o.screen_after_id and a.child_id = c.child_id
 where c.round_id = :round_id and c.dropped_at is null
 group by b.outcome, a.outcome
 order by b.outcome, a.outcome;
