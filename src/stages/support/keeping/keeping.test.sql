-- name: alsoLeads
insert into kith.memberships (place_id, id, person_id, role)
select m.place_id, gen_random_uuid(), m.person_id, 'safeguarding-lead' from kith.memberships m where m.person_id = :person;

-- name: standOn
update kith.places set stands_on = :day where id = :place;

-- name: endAll
-- What goes on with these children is over: taking part, episodes, what was asked for, what was held or listed.
with k as (delete from kith.keeping_lines where child_id = any(:children::uuid[])),
     e as (update kith.enrolments set ended_on = began_on, ended_because = 'completed' where child_id = any(:children::uuid[])),
     l as (update kith.holds set lifted_at = now(), lifted_because = 'It is over' where child_id = any(:children::uuid[]) and lifted_at is null),
     h as (update kith.early_help_episodes set ended_on = began_on, end_reason = 'outcomes-met' where child_id = any(:children::uuid[]))
update kith.record_requests set ended_on = received_on, ended_because = 'Taken back' where child_id = any(:children::uuid[]);

-- name: liftAll
update kith.holds set lifted_at = now(), lifted_because = 'It is over' where child_id = :child and lifted_at is null;

-- name: addBirths
insert into kith.births (place_id, id, child_id, born_on)
select :place, gen_random_uuid(), c, :born_on from unnest(:children::uuid[]) c;

-- name: addNames
insert into kith.names (place_id, id, child_id, forename, surname)
select :place, gen_random_uuid(), c, 'Quillon', 'Brackenridge' from unnest(:children::uuid[]) c;

-- name: clearNames
delete from kith.names where child_id = any(:children::uuid[]);

-- name: addBlueprint
insert into kith.blueprints (place_id, id, version, content, hash, because)
values (:place, gen_random_uuid(), 1, :content::jsonb, 'x', 'a test');

-- name: findMentions
-- Where in the whole database this text stands, in whatever form, by table and how often.
select n.nspname || '.' || t.relname as kept_as,
       (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I x where to_jsonb(x)::text ilike %L',
         n.nspname, t.relname, '%' || :text || '%'), false, true, '')))[1]::text::int as n
  from pg_class t join pg_namespace n on n.oid = t.relnamespace
 where t.relkind = 'r' and n.nspname in ('kith', 'access', 'door', 'audit', 'pgboss');

-- name: share
-- These children live in one household and have one mother.
with h as (insert into kith.households (place_id, id) values (:place, gen_random_uuid()) returning id),
     r as (insert into kith.relatives (place_id, id, name) values (:place, gen_random_uuid(), 'Their mother') returning id),
     l as (insert into kith.household_children (place_id, household_id, child_id)
           select :place, h.id, c from h, unnest(:children::uuid[]) c)
insert into kith.relationships (place_id, id, child_id, relative_id, kind)
select :place, gen_random_uuid(), c, r.id, 'mother' from r, unnest(:children::uuid[]) c;

-- name: findUnwatched
-- Tables about children on which a hold would not be kept, or which the role that deletes could empty at will.
select g.guarded from access.guards g join access.classes c on c.class = g.class
 where exists (select 1 from pg_attribute a where a.attrelid = g.guarded::regclass and a.attname = 'child_id' and not a.attisdropped)
   and (not exists (select 1 from pg_trigger t where t.tgrelid = g.guarded::regclass and t.tgname = 'held_is_kept' and t.tgenabled <> 'D')
     or not exists (select 1 from pg_policy p where p.polrelid = g.guarded::regclass and p.polname = 'retention_deletes'
                      and pg_get_expr(p.polqual, p.polrelid) like '%being_let_go()%'));

-- name: findParts
select g.guarded, kith.part_of(g.guarded) as part
  from access.guards g join access.classes c on c.class = g.class
 where exists (select 1 from pg_attribute a where a.attrelid = g.guarded::regclass and a.attname = 'child_id' and not a.attisdropped);

-- name: deleteOf
delete from kith.keep_close where child_id = :child;

-- name: deleteAll
with gone as (delete from kith.enrolments returning 1) select count(*)::int as n from gone;

-- name: letGo
select kith.let_go(:id);

-- name: claimAuthorised
update kith.keeping_lines set authorised_at = now() where id = :id returning id;

-- name: claimDecided
update kith.keeping_lines set decided_by = :by where id = :id returning id;

-- name: decideAnew
update kith.keeping_lines set decision = null, decided_at = null where id = :id returning id;

-- name: addCertificate
insert into kith.certificates (place_id, id, list_id, part, rule, keep_years, counted_from, due_year, kinds, whole, proposed_at,
  decided_at, decided_by, authorised_at, authorised_by, hash)
values ((select kith.place()), gen_random_uuid(), :list, 'record', 'x', 1, 'import', 2000, '{}', true, now(), now(), :one, now(), :two, 'x');

-- name: findAudit
select e.action, e.child_id, e.detail from audit.entries e where e.action = 'let-record-go' order by e.at;

-- name: claimLetGo
update kith.keeping_lines set decision = 'let-go' where id = :id returning id;
