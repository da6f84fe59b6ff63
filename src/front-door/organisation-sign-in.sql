-- name: findIdentity
select i.person_id from door.identities i join kith.people p on p.id = i.person_id
 where i.issuer = :issuer and i.subject = :subject and i.ended_at is null and p.ended_at is null;

-- name: noteIdentityUse
update door.identities set last_used_at = now() where issuer = :issuer and subject = :subject;

-- name: linkIdentity
insert into door.identities as known (issuer, subject, person_id) values (:issuer, :subject, :person_id)
on conflict (issuer, subject) do update
   set person_id = excluded.person_id, made_at = now(), ended_at = null
 where known.ended_at is not null or known.person_id = excluded.person_id
returning person_id;
