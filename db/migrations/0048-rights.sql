-- Somebody asks for what is kept about a child (rules/rights.md): the request with its clock, and the bundle that answers it.
-- A bundle holds lines of every class, so all of it is of the strictest, and two people of the safeguarding leads make it:
-- one decides line by line what is left out and why, another looks at it again and signs.

create table kith.record_requests (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  asker text not null check (asker in ('child', 'parent', 'somebody-for-them')),
  asked_by text not null check (length(asked_by) between 1 and 120),
  -- A parent's request is the child's right: what shows that this person may use it. Never worked out from a name.
  right_shown text check (length(right_shown) between 1 and 500),
  -- Whether the child could ask themself, and what they think of it.
  child_view text check (length(child_view) between 1 and 500),
  what_for text check (length(what_for) between 1 and 500),
  received_on date not null,
  -- Complex: two months more, told to whoever asked, and why.
  extended_because text check (length(extended_because) between 1 and 500),
  ready_at timestamptz,
  ready_by uuid,
  signed_at timestamptz,
  signed_by uuid,
  handed_on date,
  handed_how text check (length(handed_how) between 1 and 200),
  handed_by uuid,
  ended_on date,
  ended_because text check (length(ended_because) between 1 and 500),
  ended_by uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  unique (place_id, child_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check (asker = 'child' or right_shown is not null),
  check (signed_at is null or ready_at is not null),
  constraint looked_at_by_another check (signed_by is distinct from ready_by or signed_by is null),
  constraint handed_once_signed check (handed_on is null or signed_at is not null),
  check ((handed_on is null) = (handed_how is null)),
  check ((ended_on is null) = (ended_because is null)),
  check (handed_on is null or ended_on is null)
);
create index record_requests_of_child on kith.record_requests (child_id);
create index record_requests_open on kith.record_requests (place_id) where handed_on is null and ended_on is null;
select kith.guard('kith.record_requests', 'safeguarding');
grant update (extended_because, ready_at, signed_at, handed_on, handed_how, ended_on, ended_because)
  on kith.record_requests to kith_app;

-- Who did it is written by the database, with the moment of it, and goes when it is undone.
create function kith.by_whoever_settled() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if kith.person() is null then return new; end if;
  new.made_by := case when tg_op = 'INSERT' then kith.person() else old.made_by end;
  new.ready_by := case when new.ready_at is null then null
    when tg_op = 'INSERT' or old.ready_at is null then kith.person() else old.ready_by end;
  new.ready_at := case when new.ready_at is null then null
    when tg_op = 'INSERT' or old.ready_at is null then now() else old.ready_at end;
  new.signed_by := case when new.signed_at is null then null
    when tg_op = 'INSERT' or old.signed_at is null then kith.person() else old.signed_by end;
  new.signed_at := case when new.signed_at is null then null
    when tg_op = 'INSERT' or old.signed_at is null then now() else old.signed_at end;
  new.handed_by := case when new.handed_on is null then null
    when tg_op = 'INSERT' or old.handed_on is null then kith.person() else old.handed_by end;
  new.ended_by := case when new.ended_on is null then null
    when tg_op = 'INSERT' or old.ended_on is null then kith.person() else old.ended_by end;
  return new;
end $$;
create trigger by_whoever_settled before insert or update on kith.record_requests for each row
  execute function kith.by_whoever_settled();

-- The clock stands still while we wait to know who asks, or what they ask for.
create table kith.request_pauses (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  request_id uuid not null,
  why text not null check (why in ('identity', 'clarification')),
  from_day date not null,
  until_day date check (until_day >= from_day),
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id, request_id) references kith.record_requests (place_id, child_id, id)
);
create unique index request_pauses_open on kith.request_pauses (request_id) where until_day is null;
select kith.guard('kith.request_pauses', 'safeguarding');
grant update (until_day) on kith.request_pauses to kith_app;

-- The bundle, a line a field or a sentence, as it was kept when it was gathered.
create table kith.bundle_lines (
  place_id uuid not null,
  child_id uuid not null,
  request_id uuid not null,
  n integer not null check (n > 0),
  -- The table it comes from; `by-hand` where somebody added it.
  kept_as text not null,
  row_id text,
  on_day date,
  field text not null,
  words text not null check (length(words) between 1 and 20000),
  -- `shut`: it stands for something sealed. `opened`: read from it, by whoever may; then the line that stood for it is `replaced`.
  sealed text check (sealed in ('shut', 'opened', 'replaced')),
  -- Left out, and by which exemption of the law.
  withheld text check (withheld in ('third-party', 'serious-harm', 'child-abuse-data', 'confidential-wish')),
  withheld_by uuid,
  primary key (place_id, request_id, n),
  foreign key (place_id, child_id, request_id) references kith.record_requests (place_id, child_id, id)
);
select kith.guard('kith.bundle_lines', 'safeguarding');
grant update (withheld, sealed) on kith.bundle_lines to kith_app;

-- Once it is ready, and until it is sent back, no line is added or changed: what was signed is what is handed over.
create function kith.while_not_ready() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from kith.record_requests r
                  where r.id = new.request_id and r.ready_at is null and r.ended_on is null
                  for share) then
    raise exception 'the bundle is ready or has ended' using errcode = '42501';
  end if;
  -- Child abuse data is left out only where somebody asks with parental responsibility (Data Protection Act 2018, schedule 3, 21).
  if new.withheld = 'child-abuse-data' and not exists (
      select 1 from kith.record_requests r where r.id = new.request_id and r.asker = 'parent') then
    raise exception 'nobody with parental responsibility asks' using errcode = '42501';
  end if;
  if kith.person() is not null then
    new.withheld_by := case when new.withheld is null then null
      when tg_op = 'UPDATE' and old.withheld is not distinct from new.withheld then old.withheld_by
      else kith.person() end;
  end if;
  return new;
end $$;
create trigger while_not_ready before insert or update on kith.bundle_lines for each row
  execute function kith.while_not_ready();

-- All rows kept about one child, of every class, each as JSON with the table it stands in. The law asks for all of it, so not
-- in the asker's own name: a note for the manager alone is in it too. Only for whoever answers for records, of a child they
-- may see. Tables are found by their columns, so that one made later is never forgotten. What is sealed stays sealed.
create function kith.all_kept_about(child uuid)
returns table (kept_as text, kept jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  each record;
begin
  if not kith.may('answer for the record') or not exists (
      select 1 from access.reach r join access.classes c on c.class = 'safeguarding' and r.writes & c.bit <> 0
       where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
         and (r.until is null or r.until > now())) then
    return;
  end if;
  for each in
    select g.guarded, a.attname from access.guards g
      join access.classes c on c.class = g.class
      join pg_attribute a on a.attrelid = g.guarded::regclass and not a.attisdropped
       and a.attname = case g.guarded when 'kith.children' then 'id' else 'child_id' end
     where g.guarded not in ('kith.record_requests', 'kith.request_pauses', 'kith.bundle_lines', 'kith.search_words')
     order by g.guarded
  loop
    return query execute format('select %L::text, to_jsonb(t) from %s t where t.%I = $1 and t.place_id = $2', each.guarded,
      each.guarded, each.attname) using child, kith.place();
  end loop;
  return query select 'kith.relatives'::text, to_jsonb(t) from kith.relatives t
    where t.place_id = kith.place()
      and t.id in (select s.relative_id from kith.relationships s where s.place_id = kith.place() and s.child_id = child);
end $$;
alter function kith.all_kept_about(uuid) owner to kith_definer;
revoke all on function kith.all_kept_about(uuid) from public;
grant execute on function kith.all_kept_about(uuid) to kith_app;
