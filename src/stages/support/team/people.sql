-- name: findTeam
-- Everybody who works with children in the place, with what they speak.
select p.id as person_id, p.name, array_agg(distinct m.role order by m.role) as roles,
       coalesce(array_agg(distinct s.name order by s.name) filter (where s.id is not null), '{}') as schools,
       coalesce((select array_agg(l.language order by l.language) from kith.staff_languages l
                  where l.place_id = (select kith.place()) and l.person_id = p.id and l.ended_at is null), '{}') as languages
  from kith.memberships m
  join kith.people p on p.id = m.person_id and p.ended_at is null
  left join kith.schools s on s.place_id = m.place_id and s.id = m.school_id
 where m.place_id = (select kith.place()) and m.ended_at is null
   and m.role in ('link-worker', 'programme-manager', 'place-director', 'safeguarding-lead')
 group by p.id, p.name
 order by p.name;

-- name: findTrainings
select t.id, t.person_id, t.what, t.done_on, t.holds_until
  from kith.trainings t
 where t.place_id = (select kith.place()) and t.withdrawn_at is null
 order by t.holds_until nulls last, t.what;

-- name: addLanguage
insert into kith.staff_languages (place_id, id, person_id, language)
values ((select kith.place()), :id, :person_id, :language)
on conflict do nothing
returning id;

-- name: endLanguage
update kith.staff_languages l set ended_at = now()
 where l.place_id = (select kith.place()) and l.person_id = :person_id and l.language = :language and l.ended_at is null
returning l.id;

-- name: addTraining
insert into kith.trainings (place_id, id, person_id, what, done_on, holds_until)
select (select kith.place()), :id, p.id, :what, :done_on, :holds_until
  from kith.people p
 where p.id = :person_id
on conflict (place_id, id) do nothing
returning id;

-- name: withdrawTraining
update kith.trainings t set withdrawn_at = now()
 where t.place_id = (select kith.place()) and t.id = :id and t.withdrawn_at is null
returning t.person_id;
