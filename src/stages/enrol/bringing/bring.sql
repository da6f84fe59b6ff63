-- name: findChildren
-- Who holds these pupil numbers, and how they take part now.
select n.upn, n.child_id, t.enrolment_id, t.began_on, t.cohort_name
  from kith.pupil_numbers n
  left join kith.taking_part t on t.place_id = n.place_id and t.child_id = n.child_id
 where n.place_id = (select kith.place()) and n.upn = any(:upns::text[]);

-- name: findPeople
select lower(p.email) as email, p.id
  from kith.memberships m join kith.people p on p.id = m.person_id
 where m.place_id = (select kith.place()) and m.role = 'link-worker' and m.ended_at is null
   and lower(p.email) = any(:emails::text[])
 group by p.email, p.id;

-- name: findEnrolled
-- Which of these enrolments are here, ended ones too.
select e.id from kith.enrolments e where e.place_id = (select kith.place()) and e.id = any(:ids::uuid[]);
