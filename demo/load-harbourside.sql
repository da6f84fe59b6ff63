-- name: isLed
select exists (select 1 from kith.closures c where c.place_id = (select kith.place())) as led;
