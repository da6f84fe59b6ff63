-- The Individual Support Plan, made with a child or young person (rules/plan.md): hopes first, one to three goals, activities in
-- order, and both yeses. Of class plan; what we think is behind it and needs that are found are told in trust, of class notes.

-- One plan an enrolment.
create table kith.plans (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  enrolment_id uuid not null,
  began_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  unique (place_id, child_id, id),
  unique (place_id, enrolment_id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, enrolment_id) references kith.enrolments (place_id, id)
);
create index plans_of_child on kith.plans (child_id);
select kith.guard('kith.plans', 'plan');

-- One to three at a time: each stands in a slot. Whose it is and how it is measured stay; what it says is in its versions.
create table kith.plan_goals (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  slot integer not null check (slot between 1 and 3),
  whose text not null check (whose in ('child', 'network')),
  measure text not null check (measure in ('numbers', 'faces', 'doing')),
  began_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_on date,
  ended_how text check (ended_how in ('reached', 'changed', 'not-now')),
  ended_words text check (length(ended_words) between 1 and 500),
  ended_by uuid,
  primary key (place_id, id),
  unique (place_id, plan_id, id),
  unique (place_id, id, measure),
  foreign key (place_id, child_id, plan_id) references kith.plans (place_id, child_id, id),
  check ((ended_on is null) = (ended_how is null)),
  check (ended_on >= began_on)
);
create unique index plan_goals_open on kith.plan_goals (place_id, plan_id, slot) where ended_on is null;
create index plan_goals_of_child on kith.plan_goals (child_id);
create index plan_goals_of_plan on kith.plan_goals (plan_id);
select kith.guard('kith.plan_goals', 'plan');
grant update (ended_on, ended_how, ended_words) on kith.plan_goals to kith_app;
create trigger ended_by before update of ended_on on kith.plan_goals for each row
  when (old.ended_on is distinct from new.ended_on) execute function kith.by_whoever_changed('ended_by');

-- What was saved, by whom, on top of which: of the words of the whole plan, or of one goal. Numbered through the plan. A save on
-- top of a text that somebody had replaced stands `beside` what is in force, whole, until a later save settles it: no word is lost.
-- So does what comes when the plan is over.
create table kith.plan_versions (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  number integer not null check (number > 0),
  -- The goal it is of; null: the words of the whole plan.
  goal_id uuid,
  -- The day by the clocks of the place.
  saved_on date not null,
  follows uuid,
  beside boolean not null,
  settles uuid,
  -- Of the whole plan.
  hopes text check (length(hopes) between 1 and 2000),
  own_words text check (length(own_words) between 1 and 2000),
  own_language text check (length(own_language) between 2 and 12),
  strengths text check (length(strengths) between 1 and 2000),
  protective text check (length(protective) between 1 and 2000),
  -- Of a goal.
  aim text check (length(aim) between 1 and 300),
  who_helps text check (length(who_helps) between 1 and 300),
  i_do text check (length(i_do) between 1 and 500),
  you_do text check (length(you_do) between 1 and 500),
  answers text[] not null default '{}' check (cardinality(answers) <= 12),
  look_again_on date,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  unique (place_id, plan_id, number),
  foreign key (place_id, child_id, plan_id) references kith.plans (place_id, child_id, id),
  foreign key (place_id, plan_id, goal_id) references kith.plan_goals (place_id, plan_id, id),
  foreign key (place_id, follows) references kith.plan_versions (place_id, id),
  foreign key (place_id, settles) references kith.plan_versions (place_id, id),
  check (goal_id is not null or coalesce(aim, who_helps, i_do, you_do) is null and answers = '{}' and look_again_on is null),
  check (goal_id is null or coalesce(hopes, own_words, own_language, strengths, protective) is null)
);
create index plan_versions_of_child on kith.plan_versions (child_id);
create index plan_versions_of_plan on kith.plan_versions (plan_id, number);
create index plan_versions_beside on kith.plan_versions (place_id, child_id) where beside;
select kith.guard('kith.plan_versions', 'plan');

-- The number, and whether somebody saved since, are found out here, one save after the other, whatever a page sends.
create function kith.number_plan_version() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.plan_id::text, 42));
  new.number := 1 + coalesce((select max(v.number) from kith.plan_versions v where v.plan_id = new.plan_id), 0);
  new.beside := new.follows is distinct from (
    select v.id from kith.plan_versions v
     where v.plan_id = new.plan_id and v.goal_id is not distinct from new.goal_id and not v.beside
     order by v.number desc limit 1)
    -- What was written in time and sent when the plan was over changes nothing of how it ended.
    or not exists (select 1 from kith.plans p join kith.taking_part t on t.enrolment_id = p.enrolment_id
                    where p.place_id = new.place_id and p.id = new.plan_id);
  return new;
end $$;
revoke all on function kith.number_plan_version() from public;
create trigger number_it before insert on kith.plan_versions for each row execute function kith.number_plan_version();

