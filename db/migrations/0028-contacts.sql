-- Contacts with a child or young person and the people around them, what was written of them, and practical help
-- (rules/contacts.md); what is not finished yet stands in 0038. Nothing here is overwritten: what was logged by mistake is taken back and stays, and
-- what was not right is amended by a row of its own.

-- One contact as one child's record has it. A contact with several children is a row each with the same form_id, the id
-- that came with the form; the first child's row has it for its own, so that the same sent twice is one, and that contacts
-- are counted by the rows whose id is their form's.
create table kith.contacts (
  place_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('in-person', 'phone', 'text', 'home-visit', 'meeting', 'email', 'letter')),
  -- Who got in touch: `out` one of the team, `in` they did. Null where people simply met.
  direction text check (direction in ('out', 'in')),
  with_whom text not null check (with_whom in ('child', 'parent', 'school', 'other')),
  how_went text check (how_went in ('well', 'mixed', 'hard')),
  minutes smallint check (minutes between 0 and 600),
  -- The day and the hour it happened as told; when it was written on a device; when it arrived here.
  occurred_on date not null,
  occurred_at time,
  captured_at timestamptz not null,
  received_at timestamptz not null default now(),
  written_by uuid not null references kith.people (id),
  -- Who took it in, where its writer had lost access before it arrived.
  taken_in_by uuid references kith.people (id),
  -- There is a note, and who may read it: the team by the matrix, the writer and the manager, or the safeguarding lead.
  noted boolean not null,
  audience text not null check (audience in ('team', 'manager', 'safeguarding')),
  asks_manager boolean not null default false,
  -- Good news that was told at home: which sentence, and in which language it was said.
  good_news text check (good_news ~ '^[a-z]+(-[a-z]+)*$'),
  told_in text check (told_in ~ '^[a-z]{2,3}$'),
  body_hash text not null,
  amends_id uuid,
  superseded_at timestamptz,
  withdrawn_at timestamptz,
  -- Only where it was taken back after the first minutes.
  withdrawn_because text check (length(withdrawn_because) between 3 and 300),
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, amends_id) references kith.contacts (place_id, id),
  check (occurred_on <= received_at::date + 1),
  check ((good_news is null) = (told_in is null))
);
create unique index contacts_of_form on kith.contacts (place_id, form_id, child_id);
create unique index contacts_amended_once on kith.contacts (place_id, amends_id) where withdrawn_at is null;
create index contacts_of_child on kith.contacts (child_id, occurred_on desc, received_at desc);
create index contacts_noted on kith.contacts (child_id, occurred_on desc, received_at desc)
  where noted and withdrawn_at is null and superseded_at is null;
create index contacts_of_writer on kith.contacts (written_by, received_at desc);
create index contacts_that_ask on kith.contacts (place_id, received_at)
  where asks_manager and withdrawn_at is null and superseded_at is null;
select kith.guard('kith.contacts', 'notes');
revoke insert on kith.contacts from kith_app;

