-- name: findKnown
select k.number, k.child_id, k.takes_part, k.episode_id, k.began_on, k.ended_on, k.council_episode, k.lead, k.led_here, k.told
  from kith.known_to_council(:id, :numbers::text[], :hash) k
 order by k.number, k.ended_on is not null, k.began_on desc;

-- name: take
select kith.take_council_word(:id, :said::jsonb, :file_day, :hash) as taken;
