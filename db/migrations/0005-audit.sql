-- The audit: who did or saw what, in the same transaction, hashed by trigger, append-only, sealed each second.
-- Chaining inside the writer was measured at 236 notes a second against 7,494, so a job chains instead.

create table audit.entries (
  id uuid primary key,
  place_id uuid,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null,
  credential_id uuid,
  person_id uuid,
  action text not null check (action ~ '^[a-z]+(-[a-z]+)*$'),
  subject text,
  subject_id uuid,
  child_id uuid,
  why text,
  detail jsonb not null default '{}',
  request text,
  hash text not null
);
create index entries_of_child on audit.entries (child_id, at) where child_id is not null;
create index entries_of_person on audit.entries (person_id, at);
create index entries_of_place on audit.entries (place_id, at);

-- Rows waiting for their seal; the trigger puts them here, the seal takes them away.
create table audit.unsealed (entry_id uuid primary key);

-- One link a row, numbered without gaps per place; chain = sha256(previous chain || the row's hash).
create table audit.seals (
  place_id uuid not null,
  number bigint not null,
  entry_id uuid not null unique,
  entry_hash text not null,
  chain text not null,
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (place_id, number)
);

create function audit.hash_of(e audit.entries) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(convert_to(jsonb_build_array(
    e.id, e.place_id, (extract(epoch from e.at) * 1000000)::bigint, e.actor_kind, e.credential_id, e.person_id,
    e.action, e.subject, e.subject_id, e.child_id, e.why, e.detail, e.request)::text, 'UTF8')), 'hex')
$$;

-- Who is asking is written by the database, not by the caller. Sign-in has nobody yet: it names the person it let in.
create function audit.stamp() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  new.at := clock_timestamp();
  if asking.id is not null then
    new.actor_kind := asking.kind;
    new.credential_id := asking.id;
    new.person_id := asking.person_id;
    new.place_id := case when asking.kind = 'operator' then coalesce(asking.place_id, new.place_id) else asking.place_id end;
  else
    new.actor_kind := 'door';
    new.credential_id := null;
  end if;
  new.hash := audit.hash_of(new);
  insert into audit.unsealed values (new.id);
  return new;
end $$;
create trigger stamp before insert on audit.entries for each row execute function audit.stamp();

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is only ever added to.' using errcode = 'insufficient_privilege';
end $$;
create trigger only_added_to before update or delete or truncate on audit.entries
  for each statement execute function audit.refuse_change();
create trigger only_added_to before update or delete or truncate on audit.seals
  for each statement execute function audit.refuse_change();

-- Seals what waits, oldest first. One sealer at a time; a second one simply finds nothing to do.
create function audit.seal(at_most integer default 5000) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
  waiting record;
  place uuid;
  last_number bigint;
  last_chain text;
  sealed bigint := 0;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('audit.seal', 0)) then return 0; end if;
  for waiting in
    select e.id, e.hash, coalesce(e.place_id, nowhere) as place_id
      from audit.unsealed u join audit.entries e on e.id = u.entry_id
     order by 3, e.at, e.id limit at_most
  loop
    if place is distinct from waiting.place_id then
      place := waiting.place_id;
      last_number := null;
      select s.number, s.chain into last_number, last_chain
        from audit.seals s where s.place_id = place order by s.number desc limit 1;
    end if;
    last_number := coalesce(last_number, 0) + 1;
    last_chain := encode(sha256(convert_to(coalesce(last_chain, '') || waiting.hash, 'UTF8')), 'hex');
    if last_number = 1 then last_chain := encode(sha256(convert_to(waiting.hash, 'UTF8')), 'hex'); end if;
    insert into audit.seals (place_id, number, entry_id, entry_hash, chain)
      values (place, last_number, waiting.id, waiting.hash, last_chain);
    delete from audit.unsealed u where u.entry_id = waiting.id;
    sealed := sealed + 1;
  end loop;
  return sealed;
end $$;

