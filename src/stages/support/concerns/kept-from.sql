-- name: findWhom
select w.person_id, w.name, w.roles, w.school from kith.whom_it_may_be_about() w;

-- name: keepFrom
select kith.keep_concern_from(:id, :people) as kept;

-- name: findWithoutLead
select w.concerns, w.since from kith.concerns_without_lead() w;
