-- name: mendReach
select access.mend_reach((select kith.place())) as mended;
