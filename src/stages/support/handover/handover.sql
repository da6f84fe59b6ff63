-- name: startHandover
select kith.start_handover(:id, :person_id, :why, :last_day, :children::uuid[]) as outcome;

-- name: findHandovers
-- Those with a child whom nobody has taken over yet. `left_out`: where somebody leaves, who is theirs and in no handover.
select h.id, h.person_id, p.name as person, h.why, h.last_day, h.made_at, h.called_off_at, h.called_off_because,
       c.children, c.accepted, o.left_out
  from kith.handovers h
  join kith.people p on p.id = h.person_id
  join lateral (select count(*)::int as children, count(x.accepted_at)::int as accepted from kith.handover_children x
                 where x.handover_id = h.id and x.dropped_at is null) c on true
  join lateral (select count(*)::int as left_out from access.caseloads l
                  join kith.taking_part t on t.child_id = l.child_id
                 where h.why = 'leaves' and h.called_off_at is null and l.person_id = h.person_id and l.ended_at is null
                   -- Told once, by the newest of the same person.
                   and not exists (select 1 from kith.handovers y
                                    where y.person_id = h.person_id and y.called_off_at is null and y.made_at > h.made_at)
                   and not exists (select 1 from kith.handover_children x
                                    where x.child_id = l.child_id and x.accepted_at is null and x.dropped_at is null)) o on true
 where h.place_id = (select kith.place()) and h.called_off_at is null
   and (o.left_out > 0
        or exists (select 1 from kith.handover_children x
                     join kith.taking_part t on t.child_id = x.child_id
                    where x.handover_id = h.id and x.accepted_at is null and x.dropped_at is null))
 order by h.last_day, p.name;

-- name: findHandover
select h.id, h.person_id, p.name as person, h.why, h.last_day, h.made_at, h.called_off_at, h.called_off_because,
       c.children, c.accepted, o.left_out
  from kith.handovers h
  join kith.people p on p.id = h.person_id
  join lateral (select count(*)::int as children, count(x.accepted_at)::int as accepted from kith.handover_children x
                 where x.handover_id = h.id and x.dropped_at is null) c on true
  join lateral (select count(*)::int as left_out from access.caseloads l
                  join kith.taking_part t on t.child_id = l.child_id
                 where h.why = 'leaves' and h.called_off_at is null and l.person_id = h.person_id and l.ended_at is null
                   -- Told once, by the newest of the same person.
                   and not exists (select 1 from kith.handovers y
                                    where y.person_id = h.person_id and y.called_off_at is null and y.made_at > h.made_at)
                   and not exists (select 1 from kith.handover_children x
                                    where x.child_id = l.child_id and x.accepted_at is null and x.dropped_at is null)) o on true
 where h.place_id = (select kith.place()) and h.id = :id;

-- name: findHanded
select c.id, c.handover_id, c.child_id, n.forename, n.surname, o.year_group, coalesce(s.name, 'No school known') as school, c.from_person,
       f.name as from_name, h.why, h.last_day, c.to_person, t.name as to_name, c.asked_at, w.introduce_on, coalesce(w.introduced, false) as introduced,
       w.goodbye_told, c.finished_at, c.accepted_at,
       d.cannot_names, d.cannot_words,
       (select count(*)::int from kith.handover_lines l where l.handed_id = c.id and l.withdrawn_at is null) as lines
  from kith.handover_children c
  join kith.handovers h on h.place_id = c.place_id and h.id = c.handover_id
  join kith.people f on f.id = c.from_person
  left join kith.people t on t.id = c.to_person
  left join lateral (select array_agg(p.name order by x.said_at desc) as cannot_names,
                            array_agg(coalesce(x.words, '') order by x.said_at desc) as cannot_words
                       from kith.handover_noes x join kith.people p on p.id = x.said_by
                      where x.handed_id = c.id) d on true
  left join lateral (select x.introduce_on, x.introduced, x.goodbye_told from kith.handover_told x
                      where x.handed_id = c.id order by x.made_at desc limit 1) w on true
  left join kith.names n on n.child_id = c.child_id and n.ended_at is null
  left join kith.rolls o on o.child_id = c.child_id and o.ended_at is null
  left join kith.schools s on s.id = o.school_id
 where c.place_id = (select kith.place()) and c.dropped_at is null
   and case when c.accepted_at is null then exists (select 1 from kith.taking_part x where x.child_id = c.child_id)
       else c.accepted_at >= :since::date end
 -- part: handover_id
   and c.handover_id = :handover_id
 -- end
 -- part: child_id
   and c.child_id = :child_id
 -- end
 order by c.accepted_at nulls first, h.last_day, n.forename, n.surname;

-- name: findFlags
select c.child_id, f.name as from_name, h.last_day, t.name as to_name
  from kith.handover_children c
  join kith.handovers h on h.place_id = c.place_id and h.id = c.handover_id
  join kith.people f on f.id = c.from_person
  left join kith.people t on t.id = c.to_person
 where c.child_id = any(:children::uuid[]) and c.accepted_at is null and c.dropped_at is null;

-- name: findMyCaseload
select l.child_id, n.forename, n.surname, s.name as school,
       exists (select 1 from kith.handover_children c
                where c.child_id = l.child_id and c.accepted_at is null and c.dropped_at is null) as handed
  from access.caseloads l
  join kith.taking_part t on t.child_id = l.child_id
  join kith.schools s on s.id = t.school_id
  left join kith.names n on n.child_id = l.child_id and n.ended_at is null
 where l.person_id = :person_id and l.ended_at is null
 order by s.name, n.forename, n.surname;

-- name: addToHandover
select kith.add_to_handover(:id, :children::uuid[]) as added;

-- name: askToTakeOver
select kith.ask_to_take_over(:handed, :person_id) as outcome;

-- name: findAsked
select a.id, a.child_id, a.forename, a.surname, a.year_group, a.school, a.from_name, a.why, a.last_day, a.introduce_on,
       a.introduced, a.finished, a.matters, a.promises
  from kith.asked_to_take_over() a;

-- name: answerHandover
select kith.answer_handover(:handed, :id, :yes, :words, :on_day) as outcome;

-- name: tookOver
select exists (select 1 from kith.handover_children c
                where c.id = :id and c.to_person = (select kith.person()) and c.accepted_at is not null) as took;

-- name: callOff
select kith.call_off_handover(:id, :because) as called_off;
