-- Children and their families. One table holds one class of the access matrix: a child's row has no name in it.

create sequence kith.positions;
grant usage on sequence kith.positions to kith_app, kith_worker, kith_owner, kith_definer;

create table kith.children (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  made_at timestamptz not null default now(),
  import_id uuid,
  primary key (place_id, id)
);
-- access.reach knows a child by id alone, so no two places may have one with the same.
create unique index children_by_id on kith.children (id);
select kith.guard('kith.children', 'identity', child_column => 'id');

-- A child may hold two pupil numbers in time; the number never leaves this table but for matching and exchange.
create table kith.pupil_numbers (
  place_id uuid not null,
  child_id uuid not null,
  upn text not null check (upn = upper(upn) and length(upn) between 1 and 20),
  known_at timestamptz not null default now(),
  import_id uuid,
  primary key (place_id, upn),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index pupil_numbers_of_child on kith.pupil_numbers (child_id);
select kith.guard('kith.pupil_numbers', 'identity');
-- The key would tell a page whether a number is here, and a number claimed for one's own child would draw another's
-- records to it at the next import. Only imports write numbers.
revoke insert on kith.pupil_numbers from kith_app;

-- Facts end, they are not overwritten: the name in force is the one that has not ended.
create table kith.names (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  forename text,
  surname text,
  known_at timestamptz not null default now(),
  ended_at timestamptz,
  import_id uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index names_in_force on kith.names (place_id, child_id) where ended_at is null;
create index names_of_child on kith.names (child_id) where ended_at is null;
create index names_before on kith.names (child_id) where ended_at is not null;
select kith.guard('kith.names', 'identity');

create table kith.births (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  born_on date,
  sex text,
  known_at timestamptz not null default now(),
  ended_at timestamptz,
  import_id uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index births_in_force on kith.births (place_id, child_id) where ended_at is null;
select kith.guard('kith.births', 'identity');

-- On which school's roll, in which year group. At most one roll is open; the newest import says which.
create table kith.rolls (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  academic_year integer not null,
  year_group text not null,
  position bigint not null default nextval('kith.positions'),
  known_at timestamptz not null default now(),
  ended_at timestamptz,
  import_id uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id)
);
create unique index rolls_open on kith.rolls (place_id, child_id) where ended_at is null;
create unique index rolls_known on kith.rolls (place_id, child_id, school_id, academic_year, year_group);
create index rolls_of_school on kith.rolls (school_id, child_id) where ended_at is null;
select kith.guard('kith.rolls', 'identity');
-- Who a child is and on which roll is known from schools' files alone: a roll that a page wrote would show the child to a school.
revoke insert on kith.children, kith.names, kith.births, kith.rolls from kith_app;

create table kith.contact_details (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('phone', 'email', 'address')),
  whose text not null,
  value text not null,
  known_at timestamptz not null default now(),
  known_by uuid,
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index contact_details_of_child on kith.contact_details (child_id) where ended_at is null;
select kith.guard('kith.contact_details', 'contact');

-- An address that must not be known: its own class, its own grant, encrypted with a key outside the database.
-- Never printed, exported, mailed or mapped.
create table kith.protected_addresses (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  sealed bytea not null,
  key_id text not null,
  because text not null,
  known_at timestamptz not null default now(),
  known_by uuid,
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
select kith.guard('kith.protected_addresses', 'protected_address');

-- A household is who lives together; a child may have two.
create table kith.households (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  made_at timestamptz not null default now(),
  primary key (place_id, id)
);
create table kith.household_children (
  place_id uuid not null,
  household_id uuid not null,
  child_id uuid not null,
  since date,
  ended_on date,
  primary key (place_id, household_id, child_id),
  foreign key (place_id, household_id) references kith.households (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index household_children_of_child on kith.household_children (child_id);
select kith.guard('kith.household_children', 'family');
select kith.guard('kith.households', 'family',
  via => 'exists (select 1 from kith.household_children h where h.household_id = kith.households.id)');

create table kith.relatives (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  name text not null,
  languages text[] not null default '{}',
  needs_interpreter boolean not null default false,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (place_id, id)
);
-- Parental responsibility is shown by a document, never inferred from a surname or a contact row.
create table kith.relationships (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  relative_id uuid not null,
  kind text not null,
  parental_responsibility boolean,
  responsibility_shown_by text,
  known_at timestamptz not null default now(),
  known_by uuid,
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, relative_id) references kith.relatives (place_id, id),
  check (parental_responsibility is null or responsibility_shown_by is not null)
);
create index relationships_of_child on kith.relationships (child_id) where ended_at is null;
create index relationships_of_relative on kith.relationships (relative_id) where ended_at is null;
select kith.guard('kith.relationships', 'family');
select kith.guard('kith.relatives', 'family',
  via => 'exists (select 1 from kith.relationships r where r.relative_id = kith.relatives.id)');

-- Families who object: a keyed hash of the pupil number, so that the next import remembers and nobody can read it back.
create table kith.objections (
  place_id uuid not null references kith.places (id),
  keyed_hash text not null check (keyed_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (place_id, keyed_hash)
);
select kith.guard('kith.objections', 'machine');

-- A child already held whose family objects leaves the screen and goes to a person.
create table kith.child_objections (
  place_id uuid not null,
  child_id uuid not null,
  made_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by uuid,
  settled_how text,
  primary key (place_id, child_id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
select kith.guard('kith.child_objections', 'consent');

-- What happened, for counting and for telling the story: never the only place where something is true.
create table kith.events (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  child_id uuid,
  about_id uuid,
  person_id uuid default kith.person(),
  happened_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index events_of_child on kith.events (child_id, happened_at);
create index events_of_kind on kith.events (place_id, kind, happened_at);
select kith.guard('kith.events', 'identity');
create policy in_their_own_name on kith.events as restrictive for insert to kith_app
  with check (person_id is not distinct from (select kith.person()));