-- Where I am now with a goal: from 0 to 10, as one of five faces, or whether it is done for us, with us, by us (1, 2, 3).
create table kith.goal_points (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  goal_id uuid not null,
  measure text not null,
  on_day date not null,
  value integer not null check (value between 0 and 10),
  said_by text not null check (said_by in ('child', 'parent', 'together')),
  words text check (length(words) between 1 and 500),
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id, plan_id) references kith.plans (place_id, child_id, id),
  foreign key (place_id, plan_id, goal_id) references kith.plan_goals (place_id, plan_id, id),
  foreign key (place_id, goal_id, measure) references kith.plan_goals (place_id, id, measure),
  check (measure = 'numbers' or value between 1 and case measure when 'faces' then 5 else 3 end)
);
create index goal_points_of_child on kith.goal_points (child_id);
create index goal_points_of_goal on kith.goal_points (goal_id, on_day);
select kith.guard('kith.goal_points', 'plan');

-- What we think is behind it, in the words of whoever said so; nobody's words are written over.
create table kith.plan_behind (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  said_by text not null check (said_by in ('child', 'parent', 'school', 'programme')),
  words text not null check (length(words) between 1 and 1000),
  language text check (length(language) between 2 and 12),
  said_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  -- It is seen otherwise now; the words stay.
  ended_on date,
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id, plan_id) references kith.plans (place_id, child_id, id),
  check (ended_on >= said_on)
);
create index plan_behind_of_child on kith.plan_behind (child_id);
create index plan_behind_of_plan on kith.plan_behind (plan_id);
select kith.guard('kith.plan_behind', 'notes');
grant update (ended_on) on kith.plan_behind to kith_app;
create trigger ended_by before update of ended_on on kith.plan_behind for each row
  when (old.ended_on is distinct from new.ended_on) execute function kith.by_whoever_changed('ended_by');

-- A need that nobody had named: when it was found and by whom, when somebody first said they were worried, when help first came.
create table kith.plan_needs (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('learning', 'speech', 'hearing-sight', 'health', 'feelings', 'caring', 'home', 'money',
    'safety', 'other')),
  what text not null check (length(what) between 1 and 300),
  found_on date not null,
  found_by text not null check (found_by in ('child', 'parent', 'programme', 'school', 'partner', 'council')),
  worry_on date,
  worry_by text check (worry_by in ('child', 'parent', 'programme', 'school', 'partner', 'council')),
  made_at timestamptz not null default now(),
  made_by uuid,
  helped_on date,
  help text check (length(help) between 1 and 300),
  helped_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id, plan_id) references kith.plans (place_id, child_id, id),
  check ((worry_on is null) = (worry_by is null)),
  check (worry_on <= found_on),
  check ((helped_on is null) = (help is null)),
  check (helped_on >= coalesce(worry_on, found_on))
);
create index plan_needs_of_child on kith.plan_needs (child_id);
create index plan_needs_of_plan on kith.plan_needs (plan_id);
select kith.guard('kith.plan_needs', 'notes');
grant update (helped_on, help) on kith.plan_needs to kith_app;
create trigger helped_by before update of helped_on on kith.plan_needs for each row
  when (old.helped_on is distinct from new.helped_on) execute function kith.by_whoever_changed('helped_by');

-- What no goal answers and is left for later, said in one tap, until a goal answers it or somebody takes it up.
create table kith.plan_not_now (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  area text not null check (area ~ '^[a-z][a-z-]{1,40}$'),
  said_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_on date,
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id, plan_id) references kith.plans (place_id, child_id, id),
  check (ended_on >= said_on)
);
create unique index plan_not_now_open on kith.plan_not_now (place_id, plan_id, area) where ended_on is null;
create index plan_not_now_of_child on kith.plan_not_now (child_id);
select kith.guard('kith.plan_not_now', 'plan');
grant update (ended_on) on kith.plan_not_now to kith_app;
create trigger ended_by before update of ended_on on kith.plan_not_now for each row
  when (old.ended_on is distinct from new.ended_on) execute function kith.by_whoever_changed('ended_by');

-- Activities in order. `ready_when`: what must come first; it is not begun before somebody says that it is so. Whoever reads the
-- plan may stop one, with a reason.
create table kith.plan_activities (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  goal_id uuid,
  position integer not null check (position > 0),
  kind text not null check (kind ~ '^[a-z][a-z-]{1,40}$'),
  what text check (length(what) between 1 and 200),
  my_choice boolean not null default false,
  domain text not null check (domain ~ '^[a-z][a-z-]{1,40}$'),
  ready_when text check (length(ready_when) between 1 and 300),
  ready_on date,
  ready_by uuid,
  begun_on date,
  done_on date,
  settled_by uuid,
  stopped_on date,
  stopped_side text check (stopped_side in ('child', 'parent', 'programme', 'school', 'partner', 'council')),
  stopped_why text check (stopped_why in ('not-for-me', 'too-hard', 'not-the-time', 'too-far', 'people', 'other')),
  stopped_words text check (length(stopped_words) between 1 and 300),
  stopped_at timestamptz,
  stopped_by uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id, plan_id) references kith.plans (place_id, child_id, id),
  foreign key (place_id, plan_id, goal_id) references kith.plan_goals (place_id, plan_id, id),
  check (begun_on is null or ready_when is null or ready_on is not null),
  check (done_on is null or begun_on is not null and done_on >= begun_on),
  check (done_on is null or stopped_on is null),
  check ((stopped_on is null) = (stopped_why is null) and (stopped_on is null) = (stopped_side is null)
    and (stopped_on is null) = (stopped_at is null))
);
create index plan_activities_of_child on kith.plan_activities (child_id);
create index plan_activities_of_plan on kith.plan_activities (plan_id, position);
create index plan_activities_stopped on kith.plan_activities (place_id, child_id) where stopped_on is not null;
select kith.guard('kith.plan_activities', 'plan');
grant update (position, ready_on, begun_on, done_on) on kith.plan_activities to kith_app;
create trigger ready_by before update of ready_on on kith.plan_activities for each row
  when (old.ready_on is distinct from new.ready_on) execute function kith.by_whoever_changed('ready_by');
