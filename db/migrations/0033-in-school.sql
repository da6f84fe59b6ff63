-- What a Link Worker does with the school of a child or young person: who in school knows what, what helps in class, the
-- attendance action plan, and what follows a suspension (rules/attendance-plan.md, rules/suspension.md). All of class plan.

insert into access.link_purposes values
  ('what-helps', 'be in school', 'a teacher reads what helps one pupil in class, and says what they tried'),
  ('other-school', 'be in school', 'staff of alternative provision see dates, contact and return plan, and say how it is going');

-- Writes who changed a row, whatever was sent: the column named in the trigger.
create function kith.by_whoever_changed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  return jsonb_populate_record(new, jsonb_build_object(tg_argv[0], kith.person()));
end $$;

-- What the family lets one named person at school know, and what that person allows because of it, until a day.
create table kith.staff_told (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  role text not null check (length(role) between 1 and 60),
  what text not null check (length(what) between 1 and 500),
  allowance text check (length(allowance) between 1 and 300),
  -- The family's yes: who gave it, and when. Without it nothing is told.
  yes_by text not null check (length(yes_by) between 1 and 120),
  yes_on date not null,
  until date not null,
  told_on date,
  told_by uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_on date,
  ended_because text check (length(ended_because) between 1 and 300),
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  check (until >= yes_on),
  check ((ended_on is null) = (ended_because is null))
);
create index staff_told_of_child on kith.staff_told (child_id);
select kith.guard('kith.staff_told', 'plan');
grant update (told_on, ended_on, ended_because) on kith.staff_told to kith_app;
create trigger told_by before update of told_on on kith.staff_told for each row
  when (old.told_on is distinct from new.told_on) execute function kith.by_whoever_changed('told_by');
create trigger ended_by before update of ended_on on kith.staff_told for each row
  when (old.ended_on is distinct from new.ended_on) execute function kith.by_whoever_changed('ended_by');

-- What helps me in class, a row a version: the newest is the page, the others stay.
create table kith.class_pages (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  version integer not null check (version > 0),
  lines text[] not null check (cardinality(lines) between 3 and 6),
  written_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  unique (place_id, child_id, version),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index class_pages_of_child on kith.class_pages (child_id);
select kith.guard('kith.class_pages', 'plan');

-- Whom the child chose to read it, until when, and by which link.
create table kith.class_page_readers (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  role text not null check (length(role) between 1 and 60),
  until date not null,
  link_id uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_on date,
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  foreign key (place_id, link_id) references kith.links (place_id, id)
);
create index class_page_readers_of_child on kith.class_page_readers (child_id);
select kith.guard('kith.class_page_readers', 'plan');
grant update (link_id, ended_on) on kith.class_page_readers to kith_app;
create trigger ended_by before update of ended_on on kith.class_page_readers for each row
  when (old.ended_on is distinct from new.ended_on) execute function kith.by_whoever_changed('ended_by');

-- What a teacher says of one line of the page; the newest stands.
create table kith.class_page_answers (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  page_id uuid not null,
  reader_id uuid not null,
  line integer not null check (line between 1 and 6),
  answer text not null check (answer in ('tried', 'helped', 'not-yet')),
  words text check (length(words) between 1 and 300),
  given_at timestamptz not null default now(),
  seen_on date,
  seen_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, page_id) references kith.class_pages (place_id, id),
  foreign key (place_id, reader_id) references kith.class_page_readers (place_id, id)
);
create index class_page_answers_of_child on kith.class_page_answers (child_id, given_at);
create index class_page_answers_of_reader on kith.class_page_answers (reader_id);
select kith.guard('kith.class_page_answers', 'plan');
revoke insert on kith.class_page_answers from kith_app;
grant update (seen_on) on kith.class_page_answers to kith_app;
create trigger seen_by before update of seen_on on kith.class_page_answers for each row
  when (old.seen_on is distinct from new.seen_on) execute function kith.by_whoever_changed('seen_by');

