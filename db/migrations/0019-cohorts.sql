-- The cohort room: a school's lead and the programme manager agree on who is offered a place (rules/cohort.md). Nobody
-- writes these tables directly: what may be said, signed and frozen, by whom and when, is decided by the functions of 0023
-- and 0024, which lock the room, so that a decision and a signature never pass each other unseen.

create table kith.cohorts (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  school_id uuid not null,
  screen_id uuid not null,
  capacity integer not null check (capacity >= 0),
  reserve integer not null check (reserve >= 0),
  opened_at timestamptz not null default now(),
  opened_by uuid not null references kith.people (id),
  names_opened_at timestamptz,
  names_opened_by uuid references kith.people (id),
  frozen_at timestamptz,
  frozen_hash text,
  cut_off jsonb,
  delete_on date,
  primary key (place_id, id),
  unique (place_id, school_id, screen_id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  foreign key (place_id, screen_id) references kith.screens (place_id, id)
);
select kith.guard('kith.cohorts', 'place', duty => 'choose the cohort',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())'
    ' and ((select kith.may(''choose the cohort'')) or frozen_at is not null and (select kith.may(''make offers'')))');

-- Everybody whom the run looked at in this school, by a code that says nothing: year and a number drawn by lot.
-- `study_key` is there only between the school's signature and the freezing.
create table kith.cohort_children (
  place_id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  code text not null,
  study_key text,
  primary key (place_id, cohort_id, child_id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index cohort_children_of_child on kith.cohort_children (child_id);
select kith.guard('kith.cohort_children', 'scores');

-- What people said of a child in the room. Never changed: whoever thinks again says it again, and both stay.
create table kith.cohort_entries (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  person_id uuid not null references kith.people (id),
  side text not null check (side in ('school', 'programme')),
  kind text not null check (kind in ('strength', 'asked', 'next-step', 'view')),
  decision text check (decision in ('in', 'waiting', 'out')),
  reason text,
  words text not null check (length(words) between 3 and 600),
  by_when date,
  made_at timestamptz not null default clock_timestamp(),
  primary key (place_id, id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((kind = 'view') = (decision is not null) and (kind = 'view') = (reason is not null)),
  check (by_when is null or kind = 'next-step')
);
create index cohort_entries_of_cohort on kith.cohort_entries (cohort_id, child_id, made_at);
create index cohort_entries_of_child on kith.cohort_entries (child_id);
select kith.guard('kith.cohort_entries', 'scores');

-- Whether the council knows a family: asked only for children about to be offered a place, of two named people there.
create table kith.cohort_checks (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  batch_id uuid not null,
  basis text not null check (length(basis) between 10 and 400),
  first_person uuid not null references kith.people (id),
  second_person uuid not null references kith.people (id),
  asked_by uuid not null references kith.people (id),
  asked_at timestamptz not null default clock_timestamp(),
  primary key (place_id, id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index cohort_checks_of_cohort on kith.cohort_checks (cohort_id, child_id, asked_at);
create index cohort_checks_of_child on kith.cohort_checks (child_id);
select kith.guard('kith.cohort_checks', 'early_help');

create table kith.cohort_check_answers (
  place_id uuid not null,
  id uuid not null,
  check_id uuid not null,
  child_id uuid not null,
  person_id uuid not null references kith.people (id),
  known boolean not null,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (place_id, id),
  unique (place_id, check_id, child_id, person_id),
  foreign key (place_id, check_id) references kith.cohort_checks (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index cohort_check_answers_of_child on kith.cohort_check_answers (child_id);
select kith.guard('kith.cohort_check_answers', 'early_help');

-- What each side did about a gap between groups that is beyond its interval.
create table kith.cohort_gap_answers (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  school_id uuid not null,
  person_id uuid not null references kith.people (id),
  side text not null check (side in ('school', 'programme')),
  by_what text not null check (by_what in ('sex', 'sen', 'fsm', 'ethnicity', 'eal')),
  words text not null check (length(words) between 10 and 1000),
  made_at timestamptz not null default clock_timestamp(),
  primary key (place_id, id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id)
);
create index cohort_gap_answers_of_cohort on kith.cohort_gap_answers (cohort_id);
select kith.guard('kith.cohort_gap_answers', 'place', duty => 'choose the cohort',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())'
    ' and (select kith.may(''choose the cohort''))');

-- Signed is a hash of all that stood. What is changed after makes a signature void, and says so.
create table kith.cohort_signatures (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  school_id uuid not null,
  person_id uuid not null references kith.people (id),
  side text not null check (side in ('school', 'programme')),
  statement text not null check (length(statement) between 20 and 2000),
  stood text not null,
  signed_at timestamptz not null default clock_timestamp(),
  voided_at timestamptz,
  voided_because text,
  primary key (place_id, id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  check ((voided_at is null) = (voided_because is null))
);
create unique index cohort_signatures_in_force on kith.cohort_signatures (place_id, cohort_id, side) where voided_at is null;
select kith.guard('kith.cohort_signatures', 'place', duty => 'sign the cohort',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())'
    ' and (select kith.may(''choose the cohort''))');

-- The frozen run: everybody who was screened, chosen or not, with no name, no day of birth and no id of a child. Whoever
-- holds the school's key can say which pupil a study key is; Kith cannot.
create table kith.frozen_pupils (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  school_id uuid not null,
  study_key text not null,
  born_month date,
  year_group text not null,
  groups jsonb not null,
  outcome text not null,
  rank integer,
  risks_met integer not null,
  risks_measured integer not null,
  areas_met text[] not null,
  areas_not_measured text[] not null,
  also text[] not null,
  person_because integer[] not null,
  possible integer not null,
  absent integer not null,
  rows_used jsonb not null,
  place text not null check (place in ('in', 'reserve', 'waiting', 'out')),
  position integer,
  overrides jsonb not null,
  delete_on date not null,
  primary key (place_id, id),
  unique (place_id, cohort_id, study_key),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id)
);
select kith.guard('kith.frozen_pupils', 'place', duty => 'sign the cohort',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())'
    ' and (select kith.may(''choose the cohort''))');

-- Who was agreed on, by whom offers go on: these alone are known by child.
create table kith.cohort_places (
  place_id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  place text not null check (place in ('in', 'reserve', 'waiting')),
  position integer not null,
  frozen_id uuid not null,
  primary key (place_id, cohort_id, child_id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, frozen_id) references kith.frozen_pupils (place_id, id)
);
create index cohort_places_of_child on kith.cohort_places (child_id);
create index cohort_places_of_frozen on kith.cohort_places (frozen_id);
select kith.guard('kith.cohort_places', 'scores');

revoke insert on kith.cohorts, kith.cohort_children, kith.cohort_entries, kith.cohort_checks, kith.cohort_check_answers,
  kith.cohort_gap_answers, kith.cohort_signatures, kith.frozen_pupils, kith.cohort_places from kith_app;
revoke insert, update on kith.cohorts, kith.cohort_children, kith.cohort_entries, kith.cohort_checks,
  kith.cohort_check_answers, kith.cohort_gap_answers, kith.cohort_signatures, kith.frozen_pupils, kith.cohort_places
  from kith_worker;

-- Nobody rewrites what is frozen, not even the functions that froze it. Retention and a family's objection may delete it.
create function kith.refuse_rewriting() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'What was frozen is never rewritten: a correction stands beside it.' using errcode = 'insufficient_privilege';
end $$;
create trigger frozen before update on kith.frozen_pupils for each row execute function kith.refuse_rewriting();
create trigger frozen before update on kith.cohort_places for each row execute function kith.refuse_rewriting();
create trigger frozen before update on kith.cohorts for each row when (old.frozen_at is not null)
  execute function kith.refuse_rewriting();
alter function kith.refuse_rewriting() owner to kith_definer;
revoke all on function kith.refuse_rewriting() from public;
