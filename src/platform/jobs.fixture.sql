-- name: makeTable
create table pgboss.own ();

-- name: changeTable
alter table pgboss.job add column own text;

-- name: findJobs
select id from pgboss.job;
