-- Concerns: that a child may not be safe (rules/concerns.md). Whoever works here writes one and reads none of it again; those
-- with the duty receive it. What is written is sealed (AES-256-GCM, the keys are not here): nothing below holds a word of it.

create table kith.safeguarding_concerns (
  place_id uuid not null,
  id uuid not null,
  -- Null until whoever receives it has found whose file it belongs to: who may not see a child may be worried about one.
  child_id uuid,
  happened_on date not null,
  happened_at time,
  -- What was seen, said, told, thought and done, and who it is about in the writer's words.
  sealed bytea not null,
  key_id text not null,
  adds_to_id uuid,
  written_by uuid not null references kith.people (id),
  made_at timestamptz not null default now(),
  filed_by uuid references kith.people (id),
  filed_at timestamptz,
  received_by uuid references kith.people (id),
  received_at timestamptz,
  -- What the writer is told to do next: these and no other words, as they are all of the file that the writer reads.
  next_steps text[] not null default '{}'
    check (next_steps <@ array['carry-on', 'ring-me', 'write-more', 'say-nothing', 'stay-near']),
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, adds_to_id) references kith.safeguarding_concerns (place_id, id),
  check (happened_on <= made_at::date + 1),
  check ((received_at is null) = (received_by is null)),
  check ((filed_at is null) = (filed_by is null))
);
create index safeguarding_concerns_of_child on kith.safeguarding_concerns (child_id, made_at);
create index safeguarding_concerns_new on kith.safeguarding_concerns (place_id, made_at) where received_at is null or child_id is null;
create index safeguarding_concerns_of_writer on kith.safeguarding_concerns (written_by, made_at desc);
select kith.guard('kith.safeguarding_concerns', 'safeguarding');
revoke insert on kith.safeguarding_concerns from kith_app;
-- What is in no file yet is for whoever receives: one child kept from them must not keep it from them too.
create policy in_no_file_yet on kith.safeguarding_concerns for select to kith_app using (
  child_id is null and place_id = (select kith.place()) and (select kith.may('receive concerns')));

-- May this person read of this child, of the class with this bit? And write?
create function access.reads_of(person uuid, child uuid, class_bit integer) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from access.reach r
                  where r.person_id = person and r.child_id = child and r.reads & class_bit <> 0
                    and (r.until is null or r.until > now()))
$$;
create function access.writes_of(person uuid, child uuid, class_bit integer) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from access.reach r
                  where r.person_id = person and r.child_id = child and r.writes & class_bit <> 0
                    and (r.until is null or r.until > now()))
$$;

-- Writes a concern down: whoever works in the place, of a child they may see, or of somebody they name in it. True where it is
-- new; false where the same was here, which is all that is said of a row that is another's. An operator writes for others.
create function kith.write_concern(
  concern uuid, child uuid, happened_on date, happened_at time, sealed bytea, key_id text, adds_to uuid,
  by uuid default null, at timestamptz default null
) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  operator boolean := asking.kind = 'operator';
  writer uuid := case when operator then by else asking.person_id end;
begin
  if writer is null or not exists (
      select 1 from kith.memberships m
       where m.place_id = asking.place_id and m.person_id = writer and (operator or m.ended_at is null)) then
    raise exception 'nobody of this place' using errcode = '42501';
  end if;
  if child is not null and not operator and not access.reads_of(writer, child, 1) then
    raise exception 'no such child' using errcode = '42501';
  end if;
  insert into kith.safeguarding_concerns (place_id, id, child_id, happened_on, happened_at, sealed, key_id, adds_to_id, written_by, made_at)
  select asking.place_id, concern, child, write_concern.happened_on, write_concern.happened_at, write_concern.sealed,
         write_concern.key_id,
         (select c.id from kith.safeguarding_concerns c
           where c.place_id = asking.place_id and c.id = adds_to and c.written_by = writer),
         writer, case when operator then coalesce(at, now()) else now() end
  on conflict do nothing;
  return found;
end $$;

