-- name: findWaitingReferrals
-- What was sent and is not over, of everybody of whom the asker may read it, those who wait longest first.
select r.id, r.child_id, n.forename, left(n.surname, 1) as initial, r.kind, r.service, r.sent_on, r.acknowledged_on, r.answered_on,
       r.answer, r.seen_on
  from kith.statutory_referrals r
  join kith.taking_part t on t.child_id = r.child_id
  left join kith.names n on n.child_id = r.child_id and n.ended_at is null
 where r.answered_on is null or (r.answer = 'accepted' and r.seen_on is null)
 order by r.sent_on, r.id
 limit 200;
