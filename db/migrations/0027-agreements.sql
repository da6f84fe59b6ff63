-- Agreements, consents and notices (rules/enrol.md): per purpose, who said it, when, how, in which words and language, and
-- when it was taken back. And what follows: who is matched with whom, the baseline that is opened, what withdrawal ends.
-- Purposes and their lawful bases are data of the place (blueprint, lawful_bases). Written by the functions below alone.

create table kith.agreements (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  child_id uuid not null,
  purpose text not null check (purpose ~ '^[a-z][a-z0-9-]{1,40}$'),
  -- As the blueprint said on that day, so that a later blueprint changes nothing that was said.
  kind text not null check (kind in ('agreement', 'consent', 'notice')),
  asks text not null check (asks in ('family', 'child', 'both')),
  who text not null check (who in ('family', 'child')),
  answer text not null check (answer in ('yes', 'not-yet', 'no', 'told')),
  said_by text not null check (said_by in ('parent', 'carer', 'child', 'other')),
  said_how text not null check (said_how in ('in-person', 'phone', 'letter', 'email', 'other')),
  said_on date not null,
  -- Which words were put to them; the hash where they stand in words/.
  wording text not null check (length(wording) between 1 and 100),
  wording_hash text check (wording_hash ~ '^[0-9a-f]{64}$'),
  language text not null check (language ~ '^[a-z]{2,8}$'),
  words text check (length(words) <= 1000),
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by uuid,
  -- A newer answer came, or it was taken back.
  ended_at timestamptz,
  withdrawn_on date,
  withdrawn_by text check (withdrawn_by in ('parent', 'carer', 'child', 'other')),
  withdrawn_how text check (withdrawn_how in ('in-person', 'phone', 'letter', 'email', 'other')),
  withdrawn_words text check (length(withdrawn_words) <= 1000),
  withdrawn_recorded_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((withdrawn_on is null) = (withdrawn_by is null)),
  check (withdrawn_on is null or (ended_at is not null and withdrawn_on >= said_on))
);
create unique index agreements_standing on kith.agreements (place_id, child_id, purpose, who) where ended_at is null;
create index agreements_of_child on kith.agreements (child_id);
select kith.guard('kith.agreements', 'consent');

-- Whom nobody asks for what, before which day. It says no why: not yet, no and taken back look the same.
create table kith.asking_rests (
  place_id uuid not null,
  child_id uuid not null,
  purpose text not null check (purpose ~ '^[a-z][a-z0-9-]{1,40}$'),
  who text not null check (who in ('family', 'child')),
  until date not null,
  primary key (place_id, child_id, purpose, who),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index asking_rests_of_child on kith.asking_rests (child_id);
select kith.guard('kith.asking_rests', 'consent');

-- The rule that a no is seen by one person, whoever matches Link Workers: by their role, in the database.
create policy a_no_is_seen_by_one on kith.agreements as restrictive for select to kith_app
  using (answer <> 'no' or (select kith.may('match link workers')));
create policy a_no_is_seen_by_one on kith.offer_answers as restrictive for select to kith_app
  using (answer <> 'no' or (select kith.may('match link workers')));

-- Who was matched with whom in which enrolment, and when the first hello was said; the caseload itself is access.caseloads.
create table kith.matches (
  place_id uuid not null,
  -- The id of the row of the caseload.
  id uuid not null,
  child_id uuid not null,
  enrolment_id uuid not null,
  person_id uuid not null references kith.people (id),
  matched_on date not null,
  hello_on date,
  ended_at timestamptz,
  matched_at timestamptz not null default now(),
  matched_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, enrolment_id) references kith.enrolments (place_id, id)
);
create index matches_of_child on kith.matches (child_id);
create index matches_of_person on kith.matches (person_id) where ended_at is null and hello_on is null;
select kith.guard('kith.matches', 'plan', duty => 'match link workers');

-- What is to be measured with a child between which days, by whom it is answered. Scores stand in tables of their own.
create table kith.measure_windows (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  enrolment_id uuid not null,
  instrument text not null check (instrument ~ '^[a-z][a-z0-9-]{1,40}$'),
  informant text not null check (informant in ('teacher', 'parent', 'self', 'worker')),
  name text not null,
  opens_on date not null,
  closes_on date not null,
  done_on date,
  primary key (place_id, id),
  unique (place_id, enrolment_id, instrument, informant, name),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, enrolment_id) references kith.enrolments (place_id, id),
  check (closes_on >= opens_on)
);
create index measure_windows_of_child on kith.measure_windows (child_id);
select kith.guard('kith.measure_windows', 'plan', duty => 'match link workers');
revoke insert on kith.agreements, kith.asking_rests, kith.matches, kith.measure_windows, kith.enrolments from kith_app;

-- A conflict of interest that somebody told of themselves: by a name, as they may not see whether the child is here.
create table kith.conflicts_told (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  person_id uuid not null references kith.people (id),
  forename text not null check (length(forename) between 1 and 100),
  surname text not null check (length(surname) between 1 and 100),
  school_id uuid not null,
  kind text not null check (kind in ('own-child', 'relative', 'neighbour', 'former-partner', 'other')),
  told_at timestamptz not null default now(),
  primary key (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id)
);
create index conflicts_told_by on kith.conflicts_told (person_id);
select kith.guard('kith.conflicts_told', 'own');
revoke insert on kith.conflicts_told from kith_app;

