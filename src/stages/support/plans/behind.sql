-- name: sayBehind
insert into kith.plan_behind (place_id, id, child_id, plan_id, said_by, words, language, said_on, made_by)
select p.place_id, r.id, p.child_id, p.id, r.said_by, r.words, r.language, r.said_on, coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, plan_id uuid, said_by text, words text, language text, said_on date, made_by uuid)
  join kith.plans p on p.id = r.plan_id
  join kith.taking_part t on t.enrolment_id = p.enrolment_id
on conflict (place_id, id) do nothing
returning id;

-- name: endBehind
update kith.plan_behind set ended_on = :on_day where id = :id and child_id = :child_id and ended_on is null
returning id;

-- name: findBehind
select b.id, b.said_by, b.words, b.language, b.said_on, b.ended_on, m.name as made_by, b.made_at
  from kith.plan_behind b
  left join kith.people m on m.id = b.made_by
 where b.plan_id = :plan_id
 order by b.said_on, b.made_at
 limit 100;

-- name: tellNeeds
insert into kith.plan_needs (place_id, id, child_id, plan_id, kind, what, found_on, found_by, worry_on, worry_by, helped_on, help,
       made_by)
select p.place_id, r.id, p.child_id, p.id, r.kind, r.what, r.found_on, r.found_by, r.worry_on, r.worry_by, r.helped_on, r.help,
       coalesce((select kith.person()), r.made_by)
  from jsonb_to_recordset(:rows::jsonb) as r (
         id uuid, plan_id uuid, kind text, what text, found_on date, found_by text, worry_on date, worry_by text, helped_on date,
         help text, made_by uuid)
  join kith.plans p on p.id = r.plan_id
  join kith.taking_part t on t.enrolment_id = p.enrolment_id
on conflict (place_id, id) do nothing
returning id;

-- name: helpNeed
update kith.plan_needs set helped_on = :on_day, help = :help
 where id = :id and child_id = :child_id and helped_on is null
returning id;

-- name: listNeeds
select n.id, n.kind, n.what, n.found_on, n.found_by, n.worry_on, n.worry_by, n.helped_on, n.help,
       (coalesce(n.helped_on, :today::date) - n.worry_on)::int as days, m.name as made_by, n.made_at
  from kith.plan_needs n
  left join kith.people m on m.id = n.made_by
 where n.plan_id = :plan_id
 order by n.found_on, n.made_at
 limit 100;
