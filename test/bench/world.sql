-- name: findWorlds
select datname as name from pg_catalog.pg_database where datname like 'kith\_world\_%';

-- name: enrolMore
-- Seven hundred and fifty more children of Millbrook take part, each with fifteen contacts like those of somebody who took
-- part before: a place of 1,000. Each fifty of a school have a Link Worker of their own.
create temporary table more as
select o.place_id, o.child_id, o.school_id, row_number() over (order by o.position) as n,
       md5(o.school_id::text || (row_number() over (partition by o.school_id order by o.position) - 1) / 50)::uuid as worker
  from kith.rolls o
 where o.ended_at is null
   and not exists (select 1 from kith.enrolments e where e.child_id = o.child_id and e.ended_on is null)
   and not exists (select 1 from access.restrictions x where x.child_id = o.child_id and x.ended_at is null)
 order by o.position limit greatest(0, 1000 - (select count(*) from kith.enrolments e where e.ended_on is null));

-- name: hireThem
with hired as (
  insert into kith.people (id, name, email)
  select worker, 'Link Worker ' || row_number() over (order by worker), worker || '@example.org' from (select distinct worker from more) w
  returning id
)
insert into kith.memberships (place_id, id, person_id, role, school_id)
select m.place_id, gen_random_uuid(), h.id, 'link-worker', m.school_id
  from hired h join (select distinct worker, place_id, school_id from more) m on m.worker = h.id;

-- name: enrolThem
insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
select place_id, gen_random_uuid(), child_id, school_id, 'Measured', date '2025-09-15', date '2027-07-20' from more;

-- name: listThem
insert into access.caseloads (place_id, id, child_id, person_id)
select place_id, gen_random_uuid(), child_id, worker from more on conflict do nothing;

-- name: logOfThem
with alike as materialized (
  select c.*, dense_rank() over (order by c.child_id) as of, row_number() over (partition by c.child_id order by c.occurred_on desc) as nth
    from kith.contacts c
), whole as (select max(of) as children from alike),
come as (
  insert into kith.contacts (place_id, id, form_id, child_id, kind, direction, with_whom, how_went, minutes, occurred_on, captured_at,
                             received_at, written_by, noted, audience, good_news, told_in, body_hash)
  select m.place_id, md5(m.child_id::text || a.id)::uuid, md5(m.child_id::text || a.id)::uuid, m.child_id, a.kind, a.direction,
         a.with_whom, a.how_went, a.minutes, a.occurred_on, a.captured_at, a.received_at, m.worker, a.noted, a.audience, a.good_news,
         a.told_in, a.body_hash
    from more m cross join whole join alike a on a.of = 1 + m.n % whole.children and a.nth <= 15
)
insert into kith.contact_notes (place_id, id, contact_id, child_id, words, mark, language, audience, written_by)
select m.place_id, gen_random_uuid(), md5(m.child_id::text || a.id)::uuid, m.child_id, o.words, o.mark, o.language, o.audience, m.worker
  from more m cross join whole join alike a on a.of = 1 + m.n % whole.children and a.nth <= 15
  join kith.contact_notes o on o.place_id = a.place_id and o.contact_id = a.id;

-- name: copyPlace
-- Nine places more that are like this one: whatever is known of those who take part, and the people who work there, under ids
-- of their own. Triggers and foreign keys rest meanwhile: what refers to what is kept by the same sum.
do $$
declare
  each record;
  columns text;
  picked text;
  takes text := 'select e.child_id from kith.enrolments e where e.ended_on is null and e.place_id = $1';
  here uuid := (select id from kith.places where slug = 'millbrook');
begin
  set local session_replication_role = replica;
  for n in 2..10 loop
    insert into kith.people (id, name, email)
    select md5(p.id::text || n)::uuid, p.name, n || p.email from kith.people p
     where p.id in (select m.person_id from kith.memberships m where m.place_id = here);
    for each in
      select c.oid, format('%I.%I', s.nspname, c.relname) as name,
             exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'child_id') as of_child
        from pg_class c join pg_namespace s on s.oid = c.relnamespace
       where c.relkind = 'r' and (s.nspname = 'kith' or (s.nspname = 'access' and c.relname in ('caseloads', 'exclusions')))
         and c.relname !~ '^(import|screen|cohort|frozen|collecting|missed|proposal|offer|objection|child_objection|family_|links|attendance_before|undone|contact_drafts|arrivals|events)'
         and (c.relname = 'places' or exists (
           select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'place_id' and not a.attisdropped))
    loop
      select string_agg(quote_ident(a.attname), ', ' order by a.attnum),
             string_agg(case
               when each.name = 'kith.places' and a.attname in ('slug', 'name') then format('%I || %L', a.attname, '-' || n)
               when a.atttypid <> 'uuid'::regtype then format('x.%I', a.attname)
               else format('md5(x.%I::text || %L)::uuid', a.attname, n) end, ', ' order by a.attnum)
        into columns, picked
        from pg_attribute a
       where a.attrelid = each.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
      execute format('insert into %1$s (%2$s) select %3$s from %1$s x where %4$s', each.name, columns, picked,
        case when each.name = 'kith.places' then 'x.id = $1'
             when each.of_child then format('x.place_id = $1 and x.child_id in (%s)', takes)
             when each.name = 'kith.children' then format('x.place_id = $1 and x.id in (%s)', takes)
             else 'x.place_id = $1' end) using here;
    end loop;
  end loop;
end $$;

-- name: mendReach
select access.mend_all_reach();

-- name: tidy
vacuum analyze;

-- name: sizes
select (select count(distinct place_id)::int from kith.enrolments) as places,
       (select count(*)::int from kith.enrolments where ended_on is null) as enrolled,
       (select count(*)::int from kith.contacts) as contacts;

-- name: findAskers
-- Of Millbrook: the programme's manager, and of the Link Workers with fifty children or fewer the one who wrote most of them.
with millbrook as (select id from kith.places where slug = 'millbrook'),
worker as (
  select l.person_id, l.place_id from access.caseloads l join millbrook b on b.id = l.place_id
   where l.ended_at is null
   group by l.person_id, l.place_id having count(*) <= 50
   order by count(*) desc, (select count(*) from kith.contacts c where c.written_by = l.person_id) desc limit 1)
select w.place_id, w.person_id as worker,
       (select m.person_id from kith.memberships m
         where m.place_id = w.place_id and m.role = 'programme-manager' and m.ended_at is null limit 1) as manager,
       array(select l.child_id from access.caseloads l
              where l.person_id = w.person_id and l.place_id = w.place_id and l.ended_at is null order by l.child_id) as children
  from worker w;
