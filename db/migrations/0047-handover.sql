-- Change of hands (rules/handover.md): a Link Worker leaves or moves and hands each child over to somebody who says yes.
-- Written by the functions below alone, save where a grant says so.

-- That somebody leaves, or moves to other schools, and the last day on which they are there for these children.
create table kith.handovers (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  person_id uuid not null references kith.people (id),
  why text not null check (why in ('leaves', 'moves', 'away')),
  last_day date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  called_off_at timestamptz,
  called_off_by uuid,
  called_off_because text check (length(called_off_because) between 1 and 300),
  primary key (place_id, id),
  check ((called_off_at is null) = (called_off_because is null))
);
create index handovers_of_person on kith.handovers (person_id);

-- One child of it: who is asked to have them, and the yes.
create table kith.handover_children (
  place_id uuid not null,
  id uuid not null,
  handover_id uuid not null,
  child_id uuid not null,
  from_person uuid not null references kith.people (id),
  to_person uuid references kith.people (id),
  asked_at timestamptz,
  asked_by uuid,
  finished_at timestamptz,
  finished_by uuid,
  accepted_at timestamptz,
  dropped_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, handover_id) references kith.handovers (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check (to_person is distinct from from_person),
  check (accepted_at is null or (to_person is not null and finished_at is not null))
);
create unique index handover_children_open on kith.handover_children (place_id, child_id)
  where accepted_at is null and dropped_at is null;
create index handover_children_of_child on kith.handover_children (child_id);
create index handover_children_of_handover on kith.handover_children (handover_id);
create index handover_children_asked on kith.handover_children (to_person) where accepted_at is null and dropped_at is null;
select kith.guard('kith.handover_children', 'notes');
-- Whoever was asked reads who leaves, too.
select kith.guard('kith.handovers', 'place', duty => 'lead the team',
  via => 'place_id = (select kith.place()) and (person_id = (select kith.person()) or (select kith.may(''lead the team''))'
    ' or (select kith.may(''restrict a record'')) or exists (select 1 from kith.handover_children c'
    ' where c.handover_id = kith.handovers.id and c.to_person = (select kith.person())))');

-- What is passed on of a child, a line each: what matters to them, what was promised, whom to ring.
create table kith.handover_lines (
  place_id uuid not null,
  id uuid not null,
  handed_id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('matters', 'promise', 'ring', 'other')),
  words text not null check (length(words) between 1 and 500),
  by_day date,
  made_at timestamptz not null default now(),
  made_by uuid not null references kith.people (id),
  withdrawn_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, handed_id) references kith.handover_children (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check (by_day is null or kind = 'promise')
);
create index handover_lines_of_child on kith.handover_lines (child_id);
create index handover_lines_of_handed on kith.handover_lines (handed_id);
select kith.guard('kith.handover_lines', 'notes');

