-- name: enter
select * from kith.enter(:hash);
