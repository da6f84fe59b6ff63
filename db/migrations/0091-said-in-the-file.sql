-- What is said to be wrong in the safeguarding file is sealed like the rest of the file (src/platform/sealed.ts), and so is what is
-- decided of it; in the clear stands `Sealed`. And the day on which something is decided, answered or stood still is the database's, not the caller's.

alter table kith.corrections
  add column sealed bytea,
  add column decided_sealed bytea,
  add constraint in_the_file_it_is_sealed check (case when sealed is null then decided_sealed is null
    else audience = 'safeguarding' and wrong = 'Sealed' and right_is = 'Sealed' and num_nonnulls(evidence, because, statement) = 0
     and (outcome is null) = (decided_sealed is null) end),
  drop constraint a_no_has_its_reason,
  add constraint a_no_has_its_reason check (outcome is distinct from 'not-corrected' or because is not null or decided_sealed is not null),
  drop constraint statement_stands_beside,
  add constraint statement_stands_beside check (
    outcome is null or decided_sealed is not null or statement is not null or (outcome = 'corrected' and not opinion));

drop function kith.ask_correction(uuid, uuid, text, date, text, uuid, text, text, date, text, text, text, boolean, uuid, boolean);
-- Writes down that somebody says that something is wrong, once. It is read by those who read the original: what is about the
-- safeguarding file comes sealed, for the safeguarding leads alone. False where it is there already, or was answered on the page
-- meanwhile.
create function kith.ask_correction(
  new_id uuid, child uuid, of_entry text, of_day date, called text, said uuid, asks text, asks_name text, came_on date,
  what_is_wrong text, what_is_right text, shown_by text, is_opinion boolean, by uuid default null, in_seal bytea default null
) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind <> 'operator' and not kith.may_put_right(child) then
    raise exception 'no such child' using errcode = '42501';
  end if;
  if in_seal is not null and asking.kind <> 'operator' and not kith.may('restrict a record') then
    raise exception 'no such file' using errcode = '42501';
  end if;
  if said is not null and not exists (
      select 1 from kith.family_page_words w
       where w.place_id = asking.place_id and w.id = said and w.child_id = child and w.answered_on is null) then
    return false;
  end if;
  insert into kith.corrections (place_id, id, child_id, entry_id, entry_day, entry, said_id, asker, asked_by, received_on, wrong,
                                right_is, evidence, opinion, audience, made_by, sealed)
  values (asking.place_id, new_id, child, of_entry, of_day, called, said, asks, asks_name, came_on, what_is_wrong, what_is_right,
          shown_by, is_opinion,
          case when in_seal is not null then 'safeguarding' else coalesce((select c.audience from kith.contacts c
                     where c.place_id = asking.place_id and c.child_id = child and c.id::text = left(of_entry, 36)), 'team') end,
          case when asking.kind = 'operator' then by else asking.person_id end, in_seal)
  on conflict do nothing;
  return found;
end $$;

drop function kith.decide_correction(uuid, text, text, text, text, date);
-- Decides it, once, today. Whoever writes notes of the child may correct a fact and attach a statement to an opinion; that a fact stays
-- as it is, only who leads or answers for records says. What was asked on a family's page is answered there in the same moment.
create function kith.decide_correction(
  correction uuid, decided text, why text, theirs text, told text, in_seal bytea default null
) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c kith.corrections;
  me uuid := kith.person();
  today date := kith.today_in(kith.place());
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
     set outcome = decided, because = why, statement = theirs, decided_on = greatest(today, x.received_on), decided_by = me,
         decided_sealed = in_seal
   where x.place_id = c.place_id and x.id = c.id;
  update kith.family_page_words w set answer = told, answered_on = today, answered_by = me
   where w.place_id = c.place_id and w.id = c.said_id and w.answered_on is null;
  return true;
end $$;