-- The attendance action plan: one open at a time a child.
create table kith.attendance_plans (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  began_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  closed_on date,
  closed_because text check (length(closed_because) between 1 and 500),
  closed_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((closed_on is null) = (closed_because is null)),
  check (closed_on is null or closed_on >= began_on)
);
create unique index attendance_plans_open on kith.attendance_plans (place_id, child_id) where closed_on is null;
create index attendance_plans_of_child on kith.attendance_plans (child_id);
select kith.guard('kith.attendance_plans', 'plan');
grant update (closed_on, closed_because) on kith.attendance_plans to kith_app;
create trigger closed_by before update of closed_on on kith.attendance_plans for each row
  when (old.closed_on is distinct from new.closed_on) execute function kith.by_whoever_changed('closed_by');

-- What lies behind it, in the words of whoever said so. Each says it for themselves: nobody's words are written over.
create table kith.attendance_plan_causes (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  said_by text not null check (said_by in ('child', 'parent', 'school', 'programme')),
  causes text[] not null check (causes <@ array['sleep', 'caring', 'worry', 'friends', 'bullying', 'lessons', 'travel',
    'health', 'money', 'home', 'loss', 'other']),
  words text check (length(words) between 1 and 1000),
  said_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, plan_id) references kith.attendance_plans (place_id, id)
);
create index attendance_plan_causes_of_plan on kith.attendance_plan_causes (plan_id);
create index attendance_plan_causes_of_child on kith.attendance_plan_causes (child_id);
select kith.guard('kith.attendance_plan_causes', 'plan');

-- Who does what by when. What was dropped says why.
create table kith.attendance_plan_steps (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  what text not null check (length(what) between 1 and 300),
  who text not null check (length(who) between 1 and 120),
  by_day date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  done_on date,
  dropped_because text check (length(dropped_because) between 1 and 300),
  settled_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, plan_id) references kith.attendance_plans (place_id, id),
  check (done_on is null or dropped_because is null)
);
create index attendance_plan_steps_of_plan on kith.attendance_plan_steps (plan_id);
create index attendance_plan_steps_of_child on kith.attendance_plan_steps (child_id);
select kith.guard('kith.attendance_plan_steps', 'plan');
grant update (done_on, dropped_because) on kith.attendance_plan_steps to kith_app;
create trigger settled_by before update of done_on, dropped_because on kith.attendance_plan_steps for each row
  when (old.done_on is distinct from new.done_on or old.dropped_because is distinct from new.dropped_because)
  execute function kith.by_whoever_changed('settled_by');

-- Each side says yes for itself, or no, with who said so and when; the newest of a side stands.
create table kith.attendance_plan_yeses (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  side text not null check (side in ('child', 'parent', 'school')),
  agrees boolean not null,
  name text not null check (length(name) between 1 and 120),
  said_on date not null,
  words text check (length(words) between 1 and 500),
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, plan_id) references kith.attendance_plans (place_id, id)
);
create index attendance_plan_yeses_of_plan on kith.attendance_plan_yeses (plan_id);
create index attendance_plan_yeses_of_child on kith.attendance_plan_yeses (child_id);
select kith.guard('kith.attendance_plan_yeses', 'plan');

-- A temporary part-time timetable, whose missed sessions are marked C2: never without the day on which it ends.
create table kith.part_time_timetables (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  -- Sessions in which the child is in school, such as mon-am.
  in_school text[] not null check (cardinality(in_school) between 1 and 9),
  because text not null check (length(because) between 1 and 500),
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_on date,
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, plan_id) references kith.attendance_plans (place_id, id),
  check (ends_on >= starts_on),
  check (in_school <@ array['mon-am', 'mon-pm', 'tue-am', 'tue-pm', 'wed-am', 'wed-pm', 'thu-am', 'thu-pm', 'fri-am', 'fri-pm'])
);
create index part_time_timetables_of_plan on kith.part_time_timetables (plan_id);
create index part_time_timetables_of_child on kith.part_time_timetables (child_id);
select kith.guard('kith.part_time_timetables', 'plan');
grant update (ended_on) on kith.part_time_timetables to kith_app;
create trigger ended_by before update of ended_on on kith.part_time_timetables for each row
  when (old.ended_on is distinct from new.ended_on) execute function kith.by_whoever_changed('ended_by');

