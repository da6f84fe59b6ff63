-- name: findIdentity
-- Who this is, and with whom. What the reader may not know of comes as null.
select c.id, n.forename, n.surname, o.year_group, s.id as school_id, s.name as school,
       w.names as link_workers, f.languages, f.needs_interpreter, g.value as eal
  from kith.children c
  left join kith.names n on n.child_id = c.id and n.ended_at is null
  left join kith.rolls o on o.child_id = c.id and o.ended_at is null
  left join kith.schools s on s.id = o.school_id
  left join kith.flags g on g.child_id = c.id and g.flag = 'eal' and g.ended_at is null
  left join lateral (
    select coalesce(array_agg(p.name order by l.made_at), '{}') as names
      from access.caseloads l join kith.people p on p.id = l.person_id
     where l.child_id = c.id and l.ended_at is null) w on true
  left join lateral (
    select coalesce(array_agg(distinct l.language), '{}') as languages,
           coalesce(bool_or(r.needs_interpreter), false) as needs_interpreter
      from kith.relationships k
      join kith.relatives r on r.id = k.relative_id and r.ended_at is null
      cross join lateral unnest(r.languages) as l (language)
     where k.child_id = c.id and k.ended_at is null) f on true
 where c.id = :child_id;

-- name: findWhoMaySee
select w.person_id, w.name, w.why, w.until,
       (select string_agg(distinct m.role, ',' order by m.role) from kith.memberships m
         where m.person_id = w.person_id and m.place_id = (select kith.place()) and m.ended_at is null) as roles
  from kith.who_may_see(:child_id) w;

-- name: findWhoLooked
select w.at, w.person_id, w.name, w.what, w.why from kith.who_looked(:child_id, :at_most) w;
