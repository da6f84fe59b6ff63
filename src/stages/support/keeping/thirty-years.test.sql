-- name: arrive
-- The list of a school names these children for the first time; each has a mother, who is their brothers' and sisters' too.
with c as (insert into kith.children (place_id, id, made_at) select :place, x.id, x.on_day from
             jsonb_to_recordset(:children::jsonb) x (id uuid, on_day date) returning id),
     n as (insert into kith.names (place_id, id, child_id, forename, surname)
           select :place, gen_random_uuid(), x.id, x.forename, x.surname
             from jsonb_to_recordset(:children::jsonb) x (id uuid, forename text, surname text)),
     b as (insert into kith.births (place_id, id, child_id, born_on)
           select :place, gen_random_uuid(), x.id, x.born_on from jsonb_to_recordset(:children::jsonb) x (id uuid, born_on date)
            where x.born_on is not null),
     o as (insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group, known_at)
           select :place, gen_random_uuid(), x.id, x.school, extract(year from x.on_day)::int, '4', x.on_day
             from jsonb_to_recordset(:children::jsonb) x (id uuid, school uuid, on_day date)),
     h as (insert into kith.households (place_id, id)
           select distinct :place::uuid, x.family from jsonb_to_recordset(:children::jsonb) x (family uuid)
           on conflict do nothing),
     l as (insert into kith.household_children (place_id, household_id, child_id)
           select :place, x.family, x.id from jsonb_to_recordset(:children::jsonb) x (id uuid, family uuid)),
     m as (insert into kith.relatives (place_id, id, name)
           select distinct :place::uuid, x.family, 'Mother ' || x.surname
             from jsonb_to_recordset(:children::jsonb) x (family uuid, surname text)
           on conflict do nothing)
insert into kith.relationships (place_id, id, child_id, relative_id, kind)
select :place, gen_random_uuid(), x.id, x.family, 'mother' from jsonb_to_recordset(:children::jsonb) x (id uuid, family uuid);

-- name: takeOn
-- Somebody says, too, that a word of their record is wrong.
with w as (insert into kith.corrections (place_id, id, child_id, entry, asker, asked_by, received_on, wrong, right_is, opinion, audience)
           values (:place, gen_random_uuid(), :child, 'A note', 'parent', 'Mother', :day, 'x', 'y', false, 'team'))
insert into kith.enrolments (place_id, id, child_id, school_id, cohort_name, began_on, ends_on)
select :place, gen_random_uuid(), :child, :school, 'Pretend cohort', :day, :day::date + 730;

-- name: end
update kith.enrolments set ended_on = :day, ended_because = :because where child_id = :child and ended_on is null;

-- name: fileAgain
with o as (update kith.rolls set ended_at = :day::date where child_id = :child and ended_at is null returning place_id, child_id, school_id)
insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group, known_at)
select o.place_id, gen_random_uuid(), o.child_id, o.school_id, extract(year from :day::date)::int, '9', :day::date from o;

-- name: openEpisode
insert into kith.early_help_episodes (place_id, id, child_id, began_on, came_from, reason, review_by, made_at)
select :place, gen_random_uuid(), :child, :day, 'new', 'Pretend', :day::date + 84, :day::date;

-- name: closeEpisode
update kith.early_help_episodes set ended_on = :day, end_reason = 'outcomes-met' where child_id = :child and ended_on is null;

-- name: writeFile
-- With what somebody said of it that is wrong, which is kept as long as the file is.
with w as (insert into kith.corrections (place_id, id, child_id, entry, asker, asked_by, received_on, wrong, right_is, opinion, audience, sealed)
           values (:place, gen_random_uuid(), :child, 'The file', 'parent', 'Mother', :day, 'Sealed', 'Sealed', false, 'safeguarding', '\x00'))
insert into kith.safeguarding_entries (place_id, id, child_id, kind, on_day, sealed, key_id, made_at)
select :place, gen_random_uuid(), :child, 'discussion', :day, '\x00', 'pretend', :day::date;

-- name: ask
insert into kith.record_requests (place_id, id, child_id, asker, asked_by, received_on)
select :place, gen_random_uuid(), :child, 'child', 'Themself', :day;

-- name: takeBack
update kith.record_requests set ended_on = :day, ended_because = 'Taken back' where child_id = :child and ended_on is null;

-- name: findRows
-- Every row that is kept of anybody, with whose it is and of which part.
select r.child_id, r.part, r.row from (
  select c.id as child_id, 'who' as part, to_jsonb(c)::text as row from kith.children c where c.place_id = :place
  union all select x.child_id, 'who', to_jsonb(x)::text from kith.names x where x.place_id = :place
  union all select x.child_id, 'who', to_jsonb(x)::text from kith.births x where x.place_id = :place
  union all select x.child_id, 'who', to_jsonb(x)::text from kith.rolls x where x.place_id = :place
  union all select x.child_id, 'who', to_jsonb(x)::text from kith.search_words x where x.place_id = :place
  union all select x.child_id, 'record', to_jsonb(x)::text from kith.enrolments x where x.place_id = :place
  union all select x.child_id, 'record', to_jsonb(x)::text from kith.household_children x where x.place_id = :place
  union all select x.child_id, 'record', to_jsonb(x)::text from kith.relationships x where x.place_id = :place
  union all select x.child_id, 'record', to_jsonb(x)::text from kith.record_requests x where x.place_id = :place
  union all select x.child_id, 'early-help', to_jsonb(x)::text from kith.early_help_episodes x where x.place_id = :place
  union all select x.child_id, 'safeguarding', to_jsonb(x)::text from kith.safeguarding_entries x where x.place_id = :place
  union all select x.child_id, case when x.sealed is null then 'record' else 'safeguarding' end, to_jsonb(x)::text
              from kith.corrections x where x.place_id = :place
  union all select null, x.id::text, to_jsonb(x)::text from kith.households x where x.place_id = :place
  union all select null, x.id::text, to_jsonb(x)::text from kith.relatives x where x.place_id = :place) r
 order by r.row;

-- name: findAnyOf
-- Where in the whole database any of these words stands, in whatever form; the audit keeps ids, and no more.
select n.nspname || '.' || t.relname as kept_as,
       (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I x where to_jsonb(x)::text ~ %L',
         n.nspname, t.relname, :pattern::text), false, true, '')))[1]::text::int as n
  from pg_class t join pg_namespace n on n.oid = t.relnamespace
 where t.relkind = 'r' and n.nspname in ('kith', 'access', 'door', 'audit', 'pgboss');
