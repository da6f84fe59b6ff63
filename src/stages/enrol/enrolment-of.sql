-- name: findEnrolment
-- The one that is open, else the last.
select e.id, e.school_id, e.cohort_name, e.began_on, e.ends_on, e.ended_on, e.ended_because, e.ended_words
  from kith.enrolments e
 where e.child_id = :child_id
 order by e.ended_on is null desc, e.began_on desc
 limit 1;
