-- name: beginSnapshot
begin transaction isolation level repeatable read read only;

-- name: beginLoading
begin; set local role kith_owner;

-- name: inOneSpelling
set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'postgres';
set local bytea_output = 'hex'; set local extra_float_digits = 1; set local search_path = pg_catalog, pg_temp;
set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;

-- name: findTables
select n.nspname as schema, c.relname as name,
       (select array_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       has_schema_privilege('kith_backup', n.oid, 'usage') and has_table_privilege('kith_backup', c.oid, 'select')
       and (not c.relrowsecurity or exists (
             select 1 from pg_policies p
              where p.schemaname = n.nspname and p.tablename = c.relname and 'kith_backup' = any (p.roles)
                and p.permissive = 'PERMISSIVE' and p.cmd in ('SELECT', 'ALL') and p.qual = 'true')) as readable
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p') and not c.relispartition and c.relowner = 'kith_owner'::regrole
   and n.nspname not in ('pgboss', 'public') and n.nspname !~ '^pg_'
 order by n.nspname, c.relname;

-- name: findSequences
select schemaname as schema, sequencename as name, last_value::text as last_value
  from pg_sequences
 where sequenceowner = 'kith_owner' and schemaname not in ('pgboss', 'public')
 order by 1, 2;

-- name: findLedger
select number, name, hash from kith.migrations order by number;

-- name: findLastSeals
select place_id as place, number::text as number, chain from audit.last_seals() order by 1;

-- name: sumTable
with digests as materialized (
  select encode(sha256(convert_to(each_row::text, 'UTF8')), 'hex') as digest from :"schema".:"name" each_row
)
select count(*)::text as rows,
       coalesce(sum(('x' || left(digest, 16))::bit(64)::bigint), 0)::text || ' '
       || coalesce(sum(('x' || substr(digest, 17, 16))::bit(64)::bigint), 0)::text as checksum
  from digests;

-- name: openRows
declare rows_of_table no scroll cursor for select each_row::text as row from :"schema".:"name" each_row;

-- name: fetchOne
fetch forward 1 from rows_of_table;

-- name: fetchSome
fetch forward 20 from rows_of_table;

-- name: fetchMany
fetch forward 500 from rows_of_table;

-- name: closeRows
close rows_of_table;

-- name: hasLedger
select to_regclass('kith.migrations') is not null as there;

-- Rows that migrations write themselves are in the tables of class `open`; whatever else has rows was filled by people.
-- name: findWrittenByMigrations
select n.nspname as schema, c.relname as name
  from access.guards g join pg_class c on c.oid = g.guarded::regclass join pg_namespace n on n.oid = c.relnamespace
 where g.class = 'open';

-- name: hasRows
select exists (select 1 from :"schema".:"name") as any;

-- name: findForeignKeys
select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as take_off,
       format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as put_back
  from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
 where c.contype = 'f' and c.conparentid = 0 and t.relowner = 'kith_owner'::regrole
   and n.nspname not in ('pgboss', 'public')
 order by c.conrelid, c.conname;

-- name: triggersOff
alter table :"schema".:"name" disable trigger user;

-- name: triggersOn
alter table :"schema".:"name" enable trigger user;

-- name: clear
delete from :"schema".:"name";

-- name: findHowToAdd
-- The statement that adds whole rows, $1, to each table. What PostgreSQL works out itself may not be given; it comes out alike.
select n.nspname as schema, c.relname as name,
       format('insert into %1$I.%2$I (%3$s) select %3$s from unnest(cast($1 as %1$I.%2$I[])) r', n.nspname, c.relname,
         string_agg(quote_ident(a.attname), ', ' order by a.attnum)) as add_rows
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
 where c.relkind in ('r', 'p') and c.relowner = 'kith_owner'::regrole
 group by n.nspname, c.relname;

-- name: setSequence
select setval(format('%I.%I', :schema::text, :name::text)::regclass, coalesce(:last_value::bigint, 1), :last_value::bigint is not null);

-- name: commit
commit;

-- name: analyze
analyze;