-- What was written. Whoever reads notes reads those for the team; the others only their writer and those they are for.
create table kith.contact_notes (
  place_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  child_id uuid not null,
  words text not null check (length(words) between 1 and 8000),
  -- A strength of the child, or what the child said, in the language in which they said it.
  mark text check (mark in ('strength', 'words')),
  language text not null default 'en' check (language ~ '^[a-z]{2,3}$'),
  audience text not null check (audience in ('team', 'manager', 'safeguarding')),
  written_by uuid not null references kith.people (id),
  primary key (place_id, id),
  foreign key (place_id, contact_id) references kith.contacts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index contact_notes_of_contact on kith.contact_notes (contact_id);
create index contact_notes_of_child on kith.contact_notes (child_id);
create index contact_notes_marked on kith.contact_notes (child_id, mark) where mark is not null;
select kith.guard('kith.contact_notes', 'notes');
revoke insert on kith.contact_notes from kith_app;
create policy only_those_it_is_for on kith.contact_notes as restrictive for select to kith_app using (
  audience = 'team' or written_by = (select kith.person())
  or (audience = 'manager' and (select kith.may('lead the team')))
  or (audience = 'safeguarding' and (select kith.may('restrict a record'))));

-- What the manager and the worker made of a contact that asked the manager.
create table kith.contact_answers (
  place_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  child_id uuid not null,
  words text not null check (length(words) between 1 and 2000),
  answered_by uuid not null references kith.people (id),
  answered_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, contact_id) references kith.contacts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index contact_answers_of_contact on kith.contact_answers (contact_id);
create index contact_answers_of_child on kith.contact_answers (child_id);
select kith.guard('kith.contact_answers', 'notes', duty => 'lead the team');
-- In one's own name, of a contact one may see, and read by those who may read its note.
create policy in_their_own_name on kith.contact_answers as restrictive for insert to kith_app with check (
  answered_by = (select kith.person())
  and exists (select 1 from kith.contacts c
               where c.id = contact_id and c.child_id = kith.contact_answers.child_id and c.withdrawn_at is null));
create policy only_those_it_is_for on kith.contact_answers as restrictive for select to kith_app using (
  answered_by = (select kith.person())
  or exists (select 1 from kith.contacts c
              where c.id = contact_id and c.child_id = kith.contact_answers.child_id
                and (c.audience = 'team' or c.written_by = (select kith.person())
                     or (c.audience = 'manager' and (select kith.may('lead the team')))
                     or (c.audience = 'safeguarding' and (select kith.may('restrict a record'))))));

-- A laptop, a uniform, food, a fare, a bed: what it was worth, who gave it, and whether it comes back.
create table kith.practical_help (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('laptop', 'uniform', 'food', 'fare', 'bed', 'other')),
  what text check (length(what) between 1 and 200),
  worth_pence integer check (worth_pence between 0 and 10000000),
  from_whom text check (length(from_whom) between 1 and 200),
  given_or_lent text not null check (given_or_lent in ('given', 'lent')),
  given_on date not null,
  due_back_on date,
  back_on date,
  back_told_by uuid references kith.people (id),
  given_by uuid not null default kith.person() references kith.people (id),
  made_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check (kind <> 'other' or what is not null),
  check (given_or_lent = 'lent' or (due_back_on is null and back_on is null)),
  check (given_on <= made_at::date + 1),
  check (back_on >= given_on)
);
create index practical_help_of_child on kith.practical_help (child_id, given_on desc);
select kith.guard('kith.practical_help', 'plan');
grant update (back_on, back_told_by, withdrawn_at) on kith.practical_help to kith_app;
create policy in_their_own_name on kith.practical_help as restrictive for insert to kith_app with check (
  given_by = (select kith.person())
  and exists (select 1 from kith.taking_part t where t.child_id = kith.practical_help.child_id));

-- May this person write notes of this child now?
create function access.writes_notes(person uuid, child uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from access.reach r
                  where r.person_id = person and r.child_id = child and r.writes & 32 <> 0
                    and (r.until is null or r.until > now()))
$$;
-- And read them?
create function access.reads_notes(person uuid, child uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from access.reach r
                  where r.person_id = person and r.child_id = child and r.reads & 32 <> 0
                    and (r.until is null or r.until > now()))
$$;

