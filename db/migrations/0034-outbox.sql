-- What was written without signal and arrives later (rules/arrivals.md, decisions/0010). A device holds a grant: with it
-- something can be handed in for its person, and nothing read. Whoever has lost access meanwhile has still been heard.

-- Which device may hand in for whom. The token lies inside what is sealed; only its hash is here.
create table access.outbox_grants (
  id uuid primary key,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  place_id uuid not null references kith.places (id),
  person_id uuid not null references kith.people (id),
  device uuid not null,
  made_at timestamptz not null default now(),
  until timestamptz not null,
  ended_at timestamptz
);
create index outbox_grants_of_person on access.outbox_grants (person_id, until);
select kith.guard('access.outbox_grants', 'door');

-- One thing that arrived, sealed as it came until it has its place: then only its hash is kept, so that the same again is
-- known. `item_id` is the id the device gave it. Another text under the same id is set apart, not lost.
create table kith.arrivals (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  item_id uuid not null,
  grant_id uuid not null references access.outbox_grants (id),
  person_id uuid not null references kith.people (id),
  device uuid not null,
  sequence integer not null check (sequence > 0),
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  saved_at timestamptz not null,
  arrived_at timestamptz not null default now(),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  envelope jsonb,
  state text not null check (state in ('waiting', 'taken', 'inbox', 'apart', 'done')),
  -- Why it did not go to its place by itself, in a word the page knows.
  because text check (because ~ '^[a-z]+(-[a-z]+)*$'),
  settled_at timestamptz,
  settled_by uuid references kith.people (id),
  settled_words text check (length(settled_words) between 1 and 500),
  primary key (place_id, id),
  check (envelope is not null or state in ('taken', 'done'))
);
create unique index arrivals_once on kith.arrivals (place_id, item_id) where state <> 'apart';
create index arrivals_waiting on kith.arrivals (arrived_at) where state = 'waiting';
create index arrivals_in_the_inbox on kith.arrivals (place_id, arrived_at) where state in ('inbox', 'apart');
create index arrivals_of_device on kith.arrivals (device, sequence);
create index arrivals_of_person on kith.arrivals (person_id);
create index arrivals_of_grant on kith.arrivals (grant_id, arrived_at);
select kith.guard('kith.arrivals', 'place', duty => 'lead the team',
  via => 'place_id = (select kith.place()) and ((select kith.person()) is null or person_id = (select kith.person())
          or (select kith.may(''lead the team'')))');
revoke insert on kith.arrivals from kith_app;
grant update (state, settled_at, settled_by, settled_words, envelope) on kith.arrivals to kith_app;
-- What waits in the inbox is settled once, and never made another's words: its seal is the one that came, or gone.
create policy settled_once on kith.arrivals as restrictive for update to kith_app
  using (state in ('inbox', 'apart'))
  with check (state = 'done'
    and (envelope is null or encode(sha256(convert_to(envelope ->> 'sealed', 'UTF8')), 'hex') = hash));

-- What no key of this installation opens is kept as it came, and `kith doctor` counts it.
create table door.unopened_arrivals (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  envelope jsonb not null,
  arrived_at timestamptz not null default now()
);
select kith.guard('door.unopened_arrivals', 'door');

