-- name: findNetworks
select n.id, n.drawn_on, n.drawn_with, n.made_at, p.name as made_by
  from kith.networks n left join kith.people p on p.id = n.made_by
 where n.child_id = :child_id
 order by n.made_at;

-- name: findPeople
select p.network_id, p.position, p.name, p.relation, p.tie, p.flow, p.whose, p.notes, p.about_relative
  from kith.network_people p
 where p.child_id = :child_id and p.network_id = any(:networks::uuid[])
 order by p.position;

-- name: drawNetwork
select kith.draw_network(:id, :child_id, :follows, :drawn_on, :drawn_with, :people::jsonb) as outcome;
