-- name: findFreeText
-- Columns of text that people write of a child, by the class of their table: no list of values, no pattern, no key stands on them.
select g.guarded as "table", a.attname as "column", a.atttypid = 'jsonb'::regtype as of_parts, g.class, coalesce(g.duty, '') as duty
  from access.guards g
  join pg_attribute a on a.attrelid = g.guarded::regclass and a.attnum > 0 and not a.attisdropped
   and (a.atttypid = 'text'::regtype or (g.guarded, a.attname) = ('kith.contact_drafts', 'fields')) and a.attgenerated = ''
 where (g.class in ('contact', 'protected_address', 'notes', 'family', 'safeguarding', 'early_help')
       -- In the title of what happened: a title is no part of an address.
       or (g.guarded, a.attname) = ('kith.return_meetings', 'who_came'))
   and not exists (select 1 from pg_constraint c
                    where c.conrelid = a.attrelid and a.attnum = any (c.conkey) and a.atttypid = 'text'::regtype
                      and (c.contype <> 'c' or pg_get_constraintdef(c.oid) ~ ' ~ |ANY|= ''' ))
   and not exists (select 1 from pg_index i where i.indrelid = a.attrelid and i.indisunique and a.attnum = any (i.indkey))
   and a.attname !~ '(hash|key_id|kept_as|_id|^(of_)?field|^entry|^language|^kind|^help)$'
   and g.guarded not in ('kith.early_help_levels', 'kith.cohort_checks')
 order by 1, 2;

-- name: makePlanter
-- Into every row of one column, at the end of what somebody wrote; no trigger is asked, so that what is sealed by time takes it too.
create function pg_temp.plant(rows jsonb) returns void language plpgsql as $$
declare
  each record;
begin
  perform set_config('session_replication_role', 'replica', true);
  for each in select * from jsonb_to_recordset(plant.rows) as r ("table" text, "column" text, mark text, of_parts boolean)
  loop
    if each.of_parts then
      execute format('update %1$s set %2$I = %2$I || jsonb_build_object(''note'', (%2$I ->> ''note'') || '' '' || %3$L)',
        each."table", each."column", each.mark);
      continue;
    end if;
    begin
      execute format('update %1$s set %2$I = case when length(%2$I) > 60 then left(%2$I, length(%2$I) - %3$s) else %2$I || '' '' end || %4$L where %2$I is not null',
        each."table", each."column", length(each.mark), each.mark);
    exception when check_violation then
      execute format('update %s set %I = %L where %2$I is not null', each."table", each."column", each.mark);
    end;
  end loop;
end $$;

-- name: plant
select pg_temp.plant(:rows::jsonb)::text as planted;

-- name: refuseMarks
-- From now on an entry of the audit and a job that would hold a mark are refused, whoever writes them.
do $do$
declare
  kept text;
begin
  create function public.holds_no_mark() returns trigger language plpgsql as $$
  begin
    if to_jsonb(new)::text ~ 'zqqz[0-9a-z]+zqqz' then raise exception 'holds a mark' using errcode = 'ZQ001'; end if;
    return new;
  end $$;
  foreach kept in array array['audit.entries', 'pgboss.job'] loop
    execute format('create trigger holds_no_mark before insert or update on %s for each row execute function public.holds_no_mark()', kept);
  end loop;
end $do$;
