-- name: sayNumber
select :number::integer as number, :number::integer = 0 as nought;

-- name: sayNothing
select 1 as number where false;

-- name: divide
select 1 / :by::integer as number;

-- name: countConnections
select count(*)::integer as number from pg_stat_activity a where a.pid = pg_backend_pid();

-- name: loseServer
select pg_terminate_backend(pg_backend_pid()) as lost;
