-- What came in, from whom, and what became of it. A receipt is kept for ever; the file is not.

create table kith.imports (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  feed text not null check (feed ~ '^[a-z]+(-[a-z0-9]+)*$'),
  named text not null,
  hash text,
  person_id uuid,
  organisation_id uuid,
  sender text not null default 'school' check (sender in ('school', 'council')),
  asked_at timestamptz not null default now(),
  started_at timestamptz,
  done_bytes bigint not null default 0,
  all_bytes bigint,
  doing text,
  cancel_asked_at timestamptz,
  finished_at timestamptz,
  outcome text check (outcome in ('taken-in', 'nothing-new', 'stopped', 'cancelled', 'failed')),
  sentence text,
  receipt jsonb not null default '{}',
  -- What it waits for a person to say; null while a job is at work, and once it has ended.
  waits text check (waits in ('matching', 'review')),
  -- Counts of the review, its alarms and its fingerprint; for a matching, the columns. Never a name or a value.
  review jsonb not null default '{}',
  undone_at timestamptz,
  undo jsonb,
  primary key (place_id, id),
  foreign key (place_id, organisation_id) references kith.organisations (place_id, id),
  check (waits is null or finished_at is null)
);
create index imports_by_time on kith.imports (place_id, asked_at desc);
select kith.guard('kith.imports', 'place', duty => 'import files');
grant update (cancel_asked_at) on kith.imports to kith_app;

-- Where a row was refused and why. Never the value, never a name.
create table kith.import_problems (
  place_id uuid not null,
  import_id uuid not null,
  number integer not null,
  file text not null,
  line integer,
  "column" text,
  problem text not null,
  primary key (place_id, import_id, number),
  foreign key (place_id, import_id) references kith.imports (place_id, id)
);
select kith.guard('kith.import_problems', 'place', duty => 'import files');
-- A review is made again, and its remarks with it.
grant delete on kith.import_problems to kith_worker;
