-- name: confirmedLongAgo
update access.credentials set stepped_up_at = stepped_up_at - interval '1 hour' where kind = 'person';
