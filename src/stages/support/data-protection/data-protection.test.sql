-- name: changeContained
update kith.data_breaches set contained_how = 'Otherwise' where id = :id returning id;

-- name: closeAtOnce
update kith.data_breaches set closed_on = '2026-07-10', learnt = 'x' where id = :id returning id;

-- name: notTold
update kith.data_breaches set ico_not_because = 'x' where id = :id returning id;

-- name: toldLate
update kith.data_breaches set ico_told_at = found_at + interval '73 hours' where id = :id returning id;

-- name: claimAnswered
update kith.data_complaints set answered_by = :by where id = :id returning id;

-- name: writeAsAnother
insert into kith.data_complaints (place_id, id, from_whom, received_on, what, acknowledge_by, made_by)
values ((select kith.place()), gen_random_uuid(), 'x', '2026-07-01', 'x', '2026-07-31', :by);

-- name: answerMine
update kith.data_complaints set outcome = 'right', answer = 'x', answered_on = '2026-07-10' where id = :id returning id;

-- name: askExports
select e.id, e.action, e.records from kith.exports_made(now() - interval '1 day') e;

-- name: askExported
select x.child_id from kith.export_children(:export) x;

-- name: restrict
with kept as (
  insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
  values (:place, gen_random_uuid(), :child, :person, 'Kept to a few', '2027-01-01')
  returning place_id, child_id, owner_id)
insert into access.restriction_allows (place_id, child_id, person_id) select k.place_id, k.child_id, k.owner_id from kept k;

-- name: breachOfThen
insert into kith.data_breaches (place_id, id, found_at, found_by, what, made_by, made_at)
values ((select kith.place()), :id, :found, 'x', 'x', (select kith.person()), :at);

-- name: complaintOfThen
insert into kith.data_complaints (place_id, id, from_whom, received_on, what, acknowledge_by, made_by, made_at)
values ((select kith.place()), :id, 'x', '2026-07-01', 'x', :by, (select kith.person()), :at);

-- name: acknowledgeAhead
update kith.data_complaints set acknowledged_on = '2099-01-01', acknowledged_how = 'x' where id = :id returning id;

-- name: containAhead
update kith.data_breaches set contained_on = '2099-01-01', contained_how = 'x' where id = :id returning id;

-- name: writtenNow
select b.made_at = '2019-01-01' as forged from kith.data_breaches b where b.id = :id
union all select c.made_at = '2019-01-01' from kith.data_complaints c where c.id = :id;

-- name: leaveNobodyOut
update kith.data_complaints set about_people = '{}' where id = :id returning id;

-- name: takeAway
delete from kith.data_complaints where id = :id returning id;

-- name: takeBreachAway
delete from kith.data_breaches where id = :id returning id;
