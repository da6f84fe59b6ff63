-- A run of the screen over what is held, and what it said of each child. It is asked for, then done by a job; once done
-- it is never changed: the next one stands beside it.

create table kith.screens (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  blueprint_id uuid not null,
  as_of date not null,
  academic_year integer not null,
  asked_at timestamptz not null default now(),
  asked_by uuid,
  ran_at timestamptz,
  screened integer,
  left_out integer,
  primary key (place_id, id),
  foreign key (place_id, blueprint_id) references kith.blueprints (place_id, id),
  check ((ran_at is null) = (screened is null) and (ran_at is null) = (left_out is null))
);
create index screens_by_time on kith.screens (place_id, ran_at desc);
select kith.guard('kith.screens', 'place', duty => 'run the screen');

create table kith.screen_results (
  place_id uuid not null,
  screen_id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  year_group text not null,
  outcome text not null check (outcome in
    ('out-of-scope', 'to-a-person', 'in', 'reserve', 'waiting', 'too-little-known', 'below-the-line')),
  rank integer check (rank > 0),
  risks_met integer not null,
  risks_measured integer not null,
  areas_met text[] not null,
  areas_not_measured text[] not null,
  also text[] not null,
  possible integer not null,
  absent integer not null,
  person_because integer[] not null,
  why text not null,
  reasons jsonb not null,
  position integer not null,
  primary key (place_id, screen_id, child_id),
  foreign key (place_id, screen_id) references kith.screens (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  check ((rank is not null) = (outcome in ('in', 'reserve', 'waiting')))
);
create index screen_results_of_school on kith.screen_results (screen_id, school_id, outcome, rank);
create index screen_results_of_child on kith.screen_results (child_id);
select kith.guard('kith.screen_results', 'scores');

select pgboss.create_queue('run-screen', jsonb_build_object(
  'policy', 'standard', 'retryLimit', 2, 'retryDelay', 2, 'expireInSeconds', 1800, 'heartbeatSeconds', 10,
  'deleteAfterSeconds', 604800));
