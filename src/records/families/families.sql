-- name: addHousehold
insert into kith.households (place_id, id) values ((select kith.place()), :id);

-- name: addToHousehold
insert into kith.household_children (place_id, household_id, child_id)
select (select kith.place()), :household_id, c.id from unnest(:children::uuid[]) as c (id);

-- name: addRelative
insert into kith.relatives (place_id, id, name, languages) values ((select kith.place()), :id, :name, :languages);

-- name: addRelationships
insert into kith.relationships (place_id, id, child_id, relative_id, kind)
select (select kith.place()), gen_random_uuid(), c.id, :relative_id, :kind from unnest(:children::uuid[]) as c (id);

-- name: addContact
insert into kith.contact_details (place_id, id, child_id, kind, whose, value, known_by)
values ((select kith.place()), :id, :child_id, :kind, :whose, :value, (select kith.person()));

-- name: addProtectedAddress
insert into kith.protected_addresses (place_id, id, child_id, sealed, key_id, because, known_by)
values ((select kith.place()), :id, :child_id, :sealed, :key_id, :because, (select kith.person()));
