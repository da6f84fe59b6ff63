-- A record goes (rules/keeping.md): only by the role that may delete, in one transaction a child, what a second person
-- authorised and nothing holds; a certificate stays.

-- The day it is in a place: a pretend one may stand at one. Never the clock of the program, which may be set wrong.
create function kith.today_in(here uuid) returns date
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(p.stands_on, (now() at time zone p.zone)::date) from kith.places p where p.id = here
$$;

-- Whose record is being let go: of the line that this transaction names, if another than who decided authorised it, its day is
-- past, and nothing holds it. Every policy by which the role deletes asks this.
create or replace function kith.being_let_go() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  named text := nullif(current_setting('kith.letting_go', true), '');
begin
  if named is null then return null; end if;
  return (select l.child_id from kith.keeping_lines l
            join kith.keeping_lists k on k.place_id = l.place_id and k.id = l.list_id
           where l.id = named::uuid and l.place_id = kith.place()
             and l.decision = 'let-go' and l.authorised_at is not null and l.authorised_by <> l.decided_by
             and k.begun_at is not null and k.stopped_at is null
             and l.due_on <= kith.today_in(l.place_id)
             and not kith.is_held(l.place_id, l.child_id, l.part));
end $$;

-- The tables of a part in an order in which they can be emptied: those that others of them refer to come last.
create function kith.tables_of_part(wanted text) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  waiting oid[] := array(
    select g.guarded::regclass::oid from access.guards g
      join access.classes c on c.class = g.class
      join pg_attribute a on a.attrelid = g.guarded::regclass and not a.attisdropped
       and a.attname = case g.guarded when 'kith.children' then 'id' else 'child_id' end
     where kith.part_of(g.guarded) = wanted and g.guarded <> 'kith.keeping_lines' order by g.guarded);
  ready oid[];
  ordered text[] := '{}';
begin
  while cardinality(waiting) > 0 loop
    ready := array(select w from unnest(waiting) w where not exists (
      select 1 from pg_constraint k where k.contype = 'f' and k.confrelid = w and k.conrelid <> w and k.conrelid = any(waiting)));
    if cardinality(ready) = 0 then raise exception 'tables refer to each other in a ring: %', waiting::regclass[]; end if;
    ordered := ordered || array(select r::regclass::text from unnest(ready) r);
    waiting := array(select w from unnest(waiting) w where w <> all (ready));
  end loop;
  return ordered;
end $$;

