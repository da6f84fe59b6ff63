-- What somebody would send who could put their own SQL into a page. None may gain anything.

-- name: becomeOwner
set role kith_owner;

-- name: becomeDefiner
set role kith_definer;

-- name: becomeWorker
set role kith_worker;

-- name: becomeSuperuser
set role postgres;

-- name: becomeAnotherSession
set session authorization postgres;

-- name: becomeBySetting
select set_config('role', 'kith_owner', false);

-- name: resetRole
reset role;

-- name: switchGuardOff
set local row_security = off; select count(*) from kith.children;

-- name: dropGuard
alter table kith.children disable row level security;

-- name: dropPolicy
drop policy app_reads on kith.children;

-- name: addPolicy
create policy all_of_it on kith.children for select to kith_app using (true);

-- name: grantRole
grant kith_owner to kith_app;

-- name: growMighty
alter role kith_app superuser;

-- name: switchTriggersOff
set session_replication_role = replica;

-- name: makeFunction
create function kith.mine() returns bigint language sql security definer as 'select count(*) from kith.children';

-- name: makeTable
create table kith.mine (id uuid);

-- name: makeTemporaryTable
create temporary table mine (id uuid);

-- name: readServerFile
select pg_read_file('/etc/passwd');

-- name: copyFromProgram
copy (select 1) to program 'true';

-- name: copyToFile
copy kith.children to '/tmp/children';

-- name: loadExtension
create extension dblink;

-- name: readCredentials
select hash from access.credentials;

-- name: readPasswords
select rolpassword from pg_authid;

-- name: writeReach
insert into access.reach (person_id, child_id, why, place_id, reads, writes)
select kith.person(), gen_random_uuid(), 'mine', kith.place(), 2047, 2047;

-- name: writeMatrix
update access.matrix set letters = 'RW';

-- name: joinAsManager
insert into kith.memberships (place_id, id, person_id, role)
values (kith.place(), gen_random_uuid(), kith.person(), 'programme-manager');

-- name: refreshPerson
select access.refresh_person(kith.person());

-- name: startWork
select access.start_work(gen_random_uuid(), repeat('a', 64), 'operator', kith.place(), 'because I can');

-- name: rewriteAudit
delete from audit.entries;

-- name: askForAnother
select set_config('kith.credential', repeat('a', 64), true);

-- name: sayWhoIAm
select set_config('kith.person', gen_random_uuid()::text, true);

-- name: clearCredential
select set_config('kith.credential', '', true);

-- name: shadowFunctions
set search_path = pg_temp, kith, pg_catalog;

-- name: runCode
do $$ begin perform set_config('role', 'kith_owner', true); end $$;

-- name: countRowsRead
-- After a search, by how much is read whether a hidden child is of that name.
select * from kith.find_children('Quillfeather', 20); select seq_tup_read, idx_tup_fetch from pg_stat_xact_user_tables;

-- name: countRowsReadSoFar
select seq_tup_read, idx_tup_fetch from pg_stat_user_tables;

-- name: countIndexesRead
select idx_tup_read from pg_stat_user_indexes;

-- name: countCalls
select calls from pg_stat_xact_user_functions;

-- name: countBlocks
select heap_blks_hit from pg_statio_user_tables;

-- name: countByFunction
select pg_stat_get_xact_tuples_returned('kith.search_words'::regclass);

-- name: watchColleagues
select query from pg_stat_activity;
