-- Made-up rows for any table, worked out from the catalogue alone, so that a new table is tried without anybody
-- remembering to. Only ever put into a test's own database, by its administrator.

-- name: makeTrial
create schema trial;
grant usage on schema trial to kith_app, kith_worker, kith_door, kith_retention;

-- Which column says whose row it is; null where the row is seen through another table.
create function trial.child_column(guarded regclass) returns name language sql stable as $$
  select a.attname from pg_attribute a
   where a.attrelid = guarded and not a.attisdropped
     and a.attname = case when guarded = 'kith.children'::regclass then 'id' else 'child_id' end
$$;

create function trial.is_about_children(guarded regclass) returns boolean language sql stable as $$
  select exists (select 1 from access.guards g join access.classes c using (class) where g.guarded::regclass = $1)
$$;

-- Whether a row must say this column: there is no default, or one that only somebody who is asking has; or a check wants one
-- of two, and this is the first.
create function trial.needs_value(a pg_attribute) returns boolean language sql stable as $$
  select a.attnotnull and (not a.atthasdef or exists (
    select 1 from pg_attrdef d where d.adrelid = a.attrelid and d.adnum = a.attnum
                                 and pg_get_expr(d.adbin, d.adrelid) = 'kith.person()'))
    or exists (
    select 1 from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey[1] = a.attnum
       and pg_get_expr(c.conbin, c.conrelid) ~ '^\(\(\w+ IS NULL\) <> \(\w+ IS NULL\)\)$')
$$;

-- An expression over n (a number of its own for every row) that the column's own checks accept.
create function trial.expression(guarded regclass, col name) returns text language plpgsql as $$
declare
  a pg_attribute;
  checks text;
  quoted text[];
  candidate text;
  fits boolean;
