-- What came in, from whom, and what became of it. A receipt is kept for ever; the file is not.

create table kith.imports (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  feed text not null check (feed in ('extract')),
  named text not null,
  hash text,
  person_id uuid,
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
  primary key (place_id, id)
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
