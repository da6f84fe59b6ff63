-- name: findSchoolsOfSender
-- For a job: a person who brings files in for the whole place, or the schools their memberships name.
select coalesce(bool_or(m.school_id is null), false) as whole,
       coalesce(array_agg(m.school_id::text) filter (where m.school_id is not null), '{}') as schools
  from kith.memberships m join access.duties d on d.role = m.role and d.duty = 'import files'
 where m.place_id = (select kith.place()) and m.person_id = :person and m.ended_at is null;

-- name: findMySchools
select s.id from kith.schools s
 where s.place_id = (select kith.place()) and s.id in (select kith.my_schools());

-- name: mayUndo
select kith.may_undo(:person, :import_id) as may;
