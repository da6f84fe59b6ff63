-- name: findLead
-- Who leads at a school.
select m.person_id from kith.memberships m
 where m.place_id = (select kith.place()) and m.role = 'school-lead' and m.school_id = :school_id and m.ended_at is null
 order by m.made_at
 limit 1;

-- name: findCouncil
-- The council's practitioners who lead an open episode of one of these children.
select distinct l.person_id
  from kith.early_help_leads l
  join kith.memberships m on m.person_id = l.person_id and m.role = 'early-help-practitioner' and m.ended_at is null
 where l.child_id = any (:children::uuid[]) and l.until_on is null
 order by l.person_id;
