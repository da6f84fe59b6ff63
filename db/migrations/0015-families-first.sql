-- Families first: what each school told all families, its promise, and objections recorded by hand. No child of a school
-- is looked at until its notice and its promise stand and the days for objecting have passed (rules/families-first.md).

-- What was told to all families of a school, and when. Several in time; a mistake is amended by a row that replaces.
create table kith.family_notices (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  school_id uuid not null,
  given_on date not null,
  wording text not null check (length(wording) between 20 and 20000),
  languages text[] not null check (cardinality(languages) > 0),
  sent_by text[] not null check (cardinality(sent_by) > 0),
  replaces uuid,
  because text,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default kith.person(),
  primary key (place_id, id),
  unique (place_id, school_id, id),
  unique (place_id, school_id, id, given_on),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  foreign key (place_id, school_id, replaces) references kith.family_notices (place_id, school_id, id),
  check (replaces is null or length(because) > 2)
);
create unique index family_notices_replaced_once on kith.family_notices (place_id, replaces) where replaces is not null;
create index family_notices_of_school on kith.family_notices (school_id, given_on);
select kith.guard('kith.family_notices', 'place', duty => 'tell families',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())');
-- In one's own name and now, whatever a page writes: days are counted from it.
create policy in_their_own_name on kith.family_notices as restrictive for insert to kith_app
  with check (recorded_by = (select kith.person()) and recorded_at = now());

-- What a list of this school may never be used for. Everybody of the place may read it, as it stands on every list.
create table kith.family_promises (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  school_id uuid not null,
  version integer not null check (version > 0),
  never text[] not null check (cardinality(never) > 0),
  own_words text,
  signed_name text not null check (length(signed_name) between 2 and 200),
  signed_role text not null check (length(signed_role) between 2 and 200),
  signed_at timestamptz not null default now(),
  signed_by uuid default kith.person(),
  primary key (place_id, id),
  unique (place_id, school_id, version),
  unique (place_id, school_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id)
);
select kith.guard('kith.family_promises', 'place', duty => 'tell families');

-- A promise is signed by the school's own lead: nobody promises for another school. An operator enters one signed on paper.
create function kith.promise_is_their_own() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if kith.person() is not null and not exists (
      select 1 from kith.memberships m
       where m.place_id = new.place_id and m.school_id = new.school_id and m.person_id = kith.person()
         and m.role = 'school-lead' and m.ended_at is null) then
    raise exception 'Only the school''s own lead signs its promise.' using errcode = 'insufficient_privilege';
  end if;
  if kith.person() is not null then
    new.signed_by := kith.person();
    new.signed_at := now();
    select p.name into new.signed_name from kith.people p where p.id = new.signed_by;
  end if;
  return new;
end $$;
alter function kith.promise_is_their_own() owner to kith_definer;
revoke all on function kith.promise_is_their_own() from public;
create trigger signed_by_their_own before insert on kith.family_promises
  for each row execute function kith.promise_is_their_own();

-- Whom a family rings at a school, as letters print it: asked once, the newest counts. For who prints that school's letters.
create table kith.family_contacts (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  school_id uuid not null,
  ask_for text not null check (length(ask_for) between 2 and 200),
  phone text not null check (phone ~ '^[0-9+() -]{7,25}$'),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default kith.person(),
  primary key (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id)
);
create index family_contacts_of_school on kith.family_contacts (school_id, recorded_at);
select kith.guard('kith.family_contacts', 'place', duty => 'tell families',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())');
create policy of_their_school on kith.family_contacts as restrictive for insert to kith_app
  with check (recorded_by = (select kith.person()) and recorded_at = now());

-- That an objection, or that one is over, was said to somebody. Whose it was stands nowhere: a child whose family objects
-- is kept nowhere but as a keyed hash.
create table kith.objections_heard (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  school_id uuid not null,
  what text not null check (what in ('objects', 'no-longer')),
  heard_on date not null,
  said_by text not null check (said_by in ('parent', 'carer', 'young-person', 'other')),
  said_how text not null check (said_how in ('in-person', 'phone', 'letter', 'email', 'other')),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default kith.person(),
  primary key (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id)
);
create index objections_heard_of_school on kith.objections_heard (school_id, what);
select kith.guard('kith.objections_heard', 'place', duty => 'tell families',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())');
revoke insert on kith.objections_heard from kith_app;

-- Which school heard it, so that another does not end it; null where a file said so.
alter table kith.objections add column school_id uuid;

