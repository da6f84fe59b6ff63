-- name: restrict
insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
values ((select kith.place()), :id, :child_id, :owner_id, :because, :review_by);

-- name: allow
insert into access.restriction_allows (place_id, child_id, person_id, made_by)
select (select kith.place()), :child_id, p.id, (select kith.person()) from unnest(:people::uuid[]) as p (id)
on conflict (place_id, child_id, person_id) do update set ended_at = null;

-- name: exclude
insert into access.exclusions (place_id, id, child_id, person_id, kind, declared_by)
values ((select kith.place()), :id, :child_id, :person_id, :kind, (select kith.person()));

-- name: addToCaseload
insert into access.caseloads (place_id, id, child_id, person_id, made_by)
values ((select kith.place()), :id, :child_id, :person_id, (select kith.person()));
