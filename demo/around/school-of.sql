-- name: findSchoolOf
-- Of which school somebody is the lead.
select m.school_id
  from kith.memberships m
 where m.place_id = (select kith.place()) and m.person_id = :person and m.role = 'school-lead' and m.school_id is not null
   and m.ended_at is null;
