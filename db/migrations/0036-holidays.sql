-- Holidays bridged (rules/holidays.md): two weeks before, who will be rung and when, what food, trip or club is booked, whom
-- to call; and the calls that were made, in the holidays or while a school is closed.

-- One Link Worker's list for one school and one holiday, from the first day without school to the last.
create table kith.holiday_lists (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  person_id uuid not null default kith.person() references kith.people (id),
  school_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  made_at timestamptz not null default now(),
  primary key (place_id, id),
  unique (place_id, person_id, school_id, starts_on),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  check (ends_on >= starts_on)
);
create index holiday_lists_of_school on kith.holiday_lists (school_id, starts_on);
select kith.guard('kith.holiday_lists', 'place', duty => 'be in school',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())');
create policy in_own_name on kith.holiday_lists as restrictive for insert to kith_app
  with check (person_id = (select kith.person()));

-- What is planned for one child. A change is a row of its own; the one before is replaced and stays.
create table kith.holiday_plans (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  list_id uuid not null,
  child_id uuid not null,
  food text check (length(food) between 1 and 200),
  booked text check (length(booked) between 1 and 200),
  call_who text check (length(call_who) between 1 and 200),
  keep_close boolean not null,
  made_at timestamptz not null default now(),
  made_by uuid default kith.person() references kith.people (id),
  replaced_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, list_id) references kith.holiday_lists (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index holiday_plans_standing on kith.holiday_plans (place_id, list_id, child_id) where replaced_at is null;
create index holiday_plans_of_child on kith.holiday_plans (child_id);
select kith.guard('kith.holiday_plans', 'plan');
grant update (replaced_at) on kith.holiday_plans to kith_app;
create policy only_taking_part on kith.holiday_plans as restrictive for insert to kith_app with check (
  made_by = (select kith.person())
  and exists (select 1 from kith.taking_part t where t.child_id = kith.holiday_plans.child_id));

-- A day on which somebody will ring.
create table kith.holiday_calls (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  list_id uuid not null,
  child_id uuid not null,
  on_day date not null,
  at text check (at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  made_at timestamptz not null default now(),
  made_by uuid default kith.person() references kith.people (id),
  withdrawn_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, list_id) references kith.holiday_lists (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index holiday_calls_once on kith.holiday_calls (place_id, list_id, child_id, on_day) where withdrawn_at is null;
create index holiday_calls_of_child on kith.holiday_calls (child_id, on_day) where withdrawn_at is null;
create index holiday_calls_by_day on kith.holiday_calls (place_id, on_day) where withdrawn_at is null;
select kith.guard('kith.holiday_calls', 'plan');
grant update (withdrawn_at) on kith.holiday_calls to kith_app;
create policy only_taking_part on kith.holiday_calls as restrictive for insert to kith_app with check (
  made_by = (select kith.person())
  and exists (select 1 from kith.taking_part t where t.child_id = kith.holiday_calls.child_id));

-- Rang, or went to the door: one tick. A call that needs more words is a contact, and does the same.
create table kith.rings (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  how text not null check (how in ('rang', 'doorstep')),
  spoke boolean not null,
  captured_at timestamptz not null,
  made_at timestamptz not null default now(),
  rang_by uuid not null default kith.person() references kith.people (id),
  withdrawn_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index rings_of_child on kith.rings (child_id, on_day) where withdrawn_at is null;
select kith.guard('kith.rings', 'plan');
grant update (withdrawn_at) on kith.rings to kith_app;
create policy only_own_and_taking_part on kith.rings as restrictive for insert to kith_app with check (
  rang_by = (select kith.person())
  and exists (select 1 from kith.taking_part t where t.child_id = kith.rings.child_id));
create policy only_their_own on kith.rings as restrictive for update to kith_app
  using (rang_by = (select kith.person())) with check (rang_by = (select kith.person()));
