-- name: addEvent
insert into kith.events (place_id, id, kind, child_id, about_id, person_id)
values ((select kith.place()), :id, :kind, :child_id, :about_id, (select kith.person()));