create trigger settled_by before update of begun_on, done_on on kith.plan_activities for each row
  when (old.begun_on is distinct from new.begun_on or old.done_on is distinct from new.done_on)
  execute function kith.by_whoever_changed('settled_by');

-- The child's yes and the parent's, each apart, to the plan as it was numbered then; the newest of a side stands.
create table kith.plan_agreements (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  side text not null check (side in ('child', 'parent')),
  agrees boolean not null,
  name text not null check (length(name) between 1 and 120),
  how text not null check (how in ('together', 'phone', 'written')),
  said_on date not null,
  words text check (length(words) between 1 and 500),
  number integer not null check (number > 0),
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id, plan_id) references kith.plans (place_id, child_id, id),
  foreign key (place_id, plan_id, number) references kith.plan_versions (place_id, plan_id, number)
);
create index plan_agreements_of_child on kith.plan_agreements (child_id);
create index plan_agreements_of_plan on kith.plan_agreements (plan_id);
select kith.guard('kith.plan_agreements', 'plan');

-- Nobody writes in another's name or of another time, and nothing new begins with somebody who does not take part.
do $$
declare
  each text;
begin
  foreach each in array array['plans', 'plan_goals', 'plan_versions', 'goal_points', 'plan_behind', 'plan_needs', 'plan_not_now',
    'plan_activities', 'plan_agreements']
  loop
    execute format('create policy in_their_own_name on kith.%I as restrictive for insert to kith_app'
      ' with check (made_by = (select kith.person()) and made_at = now())', each);
    continue when each in ('plans', 'plan_versions');
    execute format('create policy only_taking_part on kith.%1$I as restrictive for insert to kith_app with check (exists ('
      'select 1 from kith.plans p join kith.taking_part t on t.enrolment_id = p.enrolment_id where p.id = kith.%1$I.plan_id))', each);
  end loop;
end $$;
-- What was written on a text while they took part and comes later is kept beside it (number_plan_version).
create policy only_taking_part on kith.plan_versions as restrictive for insert to kith_app with check (
  beside and follows is not null or exists (
    select 1 from kith.plans p join kith.taking_part t on t.enrolment_id = p.enrolment_id where p.id = kith.plan_versions.plan_id));
create policy only_taking_part on kith.plans as restrictive for insert to kith_app with check (exists (
  select 1 from kith.taking_part t where t.enrolment_id = kith.plans.enrolment_id and t.child_id = kith.plans.child_id));
-- What a form never sends with something new.
create policy not_settled_yet on kith.plan_activities as restrictive for insert to kith_app
  with check (stopped_on is null and ready_by is null and settled_by is null and stopped_by is null);

-- Anyone who may read a child's plan may stop an activity. False where it runs no more.
create function kith.stop_activity(child uuid, activity uuid, on_day date, side text, why text, words text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  plan_class integer := (select c.bit from access.classes c where c.class = 'plan');
begin
  -- Jobs and operators bring in what somebody else stopped.
  if kith.person() is not null and not (kith.sees_whole_place(plan_class) or exists (
    select 1 from access.reach r
     where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
       and r.reads & plan_class <> 0 and (r.until is null or r.until > now()))
    -- Who reads only what is shared (0049), stops only that.
    and (kith.reads_whole_plan(child) or exists (
      select 1 from kith.plan_activities a join kith.shared_with_me() s on s.goal_id = a.goal_id where a.id = activity))) then
    raise exception 'No such activity.' using errcode = 'insufficient_privilege';
  end if;
  update kith.plan_activities a
     set stopped_on = on_day, stopped_side = side, stopped_why = why, stopped_words = words, stopped_at = now(),
         stopped_by = kith.person()
   where a.place_id = kith.place() and a.child_id = child and a.id = activity and a.stopped_on is null and a.done_on is null;
  return found;
end $$;
alter function kith.stop_activity(uuid, uuid, date, text, text, text) owner to kith_definer;
revoke all on function kith.stop_activity(uuid, uuid, date, text, text, text) from public;
grant execute on function kith.stop_activity(uuid, uuid, date, text, text, text) to kith_app, kith_worker;
