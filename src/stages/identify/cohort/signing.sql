-- name: findBlockers
select b.blocker, b.n, b.about from kith.cohort_blockers(:cohort_id) b;

-- name: findGroups
select g.by_what, g.which, g.in_scope, g.at_risk, g.ranked, g.chosen, g.gap from kith.cohort_groups(:cohort_id) g;

-- name: findGapAnswers
select a.id, a.by_what, a.side, a.person_id, p.name as person, a.words, a.made_at
  from kith.cohort_gap_answers a join kith.people p on p.id = a.person_id
 where a.cohort_id = :cohort_id
 order by a.made_at desc;

-- name: sayAboutGap
select kith.say_about_gap(:id, :cohort_id, :by_what, :words) as answer;

-- name: findStood
select kith.cohort_stood(:cohort_id) as stood;

-- name: findSignatures
select s.id, s.side, s.person_id, p.name as person, s.statement, s.signed_at, s.voided_at, s.voided_because
  from kith.cohort_signatures s join kith.people p on p.id = s.person_id
 where s.cohort_id = :cohort_id
 order by s.signed_at desc;

-- name: sign
select kith.sign_cohort(:id, :cohort_id, :seen, :statement, :secret) as answer;
