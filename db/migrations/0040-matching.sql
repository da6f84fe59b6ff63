-- Who is matched with whom, the baseline that is opened then, and conflicts of interest (rules/enrol.md). Written by the
-- functions below alone.

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
-- Matching goes by the functions below, which ask for both yeses.
revoke insert on kith.matches, kith.measure_windows, kith.enrolments, access.caseloads from kith_app;

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

-- Which of these children which colleague must not have, by what they told themselves or another set. Never why. For
-- those who match, of children they may see, and for the functions below.
create function kith.conflicts_among(children uuid[]) returns table (child_id uuid, person_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  seen uuid[];
begin
  if not kith.may('match link workers') then
    raise exception 'This needs the duty: match link workers.' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(u.child) into seen from unnest(children) as u (child)
   where kith.person() is null or exists (
     select 1 from access.reach x where x.person_id = kith.person() and x.child_id = u.child and x.reads & 1 <> 0
        and (x.until is null or x.until > now()));
  return query
    select e.child_id, e.person_id from access.exclusions e
     where e.place_id = kith.place() and e.child_id = any(seen) and e.ended_at is null
    union
    select n.child_id, t.person_id
      from kith.conflicts_told t
      join kith.rolls o on o.place_id = t.place_id and o.school_id = t.school_id and o.ended_at is null
      join kith.names n on n.child_id = o.child_id and n.ended_at is null
                       and lower(n.forename) = lower(t.forename) and lower(n.surname) = lower(t.surname)
     where t.place_id = kith.place() and n.child_id = any(seen)
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

-- Of these children, whose place was given on to another and whom no later cohort has offered one since, to which they said
-- yes: their old yes is to no place (rules/offers.md). For whoever matches, of children they may see.
create function kith.given_on(children uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.child from unnest(children) as u (child)
   where (select kith.may('match link workers'))
     and ((select kith.person()) is null or exists (
       select 1 from access.reach x where x.person_id = (select kith.person()) and x.child_id = u.child and x.reads & 512 <> 0
          and (x.until is null or x.until > now())))
     and exists (
       select 1 from kith.offer_moves m
        where m.place_id = (select kith.place()) and m.freed_by = u.child
          and not exists (
            select 1 from kith.offers o
             where o.place_id = m.place_id and o.child_id = u.child and o.cohort_id <> m.cohort_id and o.made_at >= m.moved_at
               and not exists (
                 select 1 from kith.agreements a
                  where a.place_id = o.place_id and a.child_id = u.child and a.purpose = 'support' and a.ended_at is null
                    and a.answer = 'yes' and a.recorded_at < o.made_at)))
$$;

-- Matches children with Link Workers and begins their enrolment: [{enrolment_id, caseload_id, child_id, person_id,
-- cohort_id, cohort_name, began_on, brought}]. In one statement for all: enrolment, caseload, match, baseline. Answers for
-- each child 'matched', or why not: 'known' (this form before), 'takes-part', 'objects', 'conflict', 'restricted',
-- 'no-worker', 'no-school', 'no-yes', 'given-on'. Who is `brought` took part before Kith came: an operator alone brings them in, and
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
        -- Nobody matches a child whom they may not see, nor learns anything of them by trying.
        when me is not null and not exists (
          select 1 from access.reach x where x.person_id = me and x.child_id = r.child_id and x.place_id = here
             and x.reads & 512 <> 0 and (x.until is null or x.until > now())) then 'no-yes'
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
        when not (me is null and coalesce(r.brought, false))
             and r.child_id in (select g from kith.given_on((select array_agg(w.child_id) from rows w)) g) then 'given-on'
        when (select count(*) from kith.agreements a
               where a.place_id = here and a.child_id = r.child_id and a.purpose = 'support' and a.ended_at is null
                 and a.answer = 'yes' and (a.who = 'family' or not (me is null and coalesce(r.brought, false))))
             < case when me is null and coalesce(r.brought, false) then 1 else 2 end then 'no-yes'
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
alter function kith.conflicts_among(uuid[]) owner to kith_definer;
alter function kith.given_on(uuid[]) owner to kith_definer;
alter function kith.tell_of_conflict(uuid, text, text, uuid, text) owner to kith_definer;
alter function kith.keep_told_conflicts() owner to kith_definer;
alter function kith.match_link_workers(jsonb) owner to kith_definer;
alter function kith.change_link_worker(uuid, uuid, uuid, date) owner to kith_definer;
alter function kith.say_hello(uuid, date) owner to kith_definer;
alter function kith.say_goodbye(uuid) owner to kith_definer;
revoke all on function kith.conflicts_among(uuid[]), kith.given_on(uuid[]), kith.tell_of_conflict(uuid, text, text, uuid, text),
  kith.keep_told_conflicts(), kith.match_link_workers(jsonb), kith.change_link_worker(uuid, uuid, uuid, date),
  kith.say_hello(uuid, date), kith.say_goodbye(uuid) from public;
grant execute on function kith.conflicts_among(uuid[]), kith.given_on(uuid[]), kith.match_link_workers(jsonb),
  kith.change_link_worker(uuid, uuid, uuid, date) to kith_app, kith_worker;
grant execute on function kith.tell_of_conflict(uuid, text, text, uuid, text), kith.say_hello(uuid, date),
  kith.say_goodbye(uuid) to kith_app;
