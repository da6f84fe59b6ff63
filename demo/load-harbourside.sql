-- name: isRun
select exists (select 1 from kith.memberships m
                where m.place_id = (select kith.place()) and m.role = 'programme-manager' and m.ended_at is null) as run;