create table kith.attendance_plan_reviews (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  on_day date not null,
  words text not null check (length(words) between 1 and 1000),
  next_on date,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, plan_id) references kith.attendance_plans (place_id, id),
  check (next_on is null or next_on > on_day)
);
create index attendance_plan_reviews_of_plan on kith.attendance_plan_reviews (plan_id);
create index attendance_plan_reviews_of_child on kith.attendance_plan_reviews (child_id);
select kith.guard('kith.attendance_plan_reviews', 'plan');

-- A suspension that is followed: what came in by import gets one when the first thing is written, under the same id; one
-- that a person entered has it from the start, and is the same one once the school's own row arrives.
create table kith.suspension_follow_ups (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  starts_on date not null,
  sessions integer not null check (sessions between 0 and 200),
  type text not null check (type in ('SUSP', 'PERM')),
  because text check (length(because) between 1 and 500),
  made_at timestamptz not null default now(),
  made_by uuid,
  settled_on date,
  settled_because text check (length(settled_because) between 1 and 500),
  settled_by uuid,
  primary key (place_id, id),
  unique (place_id, child_id, starts_on, type),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((settled_on is null) = (settled_because is null))
);
create index suspension_follow_ups_of_child on kith.suspension_follow_ups (child_id);
select kith.guard('kith.suspension_follow_ups', 'plan');
grant update (settled_on, settled_because) on kith.suspension_follow_ups to kith_app;
create trigger settled_by before update of settled_on on kith.suspension_follow_ups for each row
  when (old.settled_on is distinct from new.settled_on) execute function kith.by_whoever_changed('settled_by');

-- Every suspension with what the programme does about it: once, whether school or person told of it first.
create view kith.suspensions_followed with (security_invoker = true) as
  select f.place_id, f.id, f.child_id, f.starts_on, coalesce(s.sessions, f.sessions) as sessions, f.type,
         coalesce(s.reasons, '{}') as reasons, f.because, s.sessions is not null as from_school, true as begun,
         f.settled_on, f.settled_because, least(f.made_at, s.known_at) as known_at
    from kith.suspension_follow_ups f
    left join lateral (
      select x.sessions, x.reasons, x.known_at from kith.suspensions x
       where x.place_id = f.place_id and x.child_id = f.child_id and x.starts_on = f.starts_on and x.type = f.type
       order by x.sessions desc, x.id limit 1) s on true
  union all
  select s.place_id, s.id, s.child_id, s.starts_on, s.sessions, s.type, s.reasons, null, true, false, null, null, s.known_at
    from kith.suspensions s
   where s.type <> 'LNCH'
     and not exists (
       select 1 from kith.suspensions x
        where x.place_id = s.place_id and x.child_id = s.child_id and x.starts_on = s.starts_on and x.type = s.type
          and (x.sessions, x.id) > (s.sessions, s.id))
     and not exists (
       select 1 from kith.suspension_follow_ups f
        where f.place_id = s.place_id and f.child_id = s.child_id and f.starts_on = s.starts_on and f.type = s.type);
grant select on kith.suspensions_followed to kith_app, kith_worker;

