-- name: giveHelp
insert into kith.practical_help
  (place_id, id, child_id, kind, what, worth_pence, from_whom, given_or_lent, given_on, due_back_on, given_by)
select (select kith.place()), :id, t.child_id, :kind, :what, :worth_pence, :from_whom, :given_or_lent, :given_on, :due_back_on,
       coalesce(:by, (select kith.person()))
  from kith.taking_part t
 where t.child_id = :child_id
on conflict (place_id, id) do nothing
returning id;

-- name: giveHelps
insert into kith.practical_help
  (place_id, id, child_id, kind, what, worth_pence, from_whom, given_or_lent, given_on, due_back_on, given_by, made_at)
select (select kith.place()), h.id, h.child_id, h.kind, h.what, h.worth_pence, h.from_whom, h.given_or_lent, h.given_on,
       h.due_back_on, h.by, h.given_on
  from jsonb_to_recordset(:helps::jsonb) as h (id uuid, child_id uuid, kind text, what text, worth_pence integer,
    from_whom text, given_or_lent text, given_on date, due_back_on date, by uuid)
on conflict (place_id, id) do nothing;

-- name: findHelp
select h.id, h.child_id, h.kind, h.what, h.worth_pence, h.from_whom, h.given_or_lent, h.given_on, h.due_back_on, h.back_on,
       h.made_at, p.name as given_by, h.given_by = (select kith.person()) as mine, h.withdrawn_at is not null as withdrawn
  from kith.practical_help h
  join kith.people p on p.id = h.given_by
 where h.place_id = (select kith.place()) and h.id = :id;

-- name: findOfChild
select h.id, h.kind, h.what, h.worth_pence, h.from_whom, h.given_or_lent, h.given_on, h.due_back_on, h.back_on, h.made_at,
       p.name as given_by
  from kith.practical_help h
  join kith.people p on p.id = h.given_by
 where h.child_id = :child_id and h.withdrawn_at is null
   and (h.given_on between :from_day and :to_day or h.back_on between :from_day and :to_day)
 order by h.given_on desc, h.made_at desc;

-- name: findDueBack
-- What the asker lent, is due and is not back yet, of children they may still see.
select h.id, h.child_id, m.forename, m.surname, h.kind, h.what, h.due_back_on
  from kith.practical_help h
  left join kith.names m on m.child_id = h.child_id and m.ended_at is null
 where h.given_by = (select kith.person()) and h.withdrawn_at is null and h.back_on is null and h.due_back_on <= :day
 order by h.due_back_on;

-- name: cameBack
update kith.practical_help h set back_on = :back_on, back_told_by = (select kith.person())
 where h.place_id = (select kith.place()) and h.id = :id and h.given_or_lent = 'lent' and h.back_on is null
   and h.withdrawn_at is null and h.given_on <= :back_on
returning h.child_id;

-- name: takeBack
update kith.practical_help h set withdrawn_at = now()
 where h.place_id = (select kith.place()) and h.id = :id and h.given_by = (select kith.person()) and h.withdrawn_at is null
returning h.child_id;