-- The entries of a post, one form each, as rows. Few are expected, so that each is looked up by its index: for thousands
-- that is right too, and one form must not read the whole table.
create type access.contact_entry as (
  id uuid, children uuid[], kind text, direction text, with_whom text, how_went text, minutes smallint, occurred_on date,
  occurred_at time, captured_at timestamptz, words text, mark text, language text, audience text, asks_manager boolean,
  good_news text, told_in text, by uuid, amends uuid, hash text
);
create function access.contact_entries(entries jsonb) returns setof access.contact_entry
language sql stable rows 4 set search_path = pg_catalog, pg_temp as $$
  select (e ->> 'id')::uuid, array(select c::uuid from jsonb_array_elements_text(e -> 'children') as c),
         e ->> 'kind', e ->> 'direction', e ->> 'with_whom', e ->> 'how_went', (e ->> 'minutes')::smallint,
         (e ->> 'occurred_on')::date, (e ->> 'occurred_at')::time, (e ->> 'captured_at')::timestamptz,
         e ->> 'words', e ->> 'mark', coalesce(e ->> 'language', 'en'), coalesce(e ->> 'audience', 'team'),
         coalesce((e ->> 'asks_manager')::boolean, false), e ->> 'good_news', e ->> 'told_in',
         (e ->> 'by')::uuid, (e ->> 'amends')::uuid,
         encode(sha256(convert_to((e - 'captured_at')::text, 'UTF8')), 'hex')
    from jsonb_array_elements(entries) as e
$$;