-- Where somebody learns instead, for a time: alternative provision, with its dates, days, and whom to ask there.
create table kith.placements (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  follow_up_id uuid,
  provider text not null check (length(provider) between 1 and 120),
  contact_name text not null check (length(contact_name) between 1 and 120),
  contact_by text not null check (length(contact_by) between 1 and 200),
  starts_on date not null,
  ends_on date not null,
  days text[] not null check (cardinality(days) > 0 and days <@ array['mon', 'tue', 'wed', 'thu', 'fri']),
  link_id uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_on date,
  ended_because text check (length(ended_because) between 1 and 300),
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  foreign key (place_id, follow_up_id) references kith.suspension_follow_ups (place_id, id),
  foreign key (place_id, link_id) references kith.links (place_id, id),
  check (ends_on >= starts_on),
  check ((ended_on is null) = (ended_because is null))
);
create index placements_of_child on kith.placements (child_id);
select kith.guard('kith.placements', 'plan');
grant update (link_id, ended_on, ended_because) on kith.placements to kith_app;
create trigger ended_by before update of ended_on on kith.placements for each row
  when (old.ended_on is distinct from new.ended_on) execute function kith.by_whoever_changed('ended_by');

-- The meeting on coming back: planned for a day and an hour, then held (who came, what was agreed) or called off.
create table kith.return_meetings (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  follow_up_id uuid,
  placement_id uuid,
  on_day date not null,
  at_time text not null check (at_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  held_where text not null check (length(held_where) between 1 and 120),
  made_at timestamptz not null default now(),
  made_by uuid,
  held_on date,
  who_came text check (length(who_came) between 1 and 300),
  agreed text check (length(agreed) between 1 and 1000),
  called_off_because text check (length(called_off_because) between 1 and 300),
  settled_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, follow_up_id) references kith.suspension_follow_ups (place_id, id),
  foreign key (place_id, placement_id) references kith.placements (place_id, id),
  check (num_nonnulls(follow_up_id, placement_id) <= 1),
  check ((held_on is null) = (who_came is null) and (held_on is null) = (agreed is null)),
  check (held_on is null or called_off_because is null)
);
create index return_meetings_of_child on kith.return_meetings (child_id);
create index return_meetings_of_day on kith.return_meetings (on_day) where held_on is null and called_off_because is null;
select kith.guard('kith.return_meetings', 'plan');
grant update (held_on, who_came, agreed, called_off_because) on kith.return_meetings to kith_app;
create trigger settled_by before update of held_on, called_off_because on kith.return_meetings for each row
  when (old.held_on is distinct from new.held_on or old.called_off_because is distinct from new.called_off_because)
  execute function kith.by_whoever_changed('settled_by');

-- What three sides write about a suspension or a placement. The newest return plan is the plan that all three see.
create table kith.suspension_lines (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  follow_up_id uuid,
  placement_id uuid,
  side text not null check (side in ('programme', 'school', 'provider')),
  kind text not null check (kind in ('call', 'visit', 'going', 'return-plan')),
  words text not null check (length(words) between 1 and 1000),
  on_day date not null,
  by_name text not null check (length(by_name) between 1 and 200),
  link_id uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  withdrawn_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, follow_up_id) references kith.suspension_follow_ups (place_id, id),
  foreign key (place_id, placement_id) references kith.placements (place_id, id),
  foreign key (place_id, link_id) references kith.links (place_id, id),
  check (num_nonnulls(follow_up_id, placement_id) <= 1),
  check ((side = 'provider') = (link_id is not null))
);
create index suspension_lines_of_child on kith.suspension_lines (child_id);
create index suspension_lines_of_placement on kith.suspension_lines (placement_id) where placement_id is not null;
select kith.guard('kith.suspension_lines', 'plan');
grant update (withdrawn_at) on kith.suspension_lines to kith_app;
create policy only_their_side on kith.suspension_lines as restrictive for insert to kith_app
  with check (side = 'programme' and made_by = (select kith.person()));
create policy only_their_own on kith.suspension_lines as restrictive for update to kith_app
  using (made_by = (select kith.person())) with check (made_by = (select kith.person()));

create policy of_the_same_child on kith.placements as restrictive for insert to kith_app
  with check (follow_up_id is null or exists (
    select 1 from kith.suspension_follow_ups f where f.id = follow_up_id and f.child_id = kith.placements.child_id));

