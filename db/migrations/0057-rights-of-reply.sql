-- The other rights of those of whom something is kept, and what is owed to them (rules/rights.md): a correction beside the original,
-- a complaint about how we keep things, a breach. Nothing here changes what it is about.

-- Somebody says that something is wrong. What was written stays; what is decided stands beside it, with their own statement where
-- it was not corrected or is an opinion.
create table kith.corrections (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  -- What it is about: the entry of what happened, by the name it has there, with its day, and what it is called.
  entry_id text check (length(entry_id) between 1 and 200),
  entry_day date,
  entry text not null check (length(entry) between 1 and 200),
  -- Where it was asked on a family's page: what is decided is answered there.
  said_id uuid,
  asker text not null check (asker in ('child', 'parent', 'somebody-for-them', 'colleague')),
  asked_by text not null check (length(asked_by) between 1 and 120),
  received_on date not null,
  wrong text not null check (length(wrong) between 1 and 2000),
  right_is text not null check (length(right_is) between 1 and 2000),
  evidence text check (length(evidence) between 1 and 1000),
  -- What somebody thinks cannot be shown to be false, so their statement stands beside it whatever is decided.
  opinion boolean not null,
  -- Who reads the original reads this.
  audience text not null check (audience in ('team', 'manager', 'safeguarding')),
  made_at timestamptz not null default now(),
  made_by uuid,
  outcome text check (outcome in ('corrected', 'not-corrected')),
  because text check (length(because) between 1 and 1000),
  statement text check (length(statement) between 1 and 2000),
  decided_on date,
  decided_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, said_id) references kith.family_page_words (place_id, id),
  check ((outcome is null) = (decided_on is null)),
  check (decided_on >= received_on),
  check ((entry_id is null) = (entry_day is null)),
  constraint a_no_has_its_reason check (outcome is distinct from 'not-corrected' or because is not null),
  constraint statement_stands_beside check (outcome is null or statement is not null or (outcome = 'corrected' and not opinion))
);
create index corrections_of_child on kith.corrections (child_id);
create index corrections_open on kith.corrections (place_id, child_id) where outcome is null;
create unique index corrections_said on kith.corrections (place_id, said_id) where said_id is not null;
select kith.guard('kith.corrections', 'notes');
revoke insert on kith.corrections from kith_app;
create policy only_those_it_is_for on kith.corrections as restrictive for select to kith_app using (
  audience = 'team' or made_by = (select kith.person())
  or (audience = 'manager' and (select kith.may('lead the team')))
  or (audience = 'safeguarding' and (select kith.may('restrict a record'))));

-- May whoever is asking put something right about this child: who writes notes of them, and who leads or answers for records and
-- reads them.
create function kith.may_put_right(child uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kith.person() is not null
     and (access.writes_notes(kith.person(), child)
          or (access.reads_notes(kith.person(), child) and (kith.may('answer for the record') or kith.may('lead the team'))))
$$;

-- Writes down that somebody says that something is wrong, once. It is read by those who read the original. False where it is there
-- already, or was answered on the page meanwhile.
create function kith.ask_correction(
  new_id uuid, child uuid, of_entry text, of_day date, called text, said uuid, asks text, asks_name text, came_on date,
  what_is_wrong text, what_is_right text, shown_by text, is_opinion boolean, by uuid default null
) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind <> 'operator' and not kith.may_put_right(child) then
    raise exception 'no such child' using errcode = '42501';
  end if;
  if said is not null and not exists (
      select 1 from kith.family_page_words w
       where w.place_id = asking.place_id and w.id = said and w.child_id = child and w.answered_on is null) then
    return false;
  end if;
  insert into kith.corrections (place_id, id, child_id, entry_id, entry_day, entry, said_id, asker, asked_by, received_on, wrong,
                                right_is, evidence, opinion, audience, made_by)
  values (asking.place_id, new_id, child, of_entry, of_day, called, said, asks, asks_name, came_on, what_is_wrong, what_is_right,
          shown_by, is_opinion,
          coalesce((select c.audience from kith.contacts c
                     where c.place_id = asking.place_id and c.child_id = child and c.id::text = left(of_entry, 36)), 'team'),
          case when asking.kind = 'operator' then by else asking.person_id end)
  on conflict do nothing;
  return found;
end $$;

-- Decides it, once. Whoever writes notes of the child may correct a fact and attach a statement to an opinion; that a fact stays as
-- it is, only who leads or answers for records says. What was asked on a family's page is answered there in the same moment.
create function kith.decide_correction(
  correction uuid, decided text, why text, theirs text, told text, today date
) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c kith.corrections;
  me uuid := kith.person();
begin
  select x.* into c from kith.corrections x where x.place_id = kith.place() and x.id = correction for update;
  if c.id is null or me is null or not kith.may_put_right(c.child_id)
     or not (c.audience = 'team' or c.made_by = me or (c.audience = 'manager' and kith.may('lead the team'))
             or (c.audience = 'safeguarding' and kith.may('restrict a record'))) then
    raise exception 'no such correction' using errcode = '42501';
  end if;
  if c.outcome is not null then return false; end if;
  if decided = 'not-corrected' and not c.opinion and not (kith.may('answer for the record') or kith.may('lead the team')) then
    raise exception 'another says that it stays' using errcode = '42501';
  end if;
  if c.said_id is not null and told is null then
    raise exception 'whoever asked is told' using errcode = '23514';
  end if;
  update kith.corrections x
     set outcome = decided, because = why, statement = theirs, decided_on = today, decided_by = me
   where x.place_id = c.place_id and x.id = c.id;
  update kith.family_page_words w set answer = told, answered_on = today, answered_by = me
   where w.place_id = c.place_id and w.id = c.said_id and w.answered_on is null;
  return true;
end $$;

do $$
declare
  each text;
begin
  foreach each in array array[
    'kith.may_put_right(uuid)',
    'kith.ask_correction(uuid, uuid, text, date, text, uuid, text, text, date, text, text, text, boolean, uuid)',
    'kith.decide_correction(uuid, text, text, text, text, date)']
  loop
    execute format('alter function %s owner to kith_definer', each);
    execute format('revoke all on function %s from public', each);
    execute format('grant execute on function %s to kith_app', each);
  end loop;
end $$;
grant execute on function kith.ask_correction(uuid, uuid, text, date, text, uuid, text, text, date, text, text, text, boolean, uuid)
  to kith_worker;
