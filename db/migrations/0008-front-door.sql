-- The front door's own tables: factors, invitations, half-done sign-ins and wrong tries. Class door: sign-in alone
-- reads and writes them, no page and no job. A session itself is a row of access.credentials (0001).
create schema door;
grant usage on schema door to kith_door, kith_backup;
grant usage, create on schema door to kith_definer;

create table door.passwords (
  person_id uuid primary key references kith.people (id),
  hash text not null check (hash like '$argon2id$%'),
  set_at timestamptz not null default now()
);
select kith.guard('door.passwords', 'door');

-- The seed is sealed (AES-256-GCM) with its row and column. last_step makes each code work once: RFC 6238, 5.2.
create table door.code_makers (
  person_id uuid primary key references kith.people (id),
  id uuid not null unique,
  sealed bytea not null,
  last_step bigint not null,
  made_at timestamptz not null default now()
);
select kith.guard('door.code_makers', 'door');

create table door.recovery_codes (
  id uuid primary key,
  person_id uuid not null references kith.people (id),
  hash text not null,
  made_at timestamptz not null default now(),
  used_at timestamptz,
  unique (person_id, hash)
);
select kith.guard('door.recovery_codes', 'door');

create table door.passkeys (
  id uuid primary key,
  person_id uuid not null references kith.people (id),
  credential text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  backed_up boolean not null,
  name text not null check (length(name) between 1 and 80),
  made_at timestamptz not null default now(),
  last_used_at timestamptz,
  ended_at timestamptz
);
create index passkeys_of_person on door.passkeys (person_id) where ended_at is null;
select kith.guard('door.passkeys', 'door');

-- Somebody's account with their own organisation: by issuer and subject, never by e-mail.
create table door.identities (
  issuer text not null,
  subject text not null,
  person_id uuid not null references kith.people (id),
  made_at timestamptz not null default now(),
  last_used_at timestamptz,
  ended_at timestamptz,
  primary key (issuer, subject)
);
create index identities_of_person on door.identities (person_id);
select kith.guard('door.identities', 'door');

-- A short token for one half-done act (second step, new passkey, joining…). It can do that act and nothing else.
create table door.pending (
  id uuid primary key,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  kind text not null,
  person_id uuid references kith.people (id),
  detail jsonb not null default '{}',
  wrong integer not null default 0,
  made_at timestamptz not null default now(),
  until timestamptz not null,
  ended_at timestamptz
);
create index pending_by_end on door.pending (until);
select kith.guard('door.pending', 'door');

-- Wrong tries, by a hash of what was tried and from where: never an e-mail, never an address.
create table door.tries (
  key text primary key,
  wrong integer not null,
  last_at timestamptz not null
);
select kith.guard('door.tries', 'door');

-- An invitation to join a place, or (person_id) to set new factors for a person who has lost theirs.
create table door.invitations (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 200),
  email text not null,
  role text references access.roles (role),
  school_id uuid,
  person_id uuid references kith.people (id),
  made_at timestamptz not null default now(),
  made_by uuid not null references kith.people (id),
  until timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  -- The second person's yes. Without approved_by it was nobody of the place: the maker was alone here, or whoever runs
  -- this Kith said yes at the command line.
  approved_at timestamptz,
  approved_by uuid references kith.people (id),
  primary key (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  check (approved_by is null or approved_at is not null),
  check (approved_by is distinct from made_by),
  check ((role is null) = (person_id is not null)),
  check (role is distinct from 'school-lead' or school_id is not null)
);
select kith.guard('door.invitations', 'door');

-- The one-time address that the first start of a real installation prints.
create table door.set_ups (
  id uuid primary key,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null default now(),
  until timestamptz not null,
  used_at timestamptz
);
select kith.guard('door.set_ups', 'door');

-- A role that sees children, or that approves others, is given by two people. A new start gives whoever opens it all the
-- roles its person has here.
create function door.needs_second_person(i door.invitations) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from access.roles r
     where (r.scope <> 'none' or exists (
              select 1 from access.duties d where d.role = r.role and d.duty = 'approve staff'))
       and (r.role = i.role or exists (
              select 1 from kith.memberships m
               where m.place_id = i.place_id and m.person_id = i.person_id and m.role = r.role and m.ended_at is null)))
$$;

-- Whether somebody else than the maker can approve here. Whom the maker sent away counts for another 30 days: nobody
-- makes themselves alone.
create function door.has_second_person(place uuid, maker uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from kith.memberships m join access.duties d using (role)
     where m.place_id = place and m.person_id <> maker and d.duty = 'approve staff'
       and (m.ended_at is null or m.ended_by = maker and m.ended_at > now() - interval '30 days'))
$$;

-- An invitation stands while whoever made it may still manage staff there; a new start, while its person works nowhere
-- else, since another place's administrator has a say in their account too.
create function door.invitation_stands(i door.invitations) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select i.used_at is null and i.ended_at is null and i.until > now()
     and exists (select 1 from kith.memberships m join access.duties d using (role)
                  where m.person_id = i.made_by and m.place_id = i.place_id
                    and m.ended_at is null and d.duty = 'manage staff')
     and not exists (select 1 from kith.memberships m
                      where m.person_id = i.person_id and m.place_id <> i.place_id and m.ended_at is null)
$$;

-- It holds, and its link opens, once a second person has approved it where one is needed.
create function door.invitation_holds(i door.invitations) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select door.invitation_stands(i) and (i.approved_at is not null or not door.needs_second_person(i))
$$;

