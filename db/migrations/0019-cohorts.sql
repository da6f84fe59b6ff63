-- The cohort room: a school's lead and the programme manager agree on who is offered a place (rules/cohort.md). Nobody
-- writes these tables directly: what may be said, signed and frozen, by whom and when, is decided by the functions below,
-- which lock the room, so that a decision and a signature never pass each other unseen.

create table kith.cohorts (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  school_id uuid not null,
  screen_id uuid not null,
  capacity integer not null check (capacity >= 0),
  reserve integer not null check (reserve >= 0),
  opened_at timestamptz not null default now(),
  opened_by uuid not null references kith.people (id),
  names_opened_at timestamptz,
  names_opened_by uuid references kith.people (id),
  frozen_at timestamptz,
  frozen_hash text,
  cut_off jsonb,
  delete_on date,
  primary key (place_id, id),
  unique (place_id, school_id, screen_id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  foreign key (place_id, screen_id) references kith.screens (place_id, id)
);
select kith.guard('kith.cohorts', 'place', duty => 'choose the cohort',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())'
    ' and ((select kith.may(''choose the cohort'')) or (select kith.may(''make offers'')))');

-- Everybody whom the run looked at in this school, by a code that says nothing: year and a number drawn by lot.
-- `study_key` is there only between the school's signature and the freezing.
create table kith.cohort_children (
  place_id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  code text not null,
  study_key text,
  primary key (place_id, cohort_id, child_id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index cohort_children_of_child on kith.cohort_children (child_id);
select kith.guard('kith.cohort_children', 'scores');

-- What people said of a child in the room. Never changed: whoever thinks again says it again, and both stay.
create table kith.cohort_entries (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  person_id uuid not null references kith.people (id),
  side text not null check (side in ('school', 'programme')),
  kind text not null check (kind in ('strength', 'asked', 'next-step', 'view')),
  decision text check (decision in ('in', 'waiting', 'out')),
  reason text,
  words text not null check (length(words) between 3 and 600),
  by_when date,
  made_at timestamptz not null default clock_timestamp(),
  primary key (place_id, id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((kind = 'view') = (decision is not null) and (kind = 'view') = (reason is not null)),
  check (by_when is null or kind = 'next-step')
);
create index cohort_entries_of_cohort on kith.cohort_entries (cohort_id, child_id, made_at);
create index cohort_entries_of_child on kith.cohort_entries (child_id);
select kith.guard('kith.cohort_entries', 'scores');

-- Whether the council knows a family: asked only for children about to be offered a place, of two named people there.
create table kith.cohort_checks (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  batch_id uuid not null,
  basis text not null check (length(basis) between 10 and 400),
  first_person uuid not null references kith.people (id),
  second_person uuid not null references kith.people (id),
  asked_by uuid not null references kith.people (id),
  asked_at timestamptz not null default clock_timestamp(),
  primary key (place_id, id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index cohort_checks_of_cohort on kith.cohort_checks (cohort_id, child_id, asked_at);
create index cohort_checks_of_child on kith.cohort_checks (child_id);
select kith.guard('kith.cohort_checks', 'early_help');

create table kith.cohort_check_answers (
  place_id uuid not null,
  id uuid not null,
  check_id uuid not null,
  child_id uuid not null,
  person_id uuid not null references kith.people (id),
  known boolean not null,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (place_id, id),
  unique (place_id, check_id, person_id),
  foreign key (place_id, check_id) references kith.cohort_checks (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index cohort_check_answers_of_child on kith.cohort_check_answers (child_id);
select kith.guard('kith.cohort_check_answers', 'early_help');

-- What each side did about a gap between groups that is beyond its interval.
create table kith.cohort_gap_answers (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  school_id uuid not null,
  person_id uuid not null references kith.people (id),
  side text not null check (side in ('school', 'programme')),
  by_what text not null check (by_what in ('sex', 'sen', 'fsm', 'ethnicity', 'eal')),
  words text not null check (length(words) between 10 and 1000),
  made_at timestamptz not null default clock_timestamp(),
  primary key (place_id, id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id)
);
create index cohort_gap_answers_of_cohort on kith.cohort_gap_answers (cohort_id);
select kith.guard('kith.cohort_gap_answers', 'place', duty => 'choose the cohort',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())'
    ' and (select kith.may(''choose the cohort''))');

-- Signed is a hash of all that stood. What is changed after makes a signature void, and says so.
create table kith.cohort_signatures (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  school_id uuid not null,
  person_id uuid not null references kith.people (id),
  side text not null check (side in ('school', 'programme')),
  statement text not null check (length(statement) between 20 and 2000),
  stood text not null,
  signed_at timestamptz not null default clock_timestamp(),
  voided_at timestamptz,
  voided_because text,
  primary key (place_id, id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  check ((voided_at is null) = (voided_because is null))
);
create unique index cohort_signatures_in_force on kith.cohort_signatures (place_id, cohort_id, side) where voided_at is null;
select kith.guard('kith.cohort_signatures', 'place', duty => 'sign the cohort',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())'
    ' and (select kith.may(''choose the cohort''))');

-- The frozen run: everybody who was screened, chosen or not, with no name, no day of birth and no id of a child. Whoever
-- holds the school's key can say which pupil a study key is; Kith cannot.
create table kith.frozen_pupils (
  place_id uuid not null,
  id uuid not null,
  cohort_id uuid not null,
  school_id uuid not null,
  study_key text not null,
  born_month date,
  year_group text not null,
  groups jsonb not null,
  outcome text not null,
  rank integer,
  risks_met integer not null,
  risks_measured integer not null,
  areas_met text[] not null,
  areas_not_measured text[] not null,
  also text[] not null,
  person_because integer[] not null,
  possible integer not null,
  absent integer not null,
  rows_used jsonb not null,
  place text not null check (place in ('in', 'reserve', 'waiting', 'out')),
  position integer,
  overrides jsonb not null,
  delete_on date not null,
  primary key (place_id, id),
  unique (place_id, cohort_id, study_key),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id)
);
select kith.guard('kith.frozen_pupils', 'place', duty => 'sign the cohort',
  via => 'place_id = (select kith.place()) and school_id in (select kith.my_schools())'
    ' and (select kith.may(''choose the cohort''))');

-- Who was agreed on, by whom offers go on: these alone are known by child.
create table kith.cohort_places (
  place_id uuid not null,
  cohort_id uuid not null,
  child_id uuid not null,
  place text not null check (place in ('in', 'reserve', 'waiting')),
  position integer not null,
  frozen_id uuid not null,
  primary key (place_id, cohort_id, child_id),
  foreign key (place_id, cohort_id) references kith.cohorts (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, frozen_id) references kith.frozen_pupils (place_id, id)
);
create index cohort_places_of_child on kith.cohort_places (child_id);
create index cohort_places_of_frozen on kith.cohort_places (frozen_id);
select kith.guard('kith.cohort_places', 'scores');

revoke insert on kith.cohorts, kith.cohort_children, kith.cohort_entries, kith.cohort_checks, kith.cohort_check_answers,
  kith.cohort_gap_answers, kith.cohort_signatures, kith.frozen_pupils, kith.cohort_places from kith_app;
revoke insert, update on kith.cohorts, kith.cohort_children, kith.cohort_entries, kith.cohort_checks,
  kith.cohort_check_answers, kith.cohort_gap_answers, kith.cohort_signatures, kith.frozen_pupils, kith.cohort_places
  from kith_worker;

-- Nobody rewrites what is frozen, not even the functions below. Retention and a family's objection may delete it.
create function kith.refuse_rewriting() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'What was frozen is never rewritten: a correction stands beside it.' using errcode = 'insufficient_privilege';
end $$;
create trigger frozen before update on kith.frozen_pupils for each row execute function kith.refuse_rewriting();
create trigger frozen before update on kith.cohort_places for each row execute function kith.refuse_rewriting();
create trigger frozen before update on kith.cohorts for each row when (old.frozen_at is not null)
  execute function kith.refuse_rewriting();

-- For which side may whoever is asking do this duty in this school: by a role of the whole place for the programme, by a
-- role at this very school for the school. Null for everybody else.
create function kith.cohort_side(school uuid, wanted text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when bool_or(r.scope = 'place') then 'programme' when bool_or(m.school_id = school) then 'school' end
    from kith.memberships m join access.roles r using (role) join access.duties d using (role)
   where m.person_id = kith.person() and m.place_id = kith.place() and m.ended_at is null and d.duty = wanted
     and (r.scope = 'place' or m.school_id = school)
     and exists (select 1 from kith.schools s where s.place_id = kith.place() and s.id = school) $$;

-- Whether whoever is asking may be in this room at all; operators look after it.
create function kith.may_be_in_cohort(cohort uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from kith.cohorts c
     where c.place_id = kith.place() and c.id = cohort
       and (kith.cohort_side(c.school_id, 'choose the cohort') is not null
            or (access.credential()).kind = 'operator')) $$;

-- The room, locked until the end of the transaction; an error for whoever may not do this duty here.
create function kith.enter_cohort(cohort uuid, wanted text) returns kith.cohorts
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  room kith.cohorts;
begin
  select * into room from kith.cohorts c where c.place_id = kith.place() and c.id = cohort for no key update;
  if room.id is null or kith.cohort_side(room.school_id, wanted) is null then
    raise exception 'This needs the duty: %.', wanted using errcode = 'insufficient_privilege';
  end if;
  return room;
end $$;

create function kith.void_signatures(cohort uuid, because text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update kith.cohort_signatures s set voided_at = clock_timestamp(), voided_because = because
   where s.place_id = kith.place() and s.cohort_id = cohort and s.voided_at is null $$;

-- Opens the room of a school for a run of the screen, once; gives the room that is there already.
create function kith.open_cohort(new_id uuid, school uuid, screen uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  known uuid;
begin
  if kith.cohort_side(school, 'choose the cohort') is null then
    raise exception 'This needs the duty: choose the cohort.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.cohorts (place_id, id, school_id, screen_id, capacity, reserve, opened_by)
    select here, new_id, l.id, s.id,
           coalesce(l.capacity, (b.content -> 'identify' -> 'capacity' ->> 'default')::int),
           (b.content -> 'identify' ->> 'reserve')::int, kith.person()
      from kith.screens s
      join kith.blueprints b on b.place_id = s.place_id and b.id = s.blueprint_id
      join kith.schools l on l.place_id = s.place_id and l.id = school
     where s.place_id = here and s.id = screen and s.ran_at is not null
    on conflict (place_id, school_id, screen_id) do nothing;
  if found then
    insert into kith.cohort_children (place_id, cohort_id, child_id, code)
      select here, new_id, r.child_id, r.year_group || '-' || lpad(row_number() over (
               partition by r.year_group order by md5(new_id::text || r.child_id::text))::text, 3, '0')
        from kith.screen_results r
       where r.place_id = here and r.screen_id = screen and r.school_id = school;
  end if;
  select c.id into known from kith.cohorts c where c.place_id = here and c.school_id = school and c.screen_id = screen;
  return known;
end $$;

-- Names appear when the school's own lead opens them, and for nobody before.
create function kith.open_cohort_names(cohort uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'choose the cohort');
begin
  if kith.cohort_side(room.school_id, 'choose the cohort') <> 'school' then
    raise exception 'Only the school''s own lead opens the names.' using errcode = 'insufficient_privilege';
  end if;
  if room.names_opened_at is not null or room.frozen_at is not null then return false; end if;
  update kith.cohorts c set names_opened_at = clock_timestamp(), names_opened_by = kith.person()
   where c.place_id = room.place_id and c.id = room.id;
  return true;
end $$;

-- What is known of each check, without the answers: 'asked', 'no', or 'to-a-person'. For those of this room alone.
create function kith.cohort_check_states(cohort uuid)
returns table (child_id uuid, state text, answers integer, at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.child_id,
         case when bool_or(a.known) then 'to-a-person' when count(a.id) >= 2 then 'no' else 'asked' end,
         count(a.id)::int, coalesce(max(a.answered_at), k.asked_at)
    from (select distinct on (c.child_id) c.* from kith.cohort_checks c
           where c.place_id = kith.place() and c.cohort_id = cohort
           order by c.child_id, c.asked_at desc, c.id) k
    left join kith.cohort_check_answers a on a.place_id = k.place_id and a.check_id = k.id
   where kith.may_be_in_cohort(cohort)
   group by k.child_id, k.id, k.asked_at $$;

-- Where each child stands: what was said last, or else what the screen said. A yes from the council waits for a person.
-- With the eyes of whoever asks: pages get the children within their reach, the functions below get all.
create function kith.cohort_standing(cohort uuid) returns table (
  child_id uuid, code text, year_group text, outcome text, rank integer, stands text, decided boolean, differ boolean,
  check_state text, check_answers integer, asked_for boolean, next_step boolean)
language sql stable set search_path = pg_catalog, pg_temp as $$
  with said as materialized (
    select e.child_id, e.person_id, e.kind, e.decision, e.made_at, e.id
      from kith.cohort_entries e where e.place_id = kith.place() and e.cohort_id = cohort),
  views as (
    select distinct on (s.child_id, s.person_id) s.child_id, s.decision, s.made_at, s.id
      from said s where s.kind = 'view' order by s.child_id, s.person_id, s.made_at desc, s.id),
  stand as (
    select v.child_id, (array_agg(v.decision order by v.made_at desc, v.id desc))[1] as decision,
           max(v.made_at) as made_at, count(distinct v.decision) > 1 as differ
      from views v group by v.child_id),
  told as (
    select s.child_id, bool_or(s.kind = 'asked') as asked_for, bool_or(s.kind = 'next-step') as next_step
      from said s group by s.child_id)
  select c.child_id, c.code, r.year_group, r.outcome, r.rank,
         case when k.state = 'to-a-person' and (v.made_at is null or k.at > v.made_at) then 'undecided'
              when v.decision is not null then v.decision
              when r.outcome = 'in' then 'in'
              when r.outcome in ('reserve', 'waiting') then 'waiting'
              when r.outcome = 'to-a-person' then 'undecided'
              else 'out' end,
         v.decision is not null, coalesce(v.differ, false), k.state, coalesce(k.answers, 0),
         coalesce(t.asked_for, false), coalesce(t.next_step, false)
    from kith.cohorts o
    join kith.cohort_children c on c.place_id = o.place_id and c.cohort_id = o.id
    join kith.screen_results r on r.place_id = o.place_id and r.screen_id = o.screen_id and r.child_id = c.child_id
    left join stand v on v.child_id = c.child_id
    left join told t on t.child_id = c.child_id
    left join kith.cohort_check_states(cohort) k on k.child_id = c.child_id
   where o.place_id = kith.place() and o.id = cohort $$;

-- Says something of a child: a view (in, waiting, out), a strength, that the school asks for the child, the next step.
-- 'said', 'again' for the same post twice, or why not: 'frozen', 'out-of-scope'.
create function kith.say_in_cohort(
  new_id uuid, cohort uuid, child uuid, what text, view text, because text, in_words text, until_when date
) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'choose the cohort');
  result kith.screen_results;
begin
  if exists (select 1 from kith.cohort_entries e where e.place_id = room.place_id and e.id = new_id) then return 'again'; end if;
  if room.frozen_at is not null then return 'frozen'; end if;
  select r.* into result from kith.screen_results r
    join kith.cohort_children c on c.place_id = r.place_id and c.cohort_id = room.id and c.child_id = r.child_id
   where r.place_id = room.place_id and r.screen_id = room.screen_id and r.child_id = child
     and exists (select 1 from access.reach x where x.person_id = kith.person() and x.child_id = child
                    and x.reads & 8 <> 0 and (x.until is null or x.until > now()));
  if result.child_id is null then
    raise exception 'There is no such child in this room.' using errcode = 'insufficient_privilege';
  end if;
  if view = 'in' and result.outcome = 'out-of-scope' then return 'out-of-scope'; end if;
  insert into kith.cohort_entries (place_id, id, cohort_id, child_id, person_id, side, kind, decision, reason, words, by_when)
    values (room.place_id, new_id, room.id, child, kith.person(), kith.cohort_side(room.school_id, 'choose the cohort'),
            what, view, because, in_words, until_when);
  perform kith.void_signatures(room.id, 'something was said of a child after this signature');
  return 'said';
end $$;

-- Asks two named people of the council about every child who stands 'in' and has not been asked for, or whose check waits
-- for somebody who has left. A restricted child goes to nobody this way. How many were asked for.
create function kith.ask_cohort_checks(batch uuid, cohort uuid, in_words text, first uuid, second uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'choose the cohort');
  asked integer;
begin
  select count(*) into asked from kith.cohort_checks k where k.place_id = room.place_id and k.batch_id = batch;
  if asked > 0 or room.frozen_at is not null then return asked; end if;
  if first = second or not kith.answers_checks(first) or not kith.answers_checks(second) then
    raise exception 'A check is answered by two people of the council.' using errcode = 'check_violation';
  end if;
  insert into kith.cohort_checks (place_id, id, cohort_id, child_id, batch_id, basis, first_person, second_person, asked_by)
    select room.place_id, gen_random_uuid(), room.id, s.child_id, batch, in_words, first, second, kith.person()
      from kith.cohort_standing(cohort) s
     where s.stands = 'in'
       and not exists (select 1 from access.restrictions x
                        where x.place_id = room.place_id and x.child_id = s.child_id and x.ended_at is null)
       and not exists (
         select 1 from kith.cohort_checks k
          where k.place_id = room.place_id and k.cohort_id = room.id and k.child_id = s.child_id
            and not exists (
              select 1 from unnest(array[k.first_person, k.second_person]) p (id)
               where not kith.answers_checks(p.id)
                 and not exists (select 1 from kith.cohort_check_answers a
                                  where a.place_id = k.place_id and a.check_id = k.id and a.person_id = p.id)));
  get diagnostics asked = row_count;
  if asked > 0 then perform kith.void_signatures(room.id, 'a check was asked for after this signature'); end if;
  return asked;
end $$;

create function kith.answers_checks(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from kith.memberships m join access.duties d using (role)
                  where m.place_id = kith.place() and m.person_id = person and m.ended_at is null
                    and d.duty = 'answer checks') $$;

-- What a person of the council sees of the children they are asked about: no more than it takes to know who it is, and
-- only until they have answered, or the child is no longer about to be offered a place.
create function kith.checks_to_answer() returns table (
  check_id uuid, forename text, surname text, born_on date, school text, basis text, asked_by text, asked_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.id, n.forename, n.surname, b.born_on, l.name, k.basis, p.name, k.asked_at
    from (select c.id, c.school_id from kith.cohorts c
           where c.place_id = kith.place() and c.frozen_at is null
             and exists (select 1 from kith.cohort_checks k
                          where k.place_id = c.place_id and k.cohort_id = c.id
                            and kith.person() in (k.first_person, k.second_person))) c
    cross join lateral kith.cohort_standing(c.id) s
    join kith.cohort_checks k on k.cohort_id = c.id and k.child_id = s.child_id and s.stands = 'in'
    join kith.schools l on l.place_id = k.place_id and l.id = c.school_id
    join kith.people p on p.id = k.asked_by
    left join kith.names n on n.place_id = k.place_id and n.child_id = k.child_id and n.ended_at is null
    left join kith.births b on b.place_id = k.place_id and b.child_id = k.child_id and b.ended_at is null
   where k.place_id = kith.place() and kith.person() in (k.first_person, k.second_person)
     and kith.answers_checks(kith.person())
     and not exists (select 1 from kith.cohort_check_answers a
                      where a.place_id = k.place_id and a.check_id = k.id and a.person_id = kith.person())
     and not exists (select 1 from access.exclusions e
                      where e.child_id = k.child_id and e.person_id = kith.person() and e.ended_at is null)
     and not exists (select 1 from access.restrictions r
                      where r.child_id = k.child_id and r.ended_at is null)
   order by k.asked_at, k.id $$;

-- Yes or no, and nothing else. 'answered', 'again' for the same post twice, 'gone' for what is not theirs to answer.
create function kith.answer_check(new_id uuid, wanted uuid, is_known boolean) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked kith.cohort_checks;
begin
  if exists (select 1 from kith.cohort_check_answers a where a.place_id = kith.place() and a.id = new_id) then
    return 'again';
  end if;
  select k.* into asked from kith.cohort_checks k where k.place_id = kith.place() and k.id = wanted;
  if asked.id is null then return 'gone'; end if;
  perform 1 from kith.cohorts c where c.place_id = asked.place_id and c.id = asked.cohort_id for no key update;
  if not exists (select 1 from kith.checks_to_answer() t where t.check_id = wanted) then return 'gone'; end if;
  insert into kith.cohort_check_answers (place_id, id, check_id, child_id, person_id, known)
    values (asked.place_id, new_id, asked.id, asked.child_id, kith.person(), is_known);
  perform kith.void_signatures(asked.cohort_id, 'a check was answered after this signature');
  return 'answered';
end $$;

-- The family said no: what the council answered goes, and only that it went is kept, in the audit. How many were deleted.
create function kith.forget_checks(child uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone integer;
begin
  if not kith.may('make offers') or not exists (
      select 1 from access.reach x where x.person_id = kith.person() and x.child_id = child and x.place_id = kith.place()
         and x.reads & 1 <> 0 and (x.until is null or x.until > now())) then
    raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
  end if;
  delete from kith.cohort_check_answers a where a.place_id = kith.place() and a.child_id = child;
  delete from kith.cohort_checks k where k.place_id = kith.place() and k.child_id = child;
  get diagnostics gone = row_count;
  return gone;
end $$;

-- Newcombe's interval of the difference of two shares (method 10, from Wilson's), as #arithmetic/small-numbers has it.
create function kith.shares_differ(x1 integer, n1 integer, x2 integer, n2 integer) returns boolean
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
  z constant double precision := 1.959963984540054;
  p1 double precision := x1::double precision / n1;
  p2 double precision := x2::double precision / n2;
  s1 double precision := z * sqrt(p1 * (1 - p1) / n1 + z * z / (4.0 * n1 * n1));
  s2 double precision := z * sqrt(p2 * (1 - p2) / n2 + z * z / (4.0 * n2 * n2));
  c1 double precision := p1 + z * z / (2.0 * n1);
  c2 double precision := p2 + z * z / (2.0 * n2);
  d1 double precision := 1 + z * z / n1;
  d2 double precision := 1 + z * z / n2;
  low1 double precision := case when x1 = 0 then 0 else (c1 - s1) / d1 end;
  high1 double precision := case when x1 = n1 then 1 else (c1 + s1) / d1 end;
  low2 double precision := case when x2 = 0 then 0 else (c2 - s2) / d2 end;
  high2 double precision := case when x2 = n2 then 1 else (c2 + s2) / d2 end;
begin
  return p1 - p2 - sqrt((p1 - low1) ^ 2 + (high2 - p2) ^ 2) > 0
      or p1 - p2 + sqrt((high1 - p1) ^ 2 + (p2 - low2) ^ 2) < 0;
end $$;

-- Group by group: in scope, at risk (the floor is reached, ranked or to a person), ranked, chosen. A gap: of those at risk
-- in this group another share is chosen than of all others at risk, beyond its interval; never said of small groups.
create function kith.cohort_groups(cohort uuid) returns table (
  by_what text, which text, in_scope integer, at_risk integer, ranked integer, chosen integer, gap boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with standing as materialized (
    select s.child_id, s.rank is not null as ranked, s.stands = 'in' as chosen,
           s.outcome in ('in', 'reserve', 'waiting', 'to-a-person') as at_risk
      from kith.cohort_standing(cohort) s
     where s.outcome <> 'out-of-scope' and kith.may_be_in_cohort(cohort)),
  small as (
    select coalesce((b.content -> 'disclosure' ->> 'inside_place_below')::int, 5) as below
      from kith.cohorts c join kith.screens s on s.place_id = c.place_id and s.id = c.screen_id
      join kith.blueprints b on b.place_id = s.place_id and b.id = s.blueprint_id
     where c.place_id = kith.place() and c.id = cohort),
  sorted as (
    select s.*, g.by_what, g.which
      from standing s
      left join kith.births b on b.place_id = kith.place() and b.child_id = s.child_id and b.ended_at is null
      left join lateral (
        select max(f.value) filter (where f.flag = 'sen') as sen, max(f.value) filter (where f.flag = 'fsm') as fsm,
               max(f.value) filter (where f.flag = 'ethnicity') as ethnicity, max(f.value) filter (where f.flag = 'eal') as eal
          from kith.flags f where f.place_id = kith.place() and f.child_id = s.child_id and f.ended_at is null) f on true
      cross join lateral (values
        ('sex', coalesce(nullif(b.sex, ''), '?')),
        ('sen', coalesce(f.sen, '?')),
        ('fsm', coalesce(f.fsm, '?')),
        ('ethnicity', case when f.ethnicity is null or f.ethnicity in ('REFU', 'NOBT') then '?'
                           when f.ethnicity like 'W%' then 'W' when f.ethnicity like 'M%' then 'M'
                           when f.ethnicity like 'A%' then 'A' when f.ethnicity like 'B%' then 'B' else 'O' end),
        ('eal', coalesce(f.eal, '?'))) g (by_what, which)),
  counted as (
    select s.by_what, s.which, count(*)::int as in_scope, (count(*) filter (where s.at_risk))::int as at_risk,
           (count(*) filter (where s.ranked))::int as ranked, (count(*) filter (where s.chosen))::int as chosen,
           (count(*) filter (where s.chosen and s.at_risk))::int as both
      from sorted s group by s.by_what, s.which)
  select c.by_what, c.which, c.in_scope, c.at_risk, c.ranked, c.chosen,
         case when c.which = '?' or c.at_risk < m.below or o.at_risk < m.below then false
              else kith.shares_differ(c.both, c.at_risk, o.both, o.at_risk) end
    from counted c cross join small m
    cross join lateral (
      select coalesce(sum(x.at_risk), 0)::int as at_risk, coalesce(sum(x.both), 0)::int as both
        from counted x where x.by_what = c.by_what and x.which <> c.which) o $$;

-- What must still be done before anybody can sign: each with how many children, or the group it is about.
create function kith.cohort_blockers(cohort uuid) returns table (blocker text, n integer, about text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with room as (select * from kith.cohorts c where c.place_id = kith.place() and c.id = cohort and kith.may_be_in_cohort(cohort)),
  standing as materialized (
    select s.*, exists (select 1 from access.restrictions x
                         where x.place_id = kith.place() and x.child_id = s.child_id and x.ended_at is null) as restricted
      from kith.cohort_standing(cohort) s),
  counted as (
    select (count(*) filter (where stands = 'in'))::int as chosen,
           (count(*) filter (where stands = 'undecided'))::int as undecided,
           (count(*) filter (where stands = 'in' and check_state is null and not restricted))::int as not_asked,
           (count(*) filter (where stands = 'in' and check_state is not null and check_answers < 2))::int as not_answered,
           (count(*) filter (where asked_for and stands = 'out' and not next_step))::int as no_next_step
      from standing),
  gaps as (select distinct g.by_what from kith.cohort_groups(cohort) g where g.gap)
  select 'names-not-opened', 1, null::text from room where names_opened_at is null
  union all select 'nobody-in', 0, null from counted, room where chosen = 0
  union all select 'over-capacity', chosen - capacity, null from counted, room where chosen > capacity
  union all select 'undecided', undecided, null from counted, room where undecided > 0
  union all select 'check-not-asked', not_asked, null from counted, room where not_asked > 0
  union all select 'check-not-answered', not_answered, null from counted, room where not_answered > 0
  union all select 'no-next-step', no_next_step, null from counted, room where no_next_step > 0
  union all
  select 'gap-' || w.side, 1, g.by_what
    from gaps g cross join (values ('school'), ('programme')) w (side), room
   where not exists (select 1 from kith.cohort_gap_answers a
                      where a.place_id = room.place_id and a.cohort_id = room.id and a.by_what = g.by_what and a.side = w.side) $$;

-- What one side did about a gap. 'said', 'again' or 'frozen'.
create function kith.say_about_gap(new_id uuid, cohort uuid, what text, in_words text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'sign the cohort');
begin
  if exists (select 1 from kith.cohort_gap_answers a where a.place_id = room.place_id and a.id = new_id) then return 'again'; end if;
  if room.frozen_at is not null then return 'frozen'; end if;
  insert into kith.cohort_gap_answers (place_id, id, cohort_id, school_id, person_id, side, by_what, words)
    values (room.place_id, new_id, room.id, room.school_id, kith.person(),
            kith.cohort_side(room.school_id, 'sign the cohort'), what, in_words);
  perform kith.void_signatures(room.id, 'something was written about a gap after this signature');
  return 'said';
end $$;

-- A fingerprint of all that stands: each child's place, all that was said, which checks were answered, what was written.
create function kith.cohort_stood(cohort uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(convert_to(concat_ws(E'\n',
      (select concat_ws('|', c.id, c.screen_id, c.capacity, c.reserve, c.names_opened_at is not null)
         from kith.cohorts c where c.place_id = kith.place() and c.id = cohort),
      (select string_agg(concat_ws('|', s.child_id, s.outcome, s.rank, s.stands, s.check_state, s.check_answers), E'\n' order by s.child_id)
         from kith.cohort_standing(cohort) s),
      (select string_agg(concat_ws('|', e.id, e.child_id, e.person_id, e.kind, e.decision, e.reason, e.words, e.by_when), E'\n' order by e.id)
         from kith.cohort_entries e where e.place_id = kith.place() and e.cohort_id = cohort),
      (select string_agg(concat_ws('|', a.id, a.person_id, a.by_what, a.words), E'\n' order by a.id)
         from kith.cohort_gap_answers a where a.place_id = kith.place() and a.cohort_id = cohort)), 'UTF8')), 'hex')
   where kith.may_be_in_cohort(cohort) $$;

-- HMAC-SHA-256 (RFC 2104) of the pupil number with the school's key, which is thirty-two bytes and is kept nowhere here.
create function kith.study_key(secret bytea, number text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
  for i in 0 .. length(secret) - 1 loop
    inner_pad := set_byte(inner_pad, i, get_byte(secret, i) # 54);
    outer_pad := set_byte(outer_pad, i, get_byte(secret, i) # 92);
  end loop;
  return encode(sha256(outer_pad || sha256(inner_pad || convert_to(number, 'UTF8'))), 'hex');
end $$;

-- Signs for the side that whoever is asking is on, for what they saw: 'signed', 'frozen' when it was the second side,
-- 'again', or why not: 'changed' since they looked, 'blocked', 'signed-already' by their side, 'one-person', 'frozen-already'.
-- The school's signature brings the key of its study keys; the run is frozen by whichever signature is the second.
create function kith.sign_cohort(new_id uuid, cohort uuid, seen text, in_words text, secret bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'sign the cohort');
  my_side text := kith.cohort_side(room.school_id, 'sign the cohort');
begin
  if exists (select 1 from kith.cohort_signatures s where s.place_id = room.place_id and s.id = new_id) then return 'again'; end if;
  if room.frozen_at is not null then return 'frozen-already'; end if;
  if exists (select 1 from kith.cohort_signatures s where s.place_id = room.place_id and s.cohort_id = room.id
                and s.voided_at is null and s.side = my_side) then return 'signed-already'; end if;
  if exists (select 1 from kith.cohort_signatures s where s.place_id = room.place_id and s.cohort_id = room.id
                and s.voided_at is null and s.person_id = kith.person()) then return 'one-person'; end if;
  if exists (select 1 from kith.cohort_blockers(cohort)) then return 'blocked'; end if;
  if exists (select 1 from (select distinct g.by_what from kith.cohort_groups(cohort) g where g.gap) g
              where not exists (select 1 from kith.cohort_gap_answers a
                                 where a.place_id = room.place_id and a.cohort_id = room.id
                                   and a.by_what = g.by_what and a.person_id = kith.person())) then return 'blocked'; end if;
  if seen is distinct from kith.cohort_stood(cohort) then return 'changed'; end if;
  if my_side = 'school' then
    if secret is null or length(secret) <> 32 then
      raise exception 'The school signs with a key of thirty-two bytes.' using errcode = 'check_violation';
    end if;
    update kith.cohort_children c set study_key = kith.study_key(secret, n.upn)
      from (select distinct on (p.child_id) p.child_id, p.upn from kith.pupil_numbers p
             where p.place_id = room.place_id order by p.child_id, p.known_at desc, p.upn) n
     where c.place_id = room.place_id and c.cohort_id = room.id and n.child_id = c.child_id;
  end if;
  insert into kith.cohort_signatures (place_id, id, cohort_id, school_id, person_id, side, statement, stood)
    values (room.place_id, new_id, room.id, room.school_id, kith.person(), my_side, in_words, seen);
  if (select count(distinct s.side) from kith.cohort_signatures s
       where s.place_id = room.place_id and s.cohort_id = room.id and s.voided_at is null and s.stood = seen) < 2 then
    return 'signed';
  end if;
  perform kith.freeze_cohort(room);
  return 'frozen';
end $$;

-- Both have signed the same: what the run said and what people agreed is kept as it was, and nothing here is changed again.
create function kith.freeze_cohort(room kith.cohorts) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  today date;
  until_when date;
  cut jsonb;
begin
  select (now() at time zone p.zone)::date into today from kith.places p where p.id = room.place_id;
  select jsonb_build_object('as_of', s.as_of, 'blueprint_version', b.version, 'blueprint_hash', b.hash,
           'minimum_risks', b.content -> 'identify' -> 'minimum_risks', 'order', b.content -> 'identify' -> 'order',
           'capacity', room.capacity, 'reserve', room.reserve),
         today + make_interval(years => coalesce(
           (select min((t ->> 'keep_years')::int) from jsonb_array_elements(b.content -> 'retention') t where t ->> 'class' = 'frozen run'),
           (select min((t ->> 'keep_years')::int) from jsonb_array_elements(b.content -> 'retention') t where t ->> 'class' = 'screened, not enrolled'),
           1))
    into cut, until_when
    from kith.screens s join kith.blueprints b on b.place_id = s.place_id and b.id = s.blueprint_id
   where s.place_id = room.place_id and s.id = room.screen_id;
  with standing as (
    select s.*, row_number() over (partition by s.stands order by s.rank nulls last, s.code) as number
      from kith.cohort_standing(room.id) s),
  agreed as (
    select s.child_id, gen_random_uuid() as frozen_id, s.number::int as position,
           case when s.stands = 'in' then 'in' when s.stands = 'waiting' and s.number <= room.reserve then 'reserve'
                when s.stands = 'waiting' then 'waiting' else 'out' end as place
      from standing s),
  said as (
    -- Words may name somebody: of those who are not chosen only what was decided is kept, and on which list it stood.
    select e.child_id, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', e.kind, 'side', e.side, 'decision', e.decision,
             'reason', e.reason, 'words', case when a.place <> 'out' then e.words end)) order by e.made_at, e.id) as overrides
      from kith.cohort_entries e join agreed a on a.child_id = e.child_id
     where e.place_id = room.place_id and e.cohort_id = room.id
     group by e.child_id),
  kept as (
    insert into kith.frozen_pupils (place_id, id, cohort_id, school_id, study_key, born_month, year_group, groups, outcome,
        rank, risks_met, risks_measured, areas_met, areas_not_measured, also, person_because, possible, absent, rows_used,
        place, position, overrides, delete_on)
      select room.place_id, a.frozen_id, room.id, room.school_id,
             coalesce(c.study_key, encode(sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'hex')),
             date_trunc('month', b.born_on)::date, r.year_group,
             coalesce((select jsonb_object_agg(f.flag, f.value) from kith.flags f
                        where f.place_id = room.place_id and f.child_id = a.child_id and f.ended_at is null
                          and f.flag in ('sen', 'fsm', 'ethnicity', 'eal')), '{}') || jsonb_strip_nulls(jsonb_build_object('sex', b.sex)),
             r.outcome, r.rank, r.risks_met, r.risks_measured, r.areas_met, r.areas_not_measured, r.also, r.person_because,
             r.possible, r.absent, r.reasons, a.place, case when a.place <> 'out' then a.position end,
             coalesce(o.overrides, '[]'), until_when
        from agreed a
        join kith.cohort_children c on c.place_id = room.place_id and c.cohort_id = room.id and c.child_id = a.child_id
        join kith.screen_results r on r.place_id = room.place_id and r.screen_id = room.screen_id and r.child_id = a.child_id
        left join kith.births b on b.place_id = room.place_id and b.child_id = a.child_id and b.ended_at is null
        left join said o on o.child_id = a.child_id)
  insert into kith.cohort_places (place_id, cohort_id, child_id, place, position, frozen_id)
    select room.place_id, room.id, a.child_id, a.place, a.position, a.frozen_id from agreed a where a.place <> 'out';
  update kith.cohort_children c set study_key = null where c.place_id = room.place_id and c.cohort_id = room.id;
  update kith.cohorts c
     set frozen_at = clock_timestamp(), frozen_hash = kith.frozen_fingerprint(room.id), delete_on = until_when,
         cut_off = cut || jsonb_build_object('last_rank_in', (
           select max(f.rank) from kith.frozen_pupils f
            where f.place_id = room.place_id and f.cohort_id = room.id and f.place = 'in'))
   where c.place_id = room.place_id and c.id = room.id;
end $$;

-- A fingerprint of every row that was frozen, to be held against the one of the day of freezing.
create function kith.frozen_fingerprint(cohort uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(convert_to(coalesce(string_agg(to_jsonb(f)::text, E'\n' order by f.study_key), ''), 'UTF8')), 'hex')
    from kith.frozen_pupils f where f.place_id = kith.place() and f.cohort_id = cohort and kith.may_be_in_cohort(cohort) $$;

-- Deletes the frozen runs of this place whose day has come. How many pupils' rows went.
create function kith.delete_frozen_due() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone integer;
begin
  delete from kith.cohort_places p using kith.frozen_pupils f
   where f.place_id = kith.place() and f.delete_on <= current_date and p.place_id = f.place_id and p.frozen_id = f.id;
  delete from kith.frozen_pupils f where f.place_id = kith.place() and f.delete_on <= current_date;
  get diagnostics gone = row_count;
  return gone;
end $$;

alter function kith.cohort_side(uuid, text) owner to kith_definer;
alter function kith.may_be_in_cohort(uuid) owner to kith_definer;
alter function kith.enter_cohort(uuid, text) owner to kith_definer;
alter function kith.void_signatures(uuid, text) owner to kith_definer;
alter function kith.open_cohort(uuid, uuid, uuid) owner to kith_definer;
alter function kith.open_cohort_names(uuid) owner to kith_definer;
alter function kith.cohort_check_states(uuid) owner to kith_definer;
alter function kith.cohort_standing(uuid) owner to kith_definer;
alter function kith.say_in_cohort(uuid, uuid, uuid, text, text, text, text, date) owner to kith_definer;
alter function kith.ask_cohort_checks(uuid, uuid, text, uuid, uuid) owner to kith_definer;
alter function kith.answers_checks(uuid) owner to kith_definer;
alter function kith.checks_to_answer() owner to kith_definer;
alter function kith.answer_check(uuid, uuid, boolean) owner to kith_definer;
alter function kith.forget_checks(uuid) owner to kith_definer;
alter function kith.shares_differ(integer, integer, integer, integer) owner to kith_definer;
alter function kith.cohort_groups(uuid) owner to kith_definer;
alter function kith.cohort_blockers(uuid) owner to kith_definer;
alter function kith.say_about_gap(uuid, uuid, text, text) owner to kith_definer;
alter function kith.cohort_stood(uuid) owner to kith_definer;
alter function kith.study_key(bytea, text) owner to kith_definer;
alter function kith.sign_cohort(uuid, uuid, text, text, bytea) owner to kith_definer;
alter function kith.freeze_cohort(kith.cohorts) owner to kith_definer;
alter function kith.frozen_fingerprint(uuid) owner to kith_definer;
alter function kith.delete_frozen_due() owner to kith_definer;
alter function kith.refuse_rewriting() owner to kith_definer;
revoke all on function kith.cohort_side(uuid, text), kith.may_be_in_cohort(uuid), kith.enter_cohort(uuid, text),
  kith.void_signatures(uuid, text), kith.open_cohort(uuid, uuid, uuid), kith.open_cohort_names(uuid),
  kith.cohort_check_states(uuid), kith.cohort_standing(uuid),
  kith.say_in_cohort(uuid, uuid, uuid, text, text, text, text, date),
  kith.ask_cohort_checks(uuid, uuid, text, uuid, uuid), kith.answers_checks(uuid), kith.checks_to_answer(),
  kith.answer_check(uuid, uuid, boolean), kith.forget_checks(uuid), kith.shares_differ(integer, integer, integer, integer),
  kith.cohort_groups(uuid), kith.cohort_blockers(uuid), kith.say_about_gap(uuid, uuid, text, text),
  kith.cohort_stood(uuid), kith.study_key(bytea, text), kith.sign_cohort(uuid, uuid, text, text, bytea),
  kith.freeze_cohort(kith.cohorts), kith.frozen_fingerprint(uuid), kith.delete_frozen_due(), kith.refuse_rewriting()
  from public;
-- Not for anybody: enter_cohort, void_signatures, freeze_cohort, study_key, which are steps of the others.
grant execute on function kith.cohort_side(uuid, text), kith.may_be_in_cohort(uuid), kith.open_cohort(uuid, uuid, uuid),
  kith.open_cohort_names(uuid), kith.cohort_check_states(uuid), kith.cohort_standing(uuid),
  kith.say_in_cohort(uuid, uuid, uuid, text, text, text, text, date),
  kith.ask_cohort_checks(uuid, uuid, text, uuid, uuid), kith.checks_to_answer(), kith.answer_check(uuid, uuid, boolean),
  kith.forget_checks(uuid), kith.cohort_groups(uuid), kith.cohort_blockers(uuid),
  kith.say_about_gap(uuid, uuid, text, text), kith.cohort_stood(uuid), kith.sign_cohort(uuid, uuid, text, text, bytea),
  kith.frozen_fingerprint(uuid), kith.answers_checks(uuid) to kith_app;
grant execute on function kith.delete_frozen_due(), kith.may_be_in_cohort(uuid), kith.frozen_fingerprint(uuid) to kith_worker;
