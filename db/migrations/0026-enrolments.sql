-- Who takes part in the programme, from which day, for how long, and what ended it (rules/enrol.md). A child or young
-- person is enrolled once both yeses are there and a Link Worker is matched; the caseload itself is access.caseloads.

create table kith.enrolments (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  -- The signed cohort they were offered a place of; null for those who took part before the place worked with Kith.
  cohort_id uuid,
  cohort_name text not null check (length(cohort_name) between 1 and 100),
  began_on date not null,
  ends_on date not null,
  ended_on date,
  ended_because text check (ended_because in ('completed', 'withdrew', 'moved-away', 'stepped-up', 'other')),
  ended_words text check (length(ended_words) <= 500),
  ended_at timestamptz,
  ended_by uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  check (ends_on > began_on),
  check (ended_on is null or ended_on >= began_on),
  check ((ended_on is null) = (ended_because is null))
);
create unique index enrolments_open on kith.enrolments (place_id, child_id) where ended_on is null;
create index enrolments_of_child on kith.enrolments (child_id);
create index enrolments_of_school on kith.enrolments (school_id, began_on);
select kith.guard('kith.enrolments', 'plan', duty => 'match link workers');

-- Does this child or young person take part today? Asked by whatever begins something new with them.
create view kith.taking_part with (security_invoker = true) as
  select e.place_id, e.id as enrolment_id, e.child_id, e.school_id, e.cohort_name, e.began_on, e.ends_on, e.made_at
    from kith.enrolments e
   where e.ended_on is null;
grant select on kith.taking_part to kith_app, kith_worker, kith_definer;

-- Who takes or took part, from when until when: asked of a day that is over.
create view kith.took_part with (security_invoker = true) as
  select e.place_id, e.child_id, e.began_on, e.ended_on from kith.enrolments e;
grant select on kith.took_part to kith_app, kith_worker, kith_definer;
