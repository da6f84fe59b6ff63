-- name: findMembers
select m.id, m.person_id, p.name, p.email, m.role, s.name as school
  from kith.memberships m
  join kith.people p on p.id = m.person_id
  left join kith.schools s on s.place_id = m.place_id and s.id = m.school_id
 where m.place_id = (select kith.place()) and m.ended_at is null
 order by p.name, p.id, m.role;

-- name: findMember
select m.id, m.person_id, p.name, p.email, m.role
  from kith.memberships m join kith.people p on p.id = m.person_id
 where m.place_id = (select kith.place()) and m.id = :id and m.ended_at is null;

-- name: endMembership
update kith.memberships set ended_at = now(), ended_by = (select kith.person())
 where place_id = (select kith.place()) and id = :id and ended_at is null
returning id;

-- name: countCaseload
-- A number and of nobody: whoever ends a role sees no child.
select kith.count_caseload(:person_id) as children;

-- name: findTeamLeads
select p.name from kith.memberships m join kith.people p on p.id = m.person_id
 where m.place_id = (select kith.place()) and m.role = 'programme-manager' and m.ended_at is null order by p.name;

-- name: findSchoolsHere
select s.id, s.name from kith.schools s where s.place_id = (select kith.place()) order by s.name;
