-- What stands behind the pages of Support (reference: access by injected statements, test/support-walls.test.ts): nobody writes
-- in another's name or of long ago, and no neighbouring row tells what another keeps.

-- A relative belongs to the families they are known in: whoever sees none of these does not make them their own child's, and
-- so neither reads nor changes what is known of them. Somebody new is in no family yet.
create function kith.may_relate(relative uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (select 1 from kith.relationships k where k.place_id = kith.place() and k.relative_id = relative)
      or exists (
        select 1 from kith.relationships k
          join access.reach r on r.child_id = k.child_id and r.person_id = kith.person()
          join access.classes c on c.class = 'family' and r.reads & c.bit <> 0
         where k.place_id = kith.place() and k.relative_id = relative and (r.until is null or r.until > now()))
$$;
alter function kith.may_relate(uuid) owner to kith_definer;
revoke all on function kith.may_relate(uuid) from public;
grant execute on function kith.may_relate(uuid) to kith_app;
create policy of_a_family_one_sees on kith.relationships as restrictive for insert to kith_app
  with check (kith.may_relate(relative_id));

-- Who takes or took part, from when until when: asked of a day that is over. A register says nothing of whoever took part no
-- more on its day.
create view kith.took_part with (security_invoker = true) as
  select e.place_id, e.child_id, e.began_on, e.ended_on from kith.enrolments e;
grant select on kith.took_part to kith_app, kith_worker, kith_definer;
create policy only_while_taking_part on kith.register_rows as restrictive for insert to kith_app with check (
  exists (select 1 from kith.took_part t join kith.group_days d on d.id = kith.register_rows.group_day_id
           where t.child_id = kith.register_rows.child_id and (t.ended_on is null or t.ended_on >= d.on_day)));

-- Nothing of a family begins with whoever takes part no more; what is known of a relative is still put right.
create policy only_taking_part on kith.family_facts as restrictive for insert to kith_app with check (
  exists (select 1 from kith.taking_part t where t.child_id = kith.family_facts.child_id));
create function kith.may_begin_relative(child uuid, relative uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select bool_or(e.ended_on is null) from kith.enrolments e
                    where e.place_id = kith.place() and e.child_id = child), true)
      or exists (select 1 from kith.relationships k
                  where k.place_id = kith.place() and k.child_id = child and k.relative_id = relative)
$$;
alter function kith.may_begin_relative(uuid, uuid) owner to kith_definer;
revoke all on function kith.may_begin_relative(uuid, uuid) from public;
grant execute on function kith.may_begin_relative(uuid, uuid) to kith_app;
create policy of_nobody_who_left on kith.relationships as restrictive for insert to kith_app
  with check (kith.may_begin_relative(child_id, relative_id));

-- An address that must not be known stands in a class of its own (0003). Where there is one, no address at all is read or written
-- beside phone and mail: one that was written down before may be the very one.
create function kith.protected_children() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct a.child_id), '{}') from kith.protected_addresses a
   where a.place_id = (select kith.place()) and a.ended_at is null
     and ((select kith.sees_whole_place(2)) or exists (
       select 1 from access.reach r where r.person_id = (select kith.person()) and r.child_id = a.child_id
          and r.reads & 2 <> 0 and (r.until is null or r.until > now())))
$$;
alter function kith.protected_children() owner to kith_definer;
revoke all on function kith.protected_children() from public;
grant execute on function kith.protected_children() to kith_app;
create policy no_address_beside_a_protected_one on kith.contact_details as restrictive for select to kith_app
  using (kind <> 'address' or child_id <> all ((select kith.protected_children())::uuid[]));
create policy nor_is_one_written on kith.contact_details as restrictive for insert to kith_app
  with check (kind <> 'address' or child_id <> all ((select kith.protected_children())::uuid[]));

-- A group is joined by whoever knows it. Asked by a function, as a group is known by its members.
create function kith.knows_group(asked uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from kith.groups g where g.id = asked)
$$;
revoke all on function kith.knows_group(uuid) from public;
grant execute on function kith.knows_group(uuid) to kith_app;
create policy of_a_group_one_knows on kith.group_members as restrictive for insert to kith_app
  with check (kith.knows_group(group_id));

-- Matching, and what ends by taking back a yes, go by their functions (0027, 0040), which ask for both yeses.
revoke insert on access.caseloads from kith_app;
revoke update (ended_on, ended_because, ended_words, ended_at, ended_by) on kith.enrolments from kith_app;

-- That something was answered is told of a no too, whose row is not there: so it is read by whoever reads a no.
create policy an_answer_tells_of_no_no on kith.events as restrictive for select to kith_app
  using (kind not in ('agreement-answered', 'family-answered', 'child-answered') or (select kith.may('match link workers')));
alter table kith.events alter column person_id set default kith.person();
create policy in_their_own_name on kith.events as restrictive for insert to kith_app
  with check (person_id is not distinct from (select kith.person()));

-- That somebody at another school or a teacher has a link, and who, is known to those who may know about whom it is.
create policy about_whom_one_sees on kith.links as restrictive for select to kith_app using (
  purpose not in ('what-helps', 'other-school') or made_by = (select kith.person())
  or id in (select r.link_id from kith.class_page_readers r) or id in (select p.link_id from kith.placements p));

-- A word back is between its writer and who wrote the note.
create policy only_those_it_is_for on kith.notes_read as restrictive for select to kith_app using (
  read_by = (select kith.person())
  or exists (select 1 from kith.contacts c where c.id = contact_id and c.written_by = (select kith.person())));

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
