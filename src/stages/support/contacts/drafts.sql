-- name: keepDraft
select kith.keep_draft(:id, :child_id, :fields::jsonb, :seen) as kept;

-- name: findDraft
select d.id, d.child_id, d.fields, d.made_at, d.saved_at, d.handed_on_at is not null as handed_on
  from kith.contact_drafts d
 where d.place_id = (select kith.place()) and d.id = :id;

-- name: findOwn
select d.id, d.child_id, d.fields, d.made_at, d.saved_at, m.forename, m.surname, d.handed_on_at is not null as handed_on
  from kith.contact_drafts d
  left join kith.names m on m.child_id = d.child_id and m.ended_at is null
 where d.person_id = (select kith.person())
 -- part: of_child
   and d.child_id = :child_id
 -- end
 order by d.saved_at desc;

-- name: dropDraft
select kith.drop_draft(:id) as dropped;

-- name: findLeft
select d.id, d.child_id, m.forename, m.surname, d.person_id, d.name as writer, d.made_at, d.saved_at, d.opens
  from kith.drafts_left() as d
  left join kith.names m on m.child_id = d.child_id and m.ended_at is null
 order by d.saved_at;

-- name: openLeft
select d.child_id, d.name as writer, d.fields, d.saved_at from kith.open_left_draft(:id) as d;

-- name: handOn
select kith.hand_on_draft(:id, :to_person) as handed;

-- name: findWorkers
select p.id, p.name
  from access.caseloads l
  join kith.people p on p.id = l.person_id
 where l.child_id = :child_id and l.ended_at is null
 order by p.name;