-- Nobody writes in another's name, and nothing new begins with somebody who does not take part, whatever a page is made to send.
do $$
declare
  each text;
begin
  foreach each in array array['staff_told', 'class_pages', 'class_page_readers', 'attendance_plans', 'attendance_plan_causes',
    'attendance_plan_steps', 'attendance_plan_yeses', 'part_time_timetables', 'attendance_plan_reviews',
    'suspension_follow_ups', 'placements', 'return_meetings']
  loop
    execute format('create policy in_their_own_name on kith.%I as restrictive for insert to kith_app'
      ' with check (made_by = (select kith.person()))', each);
  end loop;
  -- What belongs to a plan is of the child whose plan it is, and likewise below.
  foreach each in array array['attendance_plan_causes', 'attendance_plan_steps', 'attendance_plan_yeses',
    'part_time_timetables', 'attendance_plan_reviews']
  loop
    execute format('create policy of_the_same_child on kith.%1$I as restrictive for insert to kith_app with check (exists ('
      'select 1 from kith.attendance_plans p where p.id = kith.%1$I.plan_id and p.child_id = kith.%1$I.child_id))', each);
  end loop;
  foreach each in array array['return_meetings', 'suspension_lines']
  loop
    execute format('create policy of_the_same_child on kith.%1$I as restrictive for insert to kith_app with check ('
      'exists (select 1 from kith.suspension_follow_ups f'
      '         where f.id = kith.%1$I.follow_up_id and f.child_id = kith.%1$I.child_id)'
      ' or exists (select 1 from kith.placements p'
      '             where p.id = kith.%1$I.placement_id and p.child_id = kith.%1$I.child_id))', each);
  end loop;
  foreach each in array array['staff_told', 'class_pages', 'class_page_readers', 'attendance_plans', 'suspension_follow_ups',
    'placements']
  loop
    execute format('create policy only_taking_part on kith.%1$I as restrictive for insert to kith_app'
      ' with check (exists (select 1 from kith.taking_part t where t.child_id = kith.%1$I.child_id))', each);
  end loop;
end $$;

-- Of whom a link may tell anything: who takes part, whose family does not object, and who is not restricted to an allow list.
create function kith.may_tell_by_link(of_place uuid, child uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from kith.enrolments e
                  where e.place_id = of_place and e.child_id = child and e.ended_on is null)
     and not exists (select 1 from kith.child_objections j
                      where j.place_id = of_place and j.child_id = child and j.settled_at is null)
     and not exists (select 1 from access.restrictions s
                      where s.place_id = of_place and s.child_id = child and s.ended_at is null)
$$;

-- The teacher whose link is asking. The link must be the one that whoever may write the child's plan gave for this row:
-- a link made about somebody else's row opens nothing.
create function kith.class_page_asking() returns setof kith.class_page_readers
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.*
    from access.credential() c
    join kith.links l on l.place_id = c.place_id and l.id = c.id and l.ended_at is null
    join kith.class_page_readers r on r.place_id = l.place_id and r.id = l.about_id and r.link_id = l.id
                                  and r.school_id = l.school_id and r.ended_on is null
   where c.kind = 'link' and c.purpose = 'what-helps'
     and kith.may_tell_by_link(r.place_id, r.child_id)
     and kith.may_be_asked_about(r.place_id, r.school_id, r.child_id)
$$;

