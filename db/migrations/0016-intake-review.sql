-- From files to a review, and back: what a person is asked before an import is taken in, what each import touched, and
-- how exactly that batch is undone.

-- Which imports are whose? As an import's list has it: whoever brings files in for one school has what they sent, what
-- colleagues of that school sent, and what brought a file for it; a role of the whole place, a job or an operator all.
create function kith.my_imports() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind in ('job', 'operator') then
    return query select i.id from kith.imports i where i.place_id = asking.place_id;
    return;
  end if;
  return query
    with mine as (
      select m.school_id from kith.memberships m join access.duties d on d.role = m.role and d.duty = 'import files'
       where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null)
    select i.id from kith.imports i
     where i.place_id = asking.place_id
       and (exists (select 1 from mine where mine.school_id is null)
            or (exists (select 1 from mine) and i.person_id = asking.person_id)
            or exists (select 1 from kith.memberships c join mine on mine.school_id = c.school_id
                        where c.place_id = i.place_id and c.person_id = i.person_id)
            or exists (select 1 from kith.files_held h join mine on mine.school_id = h.school_id
                        where h.place_id = i.place_id and h.import_id = i.id));
end $$;
alter function kith.my_imports() owner to kith_definer;
revoke all on function kith.my_imports() from public;
grant execute on function kith.my_imports() to kith_app, kith_worker, kith_owner;

-- The rows of imports that a page sees, and may stop, are those of whoever is asking; and begun in their own name. (A row that
-- is being added is not yet among my_imports, hence the person.)
create policy only_mine on kith.imports as restrictive for select to kith_app
  using (person_id = (select kith.person()) or id in (select kith.my_imports()));
create policy only_mine_to_stop on kith.imports as restrictive for update to kith_app
  using (id in (select kith.my_imports()));
create policy in_their_own_name on kith.imports as restrictive for insert to kith_app
  with check (person_id = (select kith.person()));
create policy only_mine on kith.import_problems as restrictive for select to kith_app
  using (import_id in (select kith.my_imports()));
revoke insert on kith.import_problems from kith_app;

-- What a person asked of an import, in their order: to look at it, to take it in, to drop it, to undo it. The id is the
-- form's, so that a post twice is one step; a job is about a step.
create table kith.import_steps (
  place_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  step text not null check (step in ('look', 'take-in', 'drop', 'undo')),
  choices jsonb not null default '{}',
  person_id uuid,
  asked_at timestamptz not null default now(),
  done_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, import_id) references kith.imports (place_id, id)
);
create unique index import_steps_open on kith.import_steps (place_id, import_id) where done_at is null;
select kith.guard('kith.import_steps', 'place', duty => 'import files',
  via => 'place_id = (select kith.place()) and import_id in (select kith.my_imports())');
create policy in_their_own_name on kith.import_steps as restrictive for insert to kith_app
  with check (person_id = (select kith.person()));

