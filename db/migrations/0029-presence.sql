-- Presence: the Link Worker is in the school every day, and sees the children (rules/presence.md). Who was seen, who was
-- in school, when a school was closed, and who is kept close when there is no school. A later row of the same day
-- corrects an earlier one: nothing is overwritten, and what was taken back stays.

-- One child or young person on one day, by one worker: there, or not there when looked for.
create table kith.seen (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  there boolean not null,
  -- By a tap of its own, by one tap for a whole club, by a group's register, or by a contact face to face.
  how text not null check (how in ('tap', 'club', 'register', 'contact')),
  about_id uuid,
  -- The device's clock, which may have been without signal; `made_at` is when it came in.
  captured_at timestamptz not null,
  made_at timestamptz not null default now(),
  seen_by uuid not null default kith.person() references kith.people (id),
  withdrawn_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index seen_of_child on kith.seen (child_id, on_day) where withdrawn_at is null;
create index seen_about on kith.seen (about_id) where withdrawn_at is null;
create index seen_by_worker on kith.seen (seen_by, on_day) where withdrawn_at is null;
select kith.guard('kith.seen', 'plan');
grant update (withdrawn_at) on kith.seen to kith_app;
-- In one's own name, and of nobody who takes part no more. Jobs and operators are not asked: these bind pages alone.
create policy only_own_and_taking_part on kith.seen as restrictive for insert to kith_app with check (
  seen_by = (select kith.person())
  and exists (select 1 from kith.taking_part t where t.child_id = kith.seen.child_id));
create policy only_their_own on kith.seen as restrictive for update to kith_app
  using (seen_by = (select kith.person())) with check (seen_by = (select kith.person()));

-- What each worker says last of each child on each day.
create view kith.seen_standing with (security_invoker = true) as
  select distinct on (s.child_id, s.on_day, s.seen_by)
         s.place_id, s.id, s.child_id, s.on_day, s.there, s.how, s.about_id, s.captured_at, s.made_at, s.seen_by
    from kith.seen s
   where s.withdrawn_at is null
   order by s.child_id, s.on_day, s.seen_by, s.captured_at desc, s.made_at desc, s.id desc;
grant select on kith.seen_standing to kith_app, kith_worker, kith_definer;

-- A Link Worker in a school on a day, or the reason why not. `seen`: it followed by itself from the first child seen.
create table kith.days_in_school (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  person_id uuid not null default kith.person() references kith.people (id),
  school_id uuid not null,
  on_day date not null,
  there boolean not null,
  why text check (why in ('training', 'ill', 'home-visits', 'leave', 'school-closed', 'other')),
  words text check (length(words) between 1 and 200),
  how text not null check (how in ('tap', 'seen')),
  captured_at timestamptz not null,
  made_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  check (there = (why is null)),
  check (why <> 'other' or words is not null)
);
create index days_in_school_of_school on kith.days_in_school (school_id, on_day) where withdrawn_at is null;
create index days_in_school_of_person on kith.days_in_school (person_id, on_day) where withdrawn_at is null;
select kith.guard('kith.days_in_school', 'place', duty => 'be in school',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())');
grant update (withdrawn_at) on kith.days_in_school to kith_app;
create policy only_own_days on kith.days_in_school as restrictive for insert to kith_app
  with check (person_id = (select kith.person()));
create policy only_their_own on kith.days_in_school as restrictive for update to kith_app
  using (person_id = (select kith.person())) with check (person_id = (select kith.person()));

create index days_in_school_by_day on kith.days_in_school (place_id, on_day) where withdrawn_at is null;

create view kith.days_in_school_standing with (security_invoker = true) as
  select distinct on (d.person_id, d.school_id, d.on_day)
         d.place_id, d.id, d.person_id, d.school_id, d.on_day, d.there, d.why, d.words, d.how, d.captured_at, d.made_at
    from kith.days_in_school d
   where d.withdrawn_at is null
   order by d.person_id, d.school_id, d.on_day, d.captured_at desc, d.made_at desc, d.id desc;
grant select on kith.days_in_school_standing to kith_app, kith_worker, kith_definer;

-- A school that is closed: by snow, a burst pipe, illness. Without `until_day` until somebody opens it again.
create table kith.closures (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  school_id uuid not null,
  from_day date not null,
  until_day date check (until_day >= from_day),
  why text not null check (why in ('weather', 'building', 'illness', 'strike', 'other')),
  words text check (length(words) between 1 and 200),
  made_at timestamptz not null default now(),
  made_by uuid default kith.person() references kith.people (id),
  open_from date check (open_from >= from_day),
  opened_at timestamptz,
  opened_by uuid references kith.people (id),
  withdrawn_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  check ((open_from is null) = (opened_at is null))
);
create index closures_of_school on kith.closures (school_id) where withdrawn_at is null;
select kith.guard('kith.closures', 'place', duty => 'close a school',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())');
grant update (open_from, opened_at, opened_by, withdrawn_at) on kith.closures to kith_app;
create policy in_own_name on kith.closures as restrictive for insert to kith_app
  with check (made_by = (select kith.person()));

-- The days a school was or will be open: school days of the place, without its own training days and without closures.
-- It borrows rights so that the same figure comes out for everybody: a Link Worker of one school counts days for a child
-- of another, whose closures are not theirs to read. It tells days, and not why. Without a school, the place's school days.
create function kith.open_days(school uuid, from_day date, to_day date) returns setof date
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  own_training constant date[] := array(
    select (i.value ->> 'date')::date
      from kith.schools s
      cross join lateral (select b.content -> 'calendar' as years from kith.blueprints b where b.place_id = s.place_id
                           order by b.version desc limit 1) as b
      cross join lateral jsonb_path_query(b.years, '$[*].inset[*]') as i (value)
     where s.place_id = here and s.id = school
       and jsonb_typeof(i.value -> 'schools') = 'array' and i.value -> 'schools' ? s.urn);
begin
  return query
    select d.day from kith.school_days d
     where d.place_id = here and d.day between from_day and to_day and d.day <> all (own_training)
       and not exists (
         select 1 from kith.closures c
          where c.place_id = here and c.school_id = school and c.withdrawn_at is null and d.day >= c.from_day
            and d.day <= least(coalesce(c.until_day, 'infinity'), coalesce(c.open_from - 1, 'infinity')))
     order by d.day;
end $$;
alter function kith.open_days(uuid, date, date) owner to kith_definer;
revoke all on function kith.open_days(uuid, date, date) from public;
grant execute on function kith.open_days(uuid, date, date) to kith_app, kith_worker, kith_owner;

-- Since when the programme works in each of the asker's schools: the same first day for whoever counts days in school,
-- however few of its children they see.
create function kith.schools_began() returns table (school_id uuid, began_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select s.id, b.began_on
      from kith.my_schools() as s (id)
      cross join lateral (select least(
        (select min(e.began_on) from kith.enrolments e where e.school_id = s.id),
        (select min(d.on_day) from kith.days_in_school d where d.school_id = s.id and d.withdrawn_at is null)) as began_on
        offset 0) as b
     where b.began_on is not null;
end $$;
alter function kith.schools_began() owner to kith_definer;
revoke all on function kith.schools_began() from public;
grant execute on function kith.schools_began() to kith_app, kith_worker, kith_owner;

-- Children whose days run on the calendar and not on school days, for a time: most of all in the holidays.
create table kith.keep_close (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  child_id uuid not null,
  from_day date not null,
  until_day date not null,
  because text check (length(because) between 1 and 200),
  made_at timestamptz not null default now(),
  made_by uuid default kith.person() references kith.people (id),
  ended_at timestamptz,
  ended_by uuid references kith.people (id),
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check (until_day >= from_day)
);
create index keep_close_of_child on kith.keep_close (child_id) where ended_at is null;
select kith.guard('kith.keep_close', 'plan');
grant update (ended_at, ended_by) on kith.keep_close to kith_app;
create policy only_taking_part on kith.keep_close as restrictive for insert to kith_app with check (
  made_by = (select kith.person())
  and exists (select 1 from kith.taking_part t where t.child_id = kith.keep_close.child_id));
