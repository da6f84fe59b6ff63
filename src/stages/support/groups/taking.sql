-- name: isLinkWorker
-- Whether whoever takes a register is a Link Worker: then whoever is there was seen.
select exists (select 1 from kith.memberships m
                where m.person_id = coalesce(:by::uuid, (select kith.person())) and m.place_id = (select kith.place())
                  and m.role = 'link-worker' and m.ended_at is null) as is;

-- name: findOnDays
select d.id, d.on_day from kith.group_days d where d.id = any(:ids::uuid[]) and d.place_id = (select kith.place());
