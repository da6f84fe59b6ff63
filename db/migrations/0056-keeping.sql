-- How long what is kept about a child stays, and how it goes (rules/keeping.md): proposed, reviewed line by line, authorised by
-- another, done by the one role that may delete, with a certificate; and the hold that stops all of it.

-- Which part of a record a table is of: a rule of the blueprint is for one. `who` is that there is a child, with what guards
-- them: it goes with the last of the others.
create function kith.part_of(guarded text) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case
    when guarded in ('kith.children', 'kith.names', 'kith.births', 'kith.pupil_numbers', 'kith.rolls', 'kith.search_words',
      'access.exclusions', 'access.grants', 'access.restrictions', 'access.restriction_allows', 'kith.holds',
      'kith.keeping_lines') then 'who'
    when guarded in ('kith.safeguarding_concerns', 'kith.safeguarding_entries', 'kith.glass_broken') then 'safeguarding'
    when guarded like 'kith.early\_help\_%' or guarded like 'kith.statutory\_referral%' then 'early-help'
    else 'record' end
$$;

-- A hold: nothing of this child, or of their whole family, or of one part of it, is deleted until it is lifted.
create table kith.holds (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  whole_family boolean not null default false,
  -- Null: of every part.
  part text check (part in ('record', 'early-help', 'safeguarding')),
  because text not null check (length(because) between 3 and 500),
  placed_at timestamptz not null default now(),
  placed_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  lifted_because text check (length(lifted_because) between 3 and 500),
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((lifted_at is null) = (lifted_because is null))
);
create index holds_of_child on kith.holds (child_id);
create index holds_open on kith.holds (place_id) where lifted_at is null;
select kith.guard('kith.holds', 'safeguarding');
grant update (lifted_at, lifted_because) on kith.holds to kith_app;

