-- name: mendReach
select access.mend_reach((select kith.place())) as mended;

-- name: mendAllReach
select access.mend_all_reach() as mended;
