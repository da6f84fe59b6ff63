-- The end of taking part (rules/handover.md): what stays around the child, and the way back. Written by the functions below alone.

create table kith.endings (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  enrolment_id uuid not null,
  -- The day on which it is meant to end, told to the child beforehand.
  planned_on date not null,
  ended_on date,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  unique (place_id, child_id, id),
  unique (place_id, enrolment_id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, enrolment_id) references kith.enrolments (place_id, id)
);
create index endings_of_child on kith.endings (child_id);
select kith.guard('kith.endings', 'plan');

-- The closing review, in words agreed with them, and that they ask to come back: each time it is said anew. The newest of a kind
-- stands, and no word of the others is lost.
create table kith.ending_words (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  ending_id uuid not null,
  kind text not null check (kind in ('back', 'review')),
  on_day date not null,
  words text check (length(words) between 1 and 2000),
  made_at timestamptz not null default clock_timestamp(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id, ending_id) references kith.endings (place_id, child_id, id),
  check (kind = 'back' or words is not null)
);
create index ending_words_of_child on kith.ending_words (child_id);
create index ending_words_of_ending on kith.ending_words (ending_id, kind, made_at);
create index ending_words_that_ask on kith.ending_words (place_id, made_at) where kind = 'back';
select kith.guard('kith.ending_words', 'plan');

-- The people and places the child marks as theirs now, and a few kind words of each helper: theirs to keep.
create table kith.keepsakes (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  ending_id uuid not null,
  kind text not null check (kind in ('person', 'place', 'kind-words')),
  -- Who or where; of kind words, from whom.
  name text not null check (length(name) between 1 and 80),
  words text check (length(words) between 1 and 400),
  made_at timestamptz not null default now(),
  made_by uuid,
  withdrawn_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id, ending_id) references kith.endings (place_id, child_id, id),
  check (kind <> 'kind-words' or words is not null)
);
create index keepsakes_of_child on kith.keepsakes (child_id);
create index keepsakes_of_ending on kith.keepsakes (ending_id);
select kith.guard('kith.keepsakes', 'family');

-- When somebody asks how they are, after the end; made by the end itself, from the blueprint.
create table kith.follow_ups (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  ending_id uuid not null,
  due_on date not null,
  done_on date,
  how text check (how in ('spoken', 'not-reached')),
  words text check (length(words) between 1 and 500),
  done_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id, ending_id) references kith.endings (place_id, child_id, id),
  check ((done_on is null) = (how is null))
);
create index follow_ups_of_child on kith.follow_ups (child_id);
create index follow_ups_open on kith.follow_ups (place_id, due_on) where done_on is null;
select kith.guard('kith.follow_ups', 'plan');
revoke insert on kith.endings, kith.ending_words, kith.follow_ups, kith.keepsakes from kith_app;

