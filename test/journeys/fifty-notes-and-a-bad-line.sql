-- name: countOnce
select cardinality(:items::uuid[]) as written,
       (select count(*)::int from kith.contacts c where c.form_id = any(:items::uuid[])) as contacts,
       (select count(*)::int from kith.arrivals a where a.item_id = any(:items::uuid[]) and a.state = 'apart') as apart,
       (select count(*)::int from kith.arrivals a where a.item_id = any(:items::uuid[]) and a.state <> 'taken') as waiting;
