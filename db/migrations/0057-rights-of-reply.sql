-- The other rights of those of whom something is kept, and what is owed to them (rules/rights.md): a correction beside the original,
-- a complaint about how we keep things, a breach. Nothing here changes what it is about.

-- Somebody says that something is wrong. What was written stays; what is decided stands beside it, with their own statement where
-- it was not corrected or is an opinion.
create table kith.corrections (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  -- What it is about: the entry of what happened, by the name it has there, with its day, and what it is called.
  entry_id text check (length(entry_id) between 1 and 200),
  entry_day date,
  entry text not null check (length(entry) between 1 and 200),
  -- Where it was asked on a family's page: what is decided is answered there.
  said_id uuid,
  asker text not null check (asker in ('child', 'parent', 'somebody-for-them', 'colleague')),
  asked_by text not null check (length(asked_by) between 1 and 120),
  received_on date not null,
  wrong text not null check (length(wrong) between 1 and 2000),
  right_is text not null check (length(right_is) between 1 and 2000),
  evidence text check (length(evidence) between 1 and 1000),
  -- What somebody thinks cannot be shown to be false, so their statement stands beside it whatever is decided.
  opinion boolean not null,
  -- Who reads the original reads this.
  audience text not null check (audience in ('team', 'manager', 'safeguarding')),
  made_at timestamptz not null default now(),
  made_by uuid,
  outcome text check (outcome in ('corrected', 'not-corrected')),
  because text check (length(because) between 1 and 1000),
  statement text check (length(statement) between 1 and 2000),
  decided_on date,
  decided_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, said_id) references kith.family_page_words (place_id, id),
  check ((outcome is null) = (decided_on is null)),
  check (decided_on >= received_on),
  check ((entry_id is null) = (entry_day is null)),
  constraint a_no_has_its_reason check (outcome is distinct from 'not-corrected' or because is not null),
  constraint statement_stands_beside check (outcome is null or statement is not null or (outcome = 'corrected' and not opinion))
);
create index corrections_of_child on kith.corrections (child_id);
create index corrections_open on kith.corrections (place_id, child_id) where outcome is null;
create unique index corrections_said on kith.corrections (place_id, said_id) where said_id is not null;
select kith.guard('kith.corrections', 'notes');
revoke insert on kith.corrections from kith_app;
create policy only_those_it_is_for on kith.corrections as restrictive for select to kith_app using (
  audience = 'team' or made_by = (select kith.person())
  or (audience = 'manager' and (select kith.may('lead the team')))
  or (audience = 'safeguarding' and (select kith.may('restrict a record'))));

