-- What of a plan a school and the council read: only what child and family both agreed to share; and the page that each is given
-- every week (rules/weekly.md).

-- With a yes to the plan each side says what may be read, and by whom: a goal, or (goal_id is null) that how it goes stands on the
-- weekly page. What one says and the other does not is not shared.
create table kith.plan_shares (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  agreement_id uuid not null,
  goal_id uuid,
  whom text not null check (whom in ('council', 'school')),
  -- The school they went to when it was said: another school is asked for anew.
  school_id uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id, plan_id) references kith.plans (place_id, child_id, id),
  foreign key (place_id, agreement_id) references kith.plan_agreements (place_id, id),
  foreign key (place_id, plan_id, goal_id) references kith.plan_goals (place_id, plan_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  check ((whom = 'school') = (school_id is not null))
);
create unique index plan_shares_once on kith.plan_shares (agreement_id, whom, goal_id) nulls not distinct;
create index plan_shares_of_child on kith.plan_shares (child_id);
select kith.guard('kith.plan_shares', 'plan');
create policy in_their_own_name on kith.plan_shares as restrictive for insert to kith_app
  with check (made_by = (select kith.person()) and made_at = now());
-- It is said with the yes and not afterwards, nor with a no.
create policy with_the_yes on kith.plan_shares as restrictive for insert to kith_app with check (exists (
  select 1 from kith.plan_agreements a
   where a.id = kith.plan_shares.agreement_id and a.plan_id = kith.plan_shares.plan_id and a.child_id = kith.plan_shares.child_id
     and a.agrees and a.made_by = (select kith.person()) and a.made_at = now()));

-- What both say: each by what they said last, while the child takes part. `number`: the save of the plan that both had read;
-- what is written later is not shared before both say so again.
create view kith.plan_shared with (security_invoker = true) as
  select s.place_id, s.child_id, s.plan_id, s.goal_id, s.whom, s.school_id, min(a.number) as number, max(a.said_on) as said_on
    from kith.plan_shares s
    join kith.plan_agreements a on a.place_id = s.place_id and a.id = s.agreement_id and a.agrees
    join kith.plans p on p.place_id = s.place_id and p.id = s.plan_id
    join kith.taking_part t on t.enrolment_id = p.enrolment_id
   where not exists (
     select 1 from kith.plan_agreements n
      where n.plan_id = a.plan_id and n.side = a.side and (n.said_on, n.made_at, n.id) > (a.said_on, a.made_at, a.id))
   group by s.place_id, s.child_id, s.plan_id, s.goal_id, s.whom, s.school_id
  having count(distinct a.side) = 2;
grant select on kith.plan_shared to kith_app, kith_worker, kith_definer;

-- Does whoever is asking hold a role that reads of some child only what was agreed to be shared?
create function kith.reads_only_shared() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  return exists (select 1 from kith.memberships m
                  where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null
                    and m.role in ('school-lead', 'early-help-practitioner'));
end $$;

-- Of whom such a person reads the whole plan all the same, being something else to them: their Link Worker, say.
create function kith.whole_plans() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  return query
    select distinct r.child_id from access.reach r
     where r.person_id = asking.person_id and r.place_id = asking.place_id and r.reads & 16 <> 0
       and (r.until is null or r.until > now())
       and r.why <> 'my school''s roll' and r.why not like 'Early Help: %';
end $$;

