-- The team (rules/team.md): which languages people speak, what training they have and until when, what they are noticing, and
-- which notes were read with them. No table counts a person's notes.

-- A language somebody speaks well enough to talk with a family in it.
create table kith.staff_languages (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  person_id uuid not null references kith.people (id),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  told_at timestamptz not null default now(),
  told_by uuid not null default kith.person() references kith.people (id),
  ended_at timestamptz,
  primary key (place_id, id)
);
create unique index staff_languages_once on kith.staff_languages (place_id, person_id, language) where ended_at is null;
select kith.guard('kith.staff_languages', 'place', duty => 'lead the team');
-- Everybody says for themselves what they speak.
create policy own_adds on kith.staff_languages for insert to kith_app with check (
  place_id = (select kith.place()) and person_id = (select kith.person()));
create policy own_changes on kith.staff_languages for update to kith_app
  using (place_id = (select kith.place()) and person_id = (select kith.person()))
  with check (person_id = (select kith.person()));
create policy in_their_own_name on kith.staff_languages as restrictive for insert to kith_app
  with check (told_by = (select kith.person()));
grant update (ended_at) on kith.staff_languages to kith_app;

-- Training somebody has done, and until when it holds: seen by whoever it is and by whoever leads the team.
create table kith.trainings (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  person_id uuid not null references kith.people (id),
  what text not null check (length(what) between 2 and 100),
  done_on date not null,
  holds_until date check (holds_until > done_on),
  told_at timestamptz not null default now(),
  told_by uuid not null default kith.person() references kith.people (id),
  withdrawn_at timestamptz,
  primary key (place_id, id)
);
create index trainings_of_person on kith.trainings (person_id) where withdrawn_at is null;
select kith.guard('kith.trainings', 'place', duty => 'lead the team',
  via => 'place_id = (select kith.place()) and ((select kith.person()) is null or person_id = (select kith.person())
          or (select kith.may(''lead the team'')))');
create policy in_their_own_name on kith.trainings as restrictive for insert to kith_app
  with check (told_by = (select kith.person()));
grant update (withdrawn_at) on kith.trainings to kith_app;

-- What somebody is noticing, without any child's name: for whoever leads the team, and with `wider` for whoever answers for
-- the place. It belongs to no child's record.
create table kith.noticings (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  person_id uuid not null references kith.people (id),
  words text not null check (length(words) between 1 and 4000),
  wider boolean not null,
  made_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (place_id, id)
);
create index noticings_of_person on kith.noticings (person_id, made_at desc);
select kith.guard('kith.noticings', 'place',
  via => 'place_id = (select kith.place()) and (person_id = (select kith.person())
          or ((wider or (select kith.may(''lead the team''))) and (select kith.may(''answer what is noticed''))))');
create policy own_adds on kith.noticings for insert to kith_app with check (
  place_id = (select kith.place()) and person_id = (select kith.person()));
create policy own_changes on kith.noticings for update to kith_app
  using (place_id = (select kith.place()) and person_id = (select kith.person()))
  with check (person_id = (select kith.person()));
grant update (withdrawn_at) on kith.noticings to kith_app;

create table kith.noticing_answers (
  place_id uuid not null,
  id uuid not null,
  noticing_id uuid not null,
  words text not null check (length(words) between 1 and 2000),
  answered_at timestamptz not null default now(),
  answered_by uuid not null default kith.person() references kith.people (id),
  primary key (place_id, id),
  foreign key (place_id, noticing_id) references kith.noticings (place_id, id)
);
create index noticing_answers_of_noticing on kith.noticing_answers (noticing_id);
-- Whoever sees what was noticed sees what was answered.
select kith.guard('kith.noticing_answers', 'place', duty => 'answer what is noticed',
  via => 'place_id = (select kith.place()) and exists (
            select 1 from kith.noticings n where n.place_id = kith.noticing_answers.place_id and n.id = noticing_id)');
create policy in_their_own_name on kith.noticing_answers as restrictive for insert to kith_app
  with check (answered_by = (select kith.person()));

-- A note out of the sample that was read, with a word back to its writer where there was one.
create table kith.notes_read (
  place_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  child_id uuid not null,
  words text check (length(words) between 1 and 2000),
  read_at timestamptz not null default now(),
  read_by uuid not null default kith.person() references kith.people (id),
  primary key (place_id, id),
  foreign key (place_id, contact_id) references kith.contacts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index notes_read_once on kith.notes_read (place_id, contact_id, read_by);
create index notes_read_of_child on kith.notes_read (child_id);
select kith.guard('kith.notes_read', 'notes', duty => 'lead the team');
create policy in_their_own_name on kith.notes_read as restrictive for insert to kith_app with check (
  read_by = (select kith.person())
  and exists (select 1 from kith.contacts c where c.id = contact_id and c.child_id = kith.notes_read.child_id));
-- A word back is between its writer and who wrote the note.
create policy only_those_it_is_for on kith.notes_read as restrictive for select to kith_app using (
  read_by = (select kith.person())
  or exists (select 1 from kith.contacts c where c.id = contact_id and c.written_by = (select kith.person())));

-- How long a sheet was open until it was saved: of the place and the week, of nobody and no child, so that it can never be
-- held against anybody.
create table kith.sheet_times (
  place_id uuid not null references kith.places (id),
  id uuid not null default gen_random_uuid(),
  week_of date not null,
  seconds integer not null check (seconds between 0 and 3600),
  primary key (place_id, id)
);
create index sheet_times_by_week on kith.sheet_times (place_id, week_of);
select kith.guard('kith.sheet_times', 'place',
  via => 'place_id = (select kith.place()) and ((select kith.person()) is null or (select kith.may(''lead the team'')))');
revoke insert on kith.sheet_times from kith_app;

-- Writes how long a sheet was open. What lay open for more than an hour was forgotten, and says nothing.
create function kith.time_sheet(opened timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  took integer := extract(epoch from now() - opened)::integer;
begin
  if asking.kind is distinct from 'person' or asking.place_id is null or took is null or took not between 0 and 3600 then
    return;
  end if;
  insert into kith.sheet_times (place_id, week_of, seconds)
  select l.id, date_trunc('week', now() at time zone l.zone)::date, took from kith.places l where l.id = asking.place_id;
end $$;
alter function kith.time_sheet(timestamptz) owner to kith_definer;
revoke all on function kith.time_sheet(timestamptz) from public;
grant execute on function kith.time_sheet(timestamptz) to kith_app;
