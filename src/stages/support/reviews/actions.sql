-- name: addActions
insert into kith.actions (place_id, id, child_id, what, who, person_id, who_words, due_on, came_from, from_id, agreed_on, made_by,
  settled_on, let_go_because, settled_by)
select t.place_id, r.id, r.child_id, r.what, r.who, r.person_id, r.who_words, r.due_on, r.came_from, r.from_id, r.agreed_on,
       coalesce((select kith.person()), r.made_by), r.settled_on, r.let_go_because,
       case when r.settled_on is not null then r.made_by end
  from jsonb_to_recordset(:rows::jsonb) as r (id uuid, child_id uuid, what text, who text, person_id uuid, who_words text,
         due_on date, came_from text, from_id uuid, agreed_on date, made_by uuid, settled_on date, let_go_because text)
  join kith.taking_part t on t.child_id = r.child_id
on conflict (place_id, id) do nothing
returning id;

-- name: settleAction
update kith.actions set settled_on = :on_day, let_go_because = :because
 where id = :id and child_id = :child_id and settled_on is null
returning id;

-- name: findActions
-- One child's: what is open first, by its day; then what was settled, the newest first.
select a.id, a.what, a.who, a.person_id, coalesce(p.name, a.who_words) as who_name, a.due_on, a.came_from, a.from_id, a.agreed_on,
       a.settled_on, a.let_go_because, m.name as made_by, a.made_at
  from kith.actions a
  left join kith.people p on p.id = a.person_id
  left join kith.people m on m.id = a.made_by
 where a.child_id = :child_id and (a.settled_on is null or a.settled_on >= :since::date)
 order by a.settled_on is not null, case when a.settled_on is null then a.due_on end, a.settled_on desc, a.made_at
 limit 100;

-- name: findActionsWaiting
-- Open ones due by a day: the asker's own, and of their caseload those that a child, a parent or a school does.
select a.id, a.child_id, n.forename, left(n.surname, 1) as initial, a.what, a.who, a.who_words, a.due_on,
       coalesce(a.person_id = (select kith.person()), false) as own
  from kith.actions a
  join kith.taking_part t on t.child_id = a.child_id
  left join kith.names n on n.child_id = a.child_id and n.ended_at is null
 where a.settled_on is null and a.due_on <= :until
   and (a.person_id = (select kith.person())
     or (a.person_id is null and exists (select 1 from access.caseloads l where l.child_id = a.child_id
           and l.person_id = (select kith.person()) and l.ended_at is null)))
 order by a.due_on, a.made_at
 limit 60;

-- name: findHelpers
-- Colleagues who may do something for this child: who have them on their caseload, those who lead the team, and the asker.
select distinct p.id, p.name
  from kith.people p
 where p.ended_at is null
   and (p.id = (select kith.person())
     or p.id in (select l.person_id from access.caseloads l where l.child_id = :child_id and l.ended_at is null)
     or p.id in (select m.person_id from kith.memberships m where m.role = 'programme-manager' and m.ended_at is null))
 order by p.name
 limit 30;

-- name: findActionHappenings
-- What was done or let go between two days, and what was agreed outside a review.
select a.id, case when a.let_go_because is null then 'done' else 'let-go' end as what, a.settled_on as on_day, a.made_at as at,
       a.what as words, a.let_go_because as because, coalesce(p.name, a.who_words) as who_name, a.who, a.due_on, m.name as by_name
  from kith.actions a
  left join kith.people p on p.id = a.person_id
  left join kith.people m on m.id = a.settled_by
 where a.child_id = :child_id and a.settled_on between :from_day and :to_day
union all
select a.id, 'agreed', a.agreed_on, a.made_at, a.what, null, coalesce(p.name, a.who_words), a.who, a.due_on, m.name
  from kith.actions a
  left join kith.people p on p.id = a.person_id
  left join kith.people m on m.id = a.made_by
 where a.child_id = :child_id and a.agreed_on between :from_day and :to_day and a.came_from <> 'review'
 order by on_day desc
 limit 200;