-- May whoever is asking put something right about this child: who writes notes of them, and who leads or answers for records and
-- reads them.
create function kith.may_put_right(child uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kith.person() is not null
     and (access.writes_notes(kith.person(), child)
          or (access.reads_notes(kith.person(), child) and (kith.may('answer for the record') or kith.may('lead the team'))))
$$;

-- Writes down that somebody says that something is wrong, once. It is read by those who read the original: what is about the
-- safeguarding file (`of_file`), by the safeguarding leads alone. False where it is there
-- already, or was answered on the page meanwhile.
create function kith.ask_correction(
  new_id uuid, child uuid, of_entry text, of_day date, called text, said uuid, asks text, asks_name text, came_on date,
  what_is_wrong text, what_is_right text, shown_by text, is_opinion boolean, by uuid default null, of_file boolean default false
) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind <> 'operator' and not kith.may_put_right(child) then
    raise exception 'no such child' using errcode = '42501';
  end if;
  if of_file and asking.kind <> 'operator' and not kith.may('restrict a record') then
    raise exception 'no such file' using errcode = '42501';
  end if;
  if said is not null and not exists (
      select 1 from kith.family_page_words w
       where w.place_id = asking.place_id and w.id = said and w.child_id = child and w.answered_on is null) then
    return false;
  end if;
  insert into kith.corrections (place_id, id, child_id, entry_id, entry_day, entry, said_id, asker, asked_by, received_on, wrong,
                                right_is, evidence, opinion, audience, made_by)
  values (asking.place_id, new_id, child, of_entry, of_day, called, said, asks, asks_name, came_on, what_is_wrong, what_is_right,
          shown_by, is_opinion,
          case when of_file then 'safeguarding' else coalesce((select c.audience from kith.contacts c
                     where c.place_id = asking.place_id and c.child_id = child and c.id::text = left(of_entry, 36)), 'team') end,
          case when asking.kind = 'operator' then by else asking.person_id end)
  on conflict do nothing;
  return found;
end $$;

-- Decides it, once. Whoever writes notes of the child may correct a fact and attach a statement to an opinion; that a fact stays as
-- it is, only who leads or answers for records says. What was asked on a family's page is answered there in the same moment.
create function kith.decide_correction(
  correction uuid, decided text, why text, theirs text, told text, today date
) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c kith.corrections;
  me uuid := kith.person();
begin
  select x.* into c from kith.corrections x where x.place_id = kith.place() and x.id = correction for update;
  if c.id is null or me is null or not kith.may_put_right(c.child_id)
     or not (c.audience = 'team' or c.made_by = me or (c.audience = 'manager' and kith.may('lead the team'))
             or (c.audience = 'safeguarding' and kith.may('restrict a record'))) then
    raise exception 'no such correction' using errcode = '42501';
  end if;
  if c.outcome is not null then return false; end if;
  if decided = 'not-corrected' and not c.opinion and not (kith.may('answer for the record') or kith.may('lead the team')) then
    raise exception 'another says that it stays' using errcode = '42501';
  end if;
  if c.said_id is not null and told is null then
    raise exception 'whoever asked is told' using errcode = '23514';
  end if;
  update kith.corrections x
     set outcome = decided, because = why, statement = theirs, decided_on = today, decided_by = me
   where x.place_id = c.place_id and x.id = c.id;
  update kith.family_page_words w set answer = told, answered_on = today, answered_by = me
   where w.place_id = c.place_id and w.id = c.said_id and w.answered_on is null;
  return true;
end $$;

do $$
declare
  each text;
begin
  foreach each in array array[
    'kith.may_put_right(uuid)',
    'kith.ask_correction(uuid, uuid, text, date, text, uuid, text, text, date, text, text, text, boolean, uuid, boolean)',
    'kith.decide_correction(uuid, text, text, text, text, date)']
  loop
    execute format('alter function %s owner to kith_definer', each);
    execute format('revoke all on function %s from public', each);
    execute format('grant execute on function %s to kith_app', each);
  end loop;
end $$;
grant execute on function kith.ask_correction(uuid, uuid, text, date, text, uuid, text, text, date, text, text, text, boolean, uuid, boolean)
  to kith_worker;

-- Somebody complains about how we keep what we know (Data (Use and Access) Act 2025): acknowledged in time, looked into, answered, by
-- somebody whom it is not about. It names no child: whose record it is stands in the request or the correction.
create table kith.data_complaints (
  place_id uuid not null,
  id uuid not null,
  from_whom text not null check (length(from_whom) between 1 and 200),
  received_on date not null,
  what text not null check (length(what) between 1 and 2000),
  -- Who neither reads nor answers it.
  about_people uuid[] not null default '{}',
  acknowledge_by date not null check (acknowledge_by >= received_on),
  acknowledged_on date check (acknowledged_on >= received_on),
  acknowledged_how text check (length(acknowledged_how) between 1 and 200),
  acknowledged_by uuid,
  outcome text check (outcome in ('right', 'partly', 'not-right')),
  answer text check (length(answer) between 1 and 2000),
  answered_on date check (answered_on >= received_on),
  answered_by uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  check (num_nulls(acknowledged_on, acknowledged_how) in (0, 2)),
  check (num_nulls(outcome, answer, answered_on) in (0, 3)),
  constraint not_by_whom_it_is_about check (answered_by is null or answered_by <> all (about_people))
);
select kith.guard('kith.data_complaints', 'place', duty => 'answer for data protection');
grant update (acknowledged_on, acknowledged_how, outcome, answer, answered_on) on kith.data_complaints to kith_app;
create policy not_by_whom_it_is_about on kith.data_complaints as restrictive for select to kith_app
  using ((select kith.may('answer for data protection')) and (select kith.person()) <> all (about_people));
create policy in_their_own_name on kith.data_complaints as restrictive for insert to kith_app
  with check (made_by = (select kith.person()) and answered_on is null and acknowledged_on is null
    and answered_by is null and acknowledged_by is null);

-- What went wrong with what we keep: found, contained, assessed, told to the Information Commissioner within 72 hours of being found
-- or why not, told to those it is about (UK GDPR, articles 33 and 34). Each step is written once.
create table kith.data_breaches (
  place_id uuid not null,
  id uuid not null,
  found_at timestamptz not null,
  found_by text not null check (length(found_by) between 1 and 120),
  what text not null check (length(what) between 1 and 2000),
  -- The export that it is about, as the audit knows it.
  export_id uuid,
  contained_on date,
  contained_how text check (length(contained_how) between 1 and 1000),
  contained_by uuid,
  risk text check (risk in ('unlikely', 'risk', 'high')),
  risk_why text check (length(risk_why) between 1 and 1000),
  people integer check (people between 0 and 1000000),
  assessed_by uuid,
  ico_told_at timestamptz check (ico_told_at >= found_at),
  ico_reference text check (length(ico_reference) between 1 and 100),
  ico_late_because text check (length(ico_late_because) between 1 and 1000),
  ico_not_because text check (length(ico_not_because) between 1 and 1000),
  ico_by uuid,
  told_on date,
  told_how text check (length(told_how) between 1 and 1000),
  told_not_because text check (length(told_not_because) between 1 and 1000),
  told_by uuid,
  learnt text check (length(learnt) between 1 and 2000),
  closed_on date,
  closed_by uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  check (num_nulls(contained_on, contained_how) in (0, 2)),
  check (num_nulls(risk, risk_why, people) in (0, 3)),
  check (num_nulls(told_on, told_how) in (0, 2)),
  constraint late_with_its_reason
    check (ico_told_at is null or ico_told_at <= found_at + interval '72 hours' or ico_late_because is not null),
  constraint not_told_only_where_harm_is_unlikely check (ico_not_because is null or coalesce(risk, '') = 'unlikely'),
  check (ico_told_at is null or ico_not_because is null),
  check (told_on is null or told_not_because is null),
  constraint closed_once_all_is_done check (closed_on is null or (
    contained_on is not null and risk is not null and learnt is not null
    and coalesce(ico_told_at::text, ico_not_because) is not null and coalesce(told_on::text, told_not_because) is not null))
);
select kith.guard('kith.data_breaches', 'place', duty => 'answer for data protection');
grant update (export_id, contained_on, contained_how, risk, risk_why, people, ico_told_at, ico_reference, ico_late_because,
  ico_not_because, told_on, told_how, told_not_because, learnt, closed_on) on kith.data_breaches to kith_app;
create policy by_duty_alone on kith.data_breaches as restrictive for select to kith_app
  using ((select kith.may('answer for data protection')));
create policy in_their_own_name on kith.data_breaches as restrictive for insert to kith_app
  with check (made_by = (select kith.person()) and num_nonnulls(contained_on, risk, ico_told_at, ico_not_because, told_on,
    told_not_because, closed_on, contained_by, assessed_by, ico_by, told_by, closed_by) = 0);

-- What was written stays: a step that was taken is not taken again in other words.
create function kith.written_once() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from jsonb_each(to_jsonb(old)) o
              where o.value <> 'null' and to_jsonb(new) -> o.key is distinct from o.value) then
    raise exception 'that is written already' using errcode = '42501';
  end if;
  return new;