-- An objection is over when the school says so whose child it is: the one with the child on its roll now; of a child on no
-- roll, the one that heard it or had the child last. Whoever acts for every school may always.
create function kith.may_end_objection(here uuid, number text, heard_by uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  with theirs as (select s as id from kith.my_schools() s),
  rolls as (select o.school_id, o.ended_at is null as now
              from kith.pupil_numbers p join kith.rolls o on o.place_id = p.place_id and o.child_id = p.child_id
             where p.place_id = here and p.upn = number)
  select case when exists (select 1 from rolls where now) then
                not exists (select 1 from rolls where now and school_id not in (select id from theirs))
              else heard_by is null and not exists (select 1 from rolls)
                or heard_by in (select id from theirs)
                or exists (select 1 from rolls where school_id in (select id from theirs))
                or not exists (select 1 from kith.schools s where s.place_id = here and s.id not in (select id from theirs)) end
$$;
revoke all on function kith.may_end_objection(uuid, text, uuid) from public;
grant execute on function kith.may_end_objection(uuid, text, uuid) to kith_definer;

-- Pages may not read the hashes nor learn from an answer whether a pupil number is here: hence this answers nothing.
create function kith.hear_objection(
  heard_id uuid, school uuid, said text, on_day date, by_whom text, how text, hashes text[], numbers text[]
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  held uuid[];
begin
  if not kith.may('tell families') or school not in (select kith.my_schools()) then
    raise exception 'This needs the duty: tell families.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.objections_heard (place_id, id, school_id, what, heard_on, said_by, said_how)
    values (here, heard_id, school, said, on_day, by_whom, how) on conflict (place_id, id) do nothing;
  if not found then return; end if;
  held := array(select distinct p.child_id from kith.pupil_numbers p where p.place_id = here and p.upn = any(numbers));
  if said = 'objects' then
    insert into kith.objections (place_id, keyed_hash, school_id) select here, h, school from unnest(hashes) h
      on conflict (place_id, keyed_hash) do update set made_at = now(), withdrawn_at = null, school_id = excluded.school_id
        where kith.objections.withdrawn_at is not null;
    insert into kith.child_objections (place_id, child_id) select here, c from unnest(held) c
      on conflict (place_id, child_id) do update
        set made_at = now(), settled_at = null, settled_by = null, settled_how = null
        where kith.child_objections.settled_at is not null;
  else
    with over as (
      select w.hash, w.upn from unnest(hashes, numbers) as w (hash, upn)
       where kith.may_end_objection(here, w.upn,
               (select o.school_id from kith.objections o where o.place_id = here and o.keyed_hash = w.hash))),
    withdrawn as (
      update kith.objections o set withdrawn_at = now() from over w
       where o.place_id = here and o.keyed_hash = w.hash and o.withdrawn_at is null)
    update kith.child_objections j
       set settled_at = now(), settled_by = kith.person(), settled_how = 'The family no longer objects'
      from over w join kith.pupil_numbers p on p.place_id = here and p.upn = w.upn
     where j.place_id = here and j.child_id = p.child_id and j.settled_at is null;
  end if;
end $$;
alter function kith.hear_objection(uuid, uuid, text, date, text, text, text[], text[]) owner to kith_definer;
revoke all on function kith.hear_objection(uuid, uuid, text, date, text, text, text[], text[]) from public;
grant execute on function kith.hear_objection(uuid, uuid, text, date, text, text, text[], text[]) to kith_app, kith_worker;

-- The wall: a result can only stand beneath a row that names the notice and the promise on which its school was screened,
-- with the day on which families were told and the days they were given.
create table kith.screened_schools (
  place_id uuid not null,
  screen_id uuid not null,
  school_id uuid not null,
  notice_id uuid not null,
  told_on date not null,
  promise_id uuid not null,
  days_to_object integer not null check (days_to_object >= 0),
  screened_on date not null default current_date check (screened_on <= current_date + 1),
  primary key (place_id, screen_id, school_id),
  foreign key (place_id, screen_id) references kith.screens (place_id, id),
  foreign key (place_id, school_id, notice_id, told_on)
    references kith.family_notices (place_id, school_id, id, given_on),
  foreign key (place_id, school_id, promise_id) references kith.family_promises (place_id, school_id, id),
  check (told_on + days_to_object <= screened_on)
);
select kith.guard('kith.screened_schools', 'place', duty => 'run the screen');
revoke insert on kith.screened_schools from kith_app;
alter table kith.screen_results add constraint only_where_families_were_told
  foreign key (place_id, screen_id, school_id) references kith.screened_schools (place_id, screen_id, school_id);

-- A translation of what families read is shown to them only when somebody who reads the language has read it: this text,
-- known by its hash, and no other.
create table kith.translation_approvals (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  language text not null check (language ~ '^[a-z]{2,8}$'),
  piece text not null check (piece ~ '^[a-z]+(_[a-z]+)*$'),
  text_hash text not null check (text_hash ~ '^[0-9a-f]{64}$'),
  read_by text not null check (length(read_by) between 2 and 200),
  knows_it_as text not null check (length(knows_it_as) between 2 and 300),
  approved_at timestamptz not null default now(),
  approved_by uuid default kith.person(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (place_id, id)
);
create unique index translation_approvals_once on kith.translation_approvals (place_id, language, piece, text_hash)
  where withdrawn_at is null;
select kith.guard('kith.translation_approvals', 'place', duty => 'tell families');
grant update (withdrawn_at, withdrawn_by) on kith.translation_approvals to kith_app;
create policy in_their_own_name on kith.translation_approvals as restrictive for insert to kith_app
  with check (approved_by = (select kith.person()));
