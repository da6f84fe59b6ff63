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

-- name: findSourceWait
select ceil(extract(epoch from t.last_at + w.wait - now()))::int as seconds
  from door.tries t,
       lateral (select make_interval(secs => least(:longest, :shortest * power(2, least(t.wrong - :free, 20)))::double precision) as wait) w
 where t.key = :key and t.wrong >= :free and t.last_at + w.wait > now();

-- name: countWrongFrom
insert into door.tries as t (key, wrong, last_at) values (:key, 1, now())
on conflict (key) do update
   set last_at = now(),
       wrong = 1 + case
         when t.last_at < now() - make_interval(secs => :quiet::double precision) then 0
         when t.wrong < :free then greatest(0, t.wrong - floor(extract(epoch from now() - t.last_at) * :free / :quiet))::int
         else t.wrong end;

-- name: forgetTries
delete from door.tries where key = :key or last_at < now() - interval '2 days';
