-- name: findSuspensionsOf
-- Every suspension of one child, the newest first, with what was done: calls and visits, and the return meeting.
select s.id, s.starts_on, s.sessions, s.type, s.reasons, s.because, s.from_school, s.begun, s.settled_on, s.settled_because,
       coalesce(w.lines, 0)::int as lines, r.on_day as meeting_on, r.held_on
  from kith.suspensions_followed s
  left join lateral (
    select count(*) as lines from kith.suspension_lines x
     where x.follow_up_id = s.id and x.withdrawn_at is null and x.kind in ('call', 'visit')) w on true
  left join lateral (
    select m.on_day, m.held_on from kith.return_meetings m
     where m.follow_up_id = s.id and m.called_off_because is null
     order by m.held_on nulls last, m.on_day desc limit 1) r on true
 where s.child_id = :child_id
 order by s.starts_on desc
 limit 60;

-- name: beginFollowUps
-- A suspension that came in by import keeps its id; where school's own row and the entered one are of the same day, they are one.
insert into kith.suspension_follow_ups (place_id, id, child_id, starts_on, sessions, type, because, made_by)
select t.place_id, r.id, r.child_id, r.starts_on, r.sessions, r.type, r.because, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, child_id uuid, starts_on date, sessions integer, type text, because text, made_by uuid)
  join kith.taking_part t on t.child_id = r.child_id
on conflict do nothing
returning id;

-- name: settleFollowUp
update kith.suspension_follow_ups set settled_on = :on_day, settled_because = :because
 where id = :id and child_id = :child_id and settled_on is null
returning id;

-- name: addLines
insert into kith.suspension_lines
  (place_id, id, child_id, follow_up_id, placement_id, side, kind, words, on_day, by_name, made_by)
select c.place_id, r.id, c.id, r.follow_up_id, r.placement_id, 'programme', r.kind, r.words, r.on_day, m.name, m.id
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, child_id uuid, follow_up_id uuid, placement_id uuid, kind text, words text, on_day date, made_by uuid)
  join kith.children c on c.id = r.child_id
  join kith.people m on m.id = coalesce((select kith.person()), r.made_by)
on conflict (place_id, id) do nothing
returning id;

-- name: tellSchoolSide
select kith.tell_school_side(:id, :child_id, :follow_up_id, :placement_id, :kind, :words, :on_day) as taken;

-- name: takeBackLine
update kith.suspension_lines set withdrawn_at = :now
 where id = :id and child_id = :child_id and withdrawn_at is null and made_at > :since
returning id;

-- name: findLines
select x.id, x.side, x.kind, x.words, x.on_day, x.by_name, x.made_at, x.made_by
  from kith.suspension_lines x
 where x.child_id = :child_id and x.withdrawn_at is null
   and (x.follow_up_id = :follow_up_id or x.placement_id = :placement_id)
 order by x.on_day desc, x.made_at desc
 limit 100;

-- name: planMeetings
insert into kith.return_meetings
  (place_id, id, child_id, follow_up_id, placement_id, on_day, at_time, held_where, held_on, who_came, agreed, made_by)
select c.place_id, r.id, c.id, r.follow_up_id, r.placement_id, r.on_day, r.at_time, r.held_where, r.held_on, r.who_came,
       r.agreed, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, child_id uuid, follow_up_id uuid, placement_id uuid, on_day date, at_time text, held_where text,
         held_on date, who_came text, agreed text, made_by uuid)
  join kith.children c on c.id = r.child_id
on conflict (place_id, id) do nothing
returning id;

-- name: holdMeeting
update kith.return_meetings set held_on = :on_day, who_came = :who_came, agreed = :agreed
 where id = :id and child_id = :child_id and held_on is null and called_off_because is null
returning id;

-- name: callOffMeeting
update kith.return_meetings set called_off_because = :because
 where id = :id and child_id = :child_id and held_on is null and called_off_because is null
returning id;

-- name: findMeetings
select m.id, m.on_day, m.at_time, m.held_where, m.held_on, m.who_came, m.agreed, m.called_off_because, p.name as made_by
  from kith.return_meetings m left join kith.people p on p.id = m.made_by
 where m.child_id = :child_id and (m.follow_up_id = :follow_up_id or m.placement_id = :placement_id)
 order by m.on_day desc, m.at_time desc
 limit 20;

