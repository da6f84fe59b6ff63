-- name: findSaid
-- What people said of a child in their own words, the newest first; not what they have taken back since.
select w.on_day, w.about, w.word, w.because, w.said_by, w.known_at
  from (
    select r.on_day, r.area as about, r.rating as word, r.because, r.said_by, r.known_at, r.position
      from kith.ratings r where r.child_id = :child_id and r.ended_at is null
    union all
    select c.on_day, 'concern', c.kind, c.because, c.said_by, c.known_at, c.position
      from kith.concerns c where c.child_id = :child_id and c.ended_at is null and c.because is not null) w
 order by w.on_day desc, w.position desc
 limit 20;
