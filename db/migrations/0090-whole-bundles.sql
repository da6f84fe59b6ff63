-- A bundle is whole, and true (rules/rights.md): one function of the database gathers everything, so that nobody who answers a
-- request can gather a part; a page adds by hand, and adds what is sealed opened, with a proof that the program made with a key which
-- is not in the database. What is written after it was gathered is counted, and gathered by the same function.

alter table kith.bundle_lines
  -- What is opened: of which sealed column, and the keyed hash (platform/sealed.ts) of all that was read from it.
  add column of_field text,
  add column proof bytea check (length(proof) = 32),
  add constraint opened_with_its_proof check ((sealed is not distinct from 'opened') = (proof is not null and of_field is not null));

-- A value of a row in words; empty where it says nothing.
create function kith.said_of(field text, value jsonb, here uuid) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(case jsonb_typeof(value)
    when 'null' then ''
    when 'boolean' then case when value = 'true' then 'yes' else 'no' end
    when 'object' then value::text
    when 'array' then (select string_agg(nullif(kith.said_of(field, v, here), ''), '; ' order by at)
                         from jsonb_array_elements(value) with ordinality x (v, at))
    else case
      when value #>> '{}' = '' then ''
      when field ~ '(_by|^person_id|^owner_id)$' then coalesce(
        (select p.name from kith.people p
          where p.id::text = value #>> '{}'
            and exists (select 1 from kith.memberships m where m.place_id = here and m.person_id = p.id)),
        'somebody who is not of this place')
      when value #>> '{}' ~ '^\\x[0-9a-f]*$' then 'Sealed: it is kept, and read on its own page by whoever may'
      when value #>> '{}' ~ '^\d{4}-\d\d-\d\dT' then replace(left(value #>> '{}', 16), 'T', ' ')
      else value #>> '{}' end
    end, '')
$$;