-- Logs contacts, each all or not at all, and says of each: `made`; `known`, the same was here; `other`, another text came
-- under the same id; `changed`, somebody else amended it first; `refused`, one of its children is not the writer's to write
-- of or does not take part. Who takes part: today, or on the day it happened. A manager may take in (`by`) what somebody
-- wrote who has lost access since; an operator enters in anybody's name.
create function kith.log_contacts(entries jsonb) returns table (id uuid, what text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  leads_team boolean := asking.kind = 'person' and kith.may('lead the team');
  operator boolean := asking.kind = 'operator';
  -- Read once: of thousands, reading them for each step took as long as writing them.
  come constant access.contact_entry[] := array(select e from access.contact_entries(entries) e);
  refused uuid[];
  changed uuid[];
  made uuid[];
begin
  -- Two who amend the same contact wait for each other.
  perform 1 from kith.contacts c
    where c.place_id = asking.place_id and c.form_id in (select e.amends from unnest(come) e)
    order by c.id for update;

  select coalesce(array_agg(distinct e.id), '{}') into refused
    from unnest(come) e
    left join lateral unnest(e.children) as u (child) on true
   where u.child is null
      or cardinality(e.children) > 60
      or not case
           when operator then e.by is not null
             and exists (select 1 from kith.children k where k.place_id = asking.place_id and k.id = u.child)
           when asking.kind is distinct from 'person' then false
           when e.by is null then access.writes_notes(asking.person_id, u.child)
           else leads_team and access.reads_notes(asking.person_id, u.child)
             and exists (select 1 from kith.memberships m where m.place_id = asking.place_id and m.person_id = e.by)
         end
      or not case
           when e.amends is null then exists (
             select 1 from kith.enrolments n
              where n.place_id = asking.place_id and n.child_id = u.child
                and (n.ended_on is null or (n.began_on <= e.occurred_on and n.ended_on >= e.occurred_on)))
           else exists (
             select 1 from kith.contacts c
              where c.place_id = asking.place_id and c.form_id = e.amends and c.child_id = u.child and c.withdrawn_at is null
                and (c.audience = 'team' or c.written_by = asking.person_id))
         end;

  select coalesce(array_agg(distinct e.id), '{}') into changed
    from unnest(come) e
    join kith.contacts c on c.place_id = asking.place_id and c.form_id = e.amends and c.child_id = any (e.children)
      and c.superseded_at is not null;

  with written as (
    insert into kith.contacts (place_id, id, form_id, child_id, kind, direction, with_whom, how_went, minutes, occurred_on,
      occurred_at, captured_at, received_at, written_by, taken_in_by, noted, audience, asks_manager, good_news, told_in,
      body_hash, amends_id)
    select asking.place_id, e.id, e.id, e.children[1], e.kind, e.direction, e.with_whom, e.how_went, e.minutes, e.occurred_on,
           e.occurred_at, e.captured_at, case when operator then e.captured_at else now() end,
           coalesce(e.by, asking.person_id), case when e.by is not null and not operator then asking.person_id end,
           e.words is not null, e.audience, e.asks_manager, e.good_news, e.told_in, e.hash, o.id
      from unnest(come) e
      left join kith.contacts o
        on o.place_id = asking.place_id and o.form_id = e.amends and o.child_id = e.children[1]
     where e.id <> all (refused) and e.id <> all (changed)
    on conflict do nothing
    returning kith.contacts.id)
  select coalesce(array_agg(written.id), '{}') into made from written;

  insert into kith.contacts (place_id, id, form_id, child_id, kind, direction, with_whom, how_went, minutes, occurred_on,
    occurred_at, captured_at, received_at, written_by, taken_in_by, noted, audience, asks_manager, good_news, told_in,
    body_hash, amends_id)
  select c.place_id, md5(c.id::text || u.child)::uuid, c.id, u.child, c.kind, c.direction, c.with_whom, c.how_went, c.minutes, c.occurred_on,
         c.occurred_at, c.captured_at, c.received_at, c.written_by, c.taken_in_by, c.noted, c.audience, c.asks_manager,
         c.good_news, c.told_in, c.body_hash, o.id
    from unnest(come) e
    join kith.contacts c on c.place_id = asking.place_id and c.id = e.id
    cross join lateral (select distinct x.child from unnest(e.children[2:]) as x (child) where x.child <> e.children[1]) u
    left join kith.contacts o on o.place_id = asking.place_id and o.form_id = e.amends and o.child_id = u.child
   where e.id = any (made) and cardinality(e.children) > 1;

  insert into kith.contact_notes (place_id, id, contact_id, child_id, words, mark, language, audience, written_by)
  select c.place_id, gen_random_uuid(), c.id, c.child_id, e.words, e.mark, e.language, e.audience, c.written_by
    from unnest(come) e
    join kith.contacts c on c.place_id = asking.place_id and c.form_id = e.id
   where e.id = any (made) and e.words is not null;

  -- As a list, so that it is read once: joined, every contact of the place was held against every other until the table's
  -- size was known to the planner.
  update kith.contacts c set superseded_at = now()
   where c.place_id = asking.place_id
     and c.id = any (array(select n.amends_id from kith.contacts n
                            where n.place_id = asking.place_id and n.form_id = any (made) and n.amends_id is not null));
  -- A draft is done with by its writer, of a child still theirs, or by whoever took in what its writer sent: an id alone
  -- throws away nobody's.
  delete from kith.contact_drafts d
   using unnest(come) e
   where d.place_id = asking.place_id and d.id = e.id and e.id = any (made)
     and d.person_id = coalesce(e.by, asking.person_id)
     and (operator or case when e.by is null then access.writes_notes(asking.person_id, d.child_id)
          else access.reads_notes(asking.person_id, d.child_id) and d.fields ->> 'audience' is distinct from 'safeguarding' end);

  return query
    select e.id,
           case when e.id = any (made) then 'made'
                when c.id is not null then case when c.body_hash = e.hash then 'known' else 'other' end
                when e.id = any (changed) then 'changed'
                else 'refused' end
      from unnest(come) e
      -- An id that is another's says no more than one that was never used.
      left join kith.contacts c on c.place_id = asking.place_id and c.id = e.id
        and (operator or c.written_by = asking.person_id or c.taken_in_by = asking.person_id);
end $$;

-- Takes back what one logged oneself: within the first minutes as if it had not been, later with a reason that is shown.
-- True where it is taken back, now or before; false where it is too late without a reason; null where it is not theirs.
create function kith.withdraw_contact(contact uuid, within_minutes integer, because text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  own kith.contacts;
begin
  select * into own from kith.contacts c
   where c.place_id = asking.place_id and c.id = contact and c.form_id = contact and asking.kind = 'person'
     and (c.written_by = asking.person_id or c.taken_in_by = asking.person_id)
     -- Whom the child is kept from since leaves what was written as it is.
     and access.reads_notes(asking.person_id, c.child_id)
   for update;
  if own.id is null or own.superseded_at is not null then return null; end if;
  if own.withdrawn_at is not null then return true; end if;
  if because is null and own.received_at < now() - make_interval(mins => least(within_minutes, 60)) then return false; end if;
  update kith.contacts c set withdrawn_at = now(),
         withdrawn_because = case when own.received_at < now() - make_interval(mins => least(within_minutes, 60)) then because end
   where c.place_id = own.place_id and c.form_id = own.form_id and access.reads_notes(asking.person_id, c.child_id);
  update kith.contacts c set superseded_at = null
    from kith.contacts n
   where n.place_id = own.place_id and n.form_id = own.form_id and n.withdrawn_at is not null and c.place_id = n.place_id and c.id = n.amends_id;
  return true;
end $$;

-- Of each child that the asker may see at all: the last day of a contact, of a note and of a contact with home, wherever it
-- was written (rules/contacts.md): a contact logged, a ring of the holidays that reached somebody (0036), a call or visit of the
-- programme after a suspension or during a placement, a return meeting that was held (0037). It tells days and no more, so it
-- answers school leads too, and of notes that are not theirs to read.
create function kith.last_contacts(children uuid[]) returns table (
  child_id uuid, contact_on date, note_on date, family_on date
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  every boolean := asking.kind in ('job', 'operator') or kith.sees_whole_place(1);
begin
  return query
    select u.child, greatest(l.on_day, r.on_day, s.on_day, m.on_day), n.on_day, greatest(f.on_day, r.on_day, s.home_on)
      from unnest(children) as u (child)
      join kith.children k on k.place_id = asking.place_id and k.id = u.child
      left join lateral (
        select c.occurred_on as on_day from kith.contacts c
         where c.child_id = u.child and c.withdrawn_at is null and c.superseded_at is null
         order by c.occurred_on desc, c.received_at desc limit 1) l on true
      left join lateral (
        select c.occurred_on as on_day from kith.contacts c
         where c.child_id = u.child and c.withdrawn_at is null and c.superseded_at is null and c.noted
         order by c.occurred_on desc, c.received_at desc limit 1) n on true
      left join lateral (
        select c.occurred_on as on_day from kith.contacts c
         where c.child_id = u.child and c.withdrawn_at is null and c.superseded_at is null and c.with_whom = 'parent'
         order by c.occurred_on desc, c.received_at desc limit 1) f on true
      cross join lateral (
        select max(g.on_day) as on_day from kith.rings g
         where g.child_id = u.child and g.spoke and g.withdrawn_at is null) r
      -- After a suspension the child is at home; during a placement somebody there may have been rung.
      cross join lateral (
        select max(x.on_day) as on_day, max(x.on_day) filter (where x.placement_id is null) as home_on
          from kith.suspension_lines x
         where x.child_id = u.child and x.withdrawn_at is null and x.side = 'programme' and x.kind in ('call', 'visit')) s
      cross join lateral (
        select max(h.held_on) as on_day from kith.return_meetings h where h.child_id = u.child) m
     where greatest(l.on_day, r.on_day, s.on_day, m.on_day) is not null
       and (every or exists (
         select 1 from access.reach a
          where a.person_id = asking.person_id and a.child_id = u.child and a.reads & 1 <> 0
            and (a.until is null or a.until > now())));
end $$;

alter function access.writes_notes(uuid, uuid) owner to kith_definer;
alter function access.reads_notes(uuid, uuid) owner to kith_definer;
alter function access.contact_entries(jsonb) owner to kith_definer;
alter function kith.log_contacts(jsonb) owner to kith_definer;
alter function kith.withdraw_contact(uuid, integer, text) owner to kith_definer;
alter function kith.last_contacts(uuid[]) owner to kith_definer;
revoke all on function access.writes_notes(uuid, uuid), access.reads_notes(uuid, uuid), access.contact_entries(jsonb),
  kith.log_contacts(jsonb), kith.withdraw_contact(uuid, integer, text), kith.last_contacts(uuid[]) from public;
grant execute on function kith.log_contacts(jsonb), kith.last_contacts(uuid[]) to kith_app, kith_worker;
grant execute on function kith.withdraw_contact(uuid, integer, text) to kith_app;
