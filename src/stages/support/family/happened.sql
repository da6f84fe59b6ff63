-- What changed in a family between two days: each told by somebody, none that came with a file.

-- name: findTold
select k.id, r.name, k.kind, (k.known_at at time zone :zone)::date as on_day, k.known_at, p.name as known_by,
       exists (select 1 from kith.relationships b
                where b.child_id = k.child_id and b.ended_at = k.known_at) as again
  from kith.relationships k
  join kith.relatives r on r.id = k.relative_id
  join kith.people p on p.id = k.known_by
 where k.child_id = :child_id and (k.known_at at time zone :zone)::date between :from and :to
   and (k.ended_at is null or k.ended_at > k.known_at);

-- name: findFacts
select f.id, f.words, f.about_relative, f.known_on, f.known_at, p.name as known_by
  from kith.family_facts f left join kith.people p on p.id = f.known_by
 where f.child_id = :child_id and f.known_on between :from and :to;

-- name: findDrawings
select n.id, n.drawn_on, n.made_at, n.follows, p.name as made_by,
       (select count(*)::int from kith.network_people x where x.network_id = n.id) as people
  from kith.networks n left join kith.people p on p.id = n.made_by
 where n.child_id = :child_id and n.drawn_on between :from and :to;

-- name: findInterpreters
select k.child_id, array_agg(distinct l.language) as languages, bool_or(r.needs_interpreter) as needs_interpreter
  from kith.relationships k
  join kith.relatives r on r.id = k.relative_id and r.ended_at is null
  cross join lateral unnest(r.languages) as l (language)
 where k.child_id = any(:children::uuid[]) and k.ended_at is null
 group by k.child_id;

-- name: findSchoolLeads
select p.name
  from kith.rolls o
  join kith.memberships m on m.school_id = o.school_id and m.role = 'school-lead' and m.ended_at is null
  join kith.people p on p.id = m.person_id
 where o.child_id = :child_id and o.ended_at is null
 order by p.name;
