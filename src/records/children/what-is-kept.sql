-- name: findWhatIsKept
select kith.what_is_kept(:child_id) as kinds;
