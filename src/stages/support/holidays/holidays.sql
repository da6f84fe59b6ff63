-- name: addList
insert into kith.holiday_lists (place_id, id, person_id, school_id, starts_on, ends_on)
select (select kith.place()), :id, coalesce(:by::uuid, (select kith.person())), s, :starts_on, :ends_on
  from kith.my_schools() as s
 where s = :school_id
on conflict do nothing
returning id;

-- name: findList
select l.id, l.person_id, p.name as person, l.school_id, s.name as school, l.starts_on, l.ends_on, l.made_at,
       l.person_id = (select kith.person()) as mine
  from kith.holiday_lists l
  join kith.schools s on s.place_id = l.place_id and s.id = l.school_id
  left join kith.people p on p.id = l.person_id
 where l.id = :id and l.place_id = (select kith.place());

-- name: findListOf
select l.id from kith.holiday_lists l
 where l.person_id = coalesce(:by::uuid, (select kith.person())) and l.school_id = :school_id and l.starts_on = :starts_on
   and l.place_id = (select kith.place());

-- name: findLists
-- The lists of the asker's schools that end on a day or later.
select l.id, l.person_id, p.name as person, l.school_id, s.name as school, l.starts_on, l.ends_on,
       l.person_id = (select kith.person()) as mine
  from kith.holiday_lists l
  join kith.schools s on s.place_id = l.place_id and s.id = l.school_id
  left join kith.people p on p.id = l.person_id
 where l.place_id = (select kith.place()) and l.ends_on >= :day
 order by l.starts_on, s.name, p.name;

-- name: replacePlans
-- Only those that now say something else.
update kith.holiday_plans h set replaced_at = now()
  from jsonb_to_recordset(:rows::jsonb) as r (child_id uuid, food text, booked text, call_who text, keep_close boolean)
 where h.list_id = :list_id and h.child_id = r.child_id and h.replaced_at is null and h.place_id = (select kith.place())
   and (h.food, h.booked, h.call_who, h.keep_close) is distinct from (r.food, r.booked, r.call_who, r.keep_close)
   and h.child_id in (select t.child_id from kith.taking_part t);

-- name: addPlans
insert into kith.holiday_plans (place_id, id, list_id, child_id, food, booked, call_who, keep_close, made_by)
select (select kith.place()), gen_random_uuid(), :list_id, r.child_id, r.food, r.booked, r.call_who, r.keep_close,
       coalesce(:by::uuid, (select kith.person()))
  from jsonb_to_recordset(:rows::jsonb) as r (child_id uuid, food text, booked text, call_who text, keep_close boolean)
 where r.child_id in (select t.child_id from kith.taking_part t)
   and not exists (select 1 from kith.holiday_plans h
                    where h.list_id = :list_id and h.child_id = r.child_id and h.replaced_at is null)
on conflict do nothing
returning child_id;

-- name: withdrawCalls
-- Calls that are planned no more, or at another hour.
update kith.holiday_calls c set withdrawn_at = now()
 where c.list_id = :list_id and c.withdrawn_at is null and c.child_id = any(:children::uuid[])
   and not exists (select 1 from jsonb_to_recordset(:rows::jsonb) as r (child_id uuid, on_day date, at text)
                    where r.child_id = c.child_id and r.on_day = c.on_day and r.at is not distinct from c.at);

-- name: addCalls
insert into kith.holiday_calls (place_id, id, list_id, child_id, on_day, at, made_by)
select (select kith.place()), gen_random_uuid(), :list_id, r.child_id, r.on_day, r.at, coalesce(:by::uuid, (select kith.person()))
  from jsonb_to_recordset(:rows::jsonb) as r (child_id uuid, on_day date, at text)
 where r.child_id in (select t.child_id from kith.taking_part t)
on conflict do nothing
returning id;

-- name: endCloseness
update kith.keep_close k set ended_at = now(), ended_by = coalesce(:by::uuid, (select kith.person()))
 where k.child_id = any(:children::uuid[]) and k.ended_at is null and k.from_day <= :ends_on and k.until_day >= :starts_on;

-- name: keepClose
insert into kith.keep_close (place_id, id, child_id, from_day, until_day, made_by)
select (select kith.place()), gen_random_uuid(), c, :starts_on, :ends_on, coalesce(:by::uuid, (select kith.person()))
  from unnest(:children::uuid[]) as c
 where c in (select t.child_id from kith.taking_part t)
   and not exists (select 1 from kith.keep_close k
                    where k.child_id = c and k.ended_at is null and k.from_day <= :starts_on and k.until_day >= :ends_on);

