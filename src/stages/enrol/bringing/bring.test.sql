-- name: findUpns
select n.upn from kith.pupil_numbers n
  join kith.rolls o on o.child_id = n.child_id and o.ended_at is null
 where not exists (select 1 from access.restrictions s where s.child_id = n.child_id)
   and not exists (select 1 from access.exclusions s where s.child_id = n.child_id)
   and not exists (select 1 from kith.child_objections j where j.child_id = n.child_id)
   and o.year_group in ('2', '3', '4')
 order by n.upn;

-- name: counts
select (select count(*)::int from kith.enrolments) as enrolments,
       (select count(*)::int from access.caseloads l join kith.matches m on m.id = l.id) as caseloads,
       (select count(*)::int from kith.matches) as matches,
       (select count(*)::int from kith.agreements) as agreements,
       (select count(*)::int from kith.asking_rests) as resting,
       (select count(*)::int from kith.consents_in_force c where c.purpose = 'support') as "both",
       (select count(*)::int from kith.matches m where m.hello_on is not null) as hello,
       (select count(*)::int from kith.measure_windows) as windows;

-- name: exclude
insert into access.exclusions (place_id, id, child_id, person_id, kind)
select n.place_id, gen_random_uuid(), n.child_id, p.id, 'neighbour'
  from kith.pupil_numbers n, kith.people p where n.upn = :upn and p.email = :email;
