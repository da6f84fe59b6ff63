-- name: muchCame
update door.tries set wrong = 300, last_at = now();

-- name: longAgo
update door.tries set last_at = last_at - interval '1 hour';
