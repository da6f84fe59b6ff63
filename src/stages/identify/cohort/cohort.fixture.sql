-- name: findPeople
select p.id, p.name from kith.people p;

-- name: findAnswers
select a.known from kith.cohort_check_answers a;

-- name: countChecksOf
select (select count(*)::int from kith.cohort_checks k where k.child_id = :child) as checks,
       (select count(*)::int from kith.cohort_check_answers a where a.child_id = :child) as answers;

-- name: countScreened
select count(*)::int as screened from kith.cohort_children c where c.cohort_id = :cohort;

-- name: findNumbers
select distinct on (p.child_id) p.upn
  from kith.pupil_numbers p join kith.cohort_children c on c.child_id = p.child_id
 where c.cohort_id = :cohort
 order by p.child_id, p.known_at desc, p.upn;

-- name: countStudyKeys
select count(*)::int as left from kith.cohort_children c where c.cohort_id = :cohort and c.study_key is not null;

-- name: correctMarks
-- The school sends its register again: the child was there all year.
update kith.attendance set marks = regexp_replace(marks, '[^/\\#-]', '/', 'g') where child_id = :child;

-- name: switchTriggersOff
-- Only the administrator of the server can do this.
set session_replication_role = replica;

-- name: rewriteFrozen
update kith.frozen_pupils set absent = absent + 1 where id = (select id from kith.frozen_pupils limit 1);

-- name: makeDue
update kith.frozen_pupils set delete_on = current_date where cohort_id = :cohort;

-- name: sharesDiffer
select kith.shares_differ(:x1::int, :n1::int, :x2::int, :n2::int) as differ;

-- name: dropChecks
with answers as (delete from kith.cohort_check_answers where child_id = :child)
delete from kith.cohort_checks where child_id = :child;
