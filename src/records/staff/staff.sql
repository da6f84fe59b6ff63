-- name: addPerson
select kith.add_person(:id, :name, :email) as id;

-- name: addMembership
insert into kith.memberships (place_id, id, person_id, role, organisation_id, school_id, made_by)
select :place_id, :id, :person_id, :role,
       (select o.id from kith.organisations o where o.place_id = :place_id and o.name = :organisation),
       (select s.id from kith.schools s where s.place_id = :place_id and s.urn = :urn),
       (select kith.person())
on conflict do nothing;

-- name: addOrganisation
insert into kith.organisations (place_id, id, name, kind) values (:place_id, :id, :name, :kind)
on conflict (place_id, name) do nothing;
