-- name: askChecks
select kith.ask_cohort_checks(:batch_id, :cohort_id, :basis, :first_person, :second_person) as asked;

-- name: findChecksToAnswer
select k.check_id, k.forename, k.surname, k.born_on, k.school, k.basis, k.asked_by, k.asked_at
  from kith.checks_to_answer() k;

-- name: answerCheck
select kith.answer_check(:id, :check_id, :known) as answer;
