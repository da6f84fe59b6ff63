-- name: sendReferral
insert into kith.statutory_referrals (place_id, id, child_id, kind, service, because, family_said, without_yes_because, sent_on,
                                      made_by)
select t.place_id, :id, t.child_id, :kind, :service, :because, :family_said, :without_yes_because, :sent_on,
       coalesce((select kith.person()), :made_by::uuid)
  from kith.taking_part t where t.child_id = :child_id
on conflict (place_id, id) do nothing
returning id;

-- name: acknowledge
update kith.statutory_referrals set acknowledged_on = :on_day, acknowledged_by = :who
 where id = :id and child_id = :child_id and acknowledged_on is null
returning id;

-- name: answerReferral
-- An answer says that it arrived, too.
update kith.statutory_referrals set answered_on = :on_day, answer = :answer, answer_words = :words,
       acknowledged_on = coalesce(acknowledged_on, :on_day)
 where id = :id and child_id = :child_id and answered_on is null
returning id;

-- name: firstSeen
update kith.statutory_referrals set seen_on = :on_day
 where id = :id and child_id = :child_id and answer = 'accepted' and seen_on is null
returning id;

-- name: addLine
insert into kith.statutory_referral_lines (place_id, id, referral_id, child_id, kind, words, on_day, made_by)
select r.place_id, :id, r.id, r.child_id, :kind, :words, :on_day, coalesce((select kith.person()), :made_by::uuid)
  from kith.statutory_referrals r where r.id = :referral_id and r.child_id = :child_id
on conflict (place_id, id) do nothing
returning id;

-- name: findReferrals
select r.id, r.kind, r.service, r.because, r.family_said, r.without_yes_because, r.sent_on, m.name as made_by, r.acknowledged_on,
       r.acknowledged_by, r.answered_on, r.answer, r.answer_words, r.seen_on
  from kith.statutory_referrals r left join kith.people m on m.id = r.made_by
 where r.child_id = :child_id
 order by r.answered_on is not null and (r.answer <> 'accepted' or r.seen_on is not null), r.sent_on desc, r.made_at desc
 limit 40;

-- name: findLines
select l.id, l.kind, l.words, l.on_day, m.name as made_by
  from kith.statutory_referral_lines l left join kith.people m on m.id = l.made_by
 where l.referral_id = :referral_id
 order by l.on_day desc, l.made_at desc
 limit 60;

-- name: findUnacknowledged
-- Of the asker's own: what nobody has acknowledged, with the day on which it was sent or chased last.
select r.id, r.child_id, r.service, n.forename, left(n.surname, 1) as initial, o.school_id,
       greatest(r.sent_on, (select max(l.on_day) from kith.statutory_referral_lines l
                             where l.referral_id = r.id and l.kind = 'chased')) as since
  from kith.statutory_referrals r
  left join kith.names n on n.child_id = r.child_id and n.ended_at is null
  left join kith.rolls o on o.child_id = r.child_id and o.ended_at is null
 where r.made_by = (select kith.person()) and r.acknowledged_on is null and r.answered_on is null
 order by r.sent_on
 limit 20;

-- name: findReferralsHappened
select r.id, 'sent' as what, r.sent_on as on_day, r.made_at as at, r.service as words, m.name as by_name
  from kith.statutory_referrals r left join kith.people m on m.id = r.made_by
 where r.child_id = :child_id and r.sent_on between :from_day and :to_day
union all
select r.id, 'acknowledged', r.acknowledged_on, r.made_at, r.service, m.name
  from kith.statutory_referrals r left join kith.people m on m.id = r.acknowledged_told_by
 where r.child_id = :child_id and r.acknowledged_on between :from_day and :to_day and r.acknowledged_by is not null
union all
select r.id, r.answer, r.answered_on, r.made_at, r.service || coalesce(': ' || r.answer_words, ''), m.name
  from kith.statutory_referrals r left join kith.people m on m.id = r.answered_told_by
 where r.child_id = :child_id and r.answered_on between :from_day and :to_day
union all
select r.id, 'seen', r.seen_on, r.made_at, r.service, m.name
  from kith.statutory_referrals r left join kith.people m on m.id = r.seen_told_by
 where r.child_id = :child_id and r.seen_on between :from_day and :to_day
union all
select l.referral_id, l.kind, l.on_day, l.made_at, l.words, m.name
  from kith.statutory_referral_lines l left join kith.people m on m.id = l.made_by
 where l.child_id = :child_id and l.on_day between :from_day and :to_day
 order by on_day desc
 limit 100;
