-- The schema as the catalogue holds it, in an order of its own, the same from every version of PostgreSQL. The tables of
-- pg-boss are only named: their shape is that package's affair.

-- name: findRoles
select r.rolname::text as role,
       r.rolcanlogin as login,
       (r.rolsuper or r.rolbypassrls or r.rolcreatedb or r.rolcreaterole or r.rolreplication) as mighty,
       coalesce((select array_agg(g.rolname::text order by g.rolname) from pg_catalog.pg_auth_members m
                   join pg_catalog.pg_roles g on g.oid = m.roleid where m.member = r.oid), '{}') as member_of,
       coalesce((select array_agg(s order by s) from unnest(r.rolconfig) s), '{}') as settings
  from pg_catalog.pg_roles r
 where r.rolname like 'kith\_%'
 order by r.rolname;

-- name: findSchemas
select n.nspname::text as schema, pg_catalog.pg_get_userbyid(n.nspowner)::text as owner
  from pg_catalog.pg_namespace n
 where n.nspname <> 'information_schema' and n.nspname <> 'public' and n.nspname not like 'pg\_%'
 order by n.nspname;

-- name: findRelations
select n.nspname::text as schema, c.relname::text as name, c.relkind::text as kind,
       pg_catalog.pg_get_userbyid(c.relowner)::text as owner, c.relrowsecurity as guarded, c.relforcerowsecurity as forced,
       coalesce((select array_agg(o order by o) from unnest(c.reloptions) o), '{}') as options,
       case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid) end as definition
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname <> 'information_schema' and n.nspname <> 'public'
   and n.nspname not like 'pg\_%'
 order by n.nspname, c.relname;

-- name: findColumns
select n.nspname::text as schema, c.relname::text as relation, a.attname::text as name,
       pg_catalog.format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as never_null,
       pg_catalog.pg_get_expr(d.adbin, d.adrelid) as otherwise, a.attgenerated::text as generated
  from pg_catalog.pg_attribute a
  join pg_catalog.pg_class c on c.oid = a.attrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
 where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname <> 'information_schema'
   and n.nspname <> 'public' and n.nspname <> 'pgboss' and n.nspname not like 'pg\_%'
 order by n.nspname, c.relname, a.attnum;

-- name: findParts
-- What hangs on a table: constraints, indexes that are none, triggers.
select p.schema, p.relation, p.name, p.kind, p.definition
  from (
    select n.nspname::text, c.relname::text, k.conname::text, 'constraint', pg_catalog.pg_get_constraintdef(k.oid)
      from pg_catalog.pg_constraint k
      join pg_catalog.pg_class c on c.oid = k.conrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where k.contype in ('p', 'u', 'f', 'c', 'x')
    union all
    select n.nspname::text, c.relname::text, i.relname::text, 'index', pg_catalog.pg_get_indexdef(x.indexrelid)
      from pg_catalog.pg_index x
      join pg_catalog.pg_class c on c.oid = x.indrelid
      join pg_catalog.pg_class i on i.oid = x.indexrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where not exists (select 1 from pg_catalog.pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
    union all
    select n.nspname::text, c.relname::text, t.tgname::text, 'trigger', pg_catalog.pg_get_triggerdef(t.oid)
      from pg_catalog.pg_trigger t
      join pg_catalog.pg_class c on c.oid = t.tgrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where not t.tgisinternal
  ) as p (schema, relation, name, kind, definition)
 where p.schema not in ('information_schema', 'public', 'pgboss') and p.schema not like 'pg\_%'
 order by p.schema, p.relation, p.kind, p.name;

-- name: findPolicies
select p.schemaname::text as schema, p.tablename::text as relation, p.policyname::text as name, lower(p.cmd) as command,
       (select array_agg(r::text order by r) from unnest(p.roles) r) as roles, p.permissive = 'PERMISSIVE' as permissive,
       p.qual as allowed, p.with_check as checked
  from pg_catalog.pg_policies p
 where p.schemaname <> 'pgboss'
 order by p.schemaname, p.tablename, p.policyname;

-- name: findFunctions
select n.nspname::text as schema, p.oid::regprocedure::text as name, pg_catalog.pg_get_functiondef(p.oid) as definition,
       pg_catalog.pg_get_userbyid(p.proowner)::text as owner
  from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
 where p.prokind in ('f', 'p') and n.nspname not in ('information_schema', 'public', 'pgboss', 'lookalike')
   and n.nspname not like 'pg\_%'
 order by n.nspname, p.oid::regprocedure::text;

-- name: findGrants
-- An owner's own rights go without saying, and differ from version to version.
select g.kind, g.name, g.role, array_agg(distinct lower(g.privilege) order by lower(g.privilege)) as privileges
  from (
    select 'schema', n.nspname::text, n.nspowner, (pg_catalog.aclexplode(n.nspacl)).*
      from pg_catalog.pg_namespace n where n.nspname <> 'public' and n.nspname not like 'pg\_%'
    union all
    select case c.relkind when 'S' then 'sequence' else 'table' end, c.oid::regclass::text, c.relowner, (pg_catalog.aclexplode(c.relacl)).*
      from pg_catalog.pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'S') and c.relnamespace::regnamespace::text <> 'pgboss'
    union all
    select 'column', c.oid::regclass::text || '.' || a.attname, c.relowner, (pg_catalog.aclexplode(a.attacl)).*
      from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
    union all
    select 'function', p.oid::regprocedure::text, p.proowner, (pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)))).*
      from pg_catalog.pg_proc p where p.pronamespace::regnamespace::text <> 'pgboss'
  ) as x (kind, name, owner, grantor, grantee, privilege, grantable)
  cross join lateral (select x.kind, x.name, x.privilege,
    case when x.grantee = 0 then 'public' else pg_catalog.pg_get_userbyid(x.grantee)::text end as role) as g
 where x.grantee <> x.owner and x.name !~ '^(pg_|information_schema|"?char|lo_|has_|[a-z_0-9]+\()' and x.name <> 'information_schema'
 group by g.kind, g.name, g.role
 order by g.kind, g.name, g.role;