end $$;

do $$
declare
  step text[];
begin
  foreach step slice 1 in array array[
    ['data_complaints', 'acknowledged_on', 'acknowledged_by'], ['data_complaints', 'answered_on', 'answered_by'],
    ['data_breaches', 'contained_on', 'contained_by'], ['data_breaches', 'risk', 'assessed_by'],
    ['data_breaches', 'ico_told_at', 'ico_by'], ['data_breaches', 'ico_not_because', 'ico_by'],
    ['data_breaches', 'told_on', 'told_by'], ['data_breaches', 'told_not_because', 'told_by'],
    ['data_breaches', 'closed_on', 'closed_by']]
  loop
    execute format('create trigger by_%1$s before update of %2$I on kith.%3$I for each row when (old.%2$I is distinct from new.%2$I)'
      ' execute function kith.by_whoever_changed(%4$L)', step[2], step[2], step[1], step[3]);
  end loop;
  for step in select array['data_complaints'] union all select array['data_breaches'] loop
    execute format('create trigger written_once before update on kith.%I for each row execute function kith.written_once()', step[1]);
  end loop;
end $$;

-- A complaint about everybody who could answer it would be read by nobody: it is refused, so that somebody else is asked first.
create function kith.somebody_may_answer() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (
      select 1 from kith.memberships m join access.duties d on d.role = m.role and d.duty = 'answer for data protection'
       where m.place_id = new.place_id and m.ended_at is null and m.person_id <> all (new.about_people)) then
    raise exception 'nobody is left who may answer it' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger somebody_may_answer before insert on kith.data_complaints for each row execute function kith.somebody_may_answer();

