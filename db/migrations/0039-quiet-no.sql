-- A no is seen by one person (rules/enrol.md): what is kept with answers for it, and the functions of offers anew, so that a
-- free place, a move, a count and a list tell nobody else.

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
           coalesce(l.stands_on, (now() at time zone l.zone)::date) as today
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
  -- Nobody asks for the yes to take part while it rests, in whichever cohort. That a not yet rests for a shorter time than a
  -- no is known to whoever reads a no.
  if exists (select 1 from kith.asking_rests x
              where x.place_id = here and x.child_id = child and x.purpose = 'support'
                and on_day < case when kith.may('match link workers') then x.until else x.quiet_until end) then
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
         case when kith.may('match link workers') then (count(*) filter (where not e.objects and e.answer = 'not-yet'))::int end,
         case when kith.may('match link workers') then (count(*) filter (where not e.objects and e.answer = 'no'))::int end
    from each_one e
  having exists (select 1 from room) $$;

create or replace function kith.signed_who_left(cohort uuid) returns table (
  code text, year_group text, offered_on date, answer text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.code, f.year_group, o.offered_on,
         case when a.answer = 'yes' or kith.may('match link workers') then a.answer end
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