-- name: findNotFollowed
-- Of the asker's own caseload: suspensions since the child takes part, not before a day, for which nothing was done yet
-- (no call, no visit, no meeting) or whose return meeting nobody has planned; not those settled.
select s.id, s.child_id, n.forename, left(n.surname, 1) as initial, s.starts_on, s.sessions, s.type, t.school_id,
       exists (select 1 from kith.suspension_lines x
                where x.follow_up_id = s.id and x.withdrawn_at is null and x.kind in ('call', 'visit')) as reached
  from access.caseloads l
  join kith.taking_part t on t.child_id = l.child_id
  join kith.suspensions_followed s on s.child_id = l.child_id and s.starts_on >= t.began_on
  left join kith.names n on n.child_id = l.child_id and n.ended_at is null
 where l.person_id = (select kith.person()) and l.ended_at is null
   and s.starts_on between :since and :today and s.settled_on is null
   and not exists (select 1 from kith.return_meetings m where m.follow_up_id = s.id and m.called_off_because is null)
 order by s.starts_on desc
 limit 30;

-- name: findMeetingsOfDay
-- Of the asker's own caseload: return meetings planned for a day.
select m.id, m.child_id, n.forename, left(n.surname, 1) as initial, m.at_time, m.held_where, m.follow_up_id, m.placement_id
  from kith.return_meetings m
  join access.caseloads l on l.child_id = m.child_id and l.person_id = (select kith.person()) and l.ended_at is null
  left join kith.names n on n.child_id = m.child_id and n.ended_at is null
 where m.on_day = :on_day and m.held_on is null and m.called_off_because is null
 order by m.at_time
 limit 30;

-- name: findMeetingsNotWritten
-- Of the asker's own caseload: return meetings whose day has passed without a word of what was agreed.
select m.id, m.child_id, n.forename, left(n.surname, 1) as initial, m.on_day, m.follow_up_id, m.placement_id
  from kith.return_meetings m
  join access.caseloads l on l.child_id = m.child_id and l.person_id = (select kith.person()) and l.ended_at is null
  left join kith.names n on n.child_id = m.child_id and n.ended_at is null
 where m.on_day < :today and m.held_on is null and m.called_off_because is null
 order by m.on_day
 limit 30;

-- name: findNextMeeting
select m.id, m.on_day, m.at_time, m.held_where, m.follow_up_id, m.placement_id
  from kith.return_meetings m
 where m.child_id = :child_id and m.on_day >= :today and m.held_on is null and m.called_off_because is null
 order by m.on_day, m.at_time
 limit 1;

-- name: findSuspendedLately
-- The newest suspension of each of these children that began in the days before a day, while they take part.
select distinct on (s.child_id) s.id, s.child_id, s.starts_on, s.sessions, s.type, t.school_id
  from kith.taking_part t
  join kith.suspensions_followed s on s.child_id = t.child_id
 where t.child_id = any(:children::uuid[]) and s.child_id = any(:children::uuid[])
   and s.starts_on between :since and :today
 order by s.child_id, s.starts_on desc;

-- name: findSuspensionHappenings
-- What people wrote; what school sent stands in the timeline already.
select s.id, 'suspended' as what, s.starts_on as on_day, s.known_at as at, s.type as kind, s.sessions, null as words,
       null as by_name, 'programme' as side, s.id as follow_up_id, null::uuid as placement_id
  from kith.suspensions_followed s
 where s.child_id = :child_id and s.starts_on between :from_day and :to_day and not s.from_school
union all
select x.id, 'line', x.on_day, x.made_at, x.kind, null, x.words, x.by_name, x.side, x.follow_up_id, x.placement_id
  from kith.suspension_lines x
 where x.child_id = :child_id and x.withdrawn_at is null and x.on_day between :from_day and :to_day
union all
select m.id, 'meeting', m.held_on, m.made_at, m.who_came, null, m.agreed, p.name, 'programme', m.follow_up_id, m.placement_id
  from kith.return_meetings m left join kith.people p on p.id = m.settled_by
 where m.child_id = :child_id and m.held_on between :from_day and :to_day
 order by on_day desc
 limit 300;
