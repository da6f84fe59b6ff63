-- name: beginReviews
-- Of children who take part: planned ones, or held at once.
insert into kith.reviews (place_id, id, child_id, kind, planned_for, at_time, held_where, made_by, held_on, agreed, held_by,
  look_back_on)
select t.place_id, r.id, r.child_id, r.kind, r.planned_for, r.at_time, r.held_where, coalesce((select kith.person()), r.made_by),
       r.held_on, r.agreed, case when r.held_on is not null then r.made_by end, r.look_back_on
  from jsonb_to_recordset(:rows::jsonb) as r (id uuid, child_id uuid, kind text, planned_for date, at_time text, held_where text,
         made_by uuid, held_on date, agreed text, look_back_on date)
  join kith.taking_part t on t.child_id = r.child_id
on conflict do nothing
returning id;

-- name: addSides
insert into kith.review_sides (place_id, id, child_id, review_id, side, name, came, said, asks, made_by)
select v.place_id, r.id, v.child_id, v.id, r.side, r.name, r.came, r.said, r.asks, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, review_id uuid, side text, name text, came boolean, said text, asks text, made_by uuid)
  join kith.reviews v on v.id = r.review_id
on conflict (place_id, id) do nothing
returning id;

-- name: holdReview
update kith.reviews set held_on = :on_day, agreed = :agreed, look_back_on = :look_back_on::date
 where id = :id and child_id = :child_id and held_on is null and cancelled_on is null
returning id;

-- name: cancelReview
update kith.reviews set cancelled_on = :on_day, cancelled_because = :because
 where id = :id and child_id = :child_id and held_on is null and cancelled_on is null
returning id;

-- name: lookBack
update kith.reviews set looked_back_on = :on_day, looked_back_words = :words
 where id = :id and child_id = :child_id and look_back_on is not null and looked_back_on is null
returning id;

-- name: findReviews
-- One child's reviews, the newest first.
select r.id, r.kind, r.planned_for, r.at_time, r.held_where, r.held_on, r.agreed, h.name as held_by, r.cancelled_on,
       r.cancelled_because, r.look_back_on, r.looked_back_on, r.looked_back_words, r.made_at, m.name as made_by
  from kith.reviews r
  left join kith.people m on m.id = r.made_by
  left join kith.people h on h.id = r.held_by
 where r.child_id = :child_id
 order by coalesce(r.held_on, r.cancelled_on, r.planned_for) desc, r.made_at desc
 limit 60;

-- name: findSides
-- Who came to these reviews and what each said: all that was written of a side, the newest first.
select s.id, s.review_id, s.side, s.name, s.came, s.said, s.asks, m.name as made_by, s.made_at
  from kith.review_sides s left join kith.people m on m.id = s.made_by
 where s.review_id = any(:reviews::uuid[])
 order by s.made_at desc, s.id;

-- name: findMeetings
-- Of the asker's own caseload: what is planned up to a day and not written up, and what is looked back at by then.
select r.id, r.child_id, n.forename, left(n.surname, 1) as initial, r.kind, r.planned_for, r.at_time, r.held_on, r.look_back_on
  from access.caseloads l
  join kith.taking_part t on t.child_id = l.child_id
  join kith.reviews r on r.child_id = l.child_id and r.cancelled_on is null
   and ((r.held_on is null and r.planned_for <= :until)
     or (r.look_back_on <= :until and r.looked_back_on is null))
  left join kith.names n on n.child_id = l.child_id and n.ended_at is null
 where l.person_id = (select kith.person()) and l.ended_at is null
 order by coalesce(r.look_back_on, r.planned_for)
 limit 60;

-- name: findReviewHappenings
-- What was held, cancelled or looked back at between two days: a row each.
select r.id, 'held' as what, r.kind, r.held_on as on_day, r.made_at as at, r.agreed as words, m.name as by_name
  from kith.reviews r left join kith.people m on m.id = r.held_by
 where r.child_id = :child_id and r.held_on between :from_day and :to_day
union all
select r.id, 'cancelled', r.kind, r.cancelled_on, r.made_at, r.cancelled_because, m.name
  from kith.reviews r left join kith.people m on m.id = r.cancelled_by
 where r.child_id = :child_id and r.cancelled_on between :from_day and :to_day
union all
select r.id, 'looked-back', r.kind, r.looked_back_on, r.made_at, r.looked_back_words, m.name
  from kith.reviews r left join kith.people m on m.id = r.looked_back_by
 where r.child_id = :child_id and r.looked_back_on between :from_day and :to_day
 order by on_day desc
 limit 100;
