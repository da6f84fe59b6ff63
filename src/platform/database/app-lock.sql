-- Session locks of the PostgreSQL that Kith runs itself, taken in its database `postgres`.
-- 1263096904 is the word KITH as four bytes; 1 is "somebody uses this server", 2 is "a Kith serves pages from it".

-- name: whoAnswers
select current_setting('server_version') as version, current_setting('data_directory') as folder;

-- name: shareUse
select pg_try_advisory_lock_shared(1263096904, 1) as taken;

-- name: endUse
select pg_advisory_unlock_shared(1263096904, 1);

-- name: useAlone
select pg_try_advisory_lock(1263096904, 1) as taken;

-- name: serveAlone
select pg_try_advisory_lock(1263096904, 2) as taken;

-- name: closeTemplate
revoke connect on database template1 from public;

-- name: closeMaintenance
revoke connect on database postgres from public;
