-- Children and young people whom nobody may have noticed: what a look at the latest data found, and what somebody did
-- about it (rules/missed.md). A look is worked out again after every import and screen; what was done is never undone by it.

-- When a school was looked at, on which data, and the rules used. One row a school, brought up to date by each look. It
-- stands beneath the row that names notice and promise: no school is looked at whose families were not told.
create table kith.missed_looks (
  place_id uuid not null,
  school_id uuid not null,
  screen_id uuid not null,
  marks_end date,
  quiet_from date,
  children integer not null check (children >= 0),
  old_after_days integer not null check (old_after_days > 0),
  looked_at timestamptz not null default now(),
  primary key (place_id, school_id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  foreign key (place_id, screen_id, school_id) references kith.screened_schools (place_id, screen_id, school_id)
);
select kith.guard('kith.missed_looks', 'place',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())');

-- One thing that somebody should know of, from the day it began until the data says no more that it is so. `quiet_from`
-- repeats the look's: whoever sees a child on a caseload, and no school, must know it too.
create table kith.missed_things (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  kind text not null check (kind in ('days-missed', 'falling', 'suspended', 'risk-met')),
  about text not null default '',
  since date not null,
  as_of date not null,
  quiet_from date,
  found jsonb not null,
  found_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  check ((kind = 'risk-met') = (about <> ''))
);
create unique index missed_things_once on kith.missed_things (place_id, child_id, kind, about, since) where ended_at is null;
create index missed_things_of_school on kith.missed_things (school_id) where ended_at is null;
create index missed_things_of_child on kith.missed_things (child_id);
select kith.guard('kith.missed_things', 'scores');
revoke insert on kith.missed_things from kith_app;

-- What somebody did for a child, on a day, and in short. It is what clears the list. A mistake is taken back and stays.
create table kith.missed_acts (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  did text not null check (did in
    ('rang-home', 'met-the-child', 'met-the-family', 'told-somebody', 'knew-already', 'something-else')),
  told text check (length(told) between 2 and 100),
  note text check (length(note) between 1 and 300),
  things uuid[] not null,
  acted_at timestamptz not null default now(),
  acted_by uuid default kith.person() references kith.people (id),
  taken_back_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((did = 'told-somebody') = (told is not null)),
  check (did not in ('knew-already', 'something-else') or note is not null),
  check (on_day <= acted_at::date + 1)
);
create index missed_acts_of_child on kith.missed_acts (child_id, on_day);
select kith.guard('kith.missed_acts', 'scores', duty => 'act on what was missed');
grant update (taken_back_at) on kith.missed_acts to kith_app;

-- The duty alone says nothing of which child: one acts, in one's own name, for a child of whom one may see what was found,
-- and takes back only what one wrote oneself. Jobs and operators are not asked: these bind pages alone.
create policy only_for_a_child_they_see on kith.missed_acts as restrictive for insert to kith_app with check (
  acted_by = (select kith.person())
  and exists (select 1 from kith.missed_things t where t.child_id = kith.missed_acts.child_id));
create policy only_their_own on kith.missed_acts as restrictive for update to kith_app
  using (acted_by = (select kith.person())) with check (acted_by = (select kith.person()));

-- Places where something came in, was undone or was screened that no look has answered yet. Each such event is answered
-- by its own event, so that one whose transaction ended late is not passed over.
create function kith.places_to_look_at() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct e.place_id from kith.events e
   where e.kind in ('import-taken-in', 'import-undone', 'screen-run')
     and not exists (select 1 from kith.events a
                      where a.place_id = e.place_id and a.kind = 'missed-looked-for' and a.about_id = e.id)
$$;
alter function kith.places_to_look_at() owner to kith_definer;
revoke all on function kith.places_to_look_at() from public;
grant execute on function kith.places_to_look_at() to kith_worker;
create index events_answered on kith.events (place_id, about_id) where kind = 'missed-looked-for';
