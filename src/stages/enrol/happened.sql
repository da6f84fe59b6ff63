-- name: findOffers
select o.id, o.offered_on, o.how, o.made_at, p.name as made_by
  from kith.offers o left join kith.people p on p.id = o.made_by
 where o.child_id = :child_id and o.offered_on between :from and :to;
