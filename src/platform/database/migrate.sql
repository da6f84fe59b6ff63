-- name: becomeOwner
set role kith_owner;

-- name: oneAtATime
select pg_advisory_lock(hashtextextended('kith.migrate', 0));

-- name: makeLedger
create schema if not exists kith;
create table if not exists kith.migrations (
  number integer primary key,
  name text not null,
  hash text not null,
  applied_at timestamptz not null default now()
);

-- name: findApplied
select number, name, hash from kith.migrations order by number;

-- name: noteApplied
insert into kith.migrations (number, name, hash) values (:number, :name, :hash);