-- Uses an invitation up and makes what it says: the person, where there is none of this e-mail, and the membership.
-- Null when it does not hold, or gives a role to the one who made it; an error when the e-mail is another person's than
-- `joining` (who must then sign in first).
create function door.use_invitation(invitation_hash text, joining uuid, membership uuid, person_name text)
returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  i door.invitations;
  known uuid;
begin
  update door.invitations x set used_at = now()
   where x.hash = invitation_hash and door.invitation_holds(x) and (x.role is null or x.made_by <> joining)
   returning * into i;
  if i.id is null then return null; end if;
  select p.id into known from kith.people p where lower(p.email) = lower(i.email) or p.id = i.person_id;
  if known is distinct from joining then
    if known is not null then raise exception 'This e-mail is another person''s.' using errcode = 'unique_violation'; end if;
    insert into kith.people (id, name, email) values (joining, person_name, i.email);
  end if;
  if i.role is not null then
    insert into kith.memberships (place_id, id, person_id, role, school_id, made_by)
      values (i.place_id, membership, joining, i.role, i.school_id, i.made_by)
      on conflict do nothing;
  end if;
  return i.place_id;
end $$;

-- Uses the set-up address up: the place and its first administrator, on an installation that has neither.
create function door.use_set_up(
  set_up_hash text, place uuid, place_slug text, place_name text, joining uuid, membership uuid,
  person_name text, person_email text
) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update door.set_ups s set used_at = now()
   where s.hash = set_up_hash and s.used_at is null and s.until > now();
  if not found or door.has_people() then return null; end if;
  insert into kith.places (id, slug, name, pretend, zone)
    values (place, place_slug, place_name, false, 'Europe/London');
  insert into kith.people (id, name, email) values (joining, person_name, person_email);
  insert into kith.memberships (place_id, id, person_id, role, made_by)
    values (place, membership, joining, 'administrator', joining);
  return place;
end $$;

create function door.has_people() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select exists (select 1 from kith.people) $$;

-- The staff of pretend places, and of no other: for choosing who to be.
create function door.cast_of_pretend_places() returns table (
  person_id uuid, name text, role text, school text, organisation text, place_id uuid, place text
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.name, m.role, s.name, o.name, l.id, l.name
    from kith.places l
    join kith.memberships m on m.place_id = l.id and m.ended_at is null
    join kith.people p on p.id = m.person_id and p.ended_at is null
    left join kith.schools s on s.place_id = m.place_id and s.id = m.school_id
    left join kith.organisations o on o.place_id = m.place_id and o.id = m.organisation_id
   where l.pretend
   order by l.name, m.made_at, p.name
$$;

-- The names that make a password easy to guess here, and the schools an administrator may choose from.
create function door.local_words(of_place uuid) returns table (word text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.name from kith.places l where l.id = of_place
  union select l.slug from kith.places l where l.id = of_place
  union select s.name from kith.schools s where s.place_id = of_place
  union select o.name from kith.organisations o where o.place_id = of_place
$$;

-- Whoever leaves a place, or is ended altogether, is signed out of it everywhere, however the end was written.
create function door.end_sessions_of_leaver() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.credentials c set ended_at = now(), ended_why = 'no longer works in this place'
   where c.kind = 'person' and c.ended_at is null and c.person_id = new.person_id and c.place_id = new.place_id
     and not exists (select 1 from kith.memberships m
                      where m.person_id = new.person_id and m.place_id = new.place_id and m.ended_at is null);
  return null;
end $$;
create trigger sessions_end_with_membership after update on kith.memberships for each row
  when (old.ended_at is null and new.ended_at is not null) execute function door.end_sessions_of_leaver();

alter function door.invitation_holds(door.invitations) owner to kith_definer;
alter function door.use_invitation(text, uuid, uuid, text) owner to kith_definer;
alter function door.use_set_up(text, uuid, text, text, uuid, uuid, text, text) owner to kith_definer;
alter function door.has_people() owner to kith_definer;
alter function door.cast_of_pretend_places() owner to kith_definer;
alter function door.local_words(uuid) owner to kith_definer;
alter function door.end_sessions_of_leaver() owner to kith_definer;
revoke all on function door.needs_second_person(door.invitations), door.has_second_person(uuid, uuid),
  door.invitation_stands(door.invitations), door.invitation_holds(door.invitations),
  door.use_invitation(text, uuid, uuid, text),
  door.use_set_up(text, uuid, text, text, uuid, uuid, text, text), door.has_people(),
  door.cast_of_pretend_places(), door.local_words(uuid), door.end_sessions_of_leaver() from public;
grant execute on function door.needs_second_person(door.invitations), door.invitation_stands(door.invitations)
  to kith_door, kith_definer;
grant execute on function door.has_second_person(uuid, uuid) to kith_door;
grant execute on function door.invitation_holds(door.invitations),
  door.use_invitation(text, uuid, uuid, text),
  door.use_set_up(text, uuid, text, text, uuid, uuid, text, text), door.has_people(),
  door.cast_of_pretend_places(), door.local_words(uuid) to kith_door;

-- An administrator ends memberships on the page of people; the policies of kith.memberships say where. They begin with an
-- invitation or on the command line: no page adds one.
grant update (ended_at, ended_by) on kith.memberships to kith_app;
revoke insert on kith.memberships, kith.people from kith_app;
revoke execute on function kith.add_person(uuid, text, text) from kith_app;