-- That there is a concern tells as much as its words: every line of a row that holds something sealed begins left out, by the same
-- reason as its words when they are opened, until whoever answers puts it in.
create or replace function kith.gather_bundle(request uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked kith.record_requests;
  many integer;
begin
  select r.* into asked from kith.record_requests r where r.place_id = kith.place() and r.id = request for update;
  if asked.id is null then return 0; end if;
  insert into kith.bundle_lines (place_id, child_id, request_id, n, kept_as, row_id, on_day, field, words, sealed, withheld)
  select asked.place_id, asked.child_id, asked.id,
         coalesce((select max(b.n) from kith.bundle_lines b where b.place_id = asked.place_id and b.request_id = asked.id), 0)
           + row_number() over (order by k.at),
         k.kept_as, k.row_id, k.on_day, k.field, k.words, k.sealed,
         case when bool_or(k.sealed is not null) over (partition by k.kept_as, k.row_id) or kith.part_of(k.kept_as) = 'safeguarding'
              then case when asked.asker = 'parent' and k.kept_as <> 'kith.protected_addresses' then 'child-abuse-data' else 'serious-harm' end end
    from kith.not_gathered_yet(request) k;
  get diagnostics many = row_count;
  return many;
end $$;

-- The clock of the law stands still from the day on which somebody stops it, to the day on which they let it run.
create function kith.stands_still_today() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if kith.person() is null then return new; end if;
  if tg_op = 'INSERT' then
    new.from_day := kith.today_in(new.place_id);
    new.until_day := null;
  elsif old.until_day is null and new.until_day is not null then
    new.until_day := greatest(new.from_day, kith.today_in(new.place_id));
  end if;
  return new;
end $$;
create trigger stands_still_today before insert or update on kith.request_pauses for each row
  execute function kith.stands_still_today();

-- The day somebody answers a page of the week is today, whatever the page sends; jobs and operators bring in another's.
create or replace function kith.reply_to_weekly(page uuid, on_day date, replies jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  asking uuid := kith.person();
  p kith.weekly_pages;
  taken uuid[];
  the_day constant date := case when asking is null then on_day else kith.today_in(here) end;
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
           the_day, coalesce(asking, r.made_by), p.made_by
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
  update kith.actions a set settled_on = the_day, settled_by = coalesce(asking, y.made_by)
    from kith.weekly_replies y join kith.weekly_lines l on l.place_id = y.place_id and l.id = y.line_id
   where y.place_id = here and y.id = any (taken) and y.answer = 'done' and l.about = 'action'
     and a.place_id = here and a.id = l.about_id and a.child_id = l.child_id and a.who in ('school', 'other') and a.settled_on is null;
  update kith.attendance_plan_steps t set done_on = the_day, settled_by = coalesce(asking, y.made_by)
    from kith.weekly_replies y join kith.weekly_lines l on l.place_id = y.place_id and l.id = y.line_id
   where y.place_id = here and y.id = any (taken) and y.answer = 'done' and l.about = 'step'
     and t.place_id = here and t.id = l.about_id and t.child_id = l.child_id
     and t.done_on is null and t.dropped_because is null;
  return cardinality(taken);
end $$;

-- A group that changes hands is run by somebody who works here, as one that begins is (0062).
create function kith.run_by_one_of_us() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if kith.person() is not null and not exists (
      select 1 from kith.memberships m where m.place_id = new.place_id and m.person_id = new.run_by and m.ended_at is null) then
    raise exception 'nobody who works here' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger run_by_one_of_us before update of run_by on kith.groups for each row
  when (new.run_by is not null and new.run_by is distinct from old.run_by) execute function kith.run_by_one_of_us();

do $$
declare
  each text;
begin
  foreach each in array array[
    'kith.ask_correction(uuid, uuid, text, date, text, uuid, text, text, date, text, text, text, boolean, uuid, bytea)',
    'kith.decide_correction(uuid, text, text, text, text, bytea)']
  loop
    execute format('alter function %s owner to kith_definer', each);
    execute format('revoke all on function %s from public', each);
    execute format('grant execute on function %s to kith_app', each);
  end loop;
  alter function kith.stands_still_today() owner to kith_definer;
  revoke all on function kith.stands_still_today(), kith.run_by_one_of_us() from public;
  grant execute on function kith.ask_correction(uuid, uuid, text, date, text, uuid, text, text, date, text, text, text, boolean, uuid, bytea)
    to kith_worker;
end $$;
