-- name: addInvitation
insert into door.invitations (place_id, id, hash, name, email, role, school_id, person_id, made_by, until)
values (:place_id, :id, :hash, :name, :email, :role, :school_id, :person_id, :made_by,
        now() + make_interval(days => :days::int))
on conflict (place_id, id) do nothing
returning id;

-- name: findInvitation
select i.id, i.place_id, l.name as place, i.name, i.email, i.role, i.until, i.made_by,
       coalesce(i.person_id, p.id) as person_id, i.person_id is not null as new_start
  from door.invitations i
  join kith.places l on l.id = i.place_id
  left join kith.people p on lower(p.email) = lower(i.email)
 where i.hash = :hash and door.invitation_holds(i);

-- name: getWaiting
select exists (select 1 from door.invitations i
                where i.hash = :hash and door.invitation_stands(i) and not door.invitation_holds(i)) as waits;

-- name: findOpenInvitations
select i.id, i.name, i.email, i.role, i.until, i.person_id is not null as new_start,
       i.made_by, m.name as maker, not door.invitation_holds(i) as waits,
       a.name as approver, i.approved_at is not null and i.approved_by is null as alone
  from door.invitations i
  join kith.people m on m.id = i.made_by
  left join kith.people a on a.id = i.approved_by
 where i.place_id = :place_id and door.invitation_stands(i)
 order by i.made_at desc, i.id;

-- name: grantAlone
update door.invitations i set approved_at = now()
 where i.place_id = :place_id and i.id = :id and i.approved_at is null
   and door.needs_second_person(i) and not door.has_second_person(i.place_id, i.made_by)
returning i.id;

-- name: approveFromOutside
-- The newest that waits for this address.
update door.invitations i set approved_at = now()
  from kith.people m
 where m.id = i.made_by and i.place_id = :place_id and i.id = (
   select w.id from door.invitations w
    where w.place_id = :place_id and lower(w.email) = lower(:email) and w.approved_at is null
      and door.invitation_stands(w) and door.needs_second_person(w)
    order by w.made_at desc, w.id desc limit 1)
returning i.id, i.role, m.name as maker;

-- name: approveInvitation
update door.invitations i set approved_at = now(), approved_by = :approver
 where i.place_id = :place_id and i.id = :id and i.approved_at is null
   and i.made_by <> :approver and i.person_id is distinct from :approver
   and door.invitation_stands(i) and door.needs_second_person(i)
   and exists (select 1 from kith.memberships m join access.duties d using (role)
                where m.person_id = :approver and m.place_id = i.place_id
                  and m.ended_at is null and d.duty = 'approve staff')
returning i.id;

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
