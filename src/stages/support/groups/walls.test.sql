-- What somebody would send who could put SQL of their own into a page: each is refused.

-- name: groupElsewhere
insert into kith.groups (place_id, id, school_id, name, kind) values ((select kith.place()), gen_random_uuid(), :school, 'Forged', 'other');

-- name: memberOutOfReach
insert into kith.group_members (place_id, id, group_id, child_id, from_day)
values ((select kith.place()), gen_random_uuid(), :group, :child, date '2026-07-01');

-- name: registerOfAnother
insert into kith.registers (place_id, id, group_day_id, taken_by, captured_at, body_hash)
values ((select kith.place()), gen_random_uuid(), :day, :person, now(), repeat('a', 64));

-- name: rowOfNoMember
insert into kith.register_rows (place_id, register_id, child_id, group_day_id, there, minutes, captured_at)
select (select kith.place()), r.id, :child::uuid, r.group_day_id, 'there', 45, now() from kith.registers r limit 1;

-- name: rowOfWhoLeft
insert into kith.register_rows (place_id, register_id, child_id, group_day_id, there, minutes, captured_at)
select (select kith.place()), r.id, :child::uuid, r.group_day_id, 'there', 45, now() from kith.registers r limit 1;

-- name: listOfAnother
insert into kith.holiday_lists (place_id, id, person_id, school_id, starts_on, ends_on)
values ((select kith.place()), gen_random_uuid(), :person, :school, date '2026-07-22', date '2026-09-01');

-- name: ringOfAnother
insert into kith.rings (place_id, id, child_id, on_day, how, spoke, captured_at, rang_by)
values ((select kith.place()), gen_random_uuid(), :child, date '2026-07-17', 'rang', true, now(), :person);

-- name: closeOutOfReach
insert into kith.keep_close (place_id, id, child_id, from_day, until_day)
values ((select kith.place()), gen_random_uuid(), :child, date '2026-07-22', date '2026-09-01');

-- name: rewriteMark
update kith.register_rows set there = 'not-there', minutes = 0 where child_id = :child;

-- name: rewriteSeen
update kith.seen set on_day = date '2026-07-01' where child_id = :child;

-- name: memberElsewhere
insert into kith.group_members (place_id, id, group_id, child_id, from_day)
values ((select kith.place()), gen_random_uuid(), :group, :child, date '2026-07-01');

-- name: dayElsewhere
insert into kith.group_days (place_id, id, group_id, on_day, starts_at, ends_at)
values ((select kith.place()), gen_random_uuid(), :group, date '2026-07-20', '08:00', '08:45');

-- name: registerElsewhere
insert into kith.registers (place_id, id, group_day_id, captured_at, body_hash)
values ((select kith.place()), gen_random_uuid(), :day, now(), repeat('a', 64));

-- name: callOffElsewhere
update kith.group_days set cancelled_at = now(), cancelled_why = 'other' returning id;