-- What the writer of concerns reads of them: that each was received, by whom, when, and what to do next. Whose it is, only
-- while the writer may still see that child.
create function kith.own_concerns() returns table (
  id uuid, child_id uuid, made_at timestamptz, received_at timestamptz, received_by text, next_steps text[]
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, case when access.reads_of(kith.person(), c.child_id, 1) and c.filed_at is null then c.child_id end,
         c.made_at, c.received_at, p.name, c.next_steps
    from kith.safeguarding_concerns c
    left join kith.people p on p.id = c.received_by
   where c.place_id = kith.place() and c.written_by = kith.person()
   order by c.made_at desc, c.id
   limit 200
$$;

-- Who receives a concern about this child, or about somebody not found yet: those with the duty who may read this child's file.
create function kith.concern_receivers(child uuid) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct p.name
    from kith.memberships m
    join access.duties d on d.role = m.role and d.duty = 'receive concerns'
    join kith.people p on p.id = m.person_id
   where m.place_id = kith.place() and m.ended_at is null and kith.person() is not null
     and (child is null or not access.reads_of(kith.person(), child, 1) or access.reads_of(m.person_id, child, 128))
   order by 1
$$;

-- May whoever is asking act on this concern: they receive concerns, and write of this child where it is in a file.
create function kith.may_act_on_concern(child uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kith.may('receive concerns') and kith.person() is not null
     and (child is null or access.writes_of(kith.person(), child, 128))
$$;

-- Received once, by whoever says so first. True where it was now.
create function kith.receive_concern(concern uuid, steps text[]) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update kith.safeguarding_concerns c set received_by = kith.person(), received_at = now(), next_steps = steps
   where c.place_id = kith.place() and c.id = concern and c.received_at is null and kith.may_act_on_concern(c.child_id);
  return found;
end $$;

-- Puts a concern into the file of a child: of one whom the asker may write of, and out of one of whom they may too.
create function kith.file_concern(concern uuid, child uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update kith.safeguarding_concerns c set child_id = child, filed_by = kith.person(), filed_at = now()
   where c.place_id = kith.place() and c.id = concern and c.child_id is distinct from child
     and kith.may_act_on_concern(c.child_id) and child is not null and kith.may_act_on_concern(child);
  return found;
end $$;

do $$
declare
  each text;
begin
  foreach each in array array['access.reads_of(uuid, uuid, integer)', 'access.writes_of(uuid, uuid, integer)',
    'kith.write_concern(uuid, uuid, date, time, bytea, text, uuid, uuid, timestamptz)', 'kith.own_concerns()',
    'kith.concern_receivers(uuid)', 'kith.may_act_on_concern(uuid)',
    'kith.receive_concern(uuid, text[])', 'kith.file_concern(uuid, uuid)']
  loop
    execute format('alter function %s owner to kith_definer', each);
    execute format('revoke all on function %s from public', each);
  end loop;
end $$;
grant execute on function kith.write_concern(uuid, uuid, date, time, bytea, text, uuid, uuid, timestamptz),
  kith.own_concerns(), kith.concern_receivers(uuid), kith.receive_concern(uuid, text[]),
  kith.file_concern(uuid, uuid) to kith_app;
grant execute on function kith.write_concern(uuid, uuid, date, time, bytea, text, uuid, uuid, timestamptz) to kith_worker, kith_owner;

-- What was spoken of, decided, shared or not shared, and that it was passed on at a move, in the file of a child: a line each, never changed. A child's chronology is
-- these and the concerns, in the order of their days.
create table kith.safeguarding_entries (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  concern_id uuid,
  kind text not null check (kind in ('discussion', 'decision', 'shared', 'not-shared', 'passed-on', 'receipt')),
  on_day date not null,
  -- What was said or decided or shared, with whom, why, and why the family was not told.
  sealed bytea not null,
  key_id text not null,
  -- Of what was shared or not: on what it rests, whether the family was told, and what they said to it, if they were asked. A no,
  -- or nobody asked, stands beside a sharing as it is: nothing here or in a page makes it wait for a yes.
  basis text check (basis in ('safeguarding', 'duty', 'vital', 'court', 'agreed')),
  family_told text check (family_told in ('yes', 'later', 'no')),
  family_said text check (family_said in ('yes', 'no', 'not-asked')),
  made_by uuid references kith.people (id),
  made_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, concern_id) references kith.safeguarding_concerns (place_id, id),
  check (on_day <= made_at::date + 1),
  check ((kind in ('shared', 'not-shared')) = (family_told is not null)),
  check ((kind in ('shared', 'not-shared')) = (family_said is not null)),
  check ((kind = 'shared') = (basis is not null))
);
create index safeguarding_entries_of_child on kith.safeguarding_entries (child_id, on_day);
create index safeguarding_entries_of_concern on kith.safeguarding_entries (concern_id) where concern_id is not null;
select kith.guard('kith.safeguarding_entries', 'safeguarding');
create policy in_their_own_name on kith.safeguarding_entries as restrictive for insert to kith_app
  with check (made_by = (select kith.person()) and made_at = now());
create policy of_the_same_child on kith.safeguarding_entries as restrictive for insert to kith_app with check (
  concern_id is null or exists (
    select 1 from kith.safeguarding_concerns c where c.id = concern_id and c.child_id = kith.safeguarding_entries.child_id));

-- That there is a safeguarding file of this child, and since when: for those of whom the matrix says so (F and R), and no more.
create function kith.safeguarding_file(child uuid) returns table (since timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
  first_at timestamptz;
begin
  -- In plpgsql: every page of a record asks, and a function in SQL is planned anew each time.
  if exists (
      select 1 from access.reach r
       where r.person_id = asking and r.child_id = child and r.reads & 1 <> 0 and (r.until is null or r.until > now()))
    and exists (
      select 1 from kith.memberships m
        join access.matrix x on x.role = m.role and x.class = 'safeguarding' and x.letters ~ '^[FR]'
       where m.place_id = here and m.person_id = asking and m.ended_at is null) then
    select least(
      (select min(c.made_at) from kith.safeguarding_concerns c where c.place_id = here and c.child_id = child),
      (select min(e.made_at) from kith.safeguarding_entries e where e.place_id = here and e.child_id = child))
      into first_at;
    if first_at is not null then return query select first_at; end if;
  end if;
end $$;
alter function kith.safeguarding_file(uuid) owner to kith_definer;
revoke all on function kith.safeguarding_file(uuid) from public;
grant execute on function kith.safeguarding_file(uuid) to kith_app;

-- Breaking the glass: a Link Worker reads for at most an hour the record of one child who is not theirs, as at the door of a
-- colleague's family. Never of a child kept from them or kept to a few, and never the safeguarding file. Whoever receives concerns
-- is told at once, and one of them, who is somebody else, looks at it afterwards.
create table kith.glass_broken (
  place_id uuid not null,
  -- The id of the grant too.
  id uuid not null,
  child_id uuid not null,
  person_id uuid not null references kith.people (id),
  category text not null check (category in ('danger', 'ill', 'nobody-came', 'police', 'other')),
  -- Why, in twenty characters or more: what is sealed has 33 bytes of its own (src/platform/sealed.ts).
  sealed bytea not null check (octet_length(sealed) >= 33 + 20),
  key_id text not null,
  made_at timestamptz not null default now(),
  until timestamptz not null default now() + interval '1 hour',
  closed_at timestamptz,
  reviewed_by uuid references kith.people (id),
  reviewed_at timestamptz,
  verdict text check (verdict in ('right', 'not-right')),
  review_sealed bytea,
  review_key_id text,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check (until <= made_at + interval '1 hour'),
  check (reviewed_by <> person_id),
  check (num_nulls(reviewed_by, reviewed_at, verdict, review_sealed, review_key_id) in (0, 5))
);
create index glass_broken_of_person on kith.glass_broken (person_id, until desc);
create index glass_broken_of_child on kith.glass_broken (child_id);
create index glass_broken_waits on kith.glass_broken (place_id, made_at) where reviewed_at is null;
select kith.guard('kith.glass_broken', 'safeguarding');
revoke insert on kith.glass_broken from kith_app;

-- Opens the record of the one child who takes or took part, of this whole name and this school. `nobody`: none is found so, or
-- two are, or the record is kept from the asker or to a few, which all answer the same. `already`: it is theirs to read.
-- `one-at-a-time`: another is open.
create function kith.break_glass(glass uuid, name text, school uuid, category text, sealed bytea, key_id text)
returns table (what text, child_id uuid) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  words text[] := kith.plain_words(left(name, 200));
  found_children uuid[];
  child uuid;
begin
  if asking.kind is distinct from 'person' or not kith.may('break glass') then
    raise exception 'not theirs to do' using errcode = '42501';
  end if;
  -- One post after the other, and nothing is looked for while one is open: what is found is always told to somebody. The number
  -- of one opened before finds that child alone.
  perform pg_advisory_xact_lock(hashtextextended('glass of ' || asking.person_id, 0));
  if exists (select 1 from kith.glass_broken g
              where g.person_id = asking.person_id and g.id <> glass and g.until > now() and g.closed_at is null) then
    return query select 'one-at-a-time', null::uuid; return;
  end if;
  select array_agg(distinct n.child_id) into found_children
    from kith.names n
    join kith.rolls o on o.child_id = n.child_id and o.place_id = n.place_id and o.ended_at is null and o.school_id = school
   where n.place_id = asking.place_id and n.ended_at is null and cardinality(words) >= 2
     and kith.plain_words(concat_ws(' ', n.forename, n.surname)) @> words
     and words @> kith.plain_words(concat_ws(' ', n.forename, n.surname))
     and exists (select 1 from kith.enrolments e where e.place_id = n.place_id and e.child_id = n.child_id)
     and not exists (select 1 from access.exclusions x
                      where x.child_id = n.child_id and x.person_id = asking.person_id and x.ended_at is null)
     and not exists (select 1 from access.restrictions r where r.child_id = n.child_id and r.ended_at is null);
  child := found_children[1];
  if cardinality(found_children) is distinct from 1 then return query select 'nobody', null::uuid; return; end if;
  if exists (select 1 from kith.glass_broken g where g.place_id = asking.place_id and g.id = glass) then
    return query select 'opened', g.child_id from kith.glass_broken g
      where g.place_id = asking.place_id and g.id = glass and g.person_id = asking.person_id and g.child_id = child;
    if not found then return query select 'nobody', null::uuid; end if;
    return;
  end if;
  if access.reads_of(asking.person_id, child, 32) then return query select 'already', child; return; end if;
  insert into kith.glass_broken (place_id, id, child_id, person_id, category, sealed, key_id)
  values (asking.place_id, glass, child, asking.person_id, break_glass.category, break_glass.sealed, break_glass.key_id);
  -- What a Link Worker reads of their own caseload, to read alone.
  insert into access.grants (place_id, id, child_id, person_id, reads, writes, why, until, made_by)
  select asking.place_id, glass, child, asking.person_id, b.reads, 0, 'break-glass: ' || break_glass.category,
         now() + interval '1 hour', asking.person_id
    from access.role_bits b where b.role = 'link-worker';
  return query select 'opened', child;
end $$;

-- What of the asker's own is open now: one at most.
create function kith.own_glass() returns table (id uuid, child_id uuid, until timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
begin
  -- In plpgsql: every page asks, and a function in SQL is planned anew each time.
  return query
    select g.id, g.child_id, g.until from kith.glass_broken g
     where g.person_id = asking and g.place_id = here and g.until > now() and g.closed_at is null;
end $$;

-- Closes it before its hour is over. True where it was open.
create function kith.close_glass() returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  closed uuid[];
begin
  with done as (
    update kith.glass_broken g set closed_at = now()
     where g.person_id = kith.person() and g.place_id = kith.place() and g.until > now() and g.closed_at is null
    returning g.id)
  select array_agg(d.id) into closed from done d;
  update access.grants g set ended_at = now() where g.place_id = kith.place() and g.id = any (closed) and g.ended_at is null;
  return closed is not null;
end $$;

-- Looked at once, by somebody who receives concerns, keeps this child's file and is not who broke it.
create function kith.review_glass(glass uuid, verdict text, sealed bytea, key_id text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update kith.glass_broken g
     set reviewed_by = kith.person(), reviewed_at = now(), verdict = review_glass.verdict,
         review_sealed = review_glass.sealed, review_key_id = review_glass.key_id
   where g.place_id = kith.place() and g.id = glass and g.reviewed_at is null and g.person_id <> kith.person()
     and kith.may_act_on_concern(g.child_id);
  return found;
end $$;

do $$
declare
  each text;
begin
  foreach each in array array['kith.break_glass(uuid, text, uuid, text, bytea, text)', 'kith.own_glass()', 'kith.close_glass()',
    'kith.review_glass(uuid, text, bytea, text)']
  loop
    execute format('alter function %s owner to kith_definer', each);
    execute format('revoke all on function %s from public', each);
    execute format('grant execute on function %s to kith_app', each);
  end loop;
end $$;
