-- name: findNotRight
-- What the asker may read, what waits first, the longest due before.
select w.id, w.child_id, n.forename, n.surname, w.theme, w.about, w.words, w.language, w.said_on, w.due_on, w.answer,
       w.answered_on, a.name as answered_by, coalesce(p.who, l.purpose) as who
  from kith.not_right w
  left join kith.family_pages p on p.id = w.page_id
  left join kith.links l on l.id = w.link_id
  left join kith.names n on n.child_id = w.child_id and n.ended_at is null
  left join kith.people a on a.id = w.answered_by
 where w.place_id = (select kith.place())
 order by w.answered_on is not null, w.due_on, w.said_at
 limit 200;

-- name: answerNotRight
update kith.not_right set answer = :answer, answered_on = :on_day
 where id = :id and answered_on is null
returning id, child_id;

-- name: countWaiting
select count(*)::int as many, min(w.due_on) as due, coalesce(bool_or(w.theme = 'not-safe'), false) as not_safe
  from kith.not_right w
 where w.place_id = (select kith.place()) and w.answered_on is null;
