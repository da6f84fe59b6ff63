-- A goal about the family's own people is measured by who does it, and no other goal is (rules/plan.md): the form asks so, and
-- nothing is kept that was asked otherwise.
alter table kith.plan_goals add constraint plan_goals_measure_of_whose check ((whose = 'network') = (measure = 'doing'));
