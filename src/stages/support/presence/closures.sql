-- name: addClosure
insert into kith.closures (place_id, id, school_id, from_day, until_day, why, words, made_by)
select (select kith.place()), :id, s, :from_day, :until_day::date, :why, :words, coalesce(:by::uuid, (select kith.person()))
  from kith.my_schools() as s
 where s = :school_id
on conflict (place_id, id) do nothing
returning id;

-- name: findClosure
select c.id, c.school_id, s.name as school, c.from_day, c.until_day, c.why, c.words, c.made_at, p.name as made_by, c.open_from,
       c.made_at > now() - interval '10 minutes' as fresh
  from kith.closures c
  join kith.schools s on s.place_id = c.place_id and s.id = c.school_id
  left join kith.people p on p.id = c.made_by
 where c.id = :id and c.withdrawn_at is null;

-- name: findClosures
-- Those of the asker's schools, the newest first; or only those that hold on a day.
select c.id, c.school_id, s.name as school, c.from_day, c.until_day, c.why, c.words, c.made_at, p.name as made_by, c.open_from,
       c.made_at > now() - interval '10 minutes' as fresh
  from kith.closures c
  join kith.schools s on s.place_id = c.place_id and s.id = c.school_id
  left join kith.people p on p.id = c.made_by
 where c.place_id = (select kith.place()) and c.withdrawn_at is null
 -- part: on_day
   and c.from_day <= :day and coalesce(c.until_day, 'infinity') >= :day and coalesce(c.open_from, 'infinity') > :day
 -- end
 order by c.from_day desc, s.name
 limit 200;

-- name: openAgain
-- Two who closed the same school at once made two of it: whoever opens it again opens it whole.
update kith.closures c set open_from = :open_from, opened_at = now(), opened_by = (select kith.person())
 where c.open_from is null and c.withdrawn_at is null and c.from_day <= :open_from
   and (c.id = :id or coalesce(c.until_day, 'infinity') >= :open_from)
   and c.school_id = (select x.school_id from kith.closures x
                       where x.id = :id and x.open_from is null and x.withdrawn_at is null and x.from_day <= :open_from)
returning c.id;

-- name: withdrawClosure
update kith.closures c set withdrawn_at = now()
 where c.id = :id and c.made_by = (select kith.person()) and c.withdrawn_at is null
   and c.made_at > now() - interval '10 minutes'
returning c.id;

-- name: findSchools
select s as id from kith.my_schools() as s;