-- What was said of the introduction and the goodbye, each time: the newest stands, and the others stay.
create table kith.handover_told (
  place_id uuid not null,
  id uuid not null,
  handed_id uuid not null,
  child_id uuid not null,
  introduce_on date,
  introduced boolean not null,
  goodbye_told boolean,
  -- Two of one transaction stand in their order.
  made_at timestamptz not null default clock_timestamp(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, handed_id) references kith.handover_children (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index handover_told_of_child on kith.handover_told (child_id);
create index handover_told_of_handed on kith.handover_told (handed_id, made_at);
select kith.guard('kith.handover_told', 'notes');
revoke insert on kith.handovers, kith.handover_children, kith.handover_lines, kith.handover_told from kith_app;

-- May whoever is asking see this child's notes now: every function below asks it first, so that a child who is kept from
-- somebody is as one who is not there.
create function access.hands_over(handed uuid) returns kith.handover_children
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h from kith.handover_children h
   where h.place_id = kith.place() and h.id = handed and h.dropped_at is null
     and access.reads_notes(kith.person(), h.child_id)
     and (kith.may('lead the team') or (h.from_person = kith.person() and access.writes_notes(kith.person(), h.child_id)))
$$;

-- Begins a handover of these children of one caseload: 'made'; 'known', this form before; 'nobody', none of them is on that
-- caseload and takes part. By the Link Worker, or whoever leads the team. Who is being handed over already stays there.
create function kith.start_handover(new_id uuid, of_person uuid, because text, on_day date, children uuid[]) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  me uuid := kith.person();
  begun integer;
begin
  if not kith.may('lead the team') and (of_person is distinct from me or not exists (
    select 1 from kith.memberships m where m.place_id = here and m.person_id = me and m.role = 'link-worker' and m.ended_at is null)) then
    raise exception 'This needs the duty: lead the team.' using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from kith.handovers h where h.place_id = here and h.id = new_id) then return 'known'; end if;
  insert into kith.handovers (place_id, id, person_id, why, last_day, made_by) values (here, new_id, of_person, because, on_day, me);
  insert into kith.handover_children (place_id, id, handover_id, child_id, from_person)
  select here, md5(new_id::text || l.child_id)::uuid, new_id, l.child_id, of_person
    from access.caseloads l
    join kith.enrolments e on e.place_id = l.place_id and e.child_id = l.child_id and e.ended_on is null
   where l.place_id = here and l.person_id = of_person and l.ended_at is null and l.child_id = any (children)
     and (me is null or access.reads_notes(me, l.child_id))
  on conflict do nothing;
  get diagnostics begun = row_count;
  if begun = 0 then
    delete from kith.handovers h where h.place_id = here and h.id = new_id;
    return 'nobody';
  end if;
  return 'made';
end $$;

-- Takes more children of the same caseload into a handover that goes on: those who came to it since, or were left out. How many.
create function kith.add_to_handover(handover uuid, children uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  me uuid := kith.person();
  h kith.handovers;
  added integer;
begin
  select * into h from kith.handovers x
   where x.place_id = here and x.id = handover and x.called_off_at is null and (kith.may('lead the team') or x.person_id = me);
  if h.id is null then return 0; end if;
  insert into kith.handover_children (place_id, id, handover_id, child_id, from_person)
  select here, md5(h.id::text || l.child_id || l.id)::uuid, h.id, l.child_id, h.person_id
    from access.caseloads l
    join kith.enrolments e on e.place_id = l.place_id and e.child_id = l.child_id and e.ended_on is null
   where l.place_id = here and l.person_id = h.person_id and l.ended_at is null and l.child_id = any (children)
     and (me is null or access.reads_notes(me, l.child_id))
  on conflict do nothing;
  get diagnostics added = row_count;
  return added;
end $$;

-- Writes a line of what is passed on. True where it is there now; false where the child is not the asker's to hand over.
create function kith.write_handover_line(new_id uuid, handed uuid, of_kind text, in_words text, on_day date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  h kith.handover_children := access.hands_over(handed);
begin
  if h.id is null or h.accepted_at is not null then return false; end if;
  insert into kith.handover_lines (place_id, id, handed_id, child_id, kind, words, by_day, made_by)
    values (h.place_id, new_id, h.id, h.child_id, of_kind, in_words, on_day, kith.person())
  on conflict do nothing;
  return exists (select 1 from kith.handover_lines l where l.place_id = h.place_id and l.id = new_id and l.handed_id = h.id);
end $$;

-- Takes back a line of one's own while the child is not handed over.
create function kith.withdraw_handover_line(line uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update kith.handover_lines l set withdrawn_at = now()
    from access.hands_over((select x.handed_id from kith.handover_lines x where x.place_id = kith.place() and x.id = line)) h
   where l.place_id = kith.place() and l.id = line and l.handed_id = h.id and h.accepted_at is null
     and l.made_by = kith.person() and l.withdrawn_at is null;
  return found;
end $$;

-- The day on which both introduce the new one, whether they have, and whether goodbye is told: said beside what was said before.
-- True where it stands now; the same again is not written twice.
create function kith.tell_handover(new_id uuid, handed uuid, on_day date, done boolean, told boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  h kith.handover_children := access.hands_over(handed);
begin
  if h.id is null or h.accepted_at is not null then return false; end if;
  insert into kith.handover_told (place_id, id, handed_id, child_id, introduce_on, introduced, goodbye_told, made_by)
  select h.place_id, new_id, h.id, h.child_id, on_day, done, told, kith.person()
   where not exists (
     select 1 from (select t.introduce_on, t.introduced, t.goodbye_told from kith.handover_told t
                     where t.place_id = h.place_id and t.handed_id = h.id order by t.made_at desc limit 1) newest
      where (newest.introduce_on, newest.introduced, newest.goodbye_told) is not distinct from (on_day, done, told))
  on conflict do nothing;
  return true;
end $$;

-- How many notes of this child their Link Worker has begun and not sent. To whoever hands over.
create function kith.unsent_of(handed uuid) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(d.id)::integer
    from access.hands_over(handed) h
    join kith.contact_drafts d on d.place_id = h.place_id and d.child_id = h.child_id and d.person_id = h.from_person
$$;

-- The list is done: 'finished'; 'drafts' while a note of this child is begun and not sent; 'gone' where the child is not the
-- asker's to hand over. After the last day whoever leads the team finishes for somebody who is away: what they began goes the
-- way of those who have no access any more (0038).
create function kith.finish_handover(handed uuid, today date) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  h kith.handover_children := access.hands_over(handed);
begin
  if h.id is null then return 'gone'; end if;
  if h.finished_at is not null then return 'finished'; end if;
  if kith.unsent_of(handed) > 0 and access.writes_notes(h.from_person, h.child_id)
     and not (kith.may('lead the team') and exists (
       select 1 from kith.handovers o where o.place_id = h.place_id and o.id = h.handover_id and o.last_day < today)) then
    return 'drafts';
  end if;
  update kith.handover_children c set finished_at = now(), finished_by = kith.person()
   where c.place_id = h.place_id and c.id = h.id and c.finished_at is null;
  return 'finished';
end $$;

-- Asks a Link Worker to have a child: 'asked'; 'known', asked already; 'conflict', 'restricted', 'no-worker', 'same', 'gone'.
create function kith.ask_to_take_over(handed uuid, person uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  h kith.handover_children := access.hands_over(handed);
begin
  if not kith.may('match link workers') then
    raise exception 'This needs the duty: match link workers.' using errcode = 'insufficient_privilege';
  end if;
  if h.id is null or h.accepted_at is not null then return 'gone'; end if;
  if h.to_person = person then return 'known'; end if;
  if h.from_person = person then return 'same'; end if;
  if exists (select 1 from kith.conflicts_among(array[h.child_id]) f where f.person_id = person) then return 'conflict'; end if;
  if not access.may_be_given(h.place_id, h.child_id, person) then return 'restricted'; end if;
  if not exists (select 1 from kith.memberships m
                  where m.place_id = h.place_id and m.person_id = person and m.role = 'link-worker' and m.ended_at is null) then
    return 'no-worker';
  end if;
  update kith.handover_children c set to_person = person, asked_at = now(), asked_by = kith.person()
   where c.place_id = h.place_id and c.id = h.id;
  return 'asked';
end $$;

-- A restricted child is given to nobody who is not on its list.
create function access.may_be_given(of_place uuid, child uuid, person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (select 1 from access.exclusions e
                      where e.place_id = of_place and e.child_id = child and e.person_id = person and e.ended_at is null)
     and (not exists (select 1 from access.restrictions s
                       where s.place_id = of_place and s.child_id = child and s.ended_at is null)
          or exists (select 1 from access.restriction_allows a
                      where a.place_id = of_place and a.child_id = child and a.person_id = person and a.ended_at is null))
$$;

-- Whom the asker is asked to have, before they see the record: name, year and school, from whom and until when, what matters
-- and what was promised.
create function kith.asked_to_take_over() returns table (
  id uuid, child_id uuid, forename text, surname text, year_group text, school text, from_name text, why text, last_day date,
  introduce_on date, introduced boolean, finished boolean, asked_at timestamptz, matters text[], promises text[]
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
begin
  -- In plpgsql, for Today asks it on every page and a function in SQL is planned anew each time.
  return query
    select h.id, h.child_id, n.forename, n.surname, o.year_group, s.name, p.name, v.why, v.last_day, t.introduce_on,
           coalesce(t.introduced, false), h.finished_at is not null, h.asked_at,
           array(select l.words from kith.handover_lines l
                  where l.place_id = h.place_id and l.handed_id = h.id and l.kind = 'matters' and l.withdrawn_at is null order by l.made_at),
           array(select l.words from kith.handover_lines l
                  where l.place_id = h.place_id and l.handed_id = h.id and l.kind = 'promise' and l.withdrawn_at is null order by l.made_at)
      from kith.handover_children h
      join kith.handovers v on v.place_id = h.place_id and v.id = h.handover_id
      join kith.people p on p.id = h.from_person
      join kith.enrolments e on e.place_id = h.place_id and e.child_id = h.child_id and e.ended_on is null
      join kith.schools s on s.place_id = e.place_id and s.id = e.school_id
      left join kith.names n on n.place_id = h.place_id and n.child_id = h.child_id and n.ended_at is null
      left join kith.rolls o on o.place_id = h.place_id and o.child_id = h.child_id and o.ended_at is null
      left join lateral (select x.introduce_on, x.introduced from kith.handover_told x
                          where x.place_id = h.place_id and x.handed_id = h.id order by x.made_at desc limit 1) t on true
     where h.place_id = here and h.to_person = asking and h.accepted_at is null and h.dropped_at is null
       and access.may_be_given(h.place_id, h.child_id, h.to_person)
       and exists (select 1 from kith.memberships m
                    where m.place_id = here and m.person_id = asking and m.role = 'link-worker' and m.ended_at is null)
     order by v.last_day, n.forename, h.id;
end $$;

-- The one who was asked says yes or no. Yes: 'accepted', and the caseload is theirs at once, the other's ends after so many
-- days as the blueprint says; 'not-finished' before the list is done. No: 'declined', and the child waits for somebody again.
-- 'gone' for anybody else.
create function kith.answer_handover(handed uuid, new_id uuid, yes boolean, in_words text, on_day date) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  me uuid := kith.person();
  h kith.handover_children;
  enrolment uuid;
begin
  select * into h from kith.handover_children x
   where x.place_id = here and x.id = handed and x.to_person = me and x.dropped_at is null
     and access.may_be_given(here, x.child_id, me) for update;
  if h.id is null then return 'gone'; end if;
  if h.accepted_at is not null then return 'accepted'; end if;
  if not yes then
    insert into kith.handover_noes (place_id, id, handed_id, child_id, said_by, words) values (here, new_id, h.id, h.child_id, me, in_words);
    update kith.handover_children c set to_person = null, asked_at = null where c.place_id = here and c.id = h.id;
    return 'declined';
  end if;
  if h.finished_at is null then return 'not-finished'; end if;
  if not exists (select 1 from kith.memberships m
                  where m.place_id = here and m.person_id = me and m.role = 'link-worker' and m.ended_at is null) then
    return 'gone';
  end if;
  perform 1 from kith.children c where c.place_id = here and c.id = h.child_id for no key update;
  select e.id into enrolment from kith.enrolments e where e.place_id = here and e.child_id = h.child_id and e.ended_on is null;
  if enrolment is null then return 'gone'; end if;
  -- Matched with somebody else meanwhile: the child is not the one's who hands over any more.
  if (select h.from_person <> all (array_agg(l.person_id)) and bool_or(l.person_id <> me) from access.caseloads l
       where l.place_id = here and l.child_id = h.child_id and l.ended_at is null) then return 'gone'; end if;
  update access.caseloads l
     set ended_at = now(), ended_by = me,
         until = case when l.person_id = h.from_person then now() + make_interval(days => coalesce((
           select (b.content #>> '{alerts,handover,days_after}')::integer
             from kith.blueprints b where b.place_id = here order by b.version desc limit 1), 7)) end
   where l.place_id = here and l.child_id = h.child_id and l.person_id in (h.from_person, me) and l.ended_at is null;
  update kith.matches m set ended_at = now() where m.place_id = here and m.child_id = h.child_id and m.ended_at is null;
  insert into access.caseloads (place_id, id, child_id, person_id, made_by) values (here, new_id, h.child_id, me, me);
  insert into kith.matches (place_id, id, child_id, enrolment_id, person_id, matched_on, hello_on, matched_by)
    values (here, new_id, h.child_id, enrolment, me, on_day, case when (select t.introduced from kith.handover_told t where t.place_id = here and t.handed_id = h.id order by t.made_at desc limit 1) then on_day end, coalesce(h.asked_by, me));
  update kith.handover_children c set accepted_at = now() where c.place_id = here and c.id = h.id;
  -- What whoever goes was to do is the new one's to do, and so is a promise with a day: rows of their own, with where they come from.
  insert into kith.actions (place_id, id, child_id, what, who, person_id, due_on, came_from, from_id, agreed_on, made_by)
  select here, gen_random_uuid(), h.child_id, x.what, 'staff', me, x.due_on, 'handover', x.id, on_day, me
    from (select l.id, left(l.words, 300) as what, l.by_day as due_on from kith.handover_lines l
           where l.place_id = here and l.handed_id = h.id and l.kind = 'promise' and l.by_day is not null and l.withdrawn_at is null
          union all
          select a.id, a.what, a.due_on from kith.actions a
           where a.place_id = here and a.child_id = h.child_id and a.person_id = h.from_person and a.settled_on is null) x;
  update kith.actions a set settled_on = on_day, let_go_because = 'Handed over to ' || (select p.name from kith.people p where p.id = me)
   where a.place_id = here and a.child_id = h.child_id and a.person_id = h.from_person and a.settled_on is null;
  perform kith.tell_of_offer('link-worker-changed', h.child_id, new_id);
  return 'accepted';
end $$;

-- It is off: they stay. Whom somebody has taken over stays taken over. By whoever leads the team.
create function kith.call_off_handover(handover uuid, because text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not kith.may('lead the team') then
    raise exception 'This needs the duty: lead the team.' using errcode = 'insufficient_privilege';
  end if;
  update kith.handovers h set called_off_at = now(), called_off_by = kith.person(), called_off_because = because
   where h.place_id = kith.place() and h.id = handover and h.called_off_at is null;
  if not found then return false; end if;
  update kith.handover_children c set dropped_at = now()
   where c.place_id = kith.place() and c.handover_id = handover and c.accepted_at is null and c.dropped_at is null;
  return true;
end $$;

-- How many children and young people somebody is there for: a number, and of nobody, for whoever ends a role.
create function kith.count_caseload(person uuid) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::integer from access.caseloads l
    join kith.enrolments e on e.place_id = l.place_id and e.child_id = l.child_id and e.ended_on is null
   where l.place_id = kith.place() and l.person_id = person and l.ended_at is null
     and (kith.may('manage staff') or kith.may('lead the team'))
     and (kith.person() is null or not exists (select 1 from access.exclusions x
           where x.place_id = l.place_id and x.child_id = l.child_id and x.person_id = kith.person() and x.ended_at is null))
     and not exists (select 1 from access.restrictions s
           where s.place_id = l.place_id and s.child_id = l.child_id and s.ended_at is null)
$$;

do $$
declare
  each regprocedure;
begin
  foreach each in array array[
    'access.hands_over(uuid)', 'access.may_be_given(uuid,uuid,uuid)', 'kith.start_handover(uuid,uuid,text,date,uuid[])',
    'kith.write_handover_line(uuid,uuid,text,text,date)', 'kith.withdraw_handover_line(uuid)',
    'kith.tell_handover(uuid,uuid,date,boolean,boolean)', 'kith.add_to_handover(uuid,uuid[])', 'kith.unsent_of(uuid)', 'kith.finish_handover(uuid,date)',
    'kith.ask_to_take_over(uuid,uuid)', 'kith.asked_to_take_over()', 'kith.answer_handover(uuid,uuid,boolean,text,date)',
    'kith.call_off_handover(uuid,text)', 'kith.count_caseload(uuid)']::regprocedure[]
  loop
    execute format('alter function %s owner to kith_definer', each);
    execute format('revoke all on function %s from public', each);
    if each::text like 'kith.%' then execute format('grant execute on function %s to kith_app', each); end if;
  end loop;
end $$;