-- May whoever is asking write this child's plan now?
create function access.writes_plan(child uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (access.credential()).kind = 'operator' or exists (
    select 1 from access.reach r
     where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place() and r.writes & 16 <> 0
       and (r.until is null or r.until > now()))
$$;

-- The end is planned for a day: 'planned'; 'known', this form or an end of this enrolment before; 'gone' where nobody takes part.
create function kith.plan_ending(new_id uuid, child uuid, on_day date) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  enrolment uuid;
begin
  if not access.writes_plan(child) then return 'gone'; end if;
  select e.id into enrolment from kith.enrolments e where e.place_id = here and e.child_id = child and e.ended_on is null;
  if enrolment is null then return 'gone'; end if;
  insert into kith.endings (place_id, id, child_id, enrolment_id, planned_on, made_by)
    values (here, new_id, child, enrolment, on_day, kith.person())
  on conflict do nothing;
  return case when found then 'planned' else 'known' end;
end $$;

-- The closing review, while they take part; said otherwise, it stands beside what was said before. True where it stands now.
create function kith.hold_closing_review(new_id uuid, ending uuid, child uuid, held_on date, in_words text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kith.ending_words (place_id, id, child_id, ending_id, kind, on_day, words, made_by)
  select e.place_id, new_id, e.child_id, e.id, 'review', held_on, in_words, kith.person()
    from kith.endings e
   where e.place_id = kith.place() and e.id = ending and e.child_id = hold_closing_review.child and e.ended_on is null
     and access.writes_plan(hold_closing_review.child)
  on conflict do nothing;
  return exists (select 1 from kith.ending_words w where w.place_id = kith.place() and w.id = new_id and w.ending_id = ending);
end $$;

-- Adds what the child keeps, before the end or on the way out of it. False where it is not the asker's to write.
create function kith.add_keepsake(new_id uuid, ending uuid, child uuid, of_kind text, of_name text, in_words text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kith.keepsakes (place_id, id, child_id, ending_id, kind, name, words, made_by)
  select e.place_id, new_id, e.child_id, e.id, of_kind, of_name, in_words, kith.person()
    from kith.endings e
   where e.place_id = kith.place() and e.id = ending and e.child_id = child and e.ended_on is null
     and access.writes_plan(add_keepsake.child)
  on conflict do nothing;
  return exists (select 1 from kith.keepsakes k where k.place_id = kith.place() and k.id = new_id and k.ending_id = ending);
end $$;

create function kith.withdraw_keepsake(keepsake uuid, child uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update kith.keepsakes k set withdrawn_at = now()
   where k.place_id = kith.place() and k.id = keepsake and k.child_id = withdraw_keepsake.child and k.withdrawn_at is null
     and access.writes_plan(withdraw_keepsake.child);
  return found;
end $$;

-- Taking part has come to its end: 'ended'; 'no-review' before the closing review; 'gone'. The yes of both ends with it, as it was
-- to this, so that nobody waits for a match; the follow-ups begin. The caseload ends with goodbye (0040).
create function kith.end_programme(ending uuid, child uuid, on_day date, because text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  e kith.endings;
begin
  if not access.writes_plan(child) then return 'gone'; end if;
  perform 1 from kith.children c where c.place_id = here and c.id = child for no key update;
  select * into e from kith.endings x where x.place_id = here and x.id = ending and x.child_id = child;
  if e.id is null then return 'gone'; end if;
  if e.ended_on is not null then return 'ended'; end if;
  if not exists (select 1 from kith.ending_words w where w.place_id = here and w.ending_id = e.id and w.kind = 'review') then
    return 'no-review';
  end if;
  update kith.enrolments n set ended_on = greatest(on_day, n.began_on), ended_because = because, ended_at = now(), ended_by = kith.person()
   where n.place_id = here and n.id = e.enrolment_id and n.ended_on is null;
  if not found then return 'gone'; end if;
  update kith.endings x set ended_on = on_day where x.place_id = here and x.id = e.id;
  update kith.agreements a set ended_at = clock_timestamp()
   where a.place_id = here and a.child_id = child and a.purpose = 'support' and a.ended_at is null and a.answer = 'yes';
  update kith.handover_children h set dropped_at = now()
   where h.place_id = here and h.child_id = child and h.accepted_at is null and h.dropped_at is null;
  insert into kith.follow_ups (place_id, id, child_id, ending_id, due_on)
  select here, gen_random_uuid(), child, e.id, (on_day + make_interval(months => m.value::integer))::date
    from jsonb_array_elements_text(coalesce((
           select b.content #> '{alerts,ending,follow_up_months}' from kith.blueprints b
            where b.place_id = here order by b.version desc limit 1), '[3, 6, 12]'::jsonb)) as m (value);
  perform kith.tell_of_offer('programme-ended', child, e.id);
  return 'ended';
end $$;

-- Somebody asked how they are, or tried.
create function kith.do_follow_up(follow_up uuid, child uuid, on_day date, what text, in_words text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update kith.follow_ups f set done_on = on_day, how = what, words = in_words, done_by = kith.person()
   where f.place_id = kith.place() and f.id = follow_up and f.child_id = do_follow_up.child and f.done_on is null
     and access.writes_plan(do_follow_up.child);
  return found;
end $$;

-- They ask to come back, in their words. Nothing begins by it; both are asked anew. True where it stands now.
create function kith.ask_back(new_id uuid, ending uuid, child uuid, on_day date, in_words text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kith.ending_words (place_id, id, child_id, ending_id, kind, on_day, words, made_by)
  select e.place_id, new_id, e.child_id, e.id, 'back', on_day, in_words, kith.person()
    from kith.endings e
   where e.place_id = kith.place() and e.id = ending and e.child_id = ask_back.child and e.ended_on is not null
     and access.writes_plan(ask_back.child)
  on conflict do nothing;
  return exists (select 1 from kith.ending_words w where w.place_id = kith.place() and w.id = new_id and w.ending_id = ending);
end $$;

do $$
declare
  each regprocedure;
begin
  foreach each in array array[
    'access.writes_plan(uuid)', 'kith.plan_ending(uuid,uuid,date)',
    'kith.hold_closing_review(uuid,uuid,uuid,date,text)', 'kith.add_keepsake(uuid,uuid,uuid,text,text,text)',
    'kith.withdraw_keepsake(uuid,uuid)', 'kith.end_programme(uuid,uuid,date,text)',
    'kith.do_follow_up(uuid,uuid,date,text,text)', 'kith.ask_back(uuid,uuid,uuid,date,text)']::regprocedure[]
  loop
    execute format('alter function %s owner to kith_definer', each);
    execute format('revoke all on function %s from public', each);
    if each::text like 'kith.%' then execute format('grant execute on function %s to kith_app', each); end if;
  end loop;
end $$;
