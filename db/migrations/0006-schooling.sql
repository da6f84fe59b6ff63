-- Schooling records, as they came in: attendance, attainment, wellbeing scores, suspensions, behaviour, concerns,
-- ratings and dated flags. All of class scores. `position` keeps the order of the file: the later line wins a tie.

-- The days a school's marks stand for, in order; kept once for each list of days.
create table kith.calendars (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  academic_year integer not null,
  hash text not null,
  days date[] not null,
  primary key (place_id, id),
  unique (place_id, hash)
);
select kith.guard('kith.calendars', 'place', duty => 'set up the place');

-- One packed string a child, school and year, with its roll-up. AM, PM, AM, PM… for the calendar's days.
create table kith.attendance (
  place_id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  academic_year integer not null,
  calendar_id uuid not null,
  marks text not null,
  possible integer not null,
  authorised integer not null,
  unauthorised integer not null,
  late integer not null,
  late_after_close integer not null,
  known_at timestamptz not null default now(),
  import_id uuid,
  primary key (place_id, child_id, school_id, academic_year),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  foreign key (place_id, calendar_id) references kith.calendars (place_id, id),
  check (possible >= authorised + unauthorised)
);
create index attendance_of_child on kith.attendance (child_id);
select kith.guard('kith.attendance', 'scores');

