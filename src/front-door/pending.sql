-- name: addPending
insert into door.pending (id, hash, kind, person_id, detail, until)
values (:id, :hash, :kind, :person_id, :detail::jsonb, now() + make_interval(mins => :minutes::int));

-- name: findPending
select id, person_id, detail from door.pending
 where hash = :hash and kind = :kind and ended_at is null and until > now();

-- name: endPending
update door.pending set ended_at = now(), detail = '{}'
 where hash = :hash and kind = :kind and ended_at is null and until > now()
returning id;

-- name: countWrong
update door.pending
   set wrong = wrong + 1,
       ended_at = case when wrong + 1 >= :most then now() end
 where hash = :hash and kind = :kind and ended_at is null
returning wrong;

-- name: clearOldPending
delete from door.pending where until < now() - interval '1 day';