-- Before rows of a child go: their row is locked, and what stands with others or with no child, and speaks of this one, is let
-- go too. Whose place became free on a list, links that were given, rows of imports not yet taken in, a name that a colleague
-- told of. Answers how many links went.
create function kith.loosen(whole boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child uuid := kith.being_let_go();
  here uuid := kith.place();
  kept record;
  found uuid[];
  given uuid[] := '{}';
begin
  if child is null then raise exception 'nothing may be let go' using errcode = '42501'; end if;
  perform pg_advisory_xact_lock_shared(hashtextextended('kith.holds of place ' || here, 0));
  perform 1 from kith.children c where c.place_id = here and c.id = child for update;
  for kept in
    select g.guarded from access.guards g join pg_attribute a on a.attrelid = g.guarded::regclass and a.attname = 'link_id'
      join pg_attribute b on b.attrelid = g.guarded::regclass and b.attname = 'child_id'
     where not a.attisdropped and not b.attisdropped
  loop
    execute format('select array_agg(t.link_id) from %s t where t.place_id = $1 and t.child_id = $2 and t.link_id is not null',
      kept.guarded) into found using here, child;
    given := given || coalesce(found, '{}');
  end loop;
  perform set_config('kith.links_let_go', array_to_string(given, ','), true);
  delete from kith.import_review r where r.place_id = here and (r.child_id = child or r.upn in (
    select n.upn from kith.pupil_numbers n where n.place_id = here and n.child_id = child));
  update kith.offer_moves m set freed_by = null where m.place_id = here and m.freed_by = child;
  -- A correction of the safeguarding file that stays no longer says by which word of a family's page it was asked.
  update kith.corrections c set said_id = null
   where c.place_id = here and c.child_id = child and c.sealed is not null and c.said_id is not null
     and exists (select 1 from kith.keeping_lines l
                  where l.id = nullif(current_setting('kith.letting_go', true), '')::uuid and l.part = 'record');
  if whole then
    delete from kith.conflicts_told t using kith.names n
     where t.place_id = here and n.place_id = here and n.child_id = child
       and lower(n.forename) = lower(t.forename) and lower(n.surname) = lower(t.surname)
       and not exists (select 1 from kith.names o
                        where o.place_id = here and o.child_id <> child
                          and lower(o.forename) = lower(t.forename) and lower(o.surname) = lower(t.surname));
  end if;
end $$;

-- Links go after the rows that were given with them, and open nothing from then on; one that others have too stays.
create function kith.let_links_go() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given uuid[] := string_to_array(nullif(current_setting('kith.links_let_go', true), ''), ',')::uuid[];
  kept record;
begin
  if kith.being_let_go() is null then raise exception 'nothing may be let go' using errcode = '42501'; end if;
  for kept in
    select g.guarded from access.guards g join pg_attribute a on a.attrelid = g.guarded::regclass and a.attname = 'link_id'
     where not a.attisdropped and g.guarded like 'kith.%'
  loop
    execute format('select array(select unnest($1) except select t.link_id from %s t where t.link_id = any($1))', kept.guarded)
      into given using given;
  end loop;
  delete from door.link_codes d where d.place_id = kith.place() and d.link_id = any(given);
  delete from kith.links l where l.place_id = kith.place() and l.id = any(given);
  update access.credentials c set ended_at = coalesce(c.ended_at, now()), ended_why = coalesce(c.ended_why, 'let go')
   where c.id = any(given) and c.kind = 'link';
  return coalesce(cardinality(given), 0);
end $$;

-- Writes the certificate and takes the line away, which is the last that says whose it was.
create function kith.certify(gone jsonb, all_gone boolean) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  line kith.keeping_lines;
  list kith.keeping_lists;
  made kith.certificates;
begin
  if kith.being_let_go() is null then raise exception 'nothing may be let go' using errcode = '42501'; end if;
  select * into line from kith.keeping_lines l where l.id = current_setting('kith.letting_go')::uuid;
  select * into list from kith.keeping_lists k where k.place_id = line.place_id and k.id = line.list_id;
  made := row(line.place_id, gen_random_uuid(), line.list_id, line.part, line.rule, line.keep_years, line.counted_from,
    extract(year from line.due_on)::int, gone, all_gone, list.proposed_at, list.proposed_by, line.decided_at, line.decided_by,
    line.authorised_at, line.authorised_by, now(), null);
  made.hash := encode(sha256(convert_to((to_jsonb(made) - 'hash')::text, 'UTF8')), 'hex');
  insert into kith.certificates select made.*;
  insert into audit.entries (id, action, subject, subject_id, detail, actor_kind, hash)
    values (gen_random_uuid(), 'let-record-go', 'certificate', made.id,
      jsonb_build_object('part', line.part, 'kinds', (select count(*) from jsonb_object_keys(gone)),
        'things', (select coalesce(sum(v::int), 0) from jsonb_each_text(gone) x (k, v)), 'whole', all_gone), '', '');
  delete from kith.keeping_lines l where l.place_id = line.place_id and l.id = line.id;
  return made.id;
end $$;

-- Lets one line of a list go, in the transaction of whoever calls, who has the rights of the role that deletes and no more.
-- Answers the id of the certificate. Only this child's rows go: a household or relative of another child too stays.
create function kith.let_go(line uuid) returns uuid
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  child uuid;
  of_part text;
  others text[];
  each text;
  still boolean := false;
  went integer;
  gone jsonb := '{}';
  relatives uuid[];
  households uuid[];
  orders text[];
  of_file text := '';
  of_rest text := '';
begin
  perform set_config('kith.letting_go', line::text, true);
  child := kith.being_let_go();
  if child is null then raise exception 'nothing may be let go' using errcode = '42501'; end if;
  select l.part into of_part from kith.keeping_lines l where l.id = line;
  select array_agg(p) into others from unnest(array['record', 'early-help', 'safeguarding']) p where p <> of_part;
  -- What is sealed of the corrections is of the safeguarding file: it stays with it, and goes with it.
  if of_part = 'safeguarding' then
    of_file := 'and t.sealed is not null';
    of_rest := 'and t.sealed is null';
  else
    foreach each in array kith.tables_of_part('safeguarding') loop
      execute format('select exists (select 1 from %s t where t.child_id = $1)', each) into still using child;
      exit when still;
    end loop;
    if still then of_file := 'and t.sealed is null'; end if;
  end if;
  still := false;
  foreach each in array kith.tables_of_part(others[1]) || kith.tables_of_part(others[2]) loop
    execute format('select exists (select 1 from %s t where t.child_id = $1 %s)', each,
      case when each = 'kith.corrections' then of_rest else '' end) into still using child;
    exit when still;
  end loop;
  perform kith.loosen(not still);
  select array_agg(distinct x) into relatives from kith.relationships r, unnest(array[r.relative_id, r.through_id, r.couple_with]) x
   where r.child_id = child and x is not null;
  select array_agg(h.household_id) into households from kith.household_children h where h.child_id = child;
  orders := case when of_part = 'safeguarding' then array['kith.corrections'] end || kith.tables_of_part(of_part)
    || case when still then '{}' else kith.tables_of_part('who') end;
  foreach each in array orders loop
    continue when each = 'kith.children';
    execute format('delete from %s t where t.child_id = $1 %s', each,
      case when each = 'kith.corrections' then of_file else '' end) using child;
    get diagnostics went = row_count;
    if went > 0 then gone := gone || jsonb_build_object(each, went); end if;
  end loop;
  if of_part = 'record' then
    delete from kith.relatives r where r.id = any(relatives)
       and not exists (select 1 from kith.relationships s where r.id in (s.relative_id, s.through_id, s.couple_with))
       and not exists (select 1 from kith.family_facts f where f.relative_id = r.id)
       and not exists (select 1 from kith.family_pages f where f.relative_id = r.id);
    get diagnostics went = row_count;
    if went > 0 then gone := gone || jsonb_build_object('kith.relatives', went); end if;
    delete from kith.households h where h.id = any(households)
       and not exists (select 1 from kith.household_children c where c.household_id = h.id);
    get diagnostics went = row_count;
    if went > 0 then gone := gone || jsonb_build_object('kith.households', went); end if;
  end if;
  went := kith.let_links_go();
  if went > 0 then gone := gone || jsonb_build_object('kith.links', went); end if;
  if still then return kith.certify(gone, false); end if;
  return kith.let_whole_go(gone);
end $$;

-- The last of a child: that they were here. The line that says whose record this is goes with it, so the certificate first.
create function kith.let_whole_go(gone jsonb) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child uuid := kith.being_let_go();
  here uuid := kith.place();
  made uuid;
begin
  made := kith.certify(gone || '{"kith.children": 1}', true);
  delete from kith.children c where c.place_id = here and c.id = child;
  return made;
end $$;

-- Lines that are authorised, on lists that are being done, and held by nothing: for the job, in its place.
create function kith.lines_to_do() returns table (line_id uuid, child_id uuid, part text, today date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.id, l.child_id, l.part, kith.today_in(l.place_id)
    from kith.keeping_lines l join kith.keeping_lists k on k.place_id = l.place_id and k.id = l.list_id
   where l.place_id = kith.place() and (access.credential()).kind = 'job' and l.authorised_at is not null
     and k.begun_at is not null and k.stopped_at is null and l.due_on <= kith.today_in(l.place_id)
     and not kith.is_held(l.place_id, l.child_id, l.part)
   order by l.due_on, l.id
$$;

-- The places where there are such lines. Asked every few seconds, before there is anybody who works in one.
create function kith.places_letting_go() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct l.place_id
    from kith.keeping_lines l join kith.keeping_lists k on k.place_id = l.place_id and k.id = l.list_id
   where l.authorised_at is not null and k.begun_at is not null and k.stopped_at is null
     and l.due_on <= kith.today_in(l.place_id) and not kith.is_held(l.place_id, l.child_id, l.part)
$$;

-- What changed since it was authorised goes back to be reviewed.
create function kith.set_line_back(line uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update kith.keeping_lines l
     set decision = null, decided_at = null, decided_by = null, authorised_at = null, authorised_by = null
   where l.id = line and l.place_id = kith.place() and (access.credential()).kind = 'job'
$$;

alter function kith.today_in(uuid) owner to kith_definer;
alter function kith.being_let_go() owner to kith_definer;
alter function kith.tables_of_part(text) owner to kith_definer;
alter function kith.loosen(boolean) owner to kith_definer;
alter function kith.let_links_go() owner to kith_definer;
alter function kith.certify(jsonb, boolean) owner to kith_definer;
alter function kith.let_whole_go(jsonb) owner to kith_definer;
alter function kith.lines_to_do() owner to kith_definer;
alter function kith.places_letting_go() owner to kith_definer;
alter function kith.set_line_back(uuid) owner to kith_definer;
revoke all on function kith.today_in(uuid), kith.being_let_go(), kith.tables_of_part(text), kith.loosen(boolean),
  kith.let_links_go(), kith.certify(jsonb, boolean), kith.let_go(uuid), kith.let_whole_go(jsonb), kith.lines_to_do(),
  kith.places_letting_go(), kith.set_line_back(uuid) from public;
grant execute on function kith.enter(text), kith.place(), kith.person(), kith.being_let_go(), kith.tables_of_part(text),
  kith.loosen(boolean), kith.let_links_go(), kith.certify(jsonb, boolean), kith.let_whole_go(jsonb), kith.let_go(uuid),
  kith.lines_to_do(), kith.set_line_back(uuid) to kith_retention;
grant execute on function kith.places_letting_go() to kith_worker;
