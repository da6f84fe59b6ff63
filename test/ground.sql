-- name: findTestDatabases
select datname as name from pg_catalog.pg_database where datname like 'kith\_test\_%' or datname like 'kith\_template\_%';
