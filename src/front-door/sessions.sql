-- name: findMemberships
select m.place_id, l.name as place, l.pretend, array_agg(distinct m.role order by m.role) as roles
  from kith.memberships m
  join kith.places l on l.id = m.place_id
  join kith.people p on p.id = m.person_id
 where m.person_id = :person_id and m.ended_at is null and p.ended_at is null
 group by m.place_id, l.name, l.pretend
 order by min(m.made_at), l.name;

-- name: addSession
insert into access.credentials
  (id, hash, kind, person_id, place_id, purpose, device, shared_computer, idle, until, stepped_up_at)
select :id, :hash, 'person', :person_id, :place_id, 'session', :device, :shared_computer,
       make_interval(mins => :idle_minutes::int),
       least(before.until, now() + make_interval(hours => :hours::int)),
       case when before.id is not null then before.stepped_up_at when :stepped_up then now() end
  from (select 1) as always left join access.credentials before on before.id = :goes_on_from::uuid;

-- name: findSession
select c.id, c.person_id, c.place_id, c.shared_computer, p.name, p.email
  from access.credentials c join kith.people p on p.id = c.person_id
 where c.hash = :hash and c.kind = 'person' and c.ended_at is null and p.ended_at is null
   and least(c.until, c.last_seen_at + c.idle) > now();

-- name: findSessionsOf
select c.id, c.device, l.name as place, c.shared_computer, c.made_at, c.last_seen_at, c.until,
       (extract(epoch from c.idle) / 60)::int as idle_minutes
  from access.credentials c left join kith.places l on l.id = c.place_id
 where c.person_id = :person_id and c.kind = 'person' and c.ended_at is null
   and least(c.until, c.last_seen_at + c.idle) > now()
 order by c.last_seen_at desc, c.id;

-- name: endSession
update access.credentials
   set ended_at = now(), ended_why = :why
 where id = :id and person_id = :person_id and kind = 'person' and ended_at is null
returning id;

-- name: endSessionsOf
update access.credentials
   set ended_at = now(), ended_why = :why
 where person_id = :person_id and kind = 'person' and ended_at is null
   and id is distinct from :except::uuid
returning id;

-- name: renewSession
update access.credentials
   set hash = :hash, stepped_up_at = now(), last_seen_at = now()
 where id = :id and kind = 'person' and ended_at is null;
