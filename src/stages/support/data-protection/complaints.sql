-- name: addComplaint
-- Without a column named, a conflict asks for no right to read: whoever it is about may write it down.
insert into kith.data_complaints (place_id, id, from_whom, received_on, what, about_people, acknowledge_by, made_by)
values ((select kith.place()), :id, :from_whom, :received_on, :what, :about_people::uuid[], :acknowledge_by,
  coalesce((select kith.person()), :by::uuid))
on conflict do nothing;

-- name: findComplaints
-- Those that are not about the reader, what waits first.
select c.id, c.from_whom, c.received_on, c.what, c.acknowledge_by, c.acknowledged_on, c.acknowledged_how,
       a.name as acknowledged_by, c.outcome, c.answer, c.answered_on, w.name as answered_by, cardinality(c.about_people) as about
  from kith.data_complaints c
  left join kith.people a on a.id = c.acknowledged_by
  left join kith.people w on w.id = c.answered_by
 where c.place_id = (select kith.place())
-- part: one
   and c.id = :id
-- end
 order by c.answered_on is not null, c.acknowledge_by, c.made_at
 limit 200;

-- name: findPeople
select p.person_id, p.name from kith.data_protection_people() p;

-- name: acknowledge
update kith.data_complaints set acknowledged_on = :on_day, acknowledged_how = :how
 where id = :id and acknowledged_on is null
returning id;

-- name: answer
update kith.data_complaints set outcome = :outcome, answer = :answer, answered_on = :on_day
 where id = :id and answered_on is null and acknowledged_on is not null
returning id;