-- name: findPlans
-- What stands on a list, as far as the asker sees the children.
select h.child_id, n.forename, n.surname, o.year_group, h.food, h.booked, h.call_who, h.keep_close, h.made_at,
       t.child_id is not null as takes_part
  from kith.holiday_plans h
  left join kith.taking_part t on t.child_id = h.child_id
  left join kith.names n on n.child_id = h.child_id and n.ended_at is null
  left join kith.rolls o on o.child_id = h.child_id and o.ended_at is null
 where h.list_id = :list_id and h.replaced_at is null and h.place_id = (select kith.place())
 order by h.keep_close desc, n.forename, n.surname, h.child_id;

-- name: findCallsOfList
select c.id, c.child_id, c.on_day, c.at
  from kith.holiday_calls c
 where c.list_id = :list_id and c.withdrawn_at is null and c.place_id = (select kith.place())
 order by c.on_day, c.at nulls last;

-- name: findOwnCalls
-- The calls of the asker's own lists between two days, of children who still take part.
select c.id, c.list_id, c.child_id, c.on_day, c.at, n.forename, n.surname, h.keep_close, h.call_who
  from kith.holiday_calls c
  join kith.holiday_lists l on l.place_id = c.place_id and l.id = c.list_id
  join kith.taking_part t on t.child_id = c.child_id
  left join kith.holiday_plans h on h.list_id = c.list_id and h.child_id = c.child_id and h.replaced_at is null
  left join kith.names n on n.child_id = c.child_id and n.ended_at is null
 where l.person_id = (select kith.person()) and c.withdrawn_at is null and c.on_day between :from_day and :to_day
 order by c.on_day, c.at nulls last, n.forename;

-- name: findNextCall
-- The next day on which a child is to be rung, of whoever's list.
select c.on_day, c.at
  from kith.holiday_calls c
 where c.child_id = :child_id and c.on_day >= :day and c.withdrawn_at is null and c.place_id = (select kith.place())
 order by c.on_day
 limit 1;

-- name: findChildrenFor
-- The children of the asker's own caseload at a school, for a list to be made.
select t.child_id, n.forename, n.surname, o.year_group
  from access.caseloads c
  join kith.taking_part t on t.child_id = c.child_id
  left join kith.names n on n.child_id = t.child_id and n.ended_at is null
  left join kith.rolls o on o.child_id = t.child_id and o.ended_at is null
 where c.person_id = (select kith.person()) and c.ended_at is null and t.school_id = :school_id
 order by n.forename, n.surname, t.child_id;

-- name: getSchoolDays
-- As one list: rows of days are read five times as slowly.
select array(select d.day from kith.school_days d
              where d.place_id = (select kith.place()) and d.day >= :from_day order by d.day) as days;

-- name: addRings
insert into kith.rings (place_id, id, child_id, on_day, how, spoke, captured_at, rang_by)
select (select kith.place()), r.id, r.child_id, r.on_day, r.how, r.spoke, r.captured_at,
       coalesce(:by::uuid, (select kith.person()))
  from jsonb_to_recordset(:rows::jsonb) as r (
    id uuid, child_id uuid, on_day date, how text, spoke boolean, captured_at timestamptz)
 where r.child_id in (select t.child_id from kith.taking_part t)
on conflict (place_id, id) do nothing
returning id;

-- name: findKnownRings
select r.id, r.child_id, r.on_day, r.how, r.spoke
  from kith.rings r
 where r.id = any(:ids::uuid[]) and r.place_id = (select kith.place());

-- name: withdrawRing
update kith.rings r set withdrawn_at = now()
 where r.id = :id and r.rang_by = (select kith.person()) and r.withdrawn_at is null and r.made_at > now() - interval '10 minutes'
returning r.child_id;

-- name: findRings
select r.id, r.child_id, r.on_day, r.how, r.spoke, r.made_at, p.name as by_name,
       r.rang_by = (select kith.person()) as mine, r.made_at > now() - interval '10 minutes' as fresh
  from kith.rings r
  left join kith.people p on p.id = r.rang_by
 where r.child_id = any(:children::uuid[]) and r.on_day between :from_day and :to_day and r.withdrawn_at is null
 order by r.on_day desc, r.made_at desc;

-- name: findKeptClose
select k.child_id, min(k.from_day) as from_day
  from kith.keep_close k
 where k.child_id = any(:children::uuid[]) and k.ended_at is null and :day between k.from_day and k.until_day
 group by k.child_id;