-- What holds now: a yes that was not taken back nor answered anew, of everybody whom the purpose asks. One row a child and
-- purpose. Whatever leans on a consent joins this.
create view kith.consents_in_force with (security_invoker = true) as
  select a.place_id, a.child_id, a.purpose, a.kind, a.said_by, a.said_on, a.language, a.id as agreement_id
    from kith.agreements a
   where a.ended_at is null and a.answer = 'yes'
     and a.who = case a.asks when 'child' then 'child' else 'family' end
     and (a.asks <> 'both' or exists (
       select 1 from kith.agreements c
        where c.place_id = a.place_id and c.child_id = a.child_id and c.purpose = a.purpose and c.who = 'child'
          and c.ended_at is null and c.answer = 'yes'));
grant select on kith.consents_in_force to kith_app, kith_worker, kith_definer;

-- The measures with what came for them: scores of those days, by file or from a tutor, count as done.
create view kith.measures with (security_invoker = true) as
  select w.place_id, w.id, w.child_id, w.enrolment_id, w.instrument, w.informant, w.name, w.opens_on, w.closes_on,
         coalesce(w.done_on, case w.instrument
           when 'sdq' then (select min(s.on_day) from kith.sdq_scores s
                             where s.child_id = w.child_id and s.informant = w.informant
                               and s.on_day between w.opens_on and w.closes_on)
           when 'attainment' then (select min(t.on_day) from kith.attainment t
                                    where t.child_id = w.child_id and t.on_day between w.opens_on and w.closes_on)
         end) as done_on
    from kith.measure_windows w;
grant select on kith.measures to kith_app, kith_worker, kith_definer;

-- Which answer counts is kept with it, so that nobody takes an earlier one for it where the newest is not theirs to read.
alter table kith.offer_answers add column stands boolean not null default true;
create function kith.newest_answer_stands() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update kith.offer_answers a set stands = false
   where a.place_id = new.place_id and a.offer_id = new.offer_id and a.who = new.who and a.stands and a.id <> new.id;
  return null;
end $$;
alter function kith.newest_answer_stands() owner to kith_definer;
revoke all on function kith.newest_answer_stands() from public;
create trigger newest_answer_stands after insert on kith.offer_answers
  for each row execute function kith.newest_answer_stands();