-- Gives whoever is signed in, on a device of their own, a grant until six in the evening of the next day. The one that the
-- device says it has is given again while it would end then: so a device has one a day, however many pages it opens. What
-- nobody handed in by for a school year is cleared away; nobody begins more than fifty a day.
create function kith.give_outbox(new_id uuid, token_hash text, on_device uuid, had_hash text)
returns table (until timestamptz, again boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  zone text;
  ends timestamptz;
begin
  if asking.kind is distinct from 'person' or asking.place_id is null or asking.shared_computer then return; end if;
  select l.zone into zone from kith.places l where l.id = asking.place_id;
  ends := ((now() at time zone zone)::date + 1 + time '18:00') at time zone zone;
  if exists (select 1 from access.outbox_grants g
              where g.hash = had_hash and g.person_id = asking.person_id and g.place_id = asking.place_id
                and g.device = on_device and g.ended_at is null and g.until = ends) then
    return query select ends, true;
    return;
  end if;
  delete from access.outbox_grants g
   where g.person_id = asking.person_id and g.until < now() - interval '1 year'
     and not exists (select 1 from kith.arrivals a where a.grant_id = g.id);
  if (select count(*) from access.outbox_grants g where g.person_id = asking.person_id and g.until = ends) >= 50 then
    return;
  end if;
  insert into access.outbox_grants (id, hash, place_id, person_id, device, until)
    values (new_id, token_hash, asking.place_id, asking.person_id, on_device, ends);
  return query select ends, false;
end $$;

-- Signing out ends what this device may hand in from now on; what was sealed before still arrives. A clock that is fast says
-- when it was sealed, so what it says now counts where it is later than ours.
create function kith.end_outbox(on_device uuid, device_says timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update access.outbox_grants g set ended_at = least(g.until, greatest(now(), device_says))
   where g.person_id = kith.person() and g.device = on_device and g.ended_at is null $$;

-- How many seconds whoever hands in from this network waits; null where they need not. At most three hundred posts in ten
-- minutes, each of up to twenty items: Kith's own figures, far above what a whole school's devices hand in behind one
-- address. Only what is let in is counted, so that the wait ends by itself.
create function door.hand_in_wait(network text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  most constant integer := 300;
  of_seconds constant integer := 600;
  counted integer;
begin
  insert into door.tries as t (key, wrong, last_at) values (network, 1, now())
  on conflict (key) do update
     set wrong = 1 + greatest(0, t.wrong - floor(extract(epoch from now() - t.last_at) * most / of_seconds))::integer, last_at = now()
   where t.wrong - floor(extract(epoch from now() - t.last_at) * most / of_seconds) < most
  returning t.wrong into counted;
  return case when counted is null then of_seconds / 10 end;
end $$;

-- Keeps what arrived: `kept`, `known` when the same was here before, `apart` when another text came under its id,
-- `no-grant` when nobody is known by its grant, and `later` when this device's three hundred of an hour are here: it keeps
-- what it has and tries again.
create function door.keep_arrival(
  grant_hash text, item uuid, on_device uuid, number integer, what text, saved timestamptz, sealed jsonb, sealed_hash text
) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given access.outbox_grants;
begin
  select * into given from access.outbox_grants g where g.hash = grant_hash and g.device = on_device;
  if given.id is null then return 'no-grant'; end if;
  if (select count(*) from kith.arrivals a where a.grant_id = given.id and a.arrived_at > now() - interval '1 hour') >= 300 then
    return case when exists (
      select 1 from kith.arrivals a where a.place_id = given.place_id and a.item_id = item and a.hash = sealed_hash)
      then 'known' else 'later' end;
  end if;
  insert into kith.arrivals
    (place_id, id, item_id, grant_id, person_id, device, sequence, kind, saved_at, hash, envelope, state)
    values (given.place_id, gen_random_uuid(), item, given.id, given.person_id, on_device, number, what, saved,
            sealed_hash, sealed, 'waiting')
    on conflict do nothing;
  if found then return 'kept'; end if;
  if exists (select 1 from kith.arrivals a where a.place_id = given.place_id and a.item_id = item and a.hash = sealed_hash) then
    return 'known';
  end if;
  insert into kith.arrivals
    (place_id, id, item_id, grant_id, person_id, device, sequence, kind, saved_at, hash, envelope, state, because)
    values (given.place_id, gen_random_uuid(), item, given.id, given.person_id, on_device, number, what, saved,
            sealed_hash, sealed, 'apart', 'another-text');
  return 'apart';
end $$;

-- Keeps what does not open, up to a thousand and thirty in ten minutes: whoever sends rubbish must not fill the disk, nor
-- the thousand before others come.
create function door.keep_unopened(sealed_hash text, sealed jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from door.unopened_arrivals u where u.hash = sealed_hash) then return true; end if;
  if (select count(*) >= 1000 or count(*) filter (where u.arrived_at > now() - interval '10 minutes') >= 30
        from door.unopened_arrivals u) then
    return false;
  end if;
  insert into door.unopened_arrivals (hash, envelope) values (sealed_hash, sealed) on conflict do nothing;
  return true;
end $$;

-- Of these items, which are here to the letter: asked by a device before it forgets its copy.
create function door.holds_arrivals(items uuid[], hashes text[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct asked.item from unnest(items, hashes) as asked (item, hash)
   where exists (select 1 from kith.arrivals a where a.item_id = asked.item and a.hash = asked.hash)
      or exists (select 1 from door.unopened_arrivals u where u.hash = asked.hash) $$;

-- What waits to be given its place, the oldest first; one item where it is named.
create function access.waiting_arrivals(only_item uuid) returns table (
  place_id uuid, id uuid, item_id uuid, kind text, saved_at timestamptz, arrived_at timestamptz, envelope jsonb
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.place_id, a.id, a.item_id, a.kind, a.saved_at, a.arrived_at, a.envelope
    from kith.arrivals a
   where a.state = 'waiting' and (only_item is null or a.item_id = only_item)
   order by a.arrived_at, a.device, a.sequence
   limit 200 $$;

-- Lets one arrival be entered by its own writer: a credential of one minute. Answers `begun`, or why it may not be:
-- `ended` where it was saved after the grant had ended, `too-old` where it comes more than three days after.
create function access.begin_arrival(arrival uuid, new_id uuid, credential_hash text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  come kith.arrivals;
  given access.outbox_grants;
begin
  select * into come from kith.arrivals a where a.id = arrival and a.state = 'waiting';
  if come.id is null then return 'gone'; end if;
  select * into given from access.outbox_grants g where g.id = come.grant_id;
  if come.saved_at > least(given.until, coalesce(given.ended_at, given.until)) + interval '5 minutes' then return 'ended'; end if;
  if come.arrived_at > given.until + interval '3 days' then return 'too-old'; end if;
  insert into access.credentials (id, hash, kind, person_id, place_id, purpose, idle, until)
    values (new_id, credential_hash, 'person', come.person_id, come.place_id, 'enter what was written without signal',
            interval '1 minute', now() + interval '1 minute');
  return 'begun';
end $$;

-- Says what became of it, and ends the credential it was entered by. What has its place needs its sealed text no more.
create function access.settle_arrival(arrival uuid, credential_id uuid, new_state text, why text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update kith.arrivals a
     set state = new_state, because = why,
         settled_at = case when new_state = 'taken' then now() end,
         envelope = case when new_state = 'taken' then null else a.envelope end
   where a.id = arrival and a.state = 'waiting';
  update access.credentials c set ended_at = now(), ended_why = 'done' where c.id = credential_id and c.ended_at is null;
end $$;

create function access.count_unopened() returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select count(*) from door.unopened_arrivals $$;

alter function kith.give_outbox(uuid, text, uuid, text) owner to kith_definer;
alter function kith.end_outbox(uuid, timestamptz) owner to kith_definer;
alter function door.keep_arrival(text, uuid, uuid, integer, text, timestamptz, jsonb, text) owner to kith_definer;
alter function door.hand_in_wait(text) owner to kith_definer;
alter function door.keep_unopened(text, jsonb) owner to kith_definer;
alter function door.holds_arrivals(uuid[], text[]) owner to kith_definer;
alter function access.waiting_arrivals(uuid) owner to kith_definer;
alter function access.begin_arrival(uuid, uuid, text) owner to kith_definer;
alter function access.settle_arrival(uuid, uuid, text, text) owner to kith_definer;
alter function access.count_unopened() owner to kith_definer;
revoke all on function kith.give_outbox(uuid, text, uuid, text), kith.end_outbox(uuid, timestamptz),
  door.keep_arrival(text, uuid, uuid, integer, text, timestamptz, jsonb, text), door.keep_unopened(text, jsonb),
  door.hand_in_wait(text), door.holds_arrivals(uuid[], text[]), access.waiting_arrivals(uuid), access.begin_arrival(uuid, uuid, text),
  access.settle_arrival(uuid, uuid, text, text), access.count_unopened() from public;
grant execute on function kith.give_outbox(uuid, text, uuid, text), kith.end_outbox(uuid, timestamptz) to kith_app;
grant execute on function door.keep_arrival(text, uuid, uuid, integer, text, timestamptz, jsonb, text),
  door.keep_unopened(text, jsonb), door.hand_in_wait(text), door.holds_arrivals(uuid[], text[]) to kith_door;
grant execute on function access.waiting_arrivals(uuid), access.begin_arrival(uuid, uuid, text),
  access.settle_arrival(uuid, uuid, text, text), access.count_unopened() to kith_worker;