-- The rows of a review, by group. Of the file they hold line and pupil number; of a child held already nothing but the
-- id, which whoever may read names can turn into one. Gone once the import is taken in, refused or dropped.
create table kith.import_review (
  place_id uuid not null,
  import_id uuid not null,
  number integer not null,
  kind text not null check (kind in
    ('new', 'changed', 'close', 'left', 'not-in-file', 'kept', 'school-new', 'school-changed',
     'episode-begins', 'episode-closes', 'episode-handed-on', 'episode-noted')),
  line integer,
  upn text,
  columns text[] not null default '{}',
  says text,
  child_id uuid,
  primary key (place_id, import_id, number),
  foreign key (place_id, import_id) references kith.imports (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
select kith.guard('kith.import_review', 'place', duty => 'import files',
  via => 'place_id = (select kith.place()) and import_id in (select kith.my_imports())');
revoke insert on kith.import_review from kith_app;
-- What a council says of a child's Early Help (class bit 256) is read by whoever may read that, be the files a colleague's.
create policy early_help_is_its_own on kith.import_review as restrictive for select to kith_app using (
  kind not like 'episode-%'
  or exists (select 1 from access.reach r
              where r.person_id = (select kith.person()) and r.child_id = kith.import_review.child_id
                and r.reads & 256 <> 0 and (r.until is null or r.until > now())));
grant delete on kith.import_review to kith_worker;

-- A row that may be a child who is here under another number: what the file says beside the child it may be. Read only by
-- those who may see that child, and only they can say whether it is the same.
create table kith.import_close_matches (
  place_id uuid not null,
  import_id uuid not null,
  child_id uuid not null,
  upn text not null,
  line integer not null,
  forename text,
  surname text,
  born_on date,
  because text not null,
  decision text check (decision in ('same', 'different', 'later')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (place_id, import_id, upn, child_id),
  foreign key (place_id, import_id) references kith.imports (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index import_close_matches_of_child on kith.import_close_matches (child_id);
select kith.guard('kith.import_close_matches', 'identity', duty => 'import files');
revoke insert on kith.import_close_matches from kith_app;
grant update (decision, decided_by, decided_at) on kith.import_close_matches to kith_app;
-- An update that looks at no row asks for nobody's leave to read, so this asks: of an import of theirs, of a child they may
-- see, in their own name.
create policy only_of_a_child_they_see on kith.import_close_matches as restrictive for update to kith_app
  using (import_id in (select kith.my_imports())
         and exists (select 1 from kith.children c where c.id = kith.import_close_matches.child_id))
  with check (decided_by = (select kith.person()));
grant delete on kith.import_close_matches to kith_worker;

-- How a sender's columns are matched, remembered by the fingerprint of the headers: next time straight to the review.
create table kith.column_matchings (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  organisation_id uuid,
  fingerprint text not null,
  matching jsonb not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, organisation_id) references kith.organisations (place_id, id)
);
create unique index column_matchings_in_force on kith.column_matchings
  (place_id, coalesce(organisation_id, place_id), fingerprint) where ended_at is null;
select kith.guard('kith.column_matchings', 'place', duty => 'import files');
revoke insert on kith.column_matchings from kith_app;

-- Which school's rows an import brought, and how many: what the next one is held against, and what undoing gives back.
create table kith.import_schools (
  place_id uuid not null,
  import_id uuid not null,
  school_id uuid not null,
  academic_year integer not null,
  file text not null,
  rows integer not null check (rows >= 0),
  primary key (place_id, import_id, school_id, academic_year, file),
  foreign key (place_id, import_id) references kith.imports (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id)
);
create index import_schools_of_school on kith.import_schools (school_id, file);
select kith.guard('kith.import_schools', 'place', duty => 'import files',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())');
revoke insert on kith.import_schools from kith_app;

-- May this person take an import back? Only who sends for every school of which it brought something (rules/intake.md). A
-- page asks for whoever looks at it alone; at the command line there is nobody to ask about.
create function kith.may_undo(who uuid, batch uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind not in ('job', 'operator') then who := asking.person_id;
  elsif who is null then return true;
  end if;
  return (
    with mine as (
      select m.school_id from kith.memberships m join access.duties d on d.role = m.role and d.duty = 'import files'
       where m.place_id = asking.place_id and m.person_id = who and m.ended_at is null)
    select coalesce(bool_or(mine.school_id is null), false)
           or (count(*) > 0 and not exists (
             select 1 from kith.import_schools s
              where s.place_id = asking.place_id and s.import_id = batch
                and s.school_id not in (select m.school_id from mine m where m.school_id is not null)))
      from mine)
    -- And who may read of every child what a council's file said of their Early Help.
    and not exists (
      select 1 from kith.early_help_told t
       where t.place_id = asking.place_id and t.import_id = batch and t.undone_at is null
         and not exists (select 1 from access.reach r
                          where r.person_id = who and r.child_id = t.child_id and r.reads & 256 <> 0
                            and (r.until is null or r.until > now())));
end $$;
alter function kith.may_undo(uuid, uuid) owner to kith_definer;
revoke all on function kith.may_undo(uuid, uuid) from public;
grant execute on function kith.may_undo(uuid, uuid) to kith_app, kith_worker;

-- Published figures to lay beside a place's own: national and council, never of a child.
create table kith.benchmarks (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  measure text not null check (measure in ('attendance', 'absence', 'persistent-absence', 'severe-absence')),
  period text not null,
  span text,
  level text not null check (level in ('national', 'regional', 'local-authority')),
  area_code text,
  area text not null,
  about text not null,
  percent numeric not null check (percent between 0 and 100),
  of_what text check (of_what in ('possible sessions', 'pupils')),
  of_number bigint,
  title text not null,
  source text not null,
  url text not null,
  licence text not null,
  import_id uuid not null,
  known_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, import_id) references kith.imports (place_id, id)
);
create unique index benchmarks_in_force on kith.benchmarks
  (place_id, measure, period, coalesce(span, ''), level, coalesce(area_code, ''), area, about) where ended_at is null;
select kith.guard('kith.benchmarks', 'place', duty => 'import files');
revoke insert on kith.benchmarks from kith_app;

-- What an import ended or opened again, so that undoing it can find exactly that.
alter table kith.names add ended_import_id uuid;
alter table kith.births add ended_import_id uuid;
alter table kith.flags add ended_import_id uuid;
alter table kith.rolls add ended_import_id uuid;
alter table kith.rolls add reopened_import_id uuid;
alter table kith.attendance_before add replaced_import_id uuid;
alter table kith.attendance_before add undone_at timestamptz;
alter table kith.calendars add import_id uuid;
alter table kith.calendars add undone_at timestamptz;

create or replace function kith.keep_attendance() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kith.attendance_before
    (place_id, id, child_id, school_id, academic_year, calendar_id, marks, known_at, import_id, replaced_import_id)
  values (old.place_id, gen_random_uuid(), old.child_id, old.school_id, old.academic_year, old.calendar_id,
          old.marks, old.known_at, old.import_id, new.import_id);
  return new;
end $$;

-- Close matches are looked for by name and by day of birth.
create index names_alike on kith.names (place_id, lower(surname), lower(forename)) where ended_at is null;
create index births_by_day on kith.births (place_id, born_on) where ended_at is null;

-- What an undone import had added: taken out of the records, and kept as it was.
create table kith.undone_records (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  import_id uuid not null,
  about text not null,
  content jsonb not null,
  undone_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, import_id) references kith.imports (place_id, id)
);
create index undone_records_of_child on kith.undone_records (child_id);
select kith.guard('kith.undone_records', 'scores');
revoke insert on kith.undone_records from kith_app;

-- Jobs may not delete records; to undo a batch they move exactly what it added, but for these children. Answers how many
-- records went.
create function kith.take_out_records(batch uuid, but uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  about text;
  went integer;
  total integer := 0;
begin
  if asking.kind is null or asking.kind not in ('job', 'operator') then raise exception 'Only a job undoes an import.'; end if;
  foreach about in array array['suspensions', 'behaviour', 'concerns', 'attainment', 'sdq_scores', 'ratings', 'attendance'] loop
    execute format('with gone as (delete from kith.%1$I r where r.place_id = $1 and r.import_id = $2
        and r.child_id <> all ($3) %2$s returning r.*)
      insert into kith.undone_records (place_id, id, child_id, import_id, about, content)
      select $1, gen_random_uuid(), g.child_id, $2, %1$L, to_jsonb(g) from gone g', about,
      -- Marks that replaced others are put back, not taken out.
      case when about = 'attendance' then 'and not exists (select 1 from kith.attendance_before b
        where b.child_id = r.child_id and b.school_id = r.school_id and b.academic_year = r.academic_year
          and b.replaced_import_id = r.import_id and b.undone_at is null)' else '' end)
      using asking.place_id, batch, but;
    get diagnostics went = row_count;
    total := total + went;
  end loop;
  delete from kith.files_held h where h.place_id = asking.place_id and h.import_id = batch and but = '{}'
    and not exists (select 1 from kith.import_schools s join kith.imports i on i.place_id = s.place_id and i.id = s.import_id
                     where s.place_id = h.place_id and s.school_id = h.school_id and s.academic_year = h.academic_year
                       and s.file = h.file and s.import_id <> batch and i.undone_at is null);
  -- A number that was said to be one more of a child who is here.
  delete from kith.pupil_numbers n where n.place_id = asking.place_id and n.import_id = batch and n.child_id <> all (but)
    and not exists (select 1 from kith.children c where c.id = n.child_id and c.import_id = batch);
  return total;
end $$;
alter function kith.take_out_records(uuid, uuid[]) owner to kith_definer;
revoke all on function kith.take_out_records(uuid, uuid[]) from public;
grant execute on function kith.take_out_records(uuid, uuid[]) to kith_worker;