-- The functions of offers, now that a no is seen by one person: a free place, a count and a list tell of none.
create or replace function kith.free_places(cohort uuid) returns table (child_id uuid, why text, since date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with settings as (
    select (b.content -> 'families_first' ->> 'days_to_answer')::integer as days,
           (now() at time zone l.zone)::date as today
      from kith.places l
      join lateral (select c.content from kith.blueprints c where c.place_id = l.id order by c.version desc limit 1) b on true
     where l.id = (select kith.place())
  ), holders as (
    select p.child_id from kith.cohort_places p where p.cohort_id = cohort and p.place = 'in'
    union select m.child_id from kith.offer_moves m where m.cohort_id = cohort
  ), answers as (
    select distinct on (a.child_id, a.who) a.child_id, a.who, a.answer, a.said_on
      from kith.offers o join kith.offer_answers a on a.place_id = o.place_id and a.offer_id = o.id
     where o.cohort_id = cohort
     order by a.child_id, a.who, a.recorded_at desc
  ), free as (
    select h.child_id,
           case when j.child_id is not null then 'objects'
                when f.answer = 'no' then 'family-no'
                when c.answer = 'no' then 'child-no'
                when f.answer = 'not-yet' and f.said_on + s.days <= s.today then 'family-not-yet'
                when o.child_id is null then 'left-the-school' end as why,
           case when j.child_id is not null then (j.made_at at time zone 'UTC')::date
                when f.answer = 'no' then f.said_on
                when c.answer = 'no' then c.said_on
                when f.answer = 'not-yet' and f.said_on + s.days <= s.today then f.said_on + s.days
                else s.today end as since
      from holders h
      cross join settings s
      join kith.cohorts k on k.id = cohort and k.place_id = (select kith.place())
      left join kith.child_objections j on j.child_id = h.child_id and j.settled_at is null
      left join answers f on f.child_id = h.child_id and f.who = 'family'
      left join answers c on c.child_id = h.child_id and c.who = 'child'
      left join kith.rolls o on o.child_id = h.child_id and o.school_id = k.school_id and o.ended_at is null
  )
  select f.child_id, f.why, f.since from free f
   where f.why is not null and (select kith.may('match link workers'))
     and (kith.person() is null or exists (
       select 1 from access.reach x where x.person_id = kith.person() and x.child_id = f.child_id
          and x.place_id = (select kith.place()) and x.reads & 512 <> 0 and (x.until is null or x.until > now())))
     and not exists (select 1 from kith.offer_moves m where m.cohort_id = cohort and m.freed_by = f.child_id) $$;

-- Who moved up. Whose place it was and why tells of a no, so it is read by whoever sees one; the rest by all who may know of
-- the child. Hence no column of it but these is granted to pages.
revoke select on kith.offer_moves from kith_app;
grant select (place_id, id, cohort_id, child_id, moved_at, moved_by) on kith.offer_moves to kith_app;
create function kith.moves_of(cohorts uuid[]) returns table (
  cohort_id uuid, child_id uuid, freed_by uuid, why_free text, because text, moved_at timestamptz, moved_by uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.cohort_id, m.child_id, case when s.sees then m.freed_by end, case when s.sees then m.why_free end,
         case when s.sees then m.because end, m.moved_at, m.moved_by
    from kith.offer_moves m cross join (select kith.may('match link workers') as sees) s
   where m.place_id = (select kith.place()) and m.cohort_id = any(cohorts)
     and (kith.person() is null and s.sees or exists (
       select 1 from access.reach x where x.person_id = kith.person() and x.child_id = m.child_id
          and x.place_id = m.place_id and x.reads & 512 <> 0 and (x.until is null or x.until > now())))
   order by m.moved_at $$;
alter function kith.free_places(uuid) owner to kith_definer;
alter function kith.moves_of(uuid[]) owner to kith_definer;
revoke all on function kith.moves_of(uuid[]) from public;
grant execute on function kith.moves_of(uuid[]) to kith_app, kith_worker;

create or replace function kith.make_offer(
  new_id uuid, cohort uuid, child uuid, told_how text, in_language text, on_day date, until date
) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
begin
  if not kith.may_offer(child) then
    raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from kith.cohorts k where k.place_id = here and k.id = cohort and k.frozen_at is not null for no key update;
  if not found then return 'not-signed'; end if;
  if exists (select 1 from kith.offers o where o.place_id = here and o.cohort_id = cohort and o.child_id = child) then
    return 'known';
  end if;
  if exists (select 1 from kith.child_objections j where j.place_id = here and j.child_id = child and j.settled_at is null) then
    return 'objects';
  end if;
  if not exists (select 1 from kith.cohort_places p
                  where p.place_id = here and p.cohort_id = cohort and p.child_id = child and p.place = 'in')
     and not exists (select 1 from kith.offer_moves m
                      where m.place_id = here and m.cohort_id = cohort and m.child_id = child) then
    return 'not-in';
  end if;
  -- Nobody asks for the yes to take part while it rests, in whichever cohort.
  if exists (select 1 from kith.asking_rests x
              where x.place_id = here and x.child_id = child and x.purpose = 'support' and x.until > on_day) then
    return 'rests';
  end if;
  insert into kith.offers (place_id, id, cohort_id, child_id, how, language, offered_on, answer_by, made_by)
    values (here, new_id, cohort, child, told_how, in_language, on_day, until, kith.person())
    on conflict do nothing;
  if not found then return 'known'; end if;
  perform kith.tell_of_offer('offer-made', child, new_id);
  return 'made';
end $$;

create or replace function kith.move_up(new_id uuid, cohort uuid, freed uuid, in_words text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  room kith.cohorts;
  reason text;
  next_child uuid;
begin
  -- A free place tells of a no: whoever sees a no gives it on.
  if not kith.may('match link workers') or not kith.may_offer(freed) then
    raise exception 'This needs the duty: match link workers.' using errcode = 'insufficient_privilege';
  end if;
  select * into room from kith.cohorts k
   where k.place_id = here and k.id = cohort and k.frozen_at is not null for no key update;
  -- The same form twice is one move; a form that was sent for another place is none for this one.
  if exists (select 1 from kith.offer_moves m where m.place_id = here and m.id = new_id) then
    select m.child_id into next_child from kith.offer_moves m
     where m.place_id = here and m.id = new_id and m.cohort_id = cohort and m.freed_by = freed;
    return next_child;
  end if;
  select f.why into reason from kith.free_places(cohort) f where f.child_id = freed;
  if reason is null then return null; end if;
  select p.child_id into next_child
    from kith.cohort_places p
    join kith.rolls o on o.place_id = p.place_id and o.child_id = p.child_id and o.school_id = room.school_id
                     and o.ended_at is null
   where p.place_id = here and p.cohort_id = cohort and p.place in ('reserve', 'waiting')
     and not exists (select 1 from kith.offer_moves m
                      where m.place_id = here and m.cohort_id = cohort and m.child_id = p.child_id)
     and not exists (select 1 from kith.child_objections j
                      where j.place_id = here and j.child_id = p.child_id and j.settled_at is null)
   order by p.place, p.position
   limit 1;
  if next_child is null then return null; end if;
  insert into kith.offer_moves (place_id, id, cohort_id, child_id, freed_by, why_free, because, moved_by)
    values (here, new_id, cohort, next_child, freed, reason, in_words, kith.person());
  perform kith.tell_of_offer('moved-up', next_child, cohort);
  return next_child;
end $$;

create or replace function kith.signed_size(cohort uuid) returns table (
  signed integer, moved integer, on_roll integer, gone integer, objects integer, to_offer integer, offered integer,
  yes integer, not_yet integer, no_thanks integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with room as materialized (
    select k.id, k.place_id, k.school_id from kith.cohorts k
     where k.place_id = (select kith.place()) and k.id = cohort and k.frozen_at is not null
       and k.school_id in (select kith.my_schools())
       and (kith.may('choose the cohort') or kith.may('make offers'))),
  theirs as (
    select p.child_id, false as moved from kith.cohort_places p join room r on r.place_id = p.place_id and r.id = p.cohort_id
     where p.place = 'in'
    union all
    select m.child_id, true from kith.offer_moves m join room r on r.place_id = m.place_id and r.id = m.cohort_id),
  answers as (
    select distinct on (a.child_id) a.child_id, a.answer
      from kith.offers o join room r on r.place_id = o.place_id and r.id = o.cohort_id
      join kith.offer_answers a on a.place_id = o.place_id and a.offer_id = o.id and a.who = 'family'
     order by a.child_id, a.recorded_at desc),
  each_one as (
    select t.moved, (l.id is not null) as here, (j.child_id is not null) as objects, (o.id is not null) as offered, a.answer
      from theirs t cross join room r
      left join kith.rolls l on l.place_id = r.place_id and l.child_id = t.child_id and l.school_id = r.school_id
                            and l.ended_at is null
      left join kith.child_objections j on j.place_id = r.place_id and j.child_id = t.child_id and j.settled_at is null
      left join kith.offers o on o.place_id = r.place_id and o.cohort_id = r.id and o.child_id = t.child_id
      left join answers a on a.child_id = t.child_id)
  select (count(*) filter (where not e.moved))::int, (count(*) filter (where e.moved))::int,
         (count(*) filter (where not e.moved and e.here))::int, (count(*) filter (where not e.moved and not e.here))::int,
         (count(*) filter (where e.objects))::int,
         (count(*) filter (where not e.objects and e.here and not e.offered))::int,
         (count(*) filter (where not e.objects and e.offered))::int,
         (count(*) filter (where not e.objects and e.answer = 'yes'))::int,
         (count(*) filter (where not e.objects and e.answer = 'not-yet'))::int,
         case when kith.may('match link workers') then (count(*) filter (where not e.objects and e.answer = 'no'))::int end
    from each_one e
  having exists (select 1 from room) $$;

create or replace function kith.signed_who_left(cohort uuid) returns table (
  code text, year_group text, offered_on date, answer text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.code, f.year_group, o.offered_on,
         case when a.answer <> 'no' or kith.may('match link workers') then a.answer end
    from kith.cohorts k
    join kith.cohort_places p on p.place_id = k.place_id and p.cohort_id = k.id
    join kith.cohort_children c on c.place_id = k.place_id and c.cohort_id = k.id and c.child_id = p.child_id
    join kith.frozen_pupils f on f.place_id = p.place_id and f.id = p.frozen_id
    left join lateral (
      select max(l.ended_at) as at, bool_or(l.ended_at is null) as here from kith.rolls l
       where l.place_id = k.place_id and l.child_id = p.child_id and l.school_id = k.school_id) gone on true
    left join kith.child_objections j on j.place_id = k.place_id and j.child_id = p.child_id and j.settled_at is null
    left join kith.offers o on o.place_id = k.place_id and o.cohort_id = k.id and o.child_id = p.child_id
                           and o.made_at <= gone.at and j.child_id is null
    left join lateral (
      select n.answer from kith.offer_answers n
       where n.place_id = o.place_id and n.offer_id = o.id and n.who = 'family' and n.recorded_at <= gone.at
       order by n.recorded_at desc limit 1) a on true
   where k.place_id = (select kith.place()) and k.id = cohort and k.frozen_at is not null
     and kith.cohort_side(k.school_id, 'choose the cohort') is not null
     and gone.here is not true
     and not kith.sees_whole_place(8)
     and not exists (select 1 from access.reach x
                      where x.person_id = kith.person() and x.child_id = p.child_id and x.place_id = k.place_id
                        and x.reads & 8 <> 0 and (x.until is null or x.until > now()))
     and (p.place = 'in' or exists (
       select 1 from kith.offer_moves m
        where m.place_id = k.place_id and m.cohort_id = k.id and m.child_id = p.child_id))
   order by c.code $$;

-- Until when nobody asks again: after a not yet until the next term begins (Autumn 1 and Autumn 2 are one), after a no or
-- a withdrawal until the school year is over. Where no later term is known, until the next school year.
create function kith.rests_until(said text, on_day date) returns date
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(
    case when said = 'not-yet' then (
      select min(t.starts_on) from kith.terms t
       where t.place_id = (select kith.place()) and t.starts_on > on_day
         and split_part(t.name, ' ', 1) is distinct from (
           select split_part(c.name, ' ', 1) from kith.terms c
            where c.place_id = (select kith.place()) and c.starts_on <= on_day order by c.starts_on desc limit 1)) end,
    make_date(extract(year from on_day)::int + (extract(month from on_day) >= 9)::int, 9, 1)) $$;

-- May whoever is asking write down what was agreed for this child? Who makes offers, or who writes consent of them.
create function kith.may_agree(child uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return kith.may_offer(child) or exists (
    select 1 from access.reach r where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
       and r.writes & 512 <> 0 and (r.until is null or r.until > now()));
end $$;

-- Writes what families and children said, any number at once: [{id, child_id, purpose, who, answer, said_by, said_how,
-- said_on, wording, wording_hash, language, words}]. 'kept'; 'known' where the same was sent before, 'other' where
-- another was under this id; 'unknown' for a purpose that the place does not have, or does not ask of them; 'takes-part'
-- where it would end taking part, which withdrawing alone does.
create function kith.record_agreements(said jsonb) returns table (id uuid, outcome text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
begin
  if kith.person() is not null or not kith.may('make offers') then
    perform 1 from jsonb_to_recordset(said) as s (child_id uuid) where not kith.may_agree(s.child_id);
    if found then
      raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
    end if;
  end if;
  perform 1 from kith.children c
    where c.place_id = here and c.id in (select s.child_id from jsonb_to_recordset(said) as s (child_id uuid))
    order by c.id for no key update;
  return query
  with rows as materialized (
    select s.* from jsonb_to_recordset(said) as s (id uuid, child_id uuid, purpose text, who text, answer text,
      said_by text, said_how text, said_on date, wording text, wording_hash text, language text, words text)
  ), purposes as materialized (
    select p ->> 'id' as purpose, p ->> 'kind' as kind, coalesce(p ->> 'asks', 'family') as asks
      from (select b.content from kith.blueprints b where b.place_id = here order by b.version desc limit 1) b
     cross join lateral jsonb_array_elements(b.content -> 'lawful_bases') p
  ), judged as materialized (
    select r.*, p.kind, p.asks,
           case when o.id is not null then case when (o.child_id, o.purpose, o.who, o.answer, o.said_by, o.said_how, o.said_on)
                  = (r.child_id, r.purpose, r.who, r.answer, r.said_by, r.said_how, r.said_on)
                  and o.words is not distinct from r.words then 'known' else 'other' end
                when p.purpose is null or (p.kind = 'notice') <> (r.answer = 'told')
                     or p.asks not in (r.who, 'both') then 'unknown'
                when r.purpose = 'support' and r.answer <> 'yes' and exists (
                  select 1 from kith.enrolments e
                   where e.place_id = here and e.child_id = r.child_id and e.ended_on is null)
                     and exists (
                  select 1 from kith.agreements y
                   where y.place_id = here and y.child_id = r.child_id and y.purpose = r.purpose and y.who = r.who
                     and y.ended_at is null and y.answer = 'yes') then 'takes-part'
                else 'kept' end as outcome
      from rows r
      left join purposes p on p.purpose = r.purpose
      left join kith.agreements o on o.place_id = here and o.id = r.id
  ), over as (
    update kith.agreements a set ended_at = clock_timestamp()
      from judged j
     where j.outcome = 'kept' and a.place_id = here and a.child_id = j.child_id and a.purpose = j.purpose
       and a.who = j.who and a.ended_at is null
    returning a.id
  ), kept as (
    insert into kith.agreements (place_id, id, child_id, purpose, kind, asks, who, answer, said_by, said_how, said_on,
                                 wording, wording_hash, language, words, recorded_by)
    select here, j.id, j.child_id, j.purpose, j.kind, j.asks, j.who, j.answer, j.said_by, j.said_how, j.said_on,
           j.wording, j.wording_hash, j.language, j.words, kith.person()
      from judged j
     -- Counted first, so that what stood before has ended when this comes.
     where j.outcome = 'kept' and (select count(*) from over) >= 0
    returning agreements.child_id, agreements.purpose, agreements.who, agreements.answer, agreements.said_on, agreements.id
  ), resting as (
    insert into kith.asking_rests as x (place_id, child_id, purpose, who, until)
    select here, k.child_id, k.purpose, k.who, kith.rests_until(k.answer, k.said_on) from kept k
     where k.answer in ('not-yet', 'no')
    on conflict on constraint asking_rests_pkey do update set until = excluded.until
    returning x.child_id
  ), awake as (
    delete from kith.asking_rests x using kept k
     where x.place_id = here and x.child_id = k.child_id and x.purpose = k.purpose and x.who = k.who
       and k.answer in ('yes', 'told')
    returning x.child_id
  ), told as (
    insert into kith.events (place_id, id, kind, child_id, about_id, person_id)
    select here, gen_random_uuid(), 'agreement-answered', k.child_id, k.id, kith.person() from kept k
    returning child_id
  )
  select j.id, j.outcome from judged j;
end $$;

-- Takes a yes back, at once: 'withdrawn'; 'none' where no yes stands. Taking back the yes to take part ends the enrolment.
create function kith.withdraw_agreement(
  child uuid, from_purpose text, of_whom text, by_whom text, how text, on_day date, in_words text
) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  yes kith.agreements;
begin
  if not kith.may_agree(child) then
    raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from kith.children c where c.place_id = here and c.id = child for no key update;
  update kith.agreements a
     set withdrawn_on = greatest(on_day, a.said_on), withdrawn_by = by_whom, withdrawn_how = how,
         withdrawn_words = in_words, withdrawn_recorded_by = kith.person(), ended_at = clock_timestamp()
   where a.place_id = here and a.child_id = child and a.purpose = from_purpose and a.who = of_whom
     and a.ended_at is null and a.answer = 'yes'
  returning * into yes;
  if yes.id is null then return 'none'; end if;
  insert into kith.asking_rests (place_id, child_id, purpose, who, until)
    values (here, child, from_purpose, of_whom, kith.rests_until('no', on_day))
    on conflict on constraint asking_rests_pkey do update set until = excluded.until;
  if from_purpose = 'support' then
    update kith.enrolments e
       set ended_on = greatest(on_day, e.began_on), ended_because = 'withdrew', ended_words = left(in_words, 500),
           ended_at = now(), ended_by = kith.person()
     where e.place_id = here and e.child_id = child and e.ended_on is null;
  end if;
  perform kith.tell_of_offer('agreement-withdrawn', child, yes.id);
  return 'withdrawn';
end $$;

-- Which of these children which colleague must not have, by what they told themselves or another set. Never why. For
-- those who match, and for the functions below.
create function kith.conflicts_among(children uuid[]) returns table (child_id uuid, person_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not kith.may('match link workers') then
    raise exception 'This needs the duty: match link workers.' using errcode = 'insufficient_privilege';
  end if;
  return query
    select e.child_id, e.person_id from access.exclusions e
     where e.place_id = kith.place() and e.child_id = any(children) and e.ended_at is null
    union
    select n.child_id, t.person_id
      from kith.conflicts_told t
      join kith.rolls o on o.place_id = t.place_id and o.school_id = t.school_id and o.ended_at is null
      join kith.names n on n.child_id = o.child_id and n.ended_at is null
                       and lower(n.forename) = lower(t.forename) and lower(n.surname) = lower(t.surname)
     where t.place_id = kith.place() and n.child_id = any(children)
       -- What the safeguarding lead has ended is over.
       and not exists (select 1 from access.exclusions x
                        where x.place_id = t.place_id and x.child_id = n.child_id and x.person_id = t.person_id
                          and x.ended_at is not null);
end $$;

-- Tells of a conflict of one's own: everybody of that name in that school is kept from them. The answer never says
-- whether there is anybody.
create function kith.tell_of_conflict(new_id uuid, first text, last text, school uuid, what text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
begin
  if kith.person() is null or here is null then
    raise exception 'Only somebody who works here tells of their own.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.conflicts_told (place_id, id, person_id, forename, surname, school_id, kind)
    values (here, new_id, kith.person(), first, last, school, what) on conflict do nothing;
  if not found then return; end if;
  insert into access.exclusions (place_id, id, child_id, person_id, kind, declared_by)
    select here, gen_random_uuid(), n.child_id, kith.person(), what, kith.person()
      from kith.names n
      join kith.rolls o on o.place_id = n.place_id and o.child_id = n.child_id and o.school_id = school and o.ended_at is null
     where n.place_id = here and n.ended_at is null
       and lower(n.forename) = lower(first) and lower(n.surname) = lower(last)
    on conflict do nothing;
end $$;

-- A child of a name that a colleague told of may come later, by an import: their record is kept from that colleague then.
create function kith.keep_told_conflicts() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from kith.conflicts_told) then return null; end if;
  insert into access.exclusions (place_id, id, child_id, person_id, kind, declared_by)
    select distinct on (t.place_id, n.child_id, t.person_id)
           t.place_id, gen_random_uuid(), n.child_id, t.person_id, t.kind, t.person_id
      from changed c
      join kith.names n on n.place_id = c.place_id and n.child_id = c.child_id and n.ended_at is null
      join kith.rolls o on o.place_id = n.place_id and o.child_id = n.child_id and o.ended_at is null
      join kith.conflicts_told t on t.place_id = o.place_id and t.school_id = o.school_id
       and lower(t.forename) = lower(n.forename) and lower(t.surname) = lower(n.surname)
     where not exists (select 1 from access.exclusions e
                        where e.place_id = t.place_id and e.child_id = n.child_id and e.person_id = t.person_id)
    on conflict do nothing;
  return null;
end $$;
create trigger keep_told_conflicts after insert on kith.names
  referencing new table as changed for each statement execute function kith.keep_told_conflicts();
create trigger keep_told_conflicts after insert on kith.rolls
  referencing new table as changed for each statement execute function kith.keep_told_conflicts();

-- Matches children with Link Workers and begins their enrolment: [{enrolment_id, caseload_id, child_id, person_id,
-- cohort_id, cohort_name, began_on, brought}]. In one statement for all: enrolment, caseload, match, baseline. Answers for
-- each child 'matched', or why not: 'known' (this form before), 'takes-part', 'objects', 'conflict', 'restricted',
-- 'no-worker', 'no-school', 'no-yes'. Who is `brought` took part before Kith came: an operator alone brings them in, and
-- the family's yes is enough.
create function kith.match_link_workers(matches jsonb) returns table (child_id uuid, outcome text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  here uuid := kith.place();
  me uuid := kith.person();
begin
  if not kith.may('match link workers') then
    raise exception 'This needs the duty: match link workers.' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from kith.children c
    where c.place_id = here and c.id in (select m.child_id from jsonb_to_recordset(matches) as m (child_id uuid))
    order by c.id for no key update;
  -- What a colleague told of before the child came here holds from now on.
  insert into access.exclusions (place_id, id, child_id, person_id, kind, declared_by)
    select here, gen_random_uuid(), f.child_id, f.person_id, 'other', f.person_id
      from kith.conflicts_among((select array_agg(m.child_id) from jsonb_to_recordset(matches) as m (child_id uuid))) f
     where not exists (select 1 from access.exclusions e
                        where e.place_id = here and e.child_id = f.child_id and e.person_id = f.person_id
                          and e.ended_at is null);
  return query
  with place as materialized (
    select b.content from kith.blueprints b where b.place_id = here order by b.version desc limit 1
  ), rows as materialized (
    select m.*, o.school_id, o.year_group from jsonb_to_recordset(matches) as m (
        enrolment_id uuid, caseload_id uuid, child_id uuid, person_id uuid, cohort_id uuid, cohort_name text,
        began_on date, brought boolean)
      left join kith.rolls o on o.place_id = here and o.child_id = m.child_id and o.ended_at is null
  ), judged as materialized (
    select r.*, case
        when exists (select 1 from kith.enrolments e
                      where e.place_id = here and e.id = r.enrolment_id and e.child_id = r.child_id) then 'known'
        when exists (select 1 from kith.enrolments e
                      where e.place_id = here and e.child_id = r.child_id and e.ended_on is null) then 'takes-part'
        when exists (select 1 from kith.child_objections j
                      where j.place_id = here and j.child_id = r.child_id and j.settled_at is null) then 'objects'
        when exists (select 1 from access.exclusions e
                      where e.place_id = here and e.child_id = r.child_id and e.person_id = r.person_id
                        and e.ended_at is null) then 'conflict'
        when exists (select 1 from access.restrictions s
                      where s.place_id = here and s.child_id = r.child_id and s.ended_at is null)
             and not exists (select 1 from access.restriction_allows a
                              where a.place_id = here and a.child_id = r.child_id and a.person_id = r.person_id
                                and a.ended_at is null) then 'restricted'
        when not exists (select 1 from kith.memberships m
                          where m.place_id = here and m.person_id = r.person_id and m.role = 'link-worker'
                            and m.ended_at is null) then 'no-worker'
        when r.school_id is null then 'no-school'
        when (select count(*) from kith.agreements a
               where a.place_id = here and a.child_id = r.child_id and a.purpose = 'support' and a.ended_at is null
                 and a.answer = 'yes' and (a.who = 'family' or not (me is null and coalesce(r.brought, false))))
             < case when me is null and coalesce(r.brought, false) then 1 else 2 end then 'no-yes'
        -- Nobody matches a child whom they may not see.
        when me is not null and not exists (
          select 1 from access.reach x where x.person_id = me and x.child_id = r.child_id and x.place_id = here
             and x.reads & 512 <> 0 and (x.until is null or x.until > now())) then 'no-yes'
        else 'matched' end as outcome
      from rows r
  ), begun as (
    insert into kith.enrolments (place_id, id, child_id, school_id, cohort_id, cohort_name, began_on, ends_on, made_by)
    select here, j.enrolment_id, j.child_id, j.school_id, j.cohort_id, j.cohort_name, j.began_on,
           (j.began_on + make_interval(months => (p.content -> 'capacity' ->> 'programme_months')::int))::date, me
      from judged j cross join place p where j.outcome = 'matched'
    returning enrolments.id, enrolments.child_id
  ), listed as (
    insert into access.caseloads (place_id, id, child_id, person_id, made_by)
    select here, j.caseload_id, j.child_id, j.person_id, me from judged j where j.outcome = 'matched'
    on conflict (place_id, child_id, person_id) where ended_at is null do nothing
    returning caseloads.id, caseloads.child_id
  ), matched as (
    insert into kith.matches (place_id, id, child_id, enrolment_id, person_id, matched_on, hello_on, matched_by)
    select here, j.caseload_id, j.child_id, j.enrolment_id, j.person_id, j.began_on,
           case when me is null and j.brought then j.began_on end, me
      from judged j where j.outcome = 'matched' and (select count(*) from begun) >= 0
    returning matches.id, matches.child_id
  ), opened as (
    insert into kith.measure_windows (place_id, id, child_id, enrolment_id, instrument, informant, name, opens_on, closes_on)
    select here, gen_random_uuid(), j.child_id, j.enrolment_id, i ->> 'instrument', f.informant, w ->> 'name',
           j.began_on + (w -> 'after_start_days' ->> 0)::int, j.began_on + (w -> 'after_start_days' ->> 1)::int
      from judged j
      cross join place p
      cross join lateral jsonb_array_elements(p.content -> 'instruments') i
      cross join lateral jsonb_array_elements(i -> 'windows') w
      cross join lateral jsonb_array_elements_text(i -> 'informants') f (informant)
      left join kith.births b on b.place_id = here and b.child_id = j.child_id and b.ended_at is null
     where j.outcome = 'matched' and w ->> 'name' = 'baseline' and (select count(*) from begun) >= 0
       -- The SDQ is answered by young people themselves from eleven on (reference: instruments, SDQ self-report 11 to 17).
       and (f.informant <> 'self' or i ->> 'instrument' <> 'sdq'
            or b.born_on + interval '11 years' <= j.began_on)
    returning measure_windows.child_id
  ), told as (
    insert into kith.events (place_id, id, kind, child_id, about_id, person_id)
    select here, gen_random_uuid(), 'matched', m.child_id, m.id, me from matched m
    returning child_id
  )
  select j.child_id, j.outcome from judged j;
end $$;

-- Gives a child who takes part another Link Worker: the old row of the caseload ends, a new one begins. 'changed', 'known',
-- or why not.
create function kith.change_link_worker(new_id uuid, child uuid, person uuid, on_day date) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  enrolment uuid;
begin
  if not kith.may('match link workers') or not kith.may_agree(child) then
    raise exception 'This needs the duty: match link workers.' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from kith.children c where c.place_id = here and c.id = child for no key update;
  if exists (select 1 from kith.matches m where m.place_id = here and m.id = new_id) then return 'known'; end if;
  select e.id into enrolment from kith.enrolments e where e.place_id = here and e.child_id = child and e.ended_on is null;
  if enrolment is null then return 'not-taking-part'; end if;
  if exists (select 1 from kith.conflicts_among(array[child]) f where f.person_id = person) then return 'conflict'; end if;
  if exists (select 1 from access.restrictions s
              where s.place_id = here and s.child_id = child and s.ended_at is null)
     and not exists (select 1 from access.restriction_allows a
                      where a.place_id = here and a.child_id = child and a.person_id = person and a.ended_at is null) then
    return 'restricted';
  end if;
  if not exists (select 1 from kith.memberships m
                  where m.place_id = here and m.person_id = person and m.role = 'link-worker' and m.ended_at is null) then
    return 'no-worker';
  end if;
  if exists (select 1 from access.caseloads l
              where l.place_id = here and l.child_id = child and l.person_id = person and l.ended_at is null) then
    return 'known';
  end if;
  update access.caseloads l set ended_at = now(), ended_by = kith.person()
   where l.place_id = here and l.child_id = child and l.ended_at is null;
  update kith.matches m set ended_at = now()
   where m.place_id = here and m.child_id = child and m.ended_at is null;
  insert into access.caseloads (place_id, id, child_id, person_id, made_by)
    values (here, new_id, child, person, kith.person());
  insert into kith.matches (place_id, id, child_id, enrolment_id, person_id, matched_on, matched_by)
    values (here, new_id, child, enrolment, person, on_day, kith.person());
  perform kith.tell_of_offer('link-worker-changed', child, new_id);
  return 'changed';
end $$;

-- The first hello was said by whoever was matched; 0 where it was not theirs to say.
create function kith.say_hello(child uuid, on_day date) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  said integer;
begin
  update kith.matches m set hello_on = on_day
   where m.place_id = kith.place() and m.child_id = child and m.person_id = kith.person()
     and m.ended_at is null and m.hello_on is null
     and exists (select 1 from access.reach r where r.person_id = kith.person() and r.child_id = child
                    and r.writes & 16 <> 0 and (r.until is null or r.until > now()));
  get diagnostics said = row_count;
  return said;
end $$;

-- Goodbye was said to a child who takes part no more: they leave the caseload. By whose caseload it is, or who matches.
create function kith.say_goodbye(child uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  left_it integer;
begin
  if exists (select 1 from kith.enrolments e where e.place_id = here and e.child_id = child and e.ended_on is null)
     or not exists (select 1 from kith.enrolments e where e.place_id = here and e.child_id = child) then
    return 0;
  end if;
  update access.caseloads l set ended_at = now(), ended_by = kith.person()
   where l.place_id = here and l.child_id = child and l.ended_at is null
     and (l.person_id = kith.person() or (kith.may('match link workers') and kith.may_agree(child)));
  get diagnostics left_it = row_count;
  if left_it > 0 then
    update kith.matches m set ended_at = now() where m.place_id = here and m.child_id = child and m.ended_at is null;
    perform kith.tell_of_offer('goodbye-said', child, null);
  end if;
  return left_it;
end $$;

alter function kith.may_agree(uuid) owner to kith_definer;
alter function kith.record_agreements(jsonb) owner to kith_definer;
alter function kith.withdraw_agreement(uuid, text, text, text, text, date, text) owner to kith_definer;
alter function kith.conflicts_among(uuid[]) owner to kith_definer;
alter function kith.tell_of_conflict(uuid, text, text, uuid, text) owner to kith_definer;
alter function kith.keep_told_conflicts() owner to kith_definer;
revoke all on function kith.keep_told_conflicts() from public;
alter function kith.match_link_workers(jsonb) owner to kith_definer;
alter function kith.change_link_worker(uuid, uuid, uuid, date) owner to kith_definer;
alter function kith.say_hello(uuid, date) owner to kith_definer;
alter function kith.say_goodbye(uuid) owner to kith_definer;
revoke all on function kith.rests_until(text, date), kith.may_agree(uuid), kith.record_agreements(jsonb),
  kith.withdraw_agreement(uuid, text, text, text, text, date, text), kith.conflicts_among(uuid[]),
  kith.tell_of_conflict(uuid, text, text, uuid, text), kith.match_link_workers(jsonb),
  kith.change_link_worker(uuid, uuid, uuid, date), kith.say_hello(uuid, date), kith.say_goodbye(uuid) from public;
grant execute on function kith.rests_until(text, date) to kith_app, kith_worker, kith_definer;
grant execute on function kith.record_agreements(jsonb), kith.withdraw_agreement(uuid, text, text, text, text, date, text),
  kith.conflicts_among(uuid[]), kith.match_link_workers(jsonb), kith.change_link_worker(uuid, uuid, uuid, date)
  to kith_app, kith_worker;
grant execute on function kith.tell_of_conflict(uuid, text, text, uuid, text), kith.say_hello(uuid, date),
  kith.say_goodbye(uuid) to kith_app;
