-- name: findWhom
select w.person_id, w.name, w.roles, w.school from kith.whom_it_may_be_about() w;

-- name: keepFrom
select kith.keep_concern_from(:id, :people) as kept;

-- name: findWithoutLead
select coalesce(w.concerns, 0) as concerns, w.since, kith.glass_without_lead() as glass
  from (values (1)) one
  left join kith.concerns_without_lead() w on true;