-- The same for everybody of a school, or of the place: an inquiry may ask for it.
create table kith.wide_holds (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  school_id uuid,
  part text check (part in ('record', 'early-help', 'safeguarding')),
  because text not null check (length(because) between 3 and 500),
  placed_at timestamptz not null default now(),
  placed_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  lifted_because text check (length(lifted_because) between 3 and 500),
  primary key (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  check ((lifted_at is null) = (lifted_because is null))
);
create index wide_holds_open on kith.wide_holds (place_id) where lifted_at is null;
select kith.guard('kith.wide_holds', 'place', duty => 'answer for the record',
  via => 'place_id = (select kith.place()) and (select kith.may(''answer for the record''))');
grant update (lifted_at, lifted_because) on kith.wide_holds to kith_app;

-- Who placed and who lifted, and when, is written by the database; what was lifted stays so.
create function kith.by_whoever_holds() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.lifted_at is not null then
    raise exception 'a hold that was lifted stays lifted: place another' using errcode = '42501';
  end if;
  -- Whoever deletes shares this lock: a hold waits for the child that is being let go, and the next one sees the hold.
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock(hashtextextended('kith.holds of place ' || new.place_id, 0));
  end if;
  if kith.person() is null then return new; end if;
  if tg_op = 'INSERT' then
    new.placed_by := kith.person();
    new.placed_at := now();
    if new.lifted_at is not null then raise exception 'a hold is placed before it is lifted' using errcode = '42501'; end if;
  end if;
  new.lifted_by := case when new.lifted_at is null then null else kith.person() end;
  new.lifted_at := case when new.lifted_at is null then null else now() end;
  return new;
end $$;
create trigger by_whoever_holds before insert or update on kith.holds for each row execute function kith.by_whoever_holds();
create trigger by_whoever_holds before insert or update on kith.wide_holds for each row execute function kith.by_whoever_holds();

-- Two children are of one family where they lived in one household or have a relative in common, now or before.
create function kith.of_one_family(here uuid, one uuid, other uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select one = other
    or exists (select 1 from kith.household_children a join kith.household_children b
                 on b.place_id = a.place_id and b.household_id = a.household_id
                where a.place_id = here and a.child_id = one and b.child_id = other)
    or exists (select 1 from kith.relationships a join kith.relationships b
                 on b.place_id = a.place_id and b.relative_id = a.relative_id
                where a.place_id = here and a.child_id = one and b.child_id = other)
$$;

-- Whether anything holds this part of a child's record; of any part, where none is said.
create function kith.is_held(here uuid, child uuid, of_part text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
      select 1 from kith.holds h
       where h.place_id = here and h.lifted_at is null and (h.part is null or of_part is null or of_part in ('who', h.part))
         and (h.child_id = child or h.whole_family and kith.of_one_family(here, h.child_id, child)))
    or exists (
      select 1 from kith.wide_holds w
       where w.place_id = here and w.lifted_at is null and (w.part is null or of_part is null or of_part in ('who', w.part))
         and (w.school_id is null or exists (
               select 1 from kith.rolls r where r.place_id = here and r.child_id = child and r.school_id = w.school_id)))
$$;

-- On every table about a child: what is held is deleted by nobody, whatever asks for it. Left alone is what is worked out from
-- other rows, what somebody has not finished writing, and the line of a list, which goes with the part that nothing holds.
create or replace function kith.held_is_kept() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  from_table text := format('%I.%I', tg_table_schema, tg_table_name);
  gone jsonb;
begin
  if from_table in ('kith.search_words', 'kith.asking_rests', 'kith.contact_drafts', 'kith.import_close_matches')
     and nullif(current_setting('kith.letting_go', true), '') is null then
    return old;
  end if;
  if from_table = 'kith.keeping_lines' then return old; end if;
  gone := to_jsonb(old);
  -- A correction of the safeguarding file, which is sealed like it, stays and goes with it.
  if kith.is_held((gone ->> 'place_id')::uuid, (gone ->> tg_argv[0])::uuid,
       case when from_table = 'kith.corrections' and gone ->> 'sealed' is not null then 'safeguarding'
            else kith.part_of(from_table) end) then
    raise exception 'this record is held: nothing of it is deleted' using errcode = '42501';
  end if;
  return old;
end $$;

-- One look at whose time is past, and what became of it.
create table kith.keeping_lists (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  proposed_at timestamptz not null default now(),
  proposed_by uuid,
  -- How many were past their time and held.
  held integer not null check (held >= 0),
  -- It is being done since then, unless somebody stopped it.
  begun_at timestamptz,
  stopped_at timestamptz,
  primary key (place_id, id),
  check (stopped_at is null or begun_at is not null)
);
select kith.guard('kith.keeping_lists', 'place', duty => 'answer for the record',
  via => 'place_id = (select kith.place()) and (select kith.may(''answer for the record''))');
grant update (begun_at, stopped_at) on kith.keeping_lists to kith_app;

-- A part of one child's record whose time is past, by which rule, and what a person says to it.
create table kith.keeping_lines (
  place_id uuid not null,
  id uuid not null,
  list_id uuid not null,
  child_id uuid not null,
  part text not null check (part in ('record', 'early-help', 'safeguarding')),
  -- The rule as the blueprint said it on that day.
  rule text not null check (length(rule) between 1 and 120),
  keep_years integer not null check (keep_years > 0),
  counted_from text not null check (counted_from in ('date of birth', 'end of programme', 'import', 'closure')),
  from_day date not null,
  due_on date not null check (due_on > from_day),
  -- How many rows of each kind there were when it was proposed.
  kinds jsonb not null check (jsonb_typeof(kinds) = 'object'),
  decision text check (decision in ('let-go', 'keep')),
  keep_until date,
  because text check (length(because) between 3 and 500),
  decided_at timestamptz,
  decided_by uuid,
  authorised_at timestamptz,
  authorised_by uuid,
  primary key (place_id, id),
  unique (place_id, list_id, child_id, part),
  foreign key (place_id, list_id) references kith.keeping_lists (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id) on delete cascade,
  check ((decision is null) = (decided_at is null)),
  constraint longer_until_and_why check ((decision is not distinct from 'keep') = (keep_until is not null and because is not null)),
  constraint only_what_may_go check (authorised_at is null or decision is not distinct from 'let-go'),
  constraint authorised_by_another check (authorised_by is distinct from decided_by or authorised_by is null)
);
create index keeping_lines_of_child on kith.keeping_lines (child_id);
create index keeping_lines_to_do on kith.keeping_lines (place_id) where authorised_at is not null;
select kith.guard('kith.keeping_lines', 'safeguarding');
grant update (decision, keep_until, because, decided_at, authorised_at) on kith.keeping_lines to kith_app;

-- Who proposed, decided and authorised, and when, is written by the database: a certificate says it. What is authorised is not
-- decided anew.
create function kith.by_whoever_lists() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if kith.person() is null then return new; end if;
  if tg_op = 'INSERT' then
    new.proposed_by := kith.person();
    new.proposed_at := now();
    if new.begun_at is not null then raise exception 'it is reviewed before it is begun' using errcode = '42501'; end if;
    return new;
  end if;
  if new.begun_at is null and old.begun_at is not null then
    raise exception 'what was begun is stopped' using errcode = '42501';
  end if;
  if new.begun_at is distinct from old.begun_at then new.begun_at := now(); end if;
  if new.stopped_at is not null and new.stopped_at is distinct from old.stopped_at then new.stopped_at := now(); end if;
  return new;
end $$;
create trigger by_whoever_lists before insert or update on kith.keeping_lists for each row
  execute function kith.by_whoever_lists();

create function kith.by_whoever_decides() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if kith.person() is null then return new; end if;
  if tg_op = 'UPDATE' and old.authorised_at is not null then
    raise exception 'this was authorised: it is not decided anew' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' and (new.decision is not null or new.authorised_at is not null) then
    raise exception 'what is proposed is decided by nobody yet' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' and (new.decision, new.keep_until, new.because) is not distinct from (old.decision, old.keep_until, old.because)
  then
    new.decided_by := old.decided_by;
    new.decided_at := old.decided_at;
  else
    new.decided_by := case when new.decision is null then null else kith.person() end;
    new.decided_at := case when new.decision is null then null else now() end;
  end if;
  new.authorised_by := case when new.authorised_at is null then null else kith.person() end;
  new.authorised_at := case when new.authorised_at is null then null else now() end;
  return new;
end $$;
create trigger by_whoever_decides before insert or update on kith.keeping_lines for each row
  execute function kith.by_whoever_decides();

-- That something went, and by whose word: kinds and numbers, never whose it was. The year alone, as a day would be a birthday.
create table kith.certificates (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  list_id uuid not null,
  part text not null check (part in ('record', 'early-help', 'safeguarding')),
  rule text not null,
  keep_years integer not null check (keep_years > 0),
  counted_from text not null,
  due_year integer not null,
  kinds jsonb not null check (jsonb_typeof(kinds) = 'object'),
  -- Nothing is left: that there was a child went too.
  whole boolean not null,
  proposed_at timestamptz not null,
  proposed_by uuid,
  decided_at timestamptz not null,
  decided_by uuid not null,
  authorised_at timestamptz not null,
  authorised_by uuid not null,
  done_at timestamptz not null default now(),
  -- SHA-256 of all of this: a certificate that was printed can be compared.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (place_id, id),
  foreign key (place_id, list_id) references kith.keeping_lists (place_id, id),
  check (authorised_by <> decided_by)
);
create index certificates_of_list on kith.certificates (list_id);
select kith.guard('kith.certificates', 'place', duty => 'answer for the record',
  via => 'place_id = (select kith.place()) and (select kith.may(''answer for the record''))');
revoke insert on kith.certificates from kith_app;
revoke insert, update on kith.certificates from kith_worker;

-- Whose records the asker answers for: who may see the safeguarding file with the duty; the role that deletes, all of the place.
create function kith.answers_for(child uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind in ('job', 'operator') then
    return exists (select 1 from kith.children c where c.id = child and c.place_id = asking.place_id);
  end if;
  return kith.may('answer for the record') and exists (
    select 1 from access.reach r join access.classes c on c.class = 'safeguarding' and r.writes & c.bit <> 0
     where r.person_id = asking.person_id and r.child_id = child and r.place_id = asking.place_id
       and (r.until is null or r.until > now()));
end $$;

-- What the rules count from, of each child the asker answers for, or of one. Days alone, and whether something still goes on.
create function kith.facts_for_keeping(one_child uuid)
returns table (child_id uuid, born_on date, ever_took_part boolean, takes_part boolean, ended_on date, last_file_on date,
  early_help boolean, episode_open boolean, episode_ended_on date, safeguarding boolean, last_entry_on date, asked boolean,
  kept_until jsonb, held_parts text[], listed_parts text[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  machine boolean := coalesce(asking.kind in ('job', 'operator'), false);
  here uuid := kith.place();
  answers boolean := machine or kith.may('answer for the record');
  holding boolean := exists (select 1 from kith.holds h where h.place_id = here and h.lifted_at is null)
    or exists (select 1 from kith.wide_holds w where w.place_id = here and w.lifted_at is null);
begin
  return query
  select c.id, b.born_on, e.n > 0, coalesce(e.still, false), e.last_on, f.last_on,
         h.n > 0 or exists (select 1 from kith.statutory_referrals s where s.place_id = here and s.child_id = c.id),
         coalesce(h.still, false), h.last_on, g.n > 0, g.last_on,
         exists (select 1 from kith.record_requests q
                  where q.place_id = here and q.child_id = c.id and q.handed_on is null and q.ended_on is null),
         coalesce((select jsonb_object_agg(x.part, x.until) from (
           select l.part, max(l.keep_until) as until from kith.keeping_lines l
            where l.place_id = here and l.child_id = c.id and l.decision = 'keep' group by l.part) x), '{}'),
         case when holding then array(select p from unnest(array['record', 'early-help', 'safeguarding']) p
                                       where kith.is_held(here, c.id, p)) else '{}' end,
         array(select l.part from kith.keeping_lines l
                where l.place_id = here and l.child_id = c.id and l.decision is distinct from 'keep')
    from kith.children c
    left join kith.births b on b.place_id = here and b.child_id = c.id and b.ended_at is null
    left join lateral (
      select count(*) as n, bool_or(x.ended_on is null) as still, max(x.ended_on) as last_on
        from kith.enrolments x where x.place_id = here and x.child_id = c.id) e on true
    left join lateral (
      select greatest(c.made_at, (select max(r.known_at) from kith.rolls r where r.place_id = here and r.child_id = c.id),
               (select max(a.known_at) from kith.attendance a where a.place_id = here and a.child_id = c.id))::date as last_on) f on true
    left join lateral (
      select count(*) as n, bool_or(x.ended_on is null) as still, max(x.ended_on) as last_on
        from kith.early_help_episodes x where x.place_id = here and x.child_id = c.id) h on true
    left join lateral (
      select count(*) as n, max(x.at)::date as last_on
        from (select y.made_at as at from kith.safeguarding_entries y
               where y.place_id = here and y.child_id = c.id and (machine or not asking.person_id = any (y.kept_from_id))
              union all
              select y.made_at from kith.safeguarding_concerns y
               where y.place_id = here and y.child_id = c.id and (machine or not asking.person_id = any (y.kept_from_id))
              union all
              select y.made_at from kith.glass_broken y where y.place_id = here and y.child_id = c.id) x) g on true
   where c.place_id = here and (one_child is null or c.id = one_child) and answers
     and (machine or exists (
       select 1 from access.reach r join access.classes k on k.class = 'safeguarding' and r.writes & k.bit <> 0
        where r.person_id = asking.person_id and r.child_id = c.id and (r.until is null or r.until > now())));
end $$;

-- How many rows of each kind are kept about these children, part by part. Tables are found by their columns, so that one made
-- later is never forgotten.
create function kith.count_kept(children uuid[]) returns table (child_id uuid, part text, kept_as text, n integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept record;
  mine uuid[] := array(select c from unnest(children) c where kith.answers_for(c));
begin
  for kept in
    select g.guarded, a.attname from access.guards g
      join access.classes c on c.class = g.class
      join pg_attribute a on a.attrelid = g.guarded::regclass and not a.attisdropped
       and a.attname = case g.guarded when 'kith.children' then 'id' else 'child_id' end
     where g.guarded not in ('kith.search_words', 'kith.keeping_lines', 'kith.holds')
     order by g.guarded
  loop
    return query execute format('select t.%1$I, %2$s, %3$L::text, count(*)::int from %4$s t
      where t.place_id = $1 and t.%1$I = any($2) and not coalesce(to_jsonb(t) -> ''kept_from_id'' ? $3, false)
      group by 1, 2', kept.attname,
      case when kept.guarded = 'kith.corrections' then 'case when t.sealed is null then ''record'' else ''safeguarding'' end'
           else quote_literal(kith.part_of(kept.guarded)) || '::text' end, kept.guarded, kept.guarded)
      using kith.place(), mine, coalesce(kith.person()::text, '');
  end loop;
end $$;

alter function kith.of_one_family(uuid, uuid, uuid) owner to kith_definer;
alter function kith.is_held(uuid, uuid, text) owner to kith_definer;
alter function kith.held_is_kept() owner to kith_definer;
alter function kith.answers_for(uuid) owner to kith_definer;
alter function kith.facts_for_keeping(uuid) owner to kith_definer;
alter function kith.count_kept(uuid[]) owner to kith_definer;
revoke all on function kith.of_one_family(uuid, uuid, uuid), kith.is_held(uuid, uuid, text), kith.held_is_kept(),
  kith.answers_for(uuid), kith.facts_for_keeping(uuid), kith.count_kept(uuid[]), kith.by_whoever_holds(),
  kith.by_whoever_lists(), kith.by_whoever_decides() from public;
grant execute on function kith.facts_for_keeping(uuid), kith.count_kept(uuid[]) to kith_app, kith_worker, kith_retention;
