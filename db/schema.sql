create role kith_app login;
alter role kith_app set idle_in_transaction_session_timeout=10s;
alter role kith_app set lock_timeout=2s;
alter role kith_app set random_page_cost=1.1;
alter role kith_app set search_path=pg_catalog, pg_temp;
alter role kith_app set statement_timeout=5s;
create role kith_backup login;
alter role kith_backup set search_path=pg_catalog, pg_temp;
create role kith_definer nologin;
create role kith_door login;
alter role kith_door set idle_in_transaction_session_timeout=10s;
alter role kith_door set lock_timeout=2s;
alter role kith_door set search_path=pg_catalog, pg_temp;
alter role kith_door set statement_timeout=5s;
create role kith_migrate login in role kith_owner;
alter role kith_migrate set lock_timeout=3s;
alter role kith_migrate set search_path=pg_catalog, pg_temp;
create role kith_owner nologin in role kith_definer;
create role kith_retention login;
alter role kith_retention set search_path=pg_catalog, pg_temp;
create role kith_worker login;
alter role kith_worker set lock_timeout=5s;
alter role kith_worker set search_path=pg_catalog, pg_temp;

create schema access; -- owner kith_owner
grant usage on schema access to kith_app;
grant usage on schema access to kith_backup;
grant create, usage on schema access to kith_definer;
grant usage on schema access to kith_door;
grant usage on schema access to kith_retention;
grant usage on schema access to kith_worker;

create schema audit; -- owner kith_owner
grant usage on schema audit to kith_app;
grant usage on schema audit to kith_backup;
grant create, usage on schema audit to kith_definer;
grant usage on schema audit to kith_door;
grant usage on schema audit to kith_retention;
grant usage on schema audit to kith_worker;

create schema door; -- owner kith_owner
grant usage on schema door to kith_backup;
grant create, usage on schema door to kith_definer;
grant usage on schema door to kith_door;

create schema kith; -- owner kith_owner
grant usage on schema kith to kith_app;
grant usage on schema kith to kith_backup;
grant create, usage on schema kith to kith_definer;
grant usage on schema kith to kith_door;
grant usage on schema kith to kith_retention;
grant usage on schema kith to kith_worker;

create schema lookalike; -- owner kith_owner
grant usage on schema lookalike to kith_definer;

create schema pgboss; -- owner kith_owner
grant usage on schema pgboss to kith_definer;
grant usage on schema pgboss to kith_worker;

create table access.caseloads (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  until timestamp with time zone,
  constraint caseloads_check CHECK (((until IS NULL) OR (ended_at IS NOT NULL))),
  constraint caseloads_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint caseloads_pkey PRIMARY KEY (place_id, id),
  constraint caseloads_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE INDEX caseloads_of_person ON access.caseloads USING btree (person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX caseloads_once ON access.caseloads USING btree (place_id, child_id, person_id) WHERE (ended_at IS NULL);
CREATE TRIGGER reach_after_delete AFTER DELETE ON access.caseloads REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
CREATE TRIGGER reach_after_insert AFTER INSERT ON access.caseloads REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
CREATE TRIGGER reach_after_update AFTER UPDATE ON access.caseloads REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
alter table access.caseloads enable row level security;
alter table access.caseloads force row level security;
create policy app_adds on access.caseloads for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('match link workers'::text) AS may)));
create policy app_changes on access.caseloads for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(1) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = caseloads.child_id) AND ((r.reads & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('match link workers'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('match link workers'::text) AS may)));
create policy app_reads on access.caseloads for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(1) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = caseloads.child_id) AND ((r.reads & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on access.caseloads for select to kith_backup using (true);
create policy definer_works on access.caseloads for all to kith_definer using (true) with check (true);
create policy owner_migrates on access.caseloads for all to kith_owner using (true) with check (true);
create policy retention_deletes on access.caseloads for delete to kith_retention using (true);
create policy retention_reads on access.caseloads for select to kith_retention using (true);
create policy worker_works on access.caseloads for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table access.caseloads to kith_app;
grant select on table access.caseloads to kith_backup;
grant delete, insert, select, update on table access.caseloads to kith_definer;
grant delete, select on table access.caseloads to kith_retention;
grant insert, select, update on table access.caseloads to kith_worker;

create table access.classes (
  class text not null,
  bit integer not null,
  meaning text not null,
  constraint classes_bit_key UNIQUE ("bit"),
  constraint classes_pkey PRIMARY KEY (class)
); -- owner kith_owner
alter table access.classes enable row level security;
alter table access.classes force row level security;
create policy backup_reads on access.classes for select to kith_backup using (true);
create policy definer_works on access.classes for all to kith_definer using (true) with check (true);
create policy everybody_reads on access.classes for select to kith_app, kith_door, kith_worker using (true);
create policy owner_migrates on access.classes for all to kith_owner using (true) with check (true);
grant select on table access.classes to kith_app;
grant select on table access.classes to kith_backup;
grant delete, insert, select, update on table access.classes to kith_definer;
grant select on table access.classes to kith_door;
grant select on table access.classes to kith_worker;

create table access.credentials (
  id uuid not null,
  hash text not null,
  kind text not null,
  person_id uuid,
  place_id uuid,
  purpose text not null,
  device text,
  shared_computer boolean not null default false,
  made_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  idle interval not null,
  until timestamp with time zone not null,
  stepped_up_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_why text,
  constraint credentials_check CHECK (((kind = 'person'::text) = (person_id IS NOT NULL))),
  constraint credentials_check1 CHECK (((kind = ANY (ARRAY['person'::text, 'operator'::text])) OR (place_id IS NOT NULL))),
  constraint credentials_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint credentials_hash_key UNIQUE (hash),
  constraint credentials_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'link'::text, 'job'::text, 'operator'::text]))),
  constraint credentials_pkey PRIMARY KEY (id),
  constraint credentials_purpose_check CHECK (((length(purpose) >= 3) AND (length(purpose) <= 200)))
); -- owner kith_owner
CREATE INDEX credentials_of_person ON access.credentials USING btree (person_id) WHERE (ended_at IS NULL);
alter table access.credentials enable row level security;
alter table access.credentials force row level security;
create policy backup_reads on access.credentials for select to kith_backup using (true);
create policy definer_works on access.credentials for all to kith_definer using (true) with check (true);
create policy door_works on access.credentials for all to kith_door using (true) with check (true);
create policy owner_migrates on access.credentials for all to kith_owner using (true) with check (true);
grant select on table access.credentials to kith_backup;
grant delete, insert, select, update on table access.credentials to kith_definer;
grant delete, insert, select, update on table access.credentials to kith_door;

create table access.duties (
  role text not null,
  duty text not null,
  constraint duties_pkey PRIMARY KEY (role, duty),
  constraint duties_role_fkey FOREIGN KEY (role) REFERENCES access.roles(role)
); -- owner kith_owner
alter table access.duties enable row level security;
alter table access.duties force row level security;
create policy backup_reads on access.duties for select to kith_backup using (true);
create policy definer_works on access.duties for all to kith_definer using (true) with check (true);
create policy everybody_reads on access.duties for select to kith_app, kith_door, kith_worker using (true);
create policy owner_migrates on access.duties for all to kith_owner using (true) with check (true);
grant select on table access.duties to kith_app;
grant select on table access.duties to kith_backup;
grant delete, insert, select, update on table access.duties to kith_definer;
grant select on table access.duties to kith_door;
grant select on table access.duties to kith_worker;

create table access.exclusions (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  kind text not null,
  declared_by uuid,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint exclusions_kind_check CHECK ((kind = ANY (ARRAY['own-child'::text, 'relative'::text, 'neighbour'::text, 'former-partner'::text, 'other'::text]))),
  constraint exclusions_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint exclusions_pkey PRIMARY KEY (place_id, id),
  constraint exclusions_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE UNIQUE INDEX exclusions_once ON access.exclusions USING btree (place_id, child_id, person_id) WHERE (ended_at IS NULL);
CREATE TRIGGER reach_after_delete AFTER DELETE ON access.exclusions REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
CREATE TRIGGER reach_after_insert AFTER INSERT ON access.exclusions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
CREATE TRIGGER reach_after_update AFTER UPDATE ON access.exclusions REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
alter table access.exclusions enable row level security;
alter table access.exclusions force row level security;
create policy app_adds on access.exclusions for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('restrict a record'::text) AS may)));
create policy app_changes on access.exclusions for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = exclusions.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('restrict a record'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('restrict a record'::text) AS may)));
create policy app_reads on access.exclusions for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = exclusions.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on access.exclusions for select to kith_backup using (true);
create policy definer_works on access.exclusions for all to kith_definer using (true) with check (true);
create policy owner_migrates on access.exclusions for all to kith_owner using (true) with check (true);
create policy retention_deletes on access.exclusions for delete to kith_retention using (true);
create policy retention_reads on access.exclusions for select to kith_retention using (true);
create policy worker_works on access.exclusions for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table access.exclusions to kith_app;
grant select on table access.exclusions to kith_backup;
grant delete, insert, select, update on table access.exclusions to kith_definer;
grant delete, select on table access.exclusions to kith_retention;
grant insert, select, update on table access.exclusions to kith_worker;

create table access.grants (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  reads integer not null,
  writes integer not null default 0,
  why text not null,
  until timestamp with time zone,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_at timestamp with time zone,
  constraint grants_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint grants_pkey PRIMARY KEY (place_id, id),
  constraint grants_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint grants_why_check CHECK (((length(why) >= 5) AND (length(why) <= 300)))
); -- owner kith_owner
CREATE TRIGGER reach_after_delete AFTER DELETE ON access.grants REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
CREATE TRIGGER reach_after_insert AFTER INSERT ON access.grants REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
CREATE TRIGGER reach_after_update AFTER UPDATE ON access.grants REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
alter table access.grants enable row level security;
alter table access.grants force row level security;
create policy app_adds on access.grants for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('restrict a record'::text) AS may)));
create policy app_changes on access.grants for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = grants.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('restrict a record'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('restrict a record'::text) AS may)));
create policy app_reads on access.grants for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = grants.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on access.grants for select to kith_backup using (true);
create policy definer_works on access.grants for all to kith_definer using (true) with check (true);
create policy owner_migrates on access.grants for all to kith_owner using (true) with check (true);
create policy retention_deletes on access.grants for delete to kith_retention using (true);
create policy retention_reads on access.grants for select to kith_retention using (true);
create policy worker_works on access.grants for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table access.grants to kith_app;
grant select on table access.grants to kith_backup;
grant delete, insert, select, update on table access.grants to kith_definer;
grant delete, select on table access.grants to kith_retention;
grant insert, select, update on table access.grants to kith_worker;

create table access.guards (
  guarded text not null,
  class text not null,
  duty text,
  constraint guards_pkey PRIMARY KEY (guarded)
); -- owner kith_owner
alter table access.guards enable row level security;
alter table access.guards force row level security;
create policy backup_reads on access.guards for select to kith_backup using (true);
create policy definer_works on access.guards for all to kith_definer using (true) with check (true);
create policy everybody_reads on access.guards for select to kith_app, kith_door, kith_worker using (true);
create policy owner_migrates on access.guards for all to kith_owner using (true) with check (true);
grant select on table access.guards to kith_app;
grant select on table access.guards to kith_backup;
grant delete, insert, select, update on table access.guards to kith_definer;
grant select on table access.guards to kith_door;
grant select on table access.guards to kith_worker;

create table access.link_purposes (
  purpose text not null,
  duty text not null,
  meaning text not null,
  constraint link_purposes_pkey PRIMARY KEY (purpose),
  constraint link_purposes_purpose_check CHECK ((purpose ~ '^[a-z]+(-[a-z]+)*$'::text))
); -- owner kith_owner
alter table access.link_purposes enable row level security;
alter table access.link_purposes force row level security;
create policy backup_reads on access.link_purposes for select to kith_backup using (true);
create policy definer_works on access.link_purposes for all to kith_definer using (true) with check (true);
create policy everybody_reads on access.link_purposes for select to kith_app, kith_door, kith_worker using (true);
create policy owner_migrates on access.link_purposes for all to kith_owner using (true) with check (true);
grant select on table access.link_purposes to kith_app;
grant select on table access.link_purposes to kith_backup;
grant delete, insert, select, update on table access.link_purposes to kith_definer;
grant select on table access.link_purposes to kith_door;
grant select on table access.link_purposes to kith_worker;

create table access.matrix (
  role text not null,
  class text not null,
  letters text not null,
  constraint matrix_pkey PRIMARY KEY (role, class),
  constraint matrix_role_fkey FOREIGN KEY (role) REFERENCES access.roles(role)
); -- owner kith_owner
alter table access.matrix enable row level security;
alter table access.matrix force row level security;
create policy backup_reads on access.matrix for select to kith_backup using (true);
create policy definer_works on access.matrix for all to kith_definer using (true) with check (true);
create policy everybody_reads on access.matrix for select to kith_app, kith_door, kith_worker using (true);
create policy owner_migrates on access.matrix for all to kith_owner using (true) with check (true);
grant select on table access.matrix to kith_app;
grant select on table access.matrix to kith_backup;
grant delete, insert, select, update on table access.matrix to kith_definer;
grant select on table access.matrix to kith_door;
grant select on table access.matrix to kith_worker;

create table access.outbox_grants (
  id uuid not null,
  hash text not null,
  place_id uuid not null,
  person_id uuid not null,
  device uuid not null,
  made_at timestamp with time zone not null default now(),
  until timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint outbox_grants_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint outbox_grants_hash_key UNIQUE (hash),
  constraint outbox_grants_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint outbox_grants_pkey PRIMARY KEY (id),
  constraint outbox_grants_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
CREATE INDEX outbox_grants_of_person ON access.outbox_grants USING btree (person_id, until);
alter table access.outbox_grants enable row level security;
alter table access.outbox_grants force row level security;
create policy backup_reads on access.outbox_grants for select to kith_backup using (true);
create policy definer_works on access.outbox_grants for all to kith_definer using (true) with check (true);
create policy door_works on access.outbox_grants for all to kith_door using (true) with check (true);
create policy owner_migrates on access.outbox_grants for all to kith_owner using (true) with check (true);
grant select on table access.outbox_grants to kith_backup;
grant delete, insert, select, update on table access.outbox_grants to kith_definer;
grant delete, insert, select, update on table access.outbox_grants to kith_door;

create table access.reach (
  person_id uuid not null,
  child_id uuid not null,
  why text not null,
  place_id uuid not null,
  reads integer not null,
  writes integer not null,
  until timestamp with time zone,
  constraint reach_pkey PRIMARY KEY (person_id, child_id, why)
); -- owner kith_owner
CREATE INDEX reach_of_child ON access.reach USING btree (child_id);
CREATE INDEX reach_of_person ON access.reach USING btree (person_id, child_id) INCLUDE (reads, writes, until);
alter table access.reach enable row level security;
alter table access.reach force row level security;
create policy backup_reads on access.reach for select to kith_backup using (true);
create policy definer_works on access.reach for all to kith_definer using (true) with check (true);
create policy own_rows on access.reach for select to kith_app using ((person_id = ( SELECT kith.person() AS person)));
create policy owner_migrates on access.reach for all to kith_owner using (true) with check (true);
grant select on table access.reach to kith_app;
grant select on table access.reach to kith_backup;
grant delete, insert, select, update on table access.reach to kith_definer;

create view access.reasons with (security_invoker=true) as
  WITH reasons AS ( SELECT place_id, person_id, id AS child_id, ('my role in this place: '::text || replace(role, '-'::text, ' '::text)) AS why, reads, writes, NULL::timestamp with time zone AS until FROM (((( SELECT DISTINCT place_id, person_id, role FROM memberships WHERE (ended_at IS NULL)) m JOIN roles r ON (((role = role) AND (scope = 'place'::text)))) JOIN role_bits b ON ((role = role))) JOIN children c ON ((place_id = place_id))) UNION ALL SELECT place_id, person_id, child_id, 'my school''s roll'::text, bit_or(reads) AS bit_or, bit_or(writes) AS bit_or, NULL::timestamp with time zone FROM (((memberships m JOIN roles r ON (((role = role) AND (scope = 'roll'::text)))) JOIN role_bits b ON ((role = role))) JOIN rolls o ON (((place_id = place_id) AND (school_id = school_id) AND (ended_at IS NULL)))) WHERE (ended_at IS NULL) GROUP BY place_id, person_id, child_id UNION ALL SELECT place_id, person_id, child_id, 'my caseload'::text, reads, writes, NULL::timestamp with time zone FROM (caseloads l JOIN role_bits b ON ((role = 'link-worker'::text))) WHERE ((ended_at IS NULL) AND (EXISTS ( SELECT 1 FROM memberships m WHERE ((place_id = place_id) AND (person_id = person_id) AND (role = role) AND (ended_at IS NULL))))) UNION ALL SELECT place_id, person_id, child_id, ('handed over from my caseload, until '::text || to_char((until AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD HH24:MI:SS "UTC"'::text)), max(reads) AS max, max(writes) AS max, min(until) AS min FROM (caseloads l JOIN role_bits b ON ((role = 'link-worker'::text))) WHERE ((until IS NOT NULL) AND (EXISTS ( SELECT 1 FROM memberships m WHERE ((place_id = place_id) AND (person_id = person_id) AND (role = role) AND (ended_at IS NULL))))) GROUP BY place_id, person_id, child_id, ('handed over from my caseload, until '::text || to_char((until AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD HH24:MI:SS "UTC"'::text)) UNION ALL SELECT place_id, person_id, child_id, (why || COALESCE((', until '::text || to_char((until AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD HH24:MI "UTC"'::text)), ''::text)), bit_or(reads) AS bit_or, bit_or(writes) AS bit_or, min(until) AS min FROM grants g WHERE ((ended_at IS NULL) AND (EXISTS ( SELECT 1 FROM memberships m WHERE ((place_id = place_id) AND (person_id = person_id) AND (ended_at IS NULL))))) GROUP BY place_id, person_id, child_id, (why || COALESCE((', until '::text || to_char((until AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD HH24:MI "UTC"'::text)), ''::text)) ) SELECT place_id, person_id, child_id, why, reads, writes, until FROM reasons x WHERE (((reads <> 0) OR (writes <> 0)) AND (NOT (EXISTS ( SELECT 1 FROM exclusions e WHERE ((child_id = child_id) AND (person_id = person_id) AND (ended_at IS NULL))))) AND ((NOT (EXISTS ( SELECT 1 FROM restrictions s WHERE ((child_id = child_id) AND (ended_at IS NULL))))) OR (EXISTS ( SELECT 1 FROM restriction_allows a WHERE ((child_id = child_id) AND (person_id = person_id) AND (ended_at IS NULL)))))); -- owner kith_definer
grant select on table access.reasons to kith_owner;

create table access.restriction_allows (
  place_id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_at timestamp with time zone,
  constraint restriction_allows_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint restriction_allows_pkey PRIMARY KEY (place_id, child_id, person_id),
  constraint restriction_allows_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE TRIGGER reach_after_delete AFTER DELETE ON access.restriction_allows REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
CREATE TRIGGER reach_after_insert AFTER INSERT ON access.restriction_allows REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
CREATE TRIGGER reach_after_update AFTER UPDATE ON access.restriction_allows REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
alter table access.restriction_allows enable row level security;
alter table access.restriction_allows force row level security;
create policy app_adds on access.restriction_allows for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('restrict a record'::text) AS may)));
create policy app_changes on access.restriction_allows for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = restriction_allows.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('restrict a record'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('restrict a record'::text) AS may)));
create policy app_reads on access.restriction_allows for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = restriction_allows.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on access.restriction_allows for select to kith_backup using (true);
create policy definer_works on access.restriction_allows for all to kith_definer using (true) with check (true);
create policy owner_migrates on access.restriction_allows for all to kith_owner using (true) with check (true);
create policy retention_deletes on access.restriction_allows for delete to kith_retention using (true);
create policy retention_reads on access.restriction_allows for select to kith_retention using (true);
create policy worker_works on access.restriction_allows for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table access.restriction_allows to kith_app;
grant select on table access.restriction_allows to kith_backup;
grant delete, insert, select, update on table access.restriction_allows to kith_definer;
grant delete, select on table access.restriction_allows to kith_retention;
grant insert, select, update on table access.restriction_allows to kith_worker;

create table access.restrictions (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  owner_id uuid not null,
  because text not null,
  review_by date not null,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint restrictions_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES kith.people(id),
  constraint restrictions_pkey PRIMARY KEY (place_id, id),
  constraint restrictions_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE UNIQUE INDEX restrictions_once ON access.restrictions USING btree (place_id, child_id) WHERE (ended_at IS NULL);
CREATE TRIGGER reach_after_delete AFTER DELETE ON access.restrictions REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
CREATE TRIGGER reach_after_insert AFTER INSERT ON access.restrictions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
CREATE TRIGGER reach_after_update AFTER UPDATE ON access.restrictions REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed('alone');
alter table access.restrictions enable row level security;
alter table access.restrictions force row level security;
create policy app_adds on access.restrictions for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('restrict a record'::text) AS may)));
create policy app_changes on access.restrictions for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = restrictions.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('restrict a record'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('restrict a record'::text) AS may)));
create policy app_reads on access.restrictions for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = restrictions.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on access.restrictions for select to kith_backup using (true);
create policy definer_works on access.restrictions for all to kith_definer using (true) with check (true);
create policy owner_migrates on access.restrictions for all to kith_owner using (true) with check (true);
create policy retention_deletes on access.restrictions for delete to kith_retention using (true);
create policy retention_reads on access.restrictions for select to kith_retention using (true);
create policy worker_works on access.restrictions for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table access.restrictions to kith_app;
grant select on table access.restrictions to kith_backup;
grant delete, insert, select, update on table access.restrictions to kith_definer;
grant delete, select on table access.restrictions to kith_retention;
grant insert, select, update on table access.restrictions to kith_worker;

create view access.role_bits with (security_invoker=true) as
  SELECT role, COALESCE(bit_or("bit") FILTER (WHERE (letters ~~ 'R%'::text)), 0) AS reads, COALESCE(bit_or("bit") FILTER (WHERE (letters ~~ '%W'::text)), 0) AS writes FROM (matrix m JOIN classes c USING (class)) GROUP BY role; -- owner kith_definer
grant select on table access.role_bits to kith_owner;

create table access.roles (
  role text not null,
  scope text not null,
  meaning text not null,
  constraint roles_pkey PRIMARY KEY (role),
  constraint roles_scope_check CHECK ((scope = ANY (ARRAY['place'::text, 'roll'::text, 'caseload'::text, 'episode'::text, 'none'::text])))
); -- owner kith_owner
alter table access.roles enable row level security;
alter table access.roles force row level security;
create policy backup_reads on access.roles for select to kith_backup using (true);
create policy definer_works on access.roles for all to kith_definer using (true) with check (true);
create policy everybody_reads on access.roles for select to kith_app, kith_door, kith_worker using (true);
create policy owner_migrates on access.roles for all to kith_owner using (true) with check (true);
grant select on table access.roles to kith_app;
grant select on table access.roles to kith_backup;
grant delete, insert, select, update on table access.roles to kith_definer;
grant select on table access.roles to kith_door;
grant select on table access.roles to kith_worker;

create table audit.entries (
  id uuid not null,
  place_id uuid,
  at timestamp with time zone not null default clock_timestamp(),
  actor_kind text not null,
  credential_id uuid,
  person_id uuid,
  action text not null,
  subject text,
  subject_id uuid,
  child_id uuid,
  why text,
  detail jsonb not null default '{}'::jsonb,
  request text,
  hash text not null,
  constraint entries_action_check CHECK ((action ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint entries_pkey PRIMARY KEY (id)
); -- owner kith_owner
CREATE INDEX entries_of_child ON audit.entries USING btree (child_id, at) WHERE (child_id IS NOT NULL);
CREATE INDEX entries_of_person ON audit.entries USING btree (person_id, at);
CREATE INDEX entries_of_place ON audit.entries USING btree (place_id, at);
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.entries FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER stamp BEFORE INSERT ON audit.entries FOR EACH ROW EXECUTE FUNCTION audit.stamp();
alter table audit.entries enable row level security;
alter table audit.entries force row level security;
create policy backup_reads on audit.entries for select to kith_backup using (true);
create policy definer_works on audit.entries for all to kith_definer using (true) with check (true);
create policy door_adds on audit.entries for insert to kith_door with check (true);
create policy known_add on audit.entries for insert to kith_app with check ((credential_id IS NOT NULL));
create policy machine_adds on audit.entries for insert to kith_worker with check (((credential_id IS NOT NULL) OR (person_id IS NULL)));
create policy own_looks on audit.entries for select to kith_app using (((person_id = ( SELECT kith.person() AS person)) OR ((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('read the audit'::text) AS may))));
create policy owner_migrates on audit.entries for all to kith_owner using (true) with check (true);
grant insert, select on table audit.entries to kith_app;
grant select on table audit.entries to kith_backup;
grant insert, select on table audit.entries to kith_definer;
grant insert on table audit.entries to kith_door;
grant insert on table audit.entries to kith_worker;

create table audit.seals (
  place_id uuid not null,
  number bigint not null,
  entry_id uuid not null,
  entry_hash text not null,
  chain text not null,
  sealed_at timestamp with time zone not null default clock_timestamp(),
  constraint seals_entry_id_key UNIQUE (entry_id),
  constraint seals_pkey PRIMARY KEY (place_id, number)
); -- owner kith_owner
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.seals FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
alter table audit.seals enable row level security;
alter table audit.seals force row level security;
create policy backup_reads on audit.seals for select to kith_backup using (true);
create policy definer_works on audit.seals for all to kith_definer using (true) with check (true);
create policy owner_migrates on audit.seals for all to kith_owner using (true) with check (true);
grant select on table audit.seals to kith_backup;
grant insert, select on table audit.seals to kith_definer;

create table audit.unsealed (
  entry_id uuid not null,
  constraint unsealed_pkey PRIMARY KEY (entry_id)
); -- owner kith_owner
alter table audit.unsealed enable row level security;
alter table audit.unsealed force row level security;
create policy backup_reads on audit.unsealed for select to kith_backup using (true);
create policy definer_works on audit.unsealed for all to kith_definer using (true) with check (true);
create policy owner_migrates on audit.unsealed for all to kith_owner using (true) with check (true);
grant select on table audit.unsealed to kith_backup;
grant delete, insert, select on table audit.unsealed to kith_definer;

create table door.code_makers (
  person_id uuid not null,
  id uuid not null,
  sealed bytea not null,
  last_step bigint not null,
  made_at timestamp with time zone not null default now(),
  constraint code_makers_id_key UNIQUE (id),
  constraint code_makers_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint code_makers_pkey PRIMARY KEY (person_id)
); -- owner kith_owner
alter table door.code_makers enable row level security;
alter table door.code_makers force row level security;
create policy backup_reads on door.code_makers for select to kith_backup using (true);
create policy definer_works on door.code_makers for all to kith_definer using (true) with check (true);
create policy door_works on door.code_makers for all to kith_door using (true) with check (true);
create policy owner_migrates on door.code_makers for all to kith_owner using (true) with check (true);
grant select on table door.code_makers to kith_backup;
grant delete, insert, select, update on table door.code_makers to kith_definer;
grant delete, insert, select, update on table door.code_makers to kith_door;

create table door.identities (
  issuer text not null,
  subject text not null,
  person_id uuid not null,
  made_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint identities_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint identities_pkey PRIMARY KEY (issuer, subject)
); -- owner kith_owner
CREATE INDEX identities_of_person ON door.identities USING btree (person_id);
alter table door.identities enable row level security;
alter table door.identities force row level security;
create policy backup_reads on door.identities for select to kith_backup using (true);
create policy definer_works on door.identities for all to kith_definer using (true) with check (true);
create policy door_works on door.identities for all to kith_door using (true) with check (true);
create policy owner_migrates on door.identities for all to kith_owner using (true) with check (true);
grant select on table door.identities to kith_backup;
grant delete, insert, select, update on table door.identities to kith_definer;
grant delete, insert, select, update on table door.identities to kith_door;

create table door.invitations (
  place_id uuid not null,
  id uuid not null,
  hash text not null,
  name text not null,
  email text not null,
  role text,
  school_id uuid,
  person_id uuid,
  made_at timestamp with time zone not null default now(),
  made_by uuid not null,
  until timestamp with time zone not null,
  used_at timestamp with time zone,
  ended_at timestamp with time zone,
  approved_at timestamp with time zone,
  approved_by uuid,
  constraint invitations_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES kith.people(id),
  constraint invitations_check CHECK (((approved_by IS NULL) OR (approved_at IS NOT NULL))),
  constraint invitations_check1 CHECK ((approved_by IS DISTINCT FROM made_by)),
  constraint invitations_check2 CHECK (((role IS NULL) = (person_id IS NOT NULL))),
  constraint invitations_check3 CHECK (((role IS DISTINCT FROM 'school-lead'::text) OR (school_id IS NOT NULL))),
  constraint invitations_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint invitations_hash_key UNIQUE (hash),
  constraint invitations_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint invitations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint invitations_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint invitations_pkey PRIMARY KEY (place_id, id),
  constraint invitations_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint invitations_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint invitations_role_fkey FOREIGN KEY (role) REFERENCES access.roles(role)
); -- owner kith_owner
alter table door.invitations enable row level security;
alter table door.invitations force row level security;
create policy backup_reads on door.invitations for select to kith_backup using (true);
create policy definer_works on door.invitations for all to kith_definer using (true) with check (true);
create policy door_works on door.invitations for all to kith_door using (true) with check (true);
create policy owner_migrates on door.invitations for all to kith_owner using (true) with check (true);
grant select on table door.invitations to kith_backup;
grant delete, insert, select, update on table door.invitations to kith_definer;
grant delete, insert, select, update on table door.invitations to kith_door;

create table door.link_codes (
  hash text not null,
  place_id uuid not null,
  link_id uuid not null,
  made_at timestamp with time zone not null default now(),
  until timestamp with time zone not null,
  used_at timestamp with time zone,
  credential_id uuid,
  constraint link_codes_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint link_codes_pkey PRIMARY KEY (hash)
); -- owner kith_owner
CREATE INDEX link_codes_of_credential ON door.link_codes USING btree (credential_id) WHERE (credential_id IS NOT NULL);
CREATE INDEX link_codes_of_link ON door.link_codes USING btree (link_id);
alter table door.link_codes enable row level security;
alter table door.link_codes force row level security;
create policy backup_reads on door.link_codes for select to kith_backup using (true);
create policy definer_works on door.link_codes for all to kith_definer using (true) with check (true);
create policy door_works on door.link_codes for all to kith_door using (true) with check (true);
create policy owner_migrates on door.link_codes for all to kith_owner using (true) with check (true);
grant select on table door.link_codes to kith_backup;
grant delete, insert, select, update on table door.link_codes to kith_definer;
grant delete, insert, select, update on table door.link_codes to kith_door;

create table door.passkeys (
  id uuid not null,
  person_id uuid not null,
  credential text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}'::text[],
  backed_up boolean not null,
  name text not null,
  made_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint passkeys_credential_key UNIQUE (credential),
  constraint passkeys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint passkeys_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint passkeys_pkey PRIMARY KEY (id)
); -- owner kith_owner
CREATE INDEX passkeys_of_person ON door.passkeys USING btree (person_id) WHERE (ended_at IS NULL);
alter table door.passkeys enable row level security;
alter table door.passkeys force row level security;
create policy backup_reads on door.passkeys for select to kith_backup using (true);
create policy definer_works on door.passkeys for all to kith_definer using (true) with check (true);
create policy door_works on door.passkeys for all to kith_door using (true) with check (true);
create policy owner_migrates on door.passkeys for all to kith_owner using (true) with check (true);
grant select on table door.passkeys to kith_backup;
grant delete, insert, select, update on table door.passkeys to kith_definer;
grant delete, insert, select, update on table door.passkeys to kith_door;

create table door.passwords (
  person_id uuid not null,
  hash text not null,
  set_at timestamp with time zone not null default now(),
  constraint passwords_hash_check CHECK ((hash ~~ '$argon2id$%'::text)),
  constraint passwords_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint passwords_pkey PRIMARY KEY (person_id)
); -- owner kith_owner
alter table door.passwords enable row level security;
alter table door.passwords force row level security;
create policy backup_reads on door.passwords for select to kith_backup using (true);
create policy definer_works on door.passwords for all to kith_definer using (true) with check (true);
create policy door_works on door.passwords for all to kith_door using (true) with check (true);
create policy owner_migrates on door.passwords for all to kith_owner using (true) with check (true);
grant select on table door.passwords to kith_backup;
grant delete, insert, select, update on table door.passwords to kith_definer;
grant delete, insert, select, update on table door.passwords to kith_door;

create table door.pending (
  id uuid not null,
  hash text not null,
  kind text not null,
  person_id uuid,
  detail jsonb not null default '{}'::jsonb,
  wrong integer not null default 0,
  made_at timestamp with time zone not null default now(),
  until timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint pending_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint pending_hash_key UNIQUE (hash),
  constraint pending_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint pending_pkey PRIMARY KEY (id)
); -- owner kith_owner
CREATE INDEX pending_by_end ON door.pending USING btree (until);
alter table door.pending enable row level security;
alter table door.pending force row level security;
create policy backup_reads on door.pending for select to kith_backup using (true);
create policy definer_works on door.pending for all to kith_definer using (true) with check (true);
create policy door_works on door.pending for all to kith_door using (true) with check (true);
create policy owner_migrates on door.pending for all to kith_owner using (true) with check (true);
grant select on table door.pending to kith_backup;
grant delete, insert, select, update on table door.pending to kith_definer;
grant delete, insert, select, update on table door.pending to kith_door;

create table door.recovery_codes (
  id uuid not null,
  person_id uuid not null,
  hash text not null,
  made_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  constraint recovery_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint recovery_codes_person_id_hash_key UNIQUE (person_id, hash),
  constraint recovery_codes_pkey PRIMARY KEY (id)
); -- owner kith_owner
alter table door.recovery_codes enable row level security;
alter table door.recovery_codes force row level security;
create policy backup_reads on door.recovery_codes for select to kith_backup using (true);
create policy definer_works on door.recovery_codes for all to kith_definer using (true) with check (true);
create policy door_works on door.recovery_codes for all to kith_door using (true) with check (true);
create policy owner_migrates on door.recovery_codes for all to kith_owner using (true) with check (true);
grant select on table door.recovery_codes to kith_backup;
grant delete, insert, select, update on table door.recovery_codes to kith_definer;
grant delete, insert, select, update on table door.recovery_codes to kith_door;

create table door.set_ups (
  id uuid not null,
  hash text not null,
  made_at timestamp with time zone not null default now(),
  until timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint set_ups_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint set_ups_hash_key UNIQUE (hash),
  constraint set_ups_pkey PRIMARY KEY (id)
); -- owner kith_owner
alter table door.set_ups enable row level security;
alter table door.set_ups force row level security;
create policy backup_reads on door.set_ups for select to kith_backup using (true);
create policy definer_works on door.set_ups for all to kith_definer using (true) with check (true);
create policy door_works on door.set_ups for all to kith_door using (true) with check (true);
create policy owner_migrates on door.set_ups for all to kith_owner using (true) with check (true);
grant select on table door.set_ups to kith_backup;
grant delete, insert, select, update on table door.set_ups to kith_definer;
grant delete, insert, select, update on table door.set_ups to kith_door;

create table door.tries (
  key text not null,
  wrong integer not null,
  last_at timestamp with time zone not null,
  constraint tries_pkey PRIMARY KEY (key)
); -- owner kith_owner
alter table door.tries enable row level security;
alter table door.tries force row level security;
create policy backup_reads on door.tries for select to kith_backup using (true);
create policy definer_works on door.tries for all to kith_definer using (true) with check (true);
create policy door_works on door.tries for all to kith_door using (true) with check (true);
create policy owner_migrates on door.tries for all to kith_owner using (true) with check (true);
grant select on table door.tries to kith_backup;
grant delete, insert, select, update on table door.tries to kith_definer;
grant delete, insert, select, update on table door.tries to kith_door;

create table door.unopened_arrivals (
  hash text not null,
  envelope jsonb not null,
  arrived_at timestamp with time zone not null default now(),
  constraint unopened_arrivals_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint unopened_arrivals_pkey PRIMARY KEY (hash)
); -- owner kith_owner
alter table door.unopened_arrivals enable row level security;
alter table door.unopened_arrivals force row level security;
create policy backup_reads on door.unopened_arrivals for select to kith_backup using (true);
create policy definer_works on door.unopened_arrivals for all to kith_definer using (true) with check (true);
create policy door_works on door.unopened_arrivals for all to kith_door using (true) with check (true);
create policy owner_migrates on door.unopened_arrivals for all to kith_owner using (true) with check (true);
grant select on table door.unopened_arrivals to kith_backup;
grant delete, insert, select, update on table door.unopened_arrivals to kith_definer;
grant delete, insert, select, update on table door.unopened_arrivals to kith_door;

create table kith.actions (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  what text not null,
  who text not null,
  person_id uuid,
  who_words text,
  due_on date not null,
  came_from text not null,
  from_id uuid,
  agreed_on date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  settled_on date,
  let_go_because text,
  settled_by uuid,
  constraint actions_came_from_check CHECK ((came_from ~ '^[a-z][a-z-]{2,29}$'::text)),
  constraint actions_check CHECK (((who = 'staff'::text) = (person_id IS NOT NULL))),
  constraint actions_check1 CHECK (((let_go_because IS NULL) OR (settled_on IS NOT NULL))),
  constraint actions_let_go_because_check CHECK (((length(let_go_because) >= 1) AND (length(let_go_because) <= 300))),
  constraint actions_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint actions_pkey PRIMARY KEY (place_id, id),
  constraint actions_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint actions_what_check CHECK (((length(what) >= 1) AND (length(what) <= 300))),
  constraint actions_who_check CHECK ((who = ANY (ARRAY['child'::text, 'parent'::text, 'school'::text, 'other'::text, 'staff'::text]))),
  constraint actions_who_words_check CHECK (((length(who_words) >= 1) AND (length(who_words) <= 120)))
); -- owner kith_owner
CREATE INDEX actions_from ON kith.actions USING btree (from_id) WHERE (from_id IS NOT NULL);
CREATE INDEX actions_of_child ON kith.actions USING btree (child_id);
CREATE INDEX actions_of_person ON kith.actions USING btree (person_id);
CREATE INDEX actions_open ON kith.actions USING btree (place_id, due_on) WHERE (settled_on IS NULL);
CREATE TRIGGER settled_by BEFORE UPDATE OF settled_on ON kith.actions FOR EACH ROW WHEN ((old.settled_on IS DISTINCT FROM new.settled_on)) EXECUTE FUNCTION kith.by_whoever_changed('settled_by');
alter table kith.actions enable row level security;
alter table kith.actions force row level security;
create policy app_adds on kith.actions for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = actions.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.actions for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = actions.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = actions.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.actions for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = actions.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.actions as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.actions for select to kith_backup using (true);
create policy definer_works on kith.actions for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.actions as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy only_taking_part on kith.actions as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = actions.child_id))));
create policy owner_migrates on kith.actions for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.actions for delete to kith_retention using (true);
create policy retention_reads on kith.actions for select to kith_retention using (true);
create policy settled_once on kith.actions as restrictive for update to kith_app using ((settled_on IS NULL)) with check (true);
create policy worker_works on kith.actions for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.actions to kith_app;
grant select on table kith.actions to kith_backup;
grant delete, insert, select, update on table kith.actions to kith_definer;
grant delete, select on table kith.actions to kith_retention;
grant insert, select, update on table kith.actions to kith_worker;
grant update on column kith.actions.let_go_because to kith_app;
grant update on column kith.actions.settled_on to kith_app;

create table kith.agreements (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  purpose text not null,
  kind text not null,
  asks text not null,
  who text not null,
  answer text not null,
  said_by text not null,
  said_how text not null,
  said_on date not null,
  wording text not null,
  wording_hash text,
  language text not null,
  words text,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  recorded_by uuid,
  ask_from date,
  ended_at timestamp with time zone,
  withdrawn_on date,
  withdrawn_by text,
  withdrawn_how text,
  withdrawn_words text,
  withdrawn_recorded_by uuid,
  constraint agreements_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'not-yet'::text, 'no'::text, 'told'::text]))),
  constraint agreements_asks_check CHECK ((asks = ANY (ARRAY['family'::text, 'child'::text, 'both'::text]))),
  constraint agreements_check CHECK (((withdrawn_on IS NULL) = (withdrawn_by IS NULL))),
  constraint agreements_check1 CHECK (((withdrawn_on IS NULL) OR ((ended_at IS NOT NULL) AND (withdrawn_on >= said_on)))),
  constraint agreements_kind_check CHECK ((kind = ANY (ARRAY['agreement'::text, 'consent'::text, 'notice'::text]))),
  constraint agreements_language_check CHECK ((language ~ '^[a-z]{2,8}$'::text)),
  constraint agreements_pkey PRIMARY KEY (place_id, id),
  constraint agreements_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint agreements_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint agreements_purpose_check CHECK ((purpose ~ '^[a-z][a-z0-9-]{1,40}$'::text)),
  constraint agreements_said_by_check CHECK ((said_by = ANY (ARRAY['parent'::text, 'carer'::text, 'child'::text, 'other'::text]))),
  constraint agreements_said_how_check CHECK ((said_how = ANY (ARRAY['in-person'::text, 'phone'::text, 'letter'::text, 'email'::text, 'other'::text]))),
  constraint agreements_who_check CHECK ((who = ANY (ARRAY['family'::text, 'child'::text]))),
  constraint agreements_withdrawn_by_check CHECK ((withdrawn_by = ANY (ARRAY['parent'::text, 'carer'::text, 'child'::text, 'other'::text]))),
  constraint agreements_withdrawn_how_check CHECK ((withdrawn_how = ANY (ARRAY['in-person'::text, 'phone'::text, 'letter'::text, 'email'::text, 'page'::text, 'other'::text]))),
  constraint agreements_withdrawn_words_check CHECK ((length(withdrawn_words) <= 1000)),
  constraint agreements_wording_check CHECK (((length(wording) >= 1) AND (length(wording) <= 100))),
  constraint agreements_wording_hash_check CHECK ((wording_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint agreements_words_check CHECK ((length(words) <= 1000))
); -- owner kith_owner
CREATE INDEX agreements_of_child ON kith.agreements USING btree (child_id);
CREATE UNIQUE INDEX agreements_standing ON kith.agreements USING btree (place_id, child_id, purpose, who) WHERE (ended_at IS NULL);
CREATE INDEX agreements_to_ask_again ON kith.agreements USING btree (place_id, ask_from) WHERE ((ended_at IS NULL) AND (answer = 'not-yet'::text));
CREATE TRIGGER episode_grants_after_insert AFTER INSERT ON kith.agreements REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.episodes_changed();
CREATE TRIGGER episode_grants_after_update AFTER UPDATE ON kith.agreements REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.episodes_changed();
alter table kith.agreements enable row level security;
alter table kith.agreements force row level security;
create policy a_no_is_seen_by_one on kith.agreements as restrictive for select to kith_app using (((answer = ANY (ARRAY['yes'::text, 'told'::text])) OR ( SELECT kith.may('match link workers'::text) AS may) OR ((answer = 'not-yet'::text) AND (recorded_by = ( SELECT kith.person() AS person)))));
create policy app_adds on kith.agreements for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = agreements.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.agreements for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = agreements.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = agreements.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.agreements for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(512) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = agreements.child_id) AND ((r.reads & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.agreements for select to kith_backup using (true);
create policy definer_works on kith.agreements for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.agreements for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.agreements for delete to kith_retention using (true);
create policy retention_reads on kith.agreements for select to kith_retention using (true);
create policy worker_works on kith.agreements for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.agreements to kith_app;
grant select on table kith.agreements to kith_backup;
grant delete, insert, select, update on table kith.agreements to kith_definer;
grant delete, select on table kith.agreements to kith_retention;
grant insert, select, update on table kith.agreements to kith_worker;

create table kith.arrivals (
  place_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  grant_id uuid not null,
  person_id uuid not null,
  device uuid not null,
  sequence integer not null,
  kind text not null,
  saved_at timestamp with time zone not null,
  arrived_at timestamp with time zone not null default now(),
  hash text not null,
  envelope jsonb,
  state text not null,
  because text,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_words text,
  constraint arrivals_because_check CHECK ((because ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint arrivals_check CHECK (((envelope IS NOT NULL) OR (state = ANY (ARRAY['taken'::text, 'done'::text])))),
  constraint arrivals_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES access.outbox_grants(id),
  constraint arrivals_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint arrivals_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint arrivals_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint arrivals_pkey PRIMARY KEY (place_id, id),
  constraint arrivals_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint arrivals_sequence_check CHECK ((sequence > 0)),
  constraint arrivals_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES kith.people(id),
  constraint arrivals_settled_words_check CHECK (((length(settled_words) >= 1) AND (length(settled_words) <= 500))),
  constraint arrivals_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'taken'::text, 'inbox'::text, 'apart'::text, 'done'::text])))
); -- owner kith_owner
CREATE INDEX arrivals_in_the_inbox ON kith.arrivals USING btree (place_id, arrived_at) WHERE (state = ANY (ARRAY['inbox'::text, 'apart'::text]));
CREATE INDEX arrivals_of_device ON kith.arrivals USING btree (device, sequence);
CREATE INDEX arrivals_of_grant ON kith.arrivals USING btree (grant_id, arrived_at);
CREATE UNIQUE INDEX arrivals_once ON kith.arrivals USING btree (place_id, item_id) WHERE (state <> 'apart'::text);
CREATE INDEX arrivals_waiting ON kith.arrivals USING btree (arrived_at) WHERE (state = 'waiting'::text);
CREATE TRIGGER settled_by BEFORE UPDATE OF settled_by ON kith.arrivals FOR EACH ROW WHEN ((old.settled_by IS DISTINCT FROM new.settled_by)) EXECUTE FUNCTION kith.by_whoever_changed('settled_by');
alter table kith.arrivals enable row level security;
alter table kith.arrivals force row level security;
create policy app_adds on kith.arrivals for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR (person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may)) AND ( SELECT kith.may('lead the team'::text) AS may)));
create policy app_changes on kith.arrivals for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR (person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may)) AND ( SELECT kith.may('lead the team'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR (person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may)) AND ( SELECT kith.may('lead the team'::text) AS may)));
create policy app_reads on kith.arrivals for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR (person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may))));
create policy backup_reads on kith.arrivals for select to kith_backup using (true);
create policy definer_works on kith.arrivals for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.arrivals for all to kith_owner using (true) with check (true);
create policy settled_once on kith.arrivals as restrictive for update to kith_app using ((state = ANY (ARRAY['inbox'::text, 'apart'::text]))) with check (((state = 'done'::text) AND ((envelope IS NULL) OR (encode(sha256(convert_to((envelope ->> 'sealed'::text), 'UTF8'::name)), 'hex'::text) = hash))));
create policy worker_works on kith.arrivals for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR (person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may)))) with check (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR (person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may))));
grant select on table kith.arrivals to kith_app;
grant select on table kith.arrivals to kith_backup;
grant delete, insert, select, update on table kith.arrivals to kith_definer;
grant insert, select, update on table kith.arrivals to kith_worker;
grant update on column kith.arrivals.envelope to kith_app;
grant update on column kith.arrivals.settled_at to kith_app;
grant update on column kith.arrivals.settled_by to kith_app;
grant update on column kith.arrivals.settled_words to kith_app;
grant update on column kith.arrivals.state to kith_app;

create table kith.asking_rests (
  place_id uuid not null,
  child_id uuid not null,
  purpose text not null,
  who text not null,
  until date not null,
  quiet_until date not null,
  constraint asking_rests_pkey PRIMARY KEY (place_id, child_id, purpose, who),
  constraint asking_rests_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint asking_rests_purpose_check CHECK ((purpose ~ '^[a-z][a-z0-9-]{1,40}$'::text)),
  constraint asking_rests_who_check CHECK ((who = ANY (ARRAY['family'::text, 'child'::text])))
); -- owner kith_owner
CREATE INDEX asking_rests_of_child ON kith.asking_rests USING btree (child_id);
alter table kith.asking_rests enable row level security;
alter table kith.asking_rests force row level security;
create policy app_adds on kith.asking_rests for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = asking_rests.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.asking_rests for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = asking_rests.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = asking_rests.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.asking_rests for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(512) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = asking_rests.child_id) AND ((r.reads & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.asking_rests for select to kith_backup using (true);
create policy definer_works on kith.asking_rests for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.asking_rests for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.asking_rests for delete to kith_retention using (true);
create policy retention_reads on kith.asking_rests for select to kith_retention using (true);
create policy worker_works on kith.asking_rests for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.asking_rests to kith_backup;
grant delete, insert, select, update on table kith.asking_rests to kith_definer;
grant delete, select on table kith.asking_rests to kith_retention;
grant insert, select, update on table kith.asking_rests to kith_worker;
grant select on column kith.asking_rests.child_id to kith_app;
grant select on column kith.asking_rests.place_id to kith_app;
grant select on column kith.asking_rests.purpose to kith_app;
grant select on column kith.asking_rests.who to kith_app;

create table kith.attainment (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  subject text not null,
  band text not null,
  raw text,
  scale text,
  same integer not null default 1,
  position bigint not null default nextval('kith.positions'::regclass),
  known_at timestamp with time zone not null default now(),
  import_id uuid,
  constraint attainment_band_check CHECK ((band = ANY (ARRAY['well_below'::text, 'below'::text, 'at'::text, 'above'::text]))),
  constraint attainment_pkey PRIMARY KEY (place_id, id),
  constraint attainment_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE INDEX attainment_of_child ON kith.attainment USING btree (child_id);
CREATE UNIQUE INDEX attainment_once ON kith.attainment USING btree (place_id, child_id, on_day, subject, band, md5(((COALESCE(raw, ''::text) || '|'::text) || COALESCE(scale, ''::text))), same);
alter table kith.attainment enable row level security;
alter table kith.attainment force row level security;
create policy app_adds on kith.attainment for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attainment.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.attainment for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attainment.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attainment.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.attainment for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attainment.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.attainment for select to kith_backup using (true);
create policy definer_works on kith.attainment for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.attainment for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.attainment for delete to kith_retention using (true);
create policy retention_reads on kith.attainment for select to kith_retention using (true);
create policy worker_works on kith.attainment for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.attainment to kith_app;
grant select on table kith.attainment to kith_backup;
grant delete, insert, select, update on table kith.attainment to kith_definer;
grant delete, select on table kith.attainment to kith_retention;
grant insert, select, update on table kith.attainment to kith_worker;

create table kith.attendance (
  place_id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  academic_year integer not null,
  calendar_id uuid not null,
  marks text not null,
  possible integer not null,
  authorised integer not null,
  unauthorised integer not null,
  late integer not null,
  late_after_close integer not null,
  known_at timestamp with time zone not null default now(),
  import_id uuid,
  constraint attendance_check CHECK ((possible >= (authorised + unauthorised))),
  constraint attendance_pkey PRIMARY KEY (place_id, child_id, school_id, academic_year),
  constraint attendance_place_id_calendar_id_fkey FOREIGN KEY (place_id, calendar_id) REFERENCES kith.calendars(place_id, id),
  constraint attendance_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint attendance_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id)
); -- owner kith_owner
CREATE INDEX attendance_of_child ON kith.attendance USING btree (child_id);
CREATE TRIGGER keep_attendance BEFORE UPDATE ON kith.attendance FOR EACH ROW WHEN (((old.marks IS DISTINCT FROM new.marks) OR (old.calendar_id IS DISTINCT FROM new.calendar_id))) EXECUTE FUNCTION kith.keep_attendance();
alter table kith.attendance enable row level security;
alter table kith.attendance force row level security;
create policy app_adds on kith.attendance for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.attendance for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.attendance for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.attendance for select to kith_backup using (true);
create policy definer_works on kith.attendance for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.attendance for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.attendance for delete to kith_retention using (true);
create policy retention_reads on kith.attendance for select to kith_retention using (true);
create policy worker_works on kith.attendance for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.attendance to kith_app;
grant select on table kith.attendance to kith_backup;
grant delete, insert, select, update on table kith.attendance to kith_definer;
grant delete, select on table kith.attendance to kith_retention;
grant insert, select, update on table kith.attendance to kith_worker;

create table kith.attendance_before (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  academic_year integer not null,
  calendar_id uuid not null,
  marks text not null,
  known_at timestamp with time zone not null,
  import_id uuid,
  replaced_at timestamp with time zone not null default now(),
  replaced_import_id uuid,
  undone_at timestamp with time zone,
  constraint attendance_before_pkey PRIMARY KEY (place_id, id),
  constraint attendance_before_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE INDEX attendance_before_of_child ON kith.attendance_before USING btree (child_id);
alter table kith.attendance_before enable row level security;
alter table kith.attendance_before force row level security;
create policy app_adds on kith.attendance_before for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_before.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.attendance_before for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_before.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_before.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.attendance_before for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_before.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.attendance_before for select to kith_backup using (true);
create policy definer_works on kith.attendance_before for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.attendance_before for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.attendance_before for delete to kith_retention using (true);
create policy retention_reads on kith.attendance_before for select to kith_retention using (true);
create policy worker_works on kith.attendance_before for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.attendance_before to kith_app;
grant select on table kith.attendance_before to kith_backup;
grant delete, insert, select, update on table kith.attendance_before to kith_definer;
grant delete, select on table kith.attendance_before to kith_retention;
grant insert, select, update on table kith.attendance_before to kith_worker;

create table kith.attendance_plan_causes (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  said_by text not null,
  causes text[] not null,
  words text,
  said_on date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint attendance_plan_causes_causes_check CHECK ((causes <@ ARRAY['sleep'::text, 'caring'::text, 'worry'::text, 'friends'::text, 'bullying'::text, 'lessons'::text, 'travel'::text, 'health'::text, 'money'::text, 'home'::text, 'loss'::text, 'other'::text])),
  constraint attendance_plan_causes_pkey PRIMARY KEY (place_id, id),
  constraint attendance_plan_causes_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint attendance_plan_causes_place_id_plan_id_fkey FOREIGN KEY (place_id, plan_id) REFERENCES kith.attendance_plans(place_id, id),
  constraint attendance_plan_causes_said_by_check CHECK ((said_by = ANY (ARRAY['child'::text, 'parent'::text, 'school'::text, 'programme'::text]))),
  constraint attendance_plan_causes_words_check CHECK (((length(words) >= 1) AND (length(words) <= 1000)))
); -- owner kith_owner
CREATE INDEX attendance_plan_causes_of_child ON kith.attendance_plan_causes USING btree (child_id);
CREATE INDEX attendance_plan_causes_of_plan ON kith.attendance_plan_causes USING btree (plan_id);
alter table kith.attendance_plan_causes enable row level security;
alter table kith.attendance_plan_causes force row level security;
create policy app_adds on kith.attendance_plan_causes for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_causes.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.attendance_plan_causes for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_causes.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_causes.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.attendance_plan_causes for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_causes.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.attendance_plan_causes as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.attendance_plan_causes for select to kith_backup using (true);
create policy definer_works on kith.attendance_plan_causes for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.attendance_plan_causes as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy of_the_same_child on kith.attendance_plan_causes as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.attendance_plans p WHERE ((p.id = attendance_plan_causes.plan_id) AND (p.child_id = attendance_plan_causes.child_id)))));
create policy owner_migrates on kith.attendance_plan_causes for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.attendance_plan_causes for delete to kith_retention using (true);
create policy retention_reads on kith.attendance_plan_causes for select to kith_retention using (true);
create policy worker_works on kith.attendance_plan_causes for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.attendance_plan_causes to kith_app;
grant select on table kith.attendance_plan_causes to kith_backup;
grant delete, insert, select, update on table kith.attendance_plan_causes to kith_definer;
grant delete, select on table kith.attendance_plan_causes to kith_retention;
grant insert, select, update on table kith.attendance_plan_causes to kith_worker;

create table kith.attendance_plan_reviews (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  on_day date not null,
  words text not null,
  next_on date,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint attendance_plan_reviews_check CHECK (((next_on IS NULL) OR (next_on > on_day))),
  constraint attendance_plan_reviews_pkey PRIMARY KEY (place_id, id),
  constraint attendance_plan_reviews_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint attendance_plan_reviews_place_id_plan_id_fkey FOREIGN KEY (place_id, plan_id) REFERENCES kith.attendance_plans(place_id, id),
  constraint attendance_plan_reviews_words_check CHECK (((length(words) >= 1) AND (length(words) <= 1000)))
); -- owner kith_owner
CREATE INDEX attendance_plan_reviews_of_child ON kith.attendance_plan_reviews USING btree (child_id);
CREATE INDEX attendance_plan_reviews_of_plan ON kith.attendance_plan_reviews USING btree (plan_id);
alter table kith.attendance_plan_reviews enable row level security;
alter table kith.attendance_plan_reviews force row level security;
create policy app_adds on kith.attendance_plan_reviews for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_reviews.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.attendance_plan_reviews for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_reviews.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_reviews.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.attendance_plan_reviews for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_reviews.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.attendance_plan_reviews as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.attendance_plan_reviews for select to kith_backup using (true);
create policy definer_works on kith.attendance_plan_reviews for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.attendance_plan_reviews as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy of_the_same_child on kith.attendance_plan_reviews as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.attendance_plans p WHERE ((p.id = attendance_plan_reviews.plan_id) AND (p.child_id = attendance_plan_reviews.child_id)))));
create policy owner_migrates on kith.attendance_plan_reviews for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.attendance_plan_reviews for delete to kith_retention using (true);
create policy retention_reads on kith.attendance_plan_reviews for select to kith_retention using (true);
create policy worker_works on kith.attendance_plan_reviews for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.attendance_plan_reviews to kith_app;
grant select on table kith.attendance_plan_reviews to kith_backup;
grant delete, insert, select, update on table kith.attendance_plan_reviews to kith_definer;
grant delete, select on table kith.attendance_plan_reviews to kith_retention;
grant insert, select, update on table kith.attendance_plan_reviews to kith_worker;

create table kith.attendance_plan_steps (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  what text not null,
  who text not null,
  by_day date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  done_on date,
  dropped_because text,
  settled_by uuid,
  constraint attendance_plan_steps_check CHECK (((done_on IS NULL) OR (dropped_because IS NULL))),
  constraint attendance_plan_steps_dropped_because_check CHECK (((length(dropped_because) >= 1) AND (length(dropped_because) <= 300))),
  constraint attendance_plan_steps_pkey PRIMARY KEY (place_id, id),
  constraint attendance_plan_steps_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint attendance_plan_steps_place_id_plan_id_fkey FOREIGN KEY (place_id, plan_id) REFERENCES kith.attendance_plans(place_id, id),
  constraint attendance_plan_steps_what_check CHECK (((length(what) >= 1) AND (length(what) <= 300))),
  constraint attendance_plan_steps_who_check CHECK (((length(who) >= 1) AND (length(who) <= 120)))
); -- owner kith_owner
CREATE INDEX attendance_plan_steps_of_child ON kith.attendance_plan_steps USING btree (child_id);
CREATE INDEX attendance_plan_steps_of_plan ON kith.attendance_plan_steps USING btree (plan_id);
CREATE TRIGGER settled_by BEFORE UPDATE OF done_on, dropped_because ON kith.attendance_plan_steps FOR EACH ROW WHEN (((old.done_on IS DISTINCT FROM new.done_on) OR (old.dropped_because IS DISTINCT FROM new.dropped_because))) EXECUTE FUNCTION kith.by_whoever_changed('settled_by');
alter table kith.attendance_plan_steps enable row level security;
alter table kith.attendance_plan_steps force row level security;
create policy app_adds on kith.attendance_plan_steps for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_steps.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.attendance_plan_steps for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_steps.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_steps.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.attendance_plan_steps for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_steps.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.attendance_plan_steps as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.attendance_plan_steps for select to kith_backup using (true);
create policy definer_works on kith.attendance_plan_steps for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.attendance_plan_steps as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy of_the_same_child on kith.attendance_plan_steps as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.attendance_plans p WHERE ((p.id = attendance_plan_steps.plan_id) AND (p.child_id = attendance_plan_steps.child_id)))));
create policy owner_migrates on kith.attendance_plan_steps for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.attendance_plan_steps for delete to kith_retention using (true);
create policy retention_reads on kith.attendance_plan_steps for select to kith_retention using (true);
create policy worker_works on kith.attendance_plan_steps for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.attendance_plan_steps to kith_app;
grant select on table kith.attendance_plan_steps to kith_backup;
grant delete, insert, select, update on table kith.attendance_plan_steps to kith_definer;
grant delete, select on table kith.attendance_plan_steps to kith_retention;
grant insert, select, update on table kith.attendance_plan_steps to kith_worker;
grant update on column kith.attendance_plan_steps.done_on to kith_app;
grant update on column kith.attendance_plan_steps.dropped_because to kith_app;

create table kith.attendance_plan_yeses (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  side text not null,
  agrees boolean not null,
  name text not null,
  said_on date not null,
  words text,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint attendance_plan_yeses_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint attendance_plan_yeses_pkey PRIMARY KEY (place_id, id),
  constraint attendance_plan_yeses_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint attendance_plan_yeses_place_id_plan_id_fkey FOREIGN KEY (place_id, plan_id) REFERENCES kith.attendance_plans(place_id, id),
  constraint attendance_plan_yeses_side_check CHECK ((side = ANY (ARRAY['child'::text, 'parent'::text, 'school'::text]))),
  constraint attendance_plan_yeses_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
); -- owner kith_owner
CREATE INDEX attendance_plan_yeses_of_child ON kith.attendance_plan_yeses USING btree (child_id);
CREATE INDEX attendance_plan_yeses_of_plan ON kith.attendance_plan_yeses USING btree (plan_id);
alter table kith.attendance_plan_yeses enable row level security;
alter table kith.attendance_plan_yeses force row level security;
create policy app_adds on kith.attendance_plan_yeses for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_yeses.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.attendance_plan_yeses for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_yeses.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_yeses.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.attendance_plan_yeses for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plan_yeses.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.attendance_plan_yeses as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.attendance_plan_yeses for select to kith_backup using (true);
create policy definer_works on kith.attendance_plan_yeses for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.attendance_plan_yeses as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy of_the_same_child on kith.attendance_plan_yeses as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.attendance_plans p WHERE ((p.id = attendance_plan_yeses.plan_id) AND (p.child_id = attendance_plan_yeses.child_id)))));
create policy owner_migrates on kith.attendance_plan_yeses for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.attendance_plan_yeses for delete to kith_retention using (true);
create policy retention_reads on kith.attendance_plan_yeses for select to kith_retention using (true);
create policy worker_works on kith.attendance_plan_yeses for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.attendance_plan_yeses to kith_app;
grant select on table kith.attendance_plan_yeses to kith_backup;
grant delete, insert, select, update on table kith.attendance_plan_yeses to kith_definer;
grant delete, select on table kith.attendance_plan_yeses to kith_retention;
grant insert, select, update on table kith.attendance_plan_yeses to kith_worker;

create table kith.attendance_plans (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  began_on date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  closed_on date,
  closed_because text,
  closed_by uuid,
  constraint attendance_plans_check CHECK (((closed_on IS NULL) = (closed_because IS NULL))),
  constraint attendance_plans_check1 CHECK (((closed_on IS NULL) OR (closed_on >= began_on))),
  constraint attendance_plans_closed_because_check CHECK (((length(closed_because) >= 1) AND (length(closed_because) <= 500))),
  constraint attendance_plans_pkey PRIMARY KEY (place_id, id),
  constraint attendance_plans_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE INDEX attendance_plans_of_child ON kith.attendance_plans USING btree (child_id);
CREATE UNIQUE INDEX attendance_plans_open ON kith.attendance_plans USING btree (place_id, child_id) WHERE (closed_on IS NULL);
CREATE TRIGGER closed_by BEFORE UPDATE OF closed_on ON kith.attendance_plans FOR EACH ROW WHEN ((old.closed_on IS DISTINCT FROM new.closed_on)) EXECUTE FUNCTION kith.by_whoever_changed('closed_by');
alter table kith.attendance_plans enable row level security;
alter table kith.attendance_plans force row level security;
create policy app_adds on kith.attendance_plans for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plans.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.attendance_plans for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plans.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plans.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.attendance_plans for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = attendance_plans.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.attendance_plans as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.attendance_plans for select to kith_backup using (true);
create policy definer_works on kith.attendance_plans for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.attendance_plans as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy only_taking_part on kith.attendance_plans as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = attendance_plans.child_id))));
create policy owner_migrates on kith.attendance_plans for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.attendance_plans for delete to kith_retention using (true);
create policy retention_reads on kith.attendance_plans for select to kith_retention using (true);
create policy worker_works on kith.attendance_plans for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.attendance_plans to kith_app;
grant select on table kith.attendance_plans to kith_backup;
grant delete, insert, select, update on table kith.attendance_plans to kith_definer;
grant delete, select on table kith.attendance_plans to kith_retention;
grant insert, select, update on table kith.attendance_plans to kith_worker;
grant update on column kith.attendance_plans.closed_because to kith_app;
grant update on column kith.attendance_plans.closed_on to kith_app;

create view kith.attended with (security_invoker=true) as
  SELECT DISTINCT ON (group_day_id, child_id) place_id, register_id, child_id, group_day_id, there, why, minutes, captured_at, made_at FROM register_rows r WHERE (withdrawn_at IS NULL) ORDER BY group_day_id, child_id, captured_at DESC, made_at DESC, register_id DESC; -- owner kith_owner
grant select on table kith.attended to kith_app;
grant select on table kith.attended to kith_definer;
grant select on table kith.attended to kith_worker;

create table kith.behaviour (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  kind text not null,
  points integer not null,
  what text,
  same integer not null default 1,
  position bigint not null default nextval('kith.positions'::regclass),
  known_at timestamp with time zone not null default now(),
  import_id uuid,
  constraint behaviour_kind_check CHECK ((kind = ANY (ARRAY['negative'::text, 'positive'::text]))),
  constraint behaviour_pkey PRIMARY KEY (place_id, id),
  constraint behaviour_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint behaviour_points_check CHECK ((points >= 0))
); -- owner kith_owner
CREATE INDEX behaviour_of_child ON kith.behaviour USING btree (child_id);
CREATE UNIQUE INDEX behaviour_once ON kith.behaviour USING btree (place_id, child_id, on_day, kind, points, md5(COALESCE(what, ''::text)), same);
alter table kith.behaviour enable row level security;
alter table kith.behaviour force row level security;
create policy app_adds on kith.behaviour for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = behaviour.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.behaviour for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = behaviour.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = behaviour.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.behaviour for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = behaviour.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.behaviour for select to kith_backup using (true);
create policy definer_works on kith.behaviour for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.behaviour for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.behaviour for delete to kith_retention using (true);
create policy retention_reads on kith.behaviour for select to kith_retention using (true);
create policy worker_works on kith.behaviour for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.behaviour to kith_app;
grant select on table kith.behaviour to kith_backup;
grant delete, insert, select, update on table kith.behaviour to kith_definer;
grant delete, select on table kith.behaviour to kith_retention;
grant insert, select, update on table kith.behaviour to kith_worker;

create table kith.benchmarks (
  place_id uuid not null,
  id uuid not null,
  measure text not null,
  period text not null,
  span text,
  level text not null,
  area_code text,
  area text not null,
  about text not null,
  percent numeric not null,
  of_what text,
  of_number bigint,
  title text not null,
  source text not null,
  url text not null,
  licence text not null,
  import_id uuid not null,
  known_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint benchmarks_level_check CHECK ((level = ANY (ARRAY['national'::text, 'regional'::text, 'local-authority'::text]))),
  constraint benchmarks_measure_check CHECK ((measure = ANY (ARRAY['attendance'::text, 'absence'::text, 'persistent-absence'::text, 'severe-absence'::text]))),
  constraint benchmarks_of_what_check CHECK ((of_what = ANY (ARRAY['possible sessions'::text, 'pupils'::text]))),
  constraint benchmarks_percent_check CHECK (((percent >= (0)::numeric) AND (percent <= (100)::numeric))),
  constraint benchmarks_pkey PRIMARY KEY (place_id, id),
  constraint benchmarks_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint benchmarks_place_id_import_id_fkey FOREIGN KEY (place_id, import_id) REFERENCES kith.imports(place_id, id)
); -- owner kith_owner
CREATE UNIQUE INDEX benchmarks_in_force ON kith.benchmarks USING btree (place_id, measure, period, COALESCE(span, ''::text), level, COALESCE(area_code, ''::text), area, about) WHERE (ended_at IS NULL);
alter table kith.benchmarks enable row level security;
alter table kith.benchmarks force row level security;
create policy app_adds on kith.benchmarks for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_changes on kith.benchmarks for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_reads on kith.benchmarks for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.benchmarks for select to kith_backup using (true);
create policy definer_works on kith.benchmarks for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.benchmarks for all to kith_owner using (true) with check (true);
create policy worker_works on kith.benchmarks for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.benchmarks to kith_app;
grant select on table kith.benchmarks to kith_backup;
grant delete, insert, select, update on table kith.benchmarks to kith_definer;
grant insert, select, update on table kith.benchmarks to kith_worker;

create table kith.births (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  born_on date,
  sex text,
  known_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  import_id uuid,
  ended_import_id uuid,
  constraint births_pkey PRIMARY KEY (place_id, id),
  constraint births_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE INDEX births_by_day ON kith.births USING btree (place_id, born_on) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX births_in_force ON kith.births USING btree (place_id, child_id) WHERE (ended_at IS NULL);
alter table kith.births enable row level security;
alter table kith.births force row level security;
create policy app_adds on kith.births for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = births.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.births for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = births.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = births.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.births for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(1) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = births.child_id) AND ((r.reads & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.births for select to kith_backup using (true);
create policy definer_works on kith.births for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.births for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.births for delete to kith_retention using (true);
create policy retention_reads on kith.births for select to kith_retention using (true);
create policy worker_works on kith.births for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.births to kith_app;
grant select on table kith.births to kith_backup;
grant delete, insert, select, update on table kith.births to kith_definer;
grant delete, select on table kith.births to kith_retention;
grant insert, select, update on table kith.births to kith_worker;

create table kith.blueprints (
  place_id uuid not null,
  id uuid not null,
  version integer not null,
  content jsonb not null,
  hash text not null,
  because text not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint blueprints_pkey PRIMARY KEY (place_id, id),
  constraint blueprints_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint blueprints_place_id_version_key UNIQUE (place_id, version),
  constraint blueprints_version_check CHECK ((version > 0))
); -- owner kith_owner
alter table kith.blueprints enable row level security;
alter table kith.blueprints force row level security;
create policy app_adds on kith.blueprints for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may)));
create policy app_changes on kith.blueprints for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may)));
create policy app_reads on kith.blueprints for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.blueprints for select to kith_backup using (true);
create policy definer_works on kith.blueprints for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.blueprints for all to kith_owner using (true) with check (true);
create policy worker_works on kith.blueprints for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.blueprints to kith_app;
grant select on table kith.blueprints to kith_backup;
grant delete, insert, select, update on table kith.blueprints to kith_definer;
grant insert, select, update on table kith.blueprints to kith_worker;

create table kith.bundle_lines (
  place_id uuid not null,
  child_id uuid not null,
  request_id uuid not null,
  n integer not null,
  kept_as text not null,
  row_id text,
  on_day date,
  field text not null,
  words text not null,
  sealed text,
  withheld text,
  withheld_by uuid,
  constraint bundle_lines_n_check CHECK ((n > 0)),
  constraint bundle_lines_pkey PRIMARY KEY (place_id, request_id, n),
  constraint bundle_lines_place_id_child_id_request_id_fkey FOREIGN KEY (place_id, child_id, request_id) REFERENCES kith.record_requests(place_id, child_id, id),
  constraint bundle_lines_sealed_check CHECK ((sealed = ANY (ARRAY['shut'::text, 'opened'::text, 'replaced'::text]))),
  constraint bundle_lines_withheld_check CHECK ((withheld = ANY (ARRAY['third-party'::text, 'serious-harm'::text, 'child-abuse-data'::text, 'confidential-wish'::text]))),
  constraint bundle_lines_words_check CHECK (((length(words) >= 1) AND (length(words) <= 20000)))
); -- owner kith_owner
CREATE TRIGGER while_not_ready BEFORE INSERT OR UPDATE ON kith.bundle_lines FOR EACH ROW EXECUTE FUNCTION kith.while_not_ready();
alter table kith.bundle_lines enable row level security;
alter table kith.bundle_lines force row level security;
create policy app_adds on kith.bundle_lines for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = bundle_lines.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.bundle_lines for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = bundle_lines.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = bundle_lines.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.bundle_lines for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = bundle_lines.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.bundle_lines for select to kith_backup using (true);
create policy definer_works on kith.bundle_lines for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.bundle_lines for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.bundle_lines for delete to kith_retention using (true);
create policy retention_reads on kith.bundle_lines for select to kith_retention using (true);
create policy worker_works on kith.bundle_lines for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.bundle_lines to kith_app;
grant select on table kith.bundle_lines to kith_backup;
grant delete, insert, select, update on table kith.bundle_lines to kith_definer;
grant delete, select on table kith.bundle_lines to kith_retention;
grant insert, select, update on table kith.bundle_lines to kith_worker;
grant update on column kith.bundle_lines.sealed to kith_app;
grant update on column kith.bundle_lines.withheld to kith_app;

create table kith.calendars (
  place_id uuid not null,
  id uuid not null,
  academic_year integer not null,
  hash text not null,
  days date[] not null,
  import_id uuid,
  undone_at timestamp with time zone,
  constraint calendars_pkey PRIMARY KEY (place_id, id),
  constraint calendars_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint calendars_place_id_hash_key UNIQUE (place_id, hash)
); -- owner kith_owner
alter table kith.calendars enable row level security;
alter table kith.calendars force row level security;
create policy app_adds on kith.calendars for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may)));
create policy app_changes on kith.calendars for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may)));
create policy app_reads on kith.calendars for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.calendars for select to kith_backup using (true);
create policy definer_works on kith.calendars for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.calendars for all to kith_owner using (true) with check (true);
create policy worker_works on kith.calendars for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.calendars to kith_app;
grant select on table kith.calendars to kith_backup;
grant delete, insert, select, update on table kith.calendars to kith_definer;
grant insert, select, update on table kith.calendars to kith_worker;

create table kith.child_objections (
  place_id uuid not null,
  child_id uuid not null,
  made_at timestamp with time zone not null default now(),
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_how text,
  constraint child_objections_pkey PRIMARY KEY (place_id, child_id),
  constraint child_objections_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
alter table kith.child_objections enable row level security;
alter table kith.child_objections force row level security;
create policy app_adds on kith.child_objections for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = child_objections.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.child_objections for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = child_objections.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = child_objections.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.child_objections for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(512) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = child_objections.child_id) AND ((r.reads & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.child_objections for select to kith_backup using (true);
create policy definer_works on kith.child_objections for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.child_objections for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.child_objections for delete to kith_retention using (true);
create policy retention_reads on kith.child_objections for select to kith_retention using (true);
create policy worker_works on kith.child_objections for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.child_objections to kith_app;
grant select on table kith.child_objections to kith_backup;
grant delete, insert, select, update on table kith.child_objections to kith_definer;
grant delete, select on table kith.child_objections to kith_retention;
grant insert, select, update on table kith.child_objections to kith_worker;

create table kith.children (
  place_id uuid not null,
  id uuid not null,
  made_at timestamp with time zone not null default now(),
  import_id uuid,
  constraint children_pkey PRIMARY KEY (place_id, id),
  constraint children_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
CREATE UNIQUE INDEX children_by_id ON kith.children USING btree (id);
CREATE TRIGGER reach_after_delete AFTER DELETE ON kith.children REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.child_deleted();
CREATE TRIGGER reach_after_insert AFTER INSERT ON kith.children REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_came();
alter table kith.children enable row level security;
alter table kith.children force row level security;
create policy app_adds on kith.children for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = children.id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.children for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = children.id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = children.id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.children for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(1) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = children.id) AND ((r.reads & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.children for select to kith_backup using (true);
create policy definer_works on kith.children for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.children for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.children for delete to kith_retention using (true);
create policy retention_reads on kith.children for select to kith_retention using (true);
create policy worker_works on kith.children for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.children to kith_app;
grant select on table kith.children to kith_backup;
grant delete, insert, select, update on table kith.children to kith_definer;
grant delete, select on table kith.children to kith_retention;
grant insert, select, update on table kith.children to kith_worker;

create table kith.class_page_answers (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  page_id uuid not null,
  reader_id uuid not null,
  line integer not null,
  answer text not null,
  words text,
  given_at timestamp with time zone not null default now(),
  seen_on date,
  seen_by uuid,
  constraint class_page_answers_answer_check CHECK ((answer = ANY (ARRAY['tried'::text, 'helped'::text, 'not-yet'::text]))),
  constraint class_page_answers_line_check CHECK (((line >= 1) AND (line <= 6))),
  constraint class_page_answers_pkey PRIMARY KEY (place_id, id),
  constraint class_page_answers_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint class_page_answers_place_id_page_id_fkey FOREIGN KEY (place_id, page_id) REFERENCES kith.class_pages(place_id, id),
  constraint class_page_answers_place_id_reader_id_fkey FOREIGN KEY (place_id, reader_id) REFERENCES kith.class_page_readers(place_id, id),
  constraint class_page_answers_words_check CHECK (((length(words) >= 1) AND (length(words) <= 300)))
); -- owner kith_owner
CREATE INDEX class_page_answers_of_child ON kith.class_page_answers USING btree (child_id, given_at);
CREATE INDEX class_page_answers_of_reader ON kith.class_page_answers USING btree (reader_id);
CREATE TRIGGER seen_by BEFORE UPDATE OF seen_on ON kith.class_page_answers FOR EACH ROW WHEN ((old.seen_on IS DISTINCT FROM new.seen_on)) EXECUTE FUNCTION kith.by_whoever_changed('seen_by');
alter table kith.class_page_answers enable row level security;
alter table kith.class_page_answers force row level security;
create policy app_adds on kith.class_page_answers for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = class_page_answers.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.class_page_answers for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = class_page_answers.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = class_page_answers.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.class_page_answers for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = class_page_answers.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.class_page_answers for select to kith_backup using (true);
create policy definer_works on kith.class_page_answers for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.class_page_answers for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.class_page_answers for delete to kith_retention using (true);
create policy retention_reads on kith.class_page_answers for select to kith_retention using (true);
create policy worker_works on kith.class_page_answers for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.class_page_answers to kith_app;
grant select on table kith.class_page_answers to kith_backup;
grant delete, insert, select, update on table kith.class_page_answers to kith_definer;
grant delete, select on table kith.class_page_answers to kith_retention;
grant insert, select, update on table kith.class_page_answers to kith_worker;
grant update on column kith.class_page_answers.seen_on to kith_app;

create table kith.class_page_readers (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  name text not null,
  role text not null,
  until date not null,
  link_id uuid,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_on date,
  ended_by uuid,
  constraint class_page_readers_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint class_page_readers_pkey PRIMARY KEY (place_id, id),
  constraint class_page_readers_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint class_page_readers_place_id_link_id_fkey FOREIGN KEY (place_id, link_id) REFERENCES kith.links(place_id, id),
  constraint class_page_readers_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint class_page_readers_role_check CHECK (((length(role) >= 1) AND (length(role) <= 60)))
); -- owner kith_owner
CREATE INDEX class_page_readers_of_child ON kith.class_page_readers USING btree (child_id);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_on ON kith.class_page_readers FOR EACH ROW WHEN ((old.ended_on IS DISTINCT FROM new.ended_on)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
alter table kith.class_page_readers enable row level security;
alter table kith.class_page_readers force row level security;
create policy app_adds on kith.class_page_readers for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = class_page_readers.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.class_page_readers for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = class_page_readers.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = class_page_readers.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.class_page_readers for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = class_page_readers.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.class_page_readers as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.class_page_readers for select to kith_backup using (true);
create policy definer_works on kith.class_page_readers for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.class_page_readers as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy only_taking_part on kith.class_page_readers as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = class_page_readers.child_id))));
create policy owner_migrates on kith.class_page_readers for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.class_page_readers for delete to kith_retention using (true);
create policy retention_reads on kith.class_page_readers for select to kith_retention using (true);
create policy worker_works on kith.class_page_readers for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.class_page_readers to kith_app;
grant select on table kith.class_page_readers to kith_backup;
grant delete, insert, select, update on table kith.class_page_readers to kith_definer;
grant delete, select on table kith.class_page_readers to kith_retention;
grant insert, select, update on table kith.class_page_readers to kith_worker;
grant update on column kith.class_page_readers.ended_on to kith_app;
grant update on column kith.class_page_readers.link_id to kith_app;

create table kith.class_pages (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  version integer not null,
  lines text[] not null,
  written_on date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint class_pages_lines_check CHECK (((cardinality(lines) >= 3) AND (cardinality(lines) <= 6))),
  constraint class_pages_pkey PRIMARY KEY (place_id, id),
  constraint class_pages_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint class_pages_place_id_child_id_version_key UNIQUE (place_id, child_id, version),
  constraint class_pages_version_check CHECK ((version > 0))
); -- owner kith_owner
CREATE INDEX class_pages_of_child ON kith.class_pages USING btree (child_id);
alter table kith.class_pages enable row level security;
alter table kith.class_pages force row level security;
create policy app_adds on kith.class_pages for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = class_pages.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.class_pages for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = class_pages.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = class_pages.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.class_pages for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = class_pages.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.class_pages as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.class_pages for select to kith_backup using (true);
create policy definer_works on kith.class_pages for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.class_pages as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy only_taking_part on kith.class_pages as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = class_pages.child_id))));
create policy owner_migrates on kith.class_pages for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.class_pages for delete to kith_retention using (true);
create policy retention_reads on kith.class_pages for select to kith_retention using (true);
create policy worker_works on kith.class_pages for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.class_pages to kith_app;
grant select on table kith.class_pages to kith_backup;
grant delete, insert, select, update on table kith.class_pages to kith_definer;
grant delete, select on table kith.class_pages to kith_retention;
grant insert, select, update on table kith.class_pages to kith_worker;

create table kith.closures (
  place_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  from_day date not null,
  until_day date,
  why text not null,
  words text,
  made_at timestamp with time zone not null default now(),
  made_by uuid default kith.person(),
  open_from date,
  opened_at timestamp with time zone,
  opened_by uuid,
  withdrawn_at timestamp with time zone,
  constraint closures_check CHECK ((until_day >= from_day)),
  constraint closures_check1 CHECK ((open_from >= from_day)),
  constraint closures_check2 CHECK (((open_from IS NULL) = (opened_at IS NULL))),
  constraint closures_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint closures_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES kith.people(id),
  constraint closures_pkey PRIMARY KEY (place_id, id),
  constraint closures_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint closures_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint closures_why_check CHECK ((why = ANY (ARRAY['weather'::text, 'building'::text, 'illness'::text, 'strike'::text, 'other'::text]))),
  constraint closures_words_check CHECK (((length(words) >= 1) AND (length(words) <= 200)))
); -- owner kith_owner
CREATE INDEX closures_of_school ON kith.closures USING btree (school_id) WHERE (withdrawn_at IS NULL);
CREATE TRIGGER opened_by BEFORE UPDATE OF opened_by ON kith.closures FOR EACH ROW WHEN ((old.opened_by IS DISTINCT FROM new.opened_by)) EXECUTE FUNCTION kith.by_whoever_changed('opened_by');
alter table kith.closures enable row level security;
alter table kith.closures force row level security;
create policy app_adds on kith.closures for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('close a school'::text) AS may)));
create policy app_changes on kith.closures for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('close a school'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('close a school'::text) AS may)));
create policy app_reads on kith.closures for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
create policy as_it_is_written on kith.closures as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.closures for select to kith_backup using (true);
create policy definer_works on kith.closures for all to kith_definer using (true) with check (true);
create policy in_own_name on kith.closures as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.closures for all to kith_owner using (true) with check (true);
create policy worker_works on kith.closures for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
grant insert, select on table kith.closures to kith_app;
grant select on table kith.closures to kith_backup;
grant delete, insert, select, update on table kith.closures to kith_definer;
grant insert, select, update on table kith.closures to kith_worker;
grant update on column kith.closures.open_from to kith_app;
grant update on column kith.closures.opened_at to kith_app;
grant update on column kith.closures.opened_by to kith_app;
grant update on column kith.closures.withdrawn_at to kith_app;

create table kith.cohort_check_answers (
  place_id uuid not null,
  id uuid not null,
  check_id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  known boolean not null,
  answered_at timestamp with time zone not null default clock_timestamp(),
  constraint cohort_check_answers_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint cohort_check_answers_pkey PRIMARY KEY (place_id, id),
  constraint cohort_check_answers_place_id_check_id_child_id_person_id_key UNIQUE (place_id, check_id, child_id, person_id),
  constraint cohort_check_answers_place_id_check_id_fkey FOREIGN KEY (place_id, check_id) REFERENCES kith.cohort_checks(place_id, id),
  constraint cohort_check_answers_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE INDEX cohort_check_answers_of_child ON kith.cohort_check_answers USING btree (child_id);
alter table kith.cohort_check_answers enable row level security;
alter table kith.cohort_check_answers force row level security;
create policy app_adds on kith.cohort_check_answers for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_check_answers.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.cohort_check_answers for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_check_answers.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_check_answers.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.cohort_check_answers for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_check_answers.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.cohort_check_answers for select to kith_backup using (true);
create policy definer_works on kith.cohort_check_answers for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.cohort_check_answers for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.cohort_check_answers for delete to kith_retention using (true);
create policy retention_reads on kith.cohort_check_answers for select to kith_retention using (true);
create policy worker_works on kith.cohort_check_answers for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.cohort_check_answers to kith_app;
grant select on table kith.cohort_check_answers to kith_backup;
grant delete, insert, select, update on table kith.cohort_check_answers to kith_definer;
grant delete, select on table kith.cohort_check_answers to kith_retention;
grant select on table kith.cohort_check_answers to kith_worker;

create table kith.cohort_checks (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  batch_id uuid not null,
  basis text not null,
  first_person uuid not null,
  second_person uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null default clock_timestamp(),
  constraint cohort_checks_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kith.people(id),
  constraint cohort_checks_basis_check CHECK (((length(basis) >= 10) AND (length(basis) <= 400))),
  constraint cohort_checks_first_person_fkey FOREIGN KEY (first_person) REFERENCES kith.people(id),
  constraint cohort_checks_pkey PRIMARY KEY (place_id, id),
  constraint cohort_checks_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint cohort_checks_place_id_cohort_id_fkey FOREIGN KEY (place_id, cohort_id) REFERENCES kith.cohorts(place_id, id),
  constraint cohort_checks_second_person_fkey FOREIGN KEY (second_person) REFERENCES kith.people(id)
); -- owner kith_owner
CREATE INDEX cohort_checks_of_child ON kith.cohort_checks USING btree (child_id);
CREATE INDEX cohort_checks_of_cohort ON kith.cohort_checks USING btree (cohort_id, child_id, asked_at);
alter table kith.cohort_checks enable row level security;
alter table kith.cohort_checks force row level security;
create policy app_adds on kith.cohort_checks for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_checks.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.cohort_checks for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_checks.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_checks.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.cohort_checks for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_checks.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.cohort_checks for select to kith_backup using (true);
create policy definer_works on kith.cohort_checks for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.cohort_checks for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.cohort_checks for delete to kith_retention using (true);
create policy retention_reads on kith.cohort_checks for select to kith_retention using (true);
create policy worker_works on kith.cohort_checks for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.cohort_checks to kith_app;
grant select on table kith.cohort_checks to kith_backup;
grant delete, insert, select, update on table kith.cohort_checks to kith_definer;
grant delete, select on table kith.cohort_checks to kith_retention;
grant select on table kith.cohort_checks to kith_worker;

create table kith.cohort_children (
  place_id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  code text not null,
  study_key text,
  constraint cohort_children_pkey PRIMARY KEY (place_id, cohort_id, child_id),
  constraint cohort_children_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint cohort_children_place_id_cohort_id_fkey FOREIGN KEY (place_id, cohort_id) REFERENCES kith.cohorts(place_id, id)
); -- owner kith_owner
CREATE INDEX cohort_children_of_child ON kith.cohort_children USING btree (child_id);
alter table kith.cohort_children enable row level security;
alter table kith.cohort_children force row level security;
create policy app_adds on kith.cohort_children for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_children.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.cohort_children for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_children.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_children.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.cohort_children for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_children.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.cohort_children for select to kith_backup using (true);
create policy definer_works on kith.cohort_children for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.cohort_children for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.cohort_children for delete to kith_retention using (true);
create policy retention_reads on kith.cohort_children for select to kith_retention using (true);
create policy worker_works on kith.cohort_children for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.cohort_children to kith_app;
grant select on table kith.cohort_children to kith_backup;
grant delete, insert, select, update on table kith.cohort_children to kith_definer;
grant delete, select on table kith.cohort_children to kith_retention;
grant select on table kith.cohort_children to kith_worker;

create table kith.cohort_entries (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  side text not null,
  kind text not null,
  decision text,
  reason text,
  words text not null,
  by_when date,
  made_at timestamp with time zone not null default clock_timestamp(),
  constraint cohort_entries_check CHECK ((((kind = 'view'::text) = (decision IS NOT NULL)) AND ((kind = 'view'::text) = (reason IS NOT NULL)))),
  constraint cohort_entries_check1 CHECK (((by_when IS NULL) OR (kind = 'next-step'::text))),
  constraint cohort_entries_decision_check CHECK ((decision = ANY (ARRAY['in'::text, 'waiting'::text, 'out'::text]))),
  constraint cohort_entries_kind_check CHECK ((kind = ANY (ARRAY['strength'::text, 'asked'::text, 'next-step'::text, 'view'::text]))),
  constraint cohort_entries_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint cohort_entries_pkey PRIMARY KEY (place_id, id),
  constraint cohort_entries_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint cohort_entries_place_id_cohort_id_fkey FOREIGN KEY (place_id, cohort_id) REFERENCES kith.cohorts(place_id, id),
  constraint cohort_entries_side_check CHECK ((side = ANY (ARRAY['school'::text, 'programme'::text]))),
  constraint cohort_entries_words_check CHECK (((length(words) >= 3) AND (length(words) <= 600)))
); -- owner kith_owner
CREATE INDEX cohort_entries_of_child ON kith.cohort_entries USING btree (child_id);
CREATE INDEX cohort_entries_of_cohort ON kith.cohort_entries USING btree (cohort_id, child_id, made_at);
alter table kith.cohort_entries enable row level security;
alter table kith.cohort_entries force row level security;
create policy app_adds on kith.cohort_entries for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_entries.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.cohort_entries for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_entries.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_entries.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.cohort_entries for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_entries.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.cohort_entries for select to kith_backup using (true);
create policy definer_works on kith.cohort_entries for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.cohort_entries for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.cohort_entries for delete to kith_retention using (true);
create policy retention_reads on kith.cohort_entries for select to kith_retention using (true);
create policy worker_works on kith.cohort_entries for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.cohort_entries to kith_app;
grant select on table kith.cohort_entries to kith_backup;
grant delete, insert, select, update on table kith.cohort_entries to kith_definer;
grant delete, select on table kith.cohort_entries to kith_retention;
grant select on table kith.cohort_entries to kith_worker;

create table kith.cohort_gap_answers (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  school_id uuid not null,
  person_id uuid not null,
  side text not null,
  by_what text not null,
  words text not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  constraint cohort_gap_answers_by_what_check CHECK ((by_what = ANY (ARRAY['sex'::text, 'sen'::text, 'fsm'::text, 'ethnicity'::text, 'eal'::text]))),
  constraint cohort_gap_answers_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint cohort_gap_answers_pkey PRIMARY KEY (place_id, id),
  constraint cohort_gap_answers_place_id_cohort_id_fkey FOREIGN KEY (place_id, cohort_id) REFERENCES kith.cohorts(place_id, id),
  constraint cohort_gap_answers_side_check CHECK ((side = ANY (ARRAY['school'::text, 'programme'::text]))),
  constraint cohort_gap_answers_words_check CHECK (((length(words) >= 10) AND (length(words) <= 1000)))
); -- owner kith_owner
CREATE INDEX cohort_gap_answers_of_cohort ON kith.cohort_gap_answers USING btree (cohort_id);
alter table kith.cohort_gap_answers enable row level security;
alter table kith.cohort_gap_answers force row level security;
create policy app_adds on kith.cohort_gap_answers for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may) AND ( SELECT kith.may('choose the cohort'::text) AS may)));
create policy app_changes on kith.cohort_gap_answers for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may) AND ( SELECT kith.may('choose the cohort'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may) AND ( SELECT kith.may('choose the cohort'::text) AS may)));
create policy app_reads on kith.cohort_gap_answers for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may)));
create policy backup_reads on kith.cohort_gap_answers for select to kith_backup using (true);
create policy definer_works on kith.cohort_gap_answers for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.cohort_gap_answers for all to kith_owner using (true) with check (true);
create policy worker_works on kith.cohort_gap_answers for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may)));
grant select on table kith.cohort_gap_answers to kith_app;
grant select on table kith.cohort_gap_answers to kith_backup;
grant delete, insert, select, update on table kith.cohort_gap_answers to kith_definer;
grant select on table kith.cohort_gap_answers to kith_worker;

create table kith.cohort_places (
  place_id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  place text not null,
  position integer not null,
  frozen_id uuid not null,
  constraint cohort_places_pkey PRIMARY KEY (place_id, cohort_id, child_id),
  constraint cohort_places_place_check CHECK ((place = ANY (ARRAY['in'::text, 'reserve'::text, 'waiting'::text]))),
  constraint cohort_places_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint cohort_places_place_id_cohort_id_fkey FOREIGN KEY (place_id, cohort_id) REFERENCES kith.cohorts(place_id, id),
  constraint cohort_places_place_id_frozen_id_fkey FOREIGN KEY (place_id, frozen_id) REFERENCES kith.frozen_pupils(place_id, id)
); -- owner kith_owner
CREATE INDEX cohort_places_of_child ON kith.cohort_places USING btree (child_id);
CREATE INDEX cohort_places_of_frozen ON kith.cohort_places USING btree (frozen_id);
CREATE TRIGGER frozen BEFORE UPDATE ON kith.cohort_places FOR EACH ROW EXECUTE FUNCTION kith.refuse_rewriting();
alter table kith.cohort_places enable row level security;
alter table kith.cohort_places force row level security;
create policy app_adds on kith.cohort_places for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_places.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.cohort_places for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_places.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_places.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.cohort_places for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = cohort_places.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.cohort_places for select to kith_backup using (true);
create policy definer_works on kith.cohort_places for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.cohort_places for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.cohort_places for delete to kith_retention using (true);
create policy retention_reads on kith.cohort_places for select to kith_retention using (true);
create policy worker_works on kith.cohort_places for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.cohort_places to kith_app;
grant select on table kith.cohort_places to kith_backup;
grant delete, insert, select, update on table kith.cohort_places to kith_definer;
grant delete, select on table kith.cohort_places to kith_retention;
grant select on table kith.cohort_places to kith_worker;

create table kith.cohort_signatures (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  school_id uuid not null,
  person_id uuid not null,
  side text not null,
  statement text not null,
  stood text not null,
  signed_at timestamp with time zone not null default clock_timestamp(),
  voided_at timestamp with time zone,
  voided_because text,
  constraint cohort_signatures_check CHECK (((voided_at IS NULL) = (voided_because IS NULL))),
  constraint cohort_signatures_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint cohort_signatures_pkey PRIMARY KEY (place_id, id),
  constraint cohort_signatures_place_id_cohort_id_fkey FOREIGN KEY (place_id, cohort_id) REFERENCES kith.cohorts(place_id, id),
  constraint cohort_signatures_side_check CHECK ((side = ANY (ARRAY['school'::text, 'programme'::text]))),
  constraint cohort_signatures_statement_check CHECK (((length(statement) >= 20) AND (length(statement) <= 2000)))
); -- owner kith_owner
CREATE UNIQUE INDEX cohort_signatures_in_force ON kith.cohort_signatures USING btree (place_id, cohort_id, side) WHERE (voided_at IS NULL);
alter table kith.cohort_signatures enable row level security;
alter table kith.cohort_signatures force row level security;
create policy app_adds on kith.cohort_signatures for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may) AND ( SELECT kith.may('sign the cohort'::text) AS may)));
create policy app_changes on kith.cohort_signatures for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may) AND ( SELECT kith.may('sign the cohort'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may) AND ( SELECT kith.may('sign the cohort'::text) AS may)));
create policy app_reads on kith.cohort_signatures for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may)));
create policy backup_reads on kith.cohort_signatures for select to kith_backup using (true);
create policy definer_works on kith.cohort_signatures for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.cohort_signatures for all to kith_owner using (true) with check (true);
create policy worker_works on kith.cohort_signatures for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may)));
grant select on table kith.cohort_signatures to kith_app;
grant select on table kith.cohort_signatures to kith_backup;
grant delete, insert, select, update on table kith.cohort_signatures to kith_definer;
grant select on table kith.cohort_signatures to kith_worker;

create table kith.cohorts (
  place_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  screen_id uuid not null,
  capacity integer not null,
  reserve integer not null,
  opened_at timestamp with time zone not null default now(),
  opened_by uuid not null,
  names_opened_at timestamp with time zone,
  names_opened_by uuid,
  frozen_at timestamp with time zone,
  frozen_hash text,
  cut_off jsonb,
  delete_on date,
  constraint cohorts_capacity_check CHECK ((capacity >= 0)),
  constraint cohorts_names_opened_by_fkey FOREIGN KEY (names_opened_by) REFERENCES kith.people(id),
  constraint cohorts_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES kith.people(id),
  constraint cohorts_pkey PRIMARY KEY (place_id, id),
  constraint cohorts_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint cohorts_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint cohorts_place_id_school_id_screen_id_key UNIQUE (place_id, school_id, screen_id),
  constraint cohorts_place_id_screen_id_fkey FOREIGN KEY (place_id, screen_id) REFERENCES kith.screens(place_id, id),
  constraint cohorts_reserve_check CHECK ((reserve >= 0))
); -- owner kith_owner
CREATE TRIGGER frozen BEFORE UPDATE ON kith.cohorts FOR EACH ROW WHEN ((old.frozen_at IS NOT NULL)) EXECUTE FUNCTION kith.refuse_rewriting();
alter table kith.cohorts enable row level security;
alter table kith.cohorts force row level security;
create policy app_adds on kith.cohorts for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND (( SELECT kith.may('choose the cohort'::text) AS may) OR ((frozen_at IS NOT NULL) AND ( SELECT kith.may('make offers'::text) AS may))) AND ( SELECT kith.may('choose the cohort'::text) AS may)));
create policy app_changes on kith.cohorts for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND (( SELECT kith.may('choose the cohort'::text) AS may) OR ((frozen_at IS NOT NULL) AND ( SELECT kith.may('make offers'::text) AS may))) AND ( SELECT kith.may('choose the cohort'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND (( SELECT kith.may('choose the cohort'::text) AS may) OR ((frozen_at IS NOT NULL) AND ( SELECT kith.may('make offers'::text) AS may))) AND ( SELECT kith.may('choose the cohort'::text) AS may)));
create policy app_reads on kith.cohorts for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND (( SELECT kith.may('choose the cohort'::text) AS may) OR ((frozen_at IS NOT NULL) AND ( SELECT kith.may('make offers'::text) AS may)))));
create policy backup_reads on kith.cohorts for select to kith_backup using (true);
create policy definer_works on kith.cohorts for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.cohorts for all to kith_owner using (true) with check (true);
create policy worker_works on kith.cohorts for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND (( SELECT kith.may('choose the cohort'::text) AS may) OR ((frozen_at IS NOT NULL) AND ( SELECT kith.may('make offers'::text) AS may))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND (( SELECT kith.may('choose the cohort'::text) AS may) OR ((frozen_at IS NOT NULL) AND ( SELECT kith.may('make offers'::text) AS may)))));
grant select on table kith.cohorts to kith_app;
grant select on table kith.cohorts to kith_backup;
grant delete, insert, select, update on table kith.cohorts to kith_definer;
grant select on table kith.cohorts to kith_worker;

create table kith.collecting_answers (
  place_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  child_id uuid not null,
  tutor_id uuid not null,
  link_id uuid not null,
  on_day date not null,
  given_at timestamp with time zone not null default now(),
  sdq text,
  parental text,
  school text,
  concerns text,
  constraint collecting_answers_concerns_check CHECK ((concerns = ANY (ARRAY['said'::text, 'none-seen'::text, 'not-known'::text]))),
  constraint collecting_answers_parental_check CHECK ((parental = ANY (ARRAY['said'::text, 'not-known'::text]))),
  constraint collecting_answers_pkey PRIMARY KEY (place_id, id),
  constraint collecting_answers_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint collecting_answers_place_id_link_id_fkey FOREIGN KEY (place_id, link_id) REFERENCES kith.links(place_id, id),
  constraint collecting_answers_place_id_round_id_fkey FOREIGN KEY (place_id, round_id) REFERENCES kith.collecting_rounds(place_id, id),
  constraint collecting_answers_place_id_tutor_id_fkey FOREIGN KEY (place_id, tutor_id) REFERENCES kith.collecting_tutors(place_id, id),
  constraint collecting_answers_school_check CHECK ((school = ANY (ARRAY['said'::text, 'not-known'::text]))),
  constraint collecting_answers_sdq_check CHECK ((sdq = ANY (ARRAY['said'::text, 'not-known'::text])))
); -- owner kith_owner
CREATE INDEX collecting_answers_of_child ON kith.collecting_answers USING btree (child_id, round_id);
CREATE INDEX collecting_answers_of_round ON kith.collecting_answers USING btree (round_id, given_at);
alter table kith.collecting_answers enable row level security;
alter table kith.collecting_answers force row level security;
create policy app_adds on kith.collecting_answers for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = collecting_answers.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.collecting_answers for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = collecting_answers.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = collecting_answers.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.collecting_answers for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = collecting_answers.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.collecting_answers for select to kith_backup using (true);
create policy definer_works on kith.collecting_answers for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.collecting_answers for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.collecting_answers for delete to kith_retention using (true);
create policy retention_reads on kith.collecting_answers for select to kith_retention using (true);
create policy worker_works on kith.collecting_answers for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.collecting_answers to kith_app;
grant select on table kith.collecting_answers to kith_backup;
grant delete, insert, select, update on table kith.collecting_answers to kith_definer;
grant delete, select on table kith.collecting_answers to kith_retention;
grant insert, select, update on table kith.collecting_answers to kith_worker;

create table kith.collecting_children (
  place_id uuid not null,
  round_id uuid not null,
  child_id uuid not null,
  tutor_id uuid,
  risks_met integer not null,
  place_in_list integer not null,
  added_because text,
  dropped_at timestamp with time zone,
  dropped_by uuid,
  dropped_because text,
  constraint collecting_children_added_because_check CHECK (((length(added_because) >= 1) AND (length(added_because) <= 300))),
  constraint collecting_children_check CHECK (((dropped_at IS NULL) = (dropped_because IS NULL))),
  constraint collecting_children_dropped_because_check CHECK (((length(dropped_because) >= 1) AND (length(dropped_because) <= 300))),
  constraint collecting_children_dropped_by_fkey FOREIGN KEY (dropped_by) REFERENCES kith.people(id),
  constraint collecting_children_pkey PRIMARY KEY (place_id, round_id, child_id),
  constraint collecting_children_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint collecting_children_place_id_round_id_fkey FOREIGN KEY (place_id, round_id) REFERENCES kith.collecting_rounds(place_id, id),
  constraint collecting_children_place_id_tutor_id_fkey FOREIGN KEY (place_id, tutor_id) REFERENCES kith.collecting_tutors(place_id, id)
); -- owner kith_owner
CREATE INDEX collecting_children_of_child ON kith.collecting_children USING btree (child_id);
CREATE INDEX collecting_children_of_tutor ON kith.collecting_children USING btree (tutor_id);
alter table kith.collecting_children enable row level security;
alter table kith.collecting_children force row level security;
create policy app_adds on kith.collecting_children for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = collecting_children.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.collecting_children for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = collecting_children.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = collecting_children.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.collecting_children for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = collecting_children.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.collecting_children for select to kith_backup using (true);
create policy definer_works on kith.collecting_children for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.collecting_children for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.collecting_children for delete to kith_retention using (true);
create policy retention_reads on kith.collecting_children for select to kith_retention using (true);
create policy worker_works on kith.collecting_children for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.collecting_children to kith_app;
grant select on table kith.collecting_children to kith_backup;
grant delete, insert, select, update on table kith.collecting_children to kith_definer;
grant delete, select on table kith.collecting_children to kith_retention;
grant insert, select, update on table kith.collecting_children to kith_worker;

create table kith.collecting_rounds (
  place_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  screen_id uuid not null,
  for_day date not null,
  days integer not null,
  began_at timestamp with time zone not null default now(),
  began_by uuid,
  closed_at timestamp with time zone,
  closed_by uuid,
  screen_after_id uuid,
  constraint collecting_rounds_began_by_fkey FOREIGN KEY (began_by) REFERENCES kith.people(id),
  constraint collecting_rounds_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES kith.people(id),
  constraint collecting_rounds_days_check CHECK (((days >= 1) AND (days <= 60))),
  constraint collecting_rounds_pkey PRIMARY KEY (place_id, id),
  constraint collecting_rounds_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint collecting_rounds_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint collecting_rounds_place_id_school_id_id_key UNIQUE (place_id, school_id, id),
  constraint collecting_rounds_place_id_screen_after_id_fkey FOREIGN KEY (place_id, screen_after_id) REFERENCES kith.screens(place_id, id),
  constraint collecting_rounds_place_id_screen_id_fkey FOREIGN KEY (place_id, screen_id) REFERENCES kith.screens(place_id, id)
); -- owner kith_owner
CREATE INDEX collecting_rounds_of_school ON kith.collecting_rounds USING btree (school_id, began_at DESC);
CREATE UNIQUE INDEX collecting_rounds_open ON kith.collecting_rounds USING btree (place_id, school_id) WHERE (closed_at IS NULL);
alter table kith.collecting_rounds enable row level security;
alter table kith.collecting_rounds force row level security;
create policy app_adds on kith.collecting_rounds for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('ask tutors'::text) AS may)));
create policy app_changes on kith.collecting_rounds for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('ask tutors'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('ask tutors'::text) AS may)));
create policy app_reads on kith.collecting_rounds for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
create policy backup_reads on kith.collecting_rounds for select to kith_backup using (true);
create policy definer_works on kith.collecting_rounds for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.collecting_rounds as restrictive for insert to kith_app with check ((began_by = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.collecting_rounds for all to kith_owner using (true) with check (true);
create policy worker_works on kith.collecting_rounds for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
grant insert, select on table kith.collecting_rounds to kith_app;
grant select on table kith.collecting_rounds to kith_backup;
grant delete, insert, select, update on table kith.collecting_rounds to kith_definer;
grant insert, select, update on table kith.collecting_rounds to kith_worker;
grant update on column kith.collecting_rounds.closed_at to kith_app;
grant update on column kith.collecting_rounds.closed_by to kith_app;
grant update on column kith.collecting_rounds.screen_after_id to kith_app;

create table kith.collecting_tutors (
  place_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  round_id uuid not null,
  name text not null,
  role text not null default 'tutor'::text,
  email text,
  added_at timestamp with time zone not null default now(),
  constraint collecting_tutors_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254))),
  constraint collecting_tutors_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint collecting_tutors_pkey PRIMARY KEY (place_id, id),
  constraint collecting_tutors_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint collecting_tutors_place_id_school_id_round_id_fkey FOREIGN KEY (place_id, school_id, round_id) REFERENCES kith.collecting_rounds(place_id, school_id, id),
  constraint collecting_tutors_role_check CHECK (((length(role) >= 1) AND (length(role) <= 60)))
); -- owner kith_owner
CREATE UNIQUE INDEX collecting_tutors_once ON kith.collecting_tutors USING btree (round_id, lower(name));
alter table kith.collecting_tutors enable row level security;
alter table kith.collecting_tutors force row level security;
create policy app_adds on kith.collecting_tutors for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('ask tutors'::text) AS may)));
create policy app_changes on kith.collecting_tutors for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('ask tutors'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('ask tutors'::text) AS may)));
create policy app_reads on kith.collecting_tutors for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
create policy backup_reads on kith.collecting_tutors for select to kith_backup using (true);
create policy definer_works on kith.collecting_tutors for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.collecting_tutors for all to kith_owner using (true) with check (true);
create policy worker_works on kith.collecting_tutors for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
grant insert, select on table kith.collecting_tutors to kith_app;
grant select on table kith.collecting_tutors to kith_backup;
grant delete, insert, select, update on table kith.collecting_tutors to kith_definer;
grant insert, select, update on table kith.collecting_tutors to kith_worker;

create table kith.column_matchings (
  place_id uuid not null,
  id uuid not null,
  organisation_id uuid,
  fingerprint text not null,
  matching jsonb not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_at timestamp with time zone,
  constraint column_matchings_pkey PRIMARY KEY (place_id, id),
  constraint column_matchings_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint column_matchings_place_id_organisation_id_fkey FOREIGN KEY (place_id, organisation_id) REFERENCES kith.organisations(place_id, id)
); -- owner kith_owner
CREATE UNIQUE INDEX column_matchings_in_force ON kith.column_matchings USING btree (place_id, COALESCE(organisation_id, place_id), fingerprint) WHERE (ended_at IS NULL);
alter table kith.column_matchings enable row level security;
alter table kith.column_matchings force row level security;
create policy app_adds on kith.column_matchings for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_changes on kith.column_matchings for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_reads on kith.column_matchings for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.column_matchings for select to kith_backup using (true);
create policy definer_works on kith.column_matchings for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.column_matchings for all to kith_owner using (true) with check (true);
create policy worker_works on kith.column_matchings for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.column_matchings to kith_app;
grant select on table kith.column_matchings to kith_backup;
grant delete, insert, select, update on table kith.column_matchings to kith_definer;
grant insert, select, update on table kith.column_matchings to kith_worker;

create table kith.concerns (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  kind text not null,
  said_by text,
  same integer not null default 1,
  position bigint not null default nextval('kith.positions'::regclass),
  known_at timestamp with time zone not null default now(),
  import_id uuid,
  because text,
  answer_id uuid,
  ended_at timestamp with time zone,
  constraint concerns_kind_check CHECK ((kind = ANY (ARRAY['bullying'::text, 'isolation'::text, 'exposure-to-crime'::text, 'caring'::text, 'bereavement'::text, 'housing'::text, 'other'::text]))),
  constraint concerns_pkey PRIMARY KEY (place_id, id),
  constraint concerns_place_id_answer_id_fkey FOREIGN KEY (place_id, answer_id) REFERENCES kith.collecting_answers(place_id, id),
  constraint concerns_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE INDEX concerns_of_answer ON kith.concerns USING btree (answer_id) WHERE (answer_id IS NOT NULL);
CREATE INDEX concerns_of_child ON kith.concerns USING btree (child_id);
CREATE UNIQUE INDEX concerns_once ON kith.concerns USING btree (place_id, child_id, on_day, kind, md5(COALESCE(said_by, ''::text)), same);
alter table kith.concerns enable row level security;
alter table kith.concerns force row level security;
create policy app_adds on kith.concerns for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = concerns.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.concerns for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = concerns.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = concerns.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.concerns for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = concerns.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.concerns for select to kith_backup using (true);
create policy definer_works on kith.concerns for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.concerns for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.concerns for delete to kith_retention using (true);
create policy retention_reads on kith.concerns for select to kith_retention using (true);
create policy worker_works on kith.concerns for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.concerns to kith_app;
grant select on table kith.concerns to kith_backup;
grant delete, insert, select, update on table kith.concerns to kith_definer;
grant delete, select on table kith.concerns to kith_retention;
grant insert, select, update on table kith.concerns to kith_worker;

create table kith.conflicts_told (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  forename text not null,
  surname text not null,
  school_id uuid not null,
  kind text not null,
  told_at timestamp with time zone not null default now(),
  constraint conflicts_told_forename_check CHECK (((length(forename) >= 1) AND (length(forename) <= 100))),
  constraint conflicts_told_kind_check CHECK ((kind = ANY (ARRAY['own-child'::text, 'relative'::text, 'neighbour'::text, 'former-partner'::text, 'other'::text]))),
  constraint conflicts_told_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint conflicts_told_pkey PRIMARY KEY (place_id, id),
  constraint conflicts_told_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint conflicts_told_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint conflicts_told_surname_check CHECK (((length(surname) >= 1) AND (length(surname) <= 100)))
); -- owner kith_owner
CREATE INDEX conflicts_told_by ON kith.conflicts_told USING btree (person_id);
alter table kith.conflicts_told enable row level security;
alter table kith.conflicts_told force row level security;
create policy app_adds on kith.conflicts_told for insert to kith_app with check ((person_id = ( SELECT kith.person() AS person)));
create policy app_changes on kith.conflicts_told for update to kith_app using ((person_id = ( SELECT kith.person() AS person))) with check ((person_id = ( SELECT kith.person() AS person)));
create policy app_reads on kith.conflicts_told for select to kith_app using ((person_id = ( SELECT kith.person() AS person)));
create policy backup_reads on kith.conflicts_told for select to kith_backup using (true);
create policy definer_works on kith.conflicts_told for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.conflicts_told for all to kith_owner using (true) with check (true);
grant select on table kith.conflicts_told to kith_app;
grant select on table kith.conflicts_told to kith_backup;
grant delete, insert, select, update on table kith.conflicts_told to kith_definer;

create view kith.consents_in_force with (security_invoker=true) as
  SELECT place_id, child_id, purpose, kind, said_by, said_on, language, id AS agreement_id FROM agreements a WHERE ((ended_at IS NULL) AND (answer = 'yes'::text) AND (who = CASE asks WHEN 'child'::text THEN 'child'::text ELSE 'family'::text END) AND ((asks <> 'both'::text) OR (EXISTS ( SELECT 1 FROM agreements c WHERE ((place_id = place_id) AND (child_id = child_id) AND (purpose = purpose) AND (who = 'child'::text) AND (ended_at IS NULL) AND (answer = 'yes'::text)))))); -- owner kith_owner
grant select on table kith.consents_in_force to kith_app;
grant select on table kith.consents_in_force to kith_definer;
grant select on table kith.consents_in_force to kith_worker;

create table kith.contact_answers (
  place_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  child_id uuid not null,
  words text not null,
  answered_by uuid not null,
  answered_at timestamp with time zone not null default now(),
  constraint contact_answers_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES kith.people(id),
  constraint contact_answers_pkey PRIMARY KEY (place_id, id),
  constraint contact_answers_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint contact_answers_place_id_contact_id_fkey FOREIGN KEY (place_id, contact_id) REFERENCES kith.contacts(place_id, id),
  constraint contact_answers_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
); -- owner kith_owner
CREATE INDEX contact_answers_of_child ON kith.contact_answers USING btree (child_id);
CREATE INDEX contact_answers_of_contact ON kith.contact_answers USING btree (contact_id);
alter table kith.contact_answers enable row level security;
alter table kith.contact_answers force row level security;
create policy app_adds on kith.contact_answers for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('lead the team'::text) AS may)));
create policy app_changes on kith.contact_answers for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(32) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_answers.child_id) AND ((r.reads & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('lead the team'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('lead the team'::text) AS may)));
create policy app_reads on kith.contact_answers for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(32) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_answers.child_id) AND ((r.reads & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.contact_answers as restrictive for insert to kith_app with check ((answered_at = now()));
create policy backup_reads on kith.contact_answers for select to kith_backup using (true);
create policy definer_works on kith.contact_answers for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.contact_answers as restrictive for insert to kith_app with check (((answered_by = ( SELECT kith.person() AS person)) AND (EXISTS ( SELECT 1 FROM kith.contacts c WHERE ((c.id = contact_answers.contact_id) AND (c.child_id = contact_answers.child_id) AND (c.withdrawn_at IS NULL))))));
create policy only_those_it_is_for on kith.contact_answers as restrictive for select to kith_app using (((answered_by = ( SELECT kith.person() AS person)) OR (EXISTS ( SELECT 1 FROM kith.contacts c WHERE ((c.id = contact_answers.contact_id) AND (c.child_id = contact_answers.child_id) AND ((c.audience = 'team'::text) OR (c.written_by = ( SELECT kith.person() AS person)) OR ((c.audience = 'manager'::text) AND ( SELECT kith.may('lead the team'::text) AS may)) OR ((c.audience = 'safeguarding'::text) AND ( SELECT kith.may('restrict a record'::text) AS may))))))));
create policy owner_migrates on kith.contact_answers for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.contact_answers for delete to kith_retention using (true);
create policy retention_reads on kith.contact_answers for select to kith_retention using (true);
create policy worker_works on kith.contact_answers for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.contact_answers to kith_app;
grant select on table kith.contact_answers to kith_backup;
grant delete, insert, select, update on table kith.contact_answers to kith_definer;
grant delete, select on table kith.contact_answers to kith_retention;
grant insert, select, update on table kith.contact_answers to kith_worker;

create table kith.contact_details (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  kind text not null,
  whose text not null,
  value text not null,
  known_at timestamp with time zone not null default now(),
  known_by uuid,
  ended_at timestamp with time zone,
  constraint contact_details_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'email'::text, 'address'::text]))),
  constraint contact_details_pkey PRIMARY KEY (place_id, id),
  constraint contact_details_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE INDEX contact_details_of_child ON kith.contact_details USING btree (child_id) WHERE (ended_at IS NULL);
alter table kith.contact_details enable row level security;
alter table kith.contact_details force row level security;
create policy app_adds on kith.contact_details for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_details.child_id) AND ((r.writes & 2) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.contact_details for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_details.child_id) AND ((r.writes & 2) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_details.child_id) AND ((r.writes & 2) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.contact_details for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(2) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_details.child_id) AND ((r.reads & 2) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.contact_details as restrictive for insert to kith_app with check ((known_at = now()));
create policy backup_reads on kith.contact_details for select to kith_backup using (true);
create policy definer_works on kith.contact_details for all to kith_definer using (true) with check (true);
create policy no_address_beside_a_protected_one on kith.contact_details as restrictive for select to kith_app using (((kind <> 'address'::text) OR (child_id <> ALL (( SELECT kith.protected_children() AS protected_children)::uuid[]))));
create policy nor_is_one_ended on kith.contact_details as restrictive for update to kith_app using (((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = contact_details.child_id))) OR (NOT (EXISTS ( SELECT 1 FROM kith.took_part t WHERE (t.child_id = contact_details.child_id)))) OR ( SELECT kith.may('restrict a record'::text) AS may)));
create policy nor_is_one_written on kith.contact_details as restrictive for insert to kith_app with check (((kind <> 'address'::text) OR (child_id <> ALL (( SELECT kith.protected_children() AS protected_children)::uuid[]))));
create policy of_nobody_who_left on kith.contact_details as restrictive for insert to kith_app with check (((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = contact_details.child_id))) OR (NOT (EXISTS ( SELECT 1 FROM kith.took_part t WHERE (t.child_id = contact_details.child_id)))) OR ( SELECT kith.may('restrict a record'::text) AS may)));
create policy owner_migrates on kith.contact_details for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.contact_details for delete to kith_retention using (true);
create policy retention_reads on kith.contact_details for select to kith_retention using (true);
create policy worker_works on kith.contact_details for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.contact_details to kith_app;
grant select on table kith.contact_details to kith_backup;
grant delete, insert, select, update on table kith.contact_details to kith_definer;
grant delete, select on table kith.contact_details to kith_retention;
grant insert, select, update on table kith.contact_details to kith_worker;
grant update on column kith.contact_details.ended_at to kith_app;

create table kith.contact_drafts (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  fields jsonb not null,
  made_at timestamp with time zone not null default now(),
  saved_at timestamp with time zone not null default now(),
  handed_on_by uuid,
  handed_on_at timestamp with time zone,
  constraint contact_drafts_fields_check CHECK (((jsonb_typeof(fields) = 'object'::text) AND (length((fields)::text) <= 20000))),
  constraint contact_drafts_handed_on_by_fkey FOREIGN KEY (handed_on_by) REFERENCES kith.people(id),
  constraint contact_drafts_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint contact_drafts_pkey PRIMARY KEY (place_id, id),
  constraint contact_drafts_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE INDEX contact_drafts_of_child ON kith.contact_drafts USING btree (child_id);
CREATE INDEX contact_drafts_of_person ON kith.contact_drafts USING btree (person_id);
alter table kith.contact_drafts enable row level security;
alter table kith.contact_drafts force row level security;
create policy app_adds on kith.contact_drafts for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_drafts.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.contact_drafts for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_drafts.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_drafts.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.contact_drafts for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(32) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_drafts.child_id) AND ((r.reads & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.contact_drafts for select to kith_backup using (true);
create policy definer_works on kith.contact_drafts for all to kith_definer using (true) with check (true);
create policy only_ones_own on kith.contact_drafts as restrictive for select to kith_app using ((person_id = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.contact_drafts for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.contact_drafts for delete to kith_retention using (true);
create policy retention_reads on kith.contact_drafts for select to kith_retention using (true);
create policy worker_works on kith.contact_drafts for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.contact_drafts to kith_app;
grant select on table kith.contact_drafts to kith_backup;
grant delete, insert, select, update on table kith.contact_drafts to kith_definer;
grant delete, select on table kith.contact_drafts to kith_retention;
grant insert, select, update on table kith.contact_drafts to kith_worker;

create table kith.contact_notes (
  place_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  child_id uuid not null,
  words text not null,
  mark text,
  language text not null default 'en'::text,
  audience text not null,
  written_by uuid not null,
  constraint contact_notes_audience_check CHECK ((audience = ANY (ARRAY['team'::text, 'manager'::text, 'safeguarding'::text]))),
  constraint contact_notes_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint contact_notes_mark_check CHECK ((mark = ANY (ARRAY['strength'::text, 'words'::text]))),
  constraint contact_notes_pkey PRIMARY KEY (place_id, id),
  constraint contact_notes_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint contact_notes_place_id_contact_id_fkey FOREIGN KEY (place_id, contact_id) REFERENCES kith.contacts(place_id, id),
  constraint contact_notes_words_check CHECK (((length(words) >= 1) AND (length(words) <= 8000))),
  constraint contact_notes_written_by_fkey FOREIGN KEY (written_by) REFERENCES kith.people(id)
); -- owner kith_owner
CREATE INDEX contact_notes_marked ON kith.contact_notes USING btree (child_id, mark) WHERE (mark IS NOT NULL);
CREATE INDEX contact_notes_of_child ON kith.contact_notes USING btree (child_id);
CREATE INDEX contact_notes_of_contact ON kith.contact_notes USING btree (contact_id);
alter table kith.contact_notes enable row level security;
alter table kith.contact_notes force row level security;
create policy app_adds on kith.contact_notes for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_notes.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.contact_notes for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_notes.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_notes.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.contact_notes for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(32) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contact_notes.child_id) AND ((r.reads & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.contact_notes for select to kith_backup using (true);
create policy definer_works on kith.contact_notes for all to kith_definer using (true) with check (true);
create policy only_those_it_is_for on kith.contact_notes as restrictive for select to kith_app using (((audience = 'team'::text) OR (written_by = ( SELECT kith.person() AS person)) OR ((audience = 'manager'::text) AND ( SELECT kith.may('lead the team'::text) AS may)) OR ((audience = 'safeguarding'::text) AND ( SELECT kith.may('restrict a record'::text) AS may))));
create policy owner_migrates on kith.contact_notes for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.contact_notes for delete to kith_retention using (true);
create policy retention_reads on kith.contact_notes for select to kith_retention using (true);
create policy worker_works on kith.contact_notes for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.contact_notes to kith_app;
grant select on table kith.contact_notes to kith_backup;
grant delete, insert, select, update on table kith.contact_notes to kith_definer;
grant delete, select on table kith.contact_notes to kith_retention;
grant insert, select, update on table kith.contact_notes to kith_worker;

create table kith.contacts (
  place_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  child_id uuid not null,
  kind text not null,
  direction text,
  with_whom text not null,
  how_went text,
  minutes smallint,
  occurred_on date not null,
  occurred_at time without time zone,
  captured_at timestamp with time zone not null,
  received_at timestamp with time zone not null default now(),
  written_by uuid not null,
  taken_in_by uuid,
  noted boolean not null,
  audience text not null,
  asks_manager boolean not null default false,
  good_news text,
  told_in text,
  body_hash text not null,
  amends_id uuid,
  superseded_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_because text,
  constraint contacts_audience_check CHECK ((audience = ANY (ARRAY['team'::text, 'manager'::text, 'safeguarding'::text]))),
  constraint contacts_check CHECK ((occurred_on <= ((received_at)::date + 1))),
  constraint contacts_check1 CHECK (((good_news IS NULL) = (told_in IS NULL))),
  constraint contacts_direction_check CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text]))),
  constraint contacts_good_news_check CHECK ((good_news ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint contacts_how_went_check CHECK ((how_went = ANY (ARRAY['well'::text, 'mixed'::text, 'hard'::text]))),
  constraint contacts_kind_check CHECK ((kind = ANY (ARRAY['in-person'::text, 'phone'::text, 'text'::text, 'home-visit'::text, 'meeting'::text, 'email'::text, 'letter'::text]))),
  constraint contacts_minutes_check CHECK (((minutes >= 0) AND (minutes <= 600))),
  constraint contacts_pkey PRIMARY KEY (place_id, id),
  constraint contacts_place_id_amends_id_fkey FOREIGN KEY (place_id, amends_id) REFERENCES kith.contacts(place_id, id),
  constraint contacts_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint contacts_taken_in_by_fkey FOREIGN KEY (taken_in_by) REFERENCES kith.people(id),
  constraint contacts_told_in_check CHECK ((told_in ~ '^[a-z]{2,3}$'::text)),
  constraint contacts_with_whom_check CHECK ((with_whom = ANY (ARRAY['child'::text, 'parent'::text, 'school'::text, 'other'::text]))),
  constraint contacts_withdrawn_because_check CHECK (((length(withdrawn_because) >= 3) AND (length(withdrawn_because) <= 300))),
  constraint contacts_written_by_fkey FOREIGN KEY (written_by) REFERENCES kith.people(id)
); -- owner kith_owner
CREATE UNIQUE INDEX contacts_amended_once ON kith.contacts USING btree (place_id, amends_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX contacts_noted ON kith.contacts USING btree (child_id, occurred_on DESC, received_at DESC) WHERE (noted AND (withdrawn_at IS NULL) AND (superseded_at IS NULL));
CREATE INDEX contacts_of_child ON kith.contacts USING btree (child_id, occurred_on DESC, received_at DESC);
CREATE UNIQUE INDEX contacts_of_form ON kith.contacts USING btree (place_id, form_id, child_id);
CREATE INDEX contacts_of_writer ON kith.contacts USING btree (written_by, received_at DESC);
CREATE INDEX contacts_that_ask ON kith.contacts USING btree (place_id, received_at) WHERE (asks_manager AND (withdrawn_at IS NULL) AND (superseded_at IS NULL));
CREATE TRIGGER not_ahead BEFORE INSERT ON kith.contacts FOR EACH ROW WHEN ((new.captured_at > (now() + '00:05:00'::interval))) EXECUTE FUNCTION kith.not_ahead();
alter table kith.contacts enable row level security;
alter table kith.contacts force row level security;
create policy app_adds on kith.contacts for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contacts.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.contacts for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contacts.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contacts.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.contacts for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(32) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = contacts.child_id) AND ((r.reads & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.contacts for select to kith_backup using (true);
create policy definer_works on kith.contacts for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.contacts for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.contacts for delete to kith_retention using (true);
create policy retention_reads on kith.contacts for select to kith_retention using (true);
create policy worker_works on kith.contacts for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.contacts to kith_backup;
grant delete, insert, select, update on table kith.contacts to kith_definer;
grant delete, select on table kith.contacts to kith_retention;
grant insert, select, update on table kith.contacts to kith_worker;
grant select on column kith.contacts.amends_id to kith_app;
grant select on column kith.contacts.asks_manager to kith_app;
grant select on column kith.contacts.audience to kith_app;
grant select on column kith.contacts.captured_at to kith_app;
grant select on column kith.contacts.child_id to kith_app;
grant select on column kith.contacts.direction to kith_app;
grant select on column kith.contacts.form_id to kith_app;
grant select on column kith.contacts.good_news to kith_app;
grant select on column kith.contacts.how_went to kith_app;
grant select on column kith.contacts.id to kith_app;
grant select on column kith.contacts.kind to kith_app;
grant select on column kith.contacts.minutes to kith_app;
grant select on column kith.contacts.noted to kith_app;
grant select on column kith.contacts.occurred_at to kith_app;
grant select on column kith.contacts.occurred_on to kith_app;
grant select on column kith.contacts.place_id to kith_app;
grant select on column kith.contacts.received_at to kith_app;
grant select on column kith.contacts.superseded_at to kith_app;
grant select on column kith.contacts.taken_in_by to kith_app;
grant select on column kith.contacts.told_in to kith_app;
grant select on column kith.contacts.with_whom to kith_app;
grant select on column kith.contacts.withdrawn_at to kith_app;
grant select on column kith.contacts.withdrawn_because to kith_app;
grant select on column kith.contacts.written_by to kith_app;

create table kith.corrections (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  entry_id text,
  entry_day date,
  entry text not null,
  said_id uuid,
  asker text not null,
  asked_by text not null,
  received_on date not null,
  wrong text not null,
  right_is text not null,
  evidence text,
  opinion boolean not null,
  audience text not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  outcome text,
  because text,
  statement text,
  decided_on date,
  decided_by uuid,
  constraint a_no_has_its_reason CHECK (((outcome IS DISTINCT FROM 'not-corrected'::text) OR (because IS NOT NULL))),
  constraint corrections_asked_by_check CHECK (((length(asked_by) >= 1) AND (length(asked_by) <= 120))),
  constraint corrections_asker_check CHECK ((asker = ANY (ARRAY['child'::text, 'parent'::text, 'somebody-for-them'::text, 'colleague'::text]))),
  constraint corrections_audience_check CHECK ((audience = ANY (ARRAY['team'::text, 'manager'::text, 'safeguarding'::text]))),
  constraint corrections_because_check CHECK (((length(because) >= 1) AND (length(because) <= 1000))),
  constraint corrections_check CHECK (((outcome IS NULL) = (decided_on IS NULL))),
  constraint corrections_check1 CHECK ((decided_on >= received_on)),
  constraint corrections_check2 CHECK (((entry_id IS NULL) = (entry_day IS NULL))),
  constraint corrections_entry_check CHECK (((length(entry) >= 1) AND (length(entry) <= 200))),
  constraint corrections_entry_id_check CHECK (((length(entry_id) >= 1) AND (length(entry_id) <= 200))),
  constraint corrections_evidence_check CHECK (((length(evidence) >= 1) AND (length(evidence) <= 1000))),
  constraint corrections_outcome_check CHECK ((outcome = ANY (ARRAY['corrected'::text, 'not-corrected'::text]))),
  constraint corrections_pkey PRIMARY KEY (place_id, id),
  constraint corrections_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint corrections_place_id_said_id_fkey FOREIGN KEY (place_id, said_id) REFERENCES kith.family_page_words(place_id, id),
  constraint corrections_right_is_check CHECK (((length(right_is) >= 1) AND (length(right_is) <= 2000))),
  constraint corrections_statement_check CHECK (((length(statement) >= 1) AND (length(statement) <= 2000))),
  constraint corrections_wrong_check CHECK (((length(wrong) >= 1) AND (length(wrong) <= 2000))),
  constraint statement_stands_beside CHECK (((outcome IS NULL) OR (statement IS NOT NULL) OR ((outcome = 'corrected'::text) AND (NOT opinion))))
); -- owner kith_owner
CREATE INDEX corrections_of_child ON kith.corrections USING btree (child_id);
CREATE INDEX corrections_open ON kith.corrections USING btree (place_id, child_id) WHERE (outcome IS NULL);
CREATE UNIQUE INDEX corrections_said ON kith.corrections USING btree (place_id, said_id) WHERE (said_id IS NOT NULL);
alter table kith.corrections enable row level security;
alter table kith.corrections force row level security;
create policy app_adds on kith.corrections for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = corrections.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.corrections for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = corrections.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = corrections.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.corrections for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(32) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = corrections.child_id) AND ((r.reads & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.corrections for select to kith_backup using (true);
create policy definer_works on kith.corrections for all to kith_definer using (true) with check (true);
create policy only_those_it_is_for on kith.corrections as restrictive for select to kith_app using (((audience = 'team'::text) OR (made_by = ( SELECT kith.person() AS person)) OR ((audience = 'manager'::text) AND ( SELECT kith.may('lead the team'::text) AS may)) OR ((audience = 'safeguarding'::text) AND ( SELECT kith.may('restrict a record'::text) AS may))));
create policy owner_migrates on kith.corrections for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.corrections for delete to kith_retention using (true);
create policy retention_reads on kith.corrections for select to kith_retention using (true);
create policy worker_works on kith.corrections for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.corrections to kith_app;
grant select on table kith.corrections to kith_backup;
grant delete, insert, select, update on table kith.corrections to kith_definer;
grant delete, select on table kith.corrections to kith_retention;
grant insert, select, update on table kith.corrections to kith_worker;

create table kith.days_in_school (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null default kith.person(),
  school_id uuid not null,
  on_day date not null,
  there boolean not null,
  why text,
  words text,
  how text not null,
  captured_at timestamp with time zone not null,
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint days_in_school_check CHECK ((there = (why IS NULL))),
  constraint days_in_school_check1 CHECK (((why <> 'other'::text) OR (words IS NOT NULL))),
  constraint days_in_school_how_check CHECK ((how = ANY (ARRAY['tap'::text, 'seen'::text]))),
  constraint days_in_school_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint days_in_school_pkey PRIMARY KEY (place_id, id),
  constraint days_in_school_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint days_in_school_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint days_in_school_why_check CHECK ((why = ANY (ARRAY['training'::text, 'ill'::text, 'home-visits'::text, 'leave'::text, 'school-closed'::text, 'other'::text]))),
  constraint days_in_school_words_check CHECK (((length(words) >= 1) AND (length(words) <= 200)))
); -- owner kith_owner
CREATE INDEX days_in_school_by_day ON kith.days_in_school USING btree (place_id, on_day) WHERE (withdrawn_at IS NULL);
CREATE INDEX days_in_school_of_person ON kith.days_in_school USING btree (person_id, on_day) WHERE (withdrawn_at IS NULL);
CREATE INDEX days_in_school_of_school ON kith.days_in_school USING btree (school_id, on_day) WHERE (withdrawn_at IS NULL);
CREATE TRIGGER not_ahead BEFORE INSERT ON kith.days_in_school FOR EACH ROW WHEN ((new.captured_at > (now() + '00:05:00'::interval))) EXECUTE FUNCTION kith.not_ahead();
alter table kith.days_in_school enable row level security;
alter table kith.days_in_school force row level security;
create policy app_adds on kith.days_in_school for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('be in school'::text) AS may)));
create policy app_changes on kith.days_in_school for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('be in school'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('be in school'::text) AS may)));
create policy app_reads on kith.days_in_school for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
create policy as_it_is_written on kith.days_in_school as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.days_in_school for select to kith_backup using (true);
create policy definer_works on kith.days_in_school for all to kith_definer using (true) with check (true);
create policy only_own_days on kith.days_in_school as restrictive for insert to kith_app with check ((person_id = ( SELECT kith.person() AS person)));
create policy only_their_own on kith.days_in_school as restrictive for update to kith_app using ((person_id = ( SELECT kith.person() AS person))) with check ((person_id = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.days_in_school for all to kith_owner using (true) with check (true);
create policy worker_works on kith.days_in_school for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
grant insert, select on table kith.days_in_school to kith_app;
grant select on table kith.days_in_school to kith_backup;
grant delete, insert, select, update on table kith.days_in_school to kith_definer;
grant insert, select, update on table kith.days_in_school to kith_worker;
grant update on column kith.days_in_school.withdrawn_at to kith_app;

create view kith.days_in_school_standing with (security_invoker=true) as
  SELECT DISTINCT ON (person_id, school_id, on_day) place_id, id, person_id, school_id, on_day, there, why, words, how, captured_at, made_at FROM days_in_school d WHERE (withdrawn_at IS NULL) ORDER BY person_id, school_id, on_day, captured_at DESC, made_at DESC, id DESC; -- owner kith_owner
grant select on table kith.days_in_school_standing to kith_app;
grant select on table kith.days_in_school_standing to kith_definer;
grant select on table kith.days_in_school_standing to kith_worker;

create table kith.early_help_assessments (
  place_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  child_id uuid not null,
  began_on date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  completed_on date,
  organisation text,
  completed_by uuid,
  constraint early_help_assessments_check CHECK ((completed_on >= began_on)),
  constraint early_help_assessments_check1 CHECK (((completed_on IS NULL) = (organisation IS NULL))),
  constraint early_help_assessments_organisation_check CHECK (((length(organisation) >= 1) AND (length(organisation) <= 120))),
  constraint early_help_assessments_pkey PRIMARY KEY (place_id, id),
  constraint early_help_assessments_place_id_episode_id_child_id_fkey FOREIGN KEY (place_id, episode_id, child_id) REFERENCES kith.early_help_episodes(place_id, id, child_id),
  constraint early_help_assessments_place_id_id_child_id_key UNIQUE (place_id, id, child_id)
); -- owner kith_owner
CREATE INDEX early_help_assessments_of_child ON kith.early_help_assessments USING btree (child_id, began_on DESC);
CREATE UNIQUE INDEX early_help_assessments_open ON kith.early_help_assessments USING btree (place_id, episode_id) WHERE (completed_on IS NULL);
CREATE TRIGGER completed_by BEFORE UPDATE OF completed_on ON kith.early_help_assessments FOR EACH ROW WHEN ((old.completed_on IS DISTINCT FROM new.completed_on)) EXECUTE FUNCTION kith.by_whoever_changed('completed_by');
alter table kith.early_help_assessments enable row level security;
alter table kith.early_help_assessments force row level security;
create policy app_adds on kith.early_help_assessments for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_assessments.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.early_help_assessments for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_assessments.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_assessments.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.early_help_assessments for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_assessments.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.early_help_assessments as restrictive for insert to kith_app with check (((made_at = now()) AND (made_by = ( SELECT kith.person() AS person))));
create policy backup_reads on kith.early_help_assessments for select to kith_backup using (true);
create policy definer_works on kith.early_help_assessments for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.early_help_assessments for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.early_help_assessments for delete to kith_retention using (true);
create policy retention_reads on kith.early_help_assessments for select to kith_retention using (true);
create policy the_lead_writes on kith.early_help_assessments as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.early_help_leads l WHERE ((l.episode_id = early_help_assessments.episode_id) AND (l.until_on IS NULL) AND ((l.person_id IS NULL) OR (l.person_id = ( SELECT kith.person() AS person)))))));
create policy worker_works on kith.early_help_assessments for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.early_help_assessments to kith_app;
grant select on table kith.early_help_assessments to kith_backup;
grant delete, insert, select, update on table kith.early_help_assessments to kith_definer;
grant delete, select on table kith.early_help_assessments to kith_retention;
grant insert, select, update on table kith.early_help_assessments to kith_worker;
grant update on column kith.early_help_assessments.completed_on to kith_app;
grant update on column kith.early_help_assessments.organisation to kith_app;

create table kith.early_help_episodes (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  began_on date not null,
  came_from text not null,
  reason text not null,
  why text,
  without_yes_because text,
  council_episode text,
  council_person text,
  review_by date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_on date,
  end_reason text,
  ended_words text,
  ended_by uuid,
  constraint early_help_episodes_came_from_check CHECK ((came_from = ANY (ARRAY['new'::text, 'step-down'::text, 'council'::text]))),
  constraint early_help_episodes_check CHECK (((ended_on IS NULL) = (end_reason IS NULL))),
  constraint early_help_episodes_check1 CHECK (((ended_on IS NULL) OR (ended_on >= began_on))),
  constraint early_help_episodes_council_episode_check CHECK (((length(council_episode) >= 1) AND (length(council_episode) <= 60))),
  constraint early_help_episodes_council_person_check CHECK (((length(council_person) >= 1) AND (length(council_person) <= 60))),
  constraint early_help_episodes_end_reason_check CHECK ((end_reason = ANY (ARRAY['outcomes-met'::text, 'step-up'::text, 'no-further-action'::text]))),
  constraint early_help_episodes_ended_words_check CHECK (((length(ended_words) >= 1) AND (length(ended_words) <= 1000))),
  constraint early_help_episodes_pkey PRIMARY KEY (place_id, id),
  constraint early_help_episodes_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint early_help_episodes_place_id_id_child_id_key UNIQUE (place_id, id, child_id),
  constraint early_help_episodes_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 120))),
  constraint early_help_episodes_why_check CHECK (((length(why) >= 1) AND (length(why) <= 1000))),
  constraint early_help_episodes_without_yes_because_check CHECK (((length(without_yes_because) >= 3) AND (length(without_yes_because) <= 500)))
); -- owner kith_owner
CREATE INDEX early_help_episodes_of_child ON kith.early_help_episodes USING btree (child_id, began_on DESC);
CREATE UNIQUE INDEX early_help_episodes_open ON kith.early_help_episodes USING btree (place_id, child_id) WHERE (ended_on IS NULL);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_on ON kith.early_help_episodes FOR EACH ROW WHEN ((old.ended_on IS DISTINCT FROM new.ended_on)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
CREATE TRIGGER episode_grants_after_insert AFTER INSERT ON kith.early_help_episodes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.episodes_changed();
CREATE TRIGGER episode_grants_after_update AFTER UPDATE ON kith.early_help_episodes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.episodes_changed();
alter table kith.early_help_episodes enable row level security;
alter table kith.early_help_episodes force row level security;
create policy app_adds on kith.early_help_episodes for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_episodes.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.early_help_episodes for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_episodes.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_episodes.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.early_help_episodes for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_episodes.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.early_help_episodes as restrictive for insert to kith_app with check (((made_at = now()) AND (made_by = ( SELECT kith.person() AS person))));
create policy backup_reads on kith.early_help_episodes for select to kith_backup using (true);
create policy definer_works on kith.early_help_episodes for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.early_help_episodes for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.early_help_episodes for delete to kith_retention using (true);
create policy retention_reads on kith.early_help_episodes for select to kith_retention using (true);
create policy with_a_yes_or_a_reason on kith.early_help_episodes as restrictive for insert to kith_app with check ((((without_yes_because IS NOT NULL) OR (EXISTS ( SELECT 1 FROM kith.consents_in_force c WHERE ((c.child_id = early_help_episodes.child_id) AND (c.purpose = 'early-help'::text))))) AND (EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = early_help_episodes.child_id)))));
create policy worker_works on kith.early_help_episodes for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.early_help_episodes to kith_app;
grant select on table kith.early_help_episodes to kith_backup;
grant delete, insert, select, update on table kith.early_help_episodes to kith_definer;
grant delete, select on table kith.early_help_episodes to kith_retention;
grant insert, select, update on table kith.early_help_episodes to kith_worker;
grant update on column kith.early_help_episodes.council_episode to kith_app;
grant update on column kith.early_help_episodes.council_person to kith_app;
grant update on column kith.early_help_episodes.end_reason to kith_app;
grant update on column kith.early_help_episodes.ended_on to kith_app;
grant update on column kith.early_help_episodes.ended_words to kith_app;

create table kith.early_help_leads (
  place_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  child_id uuid not null,
  person_id uuid,
  name text not null,
  organisation text not null,
  reach text,
  from_on date not null,
  until_on date,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint early_help_leads_check CHECK ((until_on >= from_on)),
  constraint early_help_leads_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint early_help_leads_organisation_check CHECK (((length(organisation) >= 1) AND (length(organisation) <= 120))),
  constraint early_help_leads_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint early_help_leads_pkey PRIMARY KEY (place_id, id),
  constraint early_help_leads_place_id_episode_id_child_id_fkey FOREIGN KEY (place_id, episode_id, child_id) REFERENCES kith.early_help_episodes(place_id, id, child_id),
  constraint early_help_leads_reach_check CHECK (((length(reach) >= 3) AND (length(reach) <= 120)))
); -- owner kith_owner
CREATE INDEX early_help_leads_of_child ON kith.early_help_leads USING btree (child_id);
CREATE INDEX early_help_leads_of_person ON kith.early_help_leads USING btree (person_id) WHERE (until_on IS NULL);
CREATE UNIQUE INDEX early_help_leads_one ON kith.early_help_leads USING btree (place_id, episode_id) WHERE (until_on IS NULL);
CREATE TRIGGER episode_grants_after_insert AFTER INSERT ON kith.early_help_leads REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.episodes_changed();
CREATE TRIGGER episode_grants_after_update AFTER UPDATE ON kith.early_help_leads REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.episodes_changed();
alter table kith.early_help_leads enable row level security;
alter table kith.early_help_leads force row level security;
create policy app_adds on kith.early_help_leads for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_leads.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.early_help_leads for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_leads.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_leads.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.early_help_leads for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_leads.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.early_help_leads as restrictive for insert to kith_app with check (((made_at = now()) AND (made_by = ( SELECT kith.person() AS person))));
create policy backup_reads on kith.early_help_leads for select to kith_backup using (true);
create policy definer_works on kith.early_help_leads for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.early_help_leads for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.early_help_leads for delete to kith_retention using (true);
create policy retention_reads on kith.early_help_leads for select to kith_retention using (true);
create policy worker_works on kith.early_help_leads for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.early_help_leads to kith_app;
grant select on table kith.early_help_leads to kith_backup;
grant delete, insert, select, update on table kith.early_help_leads to kith_definer;
grant delete, select on table kith.early_help_leads to kith_retention;
grant insert, select, update on table kith.early_help_leads to kith_worker;
grant update on column kith.early_help_leads.until_on to kith_app;

create table kith.early_help_levels (
  place_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  child_id uuid not null,
  level smallint not null,
  name text not null,
  step text not null,
  on_day date not null,
  because text,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint early_help_levels_because_check CHECK (((length(because) >= 1) AND (length(because) <= 500))),
  constraint early_help_levels_check CHECK (((step = 'began'::text) OR (because IS NOT NULL))),
  constraint early_help_levels_level_check CHECK (((level >= 1) AND (level <= 9))),
  constraint early_help_levels_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint early_help_levels_pkey PRIMARY KEY (place_id, id),
  constraint early_help_levels_place_id_episode_id_child_id_fkey FOREIGN KEY (place_id, episode_id, child_id) REFERENCES kith.early_help_episodes(place_id, id, child_id),
  constraint early_help_levels_step_check CHECK ((step = ANY (ARRAY['began'::text, 'up'::text, 'down'::text])))
); -- owner kith_owner
CREATE UNIQUE INDEX early_help_levels_first ON kith.early_help_levels USING btree (episode_id) WHERE (step = 'began'::text);
CREATE INDEX early_help_levels_of_child ON kith.early_help_levels USING btree (child_id);
CREATE INDEX early_help_levels_of_episode ON kith.early_help_levels USING btree (episode_id, on_day DESC);
alter table kith.early_help_levels enable row level security;
alter table kith.early_help_levels force row level security;
create policy app_adds on kith.early_help_levels for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_levels.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.early_help_levels for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_levels.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_levels.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.early_help_levels for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_levels.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.early_help_levels as restrictive for insert to kith_app with check (((made_at = now()) AND (made_by = ( SELECT kith.person() AS person))));
create policy backup_reads on kith.early_help_levels for select to kith_backup using (true);
create policy definer_works on kith.early_help_levels for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.early_help_levels for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.early_help_levels for delete to kith_retention using (true);
create policy retention_reads on kith.early_help_levels for select to kith_retention using (true);
create policy the_lead_writes on kith.early_help_levels as restrictive for insert to kith_app with check (((EXISTS ( SELECT 1 FROM kith.early_help_leads l WHERE ((l.episode_id = early_help_levels.episode_id) AND (l.until_on IS NULL) AND ((l.person_id IS NULL) OR (l.person_id = ( SELECT kith.person() AS person)))))) OR (step = 'began'::text)));
create policy worker_works on kith.early_help_levels for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.early_help_levels to kith_app;
grant select on table kith.early_help_levels to kith_backup;
grant delete, insert, select, update on table kith.early_help_levels to kith_definer;
grant delete, select on table kith.early_help_levels to kith_retention;
grant insert, select, update on table kith.early_help_levels to kith_worker;

create table kith.early_help_needs (
  place_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  child_id uuid not null,
  whose text not null,
  heading text not null,
  words text not null,
  found_on date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  settled_on date,
  settled_as text,
  settled_words text,
  settled_by uuid,
  constraint early_help_needs_check CHECK (((settled_on IS NULL) = (settled_as IS NULL))),
  constraint early_help_needs_check1 CHECK (((settled_as IS DISTINCT FROM 'not-met'::text) OR (settled_words IS NOT NULL))),
  constraint early_help_needs_heading_check CHECK ((heading ~ '^[a-z][a-z0-9-]{1,40}$'::text)),
  constraint early_help_needs_pkey PRIMARY KEY (place_id, id),
  constraint early_help_needs_place_id_episode_id_child_id_fkey FOREIGN KEY (place_id, episode_id, child_id) REFERENCES kith.early_help_episodes(place_id, id, child_id),
  constraint early_help_needs_settled_as_check CHECK ((settled_as = ANY (ARRAY['met'::text, 'not-met'::text]))),
  constraint early_help_needs_settled_words_check CHECK (((length(settled_words) >= 1) AND (length(settled_words) <= 500))),
  constraint early_help_needs_whose_check CHECK ((whose = ANY (ARRAY['child'::text, 'parent'::text, 'sibling'::text, 'family'::text]))),
  constraint early_help_needs_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
); -- owner kith_owner
CREATE INDEX early_help_needs_of_child ON kith.early_help_needs USING btree (child_id);
CREATE INDEX early_help_needs_of_episode ON kith.early_help_needs USING btree (episode_id);
CREATE TRIGGER settled_by BEFORE UPDATE OF settled_on ON kith.early_help_needs FOR EACH ROW WHEN ((old.settled_on IS DISTINCT FROM new.settled_on)) EXECUTE FUNCTION kith.by_whoever_changed('settled_by');
alter table kith.early_help_needs enable row level security;
alter table kith.early_help_needs force row level security;
create policy app_adds on kith.early_help_needs for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_needs.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.early_help_needs for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_needs.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_needs.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.early_help_needs for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_needs.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.early_help_needs as restrictive for insert to kith_app with check (((made_at = now()) AND (made_by = ( SELECT kith.person() AS person))));
create policy backup_reads on kith.early_help_needs for select to kith_backup using (true);
create policy definer_works on kith.early_help_needs for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.early_help_needs for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.early_help_needs for delete to kith_retention using (true);
create policy retention_reads on kith.early_help_needs for select to kith_retention using (true);
create policy the_lead_writes on kith.early_help_needs as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.early_help_leads l WHERE ((l.episode_id = early_help_needs.episode_id) AND (l.until_on IS NULL) AND ((l.person_id IS NULL) OR (l.person_id = ( SELECT kith.person() AS person)))))));
create policy worker_works on kith.early_help_needs for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.early_help_needs to kith_app;
grant select on table kith.early_help_needs to kith_backup;
grant delete, insert, select, update on table kith.early_help_needs to kith_definer;
grant delete, select on table kith.early_help_needs to kith_retention;
grant insert, select, update on table kith.early_help_needs to kith_worker;
grant update on column kith.early_help_needs.settled_as to kith_app;
grant update on column kith.early_help_needs.settled_on to kith_app;
grant update on column kith.early_help_needs.settled_words to kith_app;

create table kith.early_help_reviews (
  place_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  child_id uuid not null,
  on_day date not null,
  who_came text not null,
  family_says text,
  words text not null,
  leans text not null,
  next_on date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint early_help_reviews_check CHECK ((next_on > on_day)),
  constraint early_help_reviews_family_says_check CHECK (((length(family_says) >= 1) AND (length(family_says) <= 2000))),
  constraint early_help_reviews_leans_check CHECK ((leans = ANY (ARRAY['less'::text, 'same'::text, 'more'::text]))),
  constraint early_help_reviews_pkey PRIMARY KEY (place_id, id),
  constraint early_help_reviews_place_id_episode_id_child_id_fkey FOREIGN KEY (place_id, episode_id, child_id) REFERENCES kith.early_help_episodes(place_id, id, child_id),
  constraint early_help_reviews_who_came_check CHECK (((length(who_came) >= 1) AND (length(who_came) <= 500))),
  constraint early_help_reviews_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
); -- owner kith_owner
CREATE INDEX early_help_reviews_of_child ON kith.early_help_reviews USING btree (child_id);
CREATE INDEX early_help_reviews_of_episode ON kith.early_help_reviews USING btree (episode_id, on_day DESC);
alter table kith.early_help_reviews enable row level security;
alter table kith.early_help_reviews force row level security;
create policy app_adds on kith.early_help_reviews for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_reviews.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.early_help_reviews for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_reviews.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_reviews.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.early_help_reviews for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_reviews.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.early_help_reviews as restrictive for insert to kith_app with check (((made_at = now()) AND (made_by = ( SELECT kith.person() AS person))));
create policy backup_reads on kith.early_help_reviews for select to kith_backup using (true);
create policy definer_works on kith.early_help_reviews for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.early_help_reviews for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.early_help_reviews for delete to kith_retention using (true);
create policy retention_reads on kith.early_help_reviews for select to kith_retention using (true);
create policy the_lead_writes on kith.early_help_reviews as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.early_help_leads l WHERE ((l.episode_id = early_help_reviews.episode_id) AND (l.until_on IS NULL) AND ((l.person_id IS NULL) OR (l.person_id = ( SELECT kith.person() AS person)))))));
create policy worker_works on kith.early_help_reviews for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.early_help_reviews to kith_app;
grant select on table kith.early_help_reviews to kith_backup;
grant delete, insert, select, update on table kith.early_help_reviews to kith_definer;
grant delete, select on table kith.early_help_reviews to kith_retention;
grant insert, select, update on table kith.early_help_reviews to kith_worker;

create table kith.early_help_sections (
  place_id uuid not null,
  id uuid not null,
  assessment_id uuid not null,
  child_id uuid not null,
  section text not null,
  heading text not null,
  words text not null,
  whole boolean not null default false,
  nth smallint not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint early_help_sections_heading_check CHECK (((length(heading) >= 1) AND (length(heading) <= 200))),
  constraint early_help_sections_nth_check CHECK ((nth >= 0)),
  constraint early_help_sections_pkey PRIMARY KEY (place_id, id),
  constraint early_help_sections_place_id_assessment_id_child_id_fkey FOREIGN KEY (place_id, assessment_id, child_id) REFERENCES kith.early_help_assessments(place_id, id, child_id),
  constraint early_help_sections_section_check CHECK ((section ~ '^[a-z][a-z0-9-]{1,40}$'::text)),
  constraint early_help_sections_words_check CHECK ((length(words) <= 6000))
); -- owner kith_owner
CREATE INDEX early_help_sections_of_assessment ON kith.early_help_sections USING btree (assessment_id, section, made_at DESC);
CREATE INDEX early_help_sections_of_child ON kith.early_help_sections USING btree (child_id);
alter table kith.early_help_sections enable row level security;
alter table kith.early_help_sections force row level security;
create policy app_adds on kith.early_help_sections for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_sections.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.early_help_sections for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_sections.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_sections.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.early_help_sections for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_sections.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.early_help_sections as restrictive for insert to kith_app with check (((made_at = now()) AND (made_by = ( SELECT kith.person() AS person))));
create policy backup_reads on kith.early_help_sections for select to kith_backup using (true);
create policy definer_works on kith.early_help_sections for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.early_help_sections for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.early_help_sections for delete to kith_retention using (true);
create policy retention_reads on kith.early_help_sections for select to kith_retention using (true);
create policy the_lead_writes on kith.early_help_sections as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM (kith.early_help_assessments a JOIN kith.early_help_leads l ON (((l.episode_id = a.episode_id) AND (l.until_on IS NULL)))) WHERE ((a.id = early_help_sections.assessment_id) AND (a.completed_on IS NULL) AND ((l.person_id IS NULL) OR (l.person_id = ( SELECT kith.person() AS person)))))));
create policy worker_works on kith.early_help_sections for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.early_help_sections to kith_app;
grant select on table kith.early_help_sections to kith_backup;
grant delete, insert, select, update on table kith.early_help_sections to kith_definer;
grant delete, select on table kith.early_help_sections to kith_retention;
grant insert, select, update on table kith.early_help_sections to kith_worker;

create table kith.early_help_team (
  place_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  child_id uuid not null,
  person_id uuid,
  name text not null,
  role text not null,
  reach text,
  from_on date not null,
  until_on date,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_by uuid,
  constraint early_help_team_check CHECK ((until_on >= from_on)),
  constraint early_help_team_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint early_help_team_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint early_help_team_pkey PRIMARY KEY (place_id, id),
  constraint early_help_team_place_id_episode_id_child_id_fkey FOREIGN KEY (place_id, episode_id, child_id) REFERENCES kith.early_help_episodes(place_id, id, child_id),
  constraint early_help_team_reach_check CHECK (((length(reach) >= 3) AND (length(reach) <= 120))),
  constraint early_help_team_role_check CHECK (((length(role) >= 1) AND (length(role) <= 120)))
); -- owner kith_owner
CREATE INDEX early_help_team_of_child ON kith.early_help_team USING btree (child_id);
CREATE INDEX early_help_team_of_episode ON kith.early_help_team USING btree (episode_id);
CREATE INDEX early_help_team_of_person ON kith.early_help_team USING btree (person_id) WHERE (until_on IS NULL);
CREATE TRIGGER ended_by BEFORE UPDATE OF until_on ON kith.early_help_team FOR EACH ROW WHEN ((old.until_on IS DISTINCT FROM new.until_on)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
CREATE TRIGGER episode_grants_after_insert AFTER INSERT ON kith.early_help_team REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.episodes_changed();
CREATE TRIGGER episode_grants_after_update AFTER UPDATE ON kith.early_help_team REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.episodes_changed();
alter table kith.early_help_team enable row level security;
alter table kith.early_help_team force row level security;
create policy app_adds on kith.early_help_team for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_team.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.early_help_team for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_team.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_team.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.early_help_team for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_team.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.early_help_team as restrictive for insert to kith_app with check (((made_at = now()) AND (made_by = ( SELECT kith.person() AS person))));
create policy backup_reads on kith.early_help_team for select to kith_backup using (true);
create policy definer_works on kith.early_help_team for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.early_help_team for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.early_help_team for delete to kith_retention using (true);
create policy retention_reads on kith.early_help_team for select to kith_retention using (true);
create policy the_lead_writes on kith.early_help_team as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.early_help_leads l WHERE ((l.episode_id = early_help_team.episode_id) AND (l.until_on IS NULL) AND ((l.person_id IS NULL) OR (l.person_id = ( SELECT kith.person() AS person)))))));
create policy worker_works on kith.early_help_team for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.early_help_team to kith_app;
grant select on table kith.early_help_team to kith_backup;
grant delete, insert, select, update on table kith.early_help_team to kith_definer;
grant delete, select on table kith.early_help_team to kith_retention;
grant insert, select, update on table kith.early_help_team to kith_worker;
grant update on column kith.early_help_team.until_on to kith_app;

create table kith.early_help_told (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  episode_id uuid,
  council_episode text not null,
  council_person text not null,
  began_on date not null,
  ended_on date,
  reason text,
  end_reason text,
  organisation text,
  worker text,
  did text not null,
  said_on date not null,
  file_hash text not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  import_id uuid not null,
  lead_id uuid,
  lead_before uuid,
  numbered boolean not null default false,
  undone_at timestamp with time zone,
  constraint early_help_told_council_episode_check CHECK (((length(council_episode) >= 1) AND (length(council_episode) <= 60))),
  constraint early_help_told_council_person_check CHECK (((length(council_person) >= 1) AND (length(council_person) <= 60))),
  constraint early_help_told_did_check CHECK ((did = ANY (ARRAY['begin'::text, 'close'::text, 'lead'::text, 'note'::text]))),
  constraint early_help_told_end_reason_check CHECK ((end_reason = ANY (ARRAY['outcomes-met'::text, 'step-up'::text, 'no-further-action'::text]))),
  constraint early_help_told_file_hash_check CHECK ((file_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint early_help_told_organisation_check CHECK (((length(organisation) >= 1) AND (length(organisation) <= 120))),
  constraint early_help_told_pkey PRIMARY KEY (place_id, id),
  constraint early_help_told_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint early_help_told_place_id_episode_id_child_id_fkey FOREIGN KEY (place_id, episode_id, child_id) REFERENCES kith.early_help_episodes(place_id, id, child_id),
  constraint early_help_told_place_id_import_id_fkey FOREIGN KEY (place_id, import_id) REFERENCES kith.imports(place_id, id),
  constraint early_help_told_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 120))),
  constraint early_help_told_worker_check CHECK (((length(worker) >= 1) AND (length(worker) <= 120)))
); -- owner kith_owner
CREATE INDEX early_help_told_of_child ON kith.early_help_told USING btree (child_id, said_on DESC);
CREATE INDEX early_help_told_of_episode ON kith.early_help_told USING btree (episode_id);
CREATE INDEX early_help_told_of_import ON kith.early_help_told USING btree (import_id);
alter table kith.early_help_told enable row level security;
alter table kith.early_help_told force row level security;
create policy app_adds on kith.early_help_told for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_told.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.early_help_told for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_told.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_told.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.early_help_told for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = early_help_told.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.early_help_told for select to kith_backup using (true);
create policy definer_works on kith.early_help_told for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.early_help_told for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.early_help_told for delete to kith_retention using (true);
create policy retention_reads on kith.early_help_told for select to kith_retention using (true);
create policy worker_works on kith.early_help_told for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.early_help_told to kith_app;
grant select on table kith.early_help_told to kith_backup;
grant delete, insert, select, update on table kith.early_help_told to kith_definer;
grant delete, select on table kith.early_help_told to kith_retention;
grant select on table kith.early_help_told to kith_worker;

create table kith.endings (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  enrolment_id uuid not null,
  planned_on date not null,
  review_on date,
  review_words text,
  ended_on date,
  back_asked_on date,
  back_words text,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint endings_back_words_check CHECK (((length(back_words) >= 1) AND (length(back_words) <= 500))),
  constraint endings_check CHECK (((review_on IS NULL) = (review_words IS NULL))),
  constraint endings_check1 CHECK (((ended_on IS NULL) OR (review_on IS NOT NULL))),
  constraint endings_check2 CHECK (((back_asked_on IS NULL) OR (ended_on IS NOT NULL))),
  constraint endings_pkey PRIMARY KEY (place_id, id),
  constraint endings_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint endings_place_id_child_id_id_key UNIQUE (place_id, child_id, id),
  constraint endings_place_id_enrolment_id_fkey FOREIGN KEY (place_id, enrolment_id) REFERENCES kith.enrolments(place_id, id),
  constraint endings_place_id_enrolment_id_key UNIQUE (place_id, enrolment_id),
  constraint endings_review_words_check CHECK (((length(review_words) >= 1) AND (length(review_words) <= 2000)))
); -- owner kith_owner
CREATE INDEX endings_of_child ON kith.endings USING btree (child_id);
CREATE INDEX endings_that_ask ON kith.endings USING btree (place_id, back_asked_on) WHERE (back_asked_on IS NOT NULL);
alter table kith.endings enable row level security;
alter table kith.endings force row level security;
create policy app_adds on kith.endings for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = endings.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.endings for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = endings.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = endings.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.endings for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = endings.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.endings for select to kith_backup using (true);
create policy definer_works on kith.endings for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.endings for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.endings for delete to kith_retention using (true);
create policy retention_reads on kith.endings for select to kith_retention using (true);
create policy worker_works on kith.endings for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.endings to kith_app;
grant select on table kith.endings to kith_backup;
grant delete, insert, select, update on table kith.endings to kith_definer;
grant delete, select on table kith.endings to kith_retention;
grant insert, select, update on table kith.endings to kith_worker;

create table kith.enrolments (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  cohort_id uuid,
  cohort_name text not null,
  began_on date not null,
  ends_on date not null,
  ended_on date,
  ended_because text,
  ended_words text,
  ended_at timestamp with time zone,
  ended_by uuid,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint enrolments_check CHECK ((ends_on > began_on)),
  constraint enrolments_check1 CHECK (((ended_on IS NULL) OR (ended_on >= began_on))),
  constraint enrolments_check2 CHECK (((ended_on IS NULL) = (ended_because IS NULL))),
  constraint enrolments_cohort_name_check CHECK (((length(cohort_name) >= 1) AND (length(cohort_name) <= 100))),
  constraint enrolments_ended_because_check CHECK ((ended_because = ANY (ARRAY['completed'::text, 'withdrew'::text, 'moved-away'::text, 'stepped-up'::text, 'other'::text]))),
  constraint enrolments_ended_words_check CHECK ((length(ended_words) <= 500)),
  constraint enrolments_pkey PRIMARY KEY (place_id, id),
  constraint enrolments_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint enrolments_place_id_cohort_id_fkey FOREIGN KEY (place_id, cohort_id) REFERENCES kith.cohorts(place_id, id),
  constraint enrolments_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint enrolments_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id)
); -- owner kith_owner
CREATE INDEX enrolments_of_child ON kith.enrolments USING btree (child_id);
CREATE INDEX enrolments_of_school ON kith.enrolments USING btree (school_id, began_on);
CREATE UNIQUE INDEX enrolments_open ON kith.enrolments USING btree (place_id, child_id) WHERE (ended_on IS NULL);
alter table kith.enrolments enable row level security;
alter table kith.enrolments force row level security;
create policy app_adds on kith.enrolments for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('match link workers'::text) AS may)));
create policy app_changes on kith.enrolments for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = enrolments.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('match link workers'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('match link workers'::text) AS may)));
create policy app_reads on kith.enrolments for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = enrolments.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.enrolments for select to kith_backup using (true);
create policy definer_works on kith.enrolments for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.enrolments for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.enrolments for delete to kith_retention using (true);
create policy retention_reads on kith.enrolments for select to kith_retention using (true);
create policy worker_works on kith.enrolments for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.enrolments to kith_app;
grant select on table kith.enrolments to kith_backup;
grant delete, insert, select, update on table kith.enrolments to kith_definer;
grant delete, select on table kith.enrolments to kith_retention;
grant insert, select, update on table kith.enrolments to kith_worker;

create table kith.events (
  place_id uuid not null,
  id uuid not null,
  kind text not null,
  child_id uuid,
  about_id uuid,
  person_id uuid default kith.person(),
  happened_at timestamp with time zone not null default now(),
  constraint events_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint events_pkey PRIMARY KEY (place_id, id),
  constraint events_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint events_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
CREATE INDEX events_answered ON kith.events USING btree (place_id, about_id) WHERE (kind = 'missed-looked-for'::text);
CREATE INDEX events_of_child ON kith.events USING btree (child_id, happened_at);
CREATE INDEX events_of_kind ON kith.events USING btree (place_id, kind, happened_at);
alter table kith.events enable row level security;
alter table kith.events force row level security;
create policy an_answer_tells_of_no_no on kith.events as restrictive for select to kith_app using (((kind <> ALL (ARRAY['agreement-answered'::text, 'family-answered'::text, 'child-answered'::text])) OR ( SELECT kith.may('match link workers'::text) AS may)));
create policy app_adds on kith.events for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = events.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.events for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = events.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = events.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.events for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(1) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = events.child_id) AND ((r.reads & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.events as restrictive for insert to kith_app with check ((happened_at = now()));
create policy backup_reads on kith.events for select to kith_backup using (true);
create policy definer_works on kith.events for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.events as restrictive for insert to kith_app with check ((NOT (person_id IS DISTINCT FROM ( SELECT kith.person() AS person))));
create policy owner_migrates on kith.events for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.events for delete to kith_retention using (true);
create policy retention_reads on kith.events for select to kith_retention using (true);
create policy worker_works on kith.events for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.events to kith_app;
grant select on table kith.events to kith_backup;
grant delete, insert, select, update on table kith.events to kith_definer;
grant delete, select on table kith.events to kith_retention;
grant insert, select, update on table kith.events to kith_worker;

create table kith.family_contacts (
  place_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  ask_for text not null,
  phone text not null,
  recorded_at timestamp with time zone not null default now(),
  recorded_by uuid default kith.person(),
  constraint family_contacts_ask_for_check CHECK (((length(ask_for) >= 2) AND (length(ask_for) <= 200))),
  constraint family_contacts_phone_check CHECK ((phone ~ '^[0-9+() -]{7,25}$'::text)),
  constraint family_contacts_pkey PRIMARY KEY (place_id, id),
  constraint family_contacts_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint family_contacts_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id)
); -- owner kith_owner
CREATE INDEX family_contacts_of_school ON kith.family_contacts USING btree (school_id, recorded_at);
alter table kith.family_contacts enable row level security;
alter table kith.family_contacts force row level security;
create policy app_adds on kith.family_contacts for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('tell families'::text) AS may)));
create policy app_changes on kith.family_contacts for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('tell families'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('tell families'::text) AS may)));
create policy app_reads on kith.family_contacts for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
create policy backup_reads on kith.family_contacts for select to kith_backup using (true);
create policy definer_works on kith.family_contacts for all to kith_definer using (true) with check (true);
create policy of_their_school on kith.family_contacts as restrictive for insert to kith_app with check (((recorded_by = ( SELECT kith.person() AS person)) AND (recorded_at = now())));
create policy owner_migrates on kith.family_contacts for all to kith_owner using (true) with check (true);
create policy worker_works on kith.family_contacts for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
grant insert, select on table kith.family_contacts to kith_app;
grant select on table kith.family_contacts to kith_backup;
grant delete, insert, select, update on table kith.family_contacts to kith_definer;
grant insert, select, update on table kith.family_contacts to kith_worker;

create table kith.family_facts (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  relative_id uuid,
  about_relative boolean not null,
  words text not null,
  known_on date not null,
  known_at timestamp with time zone not null default now(),
  known_by uuid default kith.person(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint family_facts_pkey PRIMARY KEY (place_id, id),
  constraint family_facts_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint family_facts_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint family_facts_place_id_relative_id_fkey FOREIGN KEY (place_id, relative_id) REFERENCES kith.relatives(place_id, id),
  constraint family_facts_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
); -- owner kith_owner
CREATE INDEX family_facts_of_child ON kith.family_facts USING btree (child_id, known_on);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_by ON kith.family_facts FOR EACH ROW WHEN ((old.ended_by IS DISTINCT FROM new.ended_by)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
alter table kith.family_facts enable row level security;
alter table kith.family_facts force row level security;
create policy app_adds on kith.family_facts for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = family_facts.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.family_facts for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = family_facts.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = family_facts.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.family_facts for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(64) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = family_facts.child_id) AND ((r.reads & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.family_facts for select to kith_backup using (true);
create policy definer_works on kith.family_facts for all to kith_definer using (true) with check (true);
create policy only_taking_part on kith.family_facts as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = family_facts.child_id))));
create policy owner_migrates on kith.family_facts for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.family_facts for delete to kith_retention using (true);
create policy retention_reads on kith.family_facts for select to kith_retention using (true);
create policy worker_works on kith.family_facts for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.family_facts to kith_app;
grant select on table kith.family_facts to kith_backup;
grant delete, insert, select, update on table kith.family_facts to kith_definer;
grant delete, select on table kith.family_facts to kith_retention;
grant insert, select, update on table kith.family_facts to kith_worker;
grant insert on column kith.family_facts.about_relative to kith_app;
grant insert on column kith.family_facts.child_id to kith_app;
grant update on column kith.family_facts.ended_at to kith_app;
grant update on column kith.family_facts.ended_by to kith_app;
grant insert on column kith.family_facts.id to kith_app;
grant insert on column kith.family_facts.known_on to kith_app;
grant insert on column kith.family_facts.place_id to kith_app;
grant insert on column kith.family_facts.relative_id to kith_app;
grant insert on column kith.family_facts.words to kith_app;

create table kith.family_notices (
  place_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  given_on date not null,
  wording text not null,
  languages text[] not null,
  sent_by text[] not null,
  replaces uuid,
  because text,
  recorded_at timestamp with time zone not null default now(),
  recorded_by uuid default kith.person(),
  constraint family_notices_check CHECK (((replaces IS NULL) OR (length(because) > 2))),
  constraint family_notices_languages_check CHECK ((cardinality(languages) > 0)),
  constraint family_notices_pkey PRIMARY KEY (place_id, id),
  constraint family_notices_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint family_notices_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint family_notices_place_id_school_id_id_given_on_key UNIQUE (place_id, school_id, id, given_on),
  constraint family_notices_place_id_school_id_id_key UNIQUE (place_id, school_id, id),
  constraint family_notices_place_id_school_id_replaces_fkey FOREIGN KEY (place_id, school_id, replaces) REFERENCES kith.family_notices(place_id, school_id, id),
  constraint family_notices_sent_by_check CHECK ((cardinality(sent_by) > 0)),
  constraint family_notices_wording_check CHECK (((length(wording) >= 20) AND (length(wording) <= 20000)))
); -- owner kith_owner
CREATE INDEX family_notices_of_school ON kith.family_notices USING btree (school_id, given_on);
CREATE UNIQUE INDEX family_notices_replaced_once ON kith.family_notices USING btree (place_id, replaces) WHERE (replaces IS NOT NULL);
alter table kith.family_notices enable row level security;
alter table kith.family_notices force row level security;
create policy app_adds on kith.family_notices for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('tell families'::text) AS may)));
create policy app_changes on kith.family_notices for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('tell families'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('tell families'::text) AS may)));
create policy app_reads on kith.family_notices for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
create policy backup_reads on kith.family_notices for select to kith_backup using (true);
create policy definer_works on kith.family_notices for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.family_notices as restrictive for insert to kith_app with check (((recorded_by = ( SELECT kith.person() AS person)) AND (recorded_at = now())));
create policy owner_migrates on kith.family_notices for all to kith_owner using (true) with check (true);
create policy worker_works on kith.family_notices for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
grant insert, select on table kith.family_notices to kith_app;
grant select on table kith.family_notices to kith_backup;
grant delete, insert, select, update on table kith.family_notices to kith_definer;
grant insert, select, update on table kith.family_notices to kith_worker;

create table kith.family_page_words (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  page_id uuid not null,
  kind text not null,
  words text not null,
  language text not null,
  said_at timestamp with time zone not null default now(),
  said_on date not null,
  answer text,
  answered_on date,
  answered_by uuid,
  constraint family_page_words_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 1000))),
  constraint family_page_words_check CHECK (((answer IS NULL) = (answered_on IS NULL))),
  constraint family_page_words_kind_check CHECK ((kind = ANY (ARRAY['reply'::text, 'put-right'::text, 'agreement'::text]))),
  constraint family_page_words_language_check CHECK ((language ~ '^[a-z]{2,8}$'::text)),
  constraint family_page_words_pkey PRIMARY KEY (place_id, id),
  constraint family_page_words_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint family_page_words_place_id_page_id_fkey FOREIGN KEY (place_id, page_id) REFERENCES kith.family_pages(place_id, id),
  constraint family_page_words_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
); -- owner kith_owner
CREATE INDEX family_page_words_of_child ON kith.family_page_words USING btree (child_id, said_on);
CREATE INDEX family_page_words_of_page ON kith.family_page_words USING btree (page_id);
CREATE INDEX family_page_words_waiting ON kith.family_page_words USING btree (place_id, child_id) WHERE (answered_on IS NULL);
CREATE TRIGGER answered_by BEFORE UPDATE OF answered_on ON kith.family_page_words FOR EACH ROW WHEN ((old.answered_on IS DISTINCT FROM new.answered_on)) EXECUTE FUNCTION kith.by_whoever_changed('answered_by');
alter table kith.family_page_words enable row level security;
alter table kith.family_page_words force row level security;
create policy answered_once on kith.family_page_words as restrictive for update to kith_app using ((answered_on IS NULL)) with check (true);
create policy app_adds on kith.family_page_words for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = family_page_words.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.family_page_words for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = family_page_words.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = family_page_words.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.family_page_words for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(64) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = family_page_words.child_id) AND ((r.reads & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.family_page_words for select to kith_backup using (true);
create policy definer_works on kith.family_page_words for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.family_page_words for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.family_page_words for delete to kith_retention using (true);
create policy retention_reads on kith.family_page_words for select to kith_retention using (true);
create policy worker_works on kith.family_page_words for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.family_page_words to kith_app;
grant select on table kith.family_page_words to kith_backup;
grant delete, insert, select, update on table kith.family_page_words to kith_definer;
grant delete, select on table kith.family_page_words to kith_retention;
grant insert, select, update on table kith.family_page_words to kith_worker;
grant update on column kith.family_page_words.answer to kith_app;
grant update on column kith.family_page_words.answered_on to kith_app;

create table kith.family_pages (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  who text not null,
  relative_id uuid,
  may_change boolean not null default false,
  link_id uuid,
  language text,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_on date,
  ended_because text,
  ended_by uuid,
  constraint family_pages_check CHECK (((who = 'parent'::text) = (relative_id IS NOT NULL))),
  constraint family_pages_check1 CHECK (((NOT may_change) OR (who = 'parent'::text))),
  constraint family_pages_check2 CHECK (((ended_on IS NULL) = (ended_because IS NULL))),
  constraint family_pages_ended_because_check CHECK (((length(ended_because) >= 1) AND (length(ended_because) <= 300))),
  constraint family_pages_language_check CHECK ((language ~ '^[a-z]{2,8}$'::text)),
  constraint family_pages_pkey PRIMARY KEY (place_id, id),
  constraint family_pages_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint family_pages_place_id_link_id_fkey FOREIGN KEY (place_id, link_id) REFERENCES kith.links(place_id, id),
  constraint family_pages_place_id_relative_id_fkey FOREIGN KEY (place_id, relative_id) REFERENCES kith.relatives(place_id, id),
  constraint family_pages_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint family_pages_who_check CHECK ((who = ANY (ARRAY['child'::text, 'parent'::text])))
); -- owner kith_owner
CREATE INDEX family_pages_of_child ON kith.family_pages USING btree (child_id);
CREATE INDEX family_pages_of_link ON kith.family_pages USING btree (link_id) WHERE (link_id IS NOT NULL);
CREATE INDEX family_pages_of_relative ON kith.family_pages USING btree (relative_id) WHERE (relative_id IS NOT NULL);
CREATE UNIQUE INDEX family_pages_open ON kith.family_pages USING btree (place_id, child_id, who, relative_id) NULLS NOT DISTINCT WHERE (ended_on IS NULL);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_on ON kith.family_pages FOR EACH ROW WHEN ((old.ended_on IS DISTINCT FROM new.ended_on)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
alter table kith.family_pages enable row level security;
alter table kith.family_pages force row level security;
create policy app_adds on kith.family_pages for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = family_pages.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.family_pages for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = family_pages.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = family_pages.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.family_pages for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(64) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = family_pages.child_id) AND ((r.reads & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.family_pages for select to kith_backup using (true);
create policy definer_works on kith.family_pages for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.family_pages as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now())));
create policy of_their_own_family on kith.family_pages as restrictive for insert to kith_app with check (((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE ((t.child_id = family_pages.child_id) AND (t.school_id = family_pages.school_id)))) AND ((relative_id IS NULL) OR (EXISTS ( SELECT 1 FROM kith.relationships r WHERE ((r.child_id = family_pages.child_id) AND (r.relative_id = family_pages.relative_id) AND (r.ended_at IS NULL) AND (NOT r.died) AND (r.not_contacted IS NULL)))))));
create policy owner_migrates on kith.family_pages for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.family_pages for delete to kith_retention using (true);
create policy retention_reads on kith.family_pages for select to kith_retention using (true);
create policy worker_works on kith.family_pages for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.family_pages to kith_app;
grant select on table kith.family_pages to kith_backup;
grant delete, insert, select, update on table kith.family_pages to kith_definer;
grant delete, select on table kith.family_pages to kith_retention;
grant insert, select, update on table kith.family_pages to kith_worker;
grant update on column kith.family_pages.ended_because to kith_app;
grant update on column kith.family_pages.ended_on to kith_app;
grant update on column kith.family_pages.link_id to kith_app;

create table kith.family_promises (
  place_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  version integer not null,
  never text[] not null,
  own_words text,
  signed_name text not null,
  signed_role text not null,
  signed_at timestamp with time zone not null default now(),
  signed_by uuid default kith.person(),
  constraint family_promises_never_check CHECK ((cardinality(never) > 0)),
  constraint family_promises_pkey PRIMARY KEY (place_id, id),
  constraint family_promises_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint family_promises_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint family_promises_place_id_school_id_id_key UNIQUE (place_id, school_id, id),
  constraint family_promises_place_id_school_id_version_key UNIQUE (place_id, school_id, version),
  constraint family_promises_signed_name_check CHECK (((length(signed_name) >= 2) AND (length(signed_name) <= 200))),
  constraint family_promises_signed_role_check CHECK (((length(signed_role) >= 2) AND (length(signed_role) <= 200))),
  constraint family_promises_version_check CHECK ((version > 0))
); -- owner kith_owner
CREATE TRIGGER signed_by_their_own BEFORE INSERT ON kith.family_promises FOR EACH ROW EXECUTE FUNCTION kith.promise_is_their_own();
alter table kith.family_promises enable row level security;
alter table kith.family_promises force row level security;
create policy app_adds on kith.family_promises for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('tell families'::text) AS may)));
create policy app_changes on kith.family_promises for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('tell families'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('tell families'::text) AS may)));
create policy app_reads on kith.family_promises for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.family_promises for select to kith_backup using (true);
create policy definer_works on kith.family_promises for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.family_promises for all to kith_owner using (true) with check (true);
create policy worker_works on kith.family_promises for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.family_promises to kith_app;
grant select on table kith.family_promises to kith_backup;
grant delete, insert, select, update on table kith.family_promises to kith_definer;
grant insert, select, update on table kith.family_promises to kith_worker;

create table kith.files_held (
  place_id uuid not null,
  school_id uuid not null,
  academic_year integer not null,
  file text not null,
  import_id uuid,
  known_at timestamp with time zone not null default now(),
  constraint files_held_file_check CHECK ((file = ANY (ARRAY['pupils'::text, 'marks'::text, 'suspensions'::text, 'behaviour'::text, 'concerns'::text, 'attainment'::text, 'sdq'::text, 'ratings'::text]))),
  constraint files_held_pkey PRIMARY KEY (place_id, school_id, academic_year, file),
  constraint files_held_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id)
); -- owner kith_owner
alter table kith.files_held enable row level security;
alter table kith.files_held force row level security;
create policy app_adds on kith.files_held for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_changes on kith.files_held for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_reads on kith.files_held for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.files_held for select to kith_backup using (true);
create policy definer_works on kith.files_held for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.files_held for all to kith_owner using (true) with check (true);
create policy worker_works on kith.files_held for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.files_held to kith_app;
grant select on table kith.files_held to kith_backup;
grant delete, insert, select, update on table kith.files_held to kith_definer;
grant insert, select, update on table kith.files_held to kith_worker;

create table kith.flags (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  flag text not null,
  value text not null,
  known_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  import_id uuid,
  ended_import_id uuid,
  constraint flags_flag_check CHECK ((flag = ANY (ARRAY['fsm'::text, 'ever6'::text, 'sen'::text, 'need'::text, 'eal'::text, 'ethnicity'::text, 'idaci_decile'::text, 'status'::text, 'known_before'::text]))),
  constraint flags_pkey PRIMARY KEY (place_id, id),
  constraint flags_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE UNIQUE INDEX flags_in_force ON kith.flags USING btree (place_id, child_id, flag) WHERE (ended_at IS NULL);
CREATE INDEX flags_of_child ON kith.flags USING btree (child_id) WHERE (ended_at IS NULL);
alter table kith.flags enable row level security;
alter table kith.flags force row level security;
create policy app_adds on kith.flags for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = flags.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.flags for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = flags.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = flags.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.flags for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = flags.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.flags for select to kith_backup using (true);
create policy definer_works on kith.flags for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.flags for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.flags for delete to kith_retention using (true);
create policy retention_reads on kith.flags for select to kith_retention using (true);
create policy worker_works on kith.flags for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.flags to kith_app;
grant select on table kith.flags to kith_backup;
grant delete, insert, select, update on table kith.flags to kith_definer;
grant delete, select on table kith.flags to kith_retention;
grant insert, select, update on table kith.flags to kith_worker;

create table kith.follow_ups (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  ending_id uuid not null,
  due_on date not null,
  done_on date,
  how text,
  words text,
  done_by uuid,
  constraint follow_ups_check CHECK (((done_on IS NULL) = (how IS NULL))),
  constraint follow_ups_how_check CHECK ((how = ANY (ARRAY['spoken'::text, 'not-reached'::text]))),
  constraint follow_ups_pkey PRIMARY KEY (place_id, id),
  constraint follow_ups_place_id_child_id_ending_id_fkey FOREIGN KEY (place_id, child_id, ending_id) REFERENCES kith.endings(place_id, child_id, id),
  constraint follow_ups_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
); -- owner kith_owner
CREATE INDEX follow_ups_of_child ON kith.follow_ups USING btree (child_id);
CREATE INDEX follow_ups_open ON kith.follow_ups USING btree (place_id, due_on) WHERE (done_on IS NULL);
alter table kith.follow_ups enable row level security;
alter table kith.follow_ups force row level security;
create policy app_adds on kith.follow_ups for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = follow_ups.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.follow_ups for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = follow_ups.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = follow_ups.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.follow_ups for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = follow_ups.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.follow_ups for select to kith_backup using (true);
create policy definer_works on kith.follow_ups for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.follow_ups for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.follow_ups for delete to kith_retention using (true);
create policy retention_reads on kith.follow_ups for select to kith_retention using (true);
create policy worker_works on kith.follow_ups for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.follow_ups to kith_app;
grant select on table kith.follow_ups to kith_backup;
grant delete, insert, select, update on table kith.follow_ups to kith_definer;
grant delete, select on table kith.follow_ups to kith_retention;
grant insert, select, update on table kith.follow_ups to kith_worker;

create table kith.frozen_pupils (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  school_id uuid not null,
  study_key text not null,
  born_month date,
  year_group text not null,
  groups jsonb not null,
  outcome text not null,
  rank integer,
  risks_met integer not null,
  risks_measured integer not null,
  areas_met text[] not null,
  areas_not_measured text[] not null,
  also text[] not null,
  person_because integer[] not null,
  possible integer not null,
  absent integer not null,
  rows_used jsonb not null,
  place text not null,
  position integer,
  overrides jsonb not null,
  delete_on date not null,
  constraint frozen_pupils_pkey PRIMARY KEY (place_id, id),
  constraint frozen_pupils_place_check CHECK ((place = ANY (ARRAY['in'::text, 'reserve'::text, 'waiting'::text, 'out'::text]))),
  constraint frozen_pupils_place_id_cohort_id_fkey FOREIGN KEY (place_id, cohort_id) REFERENCES kith.cohorts(place_id, id),
  constraint frozen_pupils_place_id_cohort_id_study_key_key UNIQUE (place_id, cohort_id, study_key)
); -- owner kith_owner
CREATE TRIGGER frozen BEFORE UPDATE ON kith.frozen_pupils FOR EACH ROW EXECUTE FUNCTION kith.refuse_rewriting();
alter table kith.frozen_pupils enable row level security;
alter table kith.frozen_pupils force row level security;
create policy app_adds on kith.frozen_pupils for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may) AND ( SELECT kith.may('sign the cohort'::text) AS may)));
create policy app_changes on kith.frozen_pupils for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may) AND ( SELECT kith.may('sign the cohort'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may) AND ( SELECT kith.may('sign the cohort'::text) AS may)));
create policy app_reads on kith.frozen_pupils for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may)));
create policy backup_reads on kith.frozen_pupils for select to kith_backup using (true);
create policy definer_works on kith.frozen_pupils for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.frozen_pupils for all to kith_owner using (true) with check (true);
create policy until_its_day on kith.frozen_pupils as restrictive for select to kith_app using (((delete_on > CURRENT_DATE) AND ((place = 'out'::text) OR (id IN ( SELECT kith.frozen_by_name() AS frozen_by_name)))));
create policy worker_works on kith.frozen_pupils for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('choose the cohort'::text) AS may)));
grant select on table kith.frozen_pupils to kith_app;
grant select on table kith.frozen_pupils to kith_backup;
grant delete, insert, select, update on table kith.frozen_pupils to kith_definer;
grant select on table kith.frozen_pupils to kith_worker;

create table kith.glass_broken (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  category text not null,
  sealed bytea not null,
  key_id text not null,
  made_at timestamp with time zone not null default now(),
  until timestamp with time zone not null default (now() + '01:00:00'::interval),
  closed_at timestamp with time zone,
  reviewed_by uuid,
  reviewed_at timestamp with time zone,
  verdict text,
  review_sealed bytea,
  review_key_id text,
  constraint glass_broken_category_check CHECK ((category = ANY (ARRAY['danger'::text, 'ill'::text, 'nobody-came'::text, 'police'::text, 'other'::text]))),
  constraint glass_broken_check CHECK ((until <= (made_at + '01:00:00'::interval))),
  constraint glass_broken_check1 CHECK ((reviewed_by <> person_id)),
  constraint glass_broken_check2 CHECK ((num_nulls(reviewed_by, reviewed_at, verdict, review_sealed, review_key_id) = ANY (ARRAY[0, 5]))),
  constraint glass_broken_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint glass_broken_pkey PRIMARY KEY (place_id, id),
  constraint glass_broken_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint glass_broken_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES kith.people(id),
  constraint glass_broken_sealed_check CHECK ((octet_length(sealed) >= (33 + 20))),
  constraint glass_broken_verdict_check CHECK ((verdict = ANY (ARRAY['right'::text, 'not-right'::text])))
); -- owner kith_owner
CREATE INDEX glass_broken_of_child ON kith.glass_broken USING btree (child_id);
CREATE INDEX glass_broken_of_person ON kith.glass_broken USING btree (person_id, until DESC);
CREATE INDEX glass_broken_waits ON kith.glass_broken USING btree (place_id, made_at) WHERE (reviewed_at IS NULL);
alter table kith.glass_broken enable row level security;
alter table kith.glass_broken force row level security;
create policy app_adds on kith.glass_broken for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = glass_broken.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.glass_broken for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = glass_broken.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = glass_broken.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.glass_broken for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = glass_broken.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.glass_broken for select to kith_backup using (true);
create policy definer_works on kith.glass_broken for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.glass_broken for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.glass_broken for delete to kith_retention using (true);
create policy retention_reads on kith.glass_broken for select to kith_retention using (true);
create policy worker_works on kith.glass_broken for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.glass_broken to kith_app;
grant select on table kith.glass_broken to kith_backup;
grant delete, insert, select, update on table kith.glass_broken to kith_definer;
grant delete, select on table kith.glass_broken to kith_retention;
grant insert, select, update on table kith.glass_broken to kith_worker;

create table kith.goal_points (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  goal_id uuid not null,
  measure text not null,
  on_day date not null,
  value integer not null,
  said_by text not null,
  words text,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint goal_points_check CHECK (((measure = 'numbers'::text) OR ((value >= 1) AND (value <=
CASE measure
    WHEN 'faces'::text THEN 5
    ELSE 3
END)))),
  constraint goal_points_pkey PRIMARY KEY (place_id, id),
  constraint goal_points_place_id_child_id_plan_id_fkey FOREIGN KEY (place_id, child_id, plan_id) REFERENCES kith.plans(place_id, child_id, id),
  constraint goal_points_place_id_goal_id_measure_fkey FOREIGN KEY (place_id, goal_id, measure) REFERENCES kith.plan_goals(place_id, id, measure),
  constraint goal_points_place_id_plan_id_goal_id_fkey FOREIGN KEY (place_id, plan_id, goal_id) REFERENCES kith.plan_goals(place_id, plan_id, id),
  constraint goal_points_said_by_check CHECK ((said_by = ANY (ARRAY['child'::text, 'parent'::text, 'together'::text]))),
  constraint goal_points_value_check CHECK (((value >= 0) AND (value <= 10))),
  constraint goal_points_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
); -- owner kith_owner
CREATE INDEX goal_points_of_child ON kith.goal_points USING btree (child_id);
CREATE INDEX goal_points_of_goal ON kith.goal_points USING btree (goal_id, on_day);
alter table kith.goal_points enable row level security;
alter table kith.goal_points force row level security;
create policy app_adds on kith.goal_points for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = goal_points.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.goal_points for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = goal_points.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = goal_points.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.goal_points for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = goal_points.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.goal_points for select to kith_backup using (true);
create policy definer_works on kith.goal_points for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.goal_points as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now())));
create policy only_taking_part on kith.goal_points as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM (kith.plans p JOIN kith.taking_part t ON ((t.enrolment_id = p.enrolment_id))) WHERE (p.id = goal_points.plan_id))));
create policy only_what_is_shared on kith.goal_points as restrictive for select to kith_app using (((NOT ( SELECT kith.reads_only_shared() AS reads_only_shared)) OR (child_id IN ( SELECT kith.whole_plans() AS whole_plans)) OR (goal_id IN ( SELECT s.goal_id FROM kith.shared_with_me() s(child_id, plan_id, goal_id, number)))));
create policy owner_migrates on kith.goal_points for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.goal_points for delete to kith_retention using (true);
create policy retention_reads on kith.goal_points for select to kith_retention using (true);
create policy worker_works on kith.goal_points for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.goal_points to kith_app;
grant select on table kith.goal_points to kith_backup;
grant delete, insert, select, update on table kith.goal_points to kith_definer;
grant delete, select on table kith.goal_points to kith_retention;
grant insert, select, update on table kith.goal_points to kith_worker;

create table kith.group_days (
  place_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  on_day date not null,
  starts_at text not null,
  ends_at text not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid default kith.person(),
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  cancelled_why text,
  constraint group_days_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES kith.people(id),
  constraint group_days_cancelled_why_check CHECK ((cancelled_why = ANY (ARRAY['worker-away'::text, 'school-closed'::text, 'room'::text, 'trip'::text, 'too-few'::text, 'other'::text]))),
  constraint group_days_check CHECK ((ends_at > starts_at)),
  constraint group_days_check1 CHECK (((cancelled_at IS NULL) = (cancelled_why IS NULL))),
  constraint group_days_ends_at_check CHECK ((ends_at ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint group_days_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint group_days_pkey PRIMARY KEY (place_id, id),
  constraint group_days_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint group_days_place_id_group_id_fkey FOREIGN KEY (place_id, group_id) REFERENCES kith.groups(place_id, id),
  constraint group_days_starts_at_check CHECK ((starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'::text))
); -- owner kith_owner
CREATE INDEX group_days_by_day ON kith.group_days USING btree (place_id, on_day);
CREATE UNIQUE INDEX group_days_once ON kith.group_days USING btree (place_id, group_id, on_day);
CREATE TRIGGER cancelled_by BEFORE UPDATE OF cancelled_by ON kith.group_days FOR EACH ROW WHEN ((old.cancelled_by IS DISTINCT FROM new.cancelled_by)) EXECUTE FUNCTION kith.by_whoever_changed('cancelled_by');
alter table kith.group_days enable row level security;
alter table kith.group_days force row level security;
create policy app_adds on kith.group_days for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.groups g WHERE (g.id = group_days.group_id))) AND ( SELECT kith.may('run groups'::text) AS may)));
create policy app_changes on kith.group_days for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.groups g WHERE (g.id = group_days.group_id))) AND ( SELECT kith.may('run groups'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.groups g WHERE (g.id = group_days.group_id))) AND ( SELECT kith.may('run groups'::text) AS may)));
create policy app_reads on kith.group_days for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.groups g WHERE (g.id = group_days.group_id)))));
create policy as_it_is_written on kith.group_days as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.group_days for select to kith_backup using (true);
create policy definer_works on kith.group_days for all to kith_definer using (true) with check (true);
create policy only_at_own_schools on kith.group_days as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.groups g WHERE ((g.id = group_days.group_id) AND (g.school_id IN ( SELECT kith.my_schools() AS my_schools))))));
create policy only_of_own_schools on kith.group_days as restrictive for update to kith_app using ((EXISTS ( SELECT 1 FROM kith.groups g WHERE ((g.id = group_days.group_id) AND (g.school_id IN ( SELECT kith.my_schools() AS my_schools))))));
create policy owner_migrates on kith.group_days for all to kith_owner using (true) with check (true);
create policy worker_works on kith.group_days for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.groups g WHERE (g.id = group_days.group_id))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.groups g WHERE (g.id = group_days.group_id)))));
grant insert, select on table kith.group_days to kith_app;
grant select on table kith.group_days to kith_backup;
grant delete, insert, select, update on table kith.group_days to kith_definer;
grant insert, select, update on table kith.group_days to kith_worker;
grant update on column kith.group_days.cancelled_at to kith_app;
grant update on column kith.group_days.cancelled_by to kith_app;
grant update on column kith.group_days.cancelled_why to kith_app;

create table kith.group_members (
  place_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  child_id uuid not null,
  from_day date not null,
  until_day date,
  until_why text,
  made_at timestamp with time zone not null default now(),
  made_by uuid default kith.person(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint group_members_check CHECK ((until_day >= (from_day - 1))),
  constraint group_members_check1 CHECK (((until_day IS NULL) = (until_why IS NULL))),
  constraint group_members_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES kith.people(id),
  constraint group_members_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint group_members_pkey PRIMARY KEY (place_id, id),
  constraint group_members_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint group_members_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint group_members_place_id_group_id_fkey FOREIGN KEY (place_id, group_id) REFERENCES kith.groups(place_id, id),
  constraint group_members_until_why_check CHECK ((until_why = ANY (ARRAY['finished'::text, 'did-not-want-to'::text, 'moved'::text, 'another-group'::text, 'other'::text])))
); -- owner kith_owner
CREATE INDEX group_members_of_child ON kith.group_members USING btree (child_id);
CREATE UNIQUE INDEX group_members_once ON kith.group_members USING btree (place_id, group_id, child_id) WHERE (until_day IS NULL);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_by ON kith.group_members FOR EACH ROW WHEN ((old.ended_by IS DISTINCT FROM new.ended_by)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
alter table kith.group_members enable row level security;
alter table kith.group_members force row level security;
create policy app_adds on kith.group_members for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('run groups'::text) AS may)));
create policy app_changes on kith.group_members for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = group_members.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('run groups'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('run groups'::text) AS may)));
create policy app_reads on kith.group_members for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = group_members.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.group_members as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.group_members for select to kith_backup using (true);
create policy definer_works on kith.group_members for all to kith_definer using (true) with check (true);
create policy only_at_own_schools on kith.group_members as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.groups g WHERE ((g.id = group_members.group_id) AND (g.school_id IN ( SELECT kith.my_schools() AS my_schools))))));
create policy only_of_own_schools on kith.group_members as restrictive for update to kith_app using ((EXISTS ( SELECT 1 FROM kith.groups g WHERE ((g.id = group_members.group_id) AND (g.school_id IN ( SELECT kith.my_schools() AS my_schools))))));
create policy only_taking_part on kith.group_members as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = group_members.child_id)))));
create policy owner_migrates on kith.group_members for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.group_members for delete to kith_retention using (true);
create policy retention_reads on kith.group_members for select to kith_retention using (true);
create policy worker_works on kith.group_members for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.group_members to kith_app;
grant select on table kith.group_members to kith_backup;
grant delete, insert, select, update on table kith.group_members to kith_definer;
grant delete, select on table kith.group_members to kith_retention;
grant insert, select, update on table kith.group_members to kith_worker;
grant update on column kith.group_members.ended_at to kith_app;
grant update on column kith.group_members.ended_by to kith_app;
grant update on column kith.group_members.until_day to kith_app;
grant update on column kith.group_members.until_why to kith_app;

create table kith.groups (
  place_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  name text not null,
  kind text not null,
  run_by uuid,
  run_by_words text,
  room text,
  made_at timestamp with time zone not null default now(),
  made_by uuid default kith.person(),
  ended_on date,
  ended_by uuid,
  constraint groups_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES kith.people(id),
  constraint groups_kind_check CHECK ((kind = ANY (ARRAY['breakfast-club'::text, 'homework-club'::text, 'tuition'::text, 'lunch-group'::text, 'activity'::text, 'other'::text]))),
  constraint groups_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint groups_name_check CHECK (((length(name) >= 2) AND (length(name) <= 60))),
  constraint groups_pkey PRIMARY KEY (place_id, id),
  constraint groups_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint groups_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint groups_room_check CHECK (((length(room) >= 1) AND (length(room) <= 60))),
  constraint groups_run_by_fkey FOREIGN KEY (run_by) REFERENCES kith.people(id),
  constraint groups_run_by_words_check CHECK (((length(run_by_words) >= 2) AND (length(run_by_words) <= 100)))
); -- owner kith_owner
CREATE INDEX groups_of_school ON kith.groups USING btree (school_id);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_by ON kith.groups FOR EACH ROW WHEN ((old.ended_by IS DISTINCT FROM new.ended_by)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
alter table kith.groups enable row level security;
alter table kith.groups force row level security;
create policy app_adds on kith.groups for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ((school_id IN ( SELECT kith.my_schools() AS my_schools)) OR (id IN ( SELECT kith.groups_of_my_children() AS groups_of_my_children))) AND ( SELECT kith.may('run groups'::text) AS may)));
create policy app_changes on kith.groups for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ((school_id IN ( SELECT kith.my_schools() AS my_schools)) OR (id IN ( SELECT kith.groups_of_my_children() AS groups_of_my_children))) AND ( SELECT kith.may('run groups'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ((school_id IN ( SELECT kith.my_schools() AS my_schools)) OR (id IN ( SELECT kith.groups_of_my_children() AS groups_of_my_children))) AND ( SELECT kith.may('run groups'::text) AS may)));
create policy app_reads on kith.groups for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ((school_id IN ( SELECT kith.my_schools() AS my_schools)) OR (id IN ( SELECT kith.groups_of_my_children() AS groups_of_my_children)))));
create policy as_it_is_written on kith.groups as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.groups for select to kith_backup using (true);
create policy definer_works on kith.groups for all to kith_definer using (true) with check (true);
create policy only_at_own_schools on kith.groups as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
create policy only_of_own_schools on kith.groups as restrictive for update to kith_app using ((school_id IN ( SELECT kith.my_schools() AS my_schools))) with check ((school_id IN ( SELECT kith.my_schools() AS my_schools)));
create policy owner_migrates on kith.groups for all to kith_owner using (true) with check (true);
create policy worker_works on kith.groups for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND ((school_id IN ( SELECT kith.my_schools() AS my_schools)) OR (id IN ( SELECT kith.groups_of_my_children() AS groups_of_my_children))))) with check (((place_id = ( SELECT kith.place() AS place)) AND ((school_id IN ( SELECT kith.my_schools() AS my_schools)) OR (id IN ( SELECT kith.groups_of_my_children() AS groups_of_my_children)))));
grant insert, select on table kith.groups to kith_app;
grant select on table kith.groups to kith_backup;
grant delete, insert, select, update on table kith.groups to kith_definer;
grant insert, select, update on table kith.groups to kith_worker;
grant update on column kith.groups.ended_by to kith_app;
grant update on column kith.groups.ended_on to kith_app;
grant update on column kith.groups.name to kith_app;
grant update on column kith.groups.room to kith_app;
grant update on column kith.groups.run_by to kith_app;
grant update on column kith.groups.run_by_words to kith_app;

create table kith.handover_children (
  place_id uuid not null,
  id uuid not null,
  handover_id uuid not null,
  child_id uuid not null,
  from_person uuid not null,
  to_person uuid,
  asked_at timestamp with time zone,
  asked_by uuid,
  introduce_on date,
  introduced boolean not null default false,
  goodbye_told boolean,
  finished_at timestamp with time zone,
  finished_by uuid,
  declined_by uuid,
  declined_at timestamp with time zone,
  declined_words text,
  accepted_at timestamp with time zone,
  dropped_at timestamp with time zone,
  constraint handover_children_check CHECK ((to_person IS DISTINCT FROM from_person)),
  constraint handover_children_check1 CHECK (((accepted_at IS NULL) OR ((to_person IS NOT NULL) AND (finished_at IS NOT NULL)))),
  constraint handover_children_declined_by_fkey FOREIGN KEY (declined_by) REFERENCES kith.people(id),
  constraint handover_children_declined_words_check CHECK (((length(declined_words) >= 1) AND (length(declined_words) <= 300))),
  constraint handover_children_from_person_fkey FOREIGN KEY (from_person) REFERENCES kith.people(id),
  constraint handover_children_pkey PRIMARY KEY (place_id, id),
  constraint handover_children_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint handover_children_place_id_handover_id_fkey FOREIGN KEY (place_id, handover_id) REFERENCES kith.handovers(place_id, id),
  constraint handover_children_to_person_fkey FOREIGN KEY (to_person) REFERENCES kith.people(id)
); -- owner kith_owner
CREATE INDEX handover_children_asked ON kith.handover_children USING btree (to_person) WHERE ((accepted_at IS NULL) AND (dropped_at IS NULL));
CREATE INDEX handover_children_of_child ON kith.handover_children USING btree (child_id);
CREATE INDEX handover_children_of_handover ON kith.handover_children USING btree (handover_id);
CREATE UNIQUE INDEX handover_children_open ON kith.handover_children USING btree (place_id, child_id) WHERE ((accepted_at IS NULL) AND (dropped_at IS NULL));
alter table kith.handover_children enable row level security;
alter table kith.handover_children force row level security;
create policy app_adds on kith.handover_children for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = handover_children.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.handover_children for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = handover_children.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = handover_children.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.handover_children for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(32) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = handover_children.child_id) AND ((r.reads & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.handover_children for select to kith_backup using (true);
create policy definer_works on kith.handover_children for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.handover_children for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.handover_children for delete to kith_retention using (true);
create policy retention_reads on kith.handover_children for select to kith_retention using (true);
create policy worker_works on kith.handover_children for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.handover_children to kith_app;
grant select on table kith.handover_children to kith_backup;
grant delete, insert, select, update on table kith.handover_children to kith_definer;
grant delete, select on table kith.handover_children to kith_retention;
grant insert, select, update on table kith.handover_children to kith_worker;

create table kith.handover_lines (
  place_id uuid not null,
  id uuid not null,
  handed_id uuid not null,
  child_id uuid not null,
  kind text not null,
  words text not null,
  by_day date,
  made_at timestamp with time zone not null default now(),
  made_by uuid not null,
  withdrawn_at timestamp with time zone,
  constraint handover_lines_check CHECK (((by_day IS NULL) OR (kind = 'promise'::text))),
  constraint handover_lines_kind_check CHECK ((kind = ANY (ARRAY['matters'::text, 'promise'::text, 'ring'::text, 'other'::text]))),
  constraint handover_lines_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint handover_lines_pkey PRIMARY KEY (place_id, id),
  constraint handover_lines_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint handover_lines_place_id_handed_id_fkey FOREIGN KEY (place_id, handed_id) REFERENCES kith.handover_children(place_id, id),
  constraint handover_lines_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
); -- owner kith_owner
CREATE INDEX handover_lines_of_child ON kith.handover_lines USING btree (child_id);
CREATE INDEX handover_lines_of_handed ON kith.handover_lines USING btree (handed_id);
alter table kith.handover_lines enable row level security;
alter table kith.handover_lines force row level security;
create policy app_adds on kith.handover_lines for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = handover_lines.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.handover_lines for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = handover_lines.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = handover_lines.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.handover_lines for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(32) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = handover_lines.child_id) AND ((r.reads & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.handover_lines for select to kith_backup using (true);
create policy definer_works on kith.handover_lines for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.handover_lines for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.handover_lines for delete to kith_retention using (true);
create policy retention_reads on kith.handover_lines for select to kith_retention using (true);
create policy worker_works on kith.handover_lines for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.handover_lines to kith_app;
grant select on table kith.handover_lines to kith_backup;
grant delete, insert, select, update on table kith.handover_lines to kith_definer;
grant delete, select on table kith.handover_lines to kith_retention;
grant insert, select, update on table kith.handover_lines to kith_worker;

create table kith.handovers (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  why text not null,
  last_day date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  called_off_at timestamp with time zone,
  called_off_by uuid,
  called_off_because text,
  constraint handovers_called_off_because_check CHECK (((length(called_off_because) >= 1) AND (length(called_off_because) <= 300))),
  constraint handovers_check CHECK (((called_off_at IS NULL) = (called_off_because IS NULL))),
  constraint handovers_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint handovers_pkey PRIMARY KEY (place_id, id),
  constraint handovers_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint handovers_why_check CHECK ((why = ANY (ARRAY['leaves'::text, 'moves'::text, 'away'::text])))
); -- owner kith_owner
CREATE INDEX handovers_of_person ON kith.handovers USING btree (person_id);
alter table kith.handovers enable row level security;
alter table kith.handovers force row level security;
create policy app_adds on kith.handovers for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ((person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may) OR ( SELECT kith.may('restrict a record'::text) AS may) OR (EXISTS ( SELECT 1 FROM kith.handover_children c WHERE ((c.handover_id = handovers.id) AND (c.to_person = ( SELECT kith.person() AS person)))))) AND ( SELECT kith.may('lead the team'::text) AS may)));
create policy app_changes on kith.handovers for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ((person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may) OR ( SELECT kith.may('restrict a record'::text) AS may) OR (EXISTS ( SELECT 1 FROM kith.handover_children c WHERE ((c.handover_id = handovers.id) AND (c.to_person = ( SELECT kith.person() AS person)))))) AND ( SELECT kith.may('lead the team'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ((person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may) OR ( SELECT kith.may('restrict a record'::text) AS may) OR (EXISTS ( SELECT 1 FROM kith.handover_children c WHERE ((c.handover_id = handovers.id) AND (c.to_person = ( SELECT kith.person() AS person)))))) AND ( SELECT kith.may('lead the team'::text) AS may)));
create policy app_reads on kith.handovers for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ((person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may) OR ( SELECT kith.may('restrict a record'::text) AS may) OR (EXISTS ( SELECT 1 FROM kith.handover_children c WHERE ((c.handover_id = handovers.id) AND (c.to_person = ( SELECT kith.person() AS person))))))));
create policy backup_reads on kith.handovers for select to kith_backup using (true);
create policy definer_works on kith.handovers for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.handovers for all to kith_owner using (true) with check (true);
create policy worker_works on kith.handovers for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND ((person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may) OR ( SELECT kith.may('restrict a record'::text) AS may) OR (EXISTS ( SELECT 1 FROM kith.handover_children c WHERE ((c.handover_id = handovers.id) AND (c.to_person = ( SELECT kith.person() AS person)))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND ((person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may) OR ( SELECT kith.may('restrict a record'::text) AS may) OR (EXISTS ( SELECT 1 FROM kith.handover_children c WHERE ((c.handover_id = handovers.id) AND (c.to_person = ( SELECT kith.person() AS person))))))));
grant select on table kith.handovers to kith_app;
grant select on table kith.handovers to kith_backup;
grant delete, insert, select, update on table kith.handovers to kith_definer;
grant insert, select, update on table kith.handovers to kith_worker;

create table kith.holiday_calls (
  place_id uuid not null,
  id uuid not null,
  list_id uuid not null,
  child_id uuid not null,
  on_day date not null,
  at text,
  made_at timestamp with time zone not null default now(),
  made_by uuid default kith.person(),
  withdrawn_at timestamp with time zone,
  constraint holiday_calls_at_check CHECK ((at ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint holiday_calls_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint holiday_calls_pkey PRIMARY KEY (place_id, id),
  constraint holiday_calls_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint holiday_calls_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint holiday_calls_place_id_list_id_fkey FOREIGN KEY (place_id, list_id) REFERENCES kith.holiday_lists(place_id, id)
); -- owner kith_owner
CREATE INDEX holiday_calls_by_day ON kith.holiday_calls USING btree (place_id, on_day) WHERE (withdrawn_at IS NULL);
CREATE INDEX holiday_calls_of_child ON kith.holiday_calls USING btree (child_id, on_day) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX holiday_calls_once ON kith.holiday_calls USING btree (place_id, list_id, child_id, on_day) WHERE (withdrawn_at IS NULL);
alter table kith.holiday_calls enable row level security;
alter table kith.holiday_calls force row level security;
create policy app_adds on kith.holiday_calls for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = holiday_calls.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.holiday_calls for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = holiday_calls.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = holiday_calls.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.holiday_calls for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = holiday_calls.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.holiday_calls as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.holiday_calls for select to kith_backup using (true);
create policy definer_works on kith.holiday_calls for all to kith_definer using (true) with check (true);
create policy only_taking_part on kith.holiday_calls as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = holiday_calls.child_id)))));
create policy owner_migrates on kith.holiday_calls for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.holiday_calls for delete to kith_retention using (true);
create policy retention_reads on kith.holiday_calls for select to kith_retention using (true);
create policy worker_works on kith.holiday_calls for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.holiday_calls to kith_app;
grant select on table kith.holiday_calls to kith_backup;
grant delete, insert, select, update on table kith.holiday_calls to kith_definer;
grant delete, select on table kith.holiday_calls to kith_retention;
grant insert, select, update on table kith.holiday_calls to kith_worker;
grant update on column kith.holiday_calls.withdrawn_at to kith_app;

create table kith.holiday_lists (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null default kith.person(),
  school_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  made_at timestamp with time zone not null default now(),
  constraint holiday_lists_check CHECK ((ends_on >= starts_on)),
  constraint holiday_lists_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint holiday_lists_pkey PRIMARY KEY (place_id, id),
  constraint holiday_lists_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint holiday_lists_place_id_person_id_school_id_starts_on_key UNIQUE (place_id, person_id, school_id, starts_on),
  constraint holiday_lists_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id)
); -- owner kith_owner
CREATE INDEX holiday_lists_of_school ON kith.holiday_lists USING btree (school_id, starts_on);
alter table kith.holiday_lists enable row level security;
alter table kith.holiday_lists force row level security;
create policy app_adds on kith.holiday_lists for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('be in school'::text) AS may)));
create policy app_changes on kith.holiday_lists for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('be in school'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('be in school'::text) AS may)));
create policy app_reads on kith.holiday_lists for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
create policy as_it_is_written on kith.holiday_lists as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.holiday_lists for select to kith_backup using (true);
create policy definer_works on kith.holiday_lists for all to kith_definer using (true) with check (true);
create policy in_own_name on kith.holiday_lists as restrictive for insert to kith_app with check ((person_id = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.holiday_lists for all to kith_owner using (true) with check (true);
create policy worker_works on kith.holiday_lists for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
grant insert, select on table kith.holiday_lists to kith_app;
grant select on table kith.holiday_lists to kith_backup;
grant delete, insert, select, update on table kith.holiday_lists to kith_definer;
grant insert, select, update on table kith.holiday_lists to kith_worker;

create table kith.holiday_plans (
  place_id uuid not null,
  id uuid not null,
  list_id uuid not null,
  child_id uuid not null,
  food text,
  booked text,
  call_who text,
  keep_close boolean not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid default kith.person(),
  replaced_at timestamp with time zone,
  constraint holiday_plans_booked_check CHECK (((length(booked) >= 1) AND (length(booked) <= 200))),
  constraint holiday_plans_call_who_check CHECK (((length(call_who) >= 1) AND (length(call_who) <= 200))),
  constraint holiday_plans_food_check CHECK (((length(food) >= 1) AND (length(food) <= 200))),
  constraint holiday_plans_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint holiday_plans_pkey PRIMARY KEY (place_id, id),
  constraint holiday_plans_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint holiday_plans_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint holiday_plans_place_id_list_id_fkey FOREIGN KEY (place_id, list_id) REFERENCES kith.holiday_lists(place_id, id)
); -- owner kith_owner
CREATE INDEX holiday_plans_of_child ON kith.holiday_plans USING btree (child_id);
CREATE UNIQUE INDEX holiday_plans_standing ON kith.holiday_plans USING btree (place_id, list_id, child_id) WHERE (replaced_at IS NULL);
alter table kith.holiday_plans enable row level security;
alter table kith.holiday_plans force row level security;
create policy app_adds on kith.holiday_plans for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = holiday_plans.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.holiday_plans for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = holiday_plans.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = holiday_plans.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.holiday_plans for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = holiday_plans.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.holiday_plans as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.holiday_plans for select to kith_backup using (true);
create policy definer_works on kith.holiday_plans for all to kith_definer using (true) with check (true);
create policy only_taking_part on kith.holiday_plans as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = holiday_plans.child_id)))));
create policy owner_migrates on kith.holiday_plans for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.holiday_plans for delete to kith_retention using (true);
create policy retention_reads on kith.holiday_plans for select to kith_retention using (true);
create policy worker_works on kith.holiday_plans for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.holiday_plans to kith_app;
grant select on table kith.holiday_plans to kith_backup;
grant delete, insert, select, update on table kith.holiday_plans to kith_definer;
grant delete, select on table kith.holiday_plans to kith_retention;
grant insert, select, update on table kith.holiday_plans to kith_worker;
grant update on column kith.holiday_plans.replaced_at to kith_app;

create table kith.household_children (
  place_id uuid not null,
  household_id uuid not null,
  child_id uuid not null,
  since date,
  ended_on date,
  constraint household_children_pkey PRIMARY KEY (place_id, household_id, child_id),
  constraint household_children_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint household_children_place_id_household_id_fkey FOREIGN KEY (place_id, household_id) REFERENCES kith.households(place_id, id)
); -- owner kith_owner
CREATE INDEX household_children_of_child ON kith.household_children USING btree (child_id);
alter table kith.household_children enable row level security;
alter table kith.household_children force row level security;
create policy app_adds on kith.household_children for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = household_children.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.household_children for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = household_children.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = household_children.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.household_children for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(64) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = household_children.child_id) AND ((r.reads & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.household_children for select to kith_backup using (true);
create policy definer_works on kith.household_children for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.household_children for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.household_children for delete to kith_retention using (true);
create policy retention_reads on kith.household_children for select to kith_retention using (true);
create policy worker_works on kith.household_children for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.household_children to kith_app;
grant select on table kith.household_children to kith_backup;
grant delete, insert, select, update on table kith.household_children to kith_definer;
grant delete, select on table kith.household_children to kith_retention;
grant insert, select, update on table kith.household_children to kith_worker;

create table kith.households (
  place_id uuid not null,
  id uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint households_pkey PRIMARY KEY (place_id, id),
  constraint households_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
alter table kith.households enable row level security;
alter table kith.households force row level security;
create policy app_adds on kith.households for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.households for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.household_children h WHERE (h.household_id = households.id))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.household_children h WHERE (h.household_id = households.id)))));
create policy app_reads on kith.households for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.household_children h WHERE (h.household_id = households.id)))));
create policy backup_reads on kith.households for select to kith_backup using (true);
create policy definer_works on kith.households for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.households for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.households for delete to kith_retention using (true);
create policy retention_reads on kith.households for select to kith_retention using (true);
create policy worker_works on kith.households for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.households to kith_app;
grant select on table kith.households to kith_backup;
grant delete, insert, select, update on table kith.households to kith_definer;
grant delete, select on table kith.households to kith_retention;
grant insert, select, update on table kith.households to kith_worker;

create table kith.import_close_matches (
  place_id uuid not null,
  import_id uuid not null,
  child_id uuid not null,
  upn text not null,
  line integer not null,
  forename text,
  surname text,
  born_on date,
  because text not null,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint import_close_matches_decision_check CHECK ((decision = ANY (ARRAY['same'::text, 'different'::text, 'later'::text]))),
  constraint import_close_matches_pkey PRIMARY KEY (place_id, import_id, upn, child_id),
  constraint import_close_matches_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint import_close_matches_place_id_import_id_fkey FOREIGN KEY (place_id, import_id) REFERENCES kith.imports(place_id, id)
); -- owner kith_owner
CREATE INDEX import_close_matches_of_child ON kith.import_close_matches USING btree (child_id);
alter table kith.import_close_matches enable row level security;
alter table kith.import_close_matches force row level security;
create policy app_adds on kith.import_close_matches for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_changes on kith.import_close_matches for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(1) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = import_close_matches.child_id) AND ((r.reads & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('import files'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_reads on kith.import_close_matches for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(1) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = import_close_matches.child_id) AND ((r.reads & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.import_close_matches for select to kith_backup using (true);
create policy definer_works on kith.import_close_matches for all to kith_definer using (true) with check (true);
create policy only_of_a_child_they_see on kith.import_close_matches as restrictive for update to kith_app using (((import_id IN ( SELECT kith.my_imports() AS my_imports)) AND (EXISTS ( SELECT 1 FROM kith.children c WHERE (c.id = import_close_matches.child_id))))) with check ((decided_by = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.import_close_matches for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.import_close_matches for delete to kith_retention using (true);
create policy retention_reads on kith.import_close_matches for select to kith_retention using (true);
create policy worker_works on kith.import_close_matches for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.import_close_matches to kith_app;
grant select on table kith.import_close_matches to kith_backup;
grant delete, insert, select, update on table kith.import_close_matches to kith_definer;
grant delete, select on table kith.import_close_matches to kith_retention;
grant delete, insert, select, update on table kith.import_close_matches to kith_worker;
grant update on column kith.import_close_matches.decided_at to kith_app;
grant update on column kith.import_close_matches.decided_by to kith_app;
grant update on column kith.import_close_matches.decision to kith_app;

create table kith.import_problems (
  place_id uuid not null,
  import_id uuid not null,
  number integer not null,
  file text not null,
  line integer,
  column text,
  problem text not null,
  constraint import_problems_pkey PRIMARY KEY (place_id, import_id, number),
  constraint import_problems_place_id_import_id_fkey FOREIGN KEY (place_id, import_id) REFERENCES kith.imports(place_id, id)
); -- owner kith_owner
alter table kith.import_problems enable row level security;
alter table kith.import_problems force row level security;
create policy app_adds on kith.import_problems for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_changes on kith.import_problems for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_reads on kith.import_problems for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.import_problems for select to kith_backup using (true);
create policy definer_works on kith.import_problems for all to kith_definer using (true) with check (true);
create policy only_mine on kith.import_problems as restrictive for select to kith_app using ((import_id IN ( SELECT kith.my_imports() AS my_imports)));
create policy owner_migrates on kith.import_problems for all to kith_owner using (true) with check (true);
create policy worker_works on kith.import_problems for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.import_problems to kith_app;
grant select on table kith.import_problems to kith_backup;
grant delete, insert, select, update on table kith.import_problems to kith_definer;
grant delete, insert, select, update on table kith.import_problems to kith_worker;

create table kith.import_review (
  place_id uuid not null,
  import_id uuid not null,
  number integer not null,
  kind text not null,
  line integer,
  upn text,
  columns text[] not null default '{}'::text[],
  says text,
  child_id uuid,
  constraint import_review_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'changed'::text, 'close'::text, 'left'::text, 'not-in-file'::text, 'kept'::text, 'school-new'::text, 'school-changed'::text, 'episode-begins'::text, 'episode-closes'::text, 'episode-handed-on'::text, 'episode-noted'::text]))),
  constraint import_review_pkey PRIMARY KEY (place_id, import_id, number),
  constraint import_review_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint import_review_place_id_import_id_fkey FOREIGN KEY (place_id, import_id) REFERENCES kith.imports(place_id, id)
); -- owner kith_owner
alter table kith.import_review enable row level security;
alter table kith.import_review force row level security;
create policy app_adds on kith.import_review for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (import_id IN ( SELECT kith.my_imports() AS my_imports)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_changes on kith.import_review for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (import_id IN ( SELECT kith.my_imports() AS my_imports)) AND ( SELECT kith.may('import files'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (import_id IN ( SELECT kith.my_imports() AS my_imports)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_reads on kith.import_review for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (import_id IN ( SELECT kith.my_imports() AS my_imports))));
create policy backup_reads on kith.import_review for select to kith_backup using (true);
create policy definer_works on kith.import_review for all to kith_definer using (true) with check (true);
create policy early_help_is_its_own on kith.import_review as restrictive for select to kith_app using (((kind !~~ 'episode-%'::text) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = import_review.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy owner_migrates on kith.import_review for all to kith_owner using (true) with check (true);
create policy worker_works on kith.import_review for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (import_id IN ( SELECT kith.my_imports() AS my_imports)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (import_id IN ( SELECT kith.my_imports() AS my_imports))));
grant select on table kith.import_review to kith_app;
grant select on table kith.import_review to kith_backup;
grant delete, insert, select, update on table kith.import_review to kith_definer;
grant delete, insert, select, update on table kith.import_review to kith_worker;

create table kith.import_schools (
  place_id uuid not null,
  import_id uuid not null,
  school_id uuid not null,
  academic_year integer not null,
  file text not null,
  rows integer not null,
  constraint import_schools_pkey PRIMARY KEY (place_id, import_id, school_id, academic_year, file),
  constraint import_schools_place_id_import_id_fkey FOREIGN KEY (place_id, import_id) REFERENCES kith.imports(place_id, id),
  constraint import_schools_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint import_schools_rows_check CHECK ((rows >= 0))
); -- owner kith_owner
CREATE INDEX import_schools_of_school ON kith.import_schools USING btree (school_id, file);
alter table kith.import_schools enable row level security;
alter table kith.import_schools force row level security;
create policy app_adds on kith.import_schools for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_changes on kith.import_schools for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('import files'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_reads on kith.import_schools for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
create policy backup_reads on kith.import_schools for select to kith_backup using (true);
create policy definer_works on kith.import_schools for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.import_schools for all to kith_owner using (true) with check (true);
create policy worker_works on kith.import_schools for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
grant select on table kith.import_schools to kith_app;
grant select on table kith.import_schools to kith_backup;
grant delete, insert, select, update on table kith.import_schools to kith_definer;
grant insert, select, update on table kith.import_schools to kith_worker;

create table kith.import_steps (
  place_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  step text not null,
  choices jsonb not null default '{}'::jsonb,
  person_id uuid,
  asked_at timestamp with time zone not null default now(),
  done_at timestamp with time zone,
  constraint import_steps_pkey PRIMARY KEY (place_id, id),
  constraint import_steps_place_id_import_id_fkey FOREIGN KEY (place_id, import_id) REFERENCES kith.imports(place_id, id),
  constraint import_steps_step_check CHECK ((step = ANY (ARRAY['look'::text, 'take-in'::text, 'drop'::text, 'undo'::text])))
); -- owner kith_owner
CREATE UNIQUE INDEX import_steps_open ON kith.import_steps USING btree (place_id, import_id) WHERE (done_at IS NULL);
alter table kith.import_steps enable row level security;
alter table kith.import_steps force row level security;
create policy app_adds on kith.import_steps for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (import_id IN ( SELECT kith.my_imports() AS my_imports)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_changes on kith.import_steps for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (import_id IN ( SELECT kith.my_imports() AS my_imports)) AND ( SELECT kith.may('import files'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (import_id IN ( SELECT kith.my_imports() AS my_imports)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_reads on kith.import_steps for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (import_id IN ( SELECT kith.my_imports() AS my_imports))));
create policy backup_reads on kith.import_steps for select to kith_backup using (true);
create policy definer_works on kith.import_steps for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.import_steps as restrictive for insert to kith_app with check ((person_id = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.import_steps for all to kith_owner using (true) with check (true);
create policy worker_works on kith.import_steps for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (import_id IN ( SELECT kith.my_imports() AS my_imports)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (import_id IN ( SELECT kith.my_imports() AS my_imports))));
grant insert, select on table kith.import_steps to kith_app;
grant select on table kith.import_steps to kith_backup;
grant delete, insert, select, update on table kith.import_steps to kith_definer;
grant insert, select, update on table kith.import_steps to kith_worker;

create table kith.imports (
  place_id uuid not null,
  id uuid not null,
  feed text not null,
  named text not null,
  hash text,
  person_id uuid,
  organisation_id uuid,
  sender text not null default 'school'::text,
  asked_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  done_bytes bigint not null default 0,
  all_bytes bigint,
  doing text,
  cancel_asked_at timestamp with time zone,
  finished_at timestamp with time zone,
  outcome text,
  sentence text,
  receipt jsonb not null default '{}'::jsonb,
  waits text,
  review jsonb not null default '{}'::jsonb,
  undone_at timestamp with time zone,
  undo jsonb,
  constraint imports_check CHECK (((waits IS NULL) OR (finished_at IS NULL))),
  constraint imports_feed_check CHECK ((feed ~ '^[a-z]+(-[a-z0-9]+)*$'::text)),
  constraint imports_outcome_check CHECK ((outcome = ANY (ARRAY['taken-in'::text, 'nothing-new'::text, 'stopped'::text, 'cancelled'::text, 'failed'::text]))),
  constraint imports_pkey PRIMARY KEY (place_id, id),
  constraint imports_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint imports_place_id_organisation_id_fkey FOREIGN KEY (place_id, organisation_id) REFERENCES kith.organisations(place_id, id),
  constraint imports_sender_check CHECK ((sender = ANY (ARRAY['school'::text, 'council'::text]))),
  constraint imports_waits_check CHECK ((waits = ANY (ARRAY['matching'::text, 'review'::text])))
); -- owner kith_owner
CREATE INDEX imports_by_time ON kith.imports USING btree (place_id, asked_at DESC);
alter table kith.imports enable row level security;
alter table kith.imports force row level security;
create policy app_adds on kith.imports for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_changes on kith.imports for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('import files'::text) AS may)));
create policy app_reads on kith.imports for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.imports for select to kith_backup using (true);
create policy definer_works on kith.imports for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.imports as restrictive for insert to kith_app with check ((person_id = ( SELECT kith.person() AS person)));
create policy only_mine on kith.imports as restrictive for select to kith_app using (((person_id = ( SELECT kith.person() AS person)) OR (id IN ( SELECT kith.my_imports() AS my_imports))));
create policy only_mine_to_stop on kith.imports as restrictive for update to kith_app using ((id IN ( SELECT kith.my_imports() AS my_imports)));
create policy owner_migrates on kith.imports for all to kith_owner using (true) with check (true);
create policy worker_works on kith.imports for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.imports to kith_app;
grant select on table kith.imports to kith_backup;
grant delete, insert, select, update on table kith.imports to kith_definer;
grant insert, select, update on table kith.imports to kith_worker;
grant update on column kith.imports.cancel_asked_at to kith_app;

create table kith.keep_close (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  from_day date not null,
  until_day date not null,
  because text,
  made_at timestamp with time zone not null default now(),
  made_by uuid default kith.person(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint keep_close_because_check CHECK (((length(because) >= 1) AND (length(because) <= 200))),
  constraint keep_close_check CHECK ((until_day >= from_day)),
  constraint keep_close_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES kith.people(id),
  constraint keep_close_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint keep_close_pkey PRIMARY KEY (place_id, id),
  constraint keep_close_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint keep_close_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
CREATE INDEX keep_close_of_child ON kith.keep_close USING btree (child_id) WHERE (ended_at IS NULL);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_by ON kith.keep_close FOR EACH ROW WHEN ((old.ended_by IS DISTINCT FROM new.ended_by)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
alter table kith.keep_close enable row level security;
alter table kith.keep_close force row level security;
create policy app_adds on kith.keep_close for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = keep_close.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.keep_close for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = keep_close.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = keep_close.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.keep_close for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = keep_close.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.keep_close as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.keep_close for select to kith_backup using (true);
create policy definer_works on kith.keep_close for all to kith_definer using (true) with check (true);
create policy only_taking_part on kith.keep_close as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = keep_close.child_id)))));
create policy owner_migrates on kith.keep_close for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.keep_close for delete to kith_retention using (true);
create policy retention_reads on kith.keep_close for select to kith_retention using (true);
create policy worker_works on kith.keep_close for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.keep_close to kith_app;
grant select on table kith.keep_close to kith_backup;
grant delete, insert, select, update on table kith.keep_close to kith_definer;
grant delete, select on table kith.keep_close to kith_retention;
grant insert, select, update on table kith.keep_close to kith_worker;
grant update on column kith.keep_close.ended_at to kith_app;
grant update on column kith.keep_close.ended_by to kith_app;

create table kith.keepsakes (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  ending_id uuid not null,
  kind text not null,
  name text not null,
  words text,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  withdrawn_at timestamp with time zone,
  constraint keepsakes_check CHECK (((kind <> 'kind-words'::text) OR (words IS NOT NULL))),
  constraint keepsakes_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'place'::text, 'kind-words'::text]))),
  constraint keepsakes_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint keepsakes_pkey PRIMARY KEY (place_id, id),
  constraint keepsakes_place_id_child_id_ending_id_fkey FOREIGN KEY (place_id, child_id, ending_id) REFERENCES kith.endings(place_id, child_id, id),
  constraint keepsakes_words_check CHECK (((length(words) >= 1) AND (length(words) <= 400)))
); -- owner kith_owner
CREATE INDEX keepsakes_of_child ON kith.keepsakes USING btree (child_id);
CREATE INDEX keepsakes_of_ending ON kith.keepsakes USING btree (ending_id);
alter table kith.keepsakes enable row level security;
alter table kith.keepsakes force row level security;
create policy app_adds on kith.keepsakes for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = keepsakes.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.keepsakes for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = keepsakes.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = keepsakes.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.keepsakes for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(64) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = keepsakes.child_id) AND ((r.reads & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.keepsakes for select to kith_backup using (true);
create policy definer_works on kith.keepsakes for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.keepsakes for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.keepsakes for delete to kith_retention using (true);
create policy retention_reads on kith.keepsakes for select to kith_retention using (true);
create policy worker_works on kith.keepsakes for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.keepsakes to kith_app;
grant select on table kith.keepsakes to kith_backup;
grant delete, insert, select, update on table kith.keepsakes to kith_definer;
grant delete, select on table kith.keepsakes to kith_retention;
grant insert, select, update on table kith.keepsakes to kith_worker;

create table kith.links (
  place_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  purpose text not null,
  for_whom text not null,
  about_id uuid not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  until timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_why text,
  constraint links_for_whom_check CHECK (((length(for_whom) >= 1) AND (length(for_whom) <= 200))),
  constraint links_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint links_pkey PRIMARY KEY (place_id, id),
  constraint links_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint links_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint links_purpose_fkey FOREIGN KEY (purpose) REFERENCES access.link_purposes(purpose)
); -- owner kith_owner
CREATE INDEX links_about ON kith.links USING btree (about_id);
alter table kith.links enable row level security;
alter table kith.links force row level security;
create policy about_whom_one_sees on kith.links as restrictive for select to kith_app using (((purpose <> ALL (ARRAY['what-helps'::text, 'other-school'::text])) OR (made_by = ( SELECT kith.person() AS person)) OR (id IN ( SELECT r.link_id FROM kith.class_page_readers r)) OR (id IN ( SELECT p.link_id FROM kith.placements p))));
create policy app_adds on kith.links for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND false));
create policy app_changes on kith.links for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND false)) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND false));
create policy app_reads on kith.links for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
create policy backup_reads on kith.links for select to kith_backup using (true);
create policy definer_works on kith.links for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.links for all to kith_owner using (true) with check (true);
create policy worker_works on kith.links for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
grant insert, select on table kith.links to kith_app;
grant select on table kith.links to kith_backup;
grant delete, insert, select, update on table kith.links to kith_definer;
grant insert, select, update on table kith.links to kith_worker;

create table kith.matches (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  matched_on date not null,
  hello_on date,
  ended_at timestamp with time zone,
  matched_at timestamp with time zone not null default now(),
  matched_by uuid,
  constraint matches_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint matches_pkey PRIMARY KEY (place_id, id),
  constraint matches_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint matches_place_id_enrolment_id_fkey FOREIGN KEY (place_id, enrolment_id) REFERENCES kith.enrolments(place_id, id)
); -- owner kith_owner
CREATE INDEX matches_of_child ON kith.matches USING btree (child_id);
CREATE INDEX matches_of_person ON kith.matches USING btree (person_id) WHERE ((ended_at IS NULL) AND (hello_on IS NULL));
alter table kith.matches enable row level security;
alter table kith.matches force row level security;
create policy app_adds on kith.matches for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('match link workers'::text) AS may)));
create policy app_changes on kith.matches for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = matches.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('match link workers'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('match link workers'::text) AS may)));
create policy app_reads on kith.matches for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = matches.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.matches for select to kith_backup using (true);
create policy definer_works on kith.matches for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.matches for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.matches for delete to kith_retention using (true);
create policy retention_reads on kith.matches for select to kith_retention using (true);
create policy worker_works on kith.matches for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.matches to kith_app;
grant select on table kith.matches to kith_backup;
grant delete, insert, select, update on table kith.matches to kith_definer;
grant delete, select on table kith.matches to kith_retention;
grant insert, select, update on table kith.matches to kith_worker;

create table kith.measure_windows (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  enrolment_id uuid not null,
  instrument text not null,
  informant text not null,
  name text not null,
  opens_on date not null,
  closes_on date not null,
  done_on date,
  constraint measure_windows_check CHECK ((closes_on >= opens_on)),
  constraint measure_windows_informant_check CHECK ((informant = ANY (ARRAY['teacher'::text, 'parent'::text, 'self'::text, 'worker'::text]))),
  constraint measure_windows_instrument_check CHECK ((instrument ~ '^[a-z][a-z0-9-]{1,40}$'::text)),
  constraint measure_windows_pkey PRIMARY KEY (place_id, id),
  constraint measure_windows_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint measure_windows_place_id_enrolment_id_fkey FOREIGN KEY (place_id, enrolment_id) REFERENCES kith.enrolments(place_id, id),
  constraint measure_windows_place_id_enrolment_id_instrument_informant__key UNIQUE (place_id, enrolment_id, instrument, informant, name)
); -- owner kith_owner
CREATE INDEX measure_windows_of_child ON kith.measure_windows USING btree (child_id);
alter table kith.measure_windows enable row level security;
alter table kith.measure_windows force row level security;
create policy app_adds on kith.measure_windows for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('match link workers'::text) AS may)));
create policy app_changes on kith.measure_windows for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = measure_windows.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('match link workers'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('match link workers'::text) AS may)));
create policy app_reads on kith.measure_windows for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = measure_windows.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.measure_windows for select to kith_backup using (true);
create policy definer_works on kith.measure_windows for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.measure_windows for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.measure_windows for delete to kith_retention using (true);
create policy retention_reads on kith.measure_windows for select to kith_retention using (true);
create policy worker_works on kith.measure_windows for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.measure_windows to kith_app;
grant select on table kith.measure_windows to kith_backup;
grant delete, insert, select, update on table kith.measure_windows to kith_definer;
grant delete, select on table kith.measure_windows to kith_retention;
grant insert, select, update on table kith.measure_windows to kith_worker;

create view kith.measures with (security_invoker=true) as
  SELECT place_id, id, child_id, enrolment_id, instrument, informant, name, opens_on, closes_on, COALESCE(done_on, CASE instrument WHEN 'sdq'::text THEN ( SELECT min(on_day) AS min FROM sdq_scores s WHERE ((child_id = child_id) AND (informant = informant) AND ((on_day >= opens_on) AND (on_day <= closes_on)))) WHEN 'attainment'::text THEN ( SELECT min(on_day) AS min FROM attainment t WHERE ((child_id = child_id) AND ((on_day >= opens_on) AND (on_day <= closes_on)))) ELSE NULL::date END) AS done_on FROM measure_windows w; -- owner kith_owner
grant select on table kith.measures to kith_app;
grant select on table kith.measures to kith_definer;
grant select on table kith.measures to kith_worker;

create table kith.memberships (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  organisation_id uuid,
  school_id uuid,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint memberships_check CHECK (((role <> 'school-lead'::text) OR (school_id IS NOT NULL))),
  constraint memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint memberships_pkey PRIMARY KEY (place_id, id),
  constraint memberships_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint memberships_place_id_organisation_id_fkey FOREIGN KEY (place_id, organisation_id) REFERENCES kith.organisations(place_id, id),
  constraint memberships_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint memberships_role_fkey FOREIGN KEY (role) REFERENCES access.roles(role)
); -- owner kith_owner
CREATE INDEX memberships_of_person ON kith.memberships USING btree (person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX memberships_once ON kith.memberships USING btree (place_id, person_id, role, COALESCE(school_id, place_id)) WHERE (ended_at IS NULL);
CREATE TRIGGER reach_after_delete AFTER DELETE ON kith.memberships REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.people_changed();
CREATE TRIGGER reach_after_insert AFTER INSERT ON kith.memberships REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.people_changed();
CREATE TRIGGER reach_after_update AFTER UPDATE ON kith.memberships REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.people_changed();
CREATE TRIGGER sessions_end_with_membership AFTER UPDATE ON kith.memberships FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL))) EXECUTE FUNCTION door.end_sessions_of_leaver();
alter table kith.memberships enable row level security;
alter table kith.memberships force row level security;
create policy app_adds on kith.memberships for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('manage staff'::text) AS may)));
create policy app_changes on kith.memberships for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('manage staff'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('manage staff'::text) AS may)));
create policy app_reads on kith.memberships for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.memberships for select to kith_backup using (true);
create policy definer_works on kith.memberships for all to kith_definer using (true) with check (true);
create policy door_reads on kith.memberships for select to kith_door using (true);
create policy owner_migrates on kith.memberships for all to kith_owner using (true) with check (true);
create policy worker_works on kith.memberships for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.memberships to kith_app;
grant select on table kith.memberships to kith_backup;
grant delete, insert, select, update on table kith.memberships to kith_definer;
grant select on table kith.memberships to kith_door;
grant insert, select, update on table kith.memberships to kith_worker;
grant update on column kith.memberships.ended_at to kith_app;
grant update on column kith.memberships.ended_by to kith_app;

create table kith.migrations (
  number integer not null,
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (number)
); -- owner kith_owner
alter table kith.migrations enable row level security;
alter table kith.migrations force row level security;
create policy backup_reads on kith.migrations for select to kith_backup using (true);
create policy definer_works on kith.migrations for all to kith_definer using (true) with check (true);
create policy everybody_reads on kith.migrations for select to kith_app, kith_door, kith_worker using (true);
create policy owner_migrates on kith.migrations for all to kith_owner using (true) with check (true);
grant select on table kith.migrations to kith_app;
grant select on table kith.migrations to kith_backup;
grant delete, insert, select, update on table kith.migrations to kith_definer;
grant select on table kith.migrations to kith_door;
grant select on table kith.migrations to kith_worker;

create table kith.missed_acts (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  did text not null,
  told text,
  note text,
  things uuid[] not null,
  acted_at timestamp with time zone not null default now(),
  acted_by uuid default kith.person(),
  taken_back_at timestamp with time zone,
  constraint missed_acts_acted_by_fkey FOREIGN KEY (acted_by) REFERENCES kith.people(id),
  constraint missed_acts_check CHECK (((did = 'told-somebody'::text) = (told IS NOT NULL))),
  constraint missed_acts_check1 CHECK (((did <> ALL (ARRAY['knew-already'::text, 'something-else'::text])) OR (note IS NOT NULL))),
  constraint missed_acts_check2 CHECK ((on_day <= ((acted_at)::date + 1))),
  constraint missed_acts_did_check CHECK ((did = ANY (ARRAY['rang-home'::text, 'met-the-child'::text, 'met-the-family'::text, 'told-somebody'::text, 'knew-already'::text, 'something-else'::text]))),
  constraint missed_acts_note_check CHECK (((length(note) >= 1) AND (length(note) <= 300))),
  constraint missed_acts_pkey PRIMARY KEY (place_id, id),
  constraint missed_acts_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint missed_acts_told_check CHECK (((length(told) >= 2) AND (length(told) <= 100)))
); -- owner kith_owner
CREATE INDEX missed_acts_of_child ON kith.missed_acts USING btree (child_id, on_day);
alter table kith.missed_acts enable row level security;
alter table kith.missed_acts force row level security;
create policy app_adds on kith.missed_acts for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('act on what was missed'::text) AS may)));
create policy app_changes on kith.missed_acts for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = missed_acts.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('act on what was missed'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('act on what was missed'::text) AS may)));
create policy app_reads on kith.missed_acts for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = missed_acts.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.missed_acts for select to kith_backup using (true);
create policy definer_works on kith.missed_acts for all to kith_definer using (true) with check (true);
create policy only_for_a_child_they_see on kith.missed_acts as restrictive for insert to kith_app with check (((acted_by = ( SELECT kith.person() AS person)) AND (EXISTS ( SELECT 1 FROM kith.missed_things t WHERE (t.child_id = missed_acts.child_id)))));
create policy only_their_own on kith.missed_acts as restrictive for update to kith_app using ((acted_by = ( SELECT kith.person() AS person))) with check ((acted_by = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.missed_acts for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.missed_acts for delete to kith_retention using (true);
create policy retention_reads on kith.missed_acts for select to kith_retention using (true);
create policy worker_works on kith.missed_acts for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.missed_acts to kith_app;
grant select on table kith.missed_acts to kith_backup;
grant delete, insert, select, update on table kith.missed_acts to kith_definer;
grant delete, select on table kith.missed_acts to kith_retention;
grant insert, select, update on table kith.missed_acts to kith_worker;
grant update on column kith.missed_acts.taken_back_at to kith_app;

create table kith.missed_looks (
  place_id uuid not null,
  school_id uuid not null,
  screen_id uuid not null,
  marks_end date,
  quiet_from date,
  children integer not null,
  old_after_days integer not null,
  looked_at timestamp with time zone not null default now(),
  constraint missed_looks_children_check CHECK ((children >= 0)),
  constraint missed_looks_old_after_days_check CHECK ((old_after_days > 0)),
  constraint missed_looks_pkey PRIMARY KEY (place_id, school_id),
  constraint missed_looks_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint missed_looks_place_id_screen_id_school_id_fkey FOREIGN KEY (place_id, screen_id, school_id) REFERENCES kith.screened_schools(place_id, screen_id, school_id)
); -- owner kith_owner
alter table kith.missed_looks enable row level security;
alter table kith.missed_looks force row level security;
create policy app_adds on kith.missed_looks for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND false));
create policy app_changes on kith.missed_looks for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND false)) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND false));
create policy app_reads on kith.missed_looks for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
create policy backup_reads on kith.missed_looks for select to kith_backup using (true);
create policy definer_works on kith.missed_looks for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.missed_looks for all to kith_owner using (true) with check (true);
create policy worker_works on kith.missed_looks for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
grant insert, select on table kith.missed_looks to kith_app;
grant select on table kith.missed_looks to kith_backup;
grant delete, insert, select, update on table kith.missed_looks to kith_definer;
grant insert, select, update on table kith.missed_looks to kith_worker;

create table kith.missed_things (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  kind text not null,
  about text not null default ''::text,
  since date not null,
  as_of date not null,
  quiet_from date,
  found jsonb not null,
  found_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint missed_things_check CHECK (((kind = 'risk-met'::text) = (about <> ''::text))),
  constraint missed_things_kind_check CHECK ((kind = ANY (ARRAY['days-missed'::text, 'falling'::text, 'suspended'::text, 'risk-met'::text]))),
  constraint missed_things_pkey PRIMARY KEY (place_id, id),
  constraint missed_things_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint missed_things_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id)
); -- owner kith_owner
CREATE INDEX missed_things_of_child ON kith.missed_things USING btree (child_id);
CREATE INDEX missed_things_of_school ON kith.missed_things USING btree (school_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX missed_things_once ON kith.missed_things USING btree (place_id, child_id, kind, about, since) WHERE (ended_at IS NULL);
alter table kith.missed_things enable row level security;
alter table kith.missed_things force row level security;
create policy app_adds on kith.missed_things for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = missed_things.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.missed_things for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = missed_things.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = missed_things.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.missed_things for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = missed_things.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.missed_things for select to kith_backup using (true);
create policy definer_works on kith.missed_things for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.missed_things for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.missed_things for delete to kith_retention using (true);
create policy retention_reads on kith.missed_things for select to kith_retention using (true);
create policy worker_works on kith.missed_things for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.missed_things to kith_app;
grant select on table kith.missed_things to kith_backup;
grant delete, insert, select, update on table kith.missed_things to kith_definer;
grant delete, select on table kith.missed_things to kith_retention;
grant insert, select, update on table kith.missed_things to kith_worker;

create table kith.names (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  forename text,
  surname text,
  known_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  import_id uuid,
  ended_import_id uuid,
  constraint names_pkey PRIMARY KEY (place_id, id),
  constraint names_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE INDEX names_alike ON kith.names USING btree (place_id, lower(surname), lower(forename)) WHERE (ended_at IS NULL);
CREATE INDEX names_before ON kith.names USING btree (child_id) WHERE (ended_at IS NOT NULL);
CREATE UNIQUE INDEX names_in_force ON kith.names USING btree (place_id, child_id) WHERE (ended_at IS NULL);
CREATE INDEX names_of_child ON kith.names USING btree (child_id) WHERE (ended_at IS NULL);
CREATE TRIGGER keep_told_conflicts AFTER INSERT ON kith.names REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kith.keep_told_conflicts();
CREATE TRIGGER words_after_delete AFTER DELETE ON kith.names REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kith.keep_search_words();
CREATE TRIGGER words_after_insert AFTER INSERT ON kith.names REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kith.keep_search_words();
CREATE TRIGGER words_after_update AFTER UPDATE ON kith.names REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kith.keep_search_words();
alter table kith.names enable row level security;
alter table kith.names force row level security;
create policy app_adds on kith.names for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = names.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.names for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = names.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = names.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.names for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(1) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = names.child_id) AND ((r.reads & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.names for select to kith_backup using (true);
create policy definer_works on kith.names for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.names for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.names for delete to kith_retention using (true);
create policy retention_reads on kith.names for select to kith_retention using (true);
create policy worker_works on kith.names for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.names to kith_app;
grant select on table kith.names to kith_backup;
grant delete, insert, select, update on table kith.names to kith_definer;
grant delete, select on table kith.names to kith_retention;
grant insert, select, update on table kith.names to kith_worker;

create table kith.network_people (
  place_id uuid not null,
  network_id uuid not null,
  child_id uuid not null,
  position integer not null,
  name text not null,
  relation text not null,
  tie text not null,
  flow text not null,
  whose text not null,
  notes text not null,
  about_relative boolean not null generated as (whose = 'relative'::text),
  constraint network_people_flow_check CHECK ((flow = ANY (ARRAY['none'::text, 'gives'::text, 'gets'::text, 'both'::text]))),
  constraint network_people_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint network_people_notes_check CHECK ((length(notes) <= 300)),
  constraint network_people_pkey PRIMARY KEY (place_id, network_id, "position"),
  constraint network_people_place_id_child_id_network_id_fkey FOREIGN KEY (place_id, child_id, network_id) REFERENCES kith.networks(place_id, child_id, id),
  constraint network_people_position_check CHECK ((("position" >= 1) AND ("position" <= 24))),
  constraint network_people_relation_check CHECK ((length(relation) <= 60)),
  constraint network_people_tie_check CHECK ((tie = ANY (ARRAY['not-said'::text, 'strong'::text, 'thin'::text, 'hard'::text]))),
  constraint network_people_whose_check CHECK ((whose = ANY (ARRAY['child'::text, 'family'::text, 'relative'::text])))
); -- owner kith_owner
CREATE INDEX network_people_of_child ON kith.network_people USING btree (child_id);
alter table kith.network_people enable row level security;
alter table kith.network_people force row level security;
create policy app_adds on kith.network_people for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = network_people.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.network_people for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = network_people.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = network_people.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.network_people for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(64) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = network_people.child_id) AND ((r.reads & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.network_people for select to kith_backup using (true);
create policy definer_works on kith.network_people for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.network_people for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.network_people for delete to kith_retention using (true);
create policy retention_reads on kith.network_people for select to kith_retention using (true);
create policy worker_works on kith.network_people for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.network_people to kith_app;
grant select on table kith.network_people to kith_backup;
grant delete, insert, select, update on table kith.network_people to kith_definer;
grant delete, select on table kith.network_people to kith_retention;
grant insert, select, update on table kith.network_people to kith_worker;

create view kith.network_shared with (security_invoker=true) as
  SELECT place_id, child_id, network_id, drawn_on, "position", name, relation, tie, flow FROM (network_people p JOIN networks n ON (((place_id = place_id) AND (id = network_id)))) WHERE (NOT about_relative); -- owner kith_owner
grant select on table kith.network_shared to kith_app;
grant select on table kith.network_shared to kith_worker;

create table kith.networks (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  follows uuid,
  drawn_on date not null,
  drawn_with text not null,
  hash text not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint networks_drawn_with_check CHECK ((drawn_with = ANY (ARRAY['child'::text, 'family'::text, 'both'::text, 'nobody'::text]))),
  constraint networks_pkey PRIMARY KEY (place_id, id),
  constraint networks_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint networks_place_id_child_id_follows_fkey FOREIGN KEY (place_id, child_id, follows) REFERENCES kith.networks(place_id, child_id, id),
  constraint networks_place_id_child_id_follows_key UNIQUE NULLS NOT DISTINCT (place_id, child_id, follows),
  constraint networks_place_id_child_id_id_key UNIQUE (place_id, child_id, id),
  constraint networks_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
CREATE INDEX networks_of_child ON kith.networks USING btree (child_id, drawn_on);
alter table kith.networks enable row level security;
alter table kith.networks force row level security;
create policy app_adds on kith.networks for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = networks.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.networks for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = networks.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = networks.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.networks for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(64) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = networks.child_id) AND ((r.reads & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.networks for select to kith_backup using (true);
create policy definer_works on kith.networks for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.networks for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.networks for delete to kith_retention using (true);
create policy retention_reads on kith.networks for select to kith_retention using (true);
create policy worker_works on kith.networks for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.networks to kith_app;
grant select on table kith.networks to kith_backup;
grant delete, insert, select, update on table kith.networks to kith_definer;
grant delete, select on table kith.networks to kith_retention;
grant insert, select, update on table kith.networks to kith_worker;

create table kith.not_right (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  page_id uuid not null,
  theme text not null,
  about text not null,
  about_people uuid[] not null default '{}'::uuid[],
  words text not null,
  language text not null,
  said_at timestamp with time zone not null default now(),
  said_on date not null,
  due_on date not null,
  answer text,
  answered_on date,
  answered_by uuid,
  constraint not_right_about_check CHECK ((about = ANY (ARRAY['link-worker'::text, 'school'::text, 'team'::text, 'other'::text]))),
  constraint not_right_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 1000))),
  constraint not_right_check CHECK ((due_on >= said_on)),
  constraint not_right_check1 CHECK (((answer IS NULL) = (answered_on IS NULL))),
  constraint not_right_check2 CHECK (((answered_by IS NULL) OR (answered_by <> ALL (about_people)))),
  constraint not_right_language_check CHECK ((language ~ '^[a-z]{2,8}$'::text)),
  constraint not_right_pkey PRIMARY KEY (place_id, id),
  constraint not_right_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint not_right_place_id_page_id_fkey FOREIGN KEY (place_id, page_id) REFERENCES kith.family_pages(place_id, id),
  constraint not_right_theme_check CHECK ((theme = ANY (ARRAY['not-listened'::text, 'promise'::text, 'told-others'::text, 'written-wrong'::text, 'unkind'::text, 'not-safe'::text, 'other'::text]))),
  constraint not_right_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
); -- owner kith_owner
CREATE INDEX not_right_of_child ON kith.not_right USING btree (child_id);
CREATE INDEX not_right_of_page ON kith.not_right USING btree (page_id);
CREATE INDEX not_right_waiting ON kith.not_right USING btree (place_id, due_on) WHERE (answered_on IS NULL);
CREATE TRIGGER answered_by BEFORE UPDATE OF answered_on ON kith.not_right FOR EACH ROW WHEN ((old.answered_on IS DISTINCT FROM new.answered_on)) EXECUTE FUNCTION kith.by_whoever_changed('answered_by');
alter table kith.not_right enable row level security;
alter table kith.not_right force row level security;
create policy answered_once on kith.not_right as restrictive for update to kith_app using (((answered_on IS NULL) AND (( SELECT kith.person() AS person) <> ALL (about_people)))) with check ((( SELECT kith.person() AS person) <> ALL (about_people)));
create policy app_adds on kith.not_right for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('hear what is not right'::text) AS may)));
create policy app_changes on kith.not_right for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(64) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = not_right.child_id) AND ((r.reads & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('hear what is not right'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('hear what is not right'::text) AS may)));
create policy app_reads on kith.not_right for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(64) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = not_right.child_id) AND ((r.reads & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.not_right for select to kith_backup using (true);
create policy definer_works on kith.not_right for all to kith_definer using (true) with check (true);
create policy not_by_whom_it_is_about on kith.not_right as restrictive for select to kith_app using ((( SELECT kith.may('hear what is not right'::text) AS may) AND (( SELECT kith.person() AS person) <> ALL (about_people))));
create policy owner_migrates on kith.not_right for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.not_right for delete to kith_retention using (true);
create policy retention_reads on kith.not_right for select to kith_retention using (true);
create policy worker_works on kith.not_right for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.not_right to kith_app;
grant select on table kith.not_right to kith_backup;
grant delete, insert, select, update on table kith.not_right to kith_definer;
grant delete, select on table kith.not_right to kith_retention;
grant insert, select, update on table kith.not_right to kith_worker;
grant update on column kith.not_right.answer to kith_app;
grant update on column kith.not_right.answered_on to kith_app;

create table kith.notes_read (
  place_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  child_id uuid not null,
  words text,
  read_at timestamp with time zone not null default now(),
  read_by uuid not null default kith.person(),
  constraint notes_read_pkey PRIMARY KEY (place_id, id),
  constraint notes_read_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint notes_read_place_id_contact_id_fkey FOREIGN KEY (place_id, contact_id) REFERENCES kith.contacts(place_id, id),
  constraint notes_read_read_by_fkey FOREIGN KEY (read_by) REFERENCES kith.people(id),
  constraint notes_read_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
); -- owner kith_owner
CREATE INDEX notes_read_of_child ON kith.notes_read USING btree (child_id);
CREATE UNIQUE INDEX notes_read_once ON kith.notes_read USING btree (place_id, contact_id, read_by);
alter table kith.notes_read enable row level security;
alter table kith.notes_read force row level security;
create policy app_adds on kith.notes_read for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('lead the team'::text) AS may)));
create policy app_changes on kith.notes_read for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(32) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = notes_read.child_id) AND ((r.reads & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('lead the team'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('lead the team'::text) AS may)));
create policy app_reads on kith.notes_read for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(32) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = notes_read.child_id) AND ((r.reads & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.notes_read as restrictive for insert to kith_app with check ((read_at = now()));
create policy backup_reads on kith.notes_read for select to kith_backup using (true);
create policy definer_works on kith.notes_read for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.notes_read as restrictive for insert to kith_app with check (((read_by = ( SELECT kith.person() AS person)) AND (EXISTS ( SELECT 1 FROM kith.contacts c WHERE ((c.id = notes_read.contact_id) AND (c.child_id = notes_read.child_id))))));
create policy only_those_it_is_for on kith.notes_read as restrictive for select to kith_app using (((read_by = ( SELECT kith.person() AS person)) OR (EXISTS ( SELECT 1 FROM kith.contacts c WHERE ((c.id = notes_read.contact_id) AND (c.written_by = ( SELECT kith.person() AS person)))))));
create policy owner_migrates on kith.notes_read for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.notes_read for delete to kith_retention using (true);
create policy retention_reads on kith.notes_read for select to kith_retention using (true);
create policy worker_works on kith.notes_read for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.notes_read to kith_app;
grant select on table kith.notes_read to kith_backup;
grant delete, insert, select, update on table kith.notes_read to kith_definer;
grant delete, select on table kith.notes_read to kith_retention;
grant insert, select, update on table kith.notes_read to kith_worker;

create table kith.noticing_answers (
  place_id uuid not null,
  id uuid not null,
  noticing_id uuid not null,
  words text not null,
  answered_at timestamp with time zone not null default now(),
  answered_by uuid not null default kith.person(),
  constraint noticing_answers_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES kith.people(id),
  constraint noticing_answers_pkey PRIMARY KEY (place_id, id),
  constraint noticing_answers_place_id_noticing_id_fkey FOREIGN KEY (place_id, noticing_id) REFERENCES kith.noticings(place_id, id),
  constraint noticing_answers_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
); -- owner kith_owner
CREATE INDEX noticing_answers_of_noticing ON kith.noticing_answers USING btree (noticing_id);
alter table kith.noticing_answers enable row level security;
alter table kith.noticing_answers force row level security;
create policy app_adds on kith.noticing_answers for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.noticings n WHERE ((n.place_id = noticing_answers.place_id) AND (n.id = noticing_answers.noticing_id)))) AND ( SELECT kith.may('answer what is noticed'::text) AS may)));
create policy app_changes on kith.noticing_answers for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.noticings n WHERE ((n.place_id = noticing_answers.place_id) AND (n.id = noticing_answers.noticing_id)))) AND ( SELECT kith.may('answer what is noticed'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.noticings n WHERE ((n.place_id = noticing_answers.place_id) AND (n.id = noticing_answers.noticing_id)))) AND ( SELECT kith.may('answer what is noticed'::text) AS may)));
create policy app_reads on kith.noticing_answers for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.noticings n WHERE ((n.place_id = noticing_answers.place_id) AND (n.id = noticing_answers.noticing_id))))));
create policy as_it_is_written on kith.noticing_answers as restrictive for insert to kith_app with check ((answered_at = now()));
create policy backup_reads on kith.noticing_answers for select to kith_backup using (true);
create policy definer_works on kith.noticing_answers for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.noticing_answers as restrictive for insert to kith_app with check ((answered_by = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.noticing_answers for all to kith_owner using (true) with check (true);
create policy worker_works on kith.noticing_answers for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.noticings n WHERE ((n.place_id = noticing_answers.place_id) AND (n.id = noticing_answers.noticing_id)))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.noticings n WHERE ((n.place_id = noticing_answers.place_id) AND (n.id = noticing_answers.noticing_id))))));
grant insert, select on table kith.noticing_answers to kith_app;
grant select on table kith.noticing_answers to kith_backup;
grant delete, insert, select, update on table kith.noticing_answers to kith_definer;
grant insert, select, update on table kith.noticing_answers to kith_worker;

create table kith.noticings (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  words text not null,
  wider boolean not null,
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint noticings_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint noticings_pkey PRIMARY KEY (place_id, id),
  constraint noticings_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint noticings_words_check CHECK (((length(words) >= 1) AND (length(words) <= 4000)))
); -- owner kith_owner
CREATE INDEX noticings_of_person ON kith.noticings USING btree (person_id, made_at DESC);
alter table kith.noticings enable row level security;
alter table kith.noticings force row level security;
create policy app_adds on kith.noticings for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ((person_id = ( SELECT kith.person() AS person)) OR ((wider OR ( SELECT kith.may('lead the team'::text) AS may)) AND ( SELECT kith.may('answer what is noticed'::text) AS may))) AND false));
create policy app_changes on kith.noticings for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ((person_id = ( SELECT kith.person() AS person)) OR ((wider OR ( SELECT kith.may('lead the team'::text) AS may)) AND ( SELECT kith.may('answer what is noticed'::text) AS may))) AND false)) with check (((place_id = ( SELECT kith.place() AS place)) AND ((person_id = ( SELECT kith.person() AS person)) OR ((wider OR ( SELECT kith.may('lead the team'::text) AS may)) AND ( SELECT kith.may('answer what is noticed'::text) AS may))) AND false));
create policy app_reads on kith.noticings for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ((person_id = ( SELECT kith.person() AS person)) OR ((wider OR ( SELECT kith.may('lead the team'::text) AS may)) AND ( SELECT kith.may('answer what is noticed'::text) AS may)))));
create policy as_it_is_written on kith.noticings as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.noticings for select to kith_backup using (true);
create policy definer_works on kith.noticings for all to kith_definer using (true) with check (true);
create policy own_adds on kith.noticings for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (person_id = ( SELECT kith.person() AS person))));
create policy own_changes on kith.noticings for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (person_id = ( SELECT kith.person() AS person)))) with check ((person_id = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.noticings for all to kith_owner using (true) with check (true);
create policy worker_works on kith.noticings for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND ((person_id = ( SELECT kith.person() AS person)) OR ((wider OR ( SELECT kith.may('lead the team'::text) AS may)) AND ( SELECT kith.may('answer what is noticed'::text) AS may))))) with check (((place_id = ( SELECT kith.place() AS place)) AND ((person_id = ( SELECT kith.person() AS person)) OR ((wider OR ( SELECT kith.may('lead the team'::text) AS may)) AND ( SELECT kith.may('answer what is noticed'::text) AS may)))));
grant insert, select on table kith.noticings to kith_app;
grant select on table kith.noticings to kith_backup;
grant delete, insert, select, update on table kith.noticings to kith_definer;
grant insert, select, update on table kith.noticings to kith_worker;
grant update on column kith.noticings.withdrawn_at to kith_app;

create table kith.objections (
  place_id uuid not null,
  keyed_hash text not null,
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  school_id uuid,
  constraint objections_keyed_hash_check CHECK ((keyed_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint objections_pkey PRIMARY KEY (place_id, keyed_hash),
  constraint objections_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
alter table kith.objections enable row level security;
alter table kith.objections force row level security;
create policy backup_reads on kith.objections for select to kith_backup using (true);
create policy definer_works on kith.objections for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.objections for all to kith_owner using (true) with check (true);
create policy worker_works on kith.objections for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.objections to kith_backup;
grant delete, insert, select, update on table kith.objections to kith_definer;
grant insert, select, update on table kith.objections to kith_worker;

create table kith.objections_heard (
  place_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  what text not null,
  heard_on date not null,
  said_by text not null,
  said_how text not null,
  recorded_at timestamp with time zone not null default now(),
  recorded_by uuid default kith.person(),
  constraint objections_heard_pkey PRIMARY KEY (place_id, id),
  constraint objections_heard_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint objections_heard_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint objections_heard_said_by_check CHECK ((said_by = ANY (ARRAY['parent'::text, 'carer'::text, 'young-person'::text, 'other'::text]))),
  constraint objections_heard_said_how_check CHECK ((said_how = ANY (ARRAY['in-person'::text, 'phone'::text, 'letter'::text, 'email'::text, 'other'::text]))),
  constraint objections_heard_what_check CHECK ((what = ANY (ARRAY['objects'::text, 'no-longer'::text])))
); -- owner kith_owner
CREATE INDEX objections_heard_of_school ON kith.objections_heard USING btree (school_id, what);
alter table kith.objections_heard enable row level security;
alter table kith.objections_heard force row level security;
create policy app_adds on kith.objections_heard for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('tell families'::text) AS may)));
create policy app_changes on kith.objections_heard for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('tell families'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)) AND ( SELECT kith.may('tell families'::text) AS may)));
create policy app_reads on kith.objections_heard for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
create policy backup_reads on kith.objections_heard for select to kith_backup using (true);
create policy definer_works on kith.objections_heard for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.objections_heard for all to kith_owner using (true) with check (true);
create policy worker_works on kith.objections_heard for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools)))) with check (((place_id = ( SELECT kith.place() AS place)) AND (school_id IN ( SELECT kith.my_schools() AS my_schools))));
grant select on table kith.objections_heard to kith_app;
grant select on table kith.objections_heard to kith_backup;
grant delete, insert, select, update on table kith.objections_heard to kith_definer;
grant insert, select, update on table kith.objections_heard to kith_worker;

create table kith.offer_answers (
  place_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  child_id uuid not null,
  who text not null,
  answer text not null,
  said_by text not null,
  said_how text not null,
  said_on date not null,
  words text,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  recorded_by uuid,
  stands boolean not null default true,
  constraint offer_answers_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'not-yet'::text, 'no'::text]))),
  constraint offer_answers_pkey PRIMARY KEY (place_id, id),
  constraint offer_answers_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint offer_answers_place_id_offer_id_fkey FOREIGN KEY (place_id, offer_id) REFERENCES kith.offers(place_id, id),
  constraint offer_answers_said_by_check CHECK ((said_by = ANY (ARRAY['parent'::text, 'carer'::text, 'child'::text, 'other'::text]))),
  constraint offer_answers_said_how_check CHECK ((said_how = ANY (ARRAY['in-person'::text, 'phone'::text, 'letter'::text, 'email'::text, 'other'::text]))),
  constraint offer_answers_who_check CHECK ((who = ANY (ARRAY['family'::text, 'child'::text]))),
  constraint offer_answers_words_check CHECK ((length(words) <= 1000))
); -- owner kith_owner
CREATE INDEX offer_answers_of_child ON kith.offer_answers USING btree (child_id);
CREATE INDEX offer_answers_of_offer ON kith.offer_answers USING btree (offer_id, who, recorded_at);
CREATE TRIGGER newest_answer_stands AFTER INSERT ON kith.offer_answers FOR EACH ROW EXECUTE FUNCTION kith.newest_answer_stands();
alter table kith.offer_answers enable row level security;
alter table kith.offer_answers force row level security;
create policy a_no_is_seen_by_one on kith.offer_answers as restrictive for select to kith_app using (((answer = 'yes'::text) OR ( SELECT kith.may('match link workers'::text) AS may) OR ((answer = 'not-yet'::text) AND (recorded_by = ( SELECT kith.person() AS person)))));
create policy app_adds on kith.offer_answers for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = offer_answers.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.offer_answers for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = offer_answers.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = offer_answers.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.offer_answers for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(512) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = offer_answers.child_id) AND ((r.reads & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.offer_answers for select to kith_backup using (true);
create policy definer_works on kith.offer_answers for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.offer_answers for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.offer_answers for delete to kith_retention using (true);
create policy retention_reads on kith.offer_answers for select to kith_retention using (true);
create policy worker_works on kith.offer_answers for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.offer_answers to kith_app;
grant select on table kith.offer_answers to kith_backup;
grant delete, insert, select, update on table kith.offer_answers to kith_definer;
grant delete, select on table kith.offer_answers to kith_retention;
grant insert, select, update on table kith.offer_answers to kith_worker;

create table kith.offer_moves (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  freed_by uuid,
  why_free text not null,
  because text not null,
  moved_at timestamp with time zone not null default now(),
  moved_by uuid,
  constraint offer_moves_because_check CHECK (((length(because) >= 3) AND (length(because) <= 500))),
  constraint offer_moves_pkey PRIMARY KEY (place_id, id),
  constraint offer_moves_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint offer_moves_place_id_cohort_id_child_id_key UNIQUE (place_id, cohort_id, child_id),
  constraint offer_moves_place_id_cohort_id_fkey FOREIGN KEY (place_id, cohort_id) REFERENCES kith.cohorts(place_id, id),
  constraint offer_moves_place_id_cohort_id_freed_by_key UNIQUE (place_id, cohort_id, freed_by),
  constraint offer_moves_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint offer_moves_place_id_freed_by_fkey FOREIGN KEY (place_id, freed_by) REFERENCES kith.children(place_id, id),
  constraint offer_moves_why_free_check CHECK ((why_free = ANY (ARRAY['family-no'::text, 'family-not-yet'::text, 'child-no'::text, 'objects'::text, 'left-the-school'::text])))
); -- owner kith_owner
CREATE INDEX offer_moves_freed_by ON kith.offer_moves USING btree (freed_by);
CREATE INDEX offer_moves_of_child ON kith.offer_moves USING btree (child_id);
alter table kith.offer_moves enable row level security;
alter table kith.offer_moves force row level security;
create policy app_adds on kith.offer_moves for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = offer_moves.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.offer_moves for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = offer_moves.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = offer_moves.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.offer_moves for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(512) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = offer_moves.child_id) AND ((r.reads & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.offer_moves for select to kith_backup using (true);
create policy definer_works on kith.offer_moves for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.offer_moves for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.offer_moves for delete to kith_retention using (true);
create policy retention_reads on kith.offer_moves for select to kith_retention using (true);
create policy worker_works on kith.offer_moves for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.offer_moves to kith_backup;
grant delete, insert, select, update on table kith.offer_moves to kith_definer;
grant delete, select on table kith.offer_moves to kith_retention;
grant insert, select, update on table kith.offer_moves to kith_worker;
grant select on column kith.offer_moves.child_id to kith_app;
grant select on column kith.offer_moves.cohort_id to kith_app;
grant select on column kith.offer_moves.id to kith_app;
grant select on column kith.offer_moves.moved_at to kith_app;
grant select on column kith.offer_moves.moved_by to kith_app;
grant select on column kith.offer_moves.place_id to kith_app;

create table kith.offers (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  how text not null,
  language text not null,
  offered_on date not null,
  answer_by date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint offers_how_check CHECK ((how = ANY (ARRAY['letter'::text, 'phone'::text, 'in-person'::text]))),
  constraint offers_language_check CHECK ((language ~ '^[a-z]{2,8}$'::text)),
  constraint offers_pkey PRIMARY KEY (place_id, id),
  constraint offers_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint offers_place_id_cohort_id_fkey FOREIGN KEY (place_id, cohort_id) REFERENCES kith.cohorts(place_id, id),
  constraint offers_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
CREATE INDEX offers_of_child ON kith.offers USING btree (child_id);
CREATE UNIQUE INDEX offers_once ON kith.offers USING btree (place_id, cohort_id, child_id) WHERE (made_by IS NOT NULL);
alter table kith.offers enable row level security;
alter table kith.offers force row level security;
create policy app_adds on kith.offers for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = offers.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.offers for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = offers.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = offers.child_id) AND ((r.writes & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.offers for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(512) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = offers.child_id) AND ((r.reads & 512) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.offers for select to kith_backup using (true);
create policy definer_works on kith.offers for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.offers for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.offers for delete to kith_retention using (true);
create policy retention_reads on kith.offers for select to kith_retention using (true);
create policy worker_works on kith.offers for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.offers to kith_app;
grant select on table kith.offers to kith_backup;
grant delete, insert, select, update on table kith.offers to kith_definer;
grant delete, select on table kith.offers to kith_retention;
grant insert, select, update on table kith.offers to kith_worker;

create table kith.organisations (
  place_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  made_at timestamp with time zone not null default now(),
  constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['lead-charity'::text, 'council'::text, 'school'::text, 'partner'::text, 'payer'::text, 'evaluator'::text, 'other'::text]))),
  constraint organisations_pkey PRIMARY KEY (place_id, id),
  constraint organisations_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint organisations_place_id_name_key UNIQUE (place_id, name)
); -- owner kith_owner
alter table kith.organisations enable row level security;
alter table kith.organisations force row level security;
create policy app_adds on kith.organisations for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may)));
create policy app_changes on kith.organisations for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may)));
create policy app_reads on kith.organisations for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.organisations for select to kith_backup using (true);
create policy definer_works on kith.organisations for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.organisations for all to kith_owner using (true) with check (true);
create policy worker_works on kith.organisations for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.organisations to kith_app;
grant select on table kith.organisations to kith_backup;
grant delete, insert, select, update on table kith.organisations to kith_definer;
grant insert, select, update on table kith.organisations to kith_worker;

create table kith.part_time_timetables (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  in_school text[] not null,
  because text not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_on date,
  ended_by uuid,
  constraint part_time_timetables_because_check CHECK (((length(because) >= 1) AND (length(because) <= 500))),
  constraint part_time_timetables_check CHECK ((ends_on >= starts_on)),
  constraint part_time_timetables_in_school_check CHECK (((cardinality(in_school) >= 1) AND (cardinality(in_school) <= 9))),
  constraint part_time_timetables_in_school_check1 CHECK ((in_school <@ ARRAY['mon-am'::text, 'mon-pm'::text, 'tue-am'::text, 'tue-pm'::text, 'wed-am'::text, 'wed-pm'::text, 'thu-am'::text, 'thu-pm'::text, 'fri-am'::text, 'fri-pm'::text])),
  constraint part_time_timetables_pkey PRIMARY KEY (place_id, id),
  constraint part_time_timetables_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint part_time_timetables_place_id_plan_id_fkey FOREIGN KEY (place_id, plan_id) REFERENCES kith.attendance_plans(place_id, id)
); -- owner kith_owner
CREATE INDEX part_time_timetables_of_child ON kith.part_time_timetables USING btree (child_id);
CREATE INDEX part_time_timetables_of_plan ON kith.part_time_timetables USING btree (plan_id);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_on ON kith.part_time_timetables FOR EACH ROW WHEN ((old.ended_on IS DISTINCT FROM new.ended_on)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
alter table kith.part_time_timetables enable row level security;
alter table kith.part_time_timetables force row level security;
create policy app_adds on kith.part_time_timetables for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = part_time_timetables.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.part_time_timetables for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = part_time_timetables.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = part_time_timetables.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.part_time_timetables for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = part_time_timetables.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.part_time_timetables as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.part_time_timetables for select to kith_backup using (true);
create policy definer_works on kith.part_time_timetables for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.part_time_timetables as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy of_the_same_child on kith.part_time_timetables as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.attendance_plans p WHERE ((p.id = part_time_timetables.plan_id) AND (p.child_id = part_time_timetables.child_id)))));
create policy owner_migrates on kith.part_time_timetables for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.part_time_timetables for delete to kith_retention using (true);
create policy retention_reads on kith.part_time_timetables for select to kith_retention using (true);
create policy worker_works on kith.part_time_timetables for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.part_time_timetables to kith_app;
grant select on table kith.part_time_timetables to kith_backup;
grant delete, insert, select, update on table kith.part_time_timetables to kith_definer;
grant delete, select on table kith.part_time_timetables to kith_retention;
grant insert, select, update on table kith.part_time_timetables to kith_worker;
grant update on column kith.part_time_timetables.ended_on to kith_app;

create table kith.people (
  id uuid not null,
  name text not null,
  email text not null,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint people_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint people_pkey PRIMARY KEY (id)
); -- owner kith_owner
CREATE UNIQUE INDEX people_by_email ON kith.people USING btree (lower(email));
alter table kith.people enable row level security;
alter table kith.people force row level security;
create policy app_adds on kith.people for insert to kith_app with check (((EXISTS ( SELECT 1 FROM kith.memberships m WHERE (m.person_id = people.id))) AND ( SELECT kith.may('manage staff'::text) AS may)));
create policy app_changes on kith.people for update to kith_app using (((EXISTS ( SELECT 1 FROM kith.memberships m WHERE (m.person_id = people.id))) AND ( SELECT kith.may('manage staff'::text) AS may))) with check (((EXISTS ( SELECT 1 FROM kith.memberships m WHERE (m.person_id = people.id))) AND ( SELECT kith.may('manage staff'::text) AS may)));
create policy app_reads on kith.people for select to kith_app using ((EXISTS ( SELECT 1 FROM kith.memberships m WHERE (m.person_id = people.id))));
create policy backup_reads on kith.people for select to kith_backup using (true);
create policy definer_works on kith.people for all to kith_definer using (true) with check (true);
create policy door_reads on kith.people for select to kith_door using (true);
create policy owner_migrates on kith.people for all to kith_owner using (true) with check (true);
create policy worker_works on kith.people for all to kith_worker using ((EXISTS ( SELECT 1 FROM kith.memberships m WHERE (m.person_id = people.id)))) with check ((EXISTS ( SELECT 1 FROM kith.memberships m WHERE (m.person_id = people.id))));
grant select on table kith.people to kith_app;
grant select on table kith.people to kith_backup;
grant delete, insert, select, update on table kith.people to kith_definer;
grant select on table kith.people to kith_door;
grant insert, select, update on table kith.people to kith_worker;

create table kith.placements (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  follow_up_id uuid,
  provider text not null,
  contact_name text not null,
  contact_by text not null,
  starts_on date not null,
  ends_on date not null,
  days text[] not null,
  link_id uuid,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_on date,
  ended_because text,
  ended_by uuid,
  constraint placements_check CHECK ((ends_on >= starts_on)),
  constraint placements_check1 CHECK (((ended_on IS NULL) = (ended_because IS NULL))),
  constraint placements_contact_by_check CHECK (((length(contact_by) >= 1) AND (length(contact_by) <= 200))),
  constraint placements_contact_name_check CHECK (((length(contact_name) >= 1) AND (length(contact_name) <= 120))),
  constraint placements_days_check CHECK (((cardinality(days) > 0) AND (days <@ ARRAY['mon'::text, 'tue'::text, 'wed'::text, 'thu'::text, 'fri'::text]))),
  constraint placements_ended_because_check CHECK (((length(ended_because) >= 1) AND (length(ended_because) <= 300))),
  constraint placements_pkey PRIMARY KEY (place_id, id),
  constraint placements_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint placements_place_id_follow_up_id_fkey FOREIGN KEY (place_id, follow_up_id) REFERENCES kith.suspension_follow_ups(place_id, id),
  constraint placements_place_id_link_id_fkey FOREIGN KEY (place_id, link_id) REFERENCES kith.links(place_id, id),
  constraint placements_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint placements_provider_check CHECK (((length(provider) >= 1) AND (length(provider) <= 120)))
); -- owner kith_owner
CREATE INDEX placements_of_child ON kith.placements USING btree (child_id);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_on ON kith.placements FOR EACH ROW WHEN ((old.ended_on IS DISTINCT FROM new.ended_on)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
alter table kith.placements enable row level security;
alter table kith.placements force row level security;
create policy app_adds on kith.placements for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = placements.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.placements for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = placements.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = placements.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.placements for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = placements.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.placements as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.placements for select to kith_backup using (true);
create policy definer_works on kith.placements for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.placements as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy of_the_same_child on kith.placements as restrictive for insert to kith_app with check (((follow_up_id IS NULL) OR (EXISTS ( SELECT 1 FROM kith.suspension_follow_ups f WHERE ((f.id = placements.follow_up_id) AND (f.child_id = placements.child_id))))));
create policy only_taking_part on kith.placements as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = placements.child_id))));
create policy owner_migrates on kith.placements for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.placements for delete to kith_retention using (true);
create policy retention_reads on kith.placements for select to kith_retention using (true);
create policy worker_works on kith.placements for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.placements to kith_app;
grant select on table kith.placements to kith_backup;
grant delete, insert, select, update on table kith.placements to kith_definer;
grant delete, select on table kith.placements to kith_retention;
grant insert, select, update on table kith.placements to kith_worker;
grant update on column kith.placements.ended_because to kith_app;
grant update on column kith.placements.ended_on to kith_app;
grant update on column kith.placements.link_id to kith_app;

create table kith.places (
  id uuid not null,
  slug text not null,
  name text not null,
  pretend boolean not null,
  zone text not null,
  stands_on date,
  made_at timestamp with time zone not null default now(),
  constraint places_check CHECK (((stands_on IS NULL) OR pretend)),
  constraint places_pkey PRIMARY KEY (id),
  constraint places_slug_check CHECK ((slug ~ '^[a-z][a-z0-9-]{1,40}$'::text)),
  constraint places_slug_key UNIQUE (slug)
); -- owner kith_owner
alter table kith.places enable row level security;
alter table kith.places force row level security;
create policy app_adds on kith.places for insert to kith_app with check (((id = ( SELECT kith.place() AS place)) AND false));
create policy app_changes on kith.places for update to kith_app using (((id = ( SELECT kith.place() AS place)) AND false)) with check (((id = ( SELECT kith.place() AS place)) AND false));
create policy app_reads on kith.places for select to kith_app using ((id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.places for select to kith_backup using (true);
create policy definer_works on kith.places for all to kith_definer using (true) with check (true);
create policy door_reads on kith.places for select to kith_door using (true);
create policy owner_migrates on kith.places for all to kith_owner using (true) with check (true);
create policy worker_works on kith.places for all to kith_worker using ((id = ( SELECT kith.place() AS place))) with check ((id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.places to kith_app;
grant select on table kith.places to kith_backup;
grant delete, insert, select, update on table kith.places to kith_definer;
grant select on table kith.places to kith_door;
grant insert, select, update on table kith.places to kith_worker;

create table kith.plan_activities (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  goal_id uuid,
  position integer not null,
  kind text not null,
  what text,
  my_choice boolean not null default false,
  domain text not null,
  ready_when text,
  ready_on date,
  ready_by uuid,
  begun_on date,
  done_on date,
  settled_by uuid,
  stopped_on date,
  stopped_side text,
  stopped_why text,
  stopped_words text,
  stopped_at timestamp with time zone,
  stopped_by uuid,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint plan_activities_check CHECK (((begun_on IS NULL) OR (ready_when IS NULL) OR (ready_on IS NOT NULL))),
  constraint plan_activities_check1 CHECK (((done_on IS NULL) OR ((begun_on IS NOT NULL) AND (done_on >= begun_on)))),
  constraint plan_activities_check2 CHECK (((done_on IS NULL) OR (stopped_on IS NULL))),
  constraint plan_activities_check3 CHECK ((((stopped_on IS NULL) = (stopped_why IS NULL)) AND ((stopped_on IS NULL) = (stopped_side IS NULL)) AND ((stopped_on IS NULL) = (stopped_at IS NULL)))),
  constraint plan_activities_domain_check CHECK ((domain ~ '^[a-z][a-z-]{1,40}$'::text)),
  constraint plan_activities_kind_check CHECK ((kind ~ '^[a-z][a-z-]{1,40}$'::text)),
  constraint plan_activities_pkey PRIMARY KEY (place_id, id),
  constraint plan_activities_place_id_child_id_plan_id_fkey FOREIGN KEY (place_id, child_id, plan_id) REFERENCES kith.plans(place_id, child_id, id),
  constraint plan_activities_place_id_plan_id_goal_id_fkey FOREIGN KEY (place_id, plan_id, goal_id) REFERENCES kith.plan_goals(place_id, plan_id, id),
  constraint plan_activities_position_check CHECK (("position" > 0)),
  constraint plan_activities_ready_when_check CHECK (((length(ready_when) >= 1) AND (length(ready_when) <= 300))),
  constraint plan_activities_stopped_side_check CHECK ((stopped_side = ANY (ARRAY['child'::text, 'parent'::text, 'programme'::text, 'school'::text, 'partner'::text, 'council'::text]))),
  constraint plan_activities_stopped_why_check CHECK ((stopped_why = ANY (ARRAY['not-for-me'::text, 'too-hard'::text, 'not-the-time'::text, 'too-far'::text, 'people'::text, 'other'::text]))),
  constraint plan_activities_stopped_words_check CHECK (((length(stopped_words) >= 1) AND (length(stopped_words) <= 300))),
  constraint plan_activities_what_check CHECK (((length(what) >= 1) AND (length(what) <= 200)))
); -- owner kith_owner
CREATE INDEX plan_activities_of_child ON kith.plan_activities USING btree (child_id);
CREATE INDEX plan_activities_of_plan ON kith.plan_activities USING btree (plan_id, "position");
CREATE INDEX plan_activities_stopped ON kith.plan_activities USING btree (place_id, child_id) WHERE (stopped_on IS NOT NULL);
CREATE TRIGGER ready_by BEFORE UPDATE OF ready_on ON kith.plan_activities FOR EACH ROW WHEN ((old.ready_on IS DISTINCT FROM new.ready_on)) EXECUTE FUNCTION kith.by_whoever_changed('ready_by');
CREATE TRIGGER settled_by BEFORE UPDATE OF begun_on, done_on ON kith.plan_activities FOR EACH ROW WHEN (((old.begun_on IS DISTINCT FROM new.begun_on) OR (old.done_on IS DISTINCT FROM new.done_on))) EXECUTE FUNCTION kith.by_whoever_changed('settled_by');
alter table kith.plan_activities enable row level security;
alter table kith.plan_activities force row level security;
create policy app_adds on kith.plan_activities for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_activities.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.plan_activities for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_activities.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_activities.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.plan_activities for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_activities.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.plan_activities for select to kith_backup using (true);
create policy definer_works on kith.plan_activities for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.plan_activities as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now())));
create policy not_settled_yet on kith.plan_activities as restrictive for insert to kith_app with check (((stopped_on IS NULL) AND (ready_by IS NULL) AND (settled_by IS NULL) AND (stopped_by IS NULL)));
create policy only_taking_part on kith.plan_activities as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM (kith.plans p JOIN kith.taking_part t ON ((t.enrolment_id = p.enrolment_id))) WHERE (p.id = plan_activities.plan_id))));
create policy only_what_is_shared on kith.plan_activities as restrictive for select to kith_app using (((NOT ( SELECT kith.reads_only_shared() AS reads_only_shared)) OR (child_id IN ( SELECT kith.whole_plans() AS whole_plans)) OR (goal_id IN ( SELECT s.goal_id FROM kith.shared_with_me() s(child_id, plan_id, goal_id, number)))));
create policy owner_migrates on kith.plan_activities for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.plan_activities for delete to kith_retention using (true);
create policy retention_reads on kith.plan_activities for select to kith_retention using (true);
create policy worker_works on kith.plan_activities for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.plan_activities to kith_app;
grant select on table kith.plan_activities to kith_backup;
grant delete, insert, select, update on table kith.plan_activities to kith_definer;
grant delete, select on table kith.plan_activities to kith_retention;
grant insert, select, update on table kith.plan_activities to kith_worker;
grant update on column kith.plan_activities.begun_on to kith_app;
grant update on column kith.plan_activities.done_on to kith_app;
grant update on column kith.plan_activities.position to kith_app;
grant update on column kith.plan_activities.ready_on to kith_app;

create table kith.plan_agreements (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  side text not null,
  agrees boolean not null,
  name text not null,
  how text not null,
  said_on date not null,
  words text,
  number integer not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint plan_agreements_how_check CHECK ((how = ANY (ARRAY['together'::text, 'phone'::text, 'written'::text]))),
  constraint plan_agreements_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint plan_agreements_number_check CHECK ((number > 0)),
  constraint plan_agreements_pkey PRIMARY KEY (place_id, id),
  constraint plan_agreements_place_id_child_id_plan_id_fkey FOREIGN KEY (place_id, child_id, plan_id) REFERENCES kith.plans(place_id, child_id, id),
  constraint plan_agreements_place_id_plan_id_number_fkey FOREIGN KEY (place_id, plan_id, number) REFERENCES kith.plan_versions(place_id, plan_id, number),
  constraint plan_agreements_side_check CHECK ((side = ANY (ARRAY['child'::text, 'parent'::text]))),
  constraint plan_agreements_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
); -- owner kith_owner
CREATE INDEX plan_agreements_of_child ON kith.plan_agreements USING btree (child_id);
CREATE INDEX plan_agreements_of_plan ON kith.plan_agreements USING btree (plan_id);
alter table kith.plan_agreements enable row level security;
alter table kith.plan_agreements force row level security;
create policy app_adds on kith.plan_agreements for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_agreements.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.plan_agreements for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_agreements.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_agreements.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.plan_agreements for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_agreements.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.plan_agreements for select to kith_backup using (true);
create policy definer_works on kith.plan_agreements for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.plan_agreements as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now())));
create policy only_taking_part on kith.plan_agreements as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM (kith.plans p JOIN kith.taking_part t ON ((t.enrolment_id = p.enrolment_id))) WHERE (p.id = plan_agreements.plan_id))));
create policy only_what_is_shared on kith.plan_agreements as restrictive for select to kith_app using (((NOT ( SELECT kith.reads_only_shared() AS reads_only_shared)) OR (child_id IN ( SELECT kith.whole_plans() AS whole_plans))));
create policy owner_migrates on kith.plan_agreements for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.plan_agreements for delete to kith_retention using (true);
create policy retention_reads on kith.plan_agreements for select to kith_retention using (true);
create policy worker_works on kith.plan_agreements for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.plan_agreements to kith_app;
grant select on table kith.plan_agreements to kith_backup;
grant delete, insert, select, update on table kith.plan_agreements to kith_definer;
grant delete, select on table kith.plan_agreements to kith_retention;
grant insert, select, update on table kith.plan_agreements to kith_worker;

create table kith.plan_behind (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  said_by text not null,
  words text not null,
  language text,
  said_on date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_on date,
  ended_by uuid,
  constraint plan_behind_check CHECK ((ended_on >= said_on)),
  constraint plan_behind_language_check CHECK (((length(language) >= 2) AND (length(language) <= 12))),
  constraint plan_behind_pkey PRIMARY KEY (place_id, id),
  constraint plan_behind_place_id_child_id_plan_id_fkey FOREIGN KEY (place_id, child_id, plan_id) REFERENCES kith.plans(place_id, child_id, id),
  constraint plan_behind_said_by_check CHECK ((said_by = ANY (ARRAY['child'::text, 'parent'::text, 'school'::text, 'programme'::text]))),
  constraint plan_behind_words_check CHECK (((length(words) >= 1) AND (length(words) <= 1000)))
); -- owner kith_owner
CREATE INDEX plan_behind_of_child ON kith.plan_behind USING btree (child_id);
CREATE INDEX plan_behind_of_plan ON kith.plan_behind USING btree (plan_id);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_on ON kith.plan_behind FOR EACH ROW WHEN ((old.ended_on IS DISTINCT FROM new.ended_on)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
alter table kith.plan_behind enable row level security;
alter table kith.plan_behind force row level security;
create policy app_adds on kith.plan_behind for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_behind.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.plan_behind for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_behind.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_behind.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.plan_behind for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(32) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_behind.child_id) AND ((r.reads & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.plan_behind for select to kith_backup using (true);
create policy definer_works on kith.plan_behind for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.plan_behind as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now())));
create policy only_taking_part on kith.plan_behind as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM (kith.plans p JOIN kith.taking_part t ON ((t.enrolment_id = p.enrolment_id))) WHERE (p.id = plan_behind.plan_id))));
create policy owner_migrates on kith.plan_behind for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.plan_behind for delete to kith_retention using (true);
create policy retention_reads on kith.plan_behind for select to kith_retention using (true);
create policy worker_works on kith.plan_behind for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.plan_behind to kith_app;
grant select on table kith.plan_behind to kith_backup;
grant delete, insert, select, update on table kith.plan_behind to kith_definer;
grant delete, select on table kith.plan_behind to kith_retention;
grant insert, select, update on table kith.plan_behind to kith_worker;
grant update on column kith.plan_behind.ended_on to kith_app;

create table kith.plan_goals (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  slot integer not null,
  whose text not null,
  measure text not null,
  began_on date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_on date,
  ended_how text,
  ended_words text,
  ended_by uuid,
  constraint plan_goals_check CHECK (((ended_on IS NULL) = (ended_how IS NULL))),
  constraint plan_goals_check1 CHECK ((ended_on >= began_on)),
  constraint plan_goals_ended_how_check CHECK ((ended_how = ANY (ARRAY['reached'::text, 'changed'::text, 'not-now'::text]))),
  constraint plan_goals_ended_words_check CHECK (((length(ended_words) >= 1) AND (length(ended_words) <= 500))),
  constraint plan_goals_measure_check CHECK ((measure = ANY (ARRAY['numbers'::text, 'faces'::text, 'doing'::text]))),
  constraint plan_goals_pkey PRIMARY KEY (place_id, id),
  constraint plan_goals_place_id_child_id_plan_id_fkey FOREIGN KEY (place_id, child_id, plan_id) REFERENCES kith.plans(place_id, child_id, id),
  constraint plan_goals_place_id_id_measure_key UNIQUE (place_id, id, measure),
  constraint plan_goals_place_id_plan_id_id_key UNIQUE (place_id, plan_id, id),
  constraint plan_goals_slot_check CHECK (((slot >= 1) AND (slot <= 3))),
  constraint plan_goals_whose_check CHECK ((whose = ANY (ARRAY['child'::text, 'network'::text])))
); -- owner kith_owner
CREATE INDEX plan_goals_of_child ON kith.plan_goals USING btree (child_id);
CREATE INDEX plan_goals_of_plan ON kith.plan_goals USING btree (plan_id);
CREATE UNIQUE INDEX plan_goals_open ON kith.plan_goals USING btree (place_id, plan_id, slot) WHERE (ended_on IS NULL);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_on ON kith.plan_goals FOR EACH ROW WHEN ((old.ended_on IS DISTINCT FROM new.ended_on)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
alter table kith.plan_goals enable row level security;
alter table kith.plan_goals force row level security;
create policy app_adds on kith.plan_goals for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_goals.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.plan_goals for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_goals.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_goals.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.plan_goals for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_goals.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.plan_goals for select to kith_backup using (true);
create policy definer_works on kith.plan_goals for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.plan_goals as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now())));
create policy only_taking_part on kith.plan_goals as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM (kith.plans p JOIN kith.taking_part t ON ((t.enrolment_id = p.enrolment_id))) WHERE (p.id = plan_goals.plan_id))));
create policy only_what_is_shared on kith.plan_goals as restrictive for select to kith_app using (((NOT ( SELECT kith.reads_only_shared() AS reads_only_shared)) OR (child_id IN ( SELECT kith.whole_plans() AS whole_plans)) OR (id IN ( SELECT s.goal_id FROM kith.shared_with_me() s(child_id, plan_id, goal_id, number)))));
create policy owner_migrates on kith.plan_goals for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.plan_goals for delete to kith_retention using (true);
create policy retention_reads on kith.plan_goals for select to kith_retention using (true);
create policy worker_works on kith.plan_goals for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.plan_goals to kith_app;
grant select on table kith.plan_goals to kith_backup;
grant delete, insert, select, update on table kith.plan_goals to kith_definer;
grant delete, select on table kith.plan_goals to kith_retention;
grant insert, select, update on table kith.plan_goals to kith_worker;
grant update on column kith.plan_goals.ended_how to kith_app;
grant update on column kith.plan_goals.ended_on to kith_app;
grant update on column kith.plan_goals.ended_words to kith_app;

create table kith.plan_needs (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  kind text not null,
  what text not null,
  found_on date not null,
  found_by text not null,
  worry_on date,
  worry_by text,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  helped_on date,
  help text,
  helped_by uuid,
  constraint plan_needs_check CHECK (((worry_on IS NULL) = (worry_by IS NULL))),
  constraint plan_needs_check1 CHECK ((worry_on <= found_on)),
  constraint plan_needs_check2 CHECK (((helped_on IS NULL) = (help IS NULL))),
  constraint plan_needs_check3 CHECK ((helped_on >= COALESCE(worry_on, found_on))),
  constraint plan_needs_found_by_check CHECK ((found_by = ANY (ARRAY['child'::text, 'parent'::text, 'programme'::text, 'school'::text, 'partner'::text, 'council'::text]))),
  constraint plan_needs_help_check CHECK (((length(help) >= 1) AND (length(help) <= 300))),
  constraint plan_needs_kind_check CHECK ((kind = ANY (ARRAY['learning'::text, 'speech'::text, 'hearing-sight'::text, 'health'::text, 'feelings'::text, 'caring'::text, 'home'::text, 'money'::text, 'safety'::text, 'other'::text]))),
  constraint plan_needs_pkey PRIMARY KEY (place_id, id),
  constraint plan_needs_place_id_child_id_plan_id_fkey FOREIGN KEY (place_id, child_id, plan_id) REFERENCES kith.plans(place_id, child_id, id),
  constraint plan_needs_what_check CHECK (((length(what) >= 1) AND (length(what) <= 300))),
  constraint plan_needs_worry_by_check CHECK ((worry_by = ANY (ARRAY['child'::text, 'parent'::text, 'programme'::text, 'school'::text, 'partner'::text, 'council'::text])))
); -- owner kith_owner
CREATE INDEX plan_needs_of_child ON kith.plan_needs USING btree (child_id);
CREATE INDEX plan_needs_of_plan ON kith.plan_needs USING btree (plan_id);
CREATE TRIGGER helped_by BEFORE UPDATE OF helped_on ON kith.plan_needs FOR EACH ROW WHEN ((old.helped_on IS DISTINCT FROM new.helped_on)) EXECUTE FUNCTION kith.by_whoever_changed('helped_by');
alter table kith.plan_needs enable row level security;
alter table kith.plan_needs force row level security;
create policy app_adds on kith.plan_needs for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_needs.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.plan_needs for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_needs.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_needs.child_id) AND ((r.writes & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.plan_needs for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(32) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_needs.child_id) AND ((r.reads & 32) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.plan_needs for select to kith_backup using (true);
create policy definer_works on kith.plan_needs for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.plan_needs as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now())));
create policy only_taking_part on kith.plan_needs as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM (kith.plans p JOIN kith.taking_part t ON ((t.enrolment_id = p.enrolment_id))) WHERE (p.id = plan_needs.plan_id))));
create policy owner_migrates on kith.plan_needs for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.plan_needs for delete to kith_retention using (true);
create policy retention_reads on kith.plan_needs for select to kith_retention using (true);
create policy worker_works on kith.plan_needs for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.plan_needs to kith_app;
grant select on table kith.plan_needs to kith_backup;
grant delete, insert, select, update on table kith.plan_needs to kith_definer;
grant delete, select on table kith.plan_needs to kith_retention;
grant insert, select, update on table kith.plan_needs to kith_worker;
grant update on column kith.plan_needs.help to kith_app;
grant update on column kith.plan_needs.helped_on to kith_app;

create table kith.plan_not_now (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  area text not null,
  said_on date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_on date,
  ended_by uuid,
  constraint plan_not_now_area_check CHECK ((area ~ '^[a-z][a-z-]{1,40}$'::text)),
  constraint plan_not_now_check CHECK ((ended_on >= said_on)),
  constraint plan_not_now_pkey PRIMARY KEY (place_id, id),
  constraint plan_not_now_place_id_child_id_plan_id_fkey FOREIGN KEY (place_id, child_id, plan_id) REFERENCES kith.plans(place_id, child_id, id)
); -- owner kith_owner
CREATE INDEX plan_not_now_of_child ON kith.plan_not_now USING btree (child_id);
CREATE UNIQUE INDEX plan_not_now_open ON kith.plan_not_now USING btree (place_id, plan_id, area) WHERE (ended_on IS NULL);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_on ON kith.plan_not_now FOR EACH ROW WHEN ((old.ended_on IS DISTINCT FROM new.ended_on)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
alter table kith.plan_not_now enable row level security;
alter table kith.plan_not_now force row level security;
create policy app_adds on kith.plan_not_now for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_not_now.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.plan_not_now for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_not_now.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_not_now.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.plan_not_now for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_not_now.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.plan_not_now for select to kith_backup using (true);
create policy definer_works on kith.plan_not_now for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.plan_not_now as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now())));
create policy only_taking_part on kith.plan_not_now as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM (kith.plans p JOIN kith.taking_part t ON ((t.enrolment_id = p.enrolment_id))) WHERE (p.id = plan_not_now.plan_id))));
create policy only_what_is_shared on kith.plan_not_now as restrictive for select to kith_app using (((NOT ( SELECT kith.reads_only_shared() AS reads_only_shared)) OR (child_id IN ( SELECT kith.whole_plans() AS whole_plans))));
create policy owner_migrates on kith.plan_not_now for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.plan_not_now for delete to kith_retention using (true);
create policy retention_reads on kith.plan_not_now for select to kith_retention using (true);
create policy worker_works on kith.plan_not_now for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.plan_not_now to kith_app;
grant select on table kith.plan_not_now to kith_backup;
grant delete, insert, select, update on table kith.plan_not_now to kith_definer;
grant delete, select on table kith.plan_not_now to kith_retention;
grant insert, select, update on table kith.plan_not_now to kith_worker;
grant update on column kith.plan_not_now.ended_on to kith_app;

create view kith.plan_shared with (security_invoker=true) as
  SELECT place_id, child_id, plan_id, goal_id, whom, school_id, min(number) AS number, max(said_on) AS said_on FROM (((plan_shares s JOIN plan_agreements a ON (((place_id = place_id) AND (id = agreement_id) AND agrees))) JOIN plans p ON (((place_id = place_id) AND (id = plan_id)))) JOIN taking_part t ON ((enrolment_id = enrolment_id))) WHERE (NOT (EXISTS ( SELECT 1 FROM plan_agreements n WHERE ((plan_id = plan_id) AND (side = side) AND (ROW(said_on, made_at, id) > ROW(said_on, made_at, id)))))) GROUP BY place_id, child_id, plan_id, goal_id, whom, school_id HAVING (count(DISTINCT side) = 2); -- owner kith_owner
grant select on table kith.plan_shared to kith_app;
grant select on table kith.plan_shared to kith_definer;
grant select on table kith.plan_shared to kith_worker;

create table kith.plan_shares (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  agreement_id uuid not null,
  goal_id uuid,
  whom text not null,
  school_id uuid,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint plan_shares_check CHECK (((whom = 'school'::text) = (school_id IS NOT NULL))),
  constraint plan_shares_pkey PRIMARY KEY (place_id, id),
  constraint plan_shares_place_id_agreement_id_fkey FOREIGN KEY (place_id, agreement_id) REFERENCES kith.plan_agreements(place_id, id),
  constraint plan_shares_place_id_child_id_plan_id_fkey FOREIGN KEY (place_id, child_id, plan_id) REFERENCES kith.plans(place_id, child_id, id),
  constraint plan_shares_place_id_plan_id_goal_id_fkey FOREIGN KEY (place_id, plan_id, goal_id) REFERENCES kith.plan_goals(place_id, plan_id, id),
  constraint plan_shares_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint plan_shares_whom_check CHECK ((whom = ANY (ARRAY['council'::text, 'school'::text])))
); -- owner kith_owner
CREATE INDEX plan_shares_of_child ON kith.plan_shares USING btree (child_id);
CREATE UNIQUE INDEX plan_shares_once ON kith.plan_shares USING btree (agreement_id, whom, goal_id) NULLS NOT DISTINCT;
alter table kith.plan_shares enable row level security;
alter table kith.plan_shares force row level security;
create policy app_adds on kith.plan_shares for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_shares.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.plan_shares for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_shares.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_shares.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.plan_shares for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_shares.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.plan_shares for select to kith_backup using (true);
create policy definer_works on kith.plan_shares for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.plan_shares as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now())));
create policy only_what_is_shared on kith.plan_shares as restrictive for select to kith_app using (((NOT ( SELECT kith.reads_only_shared() AS reads_only_shared)) OR (child_id IN ( SELECT kith.whole_plans() AS whole_plans))));
create policy owner_migrates on kith.plan_shares for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.plan_shares for delete to kith_retention using (true);
create policy retention_reads on kith.plan_shares for select to kith_retention using (true);
create policy with_the_yes on kith.plan_shares as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.plan_agreements a WHERE ((a.id = plan_shares.agreement_id) AND (a.plan_id = plan_shares.plan_id) AND (a.child_id = plan_shares.child_id) AND a.agrees AND (a.made_by = ( SELECT kith.person() AS person)) AND (a.made_at = now())))));
create policy worker_works on kith.plan_shares for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.plan_shares to kith_app;
grant select on table kith.plan_shares to kith_backup;
grant delete, insert, select, update on table kith.plan_shares to kith_definer;
grant delete, select on table kith.plan_shares to kith_retention;
grant insert, select, update on table kith.plan_shares to kith_worker;

create table kith.plan_versions (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  number integer not null,
  goal_id uuid,
  saved_on date not null,
  follows uuid,
  beside boolean not null,
  settles uuid,
  hopes text,
  own_words text,
  own_language text,
  strengths text,
  protective text,
  aim text,
  who_helps text,
  i_do text,
  you_do text,
  answers text[] not null default '{}'::text[],
  look_again_on date,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint plan_versions_aim_check CHECK (((length(aim) >= 1) AND (length(aim) <= 300))),
  constraint plan_versions_answers_check CHECK ((cardinality(answers) <= 12)),
  constraint plan_versions_check CHECK (((goal_id IS NOT NULL) OR ((COALESCE(aim, who_helps, i_do, you_do) IS NULL) AND (answers = '{}'::text[]) AND (look_again_on IS NULL)))),
  constraint plan_versions_check1 CHECK (((goal_id IS NULL) OR (COALESCE(hopes, own_words, own_language, strengths, protective) IS NULL))),
  constraint plan_versions_hopes_check CHECK (((length(hopes) >= 1) AND (length(hopes) <= 2000))),
  constraint plan_versions_i_do_check CHECK (((length(i_do) >= 1) AND (length(i_do) <= 500))),
  constraint plan_versions_number_check CHECK ((number > 0)),
  constraint plan_versions_own_language_check CHECK (((length(own_language) >= 2) AND (length(own_language) <= 12))),
  constraint plan_versions_own_words_check CHECK (((length(own_words) >= 1) AND (length(own_words) <= 2000))),
  constraint plan_versions_pkey PRIMARY KEY (place_id, id),
  constraint plan_versions_place_id_child_id_plan_id_fkey FOREIGN KEY (place_id, child_id, plan_id) REFERENCES kith.plans(place_id, child_id, id),
  constraint plan_versions_place_id_follows_fkey FOREIGN KEY (place_id, follows) REFERENCES kith.plan_versions(place_id, id),
  constraint plan_versions_place_id_plan_id_goal_id_fkey FOREIGN KEY (place_id, plan_id, goal_id) REFERENCES kith.plan_goals(place_id, plan_id, id),
  constraint plan_versions_place_id_plan_id_number_key UNIQUE (place_id, plan_id, number),
  constraint plan_versions_place_id_settles_fkey FOREIGN KEY (place_id, settles) REFERENCES kith.plan_versions(place_id, id),
  constraint plan_versions_protective_check CHECK (((length(protective) >= 1) AND (length(protective) <= 2000))),
  constraint plan_versions_strengths_check CHECK (((length(strengths) >= 1) AND (length(strengths) <= 2000))),
  constraint plan_versions_who_helps_check CHECK (((length(who_helps) >= 1) AND (length(who_helps) <= 300))),
  constraint plan_versions_you_do_check CHECK (((length(you_do) >= 1) AND (length(you_do) <= 500)))
); -- owner kith_owner
CREATE INDEX plan_versions_beside ON kith.plan_versions USING btree (place_id, child_id) WHERE beside;
CREATE INDEX plan_versions_of_child ON kith.plan_versions USING btree (child_id);
CREATE INDEX plan_versions_of_plan ON kith.plan_versions USING btree (plan_id, number);
CREATE TRIGGER number_it BEFORE INSERT ON kith.plan_versions FOR EACH ROW EXECUTE FUNCTION kith.number_plan_version();
alter table kith.plan_versions enable row level security;
alter table kith.plan_versions force row level security;
create policy app_adds on kith.plan_versions for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_versions.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.plan_versions for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_versions.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_versions.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.plan_versions for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plan_versions.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.plan_versions for select to kith_backup using (true);
create policy definer_works on kith.plan_versions for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.plan_versions as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now())));
create policy only_taking_part on kith.plan_versions as restrictive for insert to kith_app with check (((beside AND (follows IS NOT NULL)) OR (EXISTS ( SELECT 1 FROM (kith.plans p JOIN kith.taking_part t ON ((t.enrolment_id = p.enrolment_id))) WHERE (p.id = plan_versions.plan_id)))));
create policy only_what_is_shared on kith.plan_versions as restrictive for select to kith_app using (((NOT ( SELECT kith.reads_only_shared() AS reads_only_shared)) OR (child_id IN ( SELECT kith.whole_plans() AS whole_plans)) OR (id IN ( SELECT kith.shared_versions() AS shared_versions))));
create policy owner_migrates on kith.plan_versions for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.plan_versions for delete to kith_retention using (true);
create policy retention_reads on kith.plan_versions for select to kith_retention using (true);
create policy worker_works on kith.plan_versions for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.plan_versions to kith_app;
grant select on table kith.plan_versions to kith_backup;
grant delete, insert, select, update on table kith.plan_versions to kith_definer;
grant delete, select on table kith.plan_versions to kith_retention;
grant insert, select, update on table kith.plan_versions to kith_worker;

create table kith.plans (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  enrolment_id uuid not null,
  began_on date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint plans_pkey PRIMARY KEY (place_id, id),
  constraint plans_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint plans_place_id_child_id_id_key UNIQUE (place_id, child_id, id),
  constraint plans_place_id_enrolment_id_fkey FOREIGN KEY (place_id, enrolment_id) REFERENCES kith.enrolments(place_id, id),
  constraint plans_place_id_enrolment_id_key UNIQUE (place_id, enrolment_id)
); -- owner kith_owner
CREATE INDEX plans_of_child ON kith.plans USING btree (child_id);
alter table kith.plans enable row level security;
alter table kith.plans force row level security;
create policy app_adds on kith.plans for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plans.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.plans for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plans.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plans.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.plans for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = plans.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.plans for select to kith_backup using (true);
create policy definer_works on kith.plans for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.plans as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now())));
create policy only_taking_part on kith.plans as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE ((t.enrolment_id = plans.enrolment_id) AND (t.child_id = plans.child_id)))));
create policy owner_migrates on kith.plans for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.plans for delete to kith_retention using (true);
create policy retention_reads on kith.plans for select to kith_retention using (true);
create policy worker_works on kith.plans for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.plans to kith_app;
grant select on table kith.plans to kith_backup;
grant delete, insert, select, update on table kith.plans to kith_definer;
grant delete, select on table kith.plans to kith_retention;
grant insert, select, update on table kith.plans to kith_worker;

create sequence kith.positions;
grant usage on sequence kith.positions to kith_app;
grant select on sequence kith.positions to kith_backup;
grant usage on sequence kith.positions to kith_definer;
grant usage on sequence kith.positions to kith_worker;

create table kith.practical_help (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  kind text not null,
  what text,
  worth_pence integer,
  from_whom text,
  given_or_lent text not null,
  given_on date not null,
  due_back_on date,
  back_on date,
  back_told_by uuid,
  given_by uuid not null default kith.person(),
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint practical_help_back_told_by_fkey FOREIGN KEY (back_told_by) REFERENCES kith.people(id),
  constraint practical_help_check CHECK (((kind <> 'other'::text) OR (what IS NOT NULL))),
  constraint practical_help_check1 CHECK (((given_or_lent = 'lent'::text) OR ((due_back_on IS NULL) AND (back_on IS NULL)))),
  constraint practical_help_check2 CHECK ((given_on <= ((made_at)::date + 1))),
  constraint practical_help_check3 CHECK ((back_on >= given_on)),
  constraint practical_help_from_whom_check CHECK (((length(from_whom) >= 1) AND (length(from_whom) <= 200))),
  constraint practical_help_given_by_fkey FOREIGN KEY (given_by) REFERENCES kith.people(id),
  constraint practical_help_given_or_lent_check CHECK ((given_or_lent = ANY (ARRAY['given'::text, 'lent'::text]))),
  constraint practical_help_kind_check CHECK ((kind = ANY (ARRAY['laptop'::text, 'uniform'::text, 'food'::text, 'fare'::text, 'bed'::text, 'other'::text]))),
  constraint practical_help_pkey PRIMARY KEY (place_id, id),
  constraint practical_help_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint practical_help_what_check CHECK (((length(what) >= 1) AND (length(what) <= 200))),
  constraint practical_help_worth_pence_check CHECK (((worth_pence >= 0) AND (worth_pence <= 10000000)))
); -- owner kith_owner
CREATE INDEX practical_help_of_child ON kith.practical_help USING btree (child_id, given_on DESC);
CREATE TRIGGER back_told_by BEFORE UPDATE OF back_told_by ON kith.practical_help FOR EACH ROW WHEN ((old.back_told_by IS DISTINCT FROM new.back_told_by)) EXECUTE FUNCTION kith.by_whoever_changed('back_told_by');
alter table kith.practical_help enable row level security;
alter table kith.practical_help force row level security;
create policy app_adds on kith.practical_help for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = practical_help.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.practical_help for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = practical_help.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = practical_help.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.practical_help for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = practical_help.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.practical_help as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.practical_help for select to kith_backup using (true);
create policy definer_works on kith.practical_help for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.practical_help as restrictive for insert to kith_app with check (((given_by = ( SELECT kith.person() AS person)) AND (EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = practical_help.child_id)))));
create policy owner_migrates on kith.practical_help for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.practical_help for delete to kith_retention using (true);
create policy retention_reads on kith.practical_help for select to kith_retention using (true);
create policy worker_works on kith.practical_help for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.practical_help to kith_app;
grant select on table kith.practical_help to kith_backup;
grant delete, insert, select, update on table kith.practical_help to kith_definer;
grant delete, select on table kith.practical_help to kith_retention;
grant insert, select, update on table kith.practical_help to kith_worker;
grant update on column kith.practical_help.back_on to kith_app;
grant update on column kith.practical_help.back_told_by to kith_app;
grant update on column kith.practical_help.withdrawn_at to kith_app;

create table kith.proposal_remarks (
  place_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  stance text not null,
  remark text not null default ''::text,
  made_at timestamp with time zone not null default now(),
  made_by uuid default kith.person(),
  by_name text not null,
  by_role text not null,
  by_organisation text,
  constraint proposal_remarks_check CHECK (((stance <> ALL (ARRAY['differs'::text, 'remarks'::text])) OR (length(remark) >= 3))),
  constraint proposal_remarks_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint proposal_remarks_pkey PRIMARY KEY (place_id, id),
  constraint proposal_remarks_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint proposal_remarks_place_id_proposal_id_fkey FOREIGN KEY (place_id, proposal_id) REFERENCES kith.proposals(place_id, id),
  constraint proposal_remarks_remark_check CHECK ((length(remark) <= 2000)),
  constraint proposal_remarks_stance_check CHECK ((stance = ANY (ARRAY['agrees'::text, 'differs'::text, 'remarks'::text, 'takes-back'::text])))
); -- owner kith_owner
CREATE INDEX proposal_remarks_of_proposal ON kith.proposal_remarks USING btree (proposal_id, made_at);
CREATE TRIGGER said_by_themselves BEFORE INSERT ON kith.proposal_remarks FOR EACH ROW EXECUTE FUNCTION kith.said_by_themselves();
alter table kith.proposal_remarks enable row level security;
alter table kith.proposal_remarks force row level security;
create policy app_adds on kith.proposal_remarks for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('propose rules'::text) AS may)));
create policy app_changes on kith.proposal_remarks for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('propose rules'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('propose rules'::text) AS may)));
create policy app_reads on kith.proposal_remarks for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.proposal_remarks for select to kith_backup using (true);
create policy definer_works on kith.proposal_remarks for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.proposal_remarks for all to kith_owner using (true) with check (true);
create policy worker_works on kith.proposal_remarks for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.proposal_remarks to kith_app;
grant select on table kith.proposal_remarks to kith_backup;
grant delete, insert, select, update on table kith.proposal_remarks to kith_definer;
grant insert, select, update on table kith.proposal_remarks to kith_worker;

create table kith.proposals (
  place_id uuid not null,
  id uuid not null,
  blueprint_id uuid not null,
  identify jsonb not null,
  because text not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid default kith.person(),
  by_name text not null,
  by_role text not null,
  by_organisation text,
  effect jsonb,
  effect_at timestamp with time zone,
  constraint proposals_because_check CHECK (((length(because) >= 10) AND (length(because) <= 2000))),
  constraint proposals_check CHECK (((effect IS NULL) = (effect_at IS NULL))),
  constraint proposals_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint proposals_pkey PRIMARY KEY (place_id, id),
  constraint proposals_place_id_blueprint_id_fkey FOREIGN KEY (place_id, blueprint_id) REFERENCES kith.blueprints(place_id, id),
  constraint proposals_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
CREATE INDEX proposals_by_time ON kith.proposals USING btree (place_id, made_at DESC);
CREATE TRIGGER said_by_themselves BEFORE INSERT ON kith.proposals FOR EACH ROW EXECUTE FUNCTION kith.said_by_themselves();
alter table kith.proposals enable row level security;
alter table kith.proposals force row level security;
create policy app_adds on kith.proposals for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('propose rules'::text) AS may)));
create policy app_changes on kith.proposals for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('propose rules'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('propose rules'::text) AS may)));
create policy app_reads on kith.proposals for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.proposals for select to kith_backup using (true);
create policy definer_works on kith.proposals for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.proposals for all to kith_owner using (true) with check (true);
create policy worker_works on kith.proposals for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.proposals to kith_app;
grant select on table kith.proposals to kith_backup;
grant delete, insert, select, update on table kith.proposals to kith_definer;
grant insert, select, update on table kith.proposals to kith_worker;

create table kith.proposals_agreed (
  place_id uuid not null,
  proposal_id uuid not null,
  blueprint_id uuid not null,
  agreed_at timestamp with time zone not null default now(),
  agreed_by uuid default kith.person(),
  behind text[] not null,
  constraint proposals_agreed_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES kith.people(id),
  constraint proposals_agreed_behind_check CHECK ((cardinality(behind) >= 2)),
  constraint proposals_agreed_pkey PRIMARY KEY (place_id, proposal_id),
  constraint proposals_agreed_place_id_blueprint_id_fkey FOREIGN KEY (place_id, blueprint_id) REFERENCES kith.blueprints(place_id, id),
  constraint proposals_agreed_place_id_blueprint_id_key UNIQUE (place_id, blueprint_id),
  constraint proposals_agreed_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint proposals_agreed_place_id_proposal_id_fkey FOREIGN KEY (place_id, proposal_id) REFERENCES kith.proposals(place_id, id)
); -- owner kith_owner
CREATE TRIGGER agreed_by_two BEFORE INSERT ON kith.proposals_agreed FOR EACH ROW EXECUTE FUNCTION kith.agreed_by_two();
alter table kith.proposals_agreed enable row level security;
alter table kith.proposals_agreed force row level security;
create policy app_adds on kith.proposals_agreed for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('agree rules'::text) AS may)));
create policy app_changes on kith.proposals_agreed for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('agree rules'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('agree rules'::text) AS may)));
create policy app_reads on kith.proposals_agreed for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.proposals_agreed for select to kith_backup using (true);
create policy definer_works on kith.proposals_agreed for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.proposals_agreed for all to kith_owner using (true) with check (true);
create policy worker_works on kith.proposals_agreed for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.proposals_agreed to kith_app;
grant select on table kith.proposals_agreed to kith_backup;
grant delete, insert, select, update on table kith.proposals_agreed to kith_definer;
grant insert, select, update on table kith.proposals_agreed to kith_worker;

create table kith.protected_addresses (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  sealed bytea not null,
  key_id text not null,
  because text not null,
  known_at timestamp with time zone not null default now(),
  known_by uuid,
  ended_at timestamp with time zone,
  constraint protected_addresses_pkey PRIMARY KEY (place_id, id),
  constraint protected_addresses_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
alter table kith.protected_addresses enable row level security;
alter table kith.protected_addresses force row level security;
create policy app_adds on kith.protected_addresses for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = protected_addresses.child_id) AND ((r.writes & 4) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.protected_addresses for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = protected_addresses.child_id) AND ((r.writes & 4) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = protected_addresses.child_id) AND ((r.writes & 4) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.protected_addresses for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(4) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = protected_addresses.child_id) AND ((r.reads & 4) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.protected_addresses for select to kith_backup using (true);
create policy definer_works on kith.protected_addresses for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.protected_addresses for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.protected_addresses for delete to kith_retention using (true);
create policy retention_reads on kith.protected_addresses for select to kith_retention using (true);
create policy worker_works on kith.protected_addresses for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.protected_addresses to kith_app;
grant select on table kith.protected_addresses to kith_backup;
grant delete, insert, select, update on table kith.protected_addresses to kith_definer;
grant delete, select on table kith.protected_addresses to kith_retention;
grant insert, select, update on table kith.protected_addresses to kith_worker;

create table kith.pupil_numbers (
  place_id uuid not null,
  child_id uuid not null,
  upn text not null,
  known_at timestamp with time zone not null default now(),
  import_id uuid,
  constraint pupil_numbers_pkey PRIMARY KEY (place_id, upn),
  constraint pupil_numbers_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint pupil_numbers_upn_check CHECK (((upn = upper(upn)) AND ((length(upn) >= 1) AND (length(upn) <= 20))))
); -- owner kith_owner
CREATE INDEX pupil_numbers_of_child ON kith.pupil_numbers USING btree (child_id);
alter table kith.pupil_numbers enable row level security;
alter table kith.pupil_numbers force row level security;
create policy app_adds on kith.pupil_numbers for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = pupil_numbers.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.pupil_numbers for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = pupil_numbers.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = pupil_numbers.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.pupil_numbers for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(1) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = pupil_numbers.child_id) AND ((r.reads & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.pupil_numbers for select to kith_backup using (true);
create policy definer_works on kith.pupil_numbers for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.pupil_numbers for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.pupil_numbers for delete to kith_retention using (true);
create policy retention_reads on kith.pupil_numbers for select to kith_retention using (true);
create policy worker_works on kith.pupil_numbers for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.pupil_numbers to kith_app;
grant select on table kith.pupil_numbers to kith_backup;
grant delete, insert, select, update on table kith.pupil_numbers to kith_definer;
grant delete, select on table kith.pupil_numbers to kith_retention;
grant insert, select, update on table kith.pupil_numbers to kith_worker;

create table kith.ratings (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  area text not null,
  rating text not null,
  because text not null,
  said_by text,
  same integer not null default 1,
  position bigint not null default nextval('kith.positions'::regclass),
  known_at timestamp with time zone not null default now(),
  import_id uuid,
  answer_id uuid,
  ended_at timestamp with time zone,
  constraint ratings_area_check CHECK ((area = ANY (ARRAY['parental-engagement'::text, 'school-engagement'::text]))),
  constraint ratings_because_check CHECK ((because <> ''::text)),
  constraint ratings_pkey PRIMARY KEY (place_id, id),
  constraint ratings_place_id_answer_id_fkey FOREIGN KEY (place_id, answer_id) REFERENCES kith.collecting_answers(place_id, id),
  constraint ratings_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint ratings_rating_check CHECK ((rating = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text])))
); -- owner kith_owner
CREATE INDEX ratings_of_answer ON kith.ratings USING btree (answer_id) WHERE (answer_id IS NOT NULL);
CREATE INDEX ratings_of_child ON kith.ratings USING btree (child_id);
CREATE UNIQUE INDEX ratings_once ON kith.ratings USING btree (place_id, child_id, on_day, area, rating, md5(((because || '|'::text) || COALESCE(said_by, ''::text))), same);
alter table kith.ratings enable row level security;
alter table kith.ratings force row level security;
create policy app_adds on kith.ratings for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = ratings.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.ratings for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = ratings.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = ratings.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.ratings for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = ratings.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.ratings for select to kith_backup using (true);
create policy definer_works on kith.ratings for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.ratings for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.ratings for delete to kith_retention using (true);
create policy retention_reads on kith.ratings for select to kith_retention using (true);
create policy worker_works on kith.ratings for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.ratings to kith_app;
grant select on table kith.ratings to kith_backup;
grant delete, insert, select, update on table kith.ratings to kith_definer;
grant delete, select on table kith.ratings to kith_retention;
grant insert, select, update on table kith.ratings to kith_worker;

create table kith.record_requests (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  asker text not null,
  asked_by text not null,
  right_shown text,
  child_view text,
  what_for text,
  received_on date not null,
  extended_because text,
  ready_at timestamp with time zone,
  ready_by uuid,
  signed_at timestamp with time zone,
  signed_by uuid,
  handed_on date,
  handed_how text,
  handed_by uuid,
  ended_on date,
  ended_because text,
  ended_by uuid,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint handed_once_signed CHECK (((handed_on IS NULL) OR (signed_at IS NOT NULL))),
  constraint looked_at_by_another CHECK (((signed_by IS DISTINCT FROM ready_by) OR (signed_by IS NULL))),
  constraint record_requests_asked_by_check CHECK (((length(asked_by) >= 1) AND (length(asked_by) <= 120))),
  constraint record_requests_asker_check CHECK ((asker = ANY (ARRAY['child'::text, 'parent'::text, 'somebody-for-them'::text]))),
  constraint record_requests_check CHECK (((asker = 'child'::text) OR (right_shown IS NOT NULL))),
  constraint record_requests_check1 CHECK (((signed_at IS NULL) OR (ready_at IS NOT NULL))),
  constraint record_requests_check2 CHECK (((handed_on IS NULL) = (handed_how IS NULL))),
  constraint record_requests_check3 CHECK (((ended_on IS NULL) = (ended_because IS NULL))),
  constraint record_requests_check4 CHECK (((handed_on IS NULL) OR (ended_on IS NULL))),
  constraint record_requests_child_view_check CHECK (((length(child_view) >= 1) AND (length(child_view) <= 500))),
  constraint record_requests_ended_because_check CHECK (((length(ended_because) >= 1) AND (length(ended_because) <= 500))),
  constraint record_requests_extended_because_check CHECK (((length(extended_because) >= 1) AND (length(extended_because) <= 500))),
  constraint record_requests_handed_how_check CHECK (((length(handed_how) >= 1) AND (length(handed_how) <= 200))),
  constraint record_requests_pkey PRIMARY KEY (place_id, id),
  constraint record_requests_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint record_requests_place_id_child_id_id_key UNIQUE (place_id, child_id, id),
  constraint record_requests_right_shown_check CHECK (((length(right_shown) >= 1) AND (length(right_shown) <= 500))),
  constraint record_requests_what_for_check CHECK (((length(what_for) >= 1) AND (length(what_for) <= 500)))
); -- owner kith_owner
CREATE INDEX record_requests_of_child ON kith.record_requests USING btree (child_id);
CREATE INDEX record_requests_open ON kith.record_requests USING btree (place_id) WHERE ((handed_on IS NULL) AND (ended_on IS NULL));
CREATE TRIGGER by_whoever_settled BEFORE INSERT OR UPDATE ON kith.record_requests FOR EACH ROW EXECUTE FUNCTION kith.by_whoever_settled();
alter table kith.record_requests enable row level security;
alter table kith.record_requests force row level security;
create policy app_adds on kith.record_requests for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = record_requests.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.record_requests for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = record_requests.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = record_requests.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.record_requests for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = record_requests.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.record_requests for select to kith_backup using (true);
create policy definer_works on kith.record_requests for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.record_requests for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.record_requests for delete to kith_retention using (true);
create policy retention_reads on kith.record_requests for select to kith_retention using (true);
create policy worker_works on kith.record_requests for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.record_requests to kith_app;
grant select on table kith.record_requests to kith_backup;
grant delete, insert, select, update on table kith.record_requests to kith_definer;
grant delete, select on table kith.record_requests to kith_retention;
grant insert, select, update on table kith.record_requests to kith_worker;
grant update on column kith.record_requests.ended_because to kith_app;
grant update on column kith.record_requests.ended_on to kith_app;
grant update on column kith.record_requests.extended_because to kith_app;
grant update on column kith.record_requests.handed_how to kith_app;
grant update on column kith.record_requests.handed_on to kith_app;
grant update on column kith.record_requests.ready_at to kith_app;
grant update on column kith.record_requests.signed_at to kith_app;

create table kith.register_rows (
  place_id uuid not null,
  register_id uuid not null,
  child_id uuid not null,
  group_day_id uuid not null,
  there text not null,
  why text,
  minutes integer not null,
  captured_at timestamp with time zone not null,
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint register_rows_check CHECK (((there = 'not-there'::text) OR (why IS NULL))),
  constraint register_rows_check1 CHECK (((there <> 'not-there'::text) OR (minutes = 0))),
  constraint register_rows_minutes_check CHECK (((minutes >= 0) AND (minutes <= 1440))),
  constraint register_rows_pkey PRIMARY KEY (place_id, register_id, child_id),
  constraint register_rows_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint register_rows_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint register_rows_place_id_group_day_id_fkey FOREIGN KEY (place_id, group_day_id) REFERENCES kith.group_days(place_id, id),
  constraint register_rows_place_id_register_id_fkey FOREIGN KEY (place_id, register_id) REFERENCES kith.registers(place_id, id),
  constraint register_rows_there_check CHECK ((there = ANY (ARRAY['there'::text, 'late'::text, 'not-there'::text]))),
  constraint register_rows_why_check CHECK ((why = ANY (ARRAY['ill'::text, 'not-in-school'::text, 'did-not-want-to'::text, 'something-else-on'::text, 'not-known'::text])))
); -- owner kith_owner
CREATE INDEX register_rows_of_child ON kith.register_rows USING btree (child_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX register_rows_of_day ON kith.register_rows USING btree (group_day_id, child_id) WHERE (withdrawn_at IS NULL);
CREATE TRIGGER not_ahead BEFORE INSERT ON kith.register_rows FOR EACH ROW WHEN ((new.captured_at > (now() + '00:05:00'::interval))) EXECUTE FUNCTION kith.not_ahead();
alter table kith.register_rows enable row level security;
alter table kith.register_rows force row level security;
create policy app_adds on kith.register_rows for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('run groups'::text) AS may)));
create policy app_changes on kith.register_rows for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = register_rows.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))) AND ( SELECT kith.may('run groups'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('run groups'::text) AS may)));
create policy app_reads on kith.register_rows for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = register_rows.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.register_rows as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.register_rows for select to kith_backup using (true);
create policy definer_works on kith.register_rows for all to kith_definer using (true) with check (true);
create policy only_in_own_register on kith.register_rows as restrictive for insert to kith_app with check (((EXISTS ( SELECT 1 FROM kith.registers r WHERE ((r.id = register_rows.register_id) AND ((r.taken_by = ( SELECT kith.person() AS person)) OR kith.enters_for(r.taken_by, 'register'::text))))) AND (EXISTS ( SELECT 1 FROM (kith.group_members m JOIN kith.group_days d ON ((d.group_id = m.group_id))) WHERE ((d.id = register_rows.group_day_id) AND (m.child_id = register_rows.child_id))))));
create policy only_their_own on kith.register_rows as restrictive for update to kith_app using ((EXISTS ( SELECT 1 FROM kith.registers r WHERE ((r.id = register_rows.register_id) AND (r.taken_by = ( SELECT kith.person() AS person))))));
create policy only_while_taking_part on kith.register_rows as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM (kith.took_part t JOIN kith.group_days d ON ((d.id = register_rows.group_day_id))) WHERE ((t.child_id = register_rows.child_id) AND ((t.ended_on IS NULL) OR (t.ended_on >= d.on_day))))));
create policy owner_migrates on kith.register_rows for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.register_rows for delete to kith_retention using (true);
create policy retention_reads on kith.register_rows for select to kith_retention using (true);
create policy worker_works on kith.register_rows for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.register_rows to kith_app;
grant select on table kith.register_rows to kith_backup;
grant delete, insert, select, update on table kith.register_rows to kith_definer;
grant delete, select on table kith.register_rows to kith_retention;
grant insert, select, update on table kith.register_rows to kith_worker;
grant update on column kith.register_rows.withdrawn_at to kith_app;

create table kith.registers (
  place_id uuid not null,
  id uuid not null,
  group_day_id uuid not null,
  taken_by uuid not null default kith.person(),
  captured_at timestamp with time zone not null,
  made_at timestamp with time zone not null default now(),
  amends uuid,
  others_came integer not null default 0,
  body_hash text not null,
  withdrawn_at timestamp with time zone,
  constraint registers_body_hash_check CHECK ((length(body_hash) = 64)),
  constraint registers_others_came_check CHECK (((others_came >= 0) AND (others_came <= 99))),
  constraint registers_pkey PRIMARY KEY (place_id, id),
  constraint registers_place_id_amends_fkey FOREIGN KEY (place_id, amends) REFERENCES kith.registers(place_id, id),
  constraint registers_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint registers_place_id_group_day_id_fkey FOREIGN KEY (place_id, group_day_id) REFERENCES kith.group_days(place_id, id),
  constraint registers_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES kith.people(id)
); -- owner kith_owner
CREATE INDEX registers_of_day ON kith.registers USING btree (group_day_id);
CREATE TRIGGER not_ahead BEFORE INSERT ON kith.registers FOR EACH ROW WHEN ((new.captured_at > (now() + '00:05:00'::interval))) EXECUTE FUNCTION kith.not_ahead();
alter table kith.registers enable row level security;
alter table kith.registers force row level security;
create policy app_adds on kith.registers for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.group_days d WHERE (d.id = registers.group_day_id))) AND ( SELECT kith.may('run groups'::text) AS may)));
create policy app_changes on kith.registers for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.group_days d WHERE (d.id = registers.group_day_id))) AND ( SELECT kith.may('run groups'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.group_days d WHERE (d.id = registers.group_day_id))) AND ( SELECT kith.may('run groups'::text) AS may)));
create policy app_reads on kith.registers for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.group_days d WHERE (d.id = registers.group_day_id)))));
create policy as_it_is_written on kith.registers as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.registers for select to kith_backup using (true);
create policy definer_works on kith.registers for all to kith_definer using (true) with check (true);
create policy in_own_name on kith.registers as restrictive for insert to kith_app with check (((taken_by = ( SELECT kith.person() AS person)) OR kith.enters_for(taken_by, 'register'::text)));
create policy only_at_own_schools on kith.registers as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM (kith.group_days d JOIN kith.groups g ON (((g.place_id = d.place_id) AND (g.id = d.group_id)))) WHERE ((d.id = registers.group_day_id) AND (g.school_id IN ( SELECT kith.my_schools() AS my_schools))))));
create policy only_their_own on kith.registers as restrictive for update to kith_app using ((taken_by = ( SELECT kith.person() AS person))) with check ((taken_by = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.registers for all to kith_owner using (true) with check (true);
create policy worker_works on kith.registers for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.group_days d WHERE (d.id = registers.group_day_id))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.group_days d WHERE (d.id = registers.group_day_id)))));
grant insert on table kith.registers to kith_app;
grant select on table kith.registers to kith_backup;
grant delete, insert, select, update on table kith.registers to kith_definer;
grant insert, select, update on table kith.registers to kith_worker;
grant select on column kith.registers.amends to kith_app;
grant select on column kith.registers.captured_at to kith_app;
grant select on column kith.registers.group_day_id to kith_app;
grant select on column kith.registers.id to kith_app;
grant select on column kith.registers.made_at to kith_app;
grant select on column kith.registers.others_came to kith_app;
grant select on column kith.registers.place_id to kith_app;
grant select on column kith.registers.taken_by to kith_app;
grant select, update on column kith.registers.withdrawn_at to kith_app;

create table kith.relationships (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  relative_id uuid not null,
  kind text not null,
  parental_responsibility boolean,
  responsibility_shown_by text,
  known_at timestamp with time zone not null default now(),
  known_by uuid,
  ended_at timestamp with time zone,
  lives_with boolean,
  may_collect boolean,
  not_contacted text,
  through_id uuid,
  couple_with uuid,
  couple text,
  shape text not null default 'diamond'::text,
  died boolean not null default false,
  ended_by uuid,
  constraint relationships_check CHECK (((parental_responsibility IS NULL) OR (responsibility_shown_by IS NOT NULL))),
  constraint relationships_check1 CHECK (((couple IS NULL) = (couple_with IS NULL))),
  constraint relationships_check2 CHECK (((through_id IS DISTINCT FROM relative_id) AND (couple_with IS DISTINCT FROM relative_id))),
  constraint relationships_couple_check CHECK ((couple = ANY (ARRAY['together'::text, 'separated'::text, 'divorced'::text]))),
  constraint relationships_not_contacted_check CHECK (((length(not_contacted) >= 1) AND (length(not_contacted) <= 300))),
  constraint relationships_pkey PRIMARY KEY (place_id, id),
  constraint relationships_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint relationships_place_id_couple_with_fkey FOREIGN KEY (place_id, couple_with) REFERENCES kith.relatives(place_id, id),
  constraint relationships_place_id_relative_id_fkey FOREIGN KEY (place_id, relative_id) REFERENCES kith.relatives(place_id, id),
  constraint relationships_place_id_through_id_fkey FOREIGN KEY (place_id, through_id) REFERENCES kith.relatives(place_id, id),
  constraint relationships_shape_check CHECK ((shape = ANY (ARRAY['diamond'::text, 'circle'::text, 'square'::text])))
); -- owner kith_owner
CREATE INDEX relationships_couple ON kith.relationships USING btree (couple_with) WHERE ((couple_with IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX relationships_of_child ON kith.relationships USING btree (child_id) WHERE (ended_at IS NULL);
CREATE INDEX relationships_of_relative ON kith.relationships USING btree (relative_id) WHERE (ended_at IS NULL);
CREATE INDEX relationships_through ON kith.relationships USING btree (through_id) WHERE ((through_id IS NOT NULL) AND (ended_at IS NULL));
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_by ON kith.relationships FOR EACH ROW WHEN ((old.ended_by IS DISTINCT FROM new.ended_by)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
alter table kith.relationships enable row level security;
alter table kith.relationships force row level security;
create policy app_adds on kith.relationships for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = relationships.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.relationships for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = relationships.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = relationships.child_id) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.relationships for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(64) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = relationships.child_id) AND ((r.reads & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.relationships as restrictive for insert to kith_app with check ((known_at = now()));
create policy backup_reads on kith.relationships for select to kith_backup using (true);
create policy definer_works on kith.relationships for all to kith_definer using (true) with check (true);
create policy of_a_family_one_sees on kith.relationships as restrictive for insert to kith_app with check (kith.may_relate(relative_id));
create policy of_nobody_who_left on kith.relationships as restrictive for insert to kith_app with check (((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = relationships.child_id))) OR (NOT (EXISTS ( SELECT 1 FROM kith.took_part t WHERE (t.child_id = relationships.child_id)))) OR kith.is_relative_of(child_id, relative_id)));
create policy owner_migrates on kith.relationships for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.relationships for delete to kith_retention using (true);
create policy retention_reads on kith.relationships for select to kith_retention using (true);
create policy worker_works on kith.relationships for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.relationships to kith_app;
grant select on table kith.relationships to kith_backup;
grant delete, insert, select, update on table kith.relationships to kith_definer;
grant delete, select on table kith.relationships to kith_retention;
grant insert, select, update on table kith.relationships to kith_worker;
grant update on column kith.relationships.ended_at to kith_app;
grant update on column kith.relationships.ended_by to kith_app;

create table kith.relatives (
  place_id uuid not null,
  id uuid not null,
  name text not null,
  languages text[] not null default '{}'::text[],
  needs_interpreter boolean not null default false,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint relatives_pkey PRIMARY KEY (place_id, id),
  constraint relatives_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
alter table kith.relatives enable row level security;
alter table kith.relatives force row level security;
create policy app_adds on kith.relatives for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND ((r.writes & 64) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.relatives for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.relationships r WHERE (r.relative_id = relatives.id))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.relationships r WHERE (r.relative_id = relatives.id)))));
create policy app_reads on kith.relatives for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM kith.relationships r WHERE (r.relative_id = relatives.id)))));
create policy backup_reads on kith.relatives for select to kith_backup using (true);
create policy definer_works on kith.relatives for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.relatives for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.relatives for delete to kith_retention using (true);
create policy retention_reads on kith.relatives for select to kith_retention using (true);
create policy worker_works on kith.relatives for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.relatives to kith_app;
grant select on table kith.relatives to kith_backup;
grant delete, insert, select, update on table kith.relatives to kith_definer;
grant delete, select on table kith.relatives to kith_retention;
grant insert, select, update on table kith.relatives to kith_worker;

create table kith.request_pauses (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  request_id uuid not null,
  why text not null,
  from_day date not null,
  until_day date,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint request_pauses_check CHECK ((until_day >= from_day)),
  constraint request_pauses_pkey PRIMARY KEY (place_id, id),
  constraint request_pauses_place_id_child_id_request_id_fkey FOREIGN KEY (place_id, child_id, request_id) REFERENCES kith.record_requests(place_id, child_id, id),
  constraint request_pauses_why_check CHECK ((why = ANY (ARRAY['identity'::text, 'clarification'::text])))
); -- owner kith_owner
CREATE UNIQUE INDEX request_pauses_open ON kith.request_pauses USING btree (request_id) WHERE (until_day IS NULL);
alter table kith.request_pauses enable row level security;
alter table kith.request_pauses force row level security;
create policy app_adds on kith.request_pauses for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = request_pauses.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.request_pauses for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = request_pauses.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = request_pauses.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.request_pauses for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = request_pauses.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.request_pauses for select to kith_backup using (true);
create policy definer_works on kith.request_pauses for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.request_pauses for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.request_pauses for delete to kith_retention using (true);
create policy retention_reads on kith.request_pauses for select to kith_retention using (true);
create policy worker_works on kith.request_pauses for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.request_pauses to kith_app;
grant select on table kith.request_pauses to kith_backup;
grant delete, insert, select, update on table kith.request_pauses to kith_definer;
grant delete, select on table kith.request_pauses to kith_retention;
grant insert, select, update on table kith.request_pauses to kith_worker;
grant update on column kith.request_pauses.until_day to kith_app;

create table kith.return_meetings (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  follow_up_id uuid,
  placement_id uuid,
  on_day date not null,
  at_time text not null,
  held_where text not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  held_on date,
  who_came text,
  agreed text,
  called_off_because text,
  settled_by uuid,
  constraint return_meetings_agreed_check CHECK (((length(agreed) >= 1) AND (length(agreed) <= 1000))),
  constraint return_meetings_at_time_check CHECK ((at_time ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint return_meetings_called_off_because_check CHECK (((length(called_off_because) >= 1) AND (length(called_off_because) <= 300))),
  constraint return_meetings_check CHECK ((num_nonnulls(follow_up_id, placement_id) <= 1)),
  constraint return_meetings_check1 CHECK ((((held_on IS NULL) = (who_came IS NULL)) AND ((held_on IS NULL) = (agreed IS NULL)))),
  constraint return_meetings_check2 CHECK (((held_on IS NULL) OR (called_off_because IS NULL))),
  constraint return_meetings_held_where_check CHECK (((length(held_where) >= 1) AND (length(held_where) <= 120))),
  constraint return_meetings_pkey PRIMARY KEY (place_id, id),
  constraint return_meetings_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint return_meetings_place_id_follow_up_id_fkey FOREIGN KEY (place_id, follow_up_id) REFERENCES kith.suspension_follow_ups(place_id, id),
  constraint return_meetings_place_id_placement_id_fkey FOREIGN KEY (place_id, placement_id) REFERENCES kith.placements(place_id, id),
  constraint return_meetings_who_came_check CHECK (((length(who_came) >= 1) AND (length(who_came) <= 300)))
); -- owner kith_owner
CREATE INDEX return_meetings_of_child ON kith.return_meetings USING btree (child_id);
CREATE INDEX return_meetings_of_day ON kith.return_meetings USING btree (on_day) WHERE ((held_on IS NULL) AND (called_off_because IS NULL));
CREATE TRIGGER settled_by BEFORE UPDATE OF held_on, called_off_because ON kith.return_meetings FOR EACH ROW WHEN (((old.held_on IS DISTINCT FROM new.held_on) OR (old.called_off_because IS DISTINCT FROM new.called_off_because))) EXECUTE FUNCTION kith.by_whoever_changed('settled_by');
alter table kith.return_meetings enable row level security;
alter table kith.return_meetings force row level security;
create policy app_adds on kith.return_meetings for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = return_meetings.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.return_meetings for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = return_meetings.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = return_meetings.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.return_meetings for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = return_meetings.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.return_meetings as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.return_meetings for select to kith_backup using (true);
create policy definer_works on kith.return_meetings for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.return_meetings as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy of_the_same_child on kith.return_meetings as restrictive for insert to kith_app with check (((EXISTS ( SELECT 1 FROM kith.suspension_follow_ups f WHERE ((f.id = return_meetings.follow_up_id) AND (f.child_id = return_meetings.child_id)))) OR (EXISTS ( SELECT 1 FROM kith.placements p WHERE ((p.id = return_meetings.placement_id) AND (p.child_id = return_meetings.child_id))))));
create policy owner_migrates on kith.return_meetings for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.return_meetings for delete to kith_retention using (true);
create policy retention_reads on kith.return_meetings for select to kith_retention using (true);
create policy worker_works on kith.return_meetings for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.return_meetings to kith_app;
grant select on table kith.return_meetings to kith_backup;
grant delete, insert, select, update on table kith.return_meetings to kith_definer;
grant delete, select on table kith.return_meetings to kith_retention;
grant insert, select, update on table kith.return_meetings to kith_worker;
grant update on column kith.return_meetings.agreed to kith_app;
grant update on column kith.return_meetings.called_off_because to kith_app;
grant update on column kith.return_meetings.held_on to kith_app;
grant update on column kith.return_meetings.who_came to kith_app;

create table kith.review_sides (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  review_id uuid not null,
  side text not null,
  name text,
  came boolean not null,
  said text,
  asks text,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint review_sides_asks_check CHECK (((length(asks) >= 1) AND (length(asks) <= 500))),
  constraint review_sides_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint review_sides_pkey PRIMARY KEY (place_id, id),
  constraint review_sides_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint review_sides_place_id_review_id_fkey FOREIGN KEY (place_id, review_id) REFERENCES kith.reviews(place_id, id),
  constraint review_sides_said_check CHECK (((length(said) >= 1) AND (length(said) <= 1000))),
  constraint review_sides_side_check CHECK ((side = ANY (ARRAY['child'::text, 'parent'::text, 'school'::text, 'other'::text])))
); -- owner kith_owner
CREATE INDEX review_sides_of_child ON kith.review_sides USING btree (child_id);
CREATE INDEX review_sides_of_review ON kith.review_sides USING btree (review_id);
alter table kith.review_sides enable row level security;
alter table kith.review_sides force row level security;
create policy app_adds on kith.review_sides for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = review_sides.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.review_sides for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = review_sides.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = review_sides.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.review_sides for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = review_sides.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.review_sides as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.review_sides for select to kith_backup using (true);
create policy definer_works on kith.review_sides for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.review_sides as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy of_the_same_child on kith.review_sides as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.reviews r WHERE ((r.id = review_sides.review_id) AND (r.child_id = review_sides.child_id)))));
create policy owner_migrates on kith.review_sides for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.review_sides for delete to kith_retention using (true);
create policy retention_reads on kith.review_sides for select to kith_retention using (true);
create policy worker_works on kith.review_sides for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.review_sides to kith_app;
grant select on table kith.review_sides to kith_backup;
grant delete, insert, select, update on table kith.review_sides to kith_definer;
grant delete, select on table kith.review_sides to kith_retention;
grant insert, select, update on table kith.review_sides to kith_worker;

create table kith.reviews (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  kind text not null,
  planned_for date not null,
  at_time text,
  held_where text,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  held_on date,
  agreed text,
  held_by uuid,
  cancelled_on date,
  cancelled_because text,
  cancelled_by uuid,
  look_back_on date,
  looked_back_on date,
  looked_back_words text,
  looked_back_by uuid,
  constraint reviews_agreed_check CHECK (((length(agreed) >= 1) AND (length(agreed) <= 1000))),
  constraint reviews_at_time_check CHECK ((at_time ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint reviews_cancelled_because_check CHECK (((length(cancelled_because) >= 1) AND (length(cancelled_because) <= 300))),
  constraint reviews_check CHECK (((held_on IS NULL) = (agreed IS NULL))),
  constraint reviews_check1 CHECK (((cancelled_on IS NULL) = (cancelled_because IS NULL))),
  constraint reviews_check2 CHECK (((held_on IS NULL) OR (cancelled_on IS NULL))),
  constraint reviews_check3 CHECK (((kind <> 'between'::text) OR (held_on IS NOT NULL))),
  constraint reviews_check4 CHECK (((look_back_on IS NULL) OR ((kind = 'home-school'::text) AND (look_back_on > held_on)))),
  constraint reviews_check5 CHECK (((looked_back_on IS NULL) = (looked_back_words IS NULL))),
  constraint reviews_check6 CHECK (((looked_back_on IS NULL) OR (look_back_on IS NOT NULL))),
  constraint reviews_held_where_check CHECK (((length(held_where) >= 1) AND (length(held_where) <= 120))),
  constraint reviews_kind_check CHECK ((kind = ANY (ARRAY['termly'::text, 'between'::text, 'home-school'::text]))),
  constraint reviews_looked_back_words_check CHECK (((length(looked_back_words) >= 1) AND (length(looked_back_words) <= 1000))),
  constraint reviews_pkey PRIMARY KEY (place_id, id),
  constraint reviews_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id)
); -- owner kith_owner
CREATE INDEX reviews_of_child ON kith.reviews USING btree (child_id, held_on);
CREATE UNIQUE INDEX reviews_planned ON kith.reviews USING btree (place_id, child_id, kind) WHERE ((held_on IS NULL) AND (cancelled_on IS NULL));
CREATE TRIGGER cancelled_by BEFORE UPDATE OF cancelled_on ON kith.reviews FOR EACH ROW WHEN ((old.cancelled_on IS DISTINCT FROM new.cancelled_on)) EXECUTE FUNCTION kith.by_whoever_changed('cancelled_by');
CREATE TRIGGER held_by BEFORE UPDATE OF held_on ON kith.reviews FOR EACH ROW WHEN ((old.held_on IS DISTINCT FROM new.held_on)) EXECUTE FUNCTION kith.by_whoever_changed('held_by');
CREATE TRIGGER held_by_writer BEFORE INSERT ON kith.reviews FOR EACH ROW WHEN ((new.held_on IS NOT NULL)) EXECUTE FUNCTION kith.by_whoever_changed('held_by');
CREATE TRIGGER looked_back_by BEFORE UPDATE OF looked_back_on ON kith.reviews FOR EACH ROW WHEN ((old.looked_back_on IS DISTINCT FROM new.looked_back_on)) EXECUTE FUNCTION kith.by_whoever_changed('looked_back_by');
alter table kith.reviews enable row level security;
alter table kith.reviews force row level security;
create policy app_adds on kith.reviews for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = reviews.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.reviews for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = reviews.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = reviews.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.reviews for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = reviews.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.reviews as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.reviews for select to kith_backup using (true);
create policy definer_works on kith.reviews for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.reviews as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy only_taking_part on kith.reviews as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = reviews.child_id))));
create policy owner_migrates on kith.reviews for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.reviews for delete to kith_retention using (true);
create policy retention_reads on kith.reviews for select to kith_retention using (true);
create policy settled_once on kith.reviews as restrictive for update to kith_app using (((cancelled_on IS NULL) AND ((held_on IS NULL) OR ((look_back_on IS NOT NULL) AND (looked_back_on IS NULL))))) with check (true);
create policy worker_works on kith.reviews for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.reviews to kith_app;
grant select on table kith.reviews to kith_backup;
grant delete, insert, select, update on table kith.reviews to kith_definer;
grant delete, select on table kith.reviews to kith_retention;
grant insert, select, update on table kith.reviews to kith_worker;
grant update on column kith.reviews.agreed to kith_app;
grant update on column kith.reviews.cancelled_because to kith_app;
grant update on column kith.reviews.cancelled_on to kith_app;
grant update on column kith.reviews.held_on to kith_app;
grant update on column kith.reviews.look_back_on to kith_app;
grant update on column kith.reviews.looked_back_on to kith_app;
grant update on column kith.reviews.looked_back_words to kith_app;

create table kith.rings (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  how text not null,
  spoke boolean not null,
  captured_at timestamp with time zone not null,
  made_at timestamp with time zone not null default now(),
  rang_by uuid not null default kith.person(),
  withdrawn_at timestamp with time zone,
  constraint rings_how_check CHECK ((how = ANY (ARRAY['rang'::text, 'doorstep'::text]))),
  constraint rings_pkey PRIMARY KEY (place_id, id),
  constraint rings_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint rings_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint rings_rang_by_fkey FOREIGN KEY (rang_by) REFERENCES kith.people(id)
); -- owner kith_owner
CREATE INDEX rings_of_child ON kith.rings USING btree (child_id, on_day) WHERE (withdrawn_at IS NULL);
CREATE TRIGGER not_ahead BEFORE INSERT ON kith.rings FOR EACH ROW WHEN ((new.captured_at > (now() + '00:05:00'::interval))) EXECUTE FUNCTION kith.not_ahead();
alter table kith.rings enable row level security;
alter table kith.rings force row level security;
create policy app_adds on kith.rings for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = rings.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.rings for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = rings.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = rings.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.rings for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = rings.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.rings as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.rings for select to kith_backup using (true);
create policy definer_works on kith.rings for all to kith_definer using (true) with check (true);
create policy only_own_and_taking_part on kith.rings as restrictive for insert to kith_app with check (((rang_by = ( SELECT kith.person() AS person)) AND (EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = rings.child_id)))));
create policy only_their_own on kith.rings as restrictive for update to kith_app using ((rang_by = ( SELECT kith.person() AS person))) with check ((rang_by = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.rings for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.rings for delete to kith_retention using (true);
create policy retention_reads on kith.rings for select to kith_retention using (true);
create policy worker_works on kith.rings for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.rings to kith_app;
grant select on table kith.rings to kith_backup;
grant delete, insert, select, update on table kith.rings to kith_definer;
grant delete, select on table kith.rings to kith_retention;
grant insert, select, update on table kith.rings to kith_worker;
grant update on column kith.rings.withdrawn_at to kith_app;

create table kith.rolls (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  academic_year integer not null,
  year_group text not null,
  position bigint not null default nextval('kith.positions'::regclass),
  known_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  import_id uuid,
  ended_import_id uuid,
  reopened_import_id uuid,
  constraint rolls_pkey PRIMARY KEY (place_id, id),
  constraint rolls_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint rolls_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id)
); -- owner kith_owner
CREATE UNIQUE INDEX rolls_known ON kith.rolls USING btree (place_id, child_id, school_id, academic_year, year_group);
CREATE INDEX rolls_of_school ON kith.rolls USING btree (school_id, child_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX rolls_open ON kith.rolls USING btree (place_id, child_id) WHERE (ended_at IS NULL);
CREATE TRIGGER keep_told_conflicts AFTER INSERT ON kith.rolls REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kith.keep_told_conflicts();
CREATE TRIGGER reach_after_delete AFTER DELETE ON kith.rolls REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed();
CREATE TRIGGER reach_after_insert AFTER INSERT ON kith.rolls REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed();
CREATE TRIGGER reach_after_update AFTER UPDATE ON kith.rolls REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.children_changed();
alter table kith.rolls enable row level security;
alter table kith.rolls force row level security;
create policy app_adds on kith.rolls for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = rolls.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.rolls for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = rolls.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = rolls.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.rolls for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(1) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = rolls.child_id) AND ((r.reads & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.rolls for select to kith_backup using (true);
create policy definer_works on kith.rolls for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.rolls for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.rolls for delete to kith_retention using (true);
create policy retention_reads on kith.rolls for select to kith_retention using (true);
create policy worker_works on kith.rolls for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.rolls to kith_app;
grant select on table kith.rolls to kith_backup;
grant delete, insert, select, update on table kith.rolls to kith_definer;
grant delete, select on table kith.rolls to kith_retention;
grant insert, select, update on table kith.rolls to kith_worker;

create table kith.safeguarding_concerns (
  place_id uuid not null,
  id uuid not null,
  child_id uuid,
  happened_on date not null,
  happened_at time without time zone,
  sealed bytea not null,
  key_id text not null,
  adds_to_id uuid,
  written_by uuid not null,
  made_at timestamp with time zone not null default now(),
  filed_by uuid,
  filed_at timestamp with time zone,
  received_by uuid,
  received_at timestamp with time zone,
  next_steps text[] not null default '{}'::text[],
  constraint safeguarding_concerns_check CHECK ((happened_on <= ((made_at)::date + 1))),
  constraint safeguarding_concerns_check1 CHECK (((received_at IS NULL) = (received_by IS NULL))),
  constraint safeguarding_concerns_check2 CHECK (((filed_at IS NULL) = (filed_by IS NULL))),
  constraint safeguarding_concerns_filed_by_fkey FOREIGN KEY (filed_by) REFERENCES kith.people(id),
  constraint safeguarding_concerns_next_steps_check CHECK ((next_steps <@ ARRAY['carry-on'::text, 'ring-me'::text, 'write-more'::text, 'say-nothing'::text, 'stay-near'::text])),
  constraint safeguarding_concerns_pkey PRIMARY KEY (place_id, id),
  constraint safeguarding_concerns_place_id_adds_to_id_fkey FOREIGN KEY (place_id, adds_to_id) REFERENCES kith.safeguarding_concerns(place_id, id),
  constraint safeguarding_concerns_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint safeguarding_concerns_received_by_fkey FOREIGN KEY (received_by) REFERENCES kith.people(id),
  constraint safeguarding_concerns_written_by_fkey FOREIGN KEY (written_by) REFERENCES kith.people(id)
); -- owner kith_owner
CREATE INDEX safeguarding_concerns_new ON kith.safeguarding_concerns USING btree (place_id, made_at) WHERE ((received_at IS NULL) OR (child_id IS NULL));
CREATE INDEX safeguarding_concerns_of_child ON kith.safeguarding_concerns USING btree (child_id, made_at);
CREATE INDEX safeguarding_concerns_of_writer ON kith.safeguarding_concerns USING btree (written_by, made_at DESC);
alter table kith.safeguarding_concerns enable row level security;
alter table kith.safeguarding_concerns force row level security;
create policy app_adds on kith.safeguarding_concerns for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = safeguarding_concerns.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.safeguarding_concerns for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = safeguarding_concerns.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = safeguarding_concerns.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.safeguarding_concerns for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = safeguarding_concerns.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.safeguarding_concerns for select to kith_backup using (true);
create policy definer_works on kith.safeguarding_concerns for all to kith_definer using (true) with check (true);
create policy in_no_file_yet on kith.safeguarding_concerns for select to kith_app using (((child_id IS NULL) AND (place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('receive concerns'::text) AS may)));
create policy owner_migrates on kith.safeguarding_concerns for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.safeguarding_concerns for delete to kith_retention using (true);
create policy retention_reads on kith.safeguarding_concerns for select to kith_retention using (true);
create policy worker_works on kith.safeguarding_concerns for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.safeguarding_concerns to kith_app;
grant select on table kith.safeguarding_concerns to kith_backup;
grant delete, insert, select, update on table kith.safeguarding_concerns to kith_definer;
grant delete, select on table kith.safeguarding_concerns to kith_retention;
grant insert, select, update on table kith.safeguarding_concerns to kith_worker;

create table kith.safeguarding_entries (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  concern_id uuid,
  kind text not null,
  on_day date not null,
  sealed bytea not null,
  key_id text not null,
  basis text,
  family_told text,
  family_said text,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  constraint safeguarding_entries_basis_check CHECK ((basis = ANY (ARRAY['safeguarding'::text, 'duty'::text, 'vital'::text, 'court'::text, 'agreed'::text]))),
  constraint safeguarding_entries_check CHECK ((on_day <= ((made_at)::date + 1))),
  constraint safeguarding_entries_check1 CHECK (((kind = ANY (ARRAY['shared'::text, 'not-shared'::text])) = (family_told IS NOT NULL))),
  constraint safeguarding_entries_check2 CHECK (((kind = ANY (ARRAY['shared'::text, 'not-shared'::text])) = (family_said IS NOT NULL))),
  constraint safeguarding_entries_check3 CHECK (((kind = 'shared'::text) = (basis IS NOT NULL))),
  constraint safeguarding_entries_family_said_check CHECK ((family_said = ANY (ARRAY['yes'::text, 'no'::text, 'not-asked'::text]))),
  constraint safeguarding_entries_family_told_check CHECK ((family_told = ANY (ARRAY['yes'::text, 'later'::text, 'no'::text]))),
  constraint safeguarding_entries_kind_check CHECK ((kind = ANY (ARRAY['discussion'::text, 'decision'::text, 'shared'::text, 'not-shared'::text, 'passed-on'::text, 'receipt'::text]))),
  constraint safeguarding_entries_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint safeguarding_entries_pkey PRIMARY KEY (place_id, id),
  constraint safeguarding_entries_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint safeguarding_entries_place_id_concern_id_fkey FOREIGN KEY (place_id, concern_id) REFERENCES kith.safeguarding_concerns(place_id, id)
); -- owner kith_owner
CREATE INDEX safeguarding_entries_of_child ON kith.safeguarding_entries USING btree (child_id, on_day);
CREATE INDEX safeguarding_entries_of_concern ON kith.safeguarding_entries USING btree (concern_id) WHERE (concern_id IS NOT NULL);
alter table kith.safeguarding_entries enable row level security;
alter table kith.safeguarding_entries force row level security;
create policy app_adds on kith.safeguarding_entries for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = safeguarding_entries.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.safeguarding_entries for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = safeguarding_entries.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = safeguarding_entries.child_id) AND ((r.writes & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.safeguarding_entries for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(128) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = safeguarding_entries.child_id) AND ((r.reads & 128) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.safeguarding_entries for select to kith_backup using (true);
create policy definer_works on kith.safeguarding_entries for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.safeguarding_entries as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now())));
create policy of_the_same_child on kith.safeguarding_entries as restrictive for insert to kith_app with check (((concern_id IS NULL) OR (EXISTS ( SELECT 1 FROM kith.safeguarding_concerns c WHERE ((c.id = safeguarding_entries.concern_id) AND (c.child_id = safeguarding_entries.child_id))))));
create policy owner_migrates on kith.safeguarding_entries for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.safeguarding_entries for delete to kith_retention using (true);
create policy retention_reads on kith.safeguarding_entries for select to kith_retention using (true);
create policy worker_works on kith.safeguarding_entries for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.safeguarding_entries to kith_app;
grant select on table kith.safeguarding_entries to kith_backup;
grant delete, insert, select, update on table kith.safeguarding_entries to kith_definer;
grant delete, select on table kith.safeguarding_entries to kith_retention;
grant insert, select, update on table kith.safeguarding_entries to kith_worker;

create table kith.school_days (
  place_id uuid not null,
  day date not null,
  academic_year integer not null,
  constraint school_days_pkey PRIMARY KEY (place_id, day),
  constraint school_days_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
alter table kith.school_days enable row level security;
alter table kith.school_days force row level security;
create policy app_adds on kith.school_days for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may)));
create policy app_changes on kith.school_days for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may)));
create policy app_reads on kith.school_days for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.school_days for select to kith_backup using (true);
create policy definer_works on kith.school_days for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.school_days for all to kith_owner using (true) with check (true);
create policy worker_works on kith.school_days for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.school_days to kith_app;
grant select on table kith.school_days to kith_backup;
grant delete, insert, select, update on table kith.school_days to kith_definer;
grant insert, select, update on table kith.school_days to kith_worker;

create table kith.schools (
  place_id uuid not null,
  id uuid not null,
  organisation_id uuid,
  urn text not null,
  name text not null,
  phase text not null,
  capacity integer,
  made_at timestamp with time zone not null default now(),
  constraint schools_capacity_check CHECK ((capacity >= 0)),
  constraint schools_phase_check CHECK ((phase = ANY (ARRAY['primary'::text, 'secondary'::text, 'all-through'::text, 'special'::text, 'alternative'::text, 'not-said'::text]))),
  constraint schools_pkey PRIMARY KEY (place_id, id),
  constraint schools_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint schools_place_id_organisation_id_fkey FOREIGN KEY (place_id, organisation_id) REFERENCES kith.organisations(place_id, id),
  constraint schools_place_id_urn_key UNIQUE (place_id, urn),
  constraint schools_urn_check CHECK ((urn ~ '^[0-9]{6}$'::text))
); -- owner kith_owner
alter table kith.schools enable row level security;
alter table kith.schools force row level security;
create policy app_adds on kith.schools for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may)));
create policy app_changes on kith.schools for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may)));
create policy app_reads on kith.schools for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.schools for select to kith_backup using (true);
create policy definer_works on kith.schools for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.schools for all to kith_owner using (true) with check (true);
create policy worker_works on kith.schools for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.schools to kith_app;
grant select on table kith.schools to kith_backup;
grant delete, insert, select, update on table kith.schools to kith_definer;
grant insert, select, update on table kith.schools to kith_worker;
grant update on column kith.schools.capacity to kith_app;
grant update on column kith.schools.name to kith_app;
grant update on column kith.schools.phase to kith_app;

create table kith.screen_results (
  place_id uuid not null,
  screen_id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  year_group text not null,
  outcome text not null,
  rank integer,
  risks_met integer not null,
  risks_measured integer not null,
  areas_met text[] not null,
  areas_not_measured text[] not null,
  also text[] not null,
  possible integer not null,
  absent integer not null,
  person_because integer[] not null,
  why text not null,
  reasons jsonb not null,
  position integer not null,
  constraint only_where_families_were_told FOREIGN KEY (place_id, screen_id, school_id) REFERENCES kith.screened_schools(place_id, screen_id, school_id),
  constraint screen_results_check CHECK (((rank IS NOT NULL) = (outcome = ANY (ARRAY['in'::text, 'reserve'::text, 'waiting'::text])))),
  constraint screen_results_outcome_check CHECK ((outcome = ANY (ARRAY['out-of-scope'::text, 'to-a-person'::text, 'in'::text, 'reserve'::text, 'waiting'::text, 'too-little-known'::text, 'below-the-line'::text]))),
  constraint screen_results_pkey PRIMARY KEY (place_id, screen_id, child_id),
  constraint screen_results_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint screen_results_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint screen_results_place_id_screen_id_fkey FOREIGN KEY (place_id, screen_id) REFERENCES kith.screens(place_id, id),
  constraint screen_results_rank_check CHECK ((rank > 0))
); -- owner kith_owner
CREATE INDEX screen_results_of_child ON kith.screen_results USING btree (child_id);
CREATE INDEX screen_results_of_school ON kith.screen_results USING btree (screen_id, school_id, outcome, rank);
alter table kith.screen_results enable row level security;
alter table kith.screen_results force row level security;
create policy app_adds on kith.screen_results for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = screen_results.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.screen_results for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = screen_results.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = screen_results.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.screen_results for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = screen_results.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.screen_results for select to kith_backup using (true);
create policy definer_works on kith.screen_results for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.screen_results for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.screen_results for delete to kith_retention using (true);
create policy retention_reads on kith.screen_results for select to kith_retention using (true);
create policy worker_works on kith.screen_results for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.screen_results to kith_app;
grant select on table kith.screen_results to kith_backup;
grant delete, insert, select, update on table kith.screen_results to kith_definer;
grant delete, select on table kith.screen_results to kith_retention;
grant insert, select, update on table kith.screen_results to kith_worker;

create table kith.screened_schools (
  place_id uuid not null,
  screen_id uuid not null,
  school_id uuid not null,
  notice_id uuid not null,
  told_on date not null,
  promise_id uuid not null,
  days_to_object integer not null,
  screened_on date not null default CURRENT_DATE,
  constraint screened_schools_check CHECK (((told_on + days_to_object) <= screened_on)),
  constraint screened_schools_days_to_object_check CHECK ((days_to_object >= 0)),
  constraint screened_schools_pkey PRIMARY KEY (place_id, screen_id, school_id),
  constraint screened_schools_place_id_school_id_notice_id_told_on_fkey FOREIGN KEY (place_id, school_id, notice_id, told_on) REFERENCES kith.family_notices(place_id, school_id, id, given_on),
  constraint screened_schools_place_id_school_id_promise_id_fkey FOREIGN KEY (place_id, school_id, promise_id) REFERENCES kith.family_promises(place_id, school_id, id),
  constraint screened_schools_place_id_screen_id_fkey FOREIGN KEY (place_id, screen_id) REFERENCES kith.screens(place_id, id),
  constraint screened_schools_screened_on_check CHECK ((screened_on <= (CURRENT_DATE + 1)))
); -- owner kith_owner
alter table kith.screened_schools enable row level security;
alter table kith.screened_schools force row level security;
create policy app_adds on kith.screened_schools for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('run the screen'::text) AS may)));
create policy app_changes on kith.screened_schools for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('run the screen'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('run the screen'::text) AS may)));
create policy app_reads on kith.screened_schools for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.screened_schools for select to kith_backup using (true);
create policy definer_works on kith.screened_schools for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.screened_schools for all to kith_owner using (true) with check (true);
create policy worker_works on kith.screened_schools for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.screened_schools to kith_app;
grant select on table kith.screened_schools to kith_backup;
grant delete, insert, select, update on table kith.screened_schools to kith_definer;
grant insert, select, update on table kith.screened_schools to kith_worker;

create table kith.screens (
  place_id uuid not null,
  id uuid not null,
  blueprint_id uuid not null,
  as_of date not null,
  academic_year integer not null,
  asked_at timestamp with time zone not null default now(),
  asked_by uuid,
  ran_at timestamp with time zone,
  screened integer,
  left_out integer,
  constraint screens_check CHECK ((((ran_at IS NULL) = (screened IS NULL)) AND ((ran_at IS NULL) = (left_out IS NULL)))),
  constraint screens_pkey PRIMARY KEY (place_id, id),
  constraint screens_place_id_blueprint_id_fkey FOREIGN KEY (place_id, blueprint_id) REFERENCES kith.blueprints(place_id, id),
  constraint screens_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
CREATE INDEX screens_by_time ON kith.screens USING btree (place_id, ran_at DESC);
alter table kith.screens enable row level security;
alter table kith.screens force row level security;
create policy app_adds on kith.screens for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('run the screen'::text) AS may)));
create policy app_changes on kith.screens for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('run the screen'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('run the screen'::text) AS may)));
create policy app_reads on kith.screens for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.screens for select to kith_backup using (true);
create policy definer_works on kith.screens for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.screens for all to kith_owner using (true) with check (true);
create policy worker_works on kith.screens for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.screens to kith_app;
grant select on table kith.screens to kith_backup;
grant delete, insert, select, update on table kith.screens to kith_definer;
grant insert, select, update on table kith.screens to kith_worker;

create table kith.sdq_scores (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  informant text not null,
  emotional integer,
  conduct integer,
  hyperactivity integer,
  peer integer,
  prosocial integer,
  impact integer,
  same integer not null default 1,
  position bigint not null default nextval('kith.positions'::regclass),
  known_at timestamp with time zone not null default now(),
  import_id uuid,
  said_by text,
  answer_id uuid,
  ended_at timestamp with time zone,
  constraint sdq_scores_conduct_check CHECK (((conduct >= 0) AND (conduct <= 10))),
  constraint sdq_scores_emotional_check CHECK (((emotional >= 0) AND (emotional <= 10))),
  constraint sdq_scores_hyperactivity_check CHECK (((hyperactivity >= 0) AND (hyperactivity <= 10))),
  constraint sdq_scores_impact_check CHECK (((impact >= 0) AND (impact <= 10))),
  constraint sdq_scores_informant_check CHECK ((informant = ANY (ARRAY['teacher'::text, 'parent'::text, 'self'::text]))),
  constraint sdq_scores_peer_check CHECK (((peer >= 0) AND (peer <= 10))),
  constraint sdq_scores_pkey PRIMARY KEY (place_id, id),
  constraint sdq_scores_place_id_answer_id_fkey FOREIGN KEY (place_id, answer_id) REFERENCES kith.collecting_answers(place_id, id),
  constraint sdq_scores_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint sdq_scores_prosocial_check CHECK (((prosocial >= 0) AND (prosocial <= 10)))
); -- owner kith_owner
CREATE INDEX sdq_scores_of_answer ON kith.sdq_scores USING btree (answer_id) WHERE (answer_id IS NOT NULL);
CREATE INDEX sdq_scores_of_child ON kith.sdq_scores USING btree (child_id);
CREATE UNIQUE INDEX sdq_scores_once ON kith.sdq_scores USING btree (place_id, child_id, on_day, informant, COALESCE(emotional, '-1'::integer), COALESCE(conduct, '-1'::integer), COALESCE(hyperactivity, '-1'::integer), COALESCE(peer, '-1'::integer), COALESCE(prosocial, '-1'::integer), COALESCE(impact, '-1'::integer), same);
alter table kith.sdq_scores enable row level security;
alter table kith.sdq_scores force row level security;
create policy app_adds on kith.sdq_scores for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = sdq_scores.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.sdq_scores for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = sdq_scores.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = sdq_scores.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.sdq_scores for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = sdq_scores.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.sdq_scores for select to kith_backup using (true);
create policy definer_works on kith.sdq_scores for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.sdq_scores for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.sdq_scores for delete to kith_retention using (true);
create policy retention_reads on kith.sdq_scores for select to kith_retention using (true);
create policy worker_works on kith.sdq_scores for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.sdq_scores to kith_app;
grant select on table kith.sdq_scores to kith_backup;
grant delete, insert, select, update on table kith.sdq_scores to kith_definer;
grant delete, select on table kith.sdq_scores to kith_retention;
grant insert, select, update on table kith.sdq_scores to kith_worker;

create table kith.search_words (
  place_id uuid not null,
  child_id uuid not null,
  word text not null,
  sound text not null,
  constraint search_words_pkey PRIMARY KEY (place_id, word, child_id),
  constraint search_words_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint search_words_word_check CHECK ((word <> ''::text))
); -- owner kith_owner
CREATE INDEX search_words_of_child ON kith.search_words USING btree (child_id);
CREATE INDEX search_words_sound ON kith.search_words USING btree (place_id, sound, child_id);
alter table kith.search_words enable row level security;
alter table kith.search_words force row level security;
create policy app_adds on kith.search_words for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = search_words.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.search_words for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = search_words.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = search_words.child_id) AND ((r.writes & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.search_words for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(1) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = search_words.child_id) AND ((r.reads & 1) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.search_words for select to kith_backup using (true);
create policy definer_works on kith.search_words for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.search_words for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.search_words for delete to kith_retention using (true);
create policy retention_reads on kith.search_words for select to kith_retention using (true);
create policy worker_works on kith.search_words for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.search_words to kith_backup;
grant delete, insert, select, update on table kith.search_words to kith_definer;
grant delete, select on table kith.search_words to kith_retention;
grant select on table kith.search_words to kith_worker;

create table kith.seen (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  on_day date not null,
  there boolean not null,
  how text not null,
  about_id uuid,
  captured_at timestamp with time zone not null,
  made_at timestamp with time zone not null default now(),
  seen_by uuid not null default kith.person(),
  withdrawn_at timestamp with time zone,
  constraint seen_how_check CHECK ((how = ANY (ARRAY['tap'::text, 'club'::text, 'register'::text, 'contact'::text]))),
  constraint seen_pkey PRIMARY KEY (place_id, id),
  constraint seen_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint seen_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint seen_seen_by_fkey FOREIGN KEY (seen_by) REFERENCES kith.people(id)
); -- owner kith_owner
CREATE INDEX seen_about ON kith.seen USING btree (about_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX seen_by_worker ON kith.seen USING btree (seen_by, on_day) WHERE (withdrawn_at IS NULL);
CREATE INDEX seen_of_child ON kith.seen USING btree (child_id, on_day) WHERE (withdrawn_at IS NULL);
CREATE TRIGGER not_ahead BEFORE INSERT ON kith.seen FOR EACH ROW WHEN ((new.captured_at > (now() + '00:05:00'::interval))) EXECUTE FUNCTION kith.not_ahead();
alter table kith.seen enable row level security;
alter table kith.seen force row level security;
create policy app_adds on kith.seen for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = seen.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.seen for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = seen.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = seen.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.seen for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = seen.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.seen as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.seen for select to kith_backup using (true);
create policy definer_works on kith.seen for all to kith_definer using (true) with check (true);
create policy only_own_and_taking_part on kith.seen as restrictive for insert to kith_app with check ((((seen_by = ( SELECT kith.person() AS person)) OR kith.enters_for(seen_by, CASE how WHEN 'register'::text THEN 'register'::text ELSE 'seen'::text END)) AND (EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = seen.child_id)))));
create policy only_their_own on kith.seen as restrictive for update to kith_app using ((seen_by = ( SELECT kith.person() AS person))) with check ((seen_by = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.seen for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.seen for delete to kith_retention using (true);
create policy retention_reads on kith.seen for select to kith_retention using (true);
create policy worker_works on kith.seen for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.seen to kith_app;
grant select on table kith.seen to kith_backup;
grant delete, insert, select, update on table kith.seen to kith_definer;
grant delete, select on table kith.seen to kith_retention;
grant insert, select, update on table kith.seen to kith_worker;
grant update on column kith.seen.withdrawn_at to kith_app;

create view kith.seen_standing with (security_invoker=true) as
  SELECT DISTINCT ON (child_id, on_day, seen_by) place_id, id, child_id, on_day, there, how, about_id, captured_at, made_at, seen_by FROM seen s WHERE (withdrawn_at IS NULL) ORDER BY child_id, on_day, seen_by, captured_at DESC, made_at DESC, id DESC; -- owner kith_owner
grant select on table kith.seen_standing to kith_app;
grant select on table kith.seen_standing to kith_definer;
grant select on table kith.seen_standing to kith_worker;

create table kith.sheet_times (
  place_id uuid not null,
  id uuid not null default gen_random_uuid(),
  week_of date not null,
  seconds integer not null,
  constraint sheet_times_pkey PRIMARY KEY (place_id, id),
  constraint sheet_times_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint sheet_times_seconds_check CHECK (((seconds >= 0) AND (seconds <= 3600)))
); -- owner kith_owner
CREATE INDEX sheet_times_by_week ON kith.sheet_times USING btree (place_id, week_of);
alter table kith.sheet_times enable row level security;
alter table kith.sheet_times force row level security;
create policy app_adds on kith.sheet_times for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR ( SELECT kith.may('lead the team'::text) AS may)) AND false));
create policy app_changes on kith.sheet_times for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR ( SELECT kith.may('lead the team'::text) AS may)) AND false)) with check (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR ( SELECT kith.may('lead the team'::text) AS may)) AND false));
create policy app_reads on kith.sheet_times for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR ( SELECT kith.may('lead the team'::text) AS may))));
create policy backup_reads on kith.sheet_times for select to kith_backup using (true);
create policy definer_works on kith.sheet_times for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.sheet_times for all to kith_owner using (true) with check (true);
create policy worker_works on kith.sheet_times for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR ( SELECT kith.may('lead the team'::text) AS may)))) with check (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR ( SELECT kith.may('lead the team'::text) AS may))));
grant select on table kith.sheet_times to kith_app;
grant select on table kith.sheet_times to kith_backup;
grant delete, insert, select, update on table kith.sheet_times to kith_definer;
grant insert, select, update on table kith.sheet_times to kith_worker;

create table kith.staff_languages (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  language text not null,
  told_at timestamp with time zone not null default now(),
  told_by uuid not null default kith.person(),
  ended_at timestamp with time zone,
  constraint staff_languages_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint staff_languages_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint staff_languages_pkey PRIMARY KEY (place_id, id),
  constraint staff_languages_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint staff_languages_told_by_fkey FOREIGN KEY (told_by) REFERENCES kith.people(id)
); -- owner kith_owner
CREATE UNIQUE INDEX staff_languages_once ON kith.staff_languages USING btree (place_id, person_id, language) WHERE (ended_at IS NULL);
alter table kith.staff_languages enable row level security;
alter table kith.staff_languages force row level security;
create policy app_adds on kith.staff_languages for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('lead the team'::text) AS may)));
create policy app_changes on kith.staff_languages for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('lead the team'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('lead the team'::text) AS may)));
create policy app_reads on kith.staff_languages for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy as_it_is_written on kith.staff_languages as restrictive for insert to kith_app with check ((told_at = now()));
create policy backup_reads on kith.staff_languages for select to kith_backup using (true);
create policy definer_works on kith.staff_languages for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.staff_languages as restrictive for insert to kith_app with check ((told_by = ( SELECT kith.person() AS person)));
create policy own_adds on kith.staff_languages for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (person_id = ( SELECT kith.person() AS person))));
create policy own_changes on kith.staff_languages for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (person_id = ( SELECT kith.person() AS person)))) with check ((person_id = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.staff_languages for all to kith_owner using (true) with check (true);
create policy worker_works on kith.staff_languages for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.staff_languages to kith_app;
grant select on table kith.staff_languages to kith_backup;
grant delete, insert, select, update on table kith.staff_languages to kith_definer;
grant insert, select, update on table kith.staff_languages to kith_worker;
grant update on column kith.staff_languages.ended_at to kith_app;

create table kith.staff_told (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  name text not null,
  role text not null,
  what text not null,
  allowance text,
  yes_by text not null,
  yes_on date not null,
  until date not null,
  told_on date,
  told_by uuid,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  ended_on date,
  ended_because text,
  ended_by uuid,
  constraint staff_told_allowance_check CHECK (((length(allowance) >= 1) AND (length(allowance) <= 300))),
  constraint staff_told_check CHECK ((until >= yes_on)),
  constraint staff_told_check1 CHECK (((ended_on IS NULL) = (ended_because IS NULL))),
  constraint staff_told_ended_because_check CHECK (((length(ended_because) >= 1) AND (length(ended_because) <= 300))),
  constraint staff_told_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint staff_told_pkey PRIMARY KEY (place_id, id),
  constraint staff_told_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint staff_told_place_id_school_id_fkey FOREIGN KEY (place_id, school_id) REFERENCES kith.schools(place_id, id),
  constraint staff_told_role_check CHECK (((length(role) >= 1) AND (length(role) <= 60))),
  constraint staff_told_what_check CHECK (((length(what) >= 1) AND (length(what) <= 500))),
  constraint staff_told_yes_by_check CHECK (((length(yes_by) >= 1) AND (length(yes_by) <= 120)))
); -- owner kith_owner
CREATE INDEX staff_told_of_child ON kith.staff_told USING btree (child_id);
CREATE TRIGGER ended_by BEFORE UPDATE OF ended_on ON kith.staff_told FOR EACH ROW WHEN ((old.ended_on IS DISTINCT FROM new.ended_on)) EXECUTE FUNCTION kith.by_whoever_changed('ended_by');
CREATE TRIGGER told_by BEFORE UPDATE OF told_on ON kith.staff_told FOR EACH ROW WHEN ((old.told_on IS DISTINCT FROM new.told_on)) EXECUTE FUNCTION kith.by_whoever_changed('told_by');
alter table kith.staff_told enable row level security;
alter table kith.staff_told force row level security;
create policy app_adds on kith.staff_told for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = staff_told.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.staff_told for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = staff_told.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = staff_told.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.staff_told for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = staff_told.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.staff_told as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.staff_told for select to kith_backup using (true);
create policy definer_works on kith.staff_told for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.staff_told as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy only_taking_part on kith.staff_told as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = staff_told.child_id))));
create policy owner_migrates on kith.staff_told for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.staff_told for delete to kith_retention using (true);
create policy retention_reads on kith.staff_told for select to kith_retention using (true);
create policy worker_works on kith.staff_told for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.staff_told to kith_app;
grant select on table kith.staff_told to kith_backup;
grant delete, insert, select, update on table kith.staff_told to kith_definer;
grant delete, select on table kith.staff_told to kith_retention;
grant insert, select, update on table kith.staff_told to kith_worker;
grant update on column kith.staff_told.ended_because to kith_app;
grant update on column kith.staff_told.ended_on to kith_app;
grant update on column kith.staff_told.told_on to kith_app;

create table kith.statutory_referral_lines (
  place_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  child_id uuid not null,
  kind text not null,
  words text not null,
  on_day date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  constraint statutory_referral_lines_kind_check CHECK ((kind = ANY (ARRAY['chased'::text, 'meanwhile'::text]))),
  constraint statutory_referral_lines_pkey PRIMARY KEY (place_id, id),
  constraint statutory_referral_lines_place_id_referral_id_child_id_fkey FOREIGN KEY (place_id, referral_id, child_id) REFERENCES kith.statutory_referrals(place_id, id, child_id),
  constraint statutory_referral_lines_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
); -- owner kith_owner
CREATE INDEX statutory_referral_lines_of_child ON kith.statutory_referral_lines USING btree (child_id);
CREATE INDEX statutory_referral_lines_of_referral ON kith.statutory_referral_lines USING btree (referral_id, on_day DESC);
alter table kith.statutory_referral_lines enable row level security;
alter table kith.statutory_referral_lines force row level security;
create policy app_adds on kith.statutory_referral_lines for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = statutory_referral_lines.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.statutory_referral_lines for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = statutory_referral_lines.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = statutory_referral_lines.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.statutory_referral_lines for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = statutory_referral_lines.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.statutory_referral_lines as restrictive for insert to kith_app with check (((made_at = now()) AND (made_by = ( SELECT kith.person() AS person))));
create policy backup_reads on kith.statutory_referral_lines for select to kith_backup using (true);
create policy definer_works on kith.statutory_referral_lines for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.statutory_referral_lines for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.statutory_referral_lines for delete to kith_retention using (true);
create policy retention_reads on kith.statutory_referral_lines for select to kith_retention using (true);
create policy worker_works on kith.statutory_referral_lines for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.statutory_referral_lines to kith_app;
grant select on table kith.statutory_referral_lines to kith_backup;
grant delete, insert, select, update on table kith.statutory_referral_lines to kith_definer;
grant delete, select on table kith.statutory_referral_lines to kith_retention;
grant insert, select, update on table kith.statutory_referral_lines to kith_worker;

create table kith.statutory_referrals (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  kind text not null,
  service text not null,
  because text not null,
  family_said text not null,
  without_yes_because text,
  sent_on date not null,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  acknowledged_on date,
  acknowledged_by text,
  acknowledged_told_by uuid,
  answered_on date,
  answer text,
  answer_words text,
  answered_told_by uuid,
  seen_on date,
  seen_told_by uuid,
  constraint statutory_referrals_acknowledged_by_check CHECK (((length(acknowledged_by) >= 1) AND (length(acknowledged_by) <= 120))),
  constraint statutory_referrals_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text, 'taken-back'::text]))),
  constraint statutory_referrals_answer_words_check CHECK (((length(answer_words) >= 1) AND (length(answer_words) <= 500))),
  constraint statutory_referrals_because_check CHECK (((length(because) >= 1) AND (length(because) <= 1000))),
  constraint statutory_referrals_check CHECK (((answered_on IS NULL) = (answer IS NULL))),
  constraint statutory_referrals_check1 CHECK (((answer IS DISTINCT FROM 'declined'::text) OR (answer_words IS NOT NULL))),
  constraint statutory_referrals_check2 CHECK (((family_said = 'yes'::text) OR (without_yes_because IS NOT NULL))),
  constraint statutory_referrals_check3 CHECK (((acknowledged_on >= sent_on) AND (answered_on >= sent_on) AND (seen_on >= sent_on))),
  constraint statutory_referrals_family_said_check CHECK ((family_said = ANY (ARRAY['yes'::text, 'told'::text, 'not-asked'::text]))),
  constraint statutory_referrals_kind_check CHECK ((kind = ANY (ARRAY['childrens-services'::text, 'mental-health'::text, 'send'::text, 'health'::text, 'other'::text]))),
  constraint statutory_referrals_pkey PRIMARY KEY (place_id, id),
  constraint statutory_referrals_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint statutory_referrals_place_id_id_child_id_key UNIQUE (place_id, id, child_id),
  constraint statutory_referrals_service_check CHECK (((length(service) >= 1) AND (length(service) <= 120))),
  constraint statutory_referrals_without_yes_because_check CHECK (((length(without_yes_because) >= 3) AND (length(without_yes_because) <= 500)))
); -- owner kith_owner
CREATE INDEX statutory_referrals_of_child ON kith.statutory_referrals USING btree (child_id, sent_on DESC);
CREATE INDEX statutory_referrals_waiting ON kith.statutory_referrals USING btree (made_by, sent_on) WHERE ((answered_on IS NULL) OR ((answer = 'accepted'::text) AND (seen_on IS NULL)));
CREATE TRIGGER acknowledged_told_by BEFORE UPDATE OF acknowledged_on ON kith.statutory_referrals FOR EACH ROW WHEN ((old.acknowledged_on IS DISTINCT FROM new.acknowledged_on)) EXECUTE FUNCTION kith.by_whoever_changed('acknowledged_told_by');
CREATE TRIGGER answered_told_by BEFORE UPDATE OF answered_on ON kith.statutory_referrals FOR EACH ROW WHEN ((old.answered_on IS DISTINCT FROM new.answered_on)) EXECUTE FUNCTION kith.by_whoever_changed('answered_told_by');
CREATE TRIGGER seen_told_by BEFORE UPDATE OF seen_on ON kith.statutory_referrals FOR EACH ROW WHEN ((old.seen_on IS DISTINCT FROM new.seen_on)) EXECUTE FUNCTION kith.by_whoever_changed('seen_told_by');
alter table kith.statutory_referrals enable row level security;
alter table kith.statutory_referrals force row level security;
create policy app_adds on kith.statutory_referrals for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = statutory_referrals.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.statutory_referrals for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = statutory_referrals.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = statutory_referrals.child_id) AND ((r.writes & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.statutory_referrals for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(256) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = statutory_referrals.child_id) AND ((r.reads & 256) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.statutory_referrals as restrictive for insert to kith_app with check (((made_at = now()) AND (made_by = ( SELECT kith.person() AS person))));
create policy backup_reads on kith.statutory_referrals for select to kith_backup using (true);
create policy definer_works on kith.statutory_referrals for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.statutory_referrals for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.statutory_referrals for delete to kith_retention using (true);
create policy retention_reads on kith.statutory_referrals for select to kith_retention using (true);
create policy worker_works on kith.statutory_referrals for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.statutory_referrals to kith_app;
grant select on table kith.statutory_referrals to kith_backup;
grant delete, insert, select, update on table kith.statutory_referrals to kith_definer;
grant delete, select on table kith.statutory_referrals to kith_retention;
grant insert, select, update on table kith.statutory_referrals to kith_worker;
grant update on column kith.statutory_referrals.acknowledged_by to kith_app;
grant update on column kith.statutory_referrals.acknowledged_on to kith_app;
grant update on column kith.statutory_referrals.answer to kith_app;
grant update on column kith.statutory_referrals.answer_words to kith_app;
grant update on column kith.statutory_referrals.answered_on to kith_app;
grant update on column kith.statutory_referrals.seen_on to kith_app;

create table kith.suspension_follow_ups (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  starts_on date not null,
  sessions integer not null,
  type text not null,
  because text,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  settled_on date,
  settled_because text,
  settled_by uuid,
  constraint suspension_follow_ups_because_check CHECK (((length(because) >= 1) AND (length(because) <= 500))),
  constraint suspension_follow_ups_check CHECK (((settled_on IS NULL) = (settled_because IS NULL))),
  constraint suspension_follow_ups_pkey PRIMARY KEY (place_id, id),
  constraint suspension_follow_ups_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint suspension_follow_ups_place_id_child_id_starts_on_type_key UNIQUE (place_id, child_id, starts_on, type),
  constraint suspension_follow_ups_sessions_check CHECK (((sessions >= 0) AND (sessions <= 200))),
  constraint suspension_follow_ups_settled_because_check CHECK (((length(settled_because) >= 1) AND (length(settled_because) <= 500))),
  constraint suspension_follow_ups_type_check CHECK ((type = ANY (ARRAY['SUSP'::text, 'PERM'::text])))
); -- owner kith_owner
CREATE INDEX suspension_follow_ups_of_child ON kith.suspension_follow_ups USING btree (child_id);
CREATE TRIGGER settled_by BEFORE UPDATE OF settled_on ON kith.suspension_follow_ups FOR EACH ROW WHEN ((old.settled_on IS DISTINCT FROM new.settled_on)) EXECUTE FUNCTION kith.by_whoever_changed('settled_by');
alter table kith.suspension_follow_ups enable row level security;
alter table kith.suspension_follow_ups force row level security;
create policy app_adds on kith.suspension_follow_ups for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = suspension_follow_ups.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.suspension_follow_ups for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = suspension_follow_ups.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = suspension_follow_ups.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.suspension_follow_ups for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = suspension_follow_ups.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.suspension_follow_ups as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.suspension_follow_ups for select to kith_backup using (true);
create policy definer_works on kith.suspension_follow_ups for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.suspension_follow_ups as restrictive for insert to kith_app with check ((made_by = ( SELECT kith.person() AS person)));
create policy only_taking_part on kith.suspension_follow_ups as restrictive for insert to kith_app with check ((EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = suspension_follow_ups.child_id))));
create policy owner_migrates on kith.suspension_follow_ups for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.suspension_follow_ups for delete to kith_retention using (true);
create policy retention_reads on kith.suspension_follow_ups for select to kith_retention using (true);
create policy worker_works on kith.suspension_follow_ups for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.suspension_follow_ups to kith_app;
grant select on table kith.suspension_follow_ups to kith_backup;
grant delete, insert, select, update on table kith.suspension_follow_ups to kith_definer;
grant delete, select on table kith.suspension_follow_ups to kith_retention;
grant insert, select, update on table kith.suspension_follow_ups to kith_worker;
grant update on column kith.suspension_follow_ups.settled_because to kith_app;
grant update on column kith.suspension_follow_ups.settled_on to kith_app;

create table kith.suspension_lines (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  follow_up_id uuid,
  placement_id uuid,
  side text not null,
  kind text not null,
  words text not null,
  on_day date not null,
  by_name text not null,
  link_id uuid,
  made_at timestamp with time zone not null default now(),
  made_by uuid,
  withdrawn_at timestamp with time zone,
  constraint suspension_lines_by_name_check CHECK (((length(by_name) >= 1) AND (length(by_name) <= 200))),
  constraint suspension_lines_check CHECK ((num_nonnulls(follow_up_id, placement_id) <= 1)),
  constraint suspension_lines_check1 CHECK (((side = 'provider'::text) = (link_id IS NOT NULL))),
  constraint suspension_lines_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'visit'::text, 'going'::text, 'return-plan'::text]))),
  constraint suspension_lines_pkey PRIMARY KEY (place_id, id),
  constraint suspension_lines_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint suspension_lines_place_id_follow_up_id_fkey FOREIGN KEY (place_id, follow_up_id) REFERENCES kith.suspension_follow_ups(place_id, id),
  constraint suspension_lines_place_id_link_id_fkey FOREIGN KEY (place_id, link_id) REFERENCES kith.links(place_id, id),
  constraint suspension_lines_place_id_placement_id_fkey FOREIGN KEY (place_id, placement_id) REFERENCES kith.placements(place_id, id),
  constraint suspension_lines_side_check CHECK ((side = ANY (ARRAY['programme'::text, 'school'::text, 'provider'::text]))),
  constraint suspension_lines_words_check CHECK (((length(words) >= 1) AND (length(words) <= 1000)))
); -- owner kith_owner
CREATE INDEX suspension_lines_of_child ON kith.suspension_lines USING btree (child_id);
CREATE INDEX suspension_lines_of_placement ON kith.suspension_lines USING btree (placement_id) WHERE (placement_id IS NOT NULL);
alter table kith.suspension_lines enable row level security;
alter table kith.suspension_lines force row level security;
create policy app_adds on kith.suspension_lines for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = suspension_lines.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.suspension_lines for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = suspension_lines.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = suspension_lines.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.suspension_lines for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = suspension_lines.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.suspension_lines as restrictive for insert to kith_app with check ((made_at = now()));
create policy backup_reads on kith.suspension_lines for select to kith_backup using (true);
create policy definer_works on kith.suspension_lines for all to kith_definer using (true) with check (true);
create policy of_the_same_child on kith.suspension_lines as restrictive for insert to kith_app with check (((EXISTS ( SELECT 1 FROM kith.suspension_follow_ups f WHERE ((f.id = suspension_lines.follow_up_id) AND (f.child_id = suspension_lines.child_id)))) OR (EXISTS ( SELECT 1 FROM kith.placements p WHERE ((p.id = suspension_lines.placement_id) AND (p.child_id = suspension_lines.child_id))))));
create policy only_their_own on kith.suspension_lines as restrictive for update to kith_app using ((made_by = ( SELECT kith.person() AS person))) with check ((made_by = ( SELECT kith.person() AS person)));
create policy only_their_side on kith.suspension_lines as restrictive for insert to kith_app with check (((side = 'programme'::text) AND (made_by = ( SELECT kith.person() AS person))));
create policy owner_migrates on kith.suspension_lines for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.suspension_lines for delete to kith_retention using (true);
create policy retention_reads on kith.suspension_lines for select to kith_retention using (true);
create policy worker_works on kith.suspension_lines for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.suspension_lines to kith_app;
grant select on table kith.suspension_lines to kith_backup;
grant delete, insert, select, update on table kith.suspension_lines to kith_definer;
grant delete, select on table kith.suspension_lines to kith_retention;
grant insert, select, update on table kith.suspension_lines to kith_worker;
grant update on column kith.suspension_lines.withdrawn_at to kith_app;

create table kith.suspensions (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  starts_on date not null,
  sessions integer not null,
  type text not null,
  reasons text[] not null default '{}'::text[],
  same integer not null default 1,
  position bigint not null default nextval('kith.positions'::regclass),
  known_at timestamp with time zone not null default now(),
  import_id uuid,
  constraint suspensions_pkey PRIMARY KEY (place_id, id),
  constraint suspensions_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint suspensions_sessions_check CHECK ((sessions >= 0)),
  constraint suspensions_type_check CHECK ((type = ANY (ARRAY['SUSP'::text, 'PERM'::text, 'LNCH'::text])))
); -- owner kith_owner
CREATE INDEX suspensions_of_child ON kith.suspensions USING btree (child_id);
CREATE UNIQUE INDEX suspensions_once ON kith.suspensions USING btree (place_id, child_id, starts_on, type, sessions, reasons, same);
alter table kith.suspensions enable row level security;
alter table kith.suspensions force row level security;
create policy app_adds on kith.suspensions for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = suspensions.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.suspensions for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = suspensions.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = suspensions.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.suspensions for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = suspensions.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.suspensions for select to kith_backup using (true);
create policy definer_works on kith.suspensions for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.suspensions for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.suspensions for delete to kith_retention using (true);
create policy retention_reads on kith.suspensions for select to kith_retention using (true);
create policy worker_works on kith.suspensions for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.suspensions to kith_app;
grant select on table kith.suspensions to kith_backup;
grant delete, insert, select, update on table kith.suspensions to kith_definer;
grant delete, select on table kith.suspensions to kith_retention;
grant insert, select, update on table kith.suspensions to kith_worker;

create view kith.suspensions_followed with (security_invoker=true) as
  SELECT place_id, id, child_id, starts_on, COALESCE(sessions, sessions) AS sessions, type, COALESCE(reasons, '{}'::text[]) AS reasons, because, (sessions IS NOT NULL) AS from_school, true AS begun, settled_on, settled_because, LEAST(made_at, known_at) AS known_at FROM (suspension_follow_ups f LEFT JOIN suspensions_standing s ON (((place_id = place_id) AND (child_id = child_id) AND (starts_on = starts_on) AND (type = type)))) UNION ALL SELECT place_id, id, child_id, starts_on, sessions, type, reasons, NULL::text AS because, true AS from_school, false AS begun, NULL::date AS settled_on, NULL::text AS settled_because, known_at FROM suspensions_standing s WHERE ((type <> 'LNCH'::text) AND (NOT (EXISTS ( SELECT 1 FROM suspension_follow_ups f WHERE ((place_id = place_id) AND (child_id = child_id) AND (starts_on = starts_on) AND (type = type)))))); -- owner kith_owner
grant select on table kith.suspensions_followed to kith_app;
grant select on table kith.suspensions_followed to kith_worker;

create view kith.suspensions_standing with (security_invoker=true) as
  SELECT place_id, id, child_id, starts_on, sessions, type, reasons, "position", known_at FROM suspensions s WHERE (NOT (EXISTS ( SELECT 1 FROM suspensions n WHERE ((place_id = place_id) AND (child_id = child_id) AND (starts_on = starts_on) AND (type = type) AND (ROW(known_at, sessions, id) > ROW(known_at, sessions, id)))))); -- owner kith_owner
grant select on table kith.suspensions_standing to kith_app;
grant select on table kith.suspensions_standing to kith_worker;

create view kith.taking_part with (security_invoker=true) as
  SELECT place_id, id AS enrolment_id, child_id, school_id, cohort_name, began_on, ends_on, made_at FROM enrolments e WHERE (ended_on IS NULL); -- owner kith_owner
grant select on table kith.taking_part to kith_app;
grant select on table kith.taking_part to kith_definer;
grant select on table kith.taking_part to kith_worker;

create table kith.terms (
  place_id uuid not null,
  id uuid not null,
  academic_year integer not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  constraint terms_academic_year_check CHECK (((academic_year >= 2000) AND (academic_year <= 2100))),
  constraint terms_check CHECK ((ends_on > starts_on)),
  constraint terms_pkey PRIMARY KEY (place_id, id),
  constraint terms_place_id_academic_year_name_key UNIQUE (place_id, academic_year, name),
  constraint terms_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id)
); -- owner kith_owner
alter table kith.terms enable row level security;
alter table kith.terms force row level security;
create policy app_adds on kith.terms for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may)));
create policy app_changes on kith.terms for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('set up the place'::text) AS may)));
create policy app_reads on kith.terms for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.terms for select to kith_backup using (true);
create policy definer_works on kith.terms for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.terms for all to kith_owner using (true) with check (true);
create policy worker_works on kith.terms for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.terms to kith_app;
grant select on table kith.terms to kith_backup;
grant delete, insert, select, update on table kith.terms to kith_definer;
grant insert, select, update on table kith.terms to kith_worker;
grant update on column kith.terms.ends_on to kith_app;
grant update on column kith.terms.starts_on to kith_app;

create view kith.took_part with (security_invoker=true) as
  SELECT place_id, child_id, began_on, ended_on FROM enrolments e; -- owner kith_owner
grant select on table kith.took_part to kith_app;
grant select on table kith.took_part to kith_definer;
grant select on table kith.took_part to kith_worker;

create table kith.trainings (
  place_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  what text not null,
  done_on date not null,
  holds_until date,
  told_at timestamp with time zone not null default now(),
  told_by uuid not null default kith.person(),
  withdrawn_at timestamp with time zone,
  constraint trainings_check CHECK ((holds_until > done_on)),
  constraint trainings_person_id_fkey FOREIGN KEY (person_id) REFERENCES kith.people(id),
  constraint trainings_pkey PRIMARY KEY (place_id, id),
  constraint trainings_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint trainings_told_by_fkey FOREIGN KEY (told_by) REFERENCES kith.people(id),
  constraint trainings_what_check CHECK (((length(what) >= 2) AND (length(what) <= 100)))
); -- owner kith_owner
CREATE INDEX trainings_of_person ON kith.trainings USING btree (person_id) WHERE (withdrawn_at IS NULL);
alter table kith.trainings enable row level security;
alter table kith.trainings force row level security;
create policy app_adds on kith.trainings for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR (person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may)) AND ( SELECT kith.may('lead the team'::text) AS may)));
create policy app_changes on kith.trainings for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR (person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may)) AND ( SELECT kith.may('lead the team'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR (person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may)) AND ( SELECT kith.may('lead the team'::text) AS may)));
create policy app_reads on kith.trainings for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR (person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may))));
create policy as_it_is_written on kith.trainings as restrictive for insert to kith_app with check ((told_at = now()));
create policy backup_reads on kith.trainings for select to kith_backup using (true);
create policy definer_works on kith.trainings for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.trainings as restrictive for insert to kith_app with check ((told_by = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.trainings for all to kith_owner using (true) with check (true);
create policy worker_works on kith.trainings for all to kith_worker using (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR (person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may)))) with check (((place_id = ( SELECT kith.place() AS place)) AND ((( SELECT kith.person() AS person) IS NULL) OR (person_id = ( SELECT kith.person() AS person)) OR ( SELECT kith.may('lead the team'::text) AS may))));
grant insert, select on table kith.trainings to kith_app;
grant select on table kith.trainings to kith_backup;
grant delete, insert, select, update on table kith.trainings to kith_definer;
grant insert, select, update on table kith.trainings to kith_worker;
grant update on column kith.trainings.withdrawn_at to kith_app;

create table kith.transition_notes (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  to_school uuid,
  to_words text,
  helps text not null,
  who_knows text,
  asks text,
  made_at timestamp with time zone not null default now(),
  made_by uuid not null,
  constraint transition_notes_asks_check CHECK (((length(asks) >= 1) AND (length(asks) <= 1000))),
  constraint transition_notes_check CHECK (((to_school IS NULL) OR (to_words IS NULL))),
  constraint transition_notes_helps_check CHECK (((length(helps) >= 1) AND (length(helps) <= 1500))),
  constraint transition_notes_made_by_fkey FOREIGN KEY (made_by) REFERENCES kith.people(id),
  constraint transition_notes_pkey PRIMARY KEY (place_id, id),
  constraint transition_notes_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint transition_notes_place_id_to_school_fkey FOREIGN KEY (place_id, to_school) REFERENCES kith.schools(place_id, id),
  constraint transition_notes_to_words_check CHECK (((length(to_words) >= 1) AND (length(to_words) <= 120))),
  constraint transition_notes_who_knows_check CHECK (((length(who_knows) >= 1) AND (length(who_knows) <= 1000)))
); -- owner kith_owner
CREATE INDEX transition_notes_of_child ON kith.transition_notes USING btree (child_id, made_at);
CREATE INDEX transition_notes_to ON kith.transition_notes USING btree (to_school);
alter table kith.transition_notes enable row level security;
alter table kith.transition_notes force row level security;
create policy app_adds on kith.transition_notes for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = transition_notes.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.transition_notes for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = transition_notes.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = transition_notes.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.transition_notes for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = transition_notes.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy as_it_is_written on kith.transition_notes as restrictive for insert to kith_app with check (((made_by = ( SELECT kith.person() AS person)) AND (made_at = now()) AND (EXISTS ( SELECT 1 FROM kith.taking_part t WHERE (t.child_id = transition_notes.child_id)))));
create policy backup_reads on kith.transition_notes for select to kith_backup using (true);
create policy definer_works on kith.transition_notes for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.transition_notes for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.transition_notes for delete to kith_retention using (true);
create policy retention_reads on kith.transition_notes for select to kith_retention using (true);
create policy worker_works on kith.transition_notes for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.transition_notes to kith_app;
grant select on table kith.transition_notes to kith_backup;
grant delete, insert, select, update on table kith.transition_notes to kith_definer;
grant delete, select on table kith.transition_notes to kith_retention;
grant insert, select, update on table kith.transition_notes to kith_worker;

create table kith.transition_reads (
  place_id uuid not null,
  note_id uuid not null,
  child_id uuid not null,
  read_by uuid not null,
  read_at timestamp with time zone not null default now(),
  constraint transition_reads_pkey PRIMARY KEY (place_id, note_id, read_by),
  constraint transition_reads_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint transition_reads_place_id_note_id_fkey FOREIGN KEY (place_id, note_id) REFERENCES kith.transition_notes(place_id, id),
  constraint transition_reads_read_by_fkey FOREIGN KEY (read_by) REFERENCES kith.people(id)
); -- owner kith_owner
CREATE INDEX transition_reads_of_child ON kith.transition_reads USING btree (child_id);
alter table kith.transition_reads enable row level security;
alter table kith.transition_reads force row level security;
create policy app_adds on kith.transition_reads for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = transition_reads.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.transition_reads for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = transition_reads.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = transition_reads.child_id) AND ((r.writes & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.transition_reads for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(16) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = transition_reads.child_id) AND ((r.reads & 16) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.transition_reads for select to kith_backup using (true);
create policy definer_works on kith.transition_reads for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.transition_reads for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.transition_reads for delete to kith_retention using (true);
create policy retention_reads on kith.transition_reads for select to kith_retention using (true);
create policy worker_works on kith.transition_reads for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.transition_reads to kith_app;
grant select on table kith.transition_reads to kith_backup;
grant delete, insert, select, update on table kith.transition_reads to kith_definer;
grant delete, select on table kith.transition_reads to kith_retention;
grant insert, select, update on table kith.transition_reads to kith_worker;

create table kith.translation_approvals (
  place_id uuid not null,
  id uuid not null,
  language text not null,
  piece text not null,
  text_hash text not null,
  read_by text not null,
  knows_it_as text not null,
  approved_at timestamp with time zone not null default now(),
  approved_by uuid default kith.person(),
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint translation_approvals_knows_it_as_check CHECK (((length(knows_it_as) >= 2) AND (length(knows_it_as) <= 300))),
  constraint translation_approvals_language_check CHECK ((language ~ '^[a-z]{2,8}$'::text)),
  constraint translation_approvals_piece_check CHECK ((piece ~ '^[a-z]+(_[a-z]+)*$'::text)),
  constraint translation_approvals_pkey PRIMARY KEY (place_id, id),
  constraint translation_approvals_place_id_fkey FOREIGN KEY (place_id) REFERENCES kith.places(id),
  constraint translation_approvals_read_by_check CHECK (((length(read_by) >= 2) AND (length(read_by) <= 200))),
  constraint translation_approvals_text_hash_check CHECK ((text_hash ~ '^[0-9a-f]{64}$'::text))
); -- owner kith_owner
CREATE UNIQUE INDEX translation_approvals_once ON kith.translation_approvals USING btree (place_id, language, piece, text_hash) WHERE (withdrawn_at IS NULL);
alter table kith.translation_approvals enable row level security;
alter table kith.translation_approvals force row level security;
create policy app_adds on kith.translation_approvals for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('tell families'::text) AS may)));
create policy app_changes on kith.translation_approvals for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('tell families'::text) AS may))) with check (((place_id = ( SELECT kith.place() AS place)) AND ( SELECT kith.may('tell families'::text) AS may)));
create policy app_reads on kith.translation_approvals for select to kith_app using ((place_id = ( SELECT kith.place() AS place)));
create policy backup_reads on kith.translation_approvals for select to kith_backup using (true);
create policy definer_works on kith.translation_approvals for all to kith_definer using (true) with check (true);
create policy in_their_own_name on kith.translation_approvals as restrictive for insert to kith_app with check ((approved_by = ( SELECT kith.person() AS person)));
create policy owner_migrates on kith.translation_approvals for all to kith_owner using (true) with check (true);
create policy worker_works on kith.translation_approvals for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant insert, select on table kith.translation_approvals to kith_app;
grant select on table kith.translation_approvals to kith_backup;
grant delete, insert, select, update on table kith.translation_approvals to kith_definer;
grant insert, select, update on table kith.translation_approvals to kith_worker;
grant update on column kith.translation_approvals.withdrawn_at to kith_app;
grant update on column kith.translation_approvals.withdrawn_by to kith_app;

create table kith.undone_records (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  import_id uuid not null,
  about text not null,
  content jsonb not null,
  undone_at timestamp with time zone not null default now(),
  constraint undone_records_pkey PRIMARY KEY (place_id, id),
  constraint undone_records_place_id_child_id_fkey FOREIGN KEY (place_id, child_id) REFERENCES kith.children(place_id, id),
  constraint undone_records_place_id_import_id_fkey FOREIGN KEY (place_id, import_id) REFERENCES kith.imports(place_id, id)
); -- owner kith_owner
CREATE INDEX undone_records_of_child ON kith.undone_records USING btree (child_id);
alter table kith.undone_records enable row level security;
alter table kith.undone_records force row level security;
create policy app_adds on kith.undone_records for insert to kith_app with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = undone_records.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_changes on kith.undone_records for update to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = undone_records.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))) with check (((place_id = ( SELECT kith.place() AS place)) AND (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = undone_records.child_id) AND ((r.writes & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now())))))));
create policy app_reads on kith.undone_records for select to kith_app using (((place_id = ( SELECT kith.place() AS place)) AND (( SELECT kith.sees_whole_place(8) AS sees_whole_place) OR (EXISTS ( SELECT 1 FROM access.reach r WHERE ((r.person_id = ( SELECT kith.person() AS person)) AND (r.child_id = undone_records.child_id) AND ((r.reads & 8) <> 0) AND ((r.until IS NULL) OR (r.until > now()))))))));
create policy backup_reads on kith.undone_records for select to kith_backup using (true);
create policy definer_works on kith.undone_records for all to kith_definer using (true) with check (true);
create policy owner_migrates on kith.undone_records for all to kith_owner using (true) with check (true);
create policy retention_deletes on kith.undone_records for delete to kith_retention using (true);
create policy retention_reads on kith.undone_records for select to kith_retention using (true);
create policy worker_works on kith.undone_records for all to kith_worker using ((place_id = ( SELECT kith.place() AS place))) with check ((place_id = ( SELECT kith.place() AS place)));
grant select on table kith.undone_records to kith_app;
grant select on table kith.undone_records to kith_backup;
grant delete, insert, select, update on table kith.undone_records to kith_definer;
grant delete, select on table kith.undone_records to kith_retention;
grant insert, select, update on table kith.undone_records to kith_worker;

-- pgboss.bam
-- pgboss.job
-- pgboss.job_common
-- pgboss.job_dependency
-- pgboss.queue
-- pgboss.queue_stats
-- pgboss.schedule
-- pgboss.subscription
-- pgboss.version
-- pgboss.warning

CREATE OR REPLACE FUNCTION access.asker_of_council_batch(batch uuid, steps text[])
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  who uuid := (
    select s.person_id from kith.import_steps s
      join kith.imports i on i.place_id = s.place_id and i.id = s.import_id and i.feed = 'council-episodes'
     where s.place_id = asking.place_id and s.import_id = batch and s.step = any (steps) and s.done_at is null);
begin
  if asking.kind is distinct from 'job' or who is null or not exists (
      select 1 from kith.memberships m join access.duties d on d.role = m.role and d.duty = 'import files'
       where m.place_id = asking.place_id and m.person_id = who and m.ended_at is null) then
    raise exception 'This needs the duty: import files.' using errcode = 'insufficient_privilege';
  end if;
  return who;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.begin_arrival(arrival uuid, new_id uuid, credential_hash text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  come kith.arrivals;
  given access.outbox_grants;
begin
  select * into come from kith.arrivals a where a.id = arrival and a.state = 'waiting';
  if come.id is null then return 'gone'; end if;
  select * into given from access.outbox_grants g where g.id = come.grant_id;
  if come.saved_at > least(given.until, coalesce(given.ended_at, given.until)) + interval '5 minutes' then return 'ended'; end if;
  if come.arrived_at > given.until + interval '3 days' then return 'too-old'; end if;
  insert into access.credentials (id, hash, kind, person_id, place_id, purpose, idle, until)
    values (new_id, credential_hash, 'person', come.person_id, come.place_id, 'enter what was written without signal',
            interval '1 minute', now() + interval '1 minute');
  return 'begun';
end $function$; -- owner kith_definer
grant execute on function access.begin_arrival(uuid,uuid,text) to kith_worker;

CREATE OR REPLACE FUNCTION access.child_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  delete from access.reach r where r.child_id in (select id from changed);
  return null;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.children_came()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform access.refresh_children((select array_agg(id) from changed));
  return null;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.children_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_argv[0] = 'alone' then
    perform pg_advisory_xact_lock(hashtextextended('access.reach of place ' || p.place_id, 0))
       from (select distinct place_id from changed order by place_id) p;
  end if;
  perform access.refresh_children((select array_agg(distinct child_id) from changed));
  -- A row that went from one child to another changes both.
  if tg_op = 'UPDATE' then
    perform access.refresh_children((
      select array_agg(distinct b.child_id) from before b where b.child_id not in (select c.child_id from changed c)));
  end if;
  return null;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.contact_entries(entries jsonb)
 RETURNS SETOF access.contact_entry
 LANGUAGE sql
 STABLE ROWS 4
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select (e ->> 'id')::uuid, array(select c::uuid from jsonb_array_elements_text(e -> 'children') as c),
         e ->> 'kind', e ->> 'direction', e ->> 'with_whom', e ->> 'how_went', (e ->> 'minutes')::smallint,
         (e ->> 'occurred_on')::date, (e ->> 'occurred_at')::time, (e ->> 'captured_at')::timestamptz,
         e ->> 'words', e ->> 'mark', coalesce(e ->> 'language', 'en'), coalesce(e ->> 'audience', 'team'),
         coalesce((e ->> 'asks_manager')::boolean, false), e ->> 'good_news', e ->> 'told_in',
         (e ->> 'by')::uuid, (e ->> 'amends')::uuid,
         encode(sha256(convert_to((e - 'captured_at')::text, 'UTF8')), 'hex')
    from jsonb_array_elements(entries) as e
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.count_unopened()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select count(*) from door.unopened_arrivals $function$; -- owner kith_definer
grant execute on function access.count_unopened() to kith_worker;

CREATE OR REPLACE FUNCTION access.credential()
 RETURNS access.credentials
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asked text := nullif(current_setting('kith.credential', true), '');
  found_row access.credentials;
begin
  select * into found_row from access.credentials c
   where c.hash = asked and c.ended_at is null and least(c.until, c.last_seen_at + c.idle) > now();
  return found_row;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.end_links(wanted text, about uuid, why text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  of_child uuid;
  ids uuid[];
begin
  if wanted = 'what-helps' then
    select r.child_id into of_child from kith.class_page_readers r where r.place_id = asking.place_id and r.id = about;
  elsif wanted = 'other-school' then
    select p.child_id into of_child from kith.placements p where p.place_id = asking.place_id and p.id = about;
  elsif wanted in ('family-page', 'child-page') then
    select p.child_id into of_child from kith.family_pages p where p.place_id = asking.place_id and p.id = about;
  end if;
  with ending as (
    update kith.links l set ended_at = now(), ended_why = why
      from access.link_purposes p
     where l.place_id = asking.place_id and l.purpose = wanted and l.about_id = about and l.ended_at is null
       and p.purpose = l.purpose and kith.may_for_school(p.duty, l.school_id)
       and (asking.kind <> 'person' or l.purpose = 'tell-us' or case when of_child is null then l.made_by = asking.person_id
            else exists (select 1 from access.reach r
                          where r.person_id = asking.person_id and r.child_id = of_child and r.writes & 16 <> 0
                            and (r.until is null or r.until > now())) end)
    returning l.id)
  select array_agg(id) into ids from ending;
  update access.credentials c set ended_at = now(), ended_why = why where c.id = any(ids) and c.ended_at is null;
  return coalesce(cardinality(ids), 0);
end $function$; -- owner kith_definer
grant execute on function access.end_links(text,uuid,text) to kith_app;
grant execute on function access.end_links(text,uuid,text) to kith_worker;

CREATE OR REPLACE FUNCTION access.end_work(work_id uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ update access.credentials set ended_at = now(), ended_why = 'done'
       where id = work_id and kind in ('job', 'operator') and ended_at is null $function$; -- owner kith_definer
grant execute on function access.end_work(uuid) to kith_worker;

CREATE OR REPLACE FUNCTION access.episodes_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  children uuid[] := (
    select array_agg(distinct c.child_id) from changed c
     where exists (select 1 from kith.early_help_episodes e where e.child_id = c.child_id));
begin
  if children is not null then perform access.keep_episode_grants(children); end if;
  return null;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.hands_over(handed uuid)
 RETURNS kith.handover_children
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select h from kith.handover_children h
   where h.place_id = kith.place() and h.id = handed and h.dropped_at is null
     and access.reads_notes(kith.person(), h.child_id)
     and (kith.may('lead the team') or (h.from_person = kith.person() and access.writes_notes(kith.person(), h.child_id)))
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.holds_places(pretend_ones boolean)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select exists (select 1 from kith.places p where p.pretend = pretend_ones) $function$; -- owner kith_definer
grant execute on function access.holds_places(boolean) to kith_worker;

CREATE OR REPLACE FUNCTION access.keep_episode_grants(children uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  wanted jsonb;
begin
  select coalesce(jsonb_agg(to_jsonb(w)), '[]') into wanted from (
    select distinct on (x.place_id, x.child_id, x.person_id) x.* from (
      select e.place_id, e.child_id, l.person_id, b.reads, b.writes, 'Early Help: I lead the episode' as why
        from kith.early_help_episodes e
        join kith.early_help_leads l on l.place_id = e.place_id and l.episode_id = e.id and l.until_on is null
        join access.role_bits b on b.role = 'early-help-practitioner'
       where e.child_id = any (children) and e.ended_on is null
      union all
      select e.place_id, e.child_id, t.person_id, 1, 0, 'Early Help: I am around the family'
        from kith.early_help_episodes e
        join kith.early_help_team t on t.place_id = e.place_id and t.episode_id = e.id and t.until_on is null
       where e.child_id = any (children) and e.ended_on is null) x
     where exists (select 1 from kith.memberships m
                    where m.place_id = x.place_id and m.person_id = x.person_id
                      and m.role = 'early-help-practitioner' and m.ended_at is null)
       and exists (select 1 from kith.early_help_episodes e
                    where e.place_id = x.place_id and e.child_id = x.child_id and e.ended_on is null
                      and (e.without_yes_because is not null
                           or exists (select 1 from kith.consents_in_force c
                                       where c.place_id = e.place_id and c.child_id = e.child_id
                                         and c.purpose = 'early-help')))
     order by x.place_id, x.child_id, x.person_id, x.writes desc) w;
  -- A change of nothing would still lock the place: asked first.
  if exists (
      select 1 from access.grants g
       where g.child_id = any (children) and g.ended_at is null and g.why like 'Early Help: %'
         and not exists (
           select 1 from jsonb_to_recordset(wanted) as w (place_id uuid, child_id uuid, person_id uuid, reads int, why text)
            where w.child_id = g.child_id and w.person_id = g.person_id and w.why = g.why)) then
    update access.grants g set ended_at = now()
     where g.child_id = any (children) and g.ended_at is null and g.why like 'Early Help: %'
       and not exists (
         select 1 from jsonb_to_recordset(wanted) as w (place_id uuid, child_id uuid, person_id uuid, reads int, why text)
          where w.child_id = g.child_id and w.person_id = g.person_id and w.why = g.why);
  end if;
  if exists (
      select 1 from jsonb_to_recordset(wanted) as w (place_id uuid, child_id uuid, person_id uuid, why text)
       where not exists (
         select 1 from access.grants g
          where g.child_id = w.child_id and g.person_id = w.person_id and g.why = w.why and g.ended_at is null)) then
    insert into access.grants (place_id, id, child_id, person_id, reads, writes, why, made_by)
    select w.place_id, gen_random_uuid(), w.child_id, w.person_id, w.reads, w.writes, w.why, kith.person()
      from jsonb_to_recordset(wanted)
           as w (place_id uuid, child_id uuid, person_id uuid, reads int, writes int, why text)
     where not exists (
       select 1 from access.grants g
        where g.child_id = w.child_id and g.person_id = w.person_id and g.why = w.why and g.ended_at is null);
  end if;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.make_link(new_id uuid, token_hash text, wanted text, school uuid, who text, about uuid, days integer)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  ends timestamptz := now() + make_interval(days => days);
begin
  if not coalesce((select kith.may_for_school(p.duty, school) from access.link_purposes p where p.purpose = wanted), false) then
    raise exception 'Whoever is asking may give no such link.' using errcode = 'insufficient_privilege';
  end if;
  if days not between 1 and 400 then raise exception 'A link works for 1 to 400 days.' using errcode = 'check_violation'; end if;
  insert into kith.links (place_id, id, school_id, purpose, for_whom, about_id, made_by, until)
    values (asking.place_id, new_id, school, wanted, who, about, asking.person_id, ends)
    on conflict do nothing;
  if not found then return null; end if;
  insert into access.credentials (id, hash, kind, place_id, purpose, idle, until)
    values (new_id, token_hash, 'link', asking.place_id, wanted, ends - now(), ends);
  return ends;
end $function$; -- owner kith_definer
grant execute on function access.make_link(uuid,text,text,uuid,text,uuid,integer) to kith_app;
grant execute on function access.make_link(uuid,text,text,uuid,text,uuid,integer) to kith_worker;

CREATE OR REPLACE FUNCTION access.make_link_code(of_page uuid, code_hash text, hours integer)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  l kith.links;
  ends timestamptz := now() + make_interval(hours => hours);
begin
  if hours not between 1 and 72 then raise exception 'A code works for 1 to 72 hours.' using errcode = 'check_violation'; end if;
  select k.* into l
    from kith.family_pages p
    join kith.links k on k.place_id = p.place_id and k.id = p.link_id and k.ended_at is null and k.until > now()
    join access.link_purposes u on u.purpose = k.purpose
   where p.place_id = asking.place_id and p.id = of_page and p.ended_on is null
     and kith.may_for_school(u.duty, k.school_id)
     and exists (select 1 from access.reach r
                  where r.person_id = asking.person_id and r.child_id = p.child_id
                    and r.writes & 64 <> 0 and (r.until is null or r.until > now()));
  if l.id is null then return null; end if;
  delete from door.link_codes d where d.link_id = l.id and d.used_at is null or d.until < now() - interval '30 days';
  insert into door.link_codes (hash, place_id, link_id, until) values (code_hash, l.place_id, l.id, least(ends, l.until));
  return least(ends, l.until);
end $function$; -- owner kith_definer
grant execute on function access.make_link_code(uuid,text,integer) to kith_app;

CREATE OR REPLACE FUNCTION access.may_be_given(of_place uuid, child uuid, person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select not exists (select 1 from access.exclusions e
                      where e.place_id = of_place and e.child_id = child and e.person_id = person and e.ended_at is null)
     and (not exists (select 1 from access.restrictions s
                       where s.place_id = of_place and s.child_id = child and s.ended_at is null)
          or exists (select 1 from access.restriction_allows a
                      where a.place_id = of_place and a.child_id = child and a.person_id = person and a.ended_at is null))
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.mend_all_reach()
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select coalesce(sum(access.mend_reach(p.id)), 0)::bigint from kith.places p $function$; -- owner kith_definer
grant execute on function access.mend_all_reach() to kith_owner;
grant execute on function access.mend_all_reach() to kith_worker;

CREATE OR REPLACE FUNCTION access.mend_reach(place uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  too_many bigint;
  too_few bigint;
begin
  -- The locks of refresh_children and refresh_person, for all of them: nothing changes under this comparison.
  perform pg_advisory_xact_lock(hashtextextended('access.reach of place ' || place, 0));
  perform 1 from kith.children c where c.place_id = place order by c.id for no key update;
  perform pg_advisory_xact_lock(hashtextextended('access.reach ' || m.person_id, 0))
     from (select distinct person_id from kith.memberships where place_id = place order by person_id) m;
  with gone as (
    delete from access.reach r
     where r.place_id = place
       and (r.person_id, r.child_id, r.why, r.reads, r.writes, coalesce(r.until, 'infinity')) not in (
         select x.person_id, x.child_id, x.why, x.reads, x.writes, coalesce(x.until, 'infinity')
           from access.reasons x where x.place_id = place)
    returning 1)
  select count(*) into too_many from gone;
  with come as (
    insert into access.reach (person_id, child_id, why, place_id, reads, writes, until)
      select x.person_id, x.child_id, x.why, x.place_id, x.reads, x.writes, x.until
        from access.reasons x where x.place_id = place
    on conflict do nothing
    returning 1)
  select count(*) into too_few from come;
  return too_many + too_few;
end $function$; -- owner kith_definer
grant execute on function access.mend_reach(uuid) to kith_owner;
grant execute on function access.mend_reach(uuid) to kith_worker;

CREATE OR REPLACE FUNCTION access.people_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform access.refresh_person(person_id) from (select distinct person_id from changed) p;
  if tg_op = 'UPDATE' then
    perform access.refresh_person(person_id)
       from (select person_id from before except select person_id from changed) p;
  end if;
  return null;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.place_of_slug(wanted text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select p.id from kith.places p where p.slug = wanted $function$; -- owner kith_definer
grant execute on function access.place_of_slug(text) to kith_door;
grant execute on function access.place_of_slug(text) to kith_worker;

CREATE OR REPLACE FUNCTION access.reads_notes(person uuid, child uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select 1 from access.reach r
                  where r.person_id = person and r.child_id = child and r.reads & 32 <> 0
                    and (r.until is null or r.until > now()))
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.reads_of(person uuid, child uuid, class_bit integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select 1 from access.reach r
                  where r.person_id = person and r.child_id = child and r.reads & class_bit <> 0
                    and (r.until is null or r.until > now()))
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.refresh_children(children uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform 1 from kith.children c where c.id in (select unnest(children)) order by c.id for no key update;
  delete from access.reach r where r.child_id in (select unnest(children));
  insert into access.reach (person_id, child_id, why, place_id, reads, writes, until)
    select x.person_id, x.child_id, x.why, x.place_id, x.reads, x.writes, x.until
      from access.reasons x where x.child_id in (select unnest(children))
  -- A membership may have put the same rows back while the deletion waited for it.
  on conflict (person_id, child_id, why)
    do update set reads = excluded.reads, writes = excluded.writes, until = excluded.until;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.refresh_person(person uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('access.reach of place ' || m.place_id, 0))
     from (select distinct place_id from kith.memberships where person_id = person order by place_id) m;
  perform pg_advisory_xact_lock(hashtextextended('access.reach ' || person, 0));
  delete from access.reach r where r.person_id = person;
  insert into access.reach (person_id, child_id, why, place_id, reads, writes, until)
    select x.person_id, x.child_id, x.why, x.place_id, x.reads, x.writes, x.until
      from access.reasons x where x.person_id = person
  on conflict (person_id, child_id, why)
    do update set reads = excluded.reads, writes = excluded.writes, until = excluded.until;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.settle_arrival(arrival uuid, credential_id uuid, new_state text, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update kith.arrivals a
     set state = new_state, because = why,
         settled_at = case when new_state = 'taken' then now() end,
         envelope = case when new_state = 'taken' then null else a.envelope end
   where a.id = arrival and a.state = 'waiting';
  update access.credentials c set ended_at = now(), ended_why = 'done' where c.id = credential_id and c.ended_at is null;
end $function$; -- owner kith_definer
grant execute on function access.settle_arrival(uuid,uuid,text,text) to kith_worker;

CREATE OR REPLACE FUNCTION access.slugs_of_places()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select p.slug from kith.places p order by p.slug $function$; -- owner kith_definer
grant execute on function access.slugs_of_places() to kith_worker;

CREATE OR REPLACE FUNCTION access.start_work(new_id uuid, credential_hash text, work_kind text, place uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if work_kind not in ('job', 'operator') then
    raise exception 'start_work is for jobs and operators, not %', work_kind;
  end if;
  insert into access.credentials (id, hash, kind, place_id, purpose, idle, until)
    values (new_id, credential_hash, work_kind, place, why, interval '6 hours', now() + interval '6 hours');
end $function$; -- owner kith_definer
grant execute on function access.start_work(uuid,text,text,uuid,text) to kith_worker;

CREATE OR REPLACE FUNCTION access.waiting_arrivals(only_item uuid)
 RETURNS TABLE(place_id uuid, id uuid, item_id uuid, kind text, saved_at timestamp with time zone, arrived_at timestamp with time zone, envelope jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select a.place_id, a.id, a.item_id, a.kind, a.saved_at, a.arrived_at, a.envelope
    from kith.arrivals a
   where a.state = 'waiting' and (only_item is null or a.item_id = only_item)
   order by a.arrived_at, a.device, a.sequence
   limit 200 $function$; -- owner kith_definer
grant execute on function access.waiting_arrivals(uuid) to kith_worker;

CREATE OR REPLACE FUNCTION access.watch(watched regclass, told text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create trigger reach_after_insert after insert on %s
    referencing new table as changed for each statement execute function %s', watched, told);
  execute format('create trigger reach_after_update after update on %s
    referencing old table as before new table as changed for each statement execute function %s', watched, told);
  execute format('create trigger reach_after_delete after delete on %s
    referencing old table as changed for each statement execute function %s', watched, told);
end $function$; -- owner kith_owner

CREATE OR REPLACE FUNCTION access.writes_notes(person uuid, child uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select 1 from access.reach r
                  where r.person_id = person and r.child_id = child and r.writes & 32 <> 0
                    and (r.until is null or r.until > now()))
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.writes_of(person uuid, child uuid, class_bit integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select 1 from access.reach r
                  where r.person_id = person and r.child_id = child and r.writes & class_bit <> 0
                    and (r.until is null or r.until > now()))
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION access.writes_plan(child uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select (access.credential()).kind = 'operator' or exists (
    select 1 from access.reach r
     where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place() and r.writes & 16 <> 0
       and (r.until is null or r.until > now()))
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION audit.counts()
 RETURNS TABLE(sealed bigint, unsealed bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select (select count(*) from audit.seals), (select count(*) from audit.unsealed)
$function$; -- owner kith_definer
grant execute on function audit.counts() to kith_backup;
grant execute on function audit.counts() to kith_worker;

CREATE OR REPLACE FUNCTION audit.hash_of(e audit.entries)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select encode(sha256(convert_to(jsonb_build_array(
    e.id, e.place_id, (extract(epoch from e.at) * 1000000)::bigint, e.actor_kind, e.credential_id, e.person_id,
    e.action, e.subject, e.subject_id, e.child_id, e.why, e.detail, e.request)::text, 'UTF8')), 'hex')
$function$; -- owner kith_owner
grant execute on function audit.hash_of(audit.entries) to public;

CREATE OR REPLACE FUNCTION audit.last_seals()
 RETURNS TABLE(place_id uuid, number bigint, chain text, sealed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select distinct on (s.place_id) s.place_id, s.number, s.chain, s.sealed_at
    from audit.seals s order by s.place_id, s.number desc
$function$; -- owner kith_definer
grant execute on function audit.last_seals() to kith_backup;
grant execute on function audit.last_seals() to kith_worker;

CREATE OR REPLACE FUNCTION audit.places_sealed()
 RETURNS TABLE(place_id uuid, slug text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select p.id, p.slug from kith.places p $function$; -- owner kith_definer
grant execute on function audit.places_sealed() to kith_worker;

CREATE OR REPLACE FUNCTION audit.problems()
 RETURNS TABLE(place_id uuid, number bigint, entry_id uuid, at timestamp with time zone, action text, problem text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with found as (
    select v.place_id, v.number, v.entry_id, v.problem from audit.verify() v
    union all
    select null, null, u.entry_id, 'this row, not yet sealed, has been deleted'
      from audit.unsealed u
     where not exists (select 1 from audit.entries e where e.id = u.entry_id)
  )
  select f.place_id, f.number, f.entry_id, coalesce(e.at, s.sealed_at), e.action, f.problem
    from found f
    left join audit.entries e on e.id = f.entry_id
    left join audit.seals s on s.entry_id = f.entry_id
   order by f.place_id, f.number, 4
$function$; -- owner kith_definer
grant execute on function audit.problems() to kith_worker;

CREATE OR REPLACE FUNCTION audit.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'The audit is only ever added to.' using errcode = 'insufficient_privilege';
end $function$; -- owner kith_owner

CREATE OR REPLACE FUNCTION audit.rows_sealed(place uuid, after bigint, up_to bigint, at_most integer)
 RETURNS TABLE(number bigint, entry_id uuid, at timestamp with time zone, action text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select s.number, s.entry_id, e.at, e.action
    from audit.seals s left join audit.entries e on e.id = s.entry_id
   where s.place_id = place and s.number > after and s.number <= up_to
   order by s.number limit at_most
$function$; -- owner kith_definer
grant execute on function audit.rows_sealed(uuid,bigint,bigint,integer) to kith_worker;

CREATE OR REPLACE FUNCTION audit.seal(at_most integer DEFAULT 5000)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
  waiting record;
  place uuid;
  last_number bigint;
  last_chain text;
  sealed bigint := 0;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('audit.seal', 0)) then return 0; end if;
  for waiting in
    select e.id, e.hash, coalesce(e.place_id, nowhere) as place_id
      from audit.unsealed u join audit.entries e on e.id = u.entry_id
     order by 3, e.at, e.id limit at_most
  loop
    if place is distinct from waiting.place_id then
      place := waiting.place_id;
      last_number := null;
      select s.number, s.chain into last_number, last_chain
        from audit.seals s where s.place_id = place order by s.number desc limit 1;
    end if;
    last_number := coalesce(last_number, 0) + 1;
    last_chain := encode(sha256(convert_to(coalesce(last_chain, '') || waiting.hash, 'UTF8')), 'hex');
    if last_number = 1 then last_chain := encode(sha256(convert_to(waiting.hash, 'UTF8')), 'hex'); end if;
    insert into audit.seals (place_id, number, entry_id, entry_hash, chain)
      values (place, last_number, waiting.id, waiting.hash, last_chain);
    delete from audit.unsealed u where u.entry_id = waiting.id;
    sealed := sealed + 1;
  end loop;
  return sealed;
end $function$; -- owner kith_definer
grant execute on function audit.seal(integer) to kith_worker;

CREATE OR REPLACE FUNCTION audit.stamp()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  new.at := clock_timestamp();
  if asking.id is not null then
    new.actor_kind := asking.kind;
    new.credential_id := asking.id;
    new.person_id := asking.person_id;
    new.place_id := case when asking.kind = 'operator' then coalesce(asking.place_id, new.place_id) else asking.place_id end;
  else
    new.actor_kind := 'door';
    new.credential_id := null;
  end if;
  new.hash := audit.hash_of(new);
  insert into audit.unsealed values (new.id);
  return new;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION audit.unlike_outside(places uuid[], numbers bigint[], chains text[])
 RETURNS TABLE(place_id uuid, number bigint, still_there boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select o.place_id, o.number, s.chain is not null
    from unnest(places, numbers, chains) as o (place_id, number, chain)
    left join audit.seals s on s.place_id = o.place_id and s.number = o.number
   where s.chain is distinct from o.chain
   order by o.place_id, o.number
$function$; -- owner kith_definer
grant execute on function audit.unlike_outside(uuid[],bigint[],text[]) to kith_worker;

CREATE OR REPLACE FUNCTION audit.verify()
 RETURNS TABLE(place_id uuid, number bigint, entry_id uuid, problem text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with links as (
    select s.place_id, s.number, s.entry_id, s.entry_hash, s.chain, e.id as found, audit.hash_of(e) as true_hash, e.hash,
           coalesce(e.place_id, '00000000-0000-0000-0000-000000000000') as place_of_row,
           lag(s.chain) over chained as chain_before, lag(s.number) over chained as number_before
      from audit.seals s left join audit.entries e on e.id = s.entry_id
    window chained as (partition by s.place_id order by s.number)
  )
  select l.place_id, l.number, l.entry_id, p.problem
    from links l cross join lateral (values
      (case when l.found is null then 'this row has been deleted' end),
      (case when l.found is not null and (l.true_hash <> l.entry_hash or l.hash <> l.entry_hash)
            then 'this row has been changed since it was sealed' end),
      (case when l.found is not null and l.place_of_row <> l.place_id then 'this seal stands in another place than its row' end),
      (case when l.number <> coalesce(l.number_before, 0) + 1 then 'seals are missing before this one' end),
      (case when l.chain <> encode(sha256(convert_to(coalesce(l.chain_before, '') || l.entry_hash, 'UTF8')), 'hex')
            and l.number = coalesce(l.number_before, 0) + 1 then 'this seal does not follow from the one before' end)
    ) as p (problem)
   where p.problem is not null
  union all
  select e.place_id, null, e.id, 'this row was never queued for a seal'
    from audit.entries e
   where not exists (select 1 from audit.seals s where s.entry_id = e.id)
     and not exists (select 1 from audit.unsealed u where u.entry_id = e.id)
  union all
  select e.place_id, null, e.id, 'this row, not yet sealed, has been changed'
    from audit.entries e join audit.unsealed u on u.entry_id = e.id
   where audit.hash_of(e) <> e.hash
  order by 1, 2
$function$; -- owner kith_definer
grant execute on function audit.verify() to kith_worker;

CREATE OR REPLACE FUNCTION door.cast_of_pretend_places()
 RETURNS TABLE(person_id uuid, name text, role text, school text, organisation text, place_id uuid, place text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select p.id, p.name, m.role, s.name, o.name, l.id, l.name
    from kith.places l
    join kith.memberships m on m.place_id = l.id and m.ended_at is null
    join kith.people p on p.id = m.person_id and p.ended_at is null
    left join kith.schools s on s.place_id = m.place_id and s.id = m.school_id
    left join kith.organisations o on o.place_id = m.place_id and o.id = m.organisation_id
   where l.pretend
   order by l.name, m.made_at, p.name
$function$; -- owner kith_definer
grant execute on function door.cast_of_pretend_places() to kith_door;

CREATE OR REPLACE FUNCTION door.end_sessions_of_leaver()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update access.credentials c set ended_at = now(), ended_why = 'no longer works in this place'
   where c.kind = 'person' and c.ended_at is null and c.person_id = new.person_id and c.place_id = new.place_id
     and not exists (select 1 from kith.memberships m
                      where m.person_id = new.person_id and m.place_id = new.place_id and m.ended_at is null);
  return null;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION door.hand_in_wait(network text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  most constant integer := 300;
  of_seconds constant integer := 600;
  counted integer;
begin
  insert into door.tries as t (key, wrong, last_at) values (network, 1, now())
  on conflict (key) do update
     set wrong = 1 + greatest(0, t.wrong - floor(extract(epoch from now() - t.last_at) * most / of_seconds))::integer, last_at = now()
   where t.wrong - floor(extract(epoch from now() - t.last_at) * most / of_seconds) < most
  returning t.wrong into counted;
  return case when counted is null then of_seconds / 10 end;
end $function$; -- owner kith_definer
grant execute on function door.hand_in_wait(text) to kith_door;

CREATE OR REPLACE FUNCTION door.has_people()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select exists (select 1 from kith.people) $function$; -- owner kith_definer
grant execute on function door.has_people() to kith_door;

CREATE OR REPLACE FUNCTION door.has_second_person(place uuid, maker uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (
    select 1 from kith.memberships m join access.duties d using (role)
     where m.place_id = place and m.person_id <> maker and d.duty = 'approve staff'
       and (m.ended_at is null or m.ended_by = maker and m.ended_at > now() - interval '30 days'))
$function$; -- owner kith_owner
grant execute on function door.has_second_person(uuid,uuid) to kith_door;

CREATE OR REPLACE FUNCTION door.holds_arrivals(items uuid[], hashes text[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select distinct asked.item from unnest(items, hashes) as asked (item, hash)
   where exists (select 1 from kith.arrivals a where a.item_id = asked.item and a.hash = asked.hash)
      or exists (select 1 from door.unopened_arrivals u where u.hash = asked.hash) $function$; -- owner kith_definer
grant execute on function door.holds_arrivals(uuid[],text[]) to kith_door;

CREATE OR REPLACE FUNCTION door.invitation_holds(i door.invitations)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select door.invitation_stands(i) and (i.approved_at is not null or not door.needs_second_person(i))
$function$; -- owner kith_definer
grant execute on function door.invitation_holds(door.invitations) to kith_door;

CREATE OR REPLACE FUNCTION door.invitation_stands(i door.invitations)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select i.used_at is null and i.ended_at is null and i.until > now()
     and exists (select 1 from kith.memberships m join access.duties d using (role)
                  where m.person_id = i.made_by and m.place_id = i.place_id
                    and m.ended_at is null and d.duty = 'manage staff')
     and not exists (select 1 from kith.memberships m
                      where m.person_id = i.person_id and m.place_id <> i.place_id and m.ended_at is null)
$function$; -- owner kith_owner
grant execute on function door.invitation_stands(door.invitations) to kith_definer;
grant execute on function door.invitation_stands(door.invitations) to kith_door;

CREATE OR REPLACE FUNCTION door.keep_arrival(grant_hash text, item uuid, on_device uuid, number integer, what text, saved timestamp with time zone, sealed jsonb, sealed_hash text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  given access.outbox_grants;
begin
  select * into given from access.outbox_grants g where g.hash = grant_hash and g.device = on_device;
  if given.id is null then return 'no-grant'; end if;
  if (select count(*) from kith.arrivals a where a.grant_id = given.id and a.arrived_at > now() - interval '1 hour') >= 300 then
    return case when exists (
      select 1 from kith.arrivals a where a.place_id = given.place_id and a.item_id = item and a.hash = sealed_hash)
      then 'known' else 'later' end;
  end if;
  insert into kith.arrivals
    (place_id, id, item_id, grant_id, person_id, device, sequence, kind, saved_at, hash, envelope, state)
    values (given.place_id, gen_random_uuid(), item, given.id, given.person_id, on_device, number, what, saved,
            sealed_hash, sealed, 'waiting')
    on conflict do nothing;
  if found then return 'kept'; end if;
  if exists (select 1 from kith.arrivals a where a.place_id = given.place_id and a.item_id = item and a.hash = sealed_hash) then
    return 'known';
  end if;
  insert into kith.arrivals
    (place_id, id, item_id, grant_id, person_id, device, sequence, kind, saved_at, hash, envelope, state, because)
    values (given.place_id, gen_random_uuid(), item, given.id, given.person_id, on_device, number, what, saved,
            sealed_hash, sealed, 'apart', 'another-text');
  return 'apart';
end $function$; -- owner kith_definer
grant execute on function door.keep_arrival(text,uuid,uuid,integer,text,timestamp with time zone,jsonb,text) to kith_door;

CREATE OR REPLACE FUNCTION door.keep_unopened(sealed_hash text, sealed jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if exists (select 1 from door.unopened_arrivals u where u.hash = sealed_hash) then return true; end if;
  if (select count(*) >= 1000 or count(*) filter (where u.arrived_at > now() - interval '10 minutes') >= 30
        from door.unopened_arrivals u) then
    return false;
  end if;
  insert into door.unopened_arrivals (hash, envelope) values (sealed_hash, sealed) on conflict do nothing;
  return true;
end $function$; -- owner kith_definer
grant execute on function door.keep_unopened(text,jsonb) to kith_door;

CREATE OR REPLACE FUNCTION door.link_of(token_hash text)
 RETURNS TABLE(id uuid, place_id uuid, purpose text, for_whom text, school text, place text, until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select l.id, l.place_id, l.purpose, l.for_whom, s.name, p.name, l.until
    from access.credentials c
    join kith.links l on l.place_id = c.place_id and l.id = c.id
    join kith.schools s on s.place_id = l.place_id and s.id = l.school_id
    join kith.places p on p.id = l.place_id
   where c.hash = token_hash and c.kind = 'link' and c.ended_at is null and l.ended_at is null and c.until > now()
$function$; -- owner kith_definer
grant execute on function door.link_of(text) to kith_door;

CREATE OR REPLACE FUNCTION door.local_words(of_place uuid)
 RETURNS TABLE(word text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select l.name from kith.places l where l.id = of_place
  union select l.slug from kith.places l where l.id = of_place
  union select s.name from kith.schools s where s.place_id = of_place
  union select o.name from kith.organisations o where o.place_id = of_place
$function$; -- owner kith_definer
grant execute on function door.local_words(uuid) to kith_door;

CREATE OR REPLACE FUNCTION door.needs_second_person(i door.invitations)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (
    select 1 from access.roles r
     where (r.scope <> 'none' or exists (
              select 1 from access.duties d where d.role = r.role and d.duty = 'approve staff'))
       and (r.role = i.role or exists (
              select 1 from kith.memberships m
               where m.place_id = i.place_id and m.person_id = i.person_id and m.role = r.role and m.ended_at is null)))
$function$; -- owner kith_owner
grant execute on function door.needs_second_person(door.invitations) to kith_definer;
grant execute on function door.needs_second_person(door.invitations) to kith_door;

CREATE OR REPLACE FUNCTION door.open_by_code(code_hash text, new_id uuid, token_hash text, hours integer)
 RETURNS TABLE(link_id uuid, place_id uuid, purpose text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  d door.link_codes;
begin
  update door.link_codes k set used_at = now(), credential_id = new_id
    from kith.links l
   where k.hash = code_hash and k.used_at is null and k.until > now()
     and l.place_id = k.place_id and l.id = k.link_id and l.ended_at is null and l.until > now()
  returning k.* into d;
  if d.hash is null then return; end if;
  return query
    insert into access.credentials (id, hash, kind, place_id, purpose, idle, until)
    select new_id, token_hash, 'link', l.place_id, l.purpose, make_interval(hours => open_by_code.hours),
           least(l.until, now() + make_interval(hours => open_by_code.hours))
      from kith.links l where l.place_id = d.place_id and l.id = d.link_id
    returning d.link_id, d.place_id, credentials.purpose;
end $function$; -- owner kith_definer
grant execute on function door.open_by_code(text,uuid,text,integer) to kith_door;

CREATE OR REPLACE FUNCTION door.use_invitation(invitation_hash text, joining uuid, membership uuid, person_name text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  i door.invitations;
  known uuid;
begin
  update door.invitations x set used_at = now()
   where x.hash = invitation_hash and door.invitation_holds(x) and (x.role is null or x.made_by <> joining)
   returning * into i;
  if i.id is null then return null; end if;
  select p.id into known from kith.people p where lower(p.email) = lower(i.email) or p.id = i.person_id;
  if known is distinct from joining then
    if known is not null then raise exception 'This e-mail is another person''s.' using errcode = 'unique_violation'; end if;
    insert into kith.people (id, name, email) values (joining, person_name, i.email);
  end if;
  if i.role is not null then
    insert into kith.memberships (place_id, id, person_id, role, school_id, made_by)
      values (i.place_id, membership, joining, i.role, i.school_id, i.made_by)
      on conflict do nothing;
  end if;
  return i.place_id;
end $function$; -- owner kith_definer
grant execute on function door.use_invitation(text,uuid,uuid,text) to kith_door;

CREATE OR REPLACE FUNCTION door.use_set_up(set_up_hash text, place uuid, place_slug text, place_name text, joining uuid, membership uuid, person_name text, person_email text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update door.set_ups s set used_at = now()
   where s.hash = set_up_hash and s.used_at is null and s.until > now();
  if not found or door.has_people() then return null; end if;
  insert into kith.places (id, slug, name, pretend, zone)
    values (place, place_slug, place_name, false, 'Europe/London');
  insert into kith.people (id, name, email) values (joining, person_name, person_email);
  insert into kith.memberships (place_id, id, person_id, role, made_by)
    values (place, membership, joining, 'administrator', joining);
  return place;
end $function$; -- owner kith_definer
grant execute on function door.use_set_up(text,uuid,text,text,uuid,uuid,text,text) to kith_door;

CREATE OR REPLACE FUNCTION kith.add_keepsake(new_id uuid, ending uuid, child uuid, of_kind text, of_name text, in_words text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into kith.keepsakes (place_id, id, child_id, ending_id, kind, name, words, made_by)
  select e.place_id, new_id, e.child_id, e.id, of_kind, of_name, in_words, kith.person()
    from kith.endings e
   where e.place_id = kith.place() and e.id = ending and e.child_id = child and e.ended_on is null
     and access.writes_plan(add_keepsake.child)
  on conflict do nothing;
  return exists (select 1 from kith.keepsakes k where k.place_id = kith.place() and k.id = new_id and k.ending_id = ending);
end $function$; -- owner kith_definer
grant execute on function kith.add_keepsake(uuid,uuid,uuid,text,text,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.add_person(new_id uuid, new_name text, new_email text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  known uuid;
begin
  if not kith.may('manage staff') then
    raise exception 'This needs the duty: manage staff.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.people (id, name, email) values (new_id, new_name, new_email)
    on conflict (lower(email)) do nothing;
  select p.id into known from kith.people p where lower(p.email) = lower(new_email);
  return known;
end $function$; -- owner kith_definer
grant execute on function kith.add_person(uuid,text,text) to kith_worker;

CREATE OR REPLACE FUNCTION kith.address_is_protected(child uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (
    select 1 from access.reach r join access.classes c on c.class = 'contact'
     where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
       and r.reads & c.bit <> 0 and (r.until is null or r.until > now()))
   and exists (
    select 1 from kith.protected_addresses a
     where a.place_id = kith.place() and a.child_id = address_is_protected.child and a.ended_at is null)
$function$; -- owner kith_definer
grant execute on function kith.address_is_protected(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.agreed_by_two()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking uuid := kith.person();
  people uuid[];
  names text[];
begin
  if asking is null then return new; end if;
  new.agreed_by := asking;
  new.agreed_at := now();
  with said as (
    select p.made_by, p.by_name, 'agrees' as stance, p.made_at from kith.proposals p
     where p.place_id = new.place_id and p.id = new.proposal_id
    union all
    select r.made_by, r.by_name, r.stance, r.made_at from kith.proposal_remarks r
     where r.place_id = new.place_id and r.proposal_id = new.proposal_id and r.stance in ('agrees', 'differs')),
  last as (select distinct on (s.made_by) s.made_by, s.by_name, s.stance from said s order by s.made_by, s.made_at desc),
  behind as (select l.made_by, l.by_name from last l where l.stance = 'agrees'
             union select p.id, p.name from kith.people p where p.id = asking)
  select array_agg(distinct b.made_by), array_agg(b.by_name) into people, names from behind b;
  if cardinality(people) < 2 or not new.behind <@ names
     or exists (select 1 from kith.proposal_remarks r
                 where r.place_id = new.place_id and r.proposal_id = new.proposal_id and r.stance = 'takes-back')
     or not exists (select 1 from kith.proposals p join kith.blueprints b on b.place_id = p.place_id and b.id = new.blueprint_id
                     where p.place_id = new.place_id and p.id = new.proposal_id and b.content -> 'identify' = p.identify) then
    raise exception 'Nobody agrees on rules alone.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.all_kept_about(child uuid)
 RETURNS TABLE(kept_as text, kept jsonb)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  each record;
begin
  if not kith.may('answer for the record') or not exists (
      select 1 from access.reach r join access.classes c on c.class = 'safeguarding' and r.writes & c.bit <> 0
       where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
         and (r.until is null or r.until > now())) then
    return;
  end if;
  for each in
    select g.guarded, a.attname from access.guards g
      join access.classes c on c.class = g.class
      join pg_attribute a on a.attrelid = g.guarded::regclass and not a.attisdropped
       and a.attname = case g.guarded when 'kith.children' then 'id' else 'child_id' end
     where g.guarded not in ('kith.record_requests', 'kith.request_pauses', 'kith.bundle_lines', 'kith.search_words')
     order by g.guarded
  loop
    return query execute format('select %L::text, to_jsonb(t) from %s t where t.%I = $1 and t.place_id = $2', each.guarded,
      each.guarded, each.attname) using child, kith.place();
  end loop;
  return query select 'kith.relatives'::text, to_jsonb(t) from kith.relatives t
    where t.place_id = kith.place()
      and t.id in (select s.relative_id from kith.relationships s where s.place_id = kith.place() and s.child_id = child);
end $function$; -- owner kith_definer
grant execute on function kith.all_kept_about(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.amend_relative(new_id uuid, child uuid, relative uuid, new_name text, speaks text[], interpreter boolean)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
begin
  if not exists (
    select 1 from access.reach r join access.classes c on c.class = 'family'
      join kith.relationships k on k.place_id = here and k.child_id = r.child_id and k.relative_id = relative
                               and k.ended_at is null
     where r.person_id = kith.person() and r.place_id = here and r.child_id = child
       and r.writes & c.bit <> 0 and (r.until is null or r.until > now())) then
    raise exception 'No such relative.' using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from kith.relatives p where p.place_id = here and p.id = new_id) then return 'known'; end if;
  update kith.relatives p set ended_at = now() where p.place_id = here and p.id = relative and p.ended_at is null;
  if not found then return 'changed'; end if;
  insert into kith.relatives (place_id, id, name, languages, needs_interpreter)
    values (here, new_id, new_name, speaks, interpreter);
  with before as (
    update kith.relationships k set ended_at = now(), ended_by = kith.person()
     where k.place_id = here and k.ended_at is null
       and (k.relative_id = relative or k.through_id = relative or k.couple_with = relative)
    returning k.*)
  insert into kith.relationships
    (place_id, id, child_id, relative_id, kind, parental_responsibility, responsibility_shown_by, known_by, lives_with,
     may_collect, not_contacted, through_id, couple_with, couple, shape, died)
  select here, gen_random_uuid(), b.child_id, case when b.relative_id = relative then new_id else b.relative_id end, b.kind,
         b.parental_responsibility, b.responsibility_shown_by, kith.person(), b.lives_with, b.may_collect, b.not_contacted,
         case when b.through_id = relative then new_id else b.through_id end,
         case when b.couple_with = relative then new_id else b.couple_with end, b.couple, b.shape, b.died
    from before b;
  return 'amended';
end $function$; -- owner kith_definer
grant execute on function kith.amend_relative(uuid,uuid,uuid,text,text[],boolean) to kith_app;

CREATE OR REPLACE FUNCTION kith.answer_check(new_id uuid, wanted uuid, is_known boolean)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asked kith.cohort_checks;
begin
  if exists (select 1 from kith.cohort_check_answers a
              where a.place_id = (select kith.place()) and a.id = new_id and a.check_id = wanted
                and a.person_id = kith.person() and a.known = is_known) then
    return 'again';
  end if;
  select k.* into asked from kith.cohort_checks k where k.place_id = (select kith.place()) and k.id = wanted;
  if asked.id is null then return 'gone'; end if;
  perform 1 from kith.cohorts c where c.place_id = asked.place_id and c.id = asked.cohort_id for no key update;
  if not exists (select 1 from kith.checks_to_answer(wanted) t where t.check_id = wanted) then return 'gone'; end if;
  insert into kith.cohort_check_answers (place_id, id, check_id, child_id, person_id, known)
    values (asked.place_id, new_id, asked.id, asked.child_id, kith.person(), is_known);
  perform kith.void_signatures(asked.cohort_id, 'a check was answered after this signature');
  return 'answered';
end $function$; -- owner kith_definer
grant execute on function kith.answer_check(uuid,uuid,boolean) to kith_app;

CREATE OR REPLACE FUNCTION kith.answer_class_page(page uuid, ids uuid[], lines integer[], answers text[], said text[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  r kith.class_page_readers;
  taken integer;
begin
  select * into r from kith.class_page_asking();
  if r.id is null or not exists (
    select 1 from kith.class_pages p where p.place_id = r.place_id and p.id = page and p.child_id = r.child_id) then
    raise exception 'This link opens no such page.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.class_page_answers (place_id, id, child_id, page_id, reader_id, line, answer, words)
  select r.place_id, w.id, r.child_id, page, r.id, w.line, w.answer, w.words
    from unnest(ids, lines, answers, said) as w (id, line, answer, words)
    join kith.class_pages p on p.place_id = r.place_id and p.id = page and w.line <= cardinality(p.lines)
  on conflict do nothing;
  get diagnostics taken = row_count;
  return taken;
end $function$; -- owner kith_definer
grant execute on function kith.answer_class_page(uuid,uuid[],integer[],text[],text[]) to kith_app;

CREATE OR REPLACE FUNCTION kith.answer_handover(handed uuid, new_id uuid, yes boolean, in_words text, on_day date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
  me uuid := kith.person();
  h kith.handover_children;
  enrolment uuid;
begin
  select * into h from kith.handover_children x
   where x.place_id = here and x.id = handed and x.to_person = me and x.dropped_at is null
     and access.may_be_given(here, x.child_id, me) for update;
  if h.id is null then return 'gone'; end if;
  if h.accepted_at is not null then return 'accepted'; end if;
  if not yes then
    update kith.handover_children c set to_person = null, asked_at = null, declined_by = me, declined_at = now(), declined_words = in_words
     where c.place_id = here and c.id = h.id;
    return 'declined';
  end if;
  if h.finished_at is null then return 'not-finished'; end if;
  if not exists (select 1 from kith.memberships m
                  where m.place_id = here and m.person_id = me and m.role = 'link-worker' and m.ended_at is null) then
    return 'gone';
  end if;
  perform 1 from kith.children c where c.place_id = here and c.id = h.child_id for no key update;
  select e.id into enrolment from kith.enrolments e where e.place_id = here and e.child_id = h.child_id and e.ended_on is null;
  if enrolment is null then return 'gone'; end if;
  update access.caseloads l
     set ended_at = now(), ended_by = me,
         until = case when l.person_id = h.from_person then now() + make_interval(days => coalesce((
           select (b.content #>> '{alerts,handover,days_after}')::integer
             from kith.blueprints b where b.place_id = here order by b.version desc limit 1), 7)) end
   where l.place_id = here and l.child_id = h.child_id and l.person_id in (h.from_person, me) and l.ended_at is null;
  update kith.matches m set ended_at = now() where m.place_id = here and m.child_id = h.child_id and m.ended_at is null;
  insert into access.caseloads (place_id, id, child_id, person_id, made_by) values (here, new_id, h.child_id, me, me);
  insert into kith.matches (place_id, id, child_id, enrolment_id, person_id, matched_on, hello_on, matched_by)
    values (here, new_id, h.child_id, enrolment, me, on_day, case when h.introduced then on_day end, coalesce(h.asked_by, me));
  update kith.handover_children c set accepted_at = now() where c.place_id = here and c.id = h.id;
  -- What whoever goes was to do is the new one's to do, and so is a promise with a day: rows of their own, with where they come from.
  insert into kith.actions (place_id, id, child_id, what, who, person_id, due_on, came_from, from_id, agreed_on, made_by)
  select here, gen_random_uuid(), h.child_id, x.what, 'staff', me, x.due_on, 'handover', x.id, on_day, me
    from (select l.id, left(l.words, 300) as what, l.by_day as due_on from kith.handover_lines l
           where l.place_id = here and l.handed_id = h.id and l.kind = 'promise' and l.by_day is not null and l.withdrawn_at is null
          union all
          select a.id, a.what, a.due_on from kith.actions a
           where a.place_id = here and a.child_id = h.child_id and a.person_id = h.from_person and a.settled_on is null) x;
  update kith.actions a set settled_on = on_day, let_go_because = 'Handed over to ' || (select p.name from kith.people p where p.id = me)
   where a.place_id = here and a.child_id = h.child_id and a.person_id = h.from_person and a.settled_on is null;
  perform kith.tell_of_offer('link-worker-changed', h.child_id, new_id);
  return 'accepted';
end $function$; -- owner kith_definer
grant execute on function kith.answer_handover(uuid,uuid,boolean,text,date) to kith_app;

CREATE OR REPLACE FUNCTION kith.answer_offer(new_id uuid, offer uuid, asked text, said text, by_whom text, how text, on_day date, in_words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
  about kith.offers;
begin
  select * into about from kith.offers o where o.place_id = here and o.id = offer;
  if about.id is null or not kith.may_offer(about.child_id) then
    raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from kith.cohorts k where k.place_id = here and k.id = about.cohort_id for no key update;
  if said = 'yes' and not exists (select 1 from kith.offer_answers a where a.place_id = here and a.id = new_id)
     and exists (select 1 from kith.offer_moves m
                  where m.place_id = here and m.cohort_id = about.cohort_id and m.freed_by = about.child_id) then
    return 'given-on';
  end if;
  insert into kith.offer_answers
    (place_id, id, offer_id, child_id, who, answer, said_by, said_how, said_on, words, recorded_by)
    values (here, new_id, offer, about.child_id, asked, said, by_whom, how, on_day, in_words, kith.person())
    on conflict (place_id, id) do nothing;
  if not found then
    return case when exists (
      select 1 from kith.offer_answers a
       where a.place_id = here and a.id = new_id and a.offer_id = offer and a.who = asked and a.answer = said
         and a.said_by = by_whom and a.said_how = how and a.said_on = on_day and a.words is not distinct from in_words)
      then 'known' else 'other' end;
  end if;
  perform kith.tell_of_offer(asked || '-answered', about.child_id, offer);
  return 'answered';
end $function$; -- owner kith_definer
grant execute on function kith.answer_offer(uuid,uuid,text,text,text,text,date,text) to kith_app;
grant execute on function kith.answer_offer(uuid,uuid,text,text,text,text,date,text) to kith_worker;

CREATE OR REPLACE FUNCTION kith.answers_checks(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select 1 from kith.memberships m join access.duties d using (role)
                  where m.place_id = (select kith.place()) and m.person_id = person and m.ended_at is null
                    and d.duty = 'answer checks') $function$; -- owner kith_definer
grant execute on function kith.answers_checks(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.ask_about(of_round uuid, children uuid[], because text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  r kith.collecting_rounds := kith.round_to_change(of_round);
  asking access.credentials := access.credential();
  put_in integer;
begin
  insert into kith.collecting_children (place_id, round_id, child_id, risks_met, place_in_list, added_because)
  select r.place_id, r.id, s.child_id, s.risks_met,
         w.n + coalesce((select max(c.place_in_list) from kith.collecting_children c where c.round_id = r.id), 0), because
    from unnest(children) with ordinality as w (child_id, n)
    join kith.screen_results s on s.place_id = r.place_id and s.screen_id = r.screen_id and s.child_id = w.child_id
   where kith.may_be_asked_about(r.place_id, r.school_id, w.child_id)
     and (asking.kind <> 'person' or exists (
           select 1 from access.reach x
            where x.person_id = asking.person_id and x.child_id = w.child_id and x.reads & 8 <> 0
              and (x.until is null or x.until > now())))
  on conflict (place_id, round_id, child_id) do update
    set dropped_at = null, dropped_by = null, dropped_because = null, added_because = excluded.added_because
  where kith.collecting_children.dropped_at is not null;
  get diagnostics put_in = row_count;
  return put_in;
end $function$; -- owner kith_definer
grant execute on function kith.ask_about(uuid,uuid[],text) to kith_app;
grant execute on function kith.ask_about(uuid,uuid[],text) to kith_worker;

CREATE OR REPLACE FUNCTION kith.ask_back(ending uuid, child uuid, on_day date, in_words text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update kith.endings e set back_asked_on = on_day, back_words = in_words
   where e.place_id = kith.place() and e.id = ending and e.child_id = child and e.ended_on is not null
     and access.writes_plan(ask_back.child);
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.ask_back(uuid,uuid,date,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.ask_cohort_checks(batch uuid, cohort uuid, in_words text, first uuid, second uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'choose the cohort');
  asked integer;
begin
  select count(*) into asked from kith.cohort_checks k where k.place_id = room.place_id and k.batch_id = batch;
  if asked > 0 or room.frozen_at is not null then return asked; end if;
  if exists (select 1 from kith.cohort_standing(cohort) s where s.stands = 'undecided') then return null; end if;
  if first = second or not kith.answers_checks(first) or not kith.answers_checks(second) then
    raise exception 'A check is answered by two people of the council.' using errcode = 'check_violation';
  end if;
  insert into kith.cohort_checks (place_id, id, cohort_id, child_id, batch_id, basis, first_person, second_person, asked_by)
    select room.place_id, gen_random_uuid(), room.id, s.child_id, batch, in_words, first, second, kith.person()
      from kith.cohort_standing(cohort) s
     where s.stands = 'in'
       and not exists (select 1 from access.restrictions x
                        where x.place_id = room.place_id and x.child_id = s.child_id and x.ended_at is null)
       and not exists (
         select 1 from kith.cohort_checks k
          where k.place_id = room.place_id and k.cohort_id = room.id and k.child_id = s.child_id
            and not exists (
              select 1 from unnest(array[k.first_person, k.second_person]) p (id)
               where not kith.answers_checks(p.id)
                 and not exists (select 1 from kith.cohort_check_answers a
                                  where a.place_id = k.place_id and a.check_id = k.id and a.person_id = p.id)));
  get diagnostics asked = row_count;
  if asked > 0 then perform kith.void_signatures(room.id, 'a check was asked for after this signature'); end if;
  return asked;
end $function$; -- owner kith_definer
grant execute on function kith.ask_cohort_checks(uuid,uuid,text,uuid,uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.ask_correction(new_id uuid, child uuid, of_entry text, of_day date, called text, said uuid, asks text, asks_name text, came_on date, what_is_wrong text, what_is_right text, shown_by text, is_opinion boolean, by uuid DEFAULT NULL::uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind <> 'operator' and not kith.may_put_right(child) then
    raise exception 'no such child' using errcode = '42501';
  end if;
  if said is not null and not exists (
      select 1 from kith.family_page_words w
       where w.place_id = asking.place_id and w.id = said and w.child_id = child and w.answered_on is null) then
    return false;
  end if;
  insert into kith.corrections (place_id, id, child_id, entry_id, entry_day, entry, said_id, asker, asked_by, received_on, wrong,
                                right_is, evidence, opinion, audience, made_by)
  values (asking.place_id, new_id, child, of_entry, of_day, called, said, asks, asks_name, came_on, what_is_wrong, what_is_right,
          shown_by, is_opinion,
          coalesce((select c.audience from kith.contacts c
                     where c.place_id = asking.place_id and c.child_id = child and c.id::text = left(of_entry, 36)), 'team'),
          case when asking.kind = 'operator' then by else asking.person_id end)
  on conflict do nothing;
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.ask_correction(uuid,uuid,text,date,text,uuid,text,text,date,text,text,text,boolean,uuid) to kith_app;
grant execute on function kith.ask_correction(uuid,uuid,text,date,text,uuid,text,text,date,text,text,text,boolean,uuid) to kith_worker;

CREATE OR REPLACE FUNCTION kith.ask_for_job(wanted text, about uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  place uuid := kith.place();
begin
  if place is null then raise exception 'A job is always for a place.'; end if;
  insert into pgboss.job (id, name, data, policy, retry_limit, retry_delay, retry_backoff, expire_seconds,
                          deletion_seconds, keep_until, heartbeat_seconds)
  select about, q.name, jsonb_build_object('place', place, 'about', about), q.policy, q.retry_limit, q.retry_delay,
         q.retry_backoff, q.expire_seconds, q.deletion_seconds, now() + make_interval(secs => q.retention_seconds),
         q.heartbeat_seconds
    from pgboss.queue q where q.name = wanted
  on conflict do nothing;
end $function$; -- owner kith_definer
grant execute on function kith.ask_for_job(text,uuid) to kith_app;
grant execute on function kith.ask_for_job(text,uuid) to kith_worker;

CREATE OR REPLACE FUNCTION kith.ask_to_take_over(handed uuid, person uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  h kith.handover_children := access.hands_over(handed);
begin
  if not kith.may('match link workers') then
    raise exception 'This needs the duty: match link workers.' using errcode = 'insufficient_privilege';
  end if;
  if h.id is null or h.accepted_at is not null then return 'gone'; end if;
  if h.to_person = person then return 'known'; end if;
  if h.from_person = person then return 'same'; end if;
  if exists (select 1 from kith.conflicts_among(array[h.child_id]) f where f.person_id = person) then return 'conflict'; end if;
  if not access.may_be_given(h.place_id, h.child_id, person) then return 'restricted'; end if;
  if not exists (select 1 from kith.memberships m
                  where m.place_id = h.place_id and m.person_id = person and m.role = 'link-worker' and m.ended_at is null) then
    return 'no-worker';
  end if;
  update kith.handover_children c set to_person = person, asked_at = now(), asked_by = kith.person()
   where c.place_id = h.place_id and c.id = h.id;
  return 'asked';
end $function$; -- owner kith_definer
grant execute on function kith.ask_to_take_over(uuid,uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.asked_to_take_over()
 RETURNS TABLE(id uuid, child_id uuid, forename text, surname text, year_group text, school text, from_name text, why text, last_day date, introduce_on date, introduced boolean, finished boolean, asked_at timestamp with time zone, matters text[], promises text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
begin
  -- In plpgsql, for Today asks it on every page and a function in SQL is planned anew each time.
  return query
    select h.id, h.child_id, n.forename, n.surname, o.year_group, s.name, p.name, v.why, v.last_day, h.introduce_on, h.introduced,
           h.finished_at is not null, h.asked_at,
           array(select l.words from kith.handover_lines l
                  where l.place_id = h.place_id and l.handed_id = h.id and l.kind = 'matters' and l.withdrawn_at is null order by l.made_at),
           array(select l.words from kith.handover_lines l
                  where l.place_id = h.place_id and l.handed_id = h.id and l.kind = 'promise' and l.withdrawn_at is null order by l.made_at)
      from kith.handover_children h
      join kith.handovers v on v.place_id = h.place_id and v.id = h.handover_id
      join kith.people p on p.id = h.from_person
      join kith.enrolments e on e.place_id = h.place_id and e.child_id = h.child_id and e.ended_on is null
      join kith.schools s on s.place_id = e.place_id and s.id = e.school_id
      left join kith.names n on n.place_id = h.place_id and n.child_id = h.child_id and n.ended_at is null
      left join kith.rolls o on o.place_id = h.place_id and o.child_id = h.child_id and o.ended_at is null
     where h.place_id = here and h.to_person = asking and h.accepted_at is null and h.dropped_at is null
       and access.may_be_given(h.place_id, h.child_id, h.to_person)
     order by v.last_day, n.forename, h.id;
end $function$; -- owner kith_definer
grant execute on function kith.asked_to_take_over() to kith_app;

CREATE OR REPLACE FUNCTION kith.break_glass(glass uuid, name text, school uuid, category text, sealed bytea, key_id text)
 RETURNS TABLE(what text, child_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  words text[] := kith.plain_words(left(name, 200));
  found_children uuid[];
  child uuid;
begin
  if asking.kind is distinct from 'person' or not kith.may('break glass') then
    raise exception 'not theirs to do' using errcode = '42501';
  end if;
  select array_agg(distinct n.child_id) into found_children
    from kith.names n
    join kith.rolls o on o.child_id = n.child_id and o.place_id = n.place_id and o.ended_at is null and o.school_id = school
   where n.place_id = asking.place_id and n.ended_at is null and cardinality(words) >= 2
     and kith.plain_words(concat_ws(' ', n.forename, n.surname)) @> words
     and words @> kith.plain_words(concat_ws(' ', n.forename, n.surname))
     and exists (select 1 from kith.enrolments e where e.place_id = n.place_id and e.child_id = n.child_id)
     and not exists (select 1 from access.exclusions x
                      where x.child_id = n.child_id and x.person_id = asking.person_id and x.ended_at is null)
     and not exists (select 1 from access.restrictions r where r.child_id = n.child_id and r.ended_at is null);
  child := found_children[1];
  if cardinality(found_children) is distinct from 1 then return query select 'nobody', null::uuid; return; end if;
  if exists (select 1 from kith.glass_broken g
              where g.place_id = asking.place_id and g.id = glass and g.person_id = asking.person_id and g.child_id = child) then
    return query select 'opened', child; return;
  end if;
  if access.reads_of(asking.person_id, child, 32) then return query select 'already', child; return; end if;
  if exists (select 1 from kith.glass_broken g
              where g.person_id = asking.person_id and g.until > now() and g.closed_at is null) then
    return query select 'one-at-a-time', null::uuid; return;
  end if;
  insert into kith.glass_broken (place_id, id, child_id, person_id, category, sealed, key_id)
  values (asking.place_id, glass, child, asking.person_id, break_glass.category, break_glass.sealed, break_glass.key_id);
  -- What a Link Worker reads of their own caseload, to read alone.
  insert into access.grants (place_id, id, child_id, person_id, reads, writes, why, until, made_by)
  select asking.place_id, glass, child, asking.person_id, b.reads, 0, 'break-glass: ' || break_glass.category,
         now() + interval '1 hour', asking.person_id
    from access.role_bits b where b.role = 'link-worker';
  return query select 'opened', child;
end $function$; -- owner kith_definer
grant execute on function kith.break_glass(uuid,text,uuid,text,bytea,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.by_whoever_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  -- Jobs and operators bring in what somebody else did.
  if kith.person() is null then return new; end if;
  return jsonb_populate_record(new, jsonb_build_object(tg_argv[0], kith.person()));
end $function$; -- owner kith_owner

CREATE OR REPLACE FUNCTION kith.by_whoever_settled()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if kith.person() is null then return new; end if;
  new.made_by := case when tg_op = 'INSERT' then kith.person() else old.made_by end;
  new.ready_by := case when new.ready_at is null then null
    when tg_op = 'INSERT' or old.ready_at is null then kith.person() else old.ready_by end;
  new.signed_by := case when new.signed_at is null then null
    when tg_op = 'INSERT' or old.signed_at is null then kith.person() else old.signed_by end;
  new.handed_by := case when new.handed_on is null then null
    when tg_op = 'INSERT' or old.handed_on is null then kith.person() else old.handed_by end;
  new.ended_by := case when new.ended_on is null then null
    when tg_op = 'INSERT' or old.ended_on is null then kith.person() else old.ended_by end;
  return new;
end $function$; -- owner kith_owner
grant execute on function kith.by_whoever_settled() to public;

CREATE OR REPLACE FUNCTION kith.call_off_handover(handover uuid, because text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not kith.may('lead the team') then
    raise exception 'This needs the duty: lead the team.' using errcode = 'insufficient_privilege';
  end if;
  update kith.handovers h set called_off_at = now(), called_off_by = kith.person(), called_off_because = because
   where h.place_id = kith.place() and h.id = handover and h.called_off_at is null;
  if not found then return false; end if;
  update kith.handover_children c set dropped_at = now()
   where c.place_id = kith.place() and c.handover_id = handover and c.accepted_at is null and c.dropped_at is null;
  return true;
end $function$; -- owner kith_definer
grant execute on function kith.call_off_handover(uuid,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.change_ending(ending uuid, child uuid, on_day date, held_on date, in_words text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update kith.endings e
     set planned_on = coalesce(on_day, e.planned_on), review_on = coalesce(held_on, e.review_on),
         review_words = coalesce(in_words, e.review_words)
   where e.place_id = kith.place() and e.id = ending and e.child_id = child and e.ended_on is null
     and access.writes_plan(change_ending.child);
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.change_ending(uuid,uuid,date,date,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.change_link_worker(new_id uuid, child uuid, person uuid, on_day date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
  enrolment uuid;
begin
  if not kith.may('match link workers') or not kith.may_agree(child) then
    raise exception 'This needs the duty: match link workers.' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from kith.children c where c.place_id = here and c.id = child for no key update;
  if exists (select 1 from kith.matches m where m.place_id = here and m.id = new_id) then return 'known'; end if;
  select e.id into enrolment from kith.enrolments e where e.place_id = here and e.child_id = child and e.ended_on is null;
  if enrolment is null then return 'not-taking-part'; end if;
  if exists (select 1 from kith.conflicts_among(array[child]) f where f.person_id = person) then return 'conflict'; end if;
  if exists (select 1 from access.restrictions s
              where s.place_id = here and s.child_id = child and s.ended_at is null)
     and not exists (select 1 from access.restriction_allows a
                      where a.place_id = here and a.child_id = child and a.person_id = person and a.ended_at is null) then
    return 'restricted';
  end if;
  if not exists (select 1 from kith.memberships m
                  where m.place_id = here and m.person_id = person and m.role = 'link-worker' and m.ended_at is null) then
    return 'no-worker';
  end if;
  if exists (select 1 from access.caseloads l
              where l.place_id = here and l.child_id = child and l.person_id = person and l.ended_at is null) then
    return 'known';
  end if;
  update access.caseloads l set ended_at = now(), ended_by = kith.person()
   where l.place_id = here and l.child_id = child and l.ended_at is null;
  update kith.matches m set ended_at = now()
   where m.place_id = here and m.child_id = child and m.ended_at is null;
  insert into access.caseloads (place_id, id, child_id, person_id, made_by)
    values (here, new_id, child, person, kith.person());
  insert into kith.matches (place_id, id, child_id, enrolment_id, person_id, matched_on, matched_by)
    values (here, new_id, child, enrolment, person, on_day, kith.person());
  perform kith.tell_of_offer('link-worker-changed', child, new_id);
  return 'changed';
end $function$; -- owner kith_definer
grant execute on function kith.change_link_worker(uuid,uuid,uuid,date) to kith_app;
grant execute on function kith.change_link_worker(uuid,uuid,uuid,date) to kith_worker;

CREATE OR REPLACE FUNCTION kith.checks_to_answer(wanted uuid DEFAULT NULL::uuid)
 RETURNS TABLE(check_id uuid, forename text, surname text, born_on date, school text, basis text, asked_by text, asked_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select k.id, n.forename, n.surname, b.born_on, l.name, k.basis, p.name, k.asked_at
    from (select c.id, c.school_id from kith.cohorts c
           where c.place_id = (select kith.place()) and c.frozen_at is null
             and exists (select 1 from kith.cohort_checks k
                          where k.place_id = c.place_id and k.cohort_id = c.id
                            and (wanted is null or k.id = wanted)
                            and kith.person() in (k.first_person, k.second_person))) c
    cross join lateral kith.cohort_standing(
      c.id, (select w.child_id from kith.cohort_checks w where w.place_id = (select kith.place()) and w.id = wanted)) s
    join kith.cohort_checks k on k.cohort_id = c.id and k.child_id = s.child_id and s.stands = 'in'
    join kith.schools l on l.place_id = k.place_id and l.id = c.school_id
    join kith.people p on p.id = k.asked_by
    left join kith.names n on n.place_id = k.place_id and n.child_id = k.child_id and n.ended_at is null
    left join kith.births b on b.place_id = k.place_id and b.child_id = k.child_id and b.ended_at is null
   where k.place_id = (select kith.place()) and kith.person() in (k.first_person, k.second_person)
     and (wanted is null or k.id = wanted)
     and kith.answers_checks(kith.person())
     and not exists (select 1 from kith.cohort_check_answers a
                      where a.place_id = k.place_id and a.check_id = k.id and a.person_id = kith.person())
     and not exists (select 1 from access.exclusions e
                      where e.child_id = k.child_id and e.person_id = kith.person() and e.ended_at is null)
     and not exists (select 1 from access.restrictions r
                      where r.child_id = k.child_id and r.ended_at is null)
   order by n.surname, n.forename, k.id $function$; -- owner kith_definer
grant execute on function kith.checks_to_answer(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.class_page_asking()
 RETURNS SETOF kith.class_page_readers
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select r.*
    from access.credential() c
    join kith.links l on l.place_id = c.place_id and l.id = c.id and l.ended_at is null
    join kith.class_page_readers r on r.place_id = l.place_id and r.id = l.about_id and r.link_id = l.id
                                  and r.school_id = l.school_id and r.ended_on is null
   where c.kind = 'link' and c.purpose = 'what-helps'
     and kith.may_tell_by_link(r.place_id, r.child_id)
     and kith.may_be_asked_about(r.place_id, r.school_id, r.child_id)
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.class_page_by_link()
 RETURNS TABLE(reader text, forename text, initial text, school text, page_id uuid, written_on date, lines text[], answers text[], until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select r.name, n.forename, left(n.surname, 1), s.name, p.id, p.written_on, p.lines,
         (select array_agg(coalesce((select a.answer from kith.class_page_answers a
                                      where a.place_id = p.place_id and a.page_id = p.id and a.reader_id = r.id and a.line = w.n
                                      order by a.given_at desc, a.id desc limit 1), '') order by w.n)
            from generate_series(1, cardinality(p.lines)) as w (n)),
         (access.credential()).until
    from kith.class_page_asking() r
    join kith.schools s on s.place_id = r.place_id and s.id = r.school_id
    join lateral (select x.* from kith.class_pages x where x.place_id = r.place_id and x.child_id = r.child_id
                   order by x.version desc limit 1) p on true
    left join kith.names n on n.place_id = r.place_id and n.child_id = r.child_id and n.ended_at is null
$function$; -- owner kith_definer
grant execute on function kith.class_page_by_link() to kith_app;

CREATE OR REPLACE FUNCTION kith.close_glass()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  closed uuid[];
begin
  with done as (
    update kith.glass_broken g set closed_at = now()
     where g.person_id = kith.person() and g.place_id = kith.place() and g.until > now() and g.closed_at is null
    returning g.id)
  select array_agg(d.id) into closed from done d;
  update access.grants g set ended_at = now() where g.place_id = kith.place() and g.id = any (closed) and g.ended_at is null;
  return closed is not null;
end $function$; -- owner kith_definer
grant execute on function kith.close_glass() to kith_app;

CREATE OR REPLACE FUNCTION kith.cohort_blockers(cohort uuid)
 RETURNS TABLE(blocker text, n integer, about text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with room as materialized (
    select c.*, kith.cohort_side(c.school_id, 'sign the cohort') as my_side
      from kith.cohorts c
     where c.place_id = (select kith.place()) and c.id = cohort and kith.may_be_in_cohort(cohort)),
  standing as materialized (
    select s.*, exists (select 1 from access.restrictions x
                         where x.place_id = (select kith.place()) and x.child_id = s.child_id
                           and x.ended_at is null) as restricted
      from kith.cohort_standing(cohort) s),
  counted as (
    select (count(*) filter (where stands = 'in'))::int as chosen,
           (count(*) filter (where stands = 'undecided'))::int as undecided,
           (count(*) filter (where stands = 'in' and check_state is null and not restricted))::int as not_asked,
           (count(*) filter (where stands = 'in' and check_state is not null and check_answers < 2))::int as not_answered,
           (count(*) filter (where asked_for and stands = 'out' and not next_step))::int as no_next_step
      from standing),
  groups as (
    select array_agg(s.child_id) as children,
           array_agg(s.outcome in ('in', 'reserve', 'waiting', 'to-a-person')) as at_risk,
           array_agg(s.rank is not null) as ranked, array_agg(s.stands = 'in') as chosen
      from standing s where s.outcome <> 'out-of-scope'),
  gaps as (
    select distinct a.by_what
      from groups g cross join lateral kith.groups_among(cohort, g.children, g.at_risk, g.ranked, g.chosen) a
     where a.gap),
  written as (
    select a.by_what, a.side, a.person_id
      from kith.cohort_gap_answers a where a.place_id = (select kith.place()) and a.cohort_id = cohort)
  select 'names-not-opened', 1, null::text from room where names_opened_at is null
  union all select 'nobody-in', 0, null from counted, room where chosen = 0
  union all select 'over-capacity', chosen - capacity, null from counted, room where chosen > capacity
  union all select 'undecided', undecided, null from counted, room where undecided > 0
  union all select 'check-not-asked', not_asked, null from counted, room where not_asked > 0
  union all select 'check-not-answered', not_answered, null from counted, room where not_answered > 0
  union all select 'no-next-step', no_next_step, null from counted, room where no_next_step > 0
  union all
  select 'gap-' || w.side, 1, g.by_what
    from gaps g cross join (values ('school'), ('programme')) w (side), room
   where not exists (select 1 from written a where a.by_what = g.by_what and a.side = w.side)
  union all
  select 'gap-mine', 1, g.by_what
    from gaps g, room
   where exists (select 1 from written a where a.by_what = g.by_what and a.side = room.my_side)
     and not exists (select 1 from written a where a.by_what = g.by_what and a.person_id = kith.person()) $function$; -- owner kith_definer
grant execute on function kith.cohort_blockers(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.cohort_check_states(cohort uuid)
 RETURNS TABLE(child_id uuid, state text, answers integer, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select k.child_id,
         case when bool_or(a.known) then 'to-a-person' when count(a.id) >= 2 then 'no' else 'asked' end,
         count(a.id)::int, coalesce(max(a.answered_at), k.asked_at)
    from (select distinct on (c.child_id) c.* from kith.cohort_checks c
           where c.place_id = (select kith.place()) and c.cohort_id = cohort
           order by c.child_id, c.asked_at desc, c.id) k
    left join kith.cohort_check_answers a on a.place_id = k.place_id and a.check_id = k.id
   where kith.may_be_in_cohort(cohort)
     and ((select kith.may('match link workers'))
          or exists (select 1 from kith.cohorts o where o.id = cohort and o.frozen_at is null))
   group by k.child_id, k.id, k.asked_at $function$; -- owner kith_definer
grant execute on function kith.cohort_check_states(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.cohort_groups(cohort uuid)
 RETURNS TABLE(by_what text, which text, in_scope integer, at_risk integer, ranked integer, chosen integer, gap boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select g.*
    from (select array_agg(s.child_id) as children,
                 array_agg(s.outcome in ('in', 'reserve', 'waiting', 'to-a-person')) as at_risk,
                 array_agg(s.rank is not null) as ranked, array_agg(s.stands = 'in') as chosen
            from kith.cohort_standing(cohort) s
           where s.outcome <> 'out-of-scope' and kith.may_be_in_cohort(cohort)) s
    cross join lateral kith.groups_among(cohort, s.children, s.at_risk, s.ranked, s.chosen) g $function$; -- owner kith_definer
grant execute on function kith.cohort_groups(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.cohort_offers(cohort uuid)
 RETURNS TABLE(by_what text, which text, offered integer, agreed integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with newest as (
    select distinct on (a.offer_id, a.who) a.offer_id, a.who, a.answer
      from kith.offers o join kith.offer_answers a on a.place_id = o.place_id and a.offer_id = o.id
     where o.place_id = (select kith.place()) and o.cohort_id = cohort
     order by a.offer_id, a.who, a.recorded_at desc, a.id desc),
  offered as (
    select o.child_id,
           bool_or(coalesce(f.answer = 'yes', false) and coalesce(c.answer <> 'no', true)) as agreed
      from kith.offers o
      left join newest f on f.offer_id = o.id and f.who = 'family'
      left join newest c on c.offer_id = o.id and c.who = 'child'
     where o.place_id = (select kith.place()) and o.cohort_id = cohort and kith.may_be_in_cohort(cohort)
       and o.child_id <> all ((select kith.kept_from_asker())::uuid[])
       and not exists (select 1 from kith.child_objections j
                        where j.place_id = o.place_id and j.child_id = o.child_id and j.settled_at is null)
     group by o.child_id)
  select g.by_what, g.which, g.in_scope, g.chosen
    from (select array_agg(f.child_id) as children, array_agg(true) as every, array_agg(f.agreed) as agreed
            from offered f) f
    cross join lateral kith.groups_among(cohort, f.children, f.every, f.every, f.agreed) g $function$; -- owner kith_definer
grant execute on function kith.cohort_offers(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.cohort_side(school uuid, wanted text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select case when bool_or(r.scope = 'place') then 'programme' when bool_or(m.school_id = school) then 'school' end
    from kith.memberships m join access.roles r using (role) join access.duties d using (role)
   where m.person_id = kith.person() and m.place_id = (select kith.place()) and m.ended_at is null and d.duty = wanted
     and (r.scope = 'place' or m.school_id = school)
     and exists (select 1 from kith.schools s where s.place_id = (select kith.place()) and s.id = school) $function$; -- owner kith_definer
grant execute on function kith.cohort_side(uuid,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.cohort_standing(cohort uuid, only_child uuid DEFAULT NULL::uuid)
 RETURNS TABLE(child_id uuid, code text, year_group text, outcome text, rank integer, stands text, decided boolean, differ boolean, check_state text, check_answers integer, asked_for boolean, next_step boolean)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with said as materialized (
    select e.child_id, e.person_id, e.kind, e.decision, e.made_at, e.id
      from kith.cohort_entries e where e.place_id = (select kith.place()) and e.cohort_id = cohort
       and (only_child is null or e.child_id = only_child)),
  views as (
    select distinct on (s.child_id, s.person_id) s.child_id, s.decision, s.made_at, s.id
      from said s where s.kind = 'view' order by s.child_id, s.person_id, s.made_at desc, s.id),
  stand as (
    select v.child_id, (array_agg(v.decision order by v.made_at desc, v.id desc))[1] as decision,
           max(v.made_at) as made_at, count(distinct v.decision) > 1 as differ
      from views v group by v.child_id),
  told as (
    select s.child_id, bool_or(s.kind = 'asked') as asked_for, bool_or(s.kind = 'next-step') as next_step
      from said s group by s.child_id)
  select c.child_id, c.code, r.year_group, r.outcome, r.rank,
         case when k.state = 'to-a-person' and (v.made_at is null or k.at > v.made_at) then 'undecided'
              when v.decision is not null then v.decision
              when r.outcome = 'in' then 'in'
              when r.outcome in ('reserve', 'waiting') then 'waiting'
              when r.outcome = 'to-a-person' then 'undecided'
              else 'out' end,
         v.decision is not null, coalesce(v.differ, false), k.state, coalesce(k.answers, 0),
         coalesce(t.asked_for, false), coalesce(t.next_step, false)
    from kith.cohorts o
    join kith.cohort_children c on c.place_id = o.place_id and c.cohort_id = o.id
    join kith.screen_results r on r.place_id = o.place_id and r.screen_id = o.screen_id and r.child_id = c.child_id
    left join stand v on v.child_id = c.child_id
    left join told t on t.child_id = c.child_id
    left join kith.cohort_check_states(cohort) k on k.child_id = c.child_id
   where o.place_id = (select kith.place()) and o.id = cohort and (only_child is null or c.child_id = only_child)
     and not exists (select 1 from kith.child_objections j
                      where j.place_id = o.place_id and j.child_id = c.child_id and j.settled_at is null) $function$; -- owner kith_definer
grant execute on function kith.cohort_standing(uuid,uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.cohort_stood(cohort uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select encode(sha256(convert_to(concat_ws(E'\n',
      (select concat_ws('|', c.id, c.screen_id, c.capacity, c.reserve, c.names_opened_at is not null)
         from kith.cohorts c where c.place_id = (select kith.place()) and c.id = cohort),
      (select string_agg(concat_ws('|', s.child_id, s.outcome, s.rank, s.stands, s.check_state, s.check_answers), E'\n' order by s.child_id)
         from kith.cohort_standing(cohort) s),
      (select string_agg(concat_ws('|', e.id, e.child_id, e.person_id, e.kind, e.decision, e.reason, e.words, e.by_when), E'\n' order by e.id)
         from kith.cohort_entries e where e.place_id = (select kith.place()) and e.cohort_id = cohort),
      (select string_agg(concat_ws('|', a.id, a.person_id, a.by_what, a.words), E'\n' order by a.id)
         from kith.cohort_gap_answers a where a.place_id = (select kith.place()) and a.cohort_id = cohort)), 'UTF8')), 'hex')
   where kith.may_be_in_cohort(cohort) $function$; -- owner kith_definer
grant execute on function kith.cohort_stood(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.concern_receivers(child uuid)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select distinct p.name
    from kith.memberships m
    join access.duties d on d.role = m.role and d.duty = 'receive concerns'
    join kith.people p on p.id = m.person_id
   where m.place_id = kith.place() and m.ended_at is null and kith.person() is not null
     and (child is null or not access.reads_of(kith.person(), child, 1) or access.reads_of(m.person_id, child, 128))
   order by 1
$function$; -- owner kith_definer
grant execute on function kith.concern_receivers(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.conflicts_among(children uuid[])
 RETURNS TABLE(child_id uuid, person_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  seen uuid[];
begin
  if not kith.may('match link workers') then
    raise exception 'This needs the duty: match link workers.' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(u.child) into seen from unnest(children) as u (child)
   where kith.person() is null or exists (
     select 1 from access.reach x where x.person_id = kith.person() and x.child_id = u.child and x.reads & 1 <> 0
        and (x.until is null or x.until > now()));
  return query
    select e.child_id, e.person_id from access.exclusions e
     where e.place_id = kith.place() and e.child_id = any(seen) and e.ended_at is null
    union
    select n.child_id, t.person_id
      from kith.conflicts_told t
      join kith.rolls o on o.place_id = t.place_id and o.school_id = t.school_id and o.ended_at is null
      join kith.names n on n.child_id = o.child_id and n.ended_at is null
                       and lower(n.forename) = lower(t.forename) and lower(n.surname) = lower(t.surname)
     where t.place_id = kith.place() and n.child_id = any(seen)
       -- What the safeguarding lead has ended is over.
       and not exists (select 1 from access.exclusions x
                        where x.place_id = t.place_id and x.child_id = n.child_id and x.person_id = t.person_id
                          and x.ended_at is not null);
end $function$; -- owner kith_definer
grant execute on function kith.conflicts_among(uuid[]) to kith_app;
grant execute on function kith.conflicts_among(uuid[]) to kith_worker;

CREATE OR REPLACE FUNCTION kith.count_caseload(person uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select count(*)::integer from access.caseloads l
    join kith.enrolments e on e.place_id = l.place_id and e.child_id = l.child_id and e.ended_on is null
   where l.place_id = kith.place() and l.person_id = person and l.ended_at is null
     and (kith.may('manage staff') or kith.may('lead the team'))
     and (kith.person() is null or not exists (select 1 from access.exclusions x
           where x.place_id = l.place_id and x.child_id = l.child_id and x.person_id = kith.person() and x.ended_at is null))
     and not exists (select 1 from access.restrictions s
           where s.place_id = l.place_id and s.child_id = l.child_id and s.ended_at is null)
$function$; -- owner kith_definer
grant execute on function kith.count_caseload(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.day_in(of_place uuid)
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(l.stands_on, (now() at time zone l.zone)::date) from kith.places l where l.id = of_place
$function$; -- owner kith_owner
grant execute on function kith.day_in(uuid) to kith_definer;

CREATE OR REPLACE FUNCTION kith.decide_correction(correction uuid, decided text, why text, theirs text, told text, today date)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  c kith.corrections;
  me uuid := kith.person();
begin
  select x.* into c from kith.corrections x where x.place_id = kith.place() and x.id = correction for update;
  if c.id is null or me is null or not kith.may_put_right(c.child_id)
     or not (c.audience = 'team' or c.made_by = me or (c.audience = 'manager' and kith.may('lead the team'))
             or (c.audience = 'safeguarding' and kith.may('restrict a record'))) then
    raise exception 'no such correction' using errcode = '42501';
  end if;
  if c.outcome is not null then return false; end if;
  if decided = 'not-corrected' and not c.opinion and not (kith.may('answer for the record') or kith.may('lead the team')) then
    raise exception 'another says that it stays' using errcode = '42501';
  end if;
  if c.said_id is not null and told is null then
    raise exception 'whoever asked is told' using errcode = '23514';
  end if;
  update kith.corrections x
     set outcome = decided, because = why, statement = theirs, decided_on = today, decided_by = me
   where x.place_id = c.place_id and x.id = c.id;
  update kith.family_page_words w set answer = told, answered_on = today, answered_by = me
   where w.place_id = c.place_id and w.id = c.said_id and w.answered_on is null;
  return true;
end $function$; -- owner kith_definer
grant execute on function kith.decide_correction(uuid,text,text,text,text,date) to kith_app;

CREATE OR REPLACE FUNCTION kith.delete_frozen_due()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  gone integer;
begin
  delete from kith.cohort_places p using kith.frozen_pupils f
   where f.place_id = (select kith.place()) and f.delete_on <= current_date and p.place_id = f.place_id and p.frozen_id = f.id;
  delete from kith.frozen_pupils f where f.place_id = (select kith.place()) and f.delete_on <= current_date;
  get diagnostics gone = row_count;
  return gone;
end $function$; -- owner kith_definer
grant execute on function kith.delete_frozen_due() to kith_worker;

CREATE OR REPLACE FUNCTION kith.do_follow_up(follow_up uuid, child uuid, on_day date, what text, in_words text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update kith.follow_ups f set done_on = on_day, how = what, words = in_words, done_by = kith.person()
   where f.place_id = kith.place() and f.id = follow_up and f.child_id = do_follow_up.child and f.done_on is null
     and access.writes_plan(do_follow_up.child);
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.do_follow_up(uuid,uuid,date,text,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.drafts_left()
 RETURNS TABLE(id uuid, child_id uuid, person_id uuid, name text, made_at timestamp with time zone, saved_at timestamp with time zone, opens boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  leads_team boolean := kith.may('lead the team');
  safeguards boolean := kith.may('restrict a record');
begin
  if asking.kind is distinct from 'person' or not (leads_team or safeguards) then return; end if;
  return query
    select d.id, d.child_id, d.person_id, p.name, d.made_at, d.saved_at,
           case d.fields ->> 'audience' when 'safeguarding' then safeguards else leads_team end
      from kith.contact_drafts d join kith.people p on p.id = d.person_id
     where d.place_id = asking.place_id and access.reads_notes(asking.person_id, d.child_id)
       and not access.writes_notes(d.person_id, d.child_id);
end $function$; -- owner kith_definer
grant execute on function kith.drafts_left() to kith_app;

CREATE OR REPLACE FUNCTION kith.draw_network(new_id uuid, child uuid, after_id uuid, on_day date, with_whom text, people jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
  said text := encode(sha256(convert_to(jsonb_build_array(child, after_id, on_day, with_whom, people)::text, 'UTF8')), 'hex');
  kept text;
begin
  if not exists (
    select 1 from access.reach r join access.classes c on c.class = 'family'
     where r.person_id = kith.person() and r.place_id = here and r.child_id = child
       and r.writes & c.bit <> 0 and (r.until is null or r.until > now()))
     and (access.credential()).kind is distinct from 'operator' then
    raise exception 'No such child.' using errcode = 'insufficient_privilege';
  end if;
  select n.hash into kept from kith.networks n where n.place_id = here and n.id = new_id;
  if found then return case when kept = said then 'known' else 'other' end; end if;
  if not exists (select 1 from kith.enrolments e where e.place_id = here and e.child_id = child and e.ended_on is null) then
    return 'ended';
  end if;
  if after_id is distinct from (
    select n.id from kith.networks n
     where n.place_id = here and n.child_id = child
       and not exists (select 1 from kith.networks x where x.place_id = here and x.follows = n.id)) then
    return 'later';
  end if;
  insert into kith.networks (place_id, id, child_id, follows, drawn_on, drawn_with, hash, made_by)
    values (here, new_id, child, after_id, on_day, with_whom, said, kith.person())
  -- Two who press at once: one of them drew since.
  on conflict do nothing;
  if not found then return 'later'; end if;
  insert into kith.network_people (place_id, network_id, child_id, position, name, relation, tie, flow, whose, notes)
  select here, new_id, child, p.position, p.value ->> 'name', p.value ->> 'relation', p.value ->> 'tie', p.value ->> 'flow',
         p.value ->> 'whose', p.value ->> 'notes'
    from jsonb_array_elements(people) with ordinality as p (value, position);
  return 'made';
end $function$; -- owner kith_definer
grant execute on function kith.draw_network(uuid,uuid,uuid,date,text,jsonb) to kith_app;
grant execute on function kith.draw_network(uuid,uuid,uuid,date,text,jsonb) to kith_worker;

CREATE OR REPLACE FUNCTION kith.drop_draft(draft uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  delete from kith.contact_drafts d
   where d.place_id = asking.place_id and d.id = draft and d.person_id = asking.person_id
     and access.writes_notes(asking.person_id, d.child_id);
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.drop_draft(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.early_help_leads_of(children uuid[])
 RETURNS TABLE(child_id uuid, episode_id uuid, began_on date, lead text, organisation text, reach text, mine boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind is distinct from 'person' or not exists (
      select 1 from kith.memberships m
        join access.matrix x on x.role = m.role and x.class = 'early_help' and x.letters in ('R', 'RW', 'F')
       where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null) then
    return;
  end if;
  return query
    select e.child_id, e.id, e.began_on, l.name, l.organisation, coalesce(l.reach, p.email),
           l.person_id is not distinct from asking.person_id
      from kith.early_help_episodes e
      join kith.early_help_leads l on l.place_id = e.place_id and l.episode_id = e.id and l.until_on is null
      left join kith.people p on p.id = l.person_id
     where e.place_id = asking.place_id and e.child_id = any (children) and e.ended_on is null
       and exists (
         select 1 from access.reach a
          where a.person_id = asking.person_id and a.child_id = e.child_id and a.reads & 1 <> 0
            and (a.until is null or a.until > now()));
end $function$; -- owner kith_definer
grant execute on function kith.early_help_leads_of(uuid[]) to kith_app;

CREATE OR REPLACE FUNCTION kith.end_outbox(on_device uuid, device_says timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  update access.outbox_grants g set ended_at = least(g.until, greatest(now(), device_says))
   where g.person_id = kith.person() and g.device = on_device and g.ended_at is null $function$; -- owner kith_definer
grant execute on function kith.end_outbox(uuid,timestamp with time zone) to kith_app;

CREATE OR REPLACE FUNCTION kith.end_programme(ending uuid, child uuid, on_day date, because text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
  e kith.endings;
begin
  if not access.writes_plan(child) then return 'gone'; end if;
  perform 1 from kith.children c where c.place_id = here and c.id = child for no key update;
  select * into e from kith.endings x where x.place_id = here and x.id = ending and x.child_id = child;
  if e.id is null then return 'gone'; end if;
  if e.ended_on is not null then return 'ended'; end if;
  if e.review_on is null then return 'no-review'; end if;
  update kith.enrolments n set ended_on = greatest(on_day, n.began_on), ended_because = because, ended_at = now(), ended_by = kith.person()
   where n.place_id = here and n.id = e.enrolment_id and n.ended_on is null;
  if not found then return 'gone'; end if;
  update kith.endings x set ended_on = on_day where x.place_id = here and x.id = e.id;
  update kith.agreements a set ended_at = clock_timestamp()
   where a.place_id = here and a.child_id = child and a.purpose = 'support' and a.ended_at is null and a.answer = 'yes';
  update kith.handover_children h set dropped_at = now()
   where h.place_id = here and h.child_id = child and h.accepted_at is null and h.dropped_at is null;
  insert into kith.follow_ups (place_id, id, child_id, ending_id, due_on)
  select here, gen_random_uuid(), child, e.id, (on_day + make_interval(months => m.value::integer))::date
    from jsonb_array_elements_text(coalesce((
           select b.content #> '{alerts,ending,follow_up_months}' from kith.blueprints b
            where b.place_id = here order by b.version desc limit 1), '[3, 6, 12]'::jsonb)) as m (value);
  perform kith.tell_of_offer('programme-ended', child, e.id);
  return 'ended';
end $function$; -- owner kith_definer
grant execute on function kith.end_programme(uuid,uuid,date,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.enter(credential_hash text)
 RETURNS TABLE(credential_id uuid, kind text, purpose text, person_id uuid, person_name text, place_id uuid, place_slug text, place_name text, place_pretend boolean, place_zone text, place_stands_on date, roles text[], shared_computer boolean, stepped_up_at timestamp with time zone, until timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials;
begin
  perform set_config('kith.credential', credential_hash, true);
  asking := access.credential();
  if asking.id is null then return; end if;
  if asking.last_seen_at < now() - interval '1 minute' then
    update access.credentials c set last_seen_at = now() where c.id = asking.id;
  end if;
  return query
    select asking.id, asking.kind, asking.purpose, asking.person_id, p.name, l.id, l.slug, l.name, l.pretend, l.zone, l.stands_on,
           coalesce((select array_agg(distinct m.role order by m.role) from kith.memberships m
                      where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null), '{}'),
           asking.shared_computer, asking.stepped_up_at, least(asking.until, now() + asking.idle)
      from (select 1) as always left join kith.people p on p.id = asking.person_id and p.ended_at is null
           left join kith.places l on l.id = asking.place_id
     where asking.kind <> 'person'
        -- A sign-in at the very moment of leaving is no way to stay: the membership decides, each time.
        or p.id is not null and (asking.place_id is null or exists (
             select 1 from kith.memberships m
              where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null));
end $function$; -- owner kith_definer
grant execute on function kith.enter(text) to kith_app;
grant execute on function kith.enter(text) to kith_worker;

CREATE OR REPLACE FUNCTION kith.enter_cohort(cohort uuid, wanted text)
 RETURNS kith.cohorts
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  room kith.cohorts;
begin
  select * into room from kith.cohorts c where c.place_id = (select kith.place()) and c.id = cohort for no key update;
  if room.id is null or kith.cohort_side(room.school_id, wanted) is null then
    raise exception 'This needs the duty: %.', wanted using errcode = 'insufficient_privilege';
  end if;
  return room;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.enters_for(writer uuid, of_kind text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select (select kith.may('lead the team')) and exists (
    select 1 from kith.arrivals a
     where a.place_id = (select kith.place()) and a.person_id = writer and a.kind = of_kind and a.state in ('inbox', 'apart'))
$function$; -- owner kith_owner
grant execute on function kith.enters_for(uuid,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.family_page_asking()
 RETURNS SETOF kith.family_pages
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select p.*
    from access.credential() c
    left join door.link_codes d on d.credential_id = c.id and d.place_id = c.place_id
    join kith.links l on l.place_id = c.place_id and l.id = coalesce(d.link_id, c.id) and l.ended_at is null and l.until > now()
    join kith.family_pages p on p.place_id = l.place_id and p.id = l.about_id and p.link_id = l.id
                            and p.school_id = l.school_id and p.ended_on is null
   where c.kind = 'link' and c.purpose = l.purpose
     and l.purpose = case p.who when 'parent' then 'family-page' else 'child-page' end
     and kith.may_tell_by_link(p.place_id, p.child_id)
     and kith.may_be_asked_about(p.place_id, p.school_id, p.child_id)
     and not kith.page_was_closed(p.place_id, p.child_id, l.made_at)
     and (p.relative_id is null or exists (
       select 1 from kith.relationships r
        where r.place_id = p.place_id and r.child_id = p.child_id and r.relative_id = p.relative_id
          and r.ended_at is null and not r.died and r.not_contacted is null))
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.family_page_by_link()
 RETURNS TABLE(page_id uuid, for_whom text, language text, may_change boolean, until timestamp with time zone, approved text[], shows jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select p.id, p.who, p.language, p.may_change, (access.credential()).until,
         (select coalesce(array_agg(a.language || ' ' || a.piece || ' ' || a.text_hash), '{}') from kith.translation_approvals a
           where a.place_id = p.place_id and a.withdrawn_at is null),
         kith.family_page_shows(p.place_id, p.child_id, p.school_id, p.who, p.id)
    from kith.family_page_asking() p
$function$; -- owner kith_definer
grant execute on function kith.family_page_by_link() to kith_app;

CREATE OR REPLACE FUNCTION kith.family_page_preview(child uuid, for_whom text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select kith.family_page_shows(e.place_id, e.child_id, e.school_id, for_whom, null)
    from kith.enrolments e
   where e.place_id = kith.place() and e.child_id = child and e.ended_on is null
     and exists (select 1 from access.reach r
                  where r.person_id = kith.person() and r.child_id = child and r.place_id = e.place_id
                    and r.writes & 64 <> 0 and (r.until is null or r.until > now()))
$function$; -- owner kith_definer
grant execute on function kith.family_page_preview(uuid,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.family_page_shows(of_place uuid, child uuid, school uuid, for_whom text, page uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with today as (select kith.day_in(of_place) as day)
  select jsonb_build_object(
    'forename', (select n.forename from kith.names n where n.place_id = of_place and n.child_id = child and n.ended_at is null),
    'school', (select s.name from kith.schools s where s.place_id = of_place and s.id = school),
    'today', (select day from today),
    'workers', coalesce((select jsonb_agg(split_part(p.name, ' ', 1) order by p.name)
      from access.caseloads c join kith.people p on p.id = c.person_id and p.ended_at is null
     where c.place_id = of_place and c.child_id = child and c.ended_at is null), '[]'),
    'ask', (select jsonb_build_object('for', f.ask_for, 'phone', f.phone) from kith.family_contacts f
             where f.place_id = of_place and f.school_id = school order by f.recorded_at desc, f.id desc limit 1),
    -- Of the plan that both made: what was said to be true of a goal at the newest save, never what stands beside it, behind it or
    -- what it answers.
    'plan', (select jsonb_build_object(
        'began', n.began_on,
        'hopes', w.hopes,
        'own', case when for_whom = 'child' then w.own_words end,
        'strengths', w.strengths,
        'goals', coalesce((select jsonb_agg(jsonb_build_object('aim', v.aim, 'helps', v.who_helps, 'me', v.i_do, 'you', v.you_do)
                                            order by g.slot)
          from kith.plan_goals g
          join lateral (select x.* from kith.plan_versions x
                         where x.place_id = g.place_id and x.goal_id = g.id and not x.beside
                         order by x.number desc limit 1) v on true
         where g.place_id = of_place and g.plan_id = n.id and g.ended_on is null), '[]'),
        'doing', coalesce((select jsonb_agg(coalesce(a.what, replace(a.kind, '-', ' ')) order by a.position)
          from kith.plan_activities a
         where a.place_id = of_place and a.plan_id = n.id and a.stopped_on is null and a.done_on is null), '[]'),
        'done', coalesce((select jsonb_agg(coalesce(a.what, replace(a.kind, '-', ' ')) order by a.done_on, a.position)
          from kith.plan_activities a
         where a.place_id = of_place and a.plan_id = n.id and a.done_on is not null), '[]'))
      from kith.plans n
      join kith.enrolments e on e.place_id = n.place_id and e.id = n.enrolment_id and e.ended_on is null
      left join lateral (select x.* from kith.plan_versions x
                          where x.place_id = n.place_id and x.plan_id = n.id and x.goal_id is null and not x.beside
                          order by x.number desc limit 1) w on true
     where n.place_id = of_place and n.child_id = child),
    'dates', coalesce((select jsonb_agg(to_jsonb(d) order by d.day, d.at, d.what) from (
      (select t.on_day as day, t.starts_at as at, g.name as what, 'group' as kind
         from kith.group_members m
         join kith.groups g on g.place_id = m.place_id and g.id = m.group_id and g.ended_on is null
         join kith.group_days t on t.place_id = g.place_id and t.group_id = g.id and t.cancelled_at is null
        where m.place_id = of_place and m.child_id = child and m.until_day is null
          and t.on_day between greatest((select day from today), m.from_day) and (select day from today) + 28
        order by t.on_day, t.starts_at limit 5)
      union all
      (select m.on_day, m.at_time, m.held_where, 'meeting'
         from kith.return_meetings m
        where for_whom = 'parent' and m.place_id = of_place and m.child_id = child and m.held_on is null
          and m.called_off_because is null and m.on_day >= (select day from today)
        order by m.on_day limit 3)
      union all
      (select r.planned_for, r.at_time, coalesce(r.held_where, ''), 'review'
         from kith.reviews r
        where r.place_id = of_place and r.child_id = child and r.held_on is null and r.cancelled_on is null
          and r.planned_for >= (select day from today)
        order by r.planned_for limit 2)) d), '[]'),
    'agreed', case when for_whom = 'parent' then coalesce((
      select jsonb_agg(jsonb_build_object('purpose', a.purpose, 'kind', a.kind, 'answer', a.answer, 'on', a.said_on, 'name', (
               select x ->> 'purpose'
                 from (select b.content from kith.blueprints b where b.place_id = of_place order by b.version desc limit 1) b
                cross join lateral jsonb_array_elements(b.content -> 'lawful_bases') x where x ->> 'id' = a.purpose))
                       order by a.said_on, a.purpose)
        from kith.agreements a
       where a.place_id = of_place and a.child_id = child and a.who = 'family' and a.ended_at is null
         and a.answer in ('yes', 'told')), '[]') end,
    'looked', case when for_whom = 'parent' then coalesce((
      select jsonb_agg(to_jsonb(w) order by w.people desc, w.role) from (
        select coalesce(m.role, 'other') as role, count(distinct e.person_id) as people, count(*) as times
          from audit.entries e
          left join lateral (select x.role from kith.memberships x
                              where x.place_id = of_place and x.person_id = e.person_id
                              order by x.ended_at desc nulls first, x.role limit 1) m on true
         where e.place_id = of_place and e.child_id = child and e.action like 'saw-%' and e.person_id is not null
           and e.at > now() - interval '1 year'
         group by 1) w), '[]') end,
    'told', case when for_whom = 'parent' then coalesce((
      select jsonb_agg(jsonb_build_object('name', t.name, 'role', t.role, 'on', t.told_on) order by t.told_on, t.name)
        from kith.staff_told t
       where t.place_id = of_place and t.child_id = child and t.told_on is not null), '[]') end,
    'said', coalesce((
      select jsonb_agg(jsonb_build_object('kind', w.kind, 'on', w.said_on, 'answer', w.answer, 'answered', w.answered_on)
                       order by w.said_at desc)
        from (select * from kith.family_page_words x where x.place_id = of_place and x.page_id = page
               order by x.said_at desc limit 5) w), '[]'),
    'wrong', coalesce((
      select jsonb_agg(jsonb_build_object('on', w.said_on, 'due', w.due_on, 'answer', w.answer, 'answered', w.answered_on)
                       order by w.said_at desc)
        from (select * from kith.not_right x where x.place_id = of_place and x.page_id = page
               order by x.said_at desc limit 5) w), '[]'),
    'lines', case when for_whom = 'child' then coalesce((
      select to_jsonb(p.lines) from kith.class_pages p
       where p.place_id = of_place and p.child_id = child order by p.version desc limit 1), '[]') end,
    'team', case when for_whom = 'child' then coalesce((
      select jsonb_agg(p.name order by p.position) from kith.network_people p
       where p.place_id = of_place and p.whose = 'child' and p.tie = 'strong'
         and p.network_id = (select n.id from kith.networks n where n.place_id = of_place and n.child_id = child
                                and n.drawn_with in ('child', 'both') order by n.drawn_on desc, n.made_at desc limit 1)), '[]') end,
    'journey', case when for_whom = 'child' then jsonb_build_object(
      'since', (select e.began_on from kith.enrolments e where e.place_id = of_place and e.child_id = child and e.ended_on is null),
      'groups', coalesce((select jsonb_agg(to_jsonb(g) order by g.first, g.what) from (
        select g.name as what, count(*) as times, min(t.on_day) as first
          from kith.attended a
          join kith.group_days t on t.place_id = a.place_id and t.id = a.group_day_id
          join kith.groups g on g.place_id = t.place_id and g.id = t.group_id
         where a.place_id = of_place and a.child_id = child and a.there <> 'not-there'
         group by g.id, g.name) g), '[]'),
      'met', (select count(distinct c.person_id) from access.caseloads c where c.place_id = of_place and c.child_id = child)) end)
$function$; -- owner kith_owner
grant execute on function kith.family_page_shows(uuid,uuid,uuid,text,uuid) to kith_definer;

CREATE OR REPLACE FUNCTION kith.family_page_states(child uuid)
 RETURNS TABLE(page_id uuid, state text, until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select p.id, case when p.ended_on is not null or l.id is null or l.ended_at is not null or l.until < now() then 'none'
                    when not kith.may_tell_by_link(p.place_id, p.child_id)
                      or kith.page_was_closed(p.place_id, p.child_id, l.made_at) then 'closed'
                    else 'works' end, l.until
    from kith.family_pages p
    left join kith.links l on l.place_id = p.place_id and l.id = p.link_id
   where p.place_id = kith.place() and p.child_id = family_page_states.child
     and exists (select 1 from access.reach r
                  where r.person_id = kith.person() and r.child_id = p.child_id and r.place_id = p.place_id
                    and r.reads & 64 <> 0 and (r.until is null or r.until > now()))
$function$; -- owner kith_definer
grant execute on function kith.family_page_states(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.family_page_to_write()
 RETURNS kith.family_pages
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  p kith.family_pages;
begin
  select * into p from kith.family_page_asking();
  if p.id is null then raise exception 'This link opens no such page.' using errcode = 'insufficient_privilege'; end if;
  return p;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.file_concern(concern uuid, child uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update kith.safeguarding_concerns c set child_id = child, filed_by = kith.person(), filed_at = now()
   where c.place_id = kith.place() and c.id = concern and c.child_id is distinct from child
     and kith.may_act_on_concern(c.child_id) and child is not null and kith.may_act_on_concern(child);
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.file_concern(uuid,uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.find_children(q text, at_most integer)
 RETURNS TABLE(child_id uuid, nearness real)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
  asking uuid := kith.person();
  whole boolean := kith.sees_whole_place(1);
  typed text[] := (kith.plain_words(left(q, 100)))[1:4];
  onwards text := case when length(array_to_string(typed, '')) < 3 then '' else chr(1114111) end;
  alike_from constant real := 0.5;
  a_slip constant real := 1.5;
  long_enough constant integer := 4;
  is_long boolean := exists (select 1 from unnest(typed) w where length(kith.sound_of(w)) >= long_enough);
  sounds text[];
begin
  if asking is null or here is null then return; end if;
  if is_long and whole then
    select array_agg(distinct s.sound) into sounds from kith.search_words s where s.place_id = here;
  elsif is_long then
    select array_agg(distinct s.sound) into sounds
      from access.reach r join kith.search_words s on s.child_id = r.child_id
     where r.person_id = asking and r.reads & 1 <> 0 and (r.until is null or r.until > now());
  end if;
  return query
  with asked as materialized (
    -- What sounds the same may be short; what begins so must be three letters, like what was typed.
    select a.n, a.w, h.sound, h.sound || case when length(h.sound) < 3 then '' else onwards end as sound_end
      from unnest(typed) with ordinality as a (w, n) cross join lateral kith.sound_of(a.w) as h (sound)
  ), alike as materialized (
    select l.n, l.sound, l.near
      from (select a.n, d.sound,
                   case when kith.is_a_slip(a.sound, left(d.sound, length(a.sound))) then a_slip
                        else lookalike.word_similarity(a.sound, d.sound) end as near
              from asked a, unnest(sounds) as d (sound) where length(a.sound) >= long_enough) l
     where l.near >= alike_from
  ), found as (
    select f.n, f.child_id, max(f.near) as near
      from (
        select a.n, s.child_id, (case when s.word = a.w then 4 else 3 end)::real as near
          from asked a join kith.search_words s on s.place_id = here and s.word between a.w and a.w || onwards
        union all
        select a.n, s.child_id, (case when s.sound = a.sound then 2.5 else 2 end)::real
          from asked a join kith.search_words s on s.place_id = here and s.sound between a.sound and a.sound_end
         where onwards <> ''
        union all
        select l.n, s.child_id, l.near
          from alike l join kith.search_words s on s.place_id = here and s.sound = l.sound
      ) f
     group by f.n, f.child_id
    union all
    -- Nobody: so that whom the asker sees is read each time. Read only where somebody was found, it took so long that it
    -- told who is hidden from who is not there.
    select 0, '00000000-0000-0000-0000-000000000000', 0
  )
  select f.child_id, sum(f.near)::real as nearness
    from found f
   where whole or f.child_id in (
     select r.child_id from access.reach r
      where r.person_id = asking and r.reads & 1 <> 0 and (r.until is null or r.until > now()))
   group by f.child_id
  having count(*) = cardinality(typed) and min(f.n) > 0
   order by 2 desc, f.child_id
   limit least(at_most, 100);
end $function$; -- owner kith_definer
grant execute on function kith.find_children(text,integer) to kith_app;

CREATE OR REPLACE FUNCTION kith.finish_handover(handed uuid, today date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  h kith.handover_children := access.hands_over(handed);
begin
  if h.id is null then return 'gone'; end if;
  if h.finished_at is not null then return 'finished'; end if;
  if kith.unsent_of(handed) > 0 and access.writes_notes(h.from_person, h.child_id)
     and not (kith.may('lead the team') and exists (
       select 1 from kith.handovers o where o.place_id = h.place_id and o.id = h.handover_id and o.last_day < today)) then
    return 'drafts';
  end if;
  update kith.handover_children c set finished_at = now(), finished_by = kith.person()
   where c.place_id = h.place_id and c.id = h.id and c.finished_at is null;
  return 'finished';
end $function$; -- owner kith_definer
grant execute on function kith.finish_handover(uuid,date) to kith_app;

CREATE OR REPLACE FUNCTION kith.forget_checks(child uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  gone integer;
begin
  if not kith.may('make offers') or not exists (
      select 1 from access.reach x where x.person_id = kith.person() and x.child_id = child and x.place_id = (select kith.place())
         and x.reads & 1 <> 0 and (x.until is null or x.until > now())) then
    raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select 1 from kith.child_objections j
                  where j.place_id = (select kith.place()) and j.child_id = child and j.settled_at is null)
     and 'no' is distinct from (
       select a.answer from kith.offer_answers a
        where a.place_id = (select kith.place()) and a.child_id = child and a.who = 'family'
        order by a.recorded_at desc limit 1) then
    return 0;
  end if;
  delete from kith.cohort_check_answers a where a.place_id = (select kith.place()) and a.child_id = child;
  delete from kith.cohort_checks k where k.place_id = (select kith.place()) and k.child_id = child;
  get diagnostics gone = row_count;
  return gone;
end $function$; -- owner kith_definer
grant execute on function kith.forget_checks(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.free_places(cohort uuid)
 RETURNS TABLE(child_id uuid, why text, since date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with settings as (
    select (b.content -> 'families_first' ->> 'days_to_answer')::integer as days, l.zone,
           coalesce(l.stands_on, (now() at time zone l.zone)::date) as today
      from kith.places l
      join lateral (select c.content from kith.blueprints c where c.place_id = l.id order by c.version desc limit 1) b on true
     where l.id = (select kith.place())
  ), holders as (
    select p.child_id from kith.cohort_places p where p.cohort_id = cohort and p.place = 'in'
    union select m.child_id from kith.offer_moves m where m.cohort_id = cohort
  ), answers as (
    select distinct on (a.child_id, a.who) a.child_id, a.who, a.answer, a.said_on
      from kith.offers o join kith.offer_answers a on a.place_id = o.place_id and a.offer_id = o.id
     where o.cohort_id = cohort
     order by a.child_id, a.who, a.recorded_at desc
  ), free as (
    select h.child_id,
           case when j.child_id is not null then 'objects'
                when f.answer = 'no' then 'family-no'
                when c.answer = 'no' then 'child-no'
                when f.answer = 'not-yet' and f.said_on + s.days <= s.today then 'family-not-yet'
                when o.child_id is null then 'left-the-school' end as why,
           case when j.child_id is not null then (j.made_at at time zone s.zone)::date
                when f.answer = 'no' then f.said_on
                when c.answer = 'no' then c.said_on
                when f.answer = 'not-yet' and f.said_on + s.days <= s.today then f.said_on + s.days
                else s.today end as since
      from holders h
      cross join settings s
      join kith.cohorts k on k.id = cohort and k.place_id = (select kith.place())
      left join kith.child_objections j on j.child_id = h.child_id and j.settled_at is null
      left join answers f on f.child_id = h.child_id and f.who = 'family'
      left join answers c on c.child_id = h.child_id and c.who = 'child'
      left join kith.rolls o on o.child_id = h.child_id and o.school_id = k.school_id and o.ended_at is null
  )
  select f.child_id, f.why, f.since from free f
   where f.why is not null and (select kith.may('match link workers'))
     and (kith.person() is null or exists (
       select 1 from access.reach x where x.person_id = kith.person() and x.child_id = f.child_id
          and x.place_id = (select kith.place()) and x.reads & 512 <> 0 and (x.until is null or x.until > now())))
     and not exists (select 1 from kith.offer_moves m where m.cohort_id = cohort and m.freed_by = f.child_id) $function$; -- owner kith_definer
grant execute on function kith.free_places(uuid) to kith_app;
grant execute on function kith.free_places(uuid) to kith_worker;

CREATE OR REPLACE FUNCTION kith.freeze_cohort(room kith.cohorts)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  today date;
  until_when date;
  cut jsonb;
begin
  select (now() at time zone p.zone)::date into today from kith.places p where p.id = room.place_id;
  select jsonb_build_object('as_of', s.as_of, 'blueprint_version', b.version, 'blueprint_hash', b.hash,
           'minimum_risks', b.content -> 'identify' -> 'minimum_risks', 'order', b.content -> 'identify' -> 'order',
           'capacity', room.capacity, 'reserve', room.reserve),
         today + make_interval(years => coalesce(
           (select min((t ->> 'keep_years')::int) from jsonb_array_elements(b.content -> 'retention') t where t ->> 'class' = 'frozen run'),
           (select min((t ->> 'keep_years')::int) from jsonb_array_elements(b.content -> 'retention') t where t ->> 'class' = 'screened, not enrolled'),
           1))
    into cut, until_when
    from kith.screens s join kith.blueprints b on b.place_id = s.place_id and b.id = s.blueprint_id
   where s.place_id = room.place_id and s.id = room.screen_id;
  with standing as (
    select s.*, row_number() over (partition by s.stands order by s.rank nulls last, s.code) as number
      from kith.cohort_standing(room.id) s),
  agreed as (
    select s.child_id, gen_random_uuid() as frozen_id, s.number::int as position,
           case when s.stands = 'in' then 'in' when s.stands = 'waiting' and s.number <= room.reserve then 'reserve'
                when s.stands = 'waiting' then 'waiting' else 'out' end as place
      from standing s),
  said as (
    -- Words may name somebody: of those who are not chosen only what was decided is kept, and on which list it stood.
    select e.child_id, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', e.kind, 'side', e.side, 'decision', e.decision,
             'reason', e.reason, 'words', case when a.place <> 'out' then e.words end)) order by e.made_at, e.id) as overrides
      from kith.cohort_entries e join agreed a on a.child_id = e.child_id
     where e.place_id = room.place_id and e.cohort_id = room.id
     group by e.child_id),
  kept as (
    insert into kith.frozen_pupils (place_id, id, cohort_id, school_id, study_key, born_month, year_group, groups, outcome,
        rank, risks_met, risks_measured, areas_met, areas_not_measured, also, person_because, possible, absent, rows_used,
        place, position, overrides, delete_on)
      select room.place_id, a.frozen_id, room.id, room.school_id,
             coalesce(c.study_key, encode(sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'hex')),
             date_trunc('month', b.born_on)::date, r.year_group,
             coalesce((select jsonb_object_agg(f.flag, f.value) from kith.flags f
                        where f.place_id = room.place_id and f.child_id = a.child_id and f.ended_at is null
                          and f.flag in ('sen', 'fsm', 'ethnicity', 'eal')), '{}') || jsonb_strip_nulls(jsonb_build_object('sex', b.sex)),
             r.outcome, r.rank, r.risks_met, r.risks_measured, r.areas_met, r.areas_not_measured, r.also, r.person_because,
             r.possible, r.absent, r.reasons, a.place, case when a.place <> 'out' then a.position end,
             coalesce(o.overrides, '[]'), until_when
        from agreed a
        join kith.cohort_children c on c.place_id = room.place_id and c.cohort_id = room.id and c.child_id = a.child_id
        join kith.screen_results r on r.place_id = room.place_id and r.screen_id = room.screen_id and r.child_id = a.child_id
        left join kith.births b on b.place_id = room.place_id and b.child_id = a.child_id and b.ended_at is null
        left join said o on o.child_id = a.child_id)
  insert into kith.cohort_places (place_id, cohort_id, child_id, place, position, frozen_id)
    select room.place_id, room.id, a.child_id, a.place, a.position, a.frozen_id from agreed a where a.place <> 'out';
  update kith.cohort_children c set study_key = null where c.place_id = room.place_id and c.cohort_id = room.id;
  update kith.cohorts c
     set frozen_at = clock_timestamp(), frozen_hash = kith.frozen_fingerprint(room.id), delete_on = until_when,
         cut_off = cut || jsonb_build_object('last_rank_in', (
           select max(f.rank) from kith.frozen_pupils f
            where f.place_id = room.place_id and f.cohort_id = room.id and f.place = 'in'))
   where c.place_id = room.place_id and c.id = room.id;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.frozen_by_name()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select p.frozen_id from kith.cohort_places p join kith.cohorts k on k.place_id = p.place_id and k.id = p.cohort_id
   where p.place_id = (select kith.place()) and k.school_id in (select kith.my_schools())
     and p.child_id <> all ((select kith.kept_from_asker())::uuid[]) $function$; -- owner kith_definer
grant execute on function kith.frozen_by_name() to kith_app;

CREATE OR REPLACE FUNCTION kith.frozen_fingerprint(cohort uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select encode(sha256(convert_to(coalesce(string_agg(to_jsonb(f)::text, E'\n' order by f.study_key), ''), 'UTF8')), 'hex')
    from kith.frozen_pupils f where f.place_id = (select kith.place()) and f.cohort_id = cohort and kith.may_be_in_cohort(cohort) $function$; -- owner kith_definer
grant execute on function kith.frozen_fingerprint(uuid) to kith_app;
grant execute on function kith.frozen_fingerprint(uuid) to kith_worker;

CREATE OR REPLACE FUNCTION kith.give_outbox(new_id uuid, token_hash text, on_device uuid, had_hash text)
 RETURNS TABLE(until timestamp with time zone, again boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  zone text;
  ends timestamptz;
begin
  if asking.kind is distinct from 'person' or asking.place_id is null or asking.shared_computer then return; end if;
  select l.zone into zone from kith.places l where l.id = asking.place_id;
  ends := ((now() at time zone zone)::date + 1 + time '18:00') at time zone zone;
  if exists (select 1 from access.outbox_grants g
              where g.hash = had_hash and g.person_id = asking.person_id and g.place_id = asking.place_id
                and g.device = on_device and g.ended_at is null and g.until = ends) then
    return query select ends, true;
    return;
  end if;
  delete from access.outbox_grants g
   where g.person_id = asking.person_id and g.until < now() - interval '1 year'
     and not exists (select 1 from kith.arrivals a where a.grant_id = g.id);
  if (select count(*) from access.outbox_grants g where g.person_id = asking.person_id and g.until = ends) >= 50 then
    return;
  end if;
  insert into access.outbox_grants (id, hash, place_id, person_id, device, until)
    values (new_id, token_hash, asking.place_id, asking.person_id, on_device, ends);
  return query select ends, false;
end $function$; -- owner kith_definer
grant execute on function kith.give_outbox(uuid,text,uuid,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.give_to_tutors(of_round uuid, children uuid[], tutors uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  r kith.collecting_rounds := kith.round_to_change(of_round);
  changed integer;
begin
  update kith.collecting_children c set tutor_id = w.tutor_id
    from unnest(children, tutors) as w (child_id, tutor_id)
   where c.place_id = r.place_id and c.round_id = r.id and c.child_id = w.child_id and c.dropped_at is null
     and c.tutor_id is distinct from w.tutor_id
     and (w.tutor_id is null or exists (select 1 from kith.collecting_tutors t where t.id = w.tutor_id and t.round_id = r.id));
  get diagnostics changed = row_count;
  return changed;
end $function$; -- owner kith_definer
grant execute on function kith.give_to_tutors(uuid,uuid[],uuid[]) to kith_app;
grant execute on function kith.give_to_tutors(uuid,uuid[],uuid[]) to kith_worker;

CREATE OR REPLACE FUNCTION kith.given_on(children uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select u.child from unnest(children) as u (child)
   where (select kith.may('match link workers'))
     and ((select kith.person()) is null or exists (
       select 1 from access.reach x where x.person_id = (select kith.person()) and x.child_id = u.child and x.reads & 512 <> 0
          and (x.until is null or x.until > now())))
     and exists (
       select 1 from kith.offer_moves m
        where m.place_id = (select kith.place()) and m.freed_by = u.child
          and not exists (
            select 1 from kith.offers o
             where o.place_id = m.place_id and o.child_id = u.child and o.cohort_id <> m.cohort_id and o.made_at >= m.moved_at
               and not exists (
                 select 1 from kith.agreements a
                  where a.place_id = o.place_id and a.child_id = u.child and a.purpose = 'support' and a.ended_at is null
                    and a.answer = 'yes' and a.recorded_at < o.made_at)))
$function$; -- owner kith_definer
grant execute on function kith.given_on(uuid[]) to kith_app;
grant execute on function kith.given_on(uuid[]) to kith_worker;

CREATE OR REPLACE FUNCTION kith.groups_among(cohort uuid, children uuid[], are_at_risk boolean[], are_ranked boolean[], are_chosen boolean[])
 RETURNS TABLE(by_what text, which text, in_scope integer, at_risk integer, ranked integer, chosen integer, gap boolean)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with standing as materialized (
    select s.* from unnest(children, are_at_risk, are_ranked, are_chosen) s (child_id, at_risk, ranked, chosen)),
  small as (
    select coalesce((b.content -> 'disclosure' ->> 'inside_place_below')::int, 5) as below
      from kith.cohorts c join kith.screens s on s.place_id = c.place_id and s.id = c.screen_id
      join kith.blueprints b on b.place_id = s.place_id and b.id = s.blueprint_id
     where c.place_id = (select kith.place()) and c.id = cohort),
  flags as (
    select f.child_id, max(f.value) filter (where f.flag = 'sen') as sen, max(f.value) filter (where f.flag = 'fsm') as fsm,
           max(f.value) filter (where f.flag = 'ethnicity') as ethnicity, max(f.value) filter (where f.flag = 'eal') as eal
      from kith.flags f
     where f.place_id = (select kith.place()) and f.child_id = any (children) and f.ended_at is null
     group by f.child_id),
  sorted as (
    select s.*, g.by_what, g.which
      from standing s
      left join kith.births b on b.place_id = (select kith.place()) and b.child_id = s.child_id and b.ended_at is null
      left join flags f on f.child_id = s.child_id
      cross join lateral (values
        ('sex', coalesce(nullif(b.sex, ''), '?')),
        ('sen', coalesce(f.sen, '?')),
        ('fsm', coalesce(f.fsm, '?')),
        ('ethnicity', case when f.ethnicity is null or f.ethnicity in ('REFU', 'NOBT') then '?'
                           when f.ethnicity like 'W%' then 'W' when f.ethnicity like 'M%' then 'M'
                           when f.ethnicity like 'A%' then 'A' when f.ethnicity like 'B%' then 'B' else 'O' end),
        ('eal', coalesce(f.eal, '?'))) g (by_what, which)),
  counted as (
    select s.by_what, s.which, count(*)::int as in_scope, (count(*) filter (where s.at_risk))::int as at_risk,
           (count(*) filter (where s.ranked))::int as ranked, (count(*) filter (where s.chosen))::int as chosen,
           (count(*) filter (where s.chosen and s.at_risk))::int as both
      from sorted s group by s.by_what, s.which)
  select c.by_what, c.which, c.in_scope, c.at_risk, c.ranked, c.chosen,
         case when c.which = '?' or c.at_risk < m.below or o.at_risk < m.below then false
              else kith.shares_differ(c.both, c.at_risk, o.both, o.at_risk) end
    from counted c cross join small m
    cross join lateral (
      select coalesce(sum(x.at_risk), 0)::int as at_risk, coalesce(sum(x.both), 0)::int as both
        from counted x where x.by_what = c.by_what and x.which <> c.which) o $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.groups_of_my_children()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  wanted constant integer := (select c.bit from access.classes c where c.class = 'plan');
begin
  return query
    select distinct m.group_id
      from access.reach r
      join kith.group_members m on m.child_id = r.child_id and m.place_id = asking.place_id
     where r.person_id = asking.person_id and r.reads & wanted <> 0 and (r.until is null or r.until > now());
end $function$; -- owner kith_definer
grant execute on function kith.groups_of_my_children() to kith_app;
grant execute on function kith.groups_of_my_children() to kith_owner;
grant execute on function kith.groups_of_my_children() to kith_worker;

CREATE OR REPLACE FUNCTION kith.guard(guarded regclass, class text, child_column text DEFAULT 'child_id'::text, duty text DEFAULT NULL::text, via text DEFAULT NULL::text, door_reads boolean DEFAULT false)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  bit integer := (select c.bit from access.classes c where c.class = guard.class);
  here text := 'place_id = (select kith.place())';
  reach constant text := 'exists (select 1 from access.reach r where r.person_id = (select kith.person())'
    ' and r.child_id = %s.%I and r.%s & %s <> 0 and (r.until is null or r.until > now()))';
  can_read text;
  can_write text;
  can_add text;
  can_change text;
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy owner_migrates on %s for all to kith_owner using (true) with check (true)', guarded);
  execute format('create policy definer_works on %s for all to kith_definer using (true) with check (true)', guarded);
  execute format('create policy backup_reads on %s for select to kith_backup using (true)', guarded);
  execute format('grant select, insert, update, delete on %s to kith_definer', guarded);
  execute format('grant select on %s to kith_backup', guarded);

  if bit is not null then
    -- Whoever sees the whole place is not asked child by child: the answer is one, and nothing is read for it.
    can_read := here || ' and ' || coalesce(via, format('((select kith.sees_whole_place(%s)) or %s)', bit,
      format(reach, guarded, child_column, 'reads', bit)));
    can_write := here || ' and ' || case when duty is not null then format('(select kith.may(%L))', duty)
      else coalesce(via, format(reach, guarded, child_column, 'writes', bit)) end;
    -- A duty says nothing of which child: what is changed under it is somebody whom the asker may read of.
    can_change := case when duty is not null then can_read || format(' and (select kith.may(%L))', duty) end;
    -- A relative is written down before anybody is theirs: whoever may write of this class for some child may begin one.
    if via is not null and duty is null then
      can_add := here || format(' and exists (select 1 from access.reach r where r.person_id = (select kith.person())'
        ' and r.writes & %s <> 0 and (r.until is null or r.until > now()))', bit);
    end if;
    execute format('create policy retention_reads on %s for select to kith_retention using (true)', guarded);
    execute format('create policy retention_deletes on %s for delete to kith_retention using (true)', guarded);
    execute format('grant select, delete on %s to kith_retention', guarded);
  elsif class = 'place' then
    here := coalesce(via, here);
    can_read := here;
    can_write := here || case when duty is null then ' and false'
      else format(' and (select kith.may(%L))', duty) end;
  elsif class = 'own' then
    can_read := 'person_id = (select kith.person())';
    can_write := can_read;
  elsif class = 'door' then
    execute format('create policy door_works on %s for all to kith_door using (true) with check (true)', guarded);
    execute format('grant select, insert, update, delete on %s to kith_door', guarded);
  elsif class = 'open' then
    execute format('create policy everybody_reads on %s for select to kith_app, kith_door, kith_worker using (true)', guarded);
    execute format('grant select on %s to kith_app, kith_door, kith_worker', guarded);
  elsif class <> 'machine' then
    raise exception 'kith.guard: unknown class %', class;
  end if;

  if can_read is not null then
    execute format('create policy app_reads on %s for select to kith_app using (%s)', guarded, can_read);
    execute format('create policy app_adds on %s for insert to kith_app with check (%s)', guarded,
      coalesce(can_add, can_write));
    execute format('create policy app_changes on %s for update to kith_app using (%s) with check (%s)',
      guarded, coalesce(can_change, can_write), can_write);
    execute format('grant select, insert on %s to kith_app', guarded);
  end if;
  if door_reads then
    execute format('create policy door_reads on %s for select to kith_door using (true)', guarded);
    execute format('grant select on %s to kith_door', guarded);
  end if;
  if class not in ('own', 'door', 'open') then
    execute format('create policy worker_works on %s for all to kith_worker using (%s) with check (%s)', guarded, here, here);
    execute format('grant select, insert, update on %s to kith_worker', guarded);
  end if;
  insert into access.guards values (guarded::text, class, duty);
end $function$; -- owner kith_owner
grant execute on function kith.guard(regclass,text,text,text,text,boolean) to public;

CREATE OR REPLACE FUNCTION kith.hand_on_draft(draft uuid, to_person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  l record;
begin
  select * into l from kith.drafts_left() x where x.id = draft and x.opens;
  if l.id is null or not access.writes_notes(to_person, l.child_id) then return false; end if;
  insert into audit.entries (id, action, subject, subject_id, child_id, why)
    values (gen_random_uuid(), 'handed-on-draft', 'draft', draft, l.child_id, 'its writer no longer works with the child');
  update kith.contact_drafts d
     set person_id = to_person, handed_on_by = asking.person_id, handed_on_at = now()
   where d.place_id = asking.place_id and d.id = draft;
  return true;
end $function$; -- owner kith_definer
grant execute on function kith.hand_on_draft(uuid,uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.hear_objection(heard_id uuid, school uuid, said text, on_day date, by_whom text, how text, hashes text[], numbers text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
  held uuid[];
begin
  if not kith.may('tell families') or school not in (select kith.my_schools()) then
    raise exception 'This needs the duty: tell families.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.objections_heard (place_id, id, school_id, what, heard_on, said_by, said_how)
    values (here, heard_id, school, said, on_day, by_whom, how) on conflict (place_id, id) do nothing;
  if not found then return; end if;
  held := array(select distinct p.child_id from kith.pupil_numbers p where p.place_id = here and p.upn = any(numbers));
  if said = 'objects' then
    insert into kith.objections (place_id, keyed_hash, school_id) select here, h, school from unnest(hashes) h
      on conflict (place_id, keyed_hash) do update set made_at = now(), withdrawn_at = null, school_id = excluded.school_id
        where kith.objections.withdrawn_at is not null;
    insert into kith.child_objections (place_id, child_id) select here, c from unnest(held) c
      on conflict (place_id, child_id) do update
        set made_at = now(), settled_at = null, settled_by = null, settled_how = null
        where kith.child_objections.settled_at is not null;
  else
    with over as (
      select w.hash, w.upn from unnest(hashes, numbers) as w (hash, upn)
       where kith.may_end_objection(here, w.upn,
               (select o.school_id from kith.objections o where o.place_id = here and o.keyed_hash = w.hash))),
    withdrawn as (
      update kith.objections o set withdrawn_at = now() from over w
       where o.place_id = here and o.keyed_hash = w.hash and o.withdrawn_at is null)
    update kith.child_objections j
       set settled_at = now(), settled_by = kith.person(), settled_how = 'The family no longer objects'
      from over w join kith.pupil_numbers p on p.place_id = here and p.upn = w.upn
     where j.place_id = here and j.child_id = p.child_id and j.settled_at is null;
  end if;
end $function$; -- owner kith_definer
grant execute on function kith.hear_objection(uuid,uuid,text,date,text,text,text[],text[]) to kith_app;
grant execute on function kith.hear_objection(uuid,uuid,text,date,text,text,text[],text[]) to kith_worker;

CREATE OR REPLACE FUNCTION kith.is_a_slip(typed text, meant text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when length(typed) <> length(meant) then false
              when translate(typed, meant, '') = '' and translate(meant, typed, '') = ''
              then lookalike.levenshtein_less_equal(typed, meant, 2) <= 2
              else length(typed) >= 5 and lookalike.levenshtein_less_equal(typed, meant, 1) <= 1 end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.is_relative_of(child uuid, relative uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (
    select 1 from kith.relationships k
      join access.reach r on r.child_id = k.child_id and r.person_id = kith.person()
      join access.classes c on c.class = 'family' and r.reads & c.bit <> 0
     where k.place_id = kith.place() and k.child_id = child and k.relative_id = relative
       and (r.until is null or r.until > now()))
$function$; -- owner kith_definer
grant execute on function kith.is_relative_of(uuid,uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.keep_attendance()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into kith.attendance_before
    (place_id, id, child_id, school_id, academic_year, calendar_id, marks, known_at, import_id, replaced_import_id)
  values (old.place_id, gen_random_uuid(), old.child_id, old.school_id, old.academic_year, old.calendar_id,
          old.marks, old.known_at, old.import_id, new.import_id);
  return new;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.keep_draft(draft uuid, child uuid, typed jsonb, seen timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  known kith.contact_drafts;
begin
  if asking.kind is distinct from 'person' or not access.writes_notes(asking.person_id, child)
    or not exists (select 1 from kith.children k where k.place_id = asking.place_id and k.id = child) then
    return null;
  end if;
  if exists (select 1 from kith.contacts c where c.place_id = asking.place_id and c.id = draft) then return false; end if;
  insert into kith.contact_drafts (place_id, id, child_id, person_id, fields)
    values (asking.place_id, draft, child, asking.person_id, typed)
    on conflict do nothing;
  if found then return true; end if;
  select * into known from kith.contact_drafts d where d.place_id = asking.place_id and d.id = draft for update;
  if known.person_id is distinct from asking.person_id or not access.writes_notes(asking.person_id, known.child_id) then
    return null;
  end if;
  if known.fields = typed and known.child_id = child then return true; end if;
  -- A browser's clock knows thousandths, the database millionths.
  if seen is null or date_trunc('milliseconds', known.saved_at) > seen then return false; end if;
  update kith.contact_drafts d set fields = typed, child_id = child, saved_at = now()
   where d.place_id = asking.place_id and d.id = draft;
  return true;
end $function$; -- owner kith_definer
grant execute on function kith.keep_draft(uuid,uuid,jsonb,timestamp with time zone) to kith_app;

CREATE OR REPLACE FUNCTION kith.keep_search_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op <> 'DELETE' then
    insert into kith.search_words (place_id, child_id, word, sound)
    select distinct n.place_id, n.child_id, w, kith.sound_of(w)
      from changed n cross join lateral unnest(kith.plain_words(concat_ws(' ', n.forename, n.surname))) w
    on conflict do nothing;
    return null;
  end if;
  delete from kith.search_words s using changed g where s.child_id = g.child_id;
  insert into kith.search_words (place_id, child_id, word, sound)
  select distinct n.place_id, n.child_id, w, kith.sound_of(w)
    from kith.names n cross join lateral unnest(kith.plain_words(concat_ws(' ', n.forename, n.surname))) w
   where n.child_id in (select g.child_id from changed g)
  on conflict do nothing;
  return null;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.keep_told_conflicts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not exists (select 1 from kith.conflicts_told) then return null; end if;
  insert into access.exclusions (place_id, id, child_id, person_id, kind, declared_by)
    select distinct on (t.place_id, n.child_id, t.person_id)
           t.place_id, gen_random_uuid(), n.child_id, t.person_id, t.kind, t.person_id
      from changed c
      join kith.names n on n.place_id = c.place_id and n.child_id = c.child_id and n.ended_at is null
      join kith.rolls o on o.place_id = n.place_id and o.child_id = n.child_id and o.ended_at is null
      join kith.conflicts_told t on t.place_id = o.place_id and t.school_id = o.school_id
       and lower(t.forename) = lower(n.forename) and lower(t.surname) = lower(n.surname)
     where not exists (select 1 from access.exclusions e
                        where e.place_id = t.place_id and e.child_id = n.child_id and e.person_id = t.person_id)
    on conflict do nothing;
  return null;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.kept_from_asker()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(array_agg(k.child_id), '{}')
    from (select s.child_id from access.restrictions s
           where s.place_id = (select kith.place()) and s.ended_at is null
             and not exists (
               select 1 from access.restriction_allows a
                where a.place_id = s.place_id and a.child_id = s.child_id and a.person_id = (select kith.person())
                  and a.ended_at is null)
          union
          select e.child_id from access.exclusions e
           where e.place_id = (select kith.place()) and e.person_id = (select kith.person()) and e.ended_at is null) k
   where (select kith.person()) is not null $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.known_registers(ids uuid[], hashes text[])
 RETURNS TABLE(id uuid, same boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select r.id, r.body_hash = w.hash and (kith.person() is null or r.taken_by = kith.person())
    from unnest(ids, hashes) as w (id, hash)
    join kith.registers r on r.place_id = kith.place() and r.id = w.id
$function$; -- owner kith_definer
grant execute on function kith.known_registers(uuid[],text[]) to kith_app;
grant execute on function kith.known_registers(uuid[],text[]) to kith_worker;

CREATE OR REPLACE FUNCTION kith.known_to_council(batch uuid, numbers text[], hash text)
 RETURNS TABLE(number text, child_id uuid, takes_part boolean, episode_id uuid, began_on date, ended_on date, council_episode text, lead text, led_here boolean, told boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := (access.credential()).place_id;
  who uuid := access.asker_of_council_batch(batch, '{look,take-in}');
begin
  return query
    select k.number, k.child_id,
           exists (select 1 from kith.enrolments n
                    where n.place_id = here and n.child_id = k.child_id and n.ended_on is null),
           e.id, e.began_on, e.ended_on, e.council_episode, l.name, l.person_id is not null,
           exists (select 1 from kith.early_help_told t
                    where t.place_id = here and t.child_id = k.child_id and t.file_hash = hash and t.undone_at is null)
      from (
        select u.upn as number, u.child_id from kith.pupil_numbers u where u.place_id = here and u.upn = any (numbers)
        union
        select c.council_person, c.child_id from kith.early_help_episodes c
         where c.place_id = here and c.council_person = any (numbers)) k
      join access.reach r on r.person_id = who and r.place_id = here and r.child_id = k.child_id and r.reads & 256 <> 0
                         and (r.until is null or r.until > now())
      left join kith.early_help_episodes e on e.place_id = here and e.child_id = k.child_id
      left join lateral (
        select x.name, x.person_id from kith.early_help_leads x where x.place_id = here and x.episode_id = e.id
         order by x.until_on is not null, x.from_on desc, x.made_at desc limit 1) l on true;
end $function$; -- owner kith_definer
grant execute on function kith.known_to_council(uuid,text[],text) to kith_worker;

CREATE OR REPLACE FUNCTION kith.last_contacts(children uuid[])
 RETURNS TABLE(child_id uuid, contact_on date, note_on date, family_on date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  every boolean := asking.kind in ('job', 'operator') or kith.sees_whole_place(1);
begin
  return query
    select u.child, greatest(l.on_day, r.on_day, s.on_day, m.on_day), n.on_day, greatest(f.on_day, r.on_day, s.home_on)
      from unnest(children) as u (child)
      join kith.children k on k.place_id = asking.place_id and k.id = u.child
      left join lateral (
        select c.occurred_on as on_day from kith.contacts c
         where c.child_id = u.child and c.withdrawn_at is null and c.superseded_at is null
         order by c.occurred_on desc, c.received_at desc limit 1) l on true
      left join lateral (
        select c.occurred_on as on_day from kith.contacts c
         where c.child_id = u.child and c.withdrawn_at is null and c.superseded_at is null and c.noted
         order by c.occurred_on desc, c.received_at desc limit 1) n on true
      left join lateral (
        select c.occurred_on as on_day from kith.contacts c
         where c.child_id = u.child and c.withdrawn_at is null and c.superseded_at is null and c.with_whom = 'parent'
         order by c.occurred_on desc, c.received_at desc limit 1) f on true
      cross join lateral (
        select max(g.on_day) as on_day from kith.rings g
         where g.child_id = u.child and g.spoke and g.withdrawn_at is null) r
      -- After a suspension the child is at home; during a placement somebody there may have been rung.
      cross join lateral (
        select max(x.on_day) as on_day, max(x.on_day) filter (where x.placement_id is null) as home_on
          from kith.suspension_lines x
         where x.child_id = u.child and x.withdrawn_at is null and x.side = 'programme' and x.kind in ('call', 'visit')) s
      cross join lateral (
        select max(h.held_on) as on_day from kith.return_meetings h where h.child_id = u.child) m
     where greatest(l.on_day, r.on_day, s.on_day, m.on_day) is not null
       and (every or exists (
         select 1 from access.reach a
          where a.person_id = asking.person_id and a.child_id = u.child and a.reads & 1 <> 0
            and (a.until is null or a.until > now())));
end $function$; -- owner kith_definer
grant execute on function kith.last_contacts(uuid[]) to kith_app;
grant execute on function kith.last_contacts(uuid[]) to kith_worker;

CREATE OR REPLACE FUNCTION kith.log_contacts(entries jsonb)
 RETURNS TABLE(id uuid, what text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  leads_team boolean := asking.kind = 'person' and kith.may('lead the team');
  operator boolean := asking.kind = 'operator';
  -- Read once: of thousands, reading them for each step took as long as writing them.
  come constant access.contact_entry[] := array(select e from access.contact_entries(entries) e);
  refused uuid[];
  changed uuid[];
  made uuid[];
begin
  -- Two who amend the same contact wait for each other.
  perform 1 from kith.contacts c
    where c.place_id = asking.place_id and c.form_id in (select e.amends from unnest(come) e)
    order by c.id for update;

  select coalesce(array_agg(distinct e.id), '{}') into refused
    from unnest(come) e
    left join lateral unnest(e.children) as u (child) on true
   where u.child is null
      or cardinality(e.children) > 60
      or not case
           when operator then e.by is not null
             and exists (select 1 from kith.children k where k.place_id = asking.place_id and k.id = u.child)
           when asking.kind is distinct from 'person' then false
           when e.by is null then access.writes_notes(asking.person_id, u.child)
           else leads_team and access.reads_notes(asking.person_id, u.child)
             and exists (select 1 from kith.memberships m where m.place_id = asking.place_id and m.person_id = e.by)
         end
      or not case
           when e.amends is null then exists (
             select 1 from kith.enrolments n
              where n.place_id = asking.place_id and n.child_id = u.child
                and (n.ended_on is null or (n.began_on <= e.occurred_on and n.ended_on >= e.occurred_on)))
           else exists (
             select 1 from kith.contacts c
              where c.place_id = asking.place_id and c.form_id = e.amends and c.child_id = u.child and c.withdrawn_at is null
                and (c.audience = 'team' or c.written_by = asking.person_id))
         end;

  select coalesce(array_agg(distinct e.id), '{}') into changed
    from unnest(come) e
    join kith.contacts c on c.place_id = asking.place_id and c.form_id = e.amends and c.child_id = any (e.children)
      and c.superseded_at is not null;

  with written as (
    insert into kith.contacts (place_id, id, form_id, child_id, kind, direction, with_whom, how_went, minutes, occurred_on,
      occurred_at, captured_at, received_at, written_by, taken_in_by, noted, audience, asks_manager, good_news, told_in,
      body_hash, amends_id)
    select asking.place_id, e.id, e.id, e.children[1], e.kind, e.direction, e.with_whom, e.how_went, e.minutes, e.occurred_on,
           e.occurred_at, e.captured_at, case when operator then e.captured_at else now() end,
           coalesce(e.by, asking.person_id), case when e.by is not null and not operator then asking.person_id end,
           e.words is not null, e.audience, e.asks_manager, e.good_news, e.told_in, e.hash, o.id
      from unnest(come) e
      left join kith.contacts o
        on o.place_id = asking.place_id and o.form_id = e.amends and o.child_id = e.children[1]
     where e.id <> all (refused) and e.id <> all (changed)
    on conflict do nothing
    returning kith.contacts.id)
  select coalesce(array_agg(written.id), '{}') into made from written;

  insert into kith.contacts (place_id, id, form_id, child_id, kind, direction, with_whom, how_went, minutes, occurred_on,
    occurred_at, captured_at, received_at, written_by, taken_in_by, noted, audience, asks_manager, good_news, told_in,
    body_hash, amends_id)
  select c.place_id, md5(c.id::text || u.child)::uuid, c.id, u.child, c.kind, c.direction, c.with_whom, c.how_went, c.minutes, c.occurred_on,
         c.occurred_at, c.captured_at, c.received_at, c.written_by, c.taken_in_by, c.noted, c.audience, c.asks_manager,
         c.good_news, c.told_in, c.body_hash, o.id
    from unnest(come) e
    join kith.contacts c on c.place_id = asking.place_id and c.id = e.id
    cross join lateral (select distinct x.child from unnest(e.children[2:]) as x (child) where x.child <> e.children[1]) u
    left join kith.contacts o on o.place_id = asking.place_id and o.form_id = e.amends and o.child_id = u.child
   where e.id = any (made) and cardinality(e.children) > 1;

  insert into kith.contact_notes (place_id, id, contact_id, child_id, words, mark, language, audience, written_by)
  select c.place_id, gen_random_uuid(), c.id, c.child_id, e.words, e.mark, e.language, e.audience, c.written_by
    from unnest(come) e
    join kith.contacts c on c.place_id = asking.place_id and c.form_id = e.id
   where e.id = any (made) and e.words is not null;

  -- As a list, so that it is read once: joined, every contact of the place was held against every other until the table's
  -- size was known to the planner.
  update kith.contacts c set superseded_at = now()
   where c.place_id = asking.place_id
     and c.id = any (array(select n.amends_id from kith.contacts n
                            where n.place_id = asking.place_id and n.form_id = any (made) and n.amends_id is not null));
  -- A draft is done with by its writer, of a child still theirs, or by whoever took in what its writer sent: an id alone
  -- throws away nobody's.
  delete from kith.contact_drafts d
   using unnest(come) e
   where d.place_id = asking.place_id and d.id = e.id and e.id = any (made)
     and d.person_id = coalesce(e.by, asking.person_id)
     and (operator or case when e.by is null then access.writes_notes(asking.person_id, d.child_id)
          else access.reads_notes(asking.person_id, d.child_id) and d.fields ->> 'audience' is distinct from 'safeguarding' end);

  return query
    select e.id,
           case when e.id = any (made) then 'made'
                when c.id is not null then case when c.body_hash = e.hash then 'known' else 'other' end
                when e.id = any (changed) then 'changed'
                else 'refused' end
      from unnest(come) e
      -- An id that is another's says no more than one that was never used.
      left join kith.contacts c on c.place_id = asking.place_id and c.id = e.id
        and (operator or c.written_by = asking.person_id or c.taken_in_by = asking.person_id);
end $function$; -- owner kith_definer
grant execute on function kith.log_contacts(jsonb) to kith_app;
grant execute on function kith.log_contacts(jsonb) to kith_worker;

CREATE OR REPLACE FUNCTION kith.make_offer(new_id uuid, cohort uuid, child uuid, told_how text, in_language text, on_day date, until date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
begin
  if not kith.may_offer(child) then
    raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from kith.cohorts k where k.place_id = here and k.id = cohort and k.frozen_at is not null for no key update;
  if not found then return 'not-signed'; end if;
  if exists (select 1 from kith.offers o where o.place_id = here and o.cohort_id = cohort and o.child_id = child) then
    return 'known';
  end if;
  if exists (select 1 from kith.child_objections j where j.place_id = here and j.child_id = child and j.settled_at is null) then
    return 'objects';
  end if;
  if not exists (select 1 from kith.cohort_places p
                  where p.place_id = here and p.cohort_id = cohort and p.child_id = child and p.place = 'in')
     and not exists (select 1 from kith.offer_moves m
                      where m.place_id = here and m.cohort_id = cohort and m.child_id = child) then
    return 'not-in';
  end if;
  -- Nobody asks for the yes to take part while it rests, in whichever cohort. That a not yet rests for a shorter time than a
  -- no is known to whoever reads a no.
  if exists (select 1 from kith.asking_rests x
              where x.place_id = here and x.child_id = child and x.purpose = 'support'
                and on_day < case when kith.may('match link workers') then x.until else x.quiet_until end) then
    return 'rests';
  end if;
  insert into kith.offers (place_id, id, cohort_id, child_id, how, language, offered_on, answer_by, made_by)
    values (here, new_id, cohort, child, told_how, in_language, on_day, until, kith.person())
    on conflict do nothing;
  if not found then return 'known'; end if;
  perform kith.tell_of_offer('offer-made', child, new_id);
  return 'made';
end $function$; -- owner kith_definer
grant execute on function kith.make_offer(uuid,uuid,uuid,text,text,date,date) to kith_app;
grant execute on function kith.make_offer(uuid,uuid,uuid,text,text,date,date) to kith_worker;

CREATE OR REPLACE FUNCTION kith.match_link_workers(matches jsonb)
 RETURNS TABLE(child_id uuid, outcome text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  here uuid := kith.place();
  me uuid := kith.person();
begin
  if not kith.may('match link workers') then
    raise exception 'This needs the duty: match link workers.' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from kith.children c
    where c.place_id = here and c.id in (select m.child_id from jsonb_to_recordset(matches) as m (child_id uuid))
    order by c.id for no key update;
  -- What a colleague told of before the child came here holds from now on.
  insert into access.exclusions (place_id, id, child_id, person_id, kind, declared_by)
    select here, gen_random_uuid(), f.child_id, f.person_id, 'other', f.person_id
      from kith.conflicts_among((select array_agg(m.child_id) from jsonb_to_recordset(matches) as m (child_id uuid))) f
     where not exists (select 1 from access.exclusions e
                        where e.place_id = here and e.child_id = f.child_id and e.person_id = f.person_id
                          and e.ended_at is null);
  return query
  with place as materialized (
    select b.content from kith.blueprints b where b.place_id = here order by b.version desc limit 1
  ), rows as materialized (
    select m.*, o.school_id, o.year_group from jsonb_to_recordset(matches) as m (
        enrolment_id uuid, caseload_id uuid, child_id uuid, person_id uuid, cohort_id uuid, cohort_name text,
        began_on date, brought boolean)
      left join kith.rolls o on o.place_id = here and o.child_id = m.child_id and o.ended_at is null
  ), judged as materialized (
    select r.*, case
        -- Nobody matches a child whom they may not see, nor learns anything of them by trying.
        when me is not null and not exists (
          select 1 from access.reach x where x.person_id = me and x.child_id = r.child_id and x.place_id = here
             and x.reads & 512 <> 0 and (x.until is null or x.until > now())) then 'no-yes'
        when exists (select 1 from kith.enrolments e
                      where e.place_id = here and e.id = r.enrolment_id and e.child_id = r.child_id) then 'known'
        when exists (select 1 from kith.enrolments e
                      where e.place_id = here and e.child_id = r.child_id and e.ended_on is null) then 'takes-part'
        when exists (select 1 from kith.child_objections j
                      where j.place_id = here and j.child_id = r.child_id and j.settled_at is null) then 'objects'
        when exists (select 1 from access.exclusions e
                      where e.place_id = here and e.child_id = r.child_id and e.person_id = r.person_id
                        and e.ended_at is null) then 'conflict'
        when exists (select 1 from access.restrictions s
                      where s.place_id = here and s.child_id = r.child_id and s.ended_at is null)
             and not exists (select 1 from access.restriction_allows a
                              where a.place_id = here and a.child_id = r.child_id and a.person_id = r.person_id
                                and a.ended_at is null) then 'restricted'
        when not exists (select 1 from kith.memberships m
                          where m.place_id = here and m.person_id = r.person_id and m.role = 'link-worker'
                            and m.ended_at is null) then 'no-worker'
        when r.school_id is null then 'no-school'
        when not (me is null and coalesce(r.brought, false))
             and r.child_id in (select g from kith.given_on((select array_agg(w.child_id) from rows w)) g) then 'given-on'
        when (select count(*) from kith.agreements a
               where a.place_id = here and a.child_id = r.child_id and a.purpose = 'support' and a.ended_at is null
                 and a.answer = 'yes' and (a.who = 'family' or not (me is null and coalesce(r.brought, false))))
             < case when me is null and coalesce(r.brought, false) then 1 else 2 end then 'no-yes'
        else 'matched' end as outcome
      from rows r
  ), begun as (
    insert into kith.enrolments (place_id, id, child_id, school_id, cohort_id, cohort_name, began_on, ends_on, made_by)
    select here, j.enrolment_id, j.child_id, j.school_id, j.cohort_id, j.cohort_name, j.began_on,
           (j.began_on + make_interval(months => (p.content -> 'capacity' ->> 'programme_months')::int))::date, me
      from judged j cross join place p where j.outcome = 'matched'
    returning enrolments.id, enrolments.child_id
  ), listed as (
    insert into access.caseloads (place_id, id, child_id, person_id, made_by)
    select here, j.caseload_id, j.child_id, j.person_id, me from judged j where j.outcome = 'matched'
    on conflict (place_id, child_id, person_id) where ended_at is null do nothing
    returning caseloads.id, caseloads.child_id
  ), matched as (
    insert into kith.matches (place_id, id, child_id, enrolment_id, person_id, matched_on, hello_on, matched_by)
    select here, j.caseload_id, j.child_id, j.enrolment_id, j.person_id, j.began_on,
           case when me is null and j.brought then j.began_on end, me
      from judged j where j.outcome = 'matched' and (select count(*) from begun) >= 0
    returning matches.id, matches.child_id
  ), opened as (
    insert into kith.measure_windows (place_id, id, child_id, enrolment_id, instrument, informant, name, opens_on, closes_on)
    select here, gen_random_uuid(), j.child_id, j.enrolment_id, i ->> 'instrument', f.informant, w ->> 'name',
           j.began_on + (w -> 'after_start_days' ->> 0)::int, j.began_on + (w -> 'after_start_days' ->> 1)::int
      from judged j
      cross join place p
      cross join lateral jsonb_array_elements(p.content -> 'instruments') i
      cross join lateral jsonb_array_elements(i -> 'windows') w
      cross join lateral jsonb_array_elements_text(i -> 'informants') f (informant)
      left join kith.births b on b.place_id = here and b.child_id = j.child_id and b.ended_at is null
     where j.outcome = 'matched' and w ->> 'name' = 'baseline' and (select count(*) from begun) >= 0
       -- The SDQ is answered by young people themselves from eleven on (reference: instruments, SDQ self-report 11 to 17).
       and (f.informant <> 'self' or i ->> 'instrument' <> 'sdq'
            or b.born_on + interval '11 years' <= j.began_on)
    returning measure_windows.child_id
  ), told as (
    insert into kith.events (place_id, id, kind, child_id, about_id, person_id)
    select here, gen_random_uuid(), 'matched', m.child_id, m.id, me from matched m
    returning child_id
  )
  select j.child_id, j.outcome from judged j;
end $function$; -- owner kith_definer
grant execute on function kith.match_link_workers(jsonb) to kith_app;
grant execute on function kith.match_link_workers(jsonb) to kith_worker;

CREATE OR REPLACE FUNCTION kith.may(wanted text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind = 'operator' then return true; end if;
  return exists (
    select 1 from kith.memberships m join access.duties d using (role)
     where m.person_id = asking.person_id and m.place_id = asking.place_id
       and m.ended_at is null and d.duty = wanted);
end $function$; -- owner kith_definer
grant execute on function kith.may(text) to kith_app;
grant execute on function kith.may(text) to kith_owner;
grant execute on function kith.may(text) to kith_worker;

CREATE OR REPLACE FUNCTION kith.may_act_on_concern(child uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select kith.may('receive concerns') and kith.person() is not null
     and (child is null or access.writes_of(kith.person(), child, 128))
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.may_agree(child uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return kith.may_offer(child) or exists (
    select 1 from access.reach r where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
       and r.writes & 512 <> 0 and (r.until is null or r.until > now()));
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.may_be_asked_about(of_place uuid, school uuid, child uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select 1 from kith.rolls o
                  where o.place_id = of_place and o.school_id = school and o.child_id = child and o.ended_at is null)
     and not exists (select 1 from kith.child_objections j
                      where j.place_id = of_place and j.child_id = child and j.settled_at is null)
     and not exists (select 1 from access.restrictions s
                      where s.place_id = of_place and s.child_id = child and s.ended_at is null)
$function$; -- owner kith_owner
grant execute on function kith.may_be_asked_about(uuid,uuid,uuid) to kith_definer;

CREATE OR REPLACE FUNCTION kith.may_be_in_cohort(cohort uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (
    select 1 from kith.cohorts c
     where c.place_id = (select kith.place()) and c.id = cohort
       and (kith.cohort_side(c.school_id, 'choose the cohort') is not null
            or (access.credential()).kind = 'operator')) $function$; -- owner kith_definer
grant execute on function kith.may_be_in_cohort(uuid) to kith_app;
grant execute on function kith.may_be_in_cohort(uuid) to kith_worker;

CREATE OR REPLACE FUNCTION kith.may_end_objection(here uuid, number text, heard_by uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with theirs as (select s as id from kith.my_schools() s),
  rolls as (select o.school_id, o.ended_at is null as now
              from kith.pupil_numbers p join kith.rolls o on o.place_id = p.place_id and o.child_id = p.child_id
             where p.place_id = here and p.upn = number)
  select case when exists (select 1 from rolls where now) then
                not exists (select 1 from rolls where now and school_id not in (select id from theirs))
              else heard_by is null and not exists (select 1 from rolls)
                or heard_by in (select id from theirs)
                or exists (select 1 from rolls where school_id in (select id from theirs))
                or not exists (select 1 from kith.schools s where s.place_id = here and s.id not in (select id from theirs)) end
$function$; -- owner kith_owner
grant execute on function kith.may_end_objection(uuid,text,uuid) to kith_definer;

CREATE OR REPLACE FUNCTION kith.may_for_school(wanted text, school uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select kith.may(wanted) and school in (select kith.my_schools())
$function$; -- owner kith_owner
grant execute on function kith.may_for_school(text,uuid) to kith_definer;

CREATE OR REPLACE FUNCTION kith.may_offer(child uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return kith.may('make offers') and (kith.person() is null or exists (
    select 1 from access.reach r where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
       and r.reads & 1 <> 0 and (r.until is null or r.until > now())));
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.may_put_right(child uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select kith.person() is not null
     and (access.writes_notes(kith.person(), child)
          or (access.reads_notes(kith.person(), child) and (kith.may('answer for the record') or kith.may('lead the team'))))
$function$; -- owner kith_definer
grant execute on function kith.may_put_right(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.may_relate(relative uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select not exists (select 1 from kith.relationships k where k.place_id = kith.place() and k.relative_id = relative)
      or exists (
        select 1 from kith.relationships k
          join access.reach r on r.child_id = k.child_id and r.person_id = kith.person()
          join access.classes c on c.class = 'family' and r.reads & c.bit <> 0
         where k.place_id = kith.place() and k.relative_id = relative and (r.until is null or r.until > now()))
$function$; -- owner kith_definer
grant execute on function kith.may_relate(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.may_tell_by_link(of_place uuid, child uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select 1 from kith.enrolments e
                  where e.place_id = of_place and e.child_id = child and e.ended_on is null)
     and not exists (select 1 from kith.child_objections j
                      where j.place_id = of_place and j.child_id = child and j.settled_at is null)
     and not exists (select 1 from access.restrictions s
                      where s.place_id = of_place and s.child_id = child and s.ended_at is null)
$function$; -- owner kith_owner
grant execute on function kith.may_tell_by_link(uuid,uuid) to kith_definer;

CREATE OR REPLACE FUNCTION kith.may_undo(who uuid, batch uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind not in ('job', 'operator') then who := asking.person_id;
  elsif who is null then return true;
  end if;
  return (
    with mine as (
      select m.school_id from kith.memberships m join access.duties d on d.role = m.role and d.duty = 'import files'
       where m.place_id = asking.place_id and m.person_id = who and m.ended_at is null)
    select coalesce(bool_or(mine.school_id is null), false)
           or (count(*) > 0 and not exists (
             select 1 from kith.import_schools s
              where s.place_id = asking.place_id and s.import_id = batch
                and s.school_id not in (select m.school_id from mine m where m.school_id is not null)))
      from mine)
    -- And who may read of every child what a council's file said of their Early Help.
    and not exists (
      select 1 from kith.early_help_told t
       where t.place_id = asking.place_id and t.import_id = batch and t.undone_at is null
         and not exists (select 1 from access.reach r
                          where r.person_id = who and r.child_id = t.child_id and r.reads & 256 <> 0
                            and (r.until is null or r.until > now())));
end $function$; -- owner kith_definer
grant execute on function kith.may_undo(uuid,uuid) to kith_app;
grant execute on function kith.may_undo(uuid,uuid) to kith_worker;

CREATE OR REPLACE FUNCTION kith.move_up(new_id uuid, cohort uuid, freed uuid, in_words text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
  room kith.cohorts;
  reason text;
  next_child uuid;
begin
  -- A free place tells of a no: whoever sees a no gives it on.
  if not kith.may('match link workers') or not kith.may_offer(freed) then
    raise exception 'This needs the duty: match link workers.' using errcode = 'insufficient_privilege';
  end if;
  select * into room from kith.cohorts k
   where k.place_id = here and k.id = cohort and k.frozen_at is not null for no key update;
  -- The same form twice is one move; a form that was sent for another place is none for this one.
  if exists (select 1 from kith.offer_moves m where m.place_id = here and m.id = new_id) then
    select m.child_id into next_child from kith.offer_moves m
     where m.place_id = here and m.id = new_id and m.cohort_id = cohort and m.freed_by = freed;
    return next_child;
  end if;
  select f.why into reason from kith.free_places(cohort) f where f.child_id = freed;
  if reason is null then return null; end if;
  select p.child_id into next_child
    from kith.cohort_places p
    join kith.rolls o on o.place_id = p.place_id and o.child_id = p.child_id and o.school_id = room.school_id
                     and o.ended_at is null
   where p.place_id = here and p.cohort_id = cohort and p.place in ('reserve', 'waiting')
     and not exists (select 1 from kith.offer_moves m
                      where m.place_id = here and m.cohort_id = cohort and m.child_id = p.child_id)
     and not exists (select 1 from kith.child_objections j
                      where j.place_id = here and j.child_id = p.child_id and j.settled_at is null)
   order by p.place, p.position
   limit 1;
  if next_child is null then return null; end if;
  insert into kith.offer_moves (place_id, id, cohort_id, child_id, freed_by, why_free, because, moved_by)
    values (here, new_id, cohort, next_child, freed, reason, in_words, kith.person());
  perform kith.tell_of_offer('moved-up', next_child, cohort);
  return next_child;
end $function$; -- owner kith_definer
grant execute on function kith.move_up(uuid,uuid,uuid,text) to kith_app;
grant execute on function kith.move_up(uuid,uuid,uuid,text) to kith_worker;

CREATE OR REPLACE FUNCTION kith.moves_of(cohorts uuid[])
 RETURNS TABLE(cohort_id uuid, child_id uuid, freed_by uuid, why_free text, because text, moved_at timestamp with time zone, moved_by uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select m.cohort_id, m.child_id, case when s.sees then m.freed_by end, case when s.sees then m.why_free end,
         case when s.sees then m.because end, m.moved_at, m.moved_by
    from kith.offer_moves m cross join (select kith.may('match link workers') as sees) s
   where m.place_id = (select kith.place()) and m.cohort_id = any(cohorts)
     and (kith.person() is null and s.sees or exists (
       select 1 from access.reach x where x.person_id = kith.person() and x.child_id = m.child_id
          and x.place_id = m.place_id and x.reads & 512 <> 0 and (x.until is null or x.until > now())))
   order by m.moved_at $function$; -- owner kith_definer
grant execute on function kith.moves_of(uuid[]) to kith_app;
grant execute on function kith.moves_of(uuid[]) to kith_worker;

CREATE OR REPLACE FUNCTION kith.my_imports()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind in ('job', 'operator') then
    return query select i.id from kith.imports i where i.place_id = asking.place_id;
    return;
  end if;
  return query
    with mine as (
      select m.school_id from kith.memberships m join access.duties d on d.role = m.role and d.duty = 'import files'
       where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null)
    select i.id from kith.imports i
     where i.place_id = asking.place_id
       and (exists (select 1 from mine where mine.school_id is null)
            or (exists (select 1 from mine) and i.person_id = asking.person_id)
            or exists (select 1 from kith.memberships c join mine on mine.school_id = c.school_id
                        where c.place_id = i.place_id and c.person_id = i.person_id)
            or exists (select 1 from kith.files_held h join mine on mine.school_id = h.school_id
                        where h.place_id = i.place_id and h.import_id = i.id));
end $function$; -- owner kith_definer
grant execute on function kith.my_imports() to kith_app;
grant execute on function kith.my_imports() to kith_owner;
grant execute on function kith.my_imports() to kith_worker;

CREATE OR REPLACE FUNCTION kith.my_schools()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  -- Each question is asked once, and not anew of each school: a page asks this some ten times.
  return query
    select s.id from kith.schools s
     where s.place_id = asking.place_id
       and (asking.kind in ('job', 'operator')
            or exists (select 1 from kith.memberships m join access.roles r on r.role = m.role and r.scope = 'place'
                        where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null)
            or s.id in (select m.school_id from kith.memberships m join access.roles r on r.role = m.role
                         where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null));
end $function$; -- owner kith_definer
grant execute on function kith.my_schools() to kith_app;
grant execute on function kith.my_schools() to kith_owner;
grant execute on function kith.my_schools() to kith_worker;

CREATE OR REPLACE FUNCTION kith.newest_answer_stands()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update kith.offer_answers a set stands = false
   where a.place_id = new.place_id and a.offer_id = new.offer_id and a.who = new.who and a.stands and a.id <> new.id;
  return null;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.not_ahead()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if kith.person() is not null then new.captured_at := now() + interval '5 minutes'; end if;
  return new;
end $function$; -- owner kith_owner

CREATE OR REPLACE FUNCTION kith.number_plan_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.plan_id::text, 42));
  new.number := 1 + coalesce((select max(v.number) from kith.plan_versions v where v.plan_id = new.plan_id), 0);
  new.beside := new.follows is distinct from (
    select v.id from kith.plan_versions v
     where v.plan_id = new.plan_id and v.goal_id is not distinct from new.goal_id and not v.beside
     order by v.number desc limit 1)
    -- What was written in time and sent when the plan was over changes nothing of how it ended.
    or not exists (select 1 from kith.plans p join kith.taking_part t on t.enrolment_id = p.enrolment_id
                    where p.place_id = new.place_id and p.id = new.plan_id);
  return new;
end $function$; -- owner kith_owner

CREATE OR REPLACE FUNCTION kith.open_cohort(new_id uuid, school uuid, screen uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := (select kith.place());
  known uuid;
begin
  if kith.cohort_side(school, 'choose the cohort') is null then
    raise exception 'This needs the duty: choose the cohort.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.cohorts (place_id, id, school_id, screen_id, capacity, reserve, opened_by)
    select here, new_id, l.id, s.id,
           coalesce(l.capacity, (b.content -> 'identify' -> 'capacity' ->> 'default')::int),
           (b.content -> 'identify' ->> 'reserve')::int, kith.person()
      from kith.screens s
      join kith.blueprints b on b.place_id = s.place_id and b.id = s.blueprint_id
      join kith.schools l on l.place_id = s.place_id and l.id = school
     where s.place_id = here and s.id = screen and s.ran_at is not null
    on conflict (place_id, school_id, screen_id) do nothing;
  if found then
    insert into kith.cohort_children (place_id, cohort_id, child_id, code)
      select here, new_id, r.child_id, r.year_group || '-' || lpad(row_number() over (
               partition by r.year_group order by md5(new_id::text || r.child_id::text))::text, 3, '0')
        from kith.screen_results r
       where r.place_id = here and r.screen_id = screen and r.school_id = school;
  end if;
  select c.id into known from kith.cohorts c where c.place_id = here and c.school_id = school and c.screen_id = screen;
  return known;
end $function$; -- owner kith_definer
grant execute on function kith.open_cohort(uuid,uuid,uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.open_cohort_names(cohort uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'choose the cohort');
begin
  if kith.cohort_side(room.school_id, 'choose the cohort') <> 'school' then
    raise exception 'Only the school''s own lead opens the names.' using errcode = 'insufficient_privilege';
  end if;
  if room.names_opened_at is not null or room.frozen_at is not null then return false; end if;
  update kith.cohorts c set names_opened_at = clock_timestamp(), names_opened_by = kith.person()
   where c.place_id = room.place_id and c.id = room.id;
  return true;
end $function$; -- owner kith_definer
grant execute on function kith.open_cohort_names(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.open_days(school uuid, from_day date, to_day date)
 RETURNS SETOF date
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here constant uuid := kith.place();
  own_training constant date[] := array(
    select (i.value ->> 'date')::date
      from kith.schools s
      cross join lateral (select b.content -> 'calendar' as years from kith.blueprints b where b.place_id = s.place_id
                           order by b.version desc limit 1) as b
      cross join lateral jsonb_path_query(b.years, '$[*].inset[*]') as i (value)
     where s.place_id = here and s.id = school
       and jsonb_typeof(i.value -> 'schools') = 'array' and i.value -> 'schools' ? s.urn);
begin
  return query
    select d.day from kith.school_days d
     where d.place_id = here and d.day between from_day and to_day and d.day <> all (own_training)
       and not exists (
         select 1 from kith.closures c
          where c.place_id = here and c.school_id = school and c.withdrawn_at is null and d.day >= c.from_day
            and d.day <= least(coalesce(c.until_day, 'infinity'), coalesce(c.open_from - 1, 'infinity')))
     order by d.day;
end $function$; -- owner kith_definer
grant execute on function kith.open_days(uuid,date,date) to kith_app;
grant execute on function kith.open_days(uuid,date,date) to kith_owner;
grant execute on function kith.open_days(uuid,date,date) to kith_worker;

CREATE OR REPLACE FUNCTION kith.open_left_draft(draft uuid)
 RETURNS TABLE(child_id uuid, name text, fields jsonb, saved_at timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  l record;
begin
  select * into l from kith.drafts_left() x where x.id = draft and x.opens;
  if l.id is null then return; end if;
  insert into audit.entries (id, action, subject, subject_id, child_id, why)
    values (gen_random_uuid(), 'opened-left-draft', 'draft', draft, l.child_id, 'its writer no longer works with the child');
  return query select d.child_id, l.name, d.fields, d.saved_at from kith.contact_drafts d
                where d.place_id = (access.credential()).place_id and d.id = draft;
end $function$; -- owner kith_definer
grant execute on function kith.open_left_draft(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.own_concerns()
 RETURNS TABLE(id uuid, child_id uuid, made_at timestamp with time zone, received_at timestamp with time zone, received_by text, next_steps text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select c.id, case when access.reads_of(kith.person(), c.child_id, 1) and c.filed_at is null then c.child_id end,
         c.made_at, c.received_at, p.name, c.next_steps
    from kith.safeguarding_concerns c
    left join kith.people p on p.id = c.received_by
   where c.place_id = kith.place() and c.written_by = kith.person()
   order by c.made_at desc, c.id
   limit 200
$function$; -- owner kith_definer
grant execute on function kith.own_concerns() to kith_app;

CREATE OR REPLACE FUNCTION kith.own_glass()
 RETURNS TABLE(id uuid, child_id uuid, until timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
begin
  -- In plpgsql: every page asks, and a function in SQL is planned anew each time.
  return query
    select g.id, g.child_id, g.until from kith.glass_broken g
     where g.person_id = asking and g.place_id = here and g.until > now() and g.closed_at is null;
end $function$; -- owner kith_definer
grant execute on function kith.own_glass() to kith_app;

CREATE OR REPLACE FUNCTION kith.page_was_closed(of_place uuid, child uuid, since timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select 1 from access.restrictions s
                  where s.place_id = of_place and s.child_id = child and (s.ended_at is null or s.ended_at > since))
      or exists (select 1 from access.exclusions e
                  where e.place_id = of_place and e.child_id = child and e.made_at > since)
      or exists (select 1 from kith.agreements a
                  where a.place_id = of_place and a.child_id = child and a.purpose = 'support'
                    and a.withdrawn_on is not null and a.ended_at > since)
      or exists (select 1 from kith.protected_addresses p
                  where p.place_id = of_place and p.child_id = child and p.ended_at is null)
$function$; -- owner kith_owner
grant execute on function kith.page_was_closed(uuid,uuid,timestamp with time zone) to kith_definer;

CREATE OR REPLACE FUNCTION kith.person()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asked text := nullif(current_setting('kith.credential', true), '');
begin
  return (select c.person_id from access.credentials c
           where c.hash = asked and c.ended_at is null and least(c.until, c.last_seen_at + c.idle) > now());
end $function$; -- owner kith_definer
grant execute on function kith.person() to kith_app;
grant execute on function kith.person() to kith_door;
grant execute on function kith.person() to kith_owner;
grant execute on function kith.person() to kith_worker;

CREATE OR REPLACE FUNCTION kith.place()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asked text := nullif(current_setting('kith.credential', true), '');
begin
  return (select c.place_id from access.credentials c
           where c.hash = asked and c.kind <> 'link'
             and c.ended_at is null and least(c.until, c.last_seen_at + c.idle) > now());
end $function$; -- owner kith_definer
grant execute on function kith.place() to kith_app;
grant execute on function kith.place() to kith_door;
grant execute on function kith.place() to kith_owner;
grant execute on function kith.place() to kith_worker;

CREATE OR REPLACE FUNCTION kith.placement_asking()
 RETURNS SETOF kith.placements
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select p.*
    from access.credential() c
    join kith.links l on l.place_id = c.place_id and l.id = c.id and l.ended_at is null
    join kith.placements p on p.place_id = l.place_id and p.id = l.about_id and p.link_id = l.id
                          and p.school_id = l.school_id and p.ended_on is null
   where c.kind = 'link' and c.purpose = 'other-school' and kith.may_tell_by_link(p.place_id, p.child_id)
     and kith.may_be_asked_about(p.place_id, p.school_id, p.child_id)
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.placement_by_link()
 RETURNS TABLE(forename text, initial text, provider text, starts_on date, ends_on date, days text[], school text, link_worker text, link_worker_email text, plan text, plan_on date, meeting_on date, meeting_at text, meeting_where text, wrote_on date[], until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select n.forename, left(n.surname, 1), p.provider, p.starts_on, p.ends_on, p.days, s.name, w.name, w.email,
         t.words, t.on_day, m.on_day, m.at_time, m.held_where,
         coalesce((select array_agg(distinct x.on_day order by x.on_day) from kith.suspension_lines x
                    where x.place_id = p.place_id and x.placement_id = p.id and x.side = 'provider' and x.withdrawn_at is null),
                  '{}'),
         (access.credential()).until
    from kith.placement_asking() p
    join kith.schools s on s.place_id = p.place_id and s.id = p.school_id
    left join kith.names n on n.place_id = p.place_id and n.child_id = p.child_id and n.ended_at is null
    left join lateral (
      select x.name, x.email from access.caseloads l join kith.people x on x.id = l.person_id
       where l.place_id = p.place_id and l.child_id = p.child_id and l.ended_at is null
       order by l.made_at desc limit 1) w on true
    left join lateral (
      select x.words, x.on_day from kith.suspension_lines x
       where x.place_id = p.place_id and x.placement_id = p.id and x.kind = 'return-plan' and x.withdrawn_at is null
       order by x.made_at desc, x.id desc limit 1) t on true
    left join lateral (
      select x.on_day, x.at_time, x.held_where from kith.return_meetings x
       where x.place_id = p.place_id and x.placement_id = p.id and x.held_on is null and x.called_off_because is null
       order by x.on_day limit 1) m on true
$function$; -- owner kith_definer
grant execute on function kith.placement_by_link() to kith_app;

CREATE OR REPLACE FUNCTION kith.places_to_look_at()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select distinct e.place_id from kith.events e
   where e.kind in ('import-taken-in', 'import-undone', 'screen-run')
     and not exists (select 1 from kith.events a
                      where a.place_id = e.place_id and a.kind = 'missed-looked-for' and a.about_id = e.id)
$function$; -- owner kith_definer
grant execute on function kith.places_to_look_at() to kith_worker;

CREATE OR REPLACE FUNCTION kith.plain_words(name text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  plain text := lower(name);
begin
  if plain ~ '[^ -~]' then
    plain := translate(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')),
      'АБВГҐДЕЗИІКЛМНОПРСТУФЫЭЖХЦЧШЩЮЯЄабвгґдезиіклмнопрстуфыэжхцчшщюяєŁłØøĐđÐðıÞþÆæŒœßьЬъЪ’‘ʼ´',
      'abvhgdezyiklmnoprstufyeJXCQSWUAEabvhgdezyiklmnoprstufyeJXCQSWUAEllooddddittaaoos');
    plain := replace(replace(replace(replace(plain, 'J', 'zh'), 'X', 'kh'), 'C', 'ts'), 'Q', 'ch');
    plain := replace(replace(replace(replace(replace(plain, 'S', 'sh'), 'W', 'shch'), 'U', 'yu'), 'A', 'ya'), 'E', 'ye');
  end if;
  plain := translate(plain, E'-‐‑–—.,;:/_()[]"\t\n\r\\''`', repeat(' ', 20));
  return array_remove(string_to_array(plain, ' '), '');
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.plan_ending(new_id uuid, child uuid, on_day date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
  enrolment uuid;
begin
  if not access.writes_plan(child) then return 'gone'; end if;
  select e.id into enrolment from kith.enrolments e where e.place_id = here and e.child_id = child and e.ended_on is null;
  if enrolment is null then return 'gone'; end if;
  insert into kith.endings (place_id, id, child_id, enrolment_id, planned_on, made_by)
    values (here, new_id, child, enrolment, on_day, kith.person())
  on conflict do nothing;
  return case when found then 'planned' else 'known' end;
end $function$; -- owner kith_definer
grant execute on function kith.plan_ending(uuid,uuid,date) to kith_app;

CREATE OR REPLACE FUNCTION kith.promise_is_their_own()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if kith.person() is not null and not exists (
      select 1 from kith.memberships m
       where m.place_id = new.place_id and m.school_id = new.school_id and m.person_id = kith.person()
         and m.role = 'school-lead' and m.ended_at is null) then
    raise exception 'Only the school''s own lead signs its promise.' using errcode = 'insufficient_privilege';
  end if;
  if kith.person() is not null then
    new.signed_by := kith.person();
    new.signed_at := now();
    select p.name into new.signed_name from kith.people p where p.id = new.signed_by;
  end if;
  return new;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.protected_children()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct a.child_id), '{}') from kith.protected_addresses a
   where a.place_id = (select kith.place()) and a.ended_at is null
     and ((select kith.sees_whole_place(2)) or exists (
       select 1 from access.reach r where r.person_id = (select kith.person()) and r.child_id = a.child_id
          and r.reads & 2 <> 0 and (r.until is null or r.until > now())))
$function$; -- owner kith_definer
grant execute on function kith.protected_children() to kith_app;

CREATE OR REPLACE FUNCTION kith.read_transition_note(note uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into kith.transition_reads (place_id, note_id, child_id, read_by)
  select n.place_id, n.id, n.child_id, kith.person()
    from kith.transition_notes n
   where n.place_id = kith.place() and n.id = note and n.made_by <> kith.person() and exists (
     select 1 from access.reach r where r.person_id = kith.person() and r.child_id = n.child_id and r.reads & 16 <> 0
        and (r.until is null or r.until > now()))
  on conflict do nothing;
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.read_transition_note(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.reads_notes_of(child uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (
    select 1 from access.reach r join access.classes c on c.class = 'notes'
     where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
       and r.reads & c.bit <> 0 and (r.until is null or r.until > now()))
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.reads_only_shared()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  return exists (select 1 from kith.memberships m
                  where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null
                    and m.role in ('school-lead', 'early-help-practitioner'));
end $function$; -- owner kith_definer
grant execute on function kith.reads_only_shared() to kith_app;

CREATE OR REPLACE FUNCTION kith.reads_whole_plan(child uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return not kith.reads_only_shared() or child in (select kith.whole_plans());
end $function$; -- owner kith_definer
grant execute on function kith.reads_whole_plan(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.receive_concern(concern uuid, steps text[])
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update kith.safeguarding_concerns c set received_by = kith.person(), received_at = now(), next_steps = steps
   where c.place_id = kith.place() and c.id = concern and c.received_at is null and kith.may_act_on_concern(c.child_id);
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.receive_concern(uuid,text[]) to kith_app;

CREATE OR REPLACE FUNCTION kith.record_agreements(said jsonb)
 RETURNS TABLE(id uuid, outcome text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
begin
  if kith.person() is not null or not kith.may('make offers') then
    perform 1 from jsonb_to_recordset(said) as s (child_id uuid) where not kith.may_agree(s.child_id);
    if found then
      raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
    end if;
  end if;
  perform 1 from kith.children c
    where c.place_id = here and c.id in (select s.child_id from jsonb_to_recordset(said) as s (child_id uuid))
    order by c.id for no key update;
  return query
  with rows as materialized (
    select s.* from jsonb_to_recordset(said) as s (id uuid, child_id uuid, purpose text, who text, answer text,
      said_by text, said_how text, said_on date, wording text, wording_hash text, language text, words text)
  ), purposes as materialized (
    select p ->> 'id' as purpose, p ->> 'kind' as kind, coalesce(p ->> 'asks', 'family') as asks
      from (select b.content from kith.blueprints b where b.place_id = here order by b.version desc limit 1) b
     cross join lateral jsonb_array_elements(b.content -> 'lawful_bases') p
  ), judged as materialized (
    select r.*, p.kind, p.asks,
           case when o.id is not null then case when (o.child_id, o.purpose, o.who, o.answer, o.said_by, o.said_how, o.said_on)
                  = (r.child_id, r.purpose, r.who, r.answer, r.said_by, r.said_how, r.said_on)
                  and o.words is not distinct from r.words then 'known' else 'other' end
                when p.purpose is null or (p.kind = 'notice') <> (r.answer = 'told')
                     or p.asks not in (r.who, 'both') then 'unknown'
                when r.purpose = 'support' and r.answer <> 'yes' and exists (
                  select 1 from kith.enrolments e
                   where e.place_id = here and e.child_id = r.child_id and e.ended_on is null)
                     and exists (
                  select 1 from kith.agreements y
                   where y.place_id = here and y.child_id = r.child_id and y.purpose = r.purpose and y.who = r.who
                     and y.ended_at is null and y.answer = 'yes') then 'takes-part'
                else 'kept' end as outcome
      from rows r
      left join purposes p on p.purpose = r.purpose
      left join kith.agreements o on o.place_id = here and o.id = r.id
  ), over as (
    update kith.agreements a set ended_at = clock_timestamp()
      from judged j
     where j.outcome = 'kept' and a.place_id = here and a.child_id = j.child_id and a.purpose = j.purpose
       and a.who = j.who and a.ended_at is null
    returning a.id
  ), kept as (
    insert into kith.agreements (place_id, id, child_id, purpose, kind, asks, who, answer, said_by, said_how, said_on,
                                 wording, wording_hash, language, words, recorded_by, ask_from)
    select here, j.id, j.child_id, j.purpose, j.kind, j.asks, j.who, j.answer, j.said_by, j.said_how, j.said_on,
           j.wording, j.wording_hash, j.language, j.words, kith.person(),
           case when j.answer = 'not-yet' then kith.rests_until('not-yet', j.said_on) end
      from judged j
     -- Counted first, so that what stood before has ended when this comes.
     where j.outcome = 'kept' and (select count(*) from over) >= 0
    returning agreements.child_id, agreements.purpose, agreements.who, agreements.answer, agreements.said_on, agreements.id
  ), resting as (
    insert into kith.asking_rests as x (place_id, child_id, purpose, who, until, quiet_until)
    select here, k.child_id, k.purpose, k.who, kith.rests_until(k.answer, k.said_on), kith.rests_until('no', k.said_on)
      from kept k
     where k.answer in ('not-yet', 'no')
    on conflict on constraint asking_rests_pkey
      do update set until = excluded.until, quiet_until = excluded.quiet_until
    returning x.child_id
  ), awake as (
    delete from kith.asking_rests x using kept k
     where x.place_id = here and x.child_id = k.child_id and x.purpose = k.purpose and x.who = k.who
       and k.answer in ('yes', 'told')
    returning x.child_id
  ), over_now as (
    -- Who takes part without a yes of their own (brought in on the family's of then), is asked and says no, takes part no more.
    update kith.enrolments e
       set ended_on = greatest(k.said_on, e.began_on), ended_because = 'withdrew', ended_at = now(), ended_by = kith.person()
      from kept k
     where k.purpose = 'support' and k.answer = 'no' and e.place_id = here and e.child_id = k.child_id and e.ended_on is null
    returning e.child_id
  ), told as (
    insert into kith.events (place_id, id, kind, child_id, about_id, person_id)
    select here, gen_random_uuid(), 'agreement-answered', k.child_id, k.id, kith.person() from kept k
    returning child_id
  )
  select j.id, j.outcome from judged j;
end $function$; -- owner kith_definer
grant execute on function kith.record_agreements(jsonb) to kith_app;
grant execute on function kith.record_agreements(jsonb) to kith_worker;

CREATE OR REPLACE FUNCTION kith.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  raise exception 'What was frozen is never rewritten: a correction stands beside it.' using errcode = 'insufficient_privilege';
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.rests_until(said text, on_day date)
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(
    case when said = 'not-yet' then (
      select min(t.starts_on) from kith.terms t
       where t.place_id = (select kith.place()) and t.starts_on > on_day
         and split_part(t.name, ' ', 1) is distinct from (
           select split_part(c.name, ' ', 1) from kith.terms c
            where c.place_id = (select kith.place()) and c.starts_on <= on_day order by c.starts_on desc limit 1)) end,
    make_date(extract(year from on_day)::int + (extract(month from on_day) >= 9)::int, 9, 1)) $function$; -- owner kith_owner
grant execute on function kith.rests_until(text,date) to kith_app;
grant execute on function kith.rests_until(text,date) to kith_definer;
grant execute on function kith.rests_until(text,date) to kith_worker;

CREATE OR REPLACE FUNCTION kith.review_glass(glass uuid, verdict text, sealed bytea, key_id text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update kith.glass_broken g
     set reviewed_by = kith.person(), reviewed_at = now(), verdict = review_glass.verdict,
         review_sealed = review_glass.sealed, review_key_id = review_glass.key_id
   where g.place_id = kith.place() and g.id = glass and g.reviewed_at is null and g.person_id <> kith.person()
     and kith.may_act_on_concern(g.child_id);
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.review_glass(uuid,text,bytea,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.round_to_change(wanted uuid)
 RETURNS kith.collecting_rounds
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asked kith.collecting_rounds;
begin
  select r.* into asked from kith.collecting_rounds r
   where r.id = wanted and r.place_id = (access.credential()).place_id and r.closed_at is null;
  if asked.id is null or not kith.may_for_school('ask tutors', asked.school_id) then
    raise exception 'There is no such round to change.' using errcode = 'insufficient_privilege';
  end if;
  return asked;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.safeguarding_file(child uuid)
 RETURNS TABLE(since timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
  first_at timestamptz;
begin
  -- In plpgsql: every page of a record asks, and a function in SQL is planned anew each time.
  if exists (
      select 1 from access.reach r
       where r.person_id = asking and r.child_id = child and r.reads & 1 <> 0 and (r.until is null or r.until > now()))
    and exists (
      select 1 from kith.memberships m
        join access.matrix x on x.role = m.role and x.class = 'safeguarding' and x.letters ~ '^[FR]'
       where m.place_id = here and m.person_id = asking and m.ended_at is null) then
    select least(
      (select min(c.made_at) from kith.safeguarding_concerns c where c.place_id = here and c.child_id = child),
      (select min(e.made_at) from kith.safeguarding_entries e where e.place_id = here and e.child_id = child))
      into first_at;
    if first_at is not null then return query select first_at; end if;
  end if;
end $function$; -- owner kith_definer
grant execute on function kith.safeguarding_file(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.said_by_themselves()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking uuid := kith.person();
begin
  if asking is not null then
    new.made_by := asking;
    new.made_at := now();
  end if;
  select p.name, m.role, o.name into new.by_name, new.by_role, new.by_organisation
    from kith.memberships m
    join kith.people p on p.id = m.person_id
    join access.duties d on d.role = m.role and d.duty = 'propose rules'
    left join kith.organisations o on o.place_id = m.place_id and o.id = m.organisation_id
   where m.place_id = new.place_id and m.person_id = new.made_by and m.ended_at is null
   order by m.made_at, m.role limit 1;
  if new.by_name is null then
    raise exception 'This needs the duty: propose rules.' using errcode = 'insufficient_privilege';
  end if;
  if tg_table_name = 'proposal_remarks' then
    if new.stance = 'takes-back' and not exists (
        select 1 from kith.proposals r where r.place_id = new.place_id and r.id = new.proposal_id and r.made_by = new.made_by) then
      raise exception 'Only whoever made a proposal takes it back.' using errcode = 'insufficient_privilege';
    end if;
  elsif asking is not null then
    new.effect := null;
    new.effect_at := null;
  end if;
  return new;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.say_about_gap(new_id uuid, cohort uuid, what text, in_words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'sign the cohort');
begin
  if exists (select 1 from kith.cohort_gap_answers a where a.place_id = room.place_id and a.id = new_id) then return 'again'; end if;
  if room.frozen_at is not null then return 'frozen'; end if;
  insert into kith.cohort_gap_answers (place_id, id, cohort_id, school_id, person_id, side, by_what, words)
    values (room.place_id, new_id, room.id, room.school_id, kith.person(),
            kith.cohort_side(room.school_id, 'sign the cohort'), what, in_words);
  perform kith.void_signatures(room.id, 'something was written about a gap after this signature');
  return 'said';
end $function$; -- owner kith_definer
grant execute on function kith.say_about_gap(uuid,uuid,text,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.say_by_link(new_id uuid, what text, said text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  p kith.family_pages := kith.family_page_to_write();
begin
  if (select count(*) from kith.family_page_words w
       where w.place_id = p.place_id and w.page_id = p.id and w.said_at > now() - interval '1 day') >= 20 then
    return false;
  end if;
  insert into kith.family_page_words (place_id, id, child_id, page_id, kind, words, language, said_on)
    values (p.place_id, new_id, p.child_id, p.id, what, said, coalesce(p.language, 'en'), kith.day_in(p.place_id))
    on conflict do nothing;
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.say_by_link(uuid,text,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.say_goodbye(child uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
  left_it integer;
begin
  if exists (select 1 from kith.enrolments e where e.place_id = here and e.child_id = child and e.ended_on is null)
     or not exists (select 1 from kith.enrolments e where e.place_id = here and e.child_id = child) then
    return 0;
  end if;
  update access.caseloads l set ended_at = now(), ended_by = kith.person()
   where l.place_id = here and l.child_id = child and l.ended_at is null
     and (l.person_id = kith.person() or (kith.may('match link workers') and kith.may_agree(child)));
  get diagnostics left_it = row_count;
  if left_it > 0 then
    update kith.matches m set ended_at = now() where m.place_id = here and m.child_id = child and m.ended_at is null;
    perform kith.tell_of_offer('goodbye-said', child, null);
  end if;
  return left_it;
end $function$; -- owner kith_definer
grant execute on function kith.say_goodbye(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.say_hello(child uuid, on_day date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  said integer;
begin
  update kith.matches m set hello_on = on_day
   where m.place_id = kith.place() and m.child_id = child and m.person_id = kith.person()
     and m.ended_at is null and m.hello_on is null
     and exists (select 1 from access.reach r where r.person_id = kith.person() and r.child_id = child
                    and r.writes & 16 <> 0 and (r.until is null or r.until > now()));
  get diagnostics said = row_count;
  return said;
end $function$; -- owner kith_definer
grant execute on function kith.say_hello(uuid,date) to kith_app;

CREATE OR REPLACE FUNCTION kith.say_in_cohort(new_id uuid, cohort uuid, child uuid, what text, view text, because text, in_words text, until_when date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'choose the cohort');
  result kith.screen_results;
begin
  if exists (select 1 from kith.cohort_entries e where e.place_id = room.place_id and e.id = new_id) then
    return case when exists (
      select 1 from kith.cohort_entries e
       where e.place_id = room.place_id and e.id = new_id and e.cohort_id = room.id and e.child_id = child
         and e.person_id = kith.person() and e.kind = what and e.decision is not distinct from view
         and e.reason is not distinct from because and e.words = in_words and e.by_when is not distinct from until_when)
      then 'again' else 'other' end;
  end if;
  if room.frozen_at is not null then return 'frozen'; end if;
  select r.* into result from kith.screen_results r
    join kith.cohort_children c on c.place_id = r.place_id and c.cohort_id = room.id and c.child_id = r.child_id
   where r.place_id = room.place_id and r.screen_id = room.screen_id and r.child_id = child
     and exists (select 1 from access.reach x where x.person_id = kith.person() and x.child_id = child
                    and x.reads & 8 <> 0 and (x.until is null or x.until > now()));
  if result.child_id is null then
    raise exception 'There is no such child in this room.' using errcode = 'insufficient_privilege';
  end if;
  if view = 'in' and result.outcome = 'out-of-scope' then return 'out-of-scope'; end if;
  insert into kith.cohort_entries (place_id, id, cohort_id, child_id, person_id, side, kind, decision, reason, words, by_when)
    values (room.place_id, new_id, room.id, child, kith.person(), kith.cohort_side(room.school_id, 'choose the cohort'),
            what, view, because, in_words, until_when);
  perform kith.void_signatures(room.id, 'something was said of a child after this signature');
  return 'said';
end $function$; -- owner kith_definer
grant execute on function kith.say_in_cohort(uuid,uuid,uuid,text,text,text,text,date) to kith_app;

CREATE OR REPLACE FUNCTION kith.schools_began()
 RETURNS TABLE(school_id uuid, began_on date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return query
    select s.id, b.began_on
      from kith.my_schools() as s (id)
      cross join lateral (select least(
        (select min(e.began_on) from kith.enrolments e where e.school_id = s.id),
        (select min(d.on_day) from kith.days_in_school d where d.school_id = s.id and d.withdrawn_at is null)) as began_on
        offset 0) as b
     where b.began_on is not null;
end $function$; -- owner kith_definer
grant execute on function kith.schools_began() to kith_app;
grant execute on function kith.schools_began() to kith_owner;
grant execute on function kith.schools_began() to kith_worker;

CREATE OR REPLACE FUNCTION kith.sees_whole_place(wanted integer)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind is distinct from 'person' then return false; end if;
  -- Apart from the rest, since every table of children asks it and most who ask work with some children only.
  if not exists (
      select 1 from kith.memberships m
        join access.roles r on r.role = m.role and r.scope = 'place'
       where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null) then
    return false;
  end if;
  return exists (
      select 1 from kith.memberships m
        join access.roles r on r.role = m.role and r.scope = 'place'
        join access.matrix x on x.role = m.role and x.letters like 'R%'
        join access.classes c on c.class = x.class and c.bit = wanted
       where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null)
    and not exists (
      select 1 from access.exclusions e
       where e.person_id = asking.person_id and e.place_id = asking.place_id and e.ended_at is null)
    and not exists (
      select 1 from access.restrictions s
       where s.place_id = asking.place_id and s.ended_at is null
         and not exists (
           select 1 from access.restriction_allows a
            where a.place_id = s.place_id and a.child_id = s.child_id and a.person_id = asking.person_id
              and a.ended_at is null));
end $function$; -- owner kith_definer
grant execute on function kith.sees_whole_place(integer) to kith_app;
grant execute on function kith.sees_whole_place(integer) to kith_owner;

CREATE OR REPLACE FUNCTION kith.shared_versions()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return query
    select v.id from kith.shared_with_me() s
      join kith.plan_versions v on v.plan_id = s.plan_id and v.goal_id = s.goal_id and v.number <= s.number;
end $function$; -- owner kith_definer
grant execute on function kith.shared_versions() to kith_app;

CREATE OR REPLACE FUNCTION kith.shared_with_me()
 RETURNS TABLE(child_id uuid, plan_id uuid, goal_id uuid, number integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  return query
    select s.child_id, s.plan_id, s.goal_id, s.number
      from access.reach r
      join kith.plan_shared s on s.child_id = r.child_id and s.place_id = r.place_id
     where r.person_id = asking.person_id and r.place_id = asking.place_id and r.reads & 16 <> 0
       and (r.until is null or r.until > now())
       and case s.whom
             when 'council' then r.why like 'Early Help: %'
             else r.why = 'my school''s roll' and exists (
               select 1 from kith.memberships m
                 join kith.rolls o on o.place_id = m.place_id and o.school_id = m.school_id and o.child_id = s.child_id
                                  and o.ended_at is null
                where m.person_id = asking.person_id and m.place_id = asking.place_id and m.role = 'school-lead'
                  and m.school_id = s.school_id and m.ended_at is null)
           end;
end $function$; -- owner kith_definer
grant execute on function kith.shared_with_me() to kith_app;

CREATE OR REPLACE FUNCTION kith.shares_differ(x1 integer, n1 integer, x2 integer, n2 integer)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  z constant double precision := 1.959963984540054;
  p1 double precision := x1::double precision / n1;
  p2 double precision := x2::double precision / n2;
  s1 double precision := z * sqrt(p1 * (1 - p1) / n1 + z * z / (4.0 * n1 * n1));
  s2 double precision := z * sqrt(p2 * (1 - p2) / n2 + z * z / (4.0 * n2 * n2));
  c1 double precision := p1 + z * z / (2.0 * n1);
  c2 double precision := p2 + z * z / (2.0 * n2);
  d1 double precision := 1 + z * z / n1;
  d2 double precision := 1 + z * z / n2;
  low1 double precision := case when x1 = 0 then 0 else (c1 - s1) / d1 end;
  high1 double precision := case when x1 = n1 then 1 else (c1 + s1) / d1 end;
  low2 double precision := case when x2 = 0 then 0 else (c2 - s2) / d2 end;
  high2 double precision := case when x2 = n2 then 1 else (c2 + s2) / d2 end;
begin
  return p1 - p2 - sqrt((p1 - low1) ^ 2 + (high2 - p2) ^ 2) > 0
      or p1 - p2 + sqrt((high1 - p1) ^ 2 + (p2 - low2) ^ 2) < 0;
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.sign_cohort(new_id uuid, cohort uuid, seen text, in_words text, secret bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'sign the cohort');
  my_side text := kith.cohort_side(room.school_id, 'sign the cohort');
  stands_now text;
begin
  if exists (select 1 from kith.cohort_signatures s where s.place_id = room.place_id and s.id = new_id) then return 'again'; end if;
  if room.frozen_at is not null then return 'frozen-already'; end if;
  stands_now := kith.cohort_stood(cohort);
  update kith.cohort_signatures s
     set voided_at = clock_timestamp(), voided_because = 'something else changed after this signature'
   where s.place_id = room.place_id and s.cohort_id = room.id and s.voided_at is null and s.stood <> stands_now;
  if exists (select 1 from kith.cohort_signatures s where s.place_id = room.place_id and s.cohort_id = room.id
                and s.voided_at is null and s.side = my_side) then return 'signed-already'; end if;
  if exists (select 1 from kith.cohort_signatures s where s.place_id = room.place_id and s.cohort_id = room.id
                and s.voided_at is null and s.person_id = kith.person()) then return 'one-person'; end if;
  if exists (select 1 from kith.cohort_blockers(cohort)) then return 'blocked'; end if;
  if seen is distinct from stands_now then return 'changed'; end if;
  if my_side = 'school' then
    if secret is null or length(secret) <> 32 then
      raise exception 'The school signs with a key of thirty-two bytes.' using errcode = 'check_violation';
    end if;
    update kith.cohort_children c set study_key = kith.study_key(secret, n.upn)
      from (select distinct on (p.child_id) p.child_id, p.upn from kith.pupil_numbers p
             where p.place_id = room.place_id order by p.child_id, p.known_at desc, p.upn) n
     where c.place_id = room.place_id and c.cohort_id = room.id and n.child_id = c.child_id;
  end if;
  insert into kith.cohort_signatures (place_id, id, cohort_id, school_id, person_id, side, statement, stood)
    values (room.place_id, new_id, room.id, room.school_id, kith.person(), my_side, in_words, seen);
  if (select count(distinct s.side) from kith.cohort_signatures s
       where s.place_id = room.place_id and s.cohort_id = room.id and s.voided_at is null and s.stood = seen) < 2 then
    return 'signed';
  end if;
  perform kith.freeze_cohort(room);
  return 'frozen';
end $function$; -- owner kith_definer
grant execute on function kith.sign_cohort(uuid,uuid,text,text,bytea) to kith_app;

CREATE OR REPLACE FUNCTION kith.signed_size(cohort uuid)
 RETURNS TABLE(signed integer, moved integer, on_roll integer, gone integer, objects integer, to_offer integer, offered integer, yes integer, not_yet integer, no_thanks integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with room as materialized (
    select k.id, k.place_id, k.school_id from kith.cohorts k
     where k.place_id = (select kith.place()) and k.id = cohort and k.frozen_at is not null
       and k.school_id in (select kith.my_schools())
       and (kith.may('choose the cohort') or kith.may('make offers'))),
  -- Who is kept from the asker is in no count of theirs: with the names beside it, a count would tell what was answered.
  kept as materialized (select kith.kept_from_asker() as children),
  theirs as (
    select p.child_id, false as moved from kith.cohort_places p join room r on r.place_id = p.place_id and r.id = p.cohort_id
     where p.place = 'in'
    union all
    select m.child_id, true from kith.offer_moves m join room r on r.place_id = m.place_id and r.id = m.cohort_id),
  answers as (
    select distinct on (a.child_id) a.child_id, a.answer
      from kith.offers o join room r on r.place_id = o.place_id and r.id = o.cohort_id
      join kith.offer_answers a on a.place_id = o.place_id and a.offer_id = o.id and a.who = 'family'
     order by a.child_id, a.recorded_at desc),
  each_one as (
    select t.moved, (l.id is not null) as here, (j.child_id is not null) as objects, (o.id is not null) as offered, a.answer
      from (select x.child_id, x.moved from theirs x cross join kept y where x.child_id <> all (y.children)) t cross join room r
      left join kith.rolls l on l.place_id = r.place_id and l.child_id = t.child_id and l.school_id = r.school_id
                            and l.ended_at is null
      left join kith.child_objections j on j.place_id = r.place_id and j.child_id = t.child_id and j.settled_at is null
      left join kith.offers o on o.place_id = r.place_id and o.cohort_id = r.id and o.child_id = t.child_id
      left join answers a on a.child_id = t.child_id)
  select (count(*) filter (where not e.moved))::int, (count(*) filter (where e.moved))::int,
         (count(*) filter (where not e.moved and e.here))::int, (count(*) filter (where not e.moved and not e.here))::int,
         (count(*) filter (where e.objects))::int,
         (count(*) filter (where not e.objects and e.here and not e.offered))::int,
         (count(*) filter (where not e.objects and e.offered))::int,
         (count(*) filter (where not e.objects and e.answer = 'yes'))::int,
         case when kith.may('match link workers') then (count(*) filter (where not e.objects and e.answer = 'not-yet'))::int end,
         case when kith.may('match link workers') then (count(*) filter (where not e.objects and e.answer = 'no'))::int end
    from each_one e
  having exists (select 1 from room) $function$; -- owner kith_definer
grant execute on function kith.signed_size(uuid) to kith_app;
grant execute on function kith.signed_size(uuid) to kith_worker;

CREATE OR REPLACE FUNCTION kith.signed_who_left(cohort uuid)
 RETURNS TABLE(code text, year_group text, offered_on date, answer text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select c.code, f.year_group, o.offered_on,
         case when a.answer = 'yes' or kith.may('match link workers') then a.answer end
    from kith.cohorts k
    join kith.cohort_places p on p.place_id = k.place_id and p.cohort_id = k.id
    join kith.cohort_children c on c.place_id = k.place_id and c.cohort_id = k.id and c.child_id = p.child_id
    join kith.frozen_pupils f on f.place_id = p.place_id and f.id = p.frozen_id
    left join lateral (
      select max(l.ended_at) as at, bool_or(l.ended_at is null) as here from kith.rolls l
       where l.place_id = k.place_id and l.child_id = p.child_id and l.school_id = k.school_id) gone on true
    left join kith.child_objections j on j.place_id = k.place_id and j.child_id = p.child_id and j.settled_at is null
    left join kith.offers o on o.place_id = k.place_id and o.cohort_id = k.id and o.child_id = p.child_id
                           and o.made_at <= gone.at and j.child_id is null
    left join lateral (
      select n.answer from kith.offer_answers n
       where n.place_id = o.place_id and n.offer_id = o.id and n.who = 'family' and n.recorded_at <= gone.at
       order by n.recorded_at desc limit 1) a on true
   where k.place_id = (select kith.place()) and k.id = cohort and k.frozen_at is not null
     and kith.cohort_side(k.school_id, 'choose the cohort') is not null
     and gone.here is not true
     and p.child_id <> all ((select kith.kept_from_asker())::uuid[])
     and not kith.sees_whole_place(8)
     and not exists (select 1 from access.reach x
                      where x.person_id = kith.person() and x.child_id = p.child_id and x.place_id = k.place_id
                        and x.reads & 8 <> 0 and (x.until is null or x.until > now()))
     and (p.place = 'in' or exists (
       select 1 from kith.offer_moves m
        where m.place_id = k.place_id and m.cohort_id = k.id and m.child_id = p.child_id))
   order by c.code $function$; -- owner kith_definer
grant execute on function kith.signed_who_left(uuid) to kith_app;
grant execute on function kith.signed_who_left(uuid) to kith_worker;

CREATE OR REPLACE FUNCTION kith.sound_of(plain text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  heard text := plain;
begin
  heard := replace(replace(replace(replace(heard, 'sch', 's'), 'tch', '7'), 'ch', '7'), 'cz', '7');
  heard := replace(replace(replace(replace(heard, 'ph', 'f'), 'ck', 'k'), 'qu', 'k'), 'x', 'ks');
  heard := replace(replace(replace(replace(heard, 'ce', 'se'), 'ci', 'si'), 'cy', 'sy'), 'ee', 'i');
  heard := translate(heard, 'cqwzyju', 'kkvsiio');
  heard := left(heard, 1) || replace(substr(heard, 2), 'h', '');
  return regexp_replace(replace(replace(heard, 'ie', 'i'), 'ei', 'i'), '(.)\1+', '\1', 'g');
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.speak_by_link(wanted text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  update kith.family_pages f set language = wanted
    from kith.family_page_to_write() p where f.place_id = p.place_id and f.id = p.id
$function$; -- owner kith_definer
grant execute on function kith.speak_by_link(text) to kith_app;

CREATE OR REPLACE FUNCTION kith.start_handover(new_id uuid, of_person uuid, because text, on_day date, children uuid[])
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
  me uuid := kith.person();
  begun integer;
begin
  if not kith.may('lead the team') and (of_person is distinct from me or not exists (
    select 1 from kith.memberships m where m.place_id = here and m.person_id = me and m.role = 'link-worker' and m.ended_at is null)) then
    raise exception 'This needs the duty: lead the team.' using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from kith.handovers h where h.place_id = here and h.id = new_id) then return 'known'; end if;
  insert into kith.handovers (place_id, id, person_id, why, last_day, made_by) values (here, new_id, of_person, because, on_day, me);
  insert into kith.handover_children (place_id, id, handover_id, child_id, from_person)
  select here, md5(new_id::text || l.child_id)::uuid, new_id, l.child_id, of_person
    from access.caseloads l
    join kith.enrolments e on e.place_id = l.place_id and e.child_id = l.child_id and e.ended_on is null
   where l.place_id = here and l.person_id = of_person and l.ended_at is null and l.child_id = any (children)
     and (me is null or access.reads_notes(me, l.child_id))
  on conflict do nothing;
  get diagnostics begun = row_count;
  if begun = 0 then
    delete from kith.handovers h where h.place_id = here and h.id = new_id;
    return 'nobody';
  end if;
  return 'made';
end $function$; -- owner kith_definer
grant execute on function kith.start_handover(uuid,uuid,text,date,uuid[]) to kith_app;

CREATE OR REPLACE FUNCTION kith.stop_activity(child uuid, activity uuid, on_day date, side text, why text, words text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  plan_class integer := (select c.bit from access.classes c where c.class = 'plan');
begin
  -- Jobs and operators bring in what somebody else stopped.
  if kith.person() is not null and not (kith.sees_whole_place(plan_class) or exists (
    select 1 from access.reach r
     where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
       and r.reads & plan_class <> 0 and (r.until is null or r.until > now()))
    -- Who reads only what is shared (0049), stops only that.
    and (kith.reads_whole_plan(child) or exists (
      select 1 from kith.plan_activities a join kith.shared_with_me() s on s.goal_id = a.goal_id where a.id = activity))) then
    raise exception 'No such activity.' using errcode = 'insufficient_privilege';
  end if;
  update kith.plan_activities a
     set stopped_on = on_day, stopped_side = side, stopped_why = why, stopped_words = words, stopped_at = now(),
         stopped_by = kith.person()
   where a.place_id = kith.place() and a.child_id = child and a.id = activity and a.stopped_on is null and a.done_on is null;
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.stop_activity(uuid,uuid,date,text,text,text) to kith_app;
grant execute on function kith.stop_activity(uuid,uuid,date,text,text,text) to kith_worker;

CREATE OR REPLACE FUNCTION kith.stop_asking(of_round uuid, child uuid, because text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  r kith.collecting_rounds := kith.round_to_change(of_round);
begin
  update kith.collecting_children c
     set dropped_at = now(), dropped_by = (access.credential()).person_id, dropped_because = because
   where c.place_id = r.place_id and c.round_id = r.id and c.child_id = child and c.dropped_at is null;
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.stop_asking(uuid,uuid,text) to kith_app;
grant execute on function kith.stop_asking(uuid,uuid,text) to kith_worker;

CREATE OR REPLACE FUNCTION kith.study_key(secret bytea, number text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
  for i in 0 .. length(secret) - 1 loop
    inner_pad := set_byte(inner_pad, i, get_byte(secret, i) # 54);
    outer_pad := set_byte(outer_pad, i, get_byte(secret, i) # 92);
  end loop;
  return encode(sha256(outer_pad || sha256(inner_pad || convert_to(number, 'UTF8'))), 'hex');
end $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.take_answer(answer uuid, child uuid, sdq_said text, scales integer[], parental_said text, parental_rating text, parental_because text, school_said text, school_rating text, school_because text, concerns_said text, kinds text[], seen text[])
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  t kith.collecting_tutors;
  r kith.collecting_rounds;
  day date;
  who text;
begin
  select * into t from kith.tutor_asking();
  if t.id is null or not exists (select 1 from kith.tutors_children() c where c.child_id = child) then
    raise exception 'This link does not ask about that child.' using errcode = 'insufficient_privilege';
  end if;
  -- One at a time about one child, so that two windows do not both replace the same record.
  perform 1 from kith.collecting_children c
    where c.place_id = t.place_id and c.round_id = t.round_id and c.child_id = child for update;
  select * into r from kith.collecting_rounds x where x.place_id = t.place_id and x.id = t.round_id;
  -- A round asks how things stood on the day of its screen; the same rules over the same day then see the answer.
  select least(r.for_day, (now() at time zone p.zone)::date) into day from kith.places p where p.id = t.place_id;
  who := t.name || ', ' || t.role;
  insert into kith.collecting_answers
    (place_id, id, round_id, child_id, tutor_id, link_id, on_day, sdq, parental, school, concerns)
  values (t.place_id, answer, r.id, child, t.id, (access.credential()).id, day,
          sdq_said, parental_said, school_said, concerns_said)
  on conflict do nothing;
  if not found then return false; end if;

  if sdq_said is not null then
    update kith.sdq_scores x set ended_at = now() from kith.collecting_answers a
     where x.place_id = t.place_id and x.child_id = child and x.ended_at is null
       and a.place_id = x.place_id and a.id = x.answer_id and a.round_id = r.id;
  end if;
  if sdq_said = 'said' then
    insert into kith.sdq_scores (place_id, id, child_id, on_day, informant, emotional, conduct, hyperactivity, peer,
                                 prosocial, impact, said_by, answer_id, same)
    values (t.place_id, gen_random_uuid(), child, day, 'teacher', scales[1], scales[2], scales[3], scales[4], scales[5],
            scales[6], who, answer,
            1 + (select coalesce(max(x.same), 0) from kith.sdq_scores x
                  where x.place_id = t.place_id and x.child_id = child and x.on_day = day and x.informant = 'teacher'));
  end if;

  if parental_said is not null or school_said is not null then
    update kith.ratings x set ended_at = now() from kith.collecting_answers a
     where x.place_id = t.place_id and x.child_id = child and x.ended_at is null
       and a.place_id = x.place_id and a.id = x.answer_id and a.round_id = r.id
       and (x.area = 'parental-engagement' and parental_said is not null
            or x.area = 'school-engagement' and school_said is not null);
    insert into kith.ratings (place_id, id, child_id, on_day, area, rating, because, said_by, answer_id, same)
    select t.place_id, gen_random_uuid(), child, day, w.area, w.rating, w.because, who, answer,
           1 + (select coalesce(max(x.same), 0) from kith.ratings x
                 where x.place_id = t.place_id and x.child_id = child and x.on_day = day and x.area = w.area)
      from (values ('parental-engagement', parental_said, parental_rating, parental_because),
                   ('school-engagement', school_said, school_rating, school_because)) as w (area, said, rating, because)
     where w.said = 'said';
  end if;

  if concerns_said is not null then
    update kith.concerns x set ended_at = now() from kith.collecting_answers a
     where x.place_id = t.place_id and x.child_id = child and x.ended_at is null
       and a.place_id = x.place_id and a.id = x.answer_id and a.round_id = r.id;
  end if;
  if concerns_said = 'said' then
    insert into kith.concerns (place_id, id, child_id, on_day, kind, said_by, because, answer_id, same)
    select t.place_id, gen_random_uuid(), child, day, w.kind, who, w.because, answer,
           1 + (select coalesce(max(x.same), 0) from kith.concerns x
                 where x.place_id = t.place_id and x.child_id = child and x.on_day = day and x.kind = w.kind)
      from unnest(kinds, seen) as w (kind, because);
  end if;
  return true;
end $function$; -- owner kith_definer
grant execute on function kith.take_answer(uuid,uuid,text,integer[],text,text,text,text,text,text,text,text[],text[]) to kith_app;

CREATE OR REPLACE FUNCTION kith.take_back_by_link(from_purpose text, said text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  p kith.family_pages := kith.family_page_to_write();
  by_whom text;
begin
  if not p.may_change then
    raise exception 'This page changes no agreement.' using errcode = 'insufficient_privilege';
  end if;
  select case when r.kind in ('mother', 'father', 'parent') then 'parent' else 'carer' end into by_whom
    from kith.relationships r
   where r.place_id = p.place_id and r.child_id = p.child_id and r.relative_id = p.relative_id and r.ended_at is null
   limit 1;
  return kith.take_yes_back(p.place_id, null, p.child_id, from_purpose, 'family', by_whom, 'page', kith.day_in(p.place_id), said);
end $function$; -- owner kith_definer
grant execute on function kith.take_back_by_link(text,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.take_back_council_word(batch uuid, but uuid[])
 RETURNS TABLE(put_back integer, taken_out integer, stayed integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := (access.credential()).place_id;
  t kith.early_help_told;
  done boolean;
begin
  put_back := 0;
  taken_out := 0;
  stayed := 0;
  if not exists (select 1 from kith.early_help_told x where x.place_id = here and x.import_id = batch) then
    return next;
    return;
  end if;
  if not kith.may_undo(access.asker_of_council_batch(batch, '{undo}'), batch) then
    raise exception 'This needs the duty: import files.' using errcode = 'insufficient_privilege';
  end if;
  for t in select x.* from kith.early_help_told x
            where x.place_id = here and x.import_id = batch and x.undone_at is null and x.child_id <> all (but)
            -- What closed can be open again only once what began after it is gone.
            order by x.child_id, x.did <> 'begin', x.id
  loop
    perform 1 from kith.children c where c.place_id = here and c.id = t.child_id for no key update;
    done := true;
    if t.did = 'begin' then
      done := not exists (select 1 from kith.early_help_episodes e
                           where e.place_id = here and e.id = t.episode_id and e.ended_on is not null)
          and not exists (select 1 from kith.early_help_leads l where l.place_id = here and l.episode_id = t.episode_id
                             and l.id is distinct from t.lead_id)
          and not exists (select 1 from kith.early_help_team x where x.place_id = here and x.episode_id = t.episode_id)
          and not exists (select 1 from kith.early_help_levels x where x.place_id = here and x.episode_id = t.episode_id)
          and not exists (select 1 from kith.early_help_needs x where x.place_id = here and x.episode_id = t.episode_id)
          and not exists (select 1 from kith.early_help_reviews x where x.place_id = here and x.episode_id = t.episode_id)
          and not exists (select 1 from kith.early_help_assessments x where x.place_id = here and x.episode_id = t.episode_id);
      if done then
        update kith.early_help_told x set episode_id = null where x.place_id = here and x.episode_id = t.episode_id;
        delete from kith.early_help_leads l where l.place_id = here and l.episode_id = t.episode_id;
        delete from kith.early_help_episodes e where e.place_id = here and e.id = t.episode_id;
        taken_out := taken_out + 1;
      end if;
    elsif t.did = 'close' then
      update kith.early_help_episodes e set ended_on = null, end_reason = null, ended_words = null, ended_by = null
       where e.place_id = here and e.id = t.episode_id and e.ended_on is not null
         and not exists (select 1 from kith.early_help_episodes o
                          where o.place_id = here and o.child_id = t.child_id and o.ended_on is null);
      done := found;
    elsif t.did = 'lead' then
      delete from kith.early_help_leads l
       where l.place_id = here and l.id = t.lead_id and l.until_on is null
         and exists (select 1 from kith.early_help_episodes e where e.place_id = here and e.id = t.episode_id and e.ended_on is null);
      done := found;
      if done then
        update kith.early_help_leads l set until_on = null where l.place_id = here and l.id = t.lead_before;
      end if;
    end if;
    if not done then
      stayed := stayed + 1;
      continue;
    end if;
    if t.did in ('close', 'lead') then put_back := put_back + 1; end if;
    if t.numbered and t.did <> 'begin' then
      update kith.early_help_episodes e set council_episode = null, council_person = null
       where e.place_id = here and e.id = t.episode_id and e.council_episode = t.council_episode
         and not exists (select 1 from kith.early_help_told o
                          where o.place_id = here and o.episode_id = e.id and o.import_id <> batch and o.undone_at is null);
    end if;
    update kith.early_help_told x set undone_at = now() where x.place_id = here and x.id = t.id;
  end loop;
  return next;
end $function$; -- owner kith_definer
grant execute on function kith.take_back_council_word(uuid,uuid[]) to kith_worker;

CREATE OR REPLACE FUNCTION kith.take_council_word(batch uuid, said jsonb, file_day date, hash text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := (access.credential()).place_id;
  who uuid := access.asker_of_council_batch(batch, '{take-in}');
  r record;
  episode uuid;
  lead uuid;
  before uuid;
  learnt boolean;
  taken integer := 0;
begin
  for r in select * from jsonb_to_recordset(said) as x (id uuid, child_id uuid, episode_id uuid, council_episode text,
      council_person text, began_on date, ended_on date, reason text, end_reason text, organisation text, worker text, did text)
  loop
    if not exists (
        select 1 from access.reach a
         where a.person_id = who and a.place_id = here and a.child_id = r.child_id
           and a.reads & 256 <> 0 and (a.until is null or a.until > now()))
       or exists (select 1 from kith.early_help_told t where t.place_id = here and t.id = r.id) then
      continue;
    end if;
    lead := null;
    before := null;
    perform 1 from kith.children c where c.place_id = here and c.id = r.child_id for no key update;
    select e.id into episode from kith.early_help_episodes e
      where e.place_id = here and e.child_id = r.child_id
        and case when r.did = 'begin' then e.ended_on is null else e.id = r.episode_id end;
    if r.did = 'begin' then
      if episode is not null or not exists (
          select 1 from kith.enrolments n
           where n.place_id = here and n.child_id = r.child_id and n.ended_on is null) then
        continue;
      end if;
      episode := gen_random_uuid();
      insert into kith.early_help_episodes (place_id, id, child_id, began_on, came_from, reason, without_yes_because,
        council_episode, council_person, review_by, made_by)
      values (here, episode, r.child_id, r.began_on, 'council', coalesce(r.reason, 'Not said'),
        'The council leads it, and its file of ' || to_char(file_day, 'YYYY-MM-DD') || ' told us', r.council_episode,
        r.council_person, file_day, who);
    elsif r.did in ('close', 'lead') then
      -- Only what is the council's to say: an episode that somebody with an account here leads is theirs to change.
      if episode is null or exists (
          select 1 from kith.early_help_leads l
           where l.place_id = here and l.episode_id = episode and l.until_on is null and l.person_id is not null) then
        continue;
      end if;
      if r.did = 'close' then
        update kith.early_help_episodes e
           set ended_on = greatest(r.ended_on, e.began_on), end_reason = coalesce(r.end_reason, 'no-further-action'),
               ended_words = 'As the council’s file of ' || to_char(file_day, 'YYYY-MM-DD') || ' says', ended_by = who
         where e.place_id = here and e.id = episode and e.ended_on is null;
      end if;
    end if;
    if r.did in ('begin', 'lead') and r.worker is not null then
      update kith.early_help_leads l set until_on = greatest(l.from_on, file_day)
       where l.place_id = here and l.episode_id = episode and l.until_on is null
      returning l.id into before;
      lead := gen_random_uuid();
      insert into kith.early_help_leads (place_id, id, episode_id, child_id, name, organisation, from_on, made_by)
      values (here, lead, episode, r.child_id, r.worker, coalesce(r.organisation, 'Not said'),
        case r.did when 'begin' then r.began_on else file_day end, who);
    end if;
    update kith.early_help_episodes e
       set council_episode = r.council_episode, council_person = r.council_person
     where e.place_id = here and e.id = episode and e.council_episode is null;
    learnt := found;
    insert into kith.early_help_told (place_id, id, child_id, episode_id, council_episode, council_person, began_on, ended_on,
      reason, end_reason, organisation, worker, did, said_on, file_hash, made_by, import_id, lead_id, lead_before, numbered)
    values (here, r.id, r.child_id, episode, r.council_episode, r.council_person, r.began_on, r.ended_on, r.reason,
      r.end_reason, r.organisation, r.worker, r.did, file_day, hash, who, batch, lead, before, learnt);
    taken := taken + 1;
  end loop;
  return taken;
end $function$; -- owner kith_definer
grant execute on function kith.take_council_word(uuid,jsonb,date,text) to kith_worker;

CREATE OR REPLACE FUNCTION kith.take_out_records(batch uuid, but uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  about text;
  went integer;
  total integer := 0;
begin
  if asking.kind is null or asking.kind not in ('job', 'operator') then raise exception 'Only a job undoes an import.'; end if;
  foreach about in array array['suspensions', 'behaviour', 'concerns', 'attainment', 'sdq_scores', 'ratings', 'attendance'] loop
    execute format('with gone as (delete from kith.%1$I r where r.place_id = $1 and r.import_id = $2
        and r.child_id <> all ($3) %2$s returning r.*)
      insert into kith.undone_records (place_id, id, child_id, import_id, about, content)
      select $1, gen_random_uuid(), g.child_id, $2, %1$L, to_jsonb(g) from gone g', about,
      -- Marks that replaced others are put back, not taken out.
      case when about = 'attendance' then 'and not exists (select 1 from kith.attendance_before b
        where b.child_id = r.child_id and b.school_id = r.school_id and b.academic_year = r.academic_year
          and b.replaced_import_id = r.import_id and b.undone_at is null)' else '' end)
      using asking.place_id, batch, but;
    get diagnostics went = row_count;
    total := total + went;
  end loop;
  delete from kith.files_held h where h.place_id = asking.place_id and h.import_id = batch and but = '{}'
    and not exists (select 1 from kith.import_schools s join kith.imports i on i.place_id = s.place_id and i.id = s.import_id
                     where s.place_id = h.place_id and s.school_id = h.school_id and s.academic_year = h.academic_year
                       and s.file = h.file and s.import_id <> batch and i.undone_at is null);
  -- A number that was said to be one more of a child who is here.
  delete from kith.pupil_numbers n where n.place_id = asking.place_id and n.import_id = batch and n.child_id <> all (but)
    and not exists (select 1 from kith.children c where c.id = n.child_id and c.import_id = batch);
  return total;
end $function$; -- owner kith_definer
grant execute on function kith.take_out_records(uuid,uuid[]) to kith_worker;

CREATE OR REPLACE FUNCTION kith.take_stock()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  held record;
begin
  for held in
    select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('kith', 'access') and c.relkind = 'r'
       and (c.reltuples < 0 or 25 * pg_relation_size(c.oid) > 26 * c.relpages * current_setting('block_size')::bigint)
  loop
    execute format('analyze %I.%I', held.nspname, held.relname);
  end loop;
end $function$; -- owner kith_owner
grant execute on function kith.take_stock() to kith_worker;

CREATE OR REPLACE FUNCTION kith.take_yes_back(here uuid, writer uuid, child uuid, from_purpose text, of_whom text, by_whom text, how text, on_day date, in_words text)
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  yes kith.agreements;
begin
  perform 1 from kith.children c where c.place_id = here and c.id = child for no key update;
  update kith.agreements a
     set withdrawn_on = greatest(on_day, a.said_on), withdrawn_by = by_whom, withdrawn_how = how,
         withdrawn_words = in_words, withdrawn_recorded_by = writer, ended_at = clock_timestamp()
   where a.place_id = here and a.child_id = child and a.purpose = from_purpose and a.who = of_whom
     and a.ended_at is null and a.answer = 'yes'
  returning * into yes;
  if yes.id is null then return 'none'; end if;
  insert into kith.asking_rests (place_id, child_id, purpose, who, until, quiet_until)
    values (here, child, from_purpose, of_whom, kith.rests_until('no', on_day), kith.rests_until('no', on_day))
    on conflict on constraint asking_rests_pkey
      do update set until = excluded.until, quiet_until = excluded.quiet_until;
  if from_purpose = 'support' then
    update kith.enrolments e
       set ended_on = greatest(on_day, e.began_on), ended_because = 'withdrew', ended_words = left(in_words, 500),
           ended_at = now(), ended_by = writer
     where e.place_id = here and e.child_id = child and e.ended_on is null;
  end if;
  insert into kith.events (place_id, id, kind, child_id, about_id, person_id)
    values (here, gen_random_uuid(), 'agreement-withdrawn', child, yes.id, writer);
  return 'withdrawn';
end $function$; -- owner kith_owner
grant execute on function kith.take_yes_back(uuid,uuid,uuid,text,text,text,text,date,text) to kith_definer;

CREATE OR REPLACE FUNCTION kith.tell_handover(handed uuid, on_day date, done boolean, told boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  h kith.handover_children := access.hands_over(handed);
begin
  if h.id is null or h.accepted_at is not null then return false; end if;
  update kith.handover_children c set introduce_on = on_day, introduced = done, goodbye_told = told
   where c.place_id = h.place_id and c.id = h.id;
  return true;
end $function$; -- owner kith_definer
grant execute on function kith.tell_handover(uuid,date,boolean,boolean) to kith_app;

CREATE OR REPLACE FUNCTION kith.tell_how_it_goes(line uuid, said text, day date)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  p kith.placements;
begin
  select * into p from kith.placement_asking();
  if p.id is null then
    raise exception 'This link opens no placement.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.suspension_lines (place_id, id, child_id, placement_id, side, kind, words, on_day, by_name, link_id)
  select p.place_id, line, p.child_id, p.id, 'provider', 'going', said, day, l.for_whom || ', ' || p.provider, l.id
    from kith.links l where l.place_id = p.place_id and l.id = p.link_id
  on conflict do nothing;
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.tell_how_it_goes(uuid,text,date) to kith_app;

CREATE OR REPLACE FUNCTION kith.tell_not_right(new_id uuid, what text, whom text, said text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  p kith.family_pages := kith.family_page_to_write();
  today date := kith.day_in(p.place_id);
begin
  if (select count(*) from kith.not_right w
       where w.place_id = p.place_id and w.page_id = p.id and w.said_at > now() - interval '1 day') >= 20 then
    return false;
  end if;
  insert into kith.not_right (place_id, id, child_id, page_id, theme, about, about_people, words, language, said_on, due_on)
    select p.place_id, new_id, p.child_id, p.id, what, whom,
           coalesce(case whom
             when 'link-worker' then (select array_agg(distinct c.person_id) from access.caseloads c
                                       where c.place_id = p.place_id and c.child_id = p.child_id)
             when 'team' then (select array_agg(distinct m.person_id) from kith.memberships m
                                where m.place_id = p.place_id and m.role = 'programme-manager' and m.ended_at is null) end, '{}'),
           said, coalesce(p.language, 'en'), today,
           kith.working_days_after(today, case what when 'not-safe' then 1 else 10 end)
    on conflict do nothing;
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.tell_not_right(uuid,text,text,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.tell_of_conflict(new_id uuid, first text, last text, school uuid, what text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := kith.place();
begin
  if kith.person() is null or here is null then
    raise exception 'Only somebody who works here tells of their own.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.conflicts_told (place_id, id, person_id, forename, surname, school_id, kind)
    values (here, new_id, kith.person(), first, last, school, what) on conflict do nothing;
  if not found then return; end if;
  insert into access.exclusions (place_id, id, child_id, person_id, kind, declared_by)
    select here, gen_random_uuid(), n.child_id, kith.person(), what, kith.person()
      from kith.names n
      join kith.rolls o on o.place_id = n.place_id and o.child_id = n.child_id and o.school_id = school and o.ended_at is null
     where n.place_id = here and n.ended_at is null
       and lower(n.forename) = lower(first) and lower(n.surname) = lower(last)
    on conflict do nothing;
end $function$; -- owner kith_definer
grant execute on function kith.tell_of_conflict(uuid,text,text,uuid,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.tell_of_offer(what text, child uuid, about uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  insert into kith.events (place_id, id, kind, child_id, about_id, person_id)
    values (kith.place(), gen_random_uuid(), what, child, about, kith.person()) $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.tell_school_side(line uuid, child uuid, follow_up uuid, placement uuid, of_kind text, said text, day date)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind is distinct from 'person' or of_kind not in ('call', 'visit', 'going', 'return-plan') or not exists (
    select 1 from kith.memberships m
      join kith.rolls o on o.place_id = m.place_id and o.school_id = m.school_id and o.child_id = child and o.ended_at is null
      join access.reach x on x.person_id = m.person_id and x.child_id = child and x.reads & 16 <> 0
                         and (x.until is null or x.until > now())
     where m.place_id = asking.place_id and m.person_id = asking.person_id and m.role = 'school-lead' and m.ended_at is null) then
    raise exception 'This is not a child of the asker''s school.' using errcode = 'insufficient_privilege';
  end if;
  -- The school may be the first to write about a suspension that came in by import.
  if follow_up is not null then
    insert into kith.suspension_follow_ups (place_id, id, child_id, starts_on, sessions, type, made_by)
    select s.place_id, s.id, s.child_id, s.starts_on, s.sessions, s.type, asking.person_id
      from kith.suspensions s
     where s.place_id = asking.place_id and s.id = follow_up and s.child_id = child and s.type <> 'LNCH'
    on conflict do nothing;
  end if;
  insert into kith.suspension_lines (place_id, id, child_id, follow_up_id, placement_id, side, kind, words, on_day, by_name, made_by)
  select asking.place_id, line, child, follow_up, placement, 'school', of_kind, said, day, p.name, p.id
    from kith.people p
   where p.id = asking.person_id
     and (exists (select 1 from kith.suspension_follow_ups f where f.id = follow_up and f.child_id = child)
          or exists (select 1 from kith.placements a where a.id = placement and a.child_id = child))
  on conflict do nothing;
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.tell_school_side(uuid,uuid,uuid,uuid,text,text,date) to kith_app;

CREATE OR REPLACE FUNCTION kith.time_sheet(opened timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  took integer := extract(epoch from now() - opened)::integer;
begin
  if asking.kind is distinct from 'person' or asking.place_id is null or took is null or took not between 0 and 3600 then
    return;
  end if;
  insert into kith.sheet_times (place_id, week_of, seconds)
  select l.id, date_trunc('week', now() at time zone l.zone)::date, took from kith.places l where l.id = asking.place_id;
end $function$; -- owner kith_definer
grant execute on function kith.time_sheet(timestamp with time zone) to kith_app;

CREATE OR REPLACE FUNCTION kith.tutor_asking()
 RETURNS SETOF kith.collecting_tutors
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select t.*
    from access.credential() c
    join kith.links l on l.place_id = c.place_id and l.id = c.id and l.ended_at is null
    join kith.collecting_tutors t on t.place_id = l.place_id and t.id = l.about_id and t.school_id = l.school_id
    join kith.collecting_rounds r on r.place_id = t.place_id and r.id = t.round_id and r.closed_at is null
   where c.kind = 'link' and c.purpose = 'tell-us'
$function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.tutors_children()
 RETURNS TABLE(child_id uuid, forename text, surname text, year_group text, answered_at timestamp with time zone, sdq text, parental text, school text, concerns text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with asked as (
    select c.child_id, c.round_id, c.place_in_list, n.forename, n.surname, o.year_group,
           count(*) over (partition by lower(n.forename), lower(left(n.surname, 1))) as alike
      from kith.tutor_asking() t
      join kith.collecting_children c on c.place_id = t.place_id and c.round_id = t.round_id and c.tutor_id = t.id
      join kith.rolls o on o.place_id = c.place_id and o.child_id = c.child_id and o.school_id = t.school_id and o.ended_at is null
      left join kith.names n on n.place_id = c.place_id and n.child_id = c.child_id and n.ended_at is null
     where c.dropped_at is null and kith.may_be_asked_about(c.place_id, t.school_id, c.child_id)
  )
  select a.child_id, a.forename, case when a.alike > 1 then a.surname else left(a.surname, 1) end, a.year_group,
         w.answered_at, w.sdq, w.parental, w.school, w.concerns
    from asked a
    left join lateral (
      select max(x.given_at) as answered_at,
             (array_agg(x.sdq order by x.given_at desc, x.id) filter (where x.sdq is not null))[1] as sdq,
             (array_agg(x.parental order by x.given_at desc, x.id) filter (where x.parental is not null))[1] as parental,
             (array_agg(x.school order by x.given_at desc, x.id) filter (where x.school is not null))[1] as school,
             (array_agg(x.concerns order by x.given_at desc, x.id) filter (where x.concerns is not null))[1] as concerns
        from kith.collecting_answers x where x.round_id = a.round_id and x.child_id = a.child_id) w on true
   order by a.place_in_list
$function$; -- owner kith_definer
grant execute on function kith.tutors_children() to kith_app;

CREATE OR REPLACE FUNCTION kith.tutors_round()
 RETURNS TABLE(tutor text, school text, asker text, for_day date, until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select t.name, s.name, p.name, r.for_day, (access.credential()).until
    from kith.tutor_asking() t
    join kith.collecting_rounds r on r.place_id = t.place_id and r.id = t.round_id
    join kith.schools s on s.place_id = r.place_id and s.id = r.school_id
    left join kith.people p on p.id = r.began_by
$function$; -- owner kith_definer
grant execute on function kith.tutors_round() to kith_app;

CREATE OR REPLACE FUNCTION kith.unsent_of(handed uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select count(d.id)::integer
    from access.hands_over(handed) h
    join kith.contact_drafts d on d.place_id = h.place_id and d.child_id = h.child_id and d.person_id = h.from_person
$function$; -- owner kith_definer
grant execute on function kith.unsent_of(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.void_signatures(cohort uuid, because text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  update kith.cohort_signatures s set voided_at = clock_timestamp(), voided_because = because
   where s.place_id = (select kith.place()) and s.cohort_id = cohort and s.voided_at is null $function$; -- owner kith_definer

CREATE OR REPLACE FUNCTION kith.while_not_ready()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not exists (select 1 from kith.record_requests r
                  where r.id = new.request_id and r.ready_at is null and r.ended_on is null
                  for share) then
    raise exception 'the bundle is ready or has ended' using errcode = '42501';
  end if;
  -- Child abuse data is left out only where somebody asks with parental responsibility (Data Protection Act 2018, schedule 3, 21).
  if new.withheld = 'child-abuse-data' and not exists (
      select 1 from kith.record_requests r where r.id = new.request_id and r.asker = 'parent') then
    raise exception 'nobody with parental responsibility asks' using errcode = '42501';
  end if;
  if kith.person() is not null then
    new.withheld_by := case when new.withheld is null then null
      when tg_op = 'UPDATE' and old.withheld is not distinct from new.withheld then old.withheld_by
      else kith.person() end;
  end if;
  return new;
end $function$; -- owner kith_owner
grant execute on function kith.while_not_ready() to public;

CREATE OR REPLACE FUNCTION kith.who_looked(child uuid, at_most integer)
 RETURNS TABLE(at timestamp with time zone, person_id uuid, name text, what text, why text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select e.at, e.person_id, p.name, coalesce(e.subject, e.action), e.why
    from audit.entries e
    left join kith.people p on p.id = e.person_id
   where kith.reads_notes_of(who_looked.child)
     and e.child_id = who_looked.child and e.place_id = kith.place() and e.action like 'saw-%'
   order by e.at desc
   limit least(at_most, 1000)
$function$; -- owner kith_definer
grant execute on function kith.who_looked(uuid,integer) to kith_app;

CREATE OR REPLACE FUNCTION kith.who_may_see(child uuid)
 RETURNS TABLE(person_id uuid, name text, why text, until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select r.person_id, p.name, r.why, r.until
    from access.reach r
    join kith.people p on p.id = r.person_id
   where kith.reads_notes_of(who_may_see.child)
     and r.child_id = who_may_see.child and r.place_id = kith.place()
     and r.reads <> 0 and (r.until is null or r.until > now())
   order by p.name, r.why
$function$; -- owner kith_definer
grant execute on function kith.who_may_see(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.whole_plans()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
begin
  return query
    select distinct r.child_id from access.reach r
     where r.person_id = asking.person_id and r.place_id = asking.place_id and r.reads & 16 <> 0
       and (r.until is null or r.until > now())
       and r.why <> 'my school''s roll' and r.why not like 'Early Help: %';
end $function$; -- owner kith_definer
grant execute on function kith.whole_plans() to kith_app;

CREATE OR REPLACE FUNCTION kith.withdraw_agreement(child uuid, from_purpose text, of_whom text, by_whom text, how text, on_day date, in_words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not kith.may_agree(child) then
    raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
  end if;
  return kith.take_yes_back(kith.place(), kith.person(), child, from_purpose, of_whom, by_whom, how, on_day, in_words);
end $function$; -- owner kith_definer
grant execute on function kith.withdraw_agreement(uuid,text,text,text,text,date,text) to kith_app;
grant execute on function kith.withdraw_agreement(uuid,text,text,text,text,date,text) to kith_worker;

CREATE OR REPLACE FUNCTION kith.withdraw_contact(contact uuid, within_minutes integer, because text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  own kith.contacts;
begin
  select * into own from kith.contacts c
   where c.place_id = asking.place_id and c.id = contact and c.form_id = contact and asking.kind = 'person'
     and (c.written_by = asking.person_id or c.taken_in_by = asking.person_id)
     -- Whom the child is kept from since leaves what was written as it is.
     and access.reads_notes(asking.person_id, c.child_id)
   for update;
  if own.id is null or own.superseded_at is not null then return null; end if;
  if own.withdrawn_at is not null then return true; end if;
  if because is null and own.received_at < now() - make_interval(mins => least(within_minutes, 60)) then return false; end if;
  update kith.contacts c set withdrawn_at = now(),
         withdrawn_because = case when own.received_at < now() - make_interval(mins => least(within_minutes, 60)) then because end
   where c.place_id = own.place_id and c.form_id = own.form_id and access.reads_notes(asking.person_id, c.child_id);
  update kith.contacts c set superseded_at = null
    from kith.contacts n
   where n.place_id = own.place_id and n.form_id = own.form_id and n.withdrawn_at is not null and c.place_id = n.place_id and c.id = n.amends_id;
  return true;
end $function$; -- owner kith_definer
grant execute on function kith.withdraw_contact(uuid,integer,text) to kith_app;

CREATE OR REPLACE FUNCTION kith.withdraw_handover_line(line uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update kith.handover_lines l set withdrawn_at = now()
    from access.hands_over((select x.handed_id from kith.handover_lines x where x.place_id = kith.place() and x.id = line)) h
   where l.place_id = kith.place() and l.id = line and l.handed_id = h.id and h.accepted_at is null
     and l.made_by = kith.person() and l.withdrawn_at is null;
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.withdraw_handover_line(uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.withdraw_keepsake(keepsake uuid, child uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update kith.keepsakes k set withdrawn_at = now()
   where k.place_id = kith.place() and k.id = keepsake and k.child_id = withdraw_keepsake.child and k.withdrawn_at is null
     and access.writes_plan(withdraw_keepsake.child);
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.withdraw_keepsake(uuid,uuid) to kith_app;

CREATE OR REPLACE FUNCTION kith.working_days_after(from_day date, many integer)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select d::date from generate_series(from_day + 1, from_day + 2 * many + 2, interval '1 day') as d
   where extract(isodow from d) < 6 order by d offset many - 1 limit 1
$function$; -- owner kith_owner
grant execute on function kith.working_days_after(date,integer) to kith_definer;

CREATE OR REPLACE FUNCTION kith.write_concern(concern uuid, child uuid, happened_on date, happened_at time without time zone, sealed bytea, key_id text, adds_to uuid, by uuid DEFAULT NULL::uuid, at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asking access.credentials := access.credential();
  operator boolean := asking.kind = 'operator';
  writer uuid := case when operator then by else asking.person_id end;
begin
  if writer is null or not exists (
      select 1 from kith.memberships m
       where m.place_id = asking.place_id and m.person_id = writer and (operator or m.ended_at is null)) then
    raise exception 'nobody of this place' using errcode = '42501';
  end if;
  if child is not null and not operator and not access.reads_of(writer, child, 1) then
    raise exception 'no such child' using errcode = '42501';
  end if;
  insert into kith.safeguarding_concerns (place_id, id, child_id, happened_on, happened_at, sealed, key_id, adds_to_id, written_by, made_at)
  select asking.place_id, concern, child, write_concern.happened_on, write_concern.happened_at, write_concern.sealed,
         write_concern.key_id,
         (select c.id from kith.safeguarding_concerns c
           where c.place_id = asking.place_id and c.id = adds_to and c.written_by = writer),
         writer, case when operator then coalesce(at, now()) else now() end
  on conflict do nothing;
  return found;
end $function$; -- owner kith_definer
grant execute on function kith.write_concern(uuid,uuid,date,time without time zone,bytea,text,uuid,uuid,timestamp with time zone) to kith_app;
grant execute on function kith.write_concern(uuid,uuid,date,time without time zone,bytea,text,uuid,uuid,timestamp with time zone) to kith_owner;
grant execute on function kith.write_concern(uuid,uuid,date,time without time zone,bytea,text,uuid,uuid,timestamp with time zone) to kith_worker;

CREATE OR REPLACE FUNCTION kith.write_handover_line(new_id uuid, handed uuid, of_kind text, in_words text, on_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  h kith.handover_children := access.hands_over(handed);
begin
  if h.id is null or h.accepted_at is not null then return false; end if;
  insert into kith.handover_lines (place_id, id, handed_id, child_id, kind, words, by_day, made_by)
    values (h.place_id, new_id, h.id, h.child_id, of_kind, in_words, on_day, kith.person())
  on conflict do nothing;
  return exists (select 1 from kith.handover_lines l where l.place_id = h.place_id and l.id = new_id and l.handed_id = h.id);
end $function$; -- owner kith_definer
grant execute on function kith.write_handover_line(uuid,uuid,text,text,date) to kith_app;
