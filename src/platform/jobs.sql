-- name: askForJob
select from kith.ask_for_job(:job, :about);
