-- name: addPages
-- For a parent or carer of this child whom one may contact, or for the child; one open page each.
insert into kith.family_pages (place_id, id, child_id, school_id, who, relative_id, may_change, made_by)
select t.place_id, r.id, t.child_id, t.school_id, r.who, r.relative_id, r.may_change, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (id uuid, child_id uuid, who text, relative_id uuid, may_change boolean, made_by uuid)
  join kith.taking_part t on t.child_id = r.child_id
on conflict do nothing
returning id;

-- name: findPages
select p.id, p.school_id, p.who, p.relative_id, p.may_change, p.link_id, p.language, p.made_at, m.name as made_by,
       p.ended_on, p.ended_because, r.name as relative, s.state, s.until
  from kith.family_pages p
  left join kith.relatives r on r.id = p.relative_id
  left join kith.people m on m.id = p.made_by
  left join kith.family_page_states(:child_id) s on s.page_id = p.id
 where p.child_id = :child_id
 order by p.ended_on nulls first, p.who desc, p.made_at;

-- name: giveLink
update kith.family_pages set link_id = :link_id
 where id = :id and child_id = :child_id and ended_on is null
returning id;

-- name: endPage
update kith.family_pages set ended_on = :on_day, ended_because = :because
 where id = :id and child_id = :child_id and ended_on is null
returning id;

-- name: makeCode
select access.make_link_code(:page_id, :hash, :hours::int) as until;

-- name: preview
select kith.family_page_preview(:child_id, :for_whom, :relative_id) as shows;

-- name: findWords
select w.id, w.page_id, w.kind, w.words, w.language, w.said_at, w.said_on, w.answer, w.answered_on, a.name as answered_by,
       coalesce(r.name, '') as relative, p.who
  from kith.family_page_words w
  join kith.family_pages p on p.id = w.page_id
  left join kith.relatives r on r.id = p.relative_id
  left join kith.people a on a.id = w.answered_by
 where w.child_id = :child_id
 order by w.said_at desc
 limit 100;

-- name: answerWords
update kith.family_page_words set answer = :answer, answered_on = :on_day
 where id = :id and child_id = :child_id and answered_on is null
returning id;

-- name: findWaiting
-- On the asker's own caseload: what was said on pages and has no answer yet, a row a child.
select w.child_id, n.forename, n.surname, count(*)::int as many, min(w.said_on) as since,
       bool_or(w.kind = 'put-right') as put_right
  from kith.family_page_words w
  join access.caseloads l on l.child_id = w.child_id and l.person_id = (select kith.person()) and l.ended_at is null
  left join kith.names n on n.child_id = w.child_id and n.ended_at is null
 where w.answered_on is null
 group by w.child_id, n.forename, n.surname
 order by since
 limit 20;
