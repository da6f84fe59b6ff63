-- name: schoolOf
select o.school_id as id from kith.rolls o where o.child_id = :child and o.ended_at is null;

-- name: leadSchool
update kith.memberships set school_id = :school where place_id = :place and role = 'school-lead';

-- name: changeSchool
with before as (
  update kith.rolls set ended_at = now() where child_id = :child and ended_at is null returning academic_year, year_group)
insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group)
select :place, gen_random_uuid(), :child, :school, b.academic_year, b.year_group from before b;
