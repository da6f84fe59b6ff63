-- name: confirmedLongAgo
update access.credentials set stepped_up_at = '2026-07-17T08:00:00Z' where kind = 'person';
