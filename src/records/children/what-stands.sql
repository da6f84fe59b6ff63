-- name: findWhatStands
select kith.what_stands() as kinds;
