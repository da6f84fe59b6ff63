-- What holds of the tables of Support alike (test/support-walls.test.ts): nobody writes of long ago or far ahead, nor in another's
-- name, unless they enter what somebody wrote without signal. What is one table's own stands with that table.

-- When it was written is when it came in, whatever was sent. Jobs and operators bring in what was written before.
do $$
declare
  each text;
  at_once text;
begin
  foreach each in array array['seen', 'days_in_school', 'closures', 'keep_close', 'groups', 'group_members', 'group_days',
    'registers', 'register_rows', 'holiday_lists', 'holiday_plans', 'holiday_calls', 'rings', 'practical_help', 'staff_told',
    'class_pages', 'class_page_readers', 'attendance_plans', 'attendance_plan_causes', 'attendance_plan_steps',
    'attendance_plan_yeses', 'part_time_timetables', 'attendance_plan_reviews', 'suspension_follow_ups', 'placements',
    'return_meetings', 'suspension_lines', 'noticings', 'events.happened_at', 'contact_answers.answered_at',
    'notes_read.read_at', 'noticing_answers.answered_at', 'trainings.told_at', 'staff_languages.told_at',
    'relationships.known_at', 'contact_details.known_at']
  loop
    at_once := coalesce(nullif(split_part(each, '.', 2), ''), 'made_at');
    execute format('create policy as_it_is_written on kith.%I as restrictive for insert to kith_app with check (%I = now())',
      split_part(each, '.', 1), at_once);
  end loop;
end $$;

-- What a device says of its clock is kept up to five minutes ahead of ours (reference: offline capture, a skew of more is
-- shown): what is said to be written far ahead would stand above every later correction.
create function kith.not_ahead() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if kith.person() is not null then new.captured_at := now() + interval '5 minutes'; end if;
  return new;
end $$;
revoke all on function kith.not_ahead() from public;
do $$
declare
  each text;
begin
  foreach each in array array['seen', 'days_in_school', 'registers', 'register_rows', 'rings', 'contacts']
  loop
    execute format('create trigger not_ahead before insert on kith.%I for each row'
      ' when (new.captured_at > now() + interval ''5 minutes'') execute function kith.not_ahead()', each);
  end loop;
end $$;

-- The hash by which the same is known again tells short words to whoever guesses them, and a register of children the reader
-- may not see: pages read every column but it.
do $$
declare
  each text;
begin
  foreach each in array array['contacts', 'registers']
  loop
    execute format('revoke select on kith.%I from kith_app', each);
    execute format('grant select (%s) on kith.%I to kith_app',
      (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
        where a.attrelid = format('kith.%I', each)::regclass and a.attnum > 0 and not a.attisdropped
          and a.attname <> 'body_hash'), each);
  end loop;
end $$;

-- Who ended something is whoever did, whatever a page is made to send.
do $$
declare
  each text[];
begin
  foreach each slice 1 in array array[
    ['keep_close', 'ended_by'], ['group_members', 'ended_by'], ['groups', 'ended_by'], ['group_days', 'cancelled_by'],
    ['closures', 'opened_by'], ['practical_help', 'back_told_by'], ['relationships', 'ended_by'],
    ['family_facts', 'ended_by'], ['arrivals', 'settled_by']]
  loop
    execute format('create trigger %2$I before update of %2$I on kith.%1$I for each row'
      ' when (old.%2$I is distinct from new.%2$I) execute function kith.by_whoever_changed(%2$L)', each[1], each[2]);
  end loop;
end $$;

-- What came from a device and could not go to its place is put there by whoever leads the team, in its writer's name: a tap or
-- a register as a contact is (0028), and only while something of that kind and writer waits in the inbox (0034).
create function kith.enters_for(writer uuid, of_kind text) returns boolean language sql stable as $$
  select (select kith.may('lead the team')) and exists (
    select 1 from kith.arrivals a
     where a.place_id = (select kith.place()) and a.person_id = writer and a.kind = of_kind and a.state in ('inbox', 'apart'))
$$;
revoke all on function kith.enters_for(uuid, text) from public;
grant execute on function kith.enters_for(uuid, text) to kith_app;
alter policy only_own_and_taking_part on kith.seen with check (
  (seen_by = (select kith.person()) or kith.enters_for(seen_by, case how when 'register' then 'register' else 'seen' end))
  and exists (select 1 from kith.taking_part t where t.child_id = kith.seen.child_id));
alter policy in_own_name on kith.registers with check (
  taken_by = (select kith.person()) or kith.enters_for(taken_by, 'register'));
alter policy only_in_own_register on kith.register_rows with check (
  exists (select 1 from kith.registers r where r.id = kith.register_rows.register_id
             and (r.taken_by = (select kith.person()) or kith.enters_for(r.taken_by, 'register')))
  and exists (select 1 from kith.group_members m join kith.group_days d on d.group_id = m.group_id
               where d.id = kith.register_rows.group_day_id and m.child_id = kith.register_rows.child_id));
