-- name: countTry
insert into door.tries as t (key, wrong, last_at) values (:key, 1, now())
on conflict (key) do update
   set wrong = case when t.last_at < now() - interval '1 day' then 1 else t.wrong + 1 end, last_at = now()
 where t.last_at + make_interval(secs => case when t.wrong < :free then 0
         else least(:longest, :shortest * power(2, least(t.wrong - :free, 20))) end::double precision) <= now()
returning wrong;

-- name: getWait
select ceil(extract(epoch from t.last_at - now())
         + least(:longest, :shortest * power(2, least(t.wrong - :free, 20))))::int as seconds
  from door.tries t where t.key = :key;

-- name: forgetTries
delete from door.tries where key = :key or last_at < now() - interval '2 days';
