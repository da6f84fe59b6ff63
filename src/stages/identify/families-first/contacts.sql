-- name: addContact
insert into kith.family_contacts (place_id, id, school_id, ask_for, phone)
values ((select kith.place()), :id, :school_id, :ask_for, :phone)
on conflict (place_id, id) do nothing
returning id;

-- name: findContact
select c.ask_for, c.phone, c.recorded_at from kith.family_contacts c
 where c.school_id = :school_id
 order by c.recorded_at desc, c.id
 limit 1;