-- The page a teacher reads: first name, initial, lines; and of each line what this teacher said last, without their words.
create function kith.class_page_by_link() returns table (
  reader text, forename text, initial text, school text, page_id uuid, written_on date, lines text[], answers text[], until timestamptz
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.name, n.forename, left(n.surname, 1), s.name, p.id, p.written_on, p.lines,
         (select array_agg(coalesce((select a.answer from kith.class_page_answers a
                                      where a.place_id = p.place_id and a.page_id = p.id and a.reader_id = r.id and a.line = w.n
                                      order by a.given_at desc, a.id desc limit 1), '') order by w.n)
            from generate_series(1, cardinality(p.lines)) as w (n)),
         (access.credential()).until
    from kith.class_page_asking() r
    join kith.schools s on s.place_id = r.place_id and s.id = r.school_id
    join lateral (select x.* from kith.class_pages x where x.place_id = r.place_id and x.child_id = r.child_id
                   order by x.version desc limit 1) p on true
    left join kith.names n on n.place_id = r.place_id and n.child_id = r.child_id and n.ended_at is null
$$;

-- Takes what a teacher says, line by line, of the version they read. Returns how many were new; an error for anybody else.
create function kith.answer_class_page(page uuid, ids uuid[], lines integer[], answers text[], said text[]) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r kith.class_page_readers;
  taken integer;
begin
  select * into r from kith.class_page_asking();
  if r.id is null or not exists (
    select 1 from kith.class_pages p where p.place_id = r.place_id and p.id = page and p.child_id = r.child_id) then
    raise exception 'This link opens no such page.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.class_page_answers (place_id, id, child_id, page_id, reader_id, line, answer, words)
  select r.place_id, w.id, r.child_id, page, r.id, w.line, w.answer, w.words
    from unnest(ids, lines, answers, said) as w (id, line, answer, words)
    join kith.class_pages p on p.place_id = r.place_id and p.id = page and w.line <= cardinality(p.lines)
  on conflict do nothing;
  get diagnostics taken = row_count;
  return taken;
end $$;

-- The placement whose provider's link is asking, by the same rule as above.
create function kith.placement_asking() returns setof kith.placements
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.*
    from access.credential() c
    join kith.links l on l.place_id = c.place_id and l.id = c.id and l.ended_at is null
    join kith.placements p on p.place_id = l.place_id and p.id = l.about_id and p.link_id = l.id
                          and p.school_id = l.school_id and p.ended_on is null
   where c.kind = 'link' and c.purpose = 'other-school' and kith.may_tell_by_link(p.place_id, p.child_id)
$$;

-- Dates, contact and return plan: all that staff of alternative provision see. `wrote_on` are the days on which they wrote.
create function kith.placement_by_link() returns table (
  forename text, initial text, provider text, starts_on date, ends_on date, days text[], school text, link_worker text,
  plan text, plan_on date, meeting_on date, meeting_at text, meeting_where text, wrote_on date[], until timestamptz
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.forename, left(n.surname, 1), p.provider, p.starts_on, p.ends_on, p.days, s.name, w.name,
         t.words, t.on_day, m.on_day, m.at_time, m.held_where,
         coalesce((select array_agg(distinct x.on_day order by x.on_day) from kith.suspension_lines x
                    where x.place_id = p.place_id and x.placement_id = p.id and x.side = 'provider' and x.withdrawn_at is null),
                  '{}'),
         (access.credential()).until
    from kith.placement_asking() p
    join kith.schools s on s.place_id = p.place_id and s.id = p.school_id
    left join kith.names n on n.place_id = p.place_id and n.child_id = p.child_id and n.ended_at is null
    left join lateral (
      select x.name from access.caseloads l join kith.people x on x.id = l.person_id
       where l.place_id = p.place_id and l.child_id = p.child_id and l.ended_at is null
       order by l.made_at desc limit 1) w on true
    left join lateral (
      select x.words, x.on_day from kith.suspension_lines x
       where x.place_id = p.place_id and x.placement_id = p.id and x.kind = 'return-plan' and x.withdrawn_at is null
       order by x.made_at desc, x.id desc limit 1) t on true
    left join lateral (
      select x.on_day, x.at_time, x.held_where from kith.return_meetings x
       where x.place_id = p.place_id and x.placement_id = p.id and x.held_on is null and x.called_off_because is null
       order by x.on_day limit 1) m on true
$$;

-- Takes how it is going, in the provider's words. False where this form was taken before; an error for anybody else.
create function kith.tell_how_it_goes(line uuid, said text, day date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p kith.placements;
begin
  select * into p from kith.placement_asking();
  if p.id is null then
    raise exception 'This link opens no placement.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.suspension_lines (place_id, id, child_id, placement_id, side, kind, words, on_day, by_name, link_id)
  select p.place_id, line, p.child_id, p.id, 'provider', 'going', said, day, l.for_whom || ', ' || p.provider, l.id
    from kith.links l where l.place_id = p.place_id and l.id = p.link_id
  on conflict do nothing;
  return found;
end $$;

-- The school's own side, written by the school's lead, who reads plans and writes none: of a child on the own roll whom
-- they may see. False where this form was taken before.
create function kith.tell_school_side(line uuid, child uuid, follow_up uuid, placement uuid, of_kind text, said text, day date)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind is distinct from 'person' or of_kind not in ('call', 'visit', 'going', 'return-plan') or not exists (
    select 1 from kith.memberships m
      join kith.rolls o on o.place_id = m.place_id and o.school_id = m.school_id and o.child_id = child and o.ended_at is null
      join access.reach x on x.person_id = m.person_id and x.child_id = child and x.reads & 16 <> 0
                         and (x.until is null or x.until > now())
     where m.place_id = asking.place_id and m.person_id = asking.person_id and m.role = 'school-lead' and m.ended_at is null) then
    raise exception 'This is not a child of the asker''s school.' using errcode = 'insufficient_privilege';
  end if;
  -- The school may be the first to write about a suspension that came in by import.
  if follow_up is not null then
    insert into kith.suspension_follow_ups (place_id, id, child_id, starts_on, sessions, type, made_by)
    select s.place_id, s.id, s.child_id, s.starts_on, s.sessions, s.type, asking.person_id
      from kith.suspensions s
     where s.place_id = asking.place_id and s.id = follow_up and s.child_id = child and s.type <> 'LNCH'
    on conflict do nothing;
  end if;
  insert into kith.suspension_lines (place_id, id, child_id, follow_up_id, placement_id, side, kind, words, on_day, by_name, made_by)
  select asking.place_id, line, child, follow_up, placement, 'school', of_kind, said, day, p.name, p.id
    from kith.people p
   where p.id = asking.person_id
     and (exists (select 1 from kith.suspension_follow_ups f where f.id = follow_up and f.child_id = child)
          or exists (select 1 from kith.placements a where a.id = placement and a.child_id = child))
  on conflict do nothing;
  return found;
end $$;

alter function kith.class_page_asking() owner to kith_definer;
alter function kith.class_page_by_link() owner to kith_definer;
alter function kith.answer_class_page(uuid, uuid[], integer[], text[], text[]) owner to kith_definer;
alter function kith.placement_asking() owner to kith_definer;
alter function kith.placement_by_link() owner to kith_definer;
alter function kith.tell_how_it_goes(uuid, text, date) owner to kith_definer;
alter function kith.tell_school_side(uuid, uuid, uuid, uuid, text, text, date) owner to kith_definer;
revoke all on function kith.by_whoever_changed(), kith.may_tell_by_link(uuid, uuid), kith.class_page_asking(),
  kith.class_page_by_link(), kith.answer_class_page(uuid, uuid[], integer[], text[], text[]), kith.placement_asking(),
  kith.placement_by_link(), kith.tell_how_it_goes(uuid, text, date),
  kith.tell_school_side(uuid, uuid, uuid, uuid, text, text, date) from public;
grant execute on function kith.may_tell_by_link(uuid, uuid), kith.may_be_asked_about(uuid, uuid, uuid) to kith_definer;
grant execute on function kith.class_page_by_link(), kith.answer_class_page(uuid, uuid[], integer[], text[], text[]),
  kith.placement_by_link(), kith.tell_how_it_goes(uuid, text, date),
  kith.tell_school_side(uuid, uuid, uuid, uuid, text, text, date) to kith_app;