-- Each change keeps the string it replaced.
create table kith.attendance_before (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  academic_year integer not null,
  calendar_id uuid not null,
  marks text not null,
  known_at timestamptz not null,
  import_id uuid,
  replaced_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index attendance_before_of_child on kith.attendance_before (child_id);
select kith.guard('kith.attendance_before', 'scores');

create function kith.keep_attendance() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kith.attendance_before
    (place_id, id, child_id, school_id, academic_year, calendar_id, marks, known_at, import_id)
  values (old.place_id, gen_random_uuid(), old.child_id, old.school_id, old.academic_year, old.calendar_id,
          old.marks, old.known_at, old.import_id);
  return new;
end $$;
alter function kith.keep_attendance() owner to kith_definer;
revoke all on function kith.keep_attendance() from public;
create trigger keep_attendance before update on kith.attendance for each row
  when (old.marks is distinct from new.marks or old.calendar_id is distinct from new.calendar_id)
  execute function kith.keep_attendance();

-- The records below share a shape: who, when, what, and `same` = the how-manyeth identical line, so that the same
-- file twice adds nothing and a file with one more identical line adds one.
create table kith.suspensions (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  starts_on date not null,
  sessions integer not null check (sessions >= 0),
  type text not null check (type in ('SUSP', 'PERM', 'LNCH')),
  reasons text[] not null default '{}',
  same integer not null default 1,
  position bigint not null default nextval('kith.positions'),
  known_at timestamptz not null default now(),
  import_id uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index suspensions_once on kith.suspensions (place_id, child_id, starts_on, type, sessions, reasons, same);
create index suspensions_of_child on kith.suspensions (child_id);
select kith.guard('kith.suspensions', 'scores');

-- A suspension that a school sends again with other figures is one: its newest word stands. Whatever shows or counts
-- suspensions reads this, and never the rows behind it.
create view kith.suspensions_standing with (security_invoker = true) as
  select s.place_id, s.id, s.child_id, s.starts_on, s.sessions, s.type, s.reasons, s.position, s.known_at
    from kith.suspensions s
   where not exists (
     select 1 from kith.suspensions n
      where n.place_id = s.place_id and n.child_id = s.child_id and n.starts_on = s.starts_on and n.type = s.type
        and (n.known_at, n.sessions, n.id) > (s.known_at, s.sessions, s.id));
grant select on kith.suspensions_standing to kith_app, kith_worker;

create table kith.behaviour (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  kind text not null check (kind in ('negative', 'positive')),
  points integer not null check (points >= 0),
  what text,
  same integer not null default 1,
  position bigint not null default nextval('kith.positions'),
  known_at timestamptz not null default now(),
  import_id uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index behaviour_once on kith.behaviour (place_id, child_id, on_day, kind, points, md5(coalesce(what, '')), same);
create index behaviour_of_child on kith.behaviour (child_id);
select kith.guard('kith.behaviour', 'scores');

create table kith.concerns (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  kind text not null check (kind in
    ('bullying', 'isolation', 'exposure-to-crime', 'caring', 'bereavement', 'housing', 'other')),
  said_by text,
  same integer not null default 1,
  position bigint not null default nextval('kith.positions'),
  known_at timestamptz not null default now(),
  import_id uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index concerns_once on kith.concerns (place_id, child_id, on_day, kind, md5(coalesce(said_by, '')), same);
create index concerns_of_child on kith.concerns (child_id);
select kith.guard('kith.concerns', 'scores');

create table kith.attainment (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  subject text not null,
  band text not null check (band in ('well_below', 'below', 'at', 'above')),
  raw text,
  scale text,
  same integer not null default 1,
  position bigint not null default nextval('kith.positions'),
  known_at timestamptz not null default now(),
  import_id uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index attainment_once on kith.attainment
  (place_id, child_id, on_day, subject, band, md5(coalesce(raw, '') || '|' || coalesce(scale, '')), same);
create index attainment_of_child on kith.attainment (child_id);
select kith.guard('kith.attainment', 'scores');

create table kith.sdq_scores (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  informant text not null check (informant in ('teacher', 'parent', 'self')),
  emotional integer check (emotional between 0 and 10),
  conduct integer check (conduct between 0 and 10),
  hyperactivity integer check (hyperactivity between 0 and 10),
  peer integer check (peer between 0 and 10),
  prosocial integer check (prosocial between 0 and 10),
  impact integer check (impact between 0 and 10),
  same integer not null default 1,
  position bigint not null default nextval('kith.positions'),
  known_at timestamptz not null default now(),
  import_id uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index sdq_scores_once on kith.sdq_scores (place_id, child_id, on_day, informant,
  coalesce(emotional, -1), coalesce(conduct, -1), coalesce(hyperactivity, -1), coalesce(peer, -1),
  coalesce(prosocial, -1), coalesce(impact, -1), same);
create index sdq_scores_of_child on kith.sdq_scores (child_id);
select kith.guard('kith.sdq_scores', 'scores');

create table kith.ratings (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  area text not null check (area in ('parental-engagement', 'school-engagement')),
  rating text not null check (rating in ('low', 'medium', 'high')),
  because text not null check (because <> ''),
  said_by text,
  same integer not null default 1,
  position bigint not null default nextval('kith.positions'),
  known_at timestamptz not null default now(),
  import_id uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index ratings_once on kith.ratings
  (place_id, child_id, on_day, area, rating, md5(because || '|' || coalesce(said_by, '')), same);
create index ratings_of_child on kith.ratings (child_id);
select kith.guard('kith.ratings', 'scores');

-- Free school meals, SEN, first language, ethnicity, deprivation, status: true from when it was known until it ended.
create table kith.flags (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  flag text not null check (flag in
    ('fsm', 'ever6', 'sen', 'need', 'eal', 'ethnicity', 'idaci_decile', 'status', 'known_before')),
  value text not null,
  known_at timestamptz not null default now(),
  ended_at timestamptz,
  import_id uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index flags_in_force on kith.flags (place_id, child_id, flag) where ended_at is null;
create index flags_of_child on kith.flags (child_id) where ended_at is null;
select kith.guard('kith.flags', 'scores');

-- Which files a school has sent for a year: a rule about suspensions or behaviour is "not measured" only where its file
-- never came, not where it came empty.
create table kith.files_held (
  place_id uuid not null,
  school_id uuid not null,
  academic_year integer not null,
  file text not null check (file in
    ('pupils', 'marks', 'suspensions', 'behaviour', 'concerns', 'attainment', 'sdq', 'ratings')),
  import_id uuid,
  known_at timestamptz not null default now(),
  primary key (place_id, school_id, academic_year, file),
  foreign key (place_id, school_id) references kith.schools (place_id, id)
);
select kith.guard('kith.files_held', 'place', duty => 'import files');
