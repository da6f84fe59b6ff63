-- A server and a connection as somebody else may have set them.

-- name: setServer
alter database :"database" set default_transaction_isolation = 'repeatable read';

-- name: spoilConnection
set session characteristics as transaction read only;

-- name: showIsolation
select current_setting('transaction_isolation') as isolation, current_setting('transaction_read_only') as read_only;
