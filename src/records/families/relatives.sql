-- name: findRelatives
select k.id, k.relative_id, r.name, r.languages, r.needs_interpreter, k.kind, k.parental_responsibility,
       k.responsibility_shown_by, k.lives_with, k.may_collect, k.not_contacted, k.through_id, k.couple_with, k.couple, k.shape,
       k.died, k.known_at, p.name as known_by
  from kith.relationships k
  join kith.relatives r on r.id = k.relative_id and r.ended_at is null
  left join kith.people p on p.id = k.known_by
 where k.child_id = :child_id and k.ended_at is null
 order by k.parental_responsibility is true desc, k.lives_with is true desc, k.known_at, r.name;

-- name: findHousehold
-- Other children of the same home: of whom the reader may not see the family, there is nothing here.
select c.id, n.forename, n.surname, o.year_group, s.name as school
  from kith.household_children h
  join kith.household_children b on b.household_id = h.household_id and b.child_id <> h.child_id and b.ended_on is null
  join kith.children c on c.id = b.child_id
  left join kith.names n on n.child_id = c.id and n.ended_at is null
  left join kith.rolls o on o.child_id = c.id and o.ended_at is null
  left join kith.schools s on s.id = o.school_id
 where h.child_id = :child_id and h.ended_on is null
 order by n.forename, c.id;

-- name: findContacts
select d.id, d.kind, d.whose, d.value
  from kith.contact_details d
 where d.child_id = :child_id and d.ended_at is null
 order by d.kind <> 'phone', d.known_at;

-- name: findProtection
-- That an address is protected, and whom to ask.
select kith.address_is_protected(:child_id) as protected,
       (select string_agg(distinct p.name, ', ')
          from kith.memberships m join kith.people p on p.id = m.person_id
         where m.role = 'safeguarding-lead' and m.ended_at is null and m.place_id = (select kith.place())) as ask;

-- name: addRelative
insert into kith.relatives (place_id, id, name, languages, needs_interpreter)
values ((select kith.place()), :id, :name, :languages, :needs_interpreter)
on conflict do nothing;

-- name: addRelationship
insert into kith.relationships
  (place_id, id, child_id, relative_id, kind, parental_responsibility, responsibility_shown_by, known_by, lives_with,
   may_collect, not_contacted, through_id, couple_with, couple, shape, died)
values ((select kith.place()), :id, :child_id, :relative_id, :kind, :parental_responsibility, :responsibility_shown_by,
        (select kith.person()), :lives_with, :may_collect, :not_contacted, :through_id, :couple_with, :couple, :shape, :died)
on conflict do nothing;

-- name: findTold
select k.id from kith.relationships k where k.id = :id and k.child_id = :child_id;

-- name: amendRelative
select kith.amend_relative(:new_id, :child_id, :relative_id, :name, :languages, :needs_interpreter) as outcome;

-- name: endRelationship
update kith.relationships set ended_at = now(), ended_by = (select kith.person())
 where child_id = :child_id and relative_id = :relative_id and ended_at is null
returning id;

-- name: addContact
insert into kith.contact_details (place_id, id, child_id, kind, whose, value, known_by)
values ((select kith.place()), :id, :child_id, :kind, :whose, :value, (select kith.person()))
on conflict do nothing
returning id;

-- name: endContact
update kith.contact_details set ended_at = now()
 where child_id = :child_id and id = :id and ended_at is null
returning id;
