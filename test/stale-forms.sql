-- name: fingerprint
-- Everything kept of one child, table by table, but for who looked.
select t.named, (xpath('/row/h/text()', query_to_xml(format(
         'select md5(coalesce(string_agg(x::text, chr(10) order by x::text), %L)) as h from %s x where x.%I = %L',
         '', t.named, t.child, :child::text), true, true, '')))[1]::text as kept
  from (select a.attrelid::regclass::text as named, a.attname as child
          from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('kith', 'access') and c.relkind = 'r' and a.attname = 'child_id' and not a.attisdropped
           and c.relname not in ('reach', 'restrictions', 'restriction_allows', 'exclusions')) t
 order by 1;

-- name: exclude
insert into access.exclusions (place_id, id, child_id, person_id, kind)
select c.place_id, gen_random_uuid(), c.id, p.person_id::uuid, 'own-child'
  from kith.children c, unnest(:people::uuid[]) as p (person_id) where c.id = :child;

-- name: include
update access.exclusions set ended_at = now() where child_id = :child and ended_at is null;
