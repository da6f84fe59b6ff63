-- name: findFacts
select f.id, f.relative_id, r.name as relative, f.about_relative, f.words, f.known_on, f.known_at, f.ended_at, p.name as known_by
  from kith.family_facts f
  left join kith.relatives r on r.id = f.relative_id
  left join kith.people p on p.id = f.known_by
 where f.child_id = :child_id and f.ended_at is null
 order by f.known_on desc, f.known_at desc;

-- name: addFact
insert into kith.family_facts (place_id, id, child_id, relative_id, about_relative, words, known_on)
values ((select kith.place()), :id, :child_id, :relative_id, :about_relative, :words, :known_on)
on conflict do nothing
returning id;

-- name: endFact
update kith.family_facts set ended_at = now(), ended_by = (select kith.person())
 where child_id = :child_id and id = :id and ended_at is null
returning id;
