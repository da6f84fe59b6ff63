-- Offers to families of the children whom both sides signed for (rules/offers.md): the offer, every answer of the family
-- and, apart, of the child, and who moves up when a place is free. Written by the functions below alone.

create table kith.offers (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  how text not null check (how in ('letter', 'phone', 'in-person')),
  language text not null check (language ~ '^[a-z]{2,8}$'),
  offered_on date not null,
  answer_by date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index offers_of_child on kith.offers (child_id);
create unique index offers_once on kith.offers (place_id, cohort_id, child_id) where made_by is not null;
select kith.guard('kith.offers', 'consent');

-- Never changed: who thinks again answers again, the newest counts and all stay.
create table kith.offer_answers (
  place_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  child_id uuid not null,
  who text not null check (who in ('family', 'child')),
  answer text not null check (answer in ('yes', 'not-yet', 'no')),
  said_by text not null check (said_by in ('parent', 'carer', 'child', 'other')),
  said_how text not null check (said_how in ('in-person', 'phone', 'letter', 'email', 'other')),
  said_on date not null,
  words text check (length(words) <= 1000),
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by uuid,
  -- Kept with it, so that nobody takes an earlier answer for the one that counts where the newest is not theirs to read.
  stands boolean not null default true,
  primary key (place_id, id),
  foreign key (place_id, offer_id) references kith.offers (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index offer_answers_of_child on kith.offer_answers (child_id);
create index offer_answers_of_offer on kith.offer_answers (offer_id, who, recorded_at);
select kith.guard('kith.offer_answers', 'consent');
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

-- Who moved up, for whose place, and why; the first in the frozen order, chosen by nobody.
create table kith.offer_moves (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  freed_by uuid,
  why_free text not null check (why_free in ('family-no', 'family-not-yet', 'child-no', 'objects', 'left-the-school')),
  because text not null check (length(because) between 3 and 500),
  moved_at timestamptz not null default now(),
  moved_by uuid,
  primary key (place_id, id),
  unique (place_id, cohort_id, child_id),
  unique (place_id, cohort_id, freed_by),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, freed_by) references kith.children (place_id, id)
);
create index offer_moves_of_child on kith.offer_moves (child_id);
create index offer_moves_freed_by on kith.offer_moves (freed_by);
select kith.guard('kith.offer_moves', 'consent');
revoke insert on kith.offers, kith.offer_answers, kith.offer_moves from kith_app;
-- Whose place it was and why tells of a no, so it is read by whoever sees one (kith.moves_of); that they moved up by all who
-- may know of the child.
revoke select on kith.offer_moves from kith_app;
grant select (place_id, id, cohort_id, child_id, moved_at, moved_by) on kith.offer_moves to kith_app;

-- May whoever is asking write of an offer to this child? With the duty, and a child within their reach.
create function kith.may_offer(child uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return kith.may('make offers') and (kith.person() is null or exists (
    select 1 from access.reach r where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
       and r.reads & 1 <> 0 and (r.until is null or r.until > now())));
end $$;

-- What happened, for the story: whoever makes offers need not be able to write of the child otherwise.
create function kith.tell_of_offer(what text, child uuid, about uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into kith.events (place_id, id, kind, child_id, about_id, person_id)
    values (kith.place(), gen_random_uuid(), what, child, about, kith.person()) $$;

-- The places of a cohort that are free and to whom nobody moved up yet: whose they were, why, and since when. A free place
-- tells of a no, so it is told to whoever sees one.
create function kith.free_places(cohort uuid) returns table (child_id uuid, why text, since date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with settings as (
    select (b.content -> 'families_first' ->> 'days_to_answer')::integer as days, l.zone,
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
           case when j.child_id is not null then (j.made_at at time zone s.zone)::date
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

-- Makes the offer to a child's family: 'made', 'known' when it was made before, or why not.
create function kith.make_offer(
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

-- Writes what a family or child said. The same form twice is one answer, 'known'; sent again with another, it is 'other'. A
-- yes to a place that was given on since is 'given-on' and not written: two families would have one place. Whoever gives it
-- on and whoever hears the yes in the same moment wait for one another.
create function kith.answer_offer(
  new_id uuid, offer uuid, asked text, said text, by_whom text, how text, on_day date, in_words text
) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  about kith.offers;
begin
  select * into about from kith.offers o where o.place_id = here and o.id = offer;
  if about.id is null or not kith.may_offer(about.child_id) then
    raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from kith.cohorts k where k.place_id = here and k.id = about.cohort_id for no key update;
  if said = 'yes' and not exists (select 1 from kith.offer_answers a where a.place_id = here and a.id = new_id)
     and exists (select 1 from kith.offer_moves m
                  where m.place_id = here and m.cohort_id = about.cohort_id and m.freed_by = about.child_id) then
    return 'given-on';
  end if;
  insert into kith.offer_answers
    (place_id, id, offer_id, child_id, who, answer, said_by, said_how, said_on, words, recorded_by)
    values (here, new_id, offer, about.child_id, asked, said, by_whom, how, on_day, in_words, kith.person())
    on conflict (place_id, id) do nothing;
  if not found then
    return case when exists (
      select 1 from kith.offer_answers a
       where a.place_id = here and a.id = new_id and a.offer_id = offer and a.who = asked and a.answer = said
         and a.said_by = by_whom and a.said_how = how and a.said_on = on_day and a.words is not distinct from in_words)
      then 'known' else 'other' end;
  end if;
  perform kith.tell_of_offer(asked || '-answered', about.child_id, offer);
  return 'answered';
end $$;

-- The first of the reserve, and then of those who wait, takes a place that is free: nobody chooses whom. Null where the
-- place is not free, or nobody is left. A child whose family objects, who left the school or who moved up is passed over.
create function kith.move_up(new_id uuid, cohort uuid, freed uuid, in_words text) returns uuid
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

-- Who moved up in these cohorts. Whose place it was and why, for whoever sees a no alone.
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

alter function kith.may_offer(uuid) owner to kith_definer;
alter function kith.tell_of_offer(text, uuid, uuid) owner to kith_definer;
alter function kith.free_places(uuid) owner to kith_definer;
alter function kith.make_offer(uuid, uuid, uuid, text, text, date, date) owner to kith_definer;
alter function kith.answer_offer(uuid, uuid, text, text, text, text, date, text) owner to kith_definer;
alter function kith.move_up(uuid, uuid, uuid, text) owner to kith_definer;
alter function kith.moves_of(uuid[]) owner to kith_definer;
revoke all on function kith.may_offer(uuid), kith.tell_of_offer(text, uuid, uuid), kith.free_places(uuid),
  kith.make_offer(uuid, uuid, uuid, text, text, date, date),
  kith.answer_offer(uuid, uuid, text, text, text, text, date, text), kith.move_up(uuid, uuid, uuid, text),
  kith.moves_of(uuid[]) from public;
grant execute on function kith.free_places(uuid) to kith_app, kith_worker, kith_definer;
grant execute on function kith.make_offer(uuid, uuid, uuid, text, text, date, date),
  kith.answer_offer(uuid, uuid, text, text, text, text, date, text), kith.move_up(uuid, uuid, uuid, text),
  kith.moves_of(uuid[]) to kith_app, kith_worker;