-- What is shared with whoever is asking: with the school whose roll the child is on, with the council while an episode is open.
-- A child who is kept from them is not in their reach.
create function kith.shared_with_me() returns table (child_id uuid, plan_id uuid, goal_id uuid, number integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  return query
    select s.child_id, s.plan_id, s.goal_id, s.number
      from access.reach r
      join kith.plan_shared s on s.child_id = r.child_id and s.place_id = r.place_id
     where r.person_id = asking.person_id and r.place_id = asking.place_id and r.reads & 16 <> 0
       and (r.until is null or r.until > now())
       and case s.whom
             when 'council' then r.why like 'Early Help: %'
             else r.why = 'my school''s roll' and exists (
               select 1 from kith.memberships m
                 join kith.rolls o on o.place_id = m.place_id and o.school_id = m.school_id and o.child_id = s.child_id
                                  and o.ended_at is null
                where m.person_id = asking.person_id and m.place_id = asking.place_id and m.role = 'school-lead'
                  and m.school_id = s.school_id and m.ended_at is null)
           end;
end $$;

-- The newest texts of goals that are shared, as both had read them.
create function kith.shared_versions() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select v.id from kith.shared_with_me() s
      join kith.plan_versions v on v.plan_id = s.plan_id and v.goal_id = s.goal_id and v.number <= s.number;
end $$;

-- Whether whoever is asking reads all of this child's plan, as far as their class goes.
create function kith.reads_whole_plan(child uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return not kith.reads_only_shared() or child in (select kith.whole_plans());
end $$;

alter function kith.reads_only_shared() owner to kith_definer;
alter function kith.whole_plans() owner to kith_definer;
alter function kith.shared_with_me() owner to kith_definer;
alter function kith.shared_versions() owner to kith_definer;
alter function kith.reads_whole_plan(uuid) owner to kith_definer;
revoke all on function kith.reads_only_shared(), kith.whole_plans(), kith.shared_with_me(), kith.shared_versions(),
  kith.reads_whole_plan(uuid) from public;
grant execute on function kith.reads_only_shared(), kith.whole_plans(), kith.shared_with_me(), kith.shared_versions(),
  kith.reads_whole_plan(uuid) to kith_app;

-- Whoever reads only what is shared reads of a plan that there is one, and of a shared goal what it says, where the child is with
-- it, and its activities.
do $$
declare
  only_shared constant text := 'create policy only_what_is_shared on kith.%I as restrictive for select to kith_app using ('
    'not (select kith.reads_only_shared()) or child_id in (select kith.whole_plans())%s)';
begin
  execute format(only_shared, 'plan_goals', ' or id in (select s.goal_id from kith.shared_with_me() s)');
  execute format(only_shared, 'plan_versions', ' or id in (select kith.shared_versions())');
  execute format(only_shared, 'goal_points', ' or goal_id in (select s.goal_id from kith.shared_with_me() s)');
  execute format(only_shared, 'plan_activities', ' or goal_id in (select s.goal_id from kith.shared_with_me() s)');
  execute format(only_shared, 'plan_not_now', '');
  execute format(only_shared, 'plan_agreements', '');
  execute format(only_shared, 'plan_shares', '');
end $$;

-- The page of a week: from one Link Worker or manager to whoever leads at a school, or to the council's practitioner who leads
-- episodes. It stands as it was given; a later version follows it. Of no child: what it says of them is in its lines.
create table kith.weekly_pages (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  whom text not null check (whom in ('council', 'school')),
  school_id uuid,
  reader_id uuid references kith.people (id),
  -- The Monday of the week.
  week_of date not null,
  -- The day by the clocks of the place.
  given_on date not null,
  version integer not null check (version > 0),
  made_at timestamptz not null default now(),
  made_by uuid references kith.people (id),
  primary key (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  check (whom = 'council' or school_id is not null and reader_id is null),
  check (whom = 'school' or school_id is null)
);
create unique index weekly_pages_once on kith.weekly_pages (place_id, coalesce(school_id, reader_id), week_of, made_by, version);
create index weekly_pages_of_school on kith.weekly_pages (school_id, week_of);
create index weekly_pages_of_reader on kith.weekly_pages (reader_id, week_of);
select kith.guard('kith.weekly_pages', 'place', duty => 'write the weekly page',
  via => 'place_id = (select kith.place()) and (made_by = (select kith.person()) or reader_id = (select kith.person())'
    ' or school_id in (select kith.my_schools()) or (select kith.may(''lead the team'')))');
create policy in_their_own_name on kith.weekly_pages as restrictive for insert to kith_app
  with check (made_by = (select kith.person()) and made_at = now() and extract(isodow from week_of) = 1);
create policy to_somebody_who_may_read_it on kith.weekly_pages as restrictive for insert to kith_app with check (
  case whom when 'school' then school_id in (select kith.my_schools())
    else exists (select 1 from kith.memberships m
                  where m.person_id = kith.weekly_pages.reader_id and m.role = 'early-help-practitioner' and m.ended_at is null) end);

-- Who may stand on a page to this school, or to this practitioner: both say so, and nothing stands against it (an objection, a
-- restriction, a protected address). Whoever writes the page is told, of children whose plan they write.
create function kith.may_stand_on_weekly(of_school uuid, of_reader uuid) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if kith.person() is not null and not kith.may('write the weekly page') then return; end if;
  return query
    select s.child_id from kith.plan_shared s
     where s.place_id = kith.place() and s.goal_id is null
       and case s.whom
             when 'school' then s.school_id = of_school and exists (
               select 1 from kith.rolls o
                where o.place_id = s.place_id and o.child_id = s.child_id and o.school_id = of_school and o.ended_at is null)
             else exists (
               select 1 from access.reach r
                where r.person_id = of_reader and r.child_id = s.child_id and r.why like 'Early Help: I lead%'
                  and r.reads & 16 <> 0 and (r.until is null or r.until > now()))
           end
       and (kith.person() is null or exists (
         select 1 from access.reach r
          where r.person_id = kith.person() and r.child_id = s.child_id and r.writes & 16 <> 0
            and (r.until is null or r.until > now())))
       and kith.may_tell_by_link(s.place_id, s.child_id)
       and not exists (select 1 from kith.protected_addresses p
                        where p.place_id = s.place_id and p.child_id = s.child_id and p.ended_at is null);
end $$;

-- Whom whoever is asking reads of on a page that was given: shared with them still, and no address is protected since.
create function kith.stand_for_me() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select s.child_id from kith.shared_with_me() s
     where s.goal_id is null
       and not exists (select 1 from kith.protected_addresses p
                        where p.place_id = kith.place() and p.child_id = s.child_id and p.ended_at is null);
end $$;

-- What stands on it: something going well, an ask, or a date; of a child, or of nobody by name.
create table kith.weekly_lines (
  place_id uuid not null,
  id uuid not null,
  page_id uuid not null,
  child_id uuid,
  kind text not null check (kind in ('well', 'ask', 'date')),
  position integer not null check (position > 0),
  words text not null check (length(words) between 1 and 200),
  -- The day of a date; of an ask, by when.
  on_day date,
  -- What it was proposed from, and the row there: an action is settled where the reader says that it is done.
  about text check (about ~ '^[a-z][a-z-]{2,29}$'),
  about_id uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, page_id) references kith.weekly_pages (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check (kind <> 'date' or on_day is not null)
);
create index weekly_lines_of_page on kith.weekly_lines (page_id, kind, position);
create index weekly_lines_of_child on kith.weekly_lines (child_id);
select kith.guard('kith.weekly_lines', 'plan',
  via => 'child_id is null or (select kith.sees_all(16)) or exists (select 1 from access.reach r'
    ' where r.person_id = (select kith.person()) and r.child_id = kith.weekly_lines.child_id and r.reads & 16 <> 0'
    ' and (r.until is null or r.until > now()))');
create policy with_the_page on kith.weekly_lines as restrictive for insert to kith_app with check (
  made_by = (select kith.person()) and made_at = now() and exists (
    select 1 from kith.weekly_pages p
     where p.id = kith.weekly_lines.page_id and p.made_by = (select kith.person()) and p.made_at = now()));
create policy only_what_is_agreed on kith.weekly_lines as restrictive for insert to kith_app with check (
  child_id is null or exists (
    select 1 from kith.weekly_pages p
     where p.id = kith.weekly_lines.page_id
       and kith.weekly_lines.child_id in (select kith.may_stand_on_weekly(p.school_id, p.reader_id))));

-- What the reader answers to an ask, and in a few words to the whole; the newest of a line stands. It waits for its writer.
create table kith.weekly_replies (
  place_id uuid not null,
  id uuid not null,
  page_id uuid not null,
  line_id uuid,
  child_id uuid,
  answer text check (answer in ('done', 'will', 'cannot')),
  by_day date,
  words text check (length(words) between 1 and 500),
  said_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  for_id uuid,
  seen_on date,
  seen_by uuid,
  primary key (place_id, id),
  foreign key (place_id, page_id) references kith.weekly_pages (place_id, id),
  foreign key (place_id, line_id) references kith.weekly_lines (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check (by_day is null or answer = 'will')
);
create index weekly_replies_of_page on kith.weekly_replies (page_id, made_at);
create index weekly_replies_of_child on kith.weekly_replies (child_id);
create index weekly_replies_waiting on kith.weekly_replies (for_id) where seen_on is null;
select kith.guard('kith.weekly_replies', 'plan',
  via => 'child_id is null or (select kith.sees_all(16)) or exists (select 1 from access.reach r'
    ' where r.person_id = (select kith.person()) and r.child_id = kith.weekly_replies.child_id and r.reads & 16 <> 0'
    ' and (r.until is null or r.until > now()))');
revoke insert on kith.weekly_replies from kith_app;
grant update (seen_on) on kith.weekly_replies to kith_app;
create policy seen_by_whom_it_is_for on kith.weekly_replies as restrictive for update to kith_app
  using (for_id = (select kith.person()) and seen_on is null) with check (true);
create trigger seen_by before update of seen_on on kith.weekly_replies for each row
  when (old.seen_on is distinct from new.seen_on) execute function kith.by_whoever_changed('seen_by');

do $$
declare
  each text;
begin
  foreach each in array array['weekly_lines', 'weekly_replies'] loop
    execute format('create policy of_a_page_they_read on kith.%1$I as restrictive for select to kith_app using (exists ('
      'select 1 from kith.weekly_pages p where p.place_id = kith.%1$I.place_id and p.id = kith.%1$I.page_id))', each);
    execute format('create policy only_what_is_shared on kith.%I as restrictive for select to kith_app using ('
      'not (select kith.reads_only_shared()) or child_id is null or child_id in (select kith.whole_plans())'
      ' or child_id in (select kith.stand_for_me()))', each);
  end loop;
end $$;

-- Takes what the reader of a page answers: [{id, line_id, answer, by_day, words}], a line_id of none being a word to the whole.
-- What is done is settled where the ask came from: an action of theirs, a step of the attendance plan. Answers how many
-- were new; an error for anybody else.
create function kith.reply_to_weekly(page uuid, on_day date, replies jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  asking uuid := kith.person();
  p kith.weekly_pages;
  taken uuid[];
begin
  select * into p from kith.weekly_pages w where w.place_id = here and w.id = page;
  -- Jobs and operators bring in what somebody else answered.
  if p.id is null or asking is not null and p.reader_id is distinct from asking and not exists (
    select 1 from kith.memberships m
     where m.place_id = here and m.person_id = asking and m.role = 'school-lead' and m.school_id = p.school_id
       and m.ended_at is null) then
    raise exception 'No such page.' using errcode = 'insufficient_privilege';
  end if;
  with said as (
    insert into kith.weekly_replies (place_id, id, page_id, line_id, child_id, answer, by_day, words, said_on,
                                     made_by, for_id)
    select here, r.id, p.id, l.id, l.child_id, case when l.id is not null then r.answer end, r.by_day, r.words,
           reply_to_weekly.on_day, coalesce(asking, r.made_by), p.made_by
      from jsonb_to_recordset(replies) as r (id uuid, line_id uuid, answer text, by_day date, words text, made_by uuid)
      left join kith.weekly_lines l
        on l.place_id = here and l.page_id = p.id and l.id = r.line_id and l.kind = 'ask'
       and (l.child_id is null or asking is null or l.child_id in (select kith.stand_for_me()))
     where case when r.line_id is null then r.words is not null
                else l.id is not null and r.answer is not null
                     and (r.answer <> 'cannot' or r.words is not null) and (r.answer <> 'will' or r.by_day is not null) end
    on conflict do nothing
    returning id)
  select coalesce(array_agg(id), '{}') into taken from said;
  update kith.actions a set settled_on = reply_to_weekly.on_day, settled_by = coalesce(asking, y.made_by)
    from kith.weekly_replies y join kith.weekly_lines l on l.place_id = y.place_id and l.id = y.line_id
   where y.place_id = here and y.id = any (taken) and y.answer = 'done' and l.about = 'action'
     and a.place_id = here and a.id = l.about_id and a.child_id = l.child_id and a.who in ('school', 'other') and a.settled_on is null;
  update kith.attendance_plan_steps t set done_on = reply_to_weekly.on_day, settled_by = coalesce(asking, y.made_by)
    from kith.weekly_replies y join kith.weekly_lines l on l.place_id = y.place_id and l.id = y.line_id
   where y.place_id = here and y.id = any (taken) and y.answer = 'done' and l.about = 'step'
     and t.place_id = here and t.id = l.about_id and t.child_id = l.child_id
     and t.done_on is null and t.dropped_because is null;
  return cardinality(taken);
end $$;

alter function kith.may_stand_on_weekly(uuid, uuid) owner to kith_definer;
alter function kith.stand_for_me() owner to kith_definer;
alter function kith.reply_to_weekly(uuid, date, jsonb) owner to kith_definer;
revoke all on function kith.may_stand_on_weekly(uuid, uuid), kith.stand_for_me(), kith.reply_to_weekly(uuid, date, jsonb)
  from public;
grant execute on function kith.may_stand_on_weekly(uuid, uuid), kith.reply_to_weekly(uuid, date, jsonb) to kith_app, kith_worker;
grant execute on function kith.stand_for_me() to kith_app;
