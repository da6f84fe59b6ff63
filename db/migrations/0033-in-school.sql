-- What a Link Worker does with the school of a child or young person: who in school knows what, what helps in class, and the
-- attendance action plan (rules/attendance-plan.md). All of class plan. What follows a suspension: 0037.

insert into access.link_purposes values
  ('what-helps', 'be in school', 'a teacher reads what helps one pupil in class, and says what they tried'),
  ('other-school', 'be in school', 'staff of alternative provision see dates, contact and return plan, and say how it is going');

-- Writes who changed a row, whatever was sent: the column named in the trigger.
create function kith.by_whoever_changed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  -- Jobs and operators bring in what somebody else did.
  if kith.person() is null then return new; end if;
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

-- Nobody writes in another's name, and nothing new begins with somebody who does not take part, whatever a page is made to send.
do $$
declare
  each text;
begin
  foreach each in array array['staff_told', 'class_pages', 'class_page_readers', 'attendance_plans', 'attendance_plan_causes',
    'attendance_plan_steps', 'attendance_plan_yeses', 'part_time_timetables', 'attendance_plan_reviews']
  loop
    execute format('create policy in_their_own_name on kith.%I as restrictive for insert to kith_app'
      ' with check (made_by = (select kith.person()))', each);
  end loop;
  -- What belongs to a plan is of the child whose plan it is.
  foreach each in array array['attendance_plan_causes', 'attendance_plan_steps', 'attendance_plan_yeses',
    'part_time_timetables', 'attendance_plan_reviews']
  loop
    execute format('create policy of_the_same_child on kith.%1$I as restrictive for insert to kith_app with check (exists ('
      'select 1 from kith.attendance_plans p where p.id = kith.%1$I.plan_id and p.child_id = kith.%1$I.child_id))', each);
  end loop;
  foreach each in array array['staff_told', 'class_pages', 'class_page_readers', 'attendance_plans']
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

alter function kith.class_page_asking() owner to kith_definer;
alter function kith.class_page_by_link() owner to kith_definer;
alter function kith.answer_class_page(uuid, uuid[], integer[], text[], text[]) owner to kith_definer;
revoke all on function kith.by_whoever_changed(), kith.may_tell_by_link(uuid, uuid), kith.class_page_asking(),
  kith.class_page_by_link(), kith.answer_class_page(uuid, uuid[], integer[], text[], text[]) from public;
grant execute on function kith.may_tell_by_link(uuid, uuid), kith.may_be_asked_about(uuid, uuid, uuid) to kith_definer;
grant execute on function kith.class_page_by_link(), kith.answer_class_page(uuid, uuid[], integer[], text[], text[]) to kith_app;
