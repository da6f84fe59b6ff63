-- Groups that a Link Worker or a school runs: breakfast club, homework club, tuition (rules/groups.md). They have a
-- neutral name, days, members and a register; what a register says in minutes is the dose. A later register of the same
-- day amends an earlier one, child by child: both stay.

create table kith.groups (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  -- Where it is held; its members may be of other schools too.
  school_id uuid not null,
  name text not null check (length(name) between 2 and 60),
  kind text not null check (kind in ('breakfast-club', 'homework-club', 'tuition', 'lunch-group', 'activity', 'other')),
  -- The Link Worker who runs it, or in words who of the school does.
  run_by uuid references kith.people (id),
  run_by_words text check (length(run_by_words) between 2 and 100),
  room text check (length(room) between 1 and 60),
  made_at timestamptz not null default now(),
  made_by uuid default kith.person() references kith.people (id),
  ended_on date,
  ended_by uuid references kith.people (id),
  primary key (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id)
);
create index groups_of_school on kith.groups (school_id);

create table kith.group_members (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  group_id uuid not null,
  child_id uuid not null,
  from_day date not null,
  -- The last day; the reason is said in one of these words.
  until_day date,
  until_why text check (until_why in ('finished', 'did-not-want-to', 'moved', 'another-group', 'other')),
  made_at timestamptz not null default now(),
  made_by uuid default kith.person() references kith.people (id),
  ended_at timestamptz,
  ended_by uuid references kith.people (id),
  primary key (place_id, id),
  foreign key (place_id, group_id) references kith.groups (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check (until_day >= from_day - 1),
  check ((until_day is null) = (until_why is null))
);
create unique index group_members_once on kith.group_members (place_id, group_id, child_id) where until_day is null;
create index group_members_of_child on kith.group_members (child_id);
select kith.guard('kith.group_members', 'plan', duty => 'run groups');
grant update (until_day, until_why, ended_at, ended_by) on kith.group_members to kith_app;
-- The duty alone says nothing of which child: one they see, who takes part.
create policy only_taking_part on kith.group_members as restrictive for insert to kith_app with check (
  made_by = (select kith.person())
  and exists (select 1 from kith.taking_part t where t.child_id = kith.group_members.child_id));

-- The groups of children whose plan the asker may read, in whichever school: asked once a statement, not once a member.
create function kith.groups_of_my_children() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  wanted constant integer := (select c.bit from access.classes c where c.class = 'plan');
begin
  return query
    select distinct m.group_id
      from access.reach r
      join kith.group_members m on m.child_id = r.child_id and m.place_id = asking.place_id
     where r.person_id = asking.person_id and r.reads & wanted <> 0 and (r.until is null or r.until > now());
end $$;
alter function kith.groups_of_my_children() owner to kith_definer;
revoke all on function kith.groups_of_my_children() from public;
grant execute on function kith.groups_of_my_children() to kith_app, kith_worker, kith_owner;

-- A group is known to its school and to whoever sees one of its members: a child's Link Worker in another school.
select kith.guard('kith.groups', 'place', duty => 'run groups',
  via => 'place_id = (select kith.place()) and (school_id in (select kith.my_schools())'
    ' or id in (select kith.groups_of_my_children()))');
grant update (name, room, run_by, run_by_words, ended_on, ended_by) on kith.groups to kith_app;
create policy only_at_own_schools on kith.groups as restrictive for insert to kith_app
  with check (made_by = (select kith.person()) and school_id in (select kith.my_schools()));
create policy only_of_own_schools on kith.groups as restrictive for update to kith_app
  using (school_id in (select kith.my_schools())) with check (school_id in (select kith.my_schools()));

-- What a group does is changed by its own school; whoever knows it by a child of theirs reads it: its members, its days and,
-- below, its registers.
create policy only_at_own_schools on kith.group_members as restrictive for insert to kith_app with check (
  exists (select 1 from kith.groups g where g.id = group_id and g.school_id in (select kith.my_schools())));
create policy only_of_own_schools on kith.group_members as restrictive for update to kith_app using (
  exists (select 1 from kith.groups g where g.id = group_id and g.school_id in (select kith.my_schools())));

create table kith.group_days (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  group_id uuid not null,
  on_day date not null,
  starts_at text not null check (starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ends_at text not null check (ends_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  made_at timestamptz not null default now(),
  made_by uuid default kith.person() references kith.people (id),
  cancelled_at timestamptz,
  cancelled_by uuid references kith.people (id),
  cancelled_why text check (cancelled_why in ('worker-away', 'school-closed', 'room', 'trip', 'too-few', 'other')),
  primary key (place_id, id),
  foreign key (place_id, group_id) references kith.groups (place_id, id),
  check (ends_at > starts_at),
  check ((cancelled_at is null) = (cancelled_why is null))
);
create unique index group_days_once on kith.group_days (place_id, group_id, on_day);
create index group_days_by_day on kith.group_days (place_id, on_day);
select kith.guard('kith.group_days', 'place', duty => 'run groups',
  via => 'place_id = (select kith.place()) and exists (select 1 from kith.groups g where g.id = group_id)');
grant update (cancelled_at, cancelled_by, cancelled_why) on kith.group_days to kith_app;
create policy only_at_own_schools on kith.group_days as restrictive for insert to kith_app with check (
  exists (select 1 from kith.groups g where g.id = group_id and g.school_id in (select kith.my_schools())));
create policy only_of_own_schools on kith.group_days as restrictive for update to kith_app using (
  exists (select 1 from kith.groups g where g.id = group_id and g.school_id in (select kith.my_schools())));

-- A register as somebody saved it. `amends` is the one they had before them: two that amend the same were taken at once.
create table kith.registers (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  group_day_id uuid not null,
  taken_by uuid not null default kith.person() references kith.people (id),
  captured_at timestamptz not null,
  made_at timestamptz not null default now(),
  amends uuid,
  -- Who came and is no member: how many, and never who.
  others_came integer not null default 0 check (others_came between 0 and 99),
  body_hash text not null check (length(body_hash) = 64),
  withdrawn_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, group_day_id) references kith.group_days (place_id, id),
  foreign key (place_id, amends) references kith.registers (place_id, id)
);
create index registers_of_day on kith.registers (group_day_id);
select kith.guard('kith.registers', 'place', duty => 'run groups',
  via => 'place_id = (select kith.place()) and exists (select 1 from kith.group_days d where d.id = group_day_id)');
grant update (withdrawn_at) on kith.registers to kith_app;
create policy in_own_name on kith.registers as restrictive for insert to kith_app
  with check (taken_by = (select kith.person()));
create policy only_at_own_schools on kith.registers as restrictive for insert to kith_app with check (
  exists (select 1 from kith.group_days d join kith.groups g on g.place_id = d.place_id and g.id = d.group_id
           where d.id = group_day_id and g.school_id in (select kith.my_schools())));
create policy only_their_own on kith.registers as restrictive for update to kith_app
  using (taken_by = (select kith.person())) with check (taken_by = (select kith.person()));

-- What a register says of one child. Day, moment and taking back are the register's, repeated here: the standing of a
-- child is asked without it, and a register by somebody who may not see a restricted child leaves that child's row alone.
create table kith.register_rows (
  place_id uuid not null references kith.places (id),
  register_id uuid not null,
  child_id uuid not null,
  group_day_id uuid not null,
  there text not null check (there in ('there', 'late', 'not-there')),
  why text check (why in ('ill', 'not-in-school', 'did-not-want-to', 'something-else-on', 'not-known')),
  minutes integer not null check (minutes between 0 and 1440),
  captured_at timestamptz not null,
  made_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (place_id, register_id, child_id),
  foreign key (place_id, register_id) references kith.registers (place_id, id),
  foreign key (place_id, group_day_id) references kith.group_days (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check (there = 'not-there' or why is null),
  check (there <> 'not-there' or minutes = 0)
);
create index register_rows_of_day on kith.register_rows (group_day_id, child_id) where withdrawn_at is null;
create index register_rows_of_child on kith.register_rows (child_id) where withdrawn_at is null;
select kith.guard('kith.register_rows', 'plan', duty => 'run groups');
grant update (withdrawn_at) on kith.register_rows to kith_app;
create policy only_in_own_register on kith.register_rows as restrictive for insert to kith_app with check (
  exists (select 1 from kith.registers r where r.id = kith.register_rows.register_id and r.taken_by = (select kith.person()))
  and exists (select 1 from kith.group_members m join kith.group_days d on d.group_id = m.group_id
               where d.id = kith.register_rows.group_day_id and m.child_id = kith.register_rows.child_id));
-- A register says nothing of whoever took part no more on its day.
create policy only_while_taking_part on kith.register_rows as restrictive for insert to kith_app with check (
  exists (select 1 from kith.took_part t join kith.group_days d on d.id = kith.register_rows.group_day_id
           where t.child_id = kith.register_rows.child_id and (t.ended_on is null or t.ended_on >= d.on_day)));
create policy only_their_own on kith.register_rows as restrictive for update to kith_app
  using (exists (select 1 from kith.registers r
                  where r.id = kith.register_rows.register_id and r.taken_by = (select kith.person())));

-- What stands of each child on each day of a group: the newest row that was not taken back.
create view kith.attended with (security_invoker = true) as
  select distinct on (r.group_day_id, r.child_id)
         r.place_id, r.register_id, r.child_id, r.group_day_id, r.there, r.why, r.minutes, r.captured_at, r.made_at
    from kith.register_rows r
   where r.withdrawn_at is null
   order by r.group_day_id, r.child_id, r.captured_at desc, r.made_at desc, r.register_id desc;
grant select on kith.attended to kith_app, kith_worker, kith_definer;

-- Of these registers, which are here and to the letter what is sent; of another's, only that the id is taken.
create function kith.known_registers(ids uuid[], hashes text[]) returns table (id uuid, same boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, r.body_hash = w.hash and (kith.person() is null or r.taken_by = kith.person())
    from unnest(ids, hashes) as w (id, hash)
    join kith.registers r on r.place_id = kith.place() and r.id = w.id
$$;
alter function kith.known_registers(uuid[], text[]) owner to kith_definer;
revoke all on function kith.known_registers(uuid[], text[]) from public;
grant execute on function kith.known_registers(uuid[], text[]) to kith_app, kith_worker;
