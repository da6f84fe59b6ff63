-- What is not finished of contacts (0028): it lives on the server, outlives its device, and its writer too (rules/contacts.md).

-- What is not finished: the fields of a form as they were typed, so that another device, or whoever takes over, goes on.
-- The id is that of the contact it becomes; it is gone once that is logged.
create table kith.contact_drafts (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  person_id uuid not null references kith.people (id),
  fields jsonb not null check (jsonb_typeof(fields) = 'object' and length(fields::text) <= 20000),
  made_at timestamptz not null default now(),
  saved_at timestamptz not null default now(),
  handed_on_by uuid references kith.people (id),
  handed_on_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index contact_drafts_of_child on kith.contact_drafts (child_id);
create index contact_drafts_of_person on kith.contact_drafts (person_id);
select kith.guard('kith.contact_drafts', 'notes');
revoke insert on kith.contact_drafts from kith_app;
create policy only_ones_own on kith.contact_drafts as restrictive for select to kith_app
  using (person_id = (select kith.person()));

-- Keeps what is typed so far, under the id of the contact it will be. `seen` is when the writer last saw it kept: true where
-- it was kept; false where it changed since on another device, and then nothing is; null where it is not theirs.
create function kith.keep_draft(draft uuid, child uuid, typed jsonb, seen timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  known kith.contact_drafts;
begin
  if asking.kind is distinct from 'person' or not access.writes_notes(asking.person_id, child)
    or not exists (select 1 from kith.children k where k.place_id = asking.place_id and k.id = child) then
    return null;
  end if;
  if exists (select 1 from kith.contacts c where c.place_id = asking.place_id and c.id = draft) then return false; end if;
  insert into kith.contact_drafts (place_id, id, child_id, person_id, fields)
    values (asking.place_id, draft, child, asking.person_id, typed)
    on conflict do nothing;
  if found then return true; end if;
  select * into known from kith.contact_drafts d where d.place_id = asking.place_id and d.id = draft for update;
  if known.person_id is distinct from asking.person_id or not access.writes_notes(asking.person_id, known.child_id) then
    return null;
  end if;
  if known.fields = typed and known.child_id = child then return true; end if;
  -- A browser's clock knows thousandths, the database millionths.
  if seen is null or date_trunc('milliseconds', known.saved_at) > seen then return false; end if;
  update kith.contact_drafts d set fields = typed, child_id = child, saved_at = now()
   where d.place_id = asking.place_id and d.id = draft;
  return true;
end $$;

-- Throws away a draft of one's own. What was begun of a child who is not theirs to write of any more is the manager's to read.
create function kith.drop_draft(draft uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  delete from kith.contact_drafts d
   where d.place_id = asking.place_id and d.id = draft and d.person_id = asking.person_id
     and access.writes_notes(asking.person_id, d.child_id);
  return found;
end $$;

-- Drafts whose writer may no longer write of the child, for the manager (and of restricted children for whoever may see
-- them): that they exist. `opens` is false where the draft was for the safeguarding lead only and the asker is not.
create function kith.drafts_left() returns table (
  id uuid, child_id uuid, person_id uuid, name text, made_at timestamptz, saved_at timestamptz, opens boolean
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  leads_team boolean := kith.may('lead the team');
  safeguards boolean := kith.may('restrict a record');
begin
  if asking.kind is distinct from 'person' or not (leads_team or safeguards) then return; end if;
  return query
    select d.id, d.child_id, d.person_id, p.name, d.made_at, d.saved_at,
           case d.fields ->> 'audience' when 'safeguarding' then safeguards else leads_team end
      from kith.contact_drafts d join kith.people p on p.id = d.person_id
     where d.place_id = asking.place_id and access.reads_notes(asking.person_id, d.child_id)
       and not access.writes_notes(d.person_id, d.child_id);
end $$;

-- What such a draft holds. Opening it is written into the audit here, so that nobody reads one unseen.
create function kith.open_left_draft(draft uuid) returns table (child_id uuid, name text, fields jsonb, saved_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  l record;
begin
  select * into l from kith.drafts_left() x where x.id = draft and x.opens;
  if l.id is null then return; end if;
  insert into audit.entries (id, action, subject, subject_id, child_id, why)
    values (gen_random_uuid(), 'opened-left-draft', 'draft', draft, l.child_id, 'its writer no longer works with the child');
  return query select d.child_id, l.name, d.fields, d.saved_at from kith.contact_drafts d
                where d.place_id = (access.credential()).place_id and d.id = draft;
end $$;

-- Gives such a draft to somebody who may write of the child.
create function kith.hand_on_draft(draft uuid, to_person uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  l record;
begin
  select * into l from kith.drafts_left() x where x.id = draft and x.opens;
  if l.id is null or not access.writes_notes(to_person, l.child_id) then return false; end if;
  insert into audit.entries (id, action, subject, subject_id, child_id, why)
    values (gen_random_uuid(), 'handed-on-draft', 'draft', draft, l.child_id, 'its writer no longer works with the child');
  update kith.contact_drafts d
     set person_id = to_person, handed_on_by = asking.person_id, handed_on_at = now()
   where d.place_id = asking.place_id and d.id = draft;
  return true;
end $$;

alter function kith.keep_draft(uuid, uuid, jsonb, timestamptz) owner to kith_definer;
alter function kith.drop_draft(uuid) owner to kith_definer;
alter function kith.drafts_left() owner to kith_definer;
alter function kith.open_left_draft(uuid) owner to kith_definer;
alter function kith.hand_on_draft(uuid, uuid) owner to kith_definer;
revoke all on function kith.keep_draft(uuid, uuid, jsonb, timestamptz), kith.drop_draft(uuid), kith.drafts_left(),
  kith.open_left_draft(uuid), kith.hand_on_draft(uuid, uuid) from public;
grant execute on function kith.keep_draft(uuid, uuid, jsonb, timestamptz), kith.drop_draft(uuid), kith.drafts_left(),
  kith.open_left_draft(uuid), kith.hand_on_draft(uuid, uuid) to kith_app;
