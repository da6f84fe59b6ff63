-- name: giveNumber
insert into kith.pupil_numbers (place_id, child_id, upn) select c.place_id, c.id, :upn from kith.children c where c.id = :child;