begin
  select * into a from pg_attribute where attrelid = guarded and attname = col;
  select string_agg(pg_get_expr(conbin, conrelid), ' and '),
         array_agg(m.word) filter (where m.word is not null)
    into checks, quoted
    from pg_constraint left join lateral
         (select quote_literal(x[1]) as word from regexp_matches(pg_get_constraintdef(oid), $r$'([^']*)'::text$r$, 'g') x) m on true
   where conrelid = guarded and contype = 'c' and conkey = array[a.attnum];
  foreach candidate in array case
      when a.atttypid = 'uuid'::regtype then array['gen_random_uuid()']
      when a.atttypid in ('int4'::regtype, 'int8'::regtype, 'int2'::regtype) then array['0', '1', '2020']
      when a.atttypid = 'bool'::regtype then array['false']
      when a.atttypid = 'date'::regtype then array[format('date ''2026-01-01'' + %s', a.attnum)]
      when a.atttypid = 'timestamptz'::regtype then array['now() + interval ''1 hour''']
      when a.atttypid = 'interval'::regtype then array['interval ''1 hour''']
      when a.atttypid = 'bytea'::regtype then array['''\x00''', 'decode(repeat(''00'', 64), ''hex'')']
      when a.atttypid in ('json'::regtype, 'jsonb'::regtype) then array['''{}''', '''[]''']
      when a.atttypid = 'text'::regtype then quoted || array['''W'' || n', '''w'' || n', 'lpad(n::text, 6, ''0'')', '''word''',
        format('''09:%s''', lpad(a.attnum::text, 2, '0')), 'encode(sha256(n::text::bytea), ''hex'')', '''some words'' || n', '''$argon2id$'' || n']
      when a.attndims > 0 then array['''{}''', '''{word}''', '''{word,word,word}''', '''{mon}''', '''{mon-am}''']
      else array['''0''']
    end
  loop
    execute format('select coalesce((select %s from (select (%s)::%s as %I from (select 7::bigint as n) one) row), true)',
      coalesce('(' || checks || ')', 'true'), candidate, format_type(a.atttypid, a.atttypmod), col) into fits;
    if fits then return format('(%s)::%s', candidate, format_type(a.atttypid, a.atttypmod)); end if;
  end loop;
  raise exception 'No made-up value passes the checks of %.%: add one to test/trial.sql.', guarded, col;
end $$;

create sequence trial.numbers;

-- One row for each child, or one row where there is none to be for. What it refers to is made first, or found.
create function trial.add_rows(guarded regclass, children uuid[], given jsonb) returns void language plpgsql as $$
declare
  child_column name := trial.child_column(guarded);
  k record;
  found_row jsonb;
  columns text;
  expressions text;
  -- What a row takes from the row of its own child in another table about children.
  per_child jsonb := '{}';
begin
  for k in
    select c.confrelid::regclass as parent,
           array(select attname from unnest(c.conkey) with ordinality u (n, o) join pg_attribute on attrelid = c.conrelid and attnum = n order by o) as mine,
           array(select attname from unnest(c.confkey) with ordinality u (n, o) join pg_attribute on attrelid = c.confrelid and attnum = n order by o) as theirs
      from pg_constraint c
     where c.conrelid = guarded and c.contype = 'f' and c.confrelid <> guarded
       and c.confrelid not in ('kith.children'::regclass, 'kith.places'::regclass)
       and exists (select 1 from pg_attribute a where a.attrelid = guarded and a.attnum = any(c.conkey) and trial.needs_value(a)
                      and not given ? a.attname::text)
  loop
    found_row := null;
    if not trial.is_about_children(k.parent) then
      execute format('select to_jsonb(p) from %s p where to_jsonb(p) @> $1 limit 1', k.parent) into found_row
        using (case when 'place_id' = any(k.theirs) then jsonb_build_object('place_id', given -> 'place_id') else '{}' end);
    end if;
    if found_row is null then
      perform trial.add_rows(k.parent, case when trial.child_column(k.parent) is null then null else children end, given - 'id');
      execute format('select to_jsonb(p) from %s p where to_jsonb(p) @> $1 order by p.ctid desc limit 1', k.parent) into found_row
        using jsonb_build_object('place_id', given -> 'place_id');
    end if;
    for i in 1 .. array_length(k.mine, 1) loop
      if child_column is not null and trial.child_column(k.parent) is not null and k.mine[i] not in (child_column, 'place_id') then
        per_child := per_child || jsonb_build_object(k.mine[i],
          format('(select p.%I from %s p where p.%I = child limit 1)', k.theirs[i], k.parent, trial.child_column(k.parent)));
      else
        given := given || jsonb_build_object(k.mine[i], found_row -> k.theirs[i]);
      end if;
    end loop;
  end loop;

  select string_agg(quote_ident(attname), ', ' order by attnum),
         string_agg(case
           when attname = child_column then 'child'
           when per_child ? attname::text then per_child ->> attname::text
           when given ? attname::text then format('%L::%s', given ->> attname::text, format_type(atttypid, atttypmod))
           else trial.expression(guarded, attname) end, ', ' order by attnum)
    into columns, expressions
    from pg_attribute a
   where attrelid = guarded and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
     and (attname = child_column or given ? attname::text or per_child ? attname::text or trial.needs_value(a));
  begin
    execute format('insert into %s (%s) select %s from (select child, nextval(''trial.numbers'') as n from unnest($1) c (child)) row',
      guarded, columns, expressions) using coalesce(children, array[null::uuid]);
  exception when unique_violation then
    -- Where a child has one of them at a time, those made for another table do.
    execute format('select to_jsonb(p) from %s p limit 1', guarded) into found_row;
    if found_row is null then raise; end if;
  end;
end $$;

-- Every row of a table, one for each child.
create function trial.rows_of(guarded regclass) returns jsonb language plpgsql as $$
declare
  rows jsonb;
begin
  execute format('select coalesce(jsonb_agg(to_jsonb(t)), ''[]'') from %s t', guarded) into rows;
  return rows;
end $$;

-- The children whose rows whoever is asking can see here; for a table without a child column, the rows themselves.
create function trial.seen(guarded regclass) returns uuid[] language plpgsql as $$
declare
  seen uuid[];
begin
  execute format('select coalesce(array_agg(distinct %I), ''{}'') from %s', coalesce(trial.child_column(guarded), 'id'), guarded) into seen;
  return seen;
end $$;

-- For each row, whether whoever is asking may add one like it: 'added', or the code of the refusal. Nothing is kept.
create function trial.try_to_add(guarded regclass, wanted jsonb[]) returns text[] language plpgsql as $$
declare
  each jsonb;
  answers text[] := '{}';
  -- As a page says it: who and when are left to the database, and what only the database may say too.
  columns text := (select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                    where a.attrelid = guarded and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                      and coalesce(pg_get_expr(d.adbin, d.adrelid), '') not in ('kith.person()', 'now()')
                      and (has_column_privilege(guarded, a.attnum, 'insert') or not has_any_column_privilege(guarded, 'insert')));
begin
  foreach each in array wanted loop
    begin
      -- An event is told by whoever did it.
      if guarded = 'kith.events'::regclass then each := each || jsonb_build_object('person_id', kith.person()); end if;
      execute format('insert into %s (%s) select %s from jsonb_populate_record(null::%s, $1)', guarded, columns, columns, guarded)
        using each;
      raise exception using errcode = 'TRIAL';
    exception
      when sqlstate 'TRIAL' then answers := answers || 'added'::text;
      when others then answers := answers || sqlstate;
    end;
  end loop;
  return answers;
end $$;

-- How PostgreSQL would run a statement, whatever its parameters; with the rights of whoever asks. Nothing is run.
create function trial.explain(statement text, parameters int) returns json language plpgsql as $$
declare
  plan json;
begin
  execute 'prepare asked as ' || statement;
  begin
    execute 'explain (format json, verbose) execute asked'
      || case when parameters = 0 then '' else '(' || array_to_string(array_fill('null'::text, array[parameters]), ', ', 'null') || ')' end
      into plan;
  exception when others then
    deallocate asked;
    raise;
  end;
  deallocate asked;
  return plan;
end $$;

grant execute on all functions in schema trial to kith_app, kith_worker, kith_door, kith_retention;

-- name: addRows
select from trial.add_rows(:guarded::regclass, :children::uuid[], :given::jsonb);

-- name: findTablesAboutChildren
select g.guarded, g.class, trial.child_column(g.guarded::regclass)::text as child_column,
       has_any_column_privilege('kith_app', g.guarded::regclass, 'select') as read_by_pages
  from access.guards g join access.classes c using (class)
 order by g.guarded = 'kith.children' desc, g.guarded;

-- name: addPlace
insert into kith.places (id, slug, name, pretend, zone) values (:place, :slug, :slug, true, 'Europe/London');

-- name: addSchools
insert into kith.schools (place_id, id, urn, name, phase)
select :place, s.id, lpad((100000 + s.n)::text, 6, '0'), 'School ' || s.n, 'primary'
  from unnest(:ids::uuid[]) with ordinality s (id, n);

-- name: addStaff
-- One person a role, or more where a role is named more than once; a school's lead gets a school.
with people as (
  insert into kith.people (id, name, email)
  select s.id, 'Pretend ' || s.n || ' ' || s.role, s.id || '@kith.example'
    from unnest(:people::uuid[], :roles::text[]) with ordinality s (id, role, n)
  returning id)
insert into kith.memberships (place_id, id, person_id, role, school_id)
select :place, gen_random_uuid(), s.id, s.role, s.school_id
  from unnest(:people::uuid[], :roles::text[], :schools::uuid[]) s (id, role, school_id);

-- name: addSessions
insert into access.credentials (id, hash, kind, person_id, place_id, purpose, idle, until, stepped_up_at)
select gen_random_uuid(), s.hash, 'person', s.person_id, :place, 'session', interval '1 hour', now() + interval '1 hour', now()
  from unnest(:people::uuid[], :hashes::text[]) s (person_id, hash);

-- name: addChildren
insert into kith.children (place_id, id) select :place, c from unnest(:children::uuid[]) c;

-- name: enrolChildren
-- The children go to the schools in turn.
insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group)
select :place, gen_random_uuid(), c.id, (:schools::uuid[])[1 + (c.n % array_length(:schools::uuid[], 1))], 2025, '4'
  from unnest(:children::uuid[]) with ordinality c (id, n);

-- name: addCaseloads
insert into access.caseloads (place_id, id, child_id, person_id)
select :place, gen_random_uuid(), c.child_id, c.person_id
  from unnest(:children::uuid[], :people::uuid[]) c (child_id, person_id);

-- name: analyze
analyze;

-- name: seen
select trial.seen(:guarded::regclass) as seen;

-- name: tryToAdd
select trial.try_to_add(:guarded::regclass, (:rows::text[])::jsonb[]) as answers;

-- name: findRowsOf
select trial.rows_of(:guarded::regclass) as rows;
