-- name: findRooms
-- School by school, its newest room and who has signed there; of the schools the asker acts for.
select l.id as school_id, l.name as school, c.id, c.screen_id, c.capacity, c.opened_at, c.names_opened_at, c.frozen_at, c.delete_on,
       (select array_agg(s.side order by s.side) from kith.cohort_signatures s
         where s.cohort_id = c.id and s.voided_at is null) as signed
  from kith.schools l
  left join lateral (
    select o.* from kith.cohorts o where o.place_id = l.place_id and o.school_id = l.id
     order by o.opened_at desc limit 1) c on true
 where l.place_id = (select kith.place()) and l.id in (select kith.my_schools())
 order by l.name;

-- name: findRoom
select c.id, c.school_id, l.name as school, l.urn, c.screen_id, s.as_of, s.academic_year, b.version as blueprint_version,
       b.content as blueprint, c.capacity, c.reserve, c.opened_at, o.name as opened_by, c.names_opened_at, n.name as names_opened_by,
       c.frozen_at, c.frozen_hash, c.cut_off, c.delete_on, kith.cohort_side(c.school_id, 'choose the cohort') as side
  from kith.cohorts c
  join kith.schools l on l.place_id = c.place_id and l.id = c.school_id
  join kith.screens s on s.place_id = c.place_id and s.id = c.screen_id
  join kith.blueprints b on b.place_id = s.place_id and b.id = s.blueprint_id
  left join kith.people o on o.id = c.opened_by
  left join kith.people n on n.id = c.names_opened_by
 where c.id = :cohort_id;

-- name: openRoom
select kith.open_cohort(:id, :school_id, :screen_id) as id;

-- name: openNames
select kith.open_cohort_names(:cohort_id) as opened;

-- name: findCouncilUsers
-- Whoever in this place may answer a check.
select distinct p.id, p.name
  from kith.memberships m
  join access.duties d on d.role = m.role and d.duty = 'answer checks'
  join kith.people p on p.id = m.person_id
 where m.place_id = (select kith.place()) and m.ended_at is null
 order by p.name, p.id;
