-- name: age
update access.credentials set last_seen_at = last_seen_at - :by::interval, made_at = made_at - :by::interval
 where kind = 'person' and ended_at is null;

-- name: ageInAll
update access.credentials set until = until - :by::interval where kind = 'person' and ended_at is null;

-- name: forgetConfirmation
update access.credentials set stepped_up_at = stepped_up_at - interval '11 minutes' where kind = 'person';

-- name: endPerson
update kith.people set ended_at = now() where id = :id;

-- name: ageInvitations
update door.invitations set until = until - :by::interval;

-- name: ageTries
update door.tries set last_at = last_at - :by::interval;

-- name: findSessions
select id, hash, device, shared_computer, extract(epoch from idle)::int as idle, ended_at is not null as ended, ended_why,
       until, stepped_up_at
  from access.credentials where kind = 'person' and person_id = :person_id order by made_at;

-- name: findActs
select action, detail, place_id from audit.entries where person_id = :person_id order by at, id;

-- name: findActsOfOperators
select e.action, c.purpose as why_done
  from audit.entries e join access.credentials c on c.id = e.credential_id
 where e.place_id = :place_id and e.actor_kind = 'operator' order by e.at, e.id;

-- name: findRefusals
select detail from audit.entries where action = 'sign-in-refused' order by at, id;

-- name: findKept
select (select sealed from door.code_makers where person_id = :person_id) as sealed,
       (select hash from door.passwords where person_id = :person_id) as password,
       (select array_agg(hash) from door.recovery_codes where person_id = :person_id) as codes;

-- name: findMembershipId
select id from kith.memberships where person_id = :person_id and ended_at is null;

-- name: findPersonId
select id from kith.people where email = :email;

-- name: findRolesOf
select role from kith.memberships m join kith.people p on p.id = m.person_id
 where p.email = :email and m.ended_at is null order by role;

-- name: findInvitationId
select id from door.invitations where email = :email order by made_at desc limit 1;

-- name: findDoorTables
select split_part(guarded, '.', 1) as schema, split_part(guarded, '.', 2) as name
  from access.guards where class = 'door' order by guarded;

-- name: countRows
select count(*)::int as n from :"schema".:"name";
