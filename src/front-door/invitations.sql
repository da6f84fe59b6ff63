-- name: addInvitation
insert into door.invitations (place_id, id, hash, name, email, role, school_id, person_id, made_by, until)
values (:place_id, :id, :hash, :name, :email, :role, :school_id, :person_id, :made_by,
        now() + make_interval(days => :days::int))
on conflict (place_id, id) do nothing
returning id;

-- name: findInvitation
select i.id, i.place_id, l.name as place, i.name, i.email, i.role, i.until,
       coalesce(i.person_id, p.id) as person_id, i.person_id is not null as new_start
  from door.invitations i
  join kith.places l on l.id = i.place_id
  left join kith.people p on lower(p.email) = lower(i.email)
 where i.hash = :hash and door.invitation_holds(i);

-- name: findOpenInvitations
select i.id, i.name, i.email, i.role, i.until, i.person_id is not null as new_start
  from door.invitations i
 where i.place_id = :place_id and door.invitation_holds(i)
 order by i.made_at desc, i.id;

-- name: withdrawInvitation
update door.invitations set ended_at = now()
 where place_id = :place_id and id = :id and used_at is null and ended_at is null
returning id;

-- name: withdrawNewStarts
update door.invitations set ended_at = now()
 where person_id = :person_id and used_at is null and ended_at is null;

-- name: useInvitation
select door.use_invitation(:hash, :person_id, :membership_id, :name) as place_id;

-- name: countOtherPlaces
select count(*)::int as n from kith.memberships m
 where m.person_id = :person_id and m.place_id <> :place_id and m.ended_at is null;