-- Who answers for data protection in this place, to say whom a complaint is about.
create function kith.data_protection_people() returns table (person_id uuid, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct p.id, p.name
    from kith.memberships m
    join access.duties d on d.role = m.role and d.duty = 'answer for data protection'
    join kith.people p on p.id = m.person_id
   where m.place_id = kith.place() and m.ended_at is null and kith.may('answer for data protection')
   order by p.name
$$;

-- What left Kith as a file, a print or a bundle since a day, and of how many children, as the audit knows it.
create function kith.exports_made(since timestamptz)
returns table (id uuid, at timestamptz, action text, by_name text, records bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.id, e.at, e.action, p.name,
         case when e.child_id is not null then 1
              else (select count(distinct c.child_id) from audit.entries c
                     where c.place_id = e.place_id and c.action = 'exported-child' and c.subject_id = e.subject_id
                       and c.at >= e.at - interval '1 hour' and c.at <= e.at + interval '1 hour') end
    from audit.entries e
    left join kith.people p on p.id = e.person_id
   where e.place_id = kith.place() and kith.may('answer for data protection') and e.at >= since
     and (e.action ~ '^(exported|printed)' or e.action = 'handed-bundle-over') and e.action <> 'exported-child'
     -- Of one child alone: only for whoever may see that there is such a child. Whoever keeps children safe sees them all.
     and (e.child_id is null or kith.sees_whole_place(1) or access.reads_of(kith.person(), e.child_id, 1))
   order by e.at desc
   limit 200
$$;

-- Whose records an export had. Another entry of the audit, of which somebody knows the number, is none: it tells of nobody.
create function kith.export_children(export uuid) returns table (child_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.child_id from audit.entries e
   where e.place_id = kith.place() and e.id = export and e.child_id is not null and kith.may('answer for data protection')
     and (e.action ~ '^(exported|printed)' or e.action = 'handed-bundle-over')
  union
  select c.child_id
    from audit.entries e
    join audit.entries c on c.place_id = e.place_id and c.action = 'exported-child' and c.subject_id = e.subject_id
     and c.at >= e.at - interval '1 hour' and c.at <= e.at + interval '1 hour'
   where e.place_id = kith.place() and e.id = export and kith.may('answer for data protection')
$$;

do $$
declare
  each text;
begin
  foreach each in array array[
    'kith.data_protection_people()', 'kith.exports_made(timestamptz)', 'kith.export_children(uuid)']
  loop
    execute format('alter function %s owner to kith_definer', each);
    execute format('revoke all on function %s from public', each);
    execute format('grant execute on function %s to kith_app', each);
  end loop;
  alter function kith.somebody_may_answer() owner to kith_definer;
  revoke all on function kith.somebody_may_answer() from public;
end $$;
