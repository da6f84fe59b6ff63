-- Who was in what left Kith is kept in one way: an entry of the audit for the file or print, and one for each child in it, written
-- together by one function. Nobody reads a child's number from it whom they may not see; such a child is counted.

drop function kith.put_into_council_file(uuid, uuid[]);
drop table kith.council_file_children;
delete from access.guards where guarded = 'kith.council_file_children';

-- The entry of an export and of everybody in it. Whom the asker may not see cannot have been in what they made.
create function kith.record_export(
  entry uuid, act text, about text, about_id uuid, told jsonb, asked_in text, children uuid[])
returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me constant uuid := kith.person();
  whole constant boolean := kith.sees_whole_place(1);
  put integer;
begin
  if me is null or act !~ '^(exported|printed)-' or act = 'exported-child' then
    raise exception 'no export' using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from unnest(children) c (child)
              where not exists (select 1 from kith.children k where k.place_id = kith.place() and k.id = c.child)
                 or not (whole or access.reads_of(me, c.child, 1))) then
    raise exception 'nobody exports whom they may not see' using errcode = 'insufficient_privilege';
  end if;
  insert into audit.entries (id, actor_kind, action, subject, subject_id, detail, request, hash)
  values (entry, 'unknown', act, about, about_id, told, asked_in, '');
  insert into audit.entries (id, actor_kind, action, subject, subject_id, child_id, detail, request, hash)
  select gen_random_uuid(), 'unknown', 'exported-child', 'export', entry, c.child, '{}', asked_in, ''
    from (select distinct child from unnest(children) x (child)) c;
  get diagnostics put = row_count;
  return put;
end $$;

create policy whom_an_export_had_by_its_door on audit.entries as restrictive for insert to kith_app, kith_door, kith_worker
  with check (action <> 'exported-child');

-- What left Kith as a file, a print or a bundle since a day, and of how many children.
create or replace function kith.exports_made(since timestamptz)
returns table (id uuid, at timestamptz, action text, by_name text, records bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.id, e.at, e.action, p.name,
         case when e.child_id is not null then 1
              else (select count(*) from audit.entries c
                     where c.place_id = e.place_id and c.action = 'exported-child' and c.subject_id = e.id
                       and c.at >= e.at and c.at <= e.at + interval '1 hour') end
    from audit.entries e
    left join kith.people p on p.id = e.person_id
   where e.place_id = kith.place() and kith.may('answer for data protection') and e.at >= since
     and (e.action ~ '^(exported|printed)' or e.action = 'handed-bundle-over') and e.action <> 'exported-child'
     -- Of one child alone: only for whoever may see that there is such a child. Whoever keeps children safe sees them all.
     and (e.child_id is null or kith.sees_whole_place(1) or access.reads_of(kith.person(), e.child_id, 1))
   order by e.at desc
   limit 200
$$;

-- Whose records an export had: for whoever answers for data protection, and of a file to the council for whoever leads the team. Whom
-- they may not see is a row without a number. Another entry of the audit, of which somebody knows the number, is no export.
create or replace function kith.export_children(export uuid) returns table (child_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me constant uuid := kith.person();
  answers constant boolean := kith.may('answer for data protection');
  class_bit constant integer := case when answers then 1 else 256 end;
  whole constant boolean := kith.sees_whole_place(class_bit);
  made audit.entries;
begin
  select * into made from audit.entries e
   where e.id = export and e.place_id = kith.place() and e.action <> 'exported-child'
     and (e.action ~ '^(exported|printed)' or e.action = 'handed-bundle-over')
     and (answers or (e.subject = 'council-file' and kith.may('lead the team')));
  if not found then return; end if;
  if made.child_id is not null then
    return query select made.child_id where whole or access.reads_of(me, made.child_id, class_bit);
    return;
  end if;
  return query
    select case when whole or access.reads_of(me, c.child_id, class_bit) then c.child_id end
      from audit.entries c
     where c.place_id = made.place_id and c.action = 'exported-child' and c.subject_id = made.id
       and c.at >= made.at and c.at <= made.at + interval '1 hour';
end $$;

do $$
declare
  each text;
begin
  foreach each in array array[
    'kith.record_export(uuid, text, text, uuid, jsonb, text, uuid[])', 'kith.exports_made(timestamptz)', 'kith.export_children(uuid)']
  loop
    execute format('alter function %s owner to kith_definer', each);
    execute format('revoke all on function %s from public', each);
    execute format('grant execute on function %s to kith_app', each);
  end loop;
end $$;