-- The last seal of each place, for the log and for the file outside the database.
create function audit.last_seals() returns table (place_id uuid, number bigint, chain text, sealed_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct on (s.place_id) s.place_id, s.number, s.chain, s.sealed_at
    from audit.seals s order by s.place_id, s.number desc
$$;

-- Every broken thing, with the row that was touched. Recomputes each row's hash and the whole chain.
create function audit.verify() returns table (place_id uuid, number bigint, entry_id uuid, problem text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with links as (
    select s.place_id, s.number, s.entry_id, s.entry_hash, s.chain, e.id as found, audit.hash_of(e) as true_hash, e.hash,
           coalesce(e.place_id, '00000000-0000-0000-0000-000000000000') as place_of_row,
           lag(s.chain) over chained as chain_before, lag(s.number) over chained as number_before
      from audit.seals s left join audit.entries e on e.id = s.entry_id
    window chained as (partition by s.place_id order by s.number)
  )
  select l.place_id, l.number, l.entry_id, p.problem
    from links l cross join lateral (values
      (case when l.found is null then 'this row has been deleted' end),
      (case when l.found is not null and (l.true_hash <> l.entry_hash or l.hash <> l.entry_hash)
            then 'this row has been changed since it was sealed' end),
      (case when l.found is not null and l.place_of_row <> l.place_id then 'this seal stands in another place than its row' end),
      (case when l.number <> coalesce(l.number_before, 0) + 1 then 'seals are missing before this one' end),
      (case when l.chain <> encode(sha256(convert_to(coalesce(l.chain_before, '') || l.entry_hash, 'UTF8')), 'hex')
            and l.number = coalesce(l.number_before, 0) + 1 then 'this seal does not follow from the one before' end)
    ) as p (problem)
   where p.problem is not null
  union all
  select e.place_id, null, e.id, 'this row was never queued for a seal'
    from audit.entries e
   where not exists (select 1 from audit.seals s where s.entry_id = e.id)
     and not exists (select 1 from audit.unsealed u where u.entry_id = e.id)
  union all
  select e.place_id, null, e.id, 'this row, not yet sealed, has been changed'
    from audit.entries e join audit.unsealed u on u.entry_id = e.id
   where audit.hash_of(e) <> e.hash
  order by 1, 2
$$;

create function audit.counts() returns table (sealed bigint, unsealed bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select count(*) from audit.seals), (select count(*) from audit.unsealed)
$$;

alter table audit.entries enable row level security;
alter table audit.entries force row level security;
alter table audit.unsealed enable row level security;
alter table audit.unsealed force row level security;
alter table audit.seals enable row level security;
alter table audit.seals force row level security;
create policy definer_works on audit.entries for all to kith_definer using (true) with check (true);
create policy definer_works on audit.unsealed for all to kith_definer using (true) with check (true);
create policy definer_works on audit.seals for all to kith_definer using (true) with check (true);
create policy owner_migrates on audit.entries for all to kith_owner using (true) with check (true);
create policy owner_migrates on audit.unsealed for all to kith_owner using (true) with check (true);
create policy owner_migrates on audit.seals for all to kith_owner using (true) with check (true);
create policy backup_reads on audit.entries for select to kith_backup using (true);
create policy backup_reads on audit.unsealed for select to kith_backup using (true);
create policy backup_reads on audit.seals for select to kith_backup using (true);
-- Only sign-in may write of somebody it names: without this, SQL in a page could forget who is asking and name another.
create policy known_add on audit.entries for insert to kith_app with check (credential_id is not null);
create policy machine_adds on audit.entries for insert to kith_worker
  with check (credential_id is not null or person_id is null);
create policy door_adds on audit.entries for insert to kith_door with check (true);
create policy own_looks on audit.entries for select to kith_app
  using (person_id = (select kith.person())
         or (place_id = (select kith.place()) and (select kith.may('read the audit'))));
grant insert on audit.entries to kith_app, kith_door, kith_worker;
grant select on audit.entries to kith_app;
grant select on audit.entries, audit.unsealed, audit.seals to kith_backup;
grant select, insert on audit.entries to kith_definer;
grant select, insert, delete on audit.unsealed to kith_definer;
grant select, insert on audit.seals to kith_definer;
insert into access.guards values
  ('audit.entries', 'audit', null), ('audit.unsealed', 'audit', null), ('audit.seals', 'audit', null);

alter function audit.stamp() owner to kith_definer;
alter function audit.seal(integer) owner to kith_definer;
alter function audit.last_seals() owner to kith_definer;
alter function audit.verify() owner to kith_definer;
alter function audit.counts() owner to kith_definer;
revoke all on function audit.stamp(), audit.seal(integer), audit.last_seals(), audit.verify(), audit.counts(),
  audit.refuse_change() from public;
grant execute on function audit.seal(integer), audit.last_seals(), audit.verify(), audit.counts() to kith_worker;
grant execute on function audit.last_seals(), audit.counts() to kith_backup;