-- All that is kept about the child of a request as lines that can be left out one by one: a line a field, and of a longer text a line a
-- sentence. What only machines need (ids, places) is none. Days, counts, yes and no, and colleagues' names stand together in a row's
-- first line: nobody leaves out one of them alone. What was said to be wrong stands beside the row it is about. As `kith.all_kept_about`
-- it answers nobody but whoever answers for the record.
create function kith.lines_kept_about(request uuid)
returns table (at bigint, kept_as text, row_id text, on_day date, field text, words text, sealed text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  of_child constant uuid := (select r.child_id from kith.record_requests r where r.place_id = here and r.id = request);
begin
  return query
  with kept as materialized (
    select row_number() over () as r, k.kept_as, k.kept from kith.all_kept_about(of_child) k
  ), fields as materialized (
    select k.r, f.at, f.key as field, f.value, f.value #>> '{}' as plain,
           f.key like '%\_id' and f.key not in ('place_id', 'child_id', 'person_id', 'owner_id') as refers,
           f.key ~ '(_by|^person_id|^owner_id)$' as person, f.key ~ '(_on|_day|^day)$' as dated
      from kept k cross join jsonb_each(k.kept) with ordinality f (key, value, at)
  ), own_days as materialized (
    select distinct on (f.r) f.r, left(f.plain, 10)::date as day
      from fields f where f.dated and f.plain ~ '^\d{4}-\d\d-\d\d' order by f.r, f.at
  ), rows as materialized (
    -- A note has its day from the contact it was written of: what has none takes it from what it belongs to.
    select k.r, k.kept_as, k.kept, coalesce(k.kept ->> 'id', b.first) as row_id,
           coalesce(o.day, b.day, case when k.kept ->> 'made_at' ~ '^\d{4}-' then left(k.kept ->> 'made_at', 10)::date end) as on_day
      from kept k
      left join own_days o on o.r = k.r
      left join lateral (
        select (array_agg(f.plain order by f.at))[1] as first,
               (array_agg(d.day order by f.at) filter (where d.day is not null))[1] as day
          from fields f left join (select x.kept ->> 'id' as id, y.day from kept x join own_days y on y.r = x.r) d on d.id = f.plain
         where f.r = k.r and f.refers and f.plain is not null) b on true
  ), said as materialized (
    select f.r, f.at, replace(regexp_replace(f.field, '_id$', ''), '_', ' ') as field, kith.said_of(f.field, f.value, here) as words,
           jsonb_typeof(f.value) = 'string' and not f.person and f.plain !~ '^\d{4}-\d\d-\d\d' as alone
      from fields f where f.field not in ('id', 'place_id', 'child_id') and not f.refers
  ), wrong as (
    select substring(k.kept ->> 'entry_id' from '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}') as about, k.kept, k.r
      from kept k where k.kept_as = 'kith.corrections' and k.kept ->> 'wrong' is not null
  ), lines as (
    select w.r, 0::bigint as at, 0::bigint as part, 'details' as field, coalesce(
             (select string_agg(s.field || ': ' || s.words, '; ' order by s.at) from said s where s.r = w.r and not s.alone and s.words <> ''),
             'That there is one, and nothing more') as words
      from rows w
     where exists (select 1 from said s where s.r = w.r and not s.alone and s.words <> '')
        or not exists (select 1 from said s where s.r = w.r and s.words <> '')
    union all
    select s.r, s.at, p.part, s.field, btrim(p.sentence, E' \t\r\n')
      from said s
     cross join regexp_split_to_table(s.words, E'(?<=[.!?…۔؟。！？][]"”’»)]?)\\s+(?![[:lower:]])|\\s*\\n\\s*')
       with ordinality p (sentence, part)
     where s.alone and p.sentence ~ '\S'
    union all
    select w.r, 1000000 + c.r, b.part, b.field, b.words
      from rows w
      join wrong c on c.about is distinct from c.kept ->> 'child_id' and c.about in (w.kept ->> 'id', w.kept ->> 'contact_id')
     cross join lateral (values
        (1, 'said to be wrong', c.kept ->> 'wrong'),
        (2, case when c.kept ->> 'outcome' = 'corrected' then 'corrected' else 'they say is right' end, c.kept ->> 'right_is'),
        (3, 'what they say of it', c.kept ->> 'statement')) b (part, field, words)
     where b.words is not null
  )
  select row_number() over (order by w.kept_as collate "C", w.on_day nulls first, w.r, l.at, l.part),
         w.kept_as, w.row_id, w.on_day, l.field, l.words,
         case when l.words = 'Sealed: it is kept, and read on its own page by whoever may' then 'shut' end
    from lines l join rows w on w.r = l.r;
end $$;

-- What is kept by now and has no line yet: in a bundle where nothing was gathered, all of it.
create function kith.not_gathered_yet(request uuid)
returns table (at bigint, kept_as text, row_id text, on_day date, field text, words text, sealed text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.* from kith.lines_kept_about(request) k
   where not exists (
     select 1 from kith.bundle_lines b
      where b.place_id = kith.place() and b.request_id = request and b.kept_as = k.kept_as
        and b.row_id is not distinct from k.row_id and b.field = k.field and b.words = k.words)
$$;

-- Gathers all that is kept and is not there yet; says how many lines. Until it is ready (`while_not_ready` refuses it then).
create function kith.gather_bundle(request uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked kith.record_requests;
  many integer;
begin
  select r.* into asked from kith.record_requests r where r.place_id = kith.place() and r.id = request for update;
  if asked.id is null then return 0; end if;
  insert into kith.bundle_lines (place_id, child_id, request_id, n, kept_as, row_id, on_day, field, words, sealed)
  select asked.place_id, asked.child_id, asked.id,
         coalesce((select max(b.n) from kith.bundle_lines b where b.place_id = asked.place_id and b.request_id = asked.id), 0)
           + row_number() over (order by k.at),
         k.kept_as, k.row_id, k.on_day, k.field, k.words, k.sealed
    from kith.not_gathered_yet(request) k;
  get diagnostics many = row_count;
  return many;
end $$;

-- A page adds what is kept elsewhere, by hand, and what it opened, left out at first; nothing else.
create policy by_hand_or_opened on kith.bundle_lines as restrictive for insert to kith_app with check (
  kept_as = 'by-hand' and sealed is null and row_id is not null or sealed = 'opened' and withheld is not null);

-- What is opened stands for a line that is shut: it names its row and column.
create function kith.opened_of_shut() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from kith.bundle_lines b
                  where b.place_id = new.place_id and b.request_id = new.request_id and b.kept_as = new.kept_as
                    and b.row_id = new.row_id and b.field = new.of_field and b.sealed = 'shut') then
    raise exception 'nothing is sealed there' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger opened_of_shut before insert on kith.bundle_lines for each row when (new.sealed = 'opened')
  execute function kith.opened_of_shut();

create or replace function kith.opened_instead() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' or old.sealed is distinct from 'shut' or new.sealed is distinct from 'replaced' or not exists (
      select 1 from kith.bundle_lines o
       where o.place_id = new.place_id and o.request_id = new.request_id and o.kept_as = new.kept_as
         and o.row_id = new.row_id and o.of_field = new.field and o.sealed = 'opened') then
    raise exception 'nothing stands opened instead of this line' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- Nothing is ready that was not gathered: what was added by hand alone is no answer.
create function kith.gathered_first() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from kith.bundle_lines b
                  where b.place_id = new.place_id and b.request_id = new.id and b.kept_as = 'kith.children') then
    raise exception 'nothing was gathered' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger gathered_first before insert or update of ready_at on kith.record_requests for each row
  when (new.ready_at is not null) execute function kith.gathered_first();

do $$
declare
  each text;
begin
  foreach each in array array[
    'kith.lines_kept_about(uuid)', 'kith.not_gathered_yet(uuid)', 'kith.gather_bundle(uuid)']
  loop
    execute format('alter function %s owner to kith_definer', each);
    execute format('revoke all on function %s from public', each);
  end loop;
  revoke all on function kith.said_of(text, jsonb, uuid), kith.opened_of_shut(), kith.gathered_first() from public;
  grant execute on function kith.said_of(text, jsonb, uuid) to kith_definer;
  grant execute on function kith.not_gathered_yet(uuid), kith.gather_bundle(uuid) to kith_app;
end $$;
