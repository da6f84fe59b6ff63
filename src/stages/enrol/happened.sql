-- name: findOffers
select o.id, o.offered_on, o.how, o.made_at, p.name as made_by
  from kith.offers o left join kith.people p on p.id = o.made_by
 where o.child_id = :child_id and o.offered_on between :from and :to;

-- name: findAnswers
select a.id, a.who, a.answer, a.said_on, a.words, a.recorded_at, p.name as recorded_by
  from kith.offer_answers a left join kith.people p on p.id = a.recorded_by
 where a.child_id = :child_id and a.said_on between :from and :to;
