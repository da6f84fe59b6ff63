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

-- That there is a safeguarding file of this child, and since when: for those of whom the matrix says so (F and R), and no more.
create function kith.safeguarding_file(child uuid) returns table (since timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.since from (
    select min(c.made_at) as since from kith.safeguarding_concerns c
     where c.place_id = kith.place() and c.child_id = child) f
   where f.since is not null
     and access.reads_of(kith.person(), child, 1)
     and exists (
       select 1 from kith.memberships m
         join access.matrix x on x.role = m.role and x.class = 'safeguarding' and x.letters ~ '^[FR]'
        where m.place_id = kith.place() and m.person_id = kith.person() and m.ended_at is null)
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
    'kith.concern_receivers(uuid)', 'kith.safeguarding_file(uuid)', 'kith.may_act_on_concern(uuid)',
    'kith.receive_concern(uuid, text[])', 'kith.file_concern(uuid, uuid)']
  loop
    execute format('alter function %s owner to kith_definer', each);
    execute format('revoke all on function %s from public', each);
  end loop;
end $$;
grant execute on function kith.write_concern(uuid, uuid, date, time, bytea, text, uuid, uuid, timestamptz),
  kith.own_concerns(), kith.concern_receivers(uuid), kith.safeguarding_file(uuid), kith.receive_concern(uuid, text[]),
  kith.file_concern(uuid, uuid) to kith_app;
grant execute on function kith.write_concern(uuid, uuid, date, time, bytea, text, uuid, uuid, timestamptz) to kith_worker, kith_owner;

-- What was spoken of, decided, shared or not shared, in the file of a child: a line each, never changed. A child's chronology is
-- these and the concerns, in the order of their days.
create table kith.safeguarding_entries (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  concern_id uuid,
  kind text not null check (kind in ('discussion', 'decision', 'shared', 'not-shared')),
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
