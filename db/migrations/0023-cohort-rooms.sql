-- What is done in a cohort room before it is signed (rules/cohort.md): opened, said, asked of the council, answered. Each
-- function finds out for itself on which side whoever asks is, and locks the room before anything is written.

-- For which side may whoever is asking do this duty in this school: by a role of the whole place for the programme, by a
-- role at this very school for the school. Null for everybody else.
create function kith.cohort_side(school uuid, wanted text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when bool_or(r.scope = 'place') then 'programme' when bool_or(m.school_id = school) then 'school' end
    from kith.memberships m join access.roles r using (role) join access.duties d using (role)
   where m.person_id = kith.person() and m.place_id = (select kith.place()) and m.ended_at is null and d.duty = wanted
     and (r.scope = 'place' or m.school_id = school)
     and exists (select 1 from kith.schools s where s.place_id = (select kith.place()) and s.id = school) $$;

-- Whether whoever is asking may be in this room at all; operators look after it.
create function kith.may_be_in_cohort(cohort uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from kith.cohorts c
     where c.place_id = (select kith.place()) and c.id = cohort
       and (kith.cohort_side(c.school_id, 'choose the cohort') is not null
            or (access.credential()).kind = 'operator')) $$;

-- The room, locked until the end of the transaction; an error for whoever may not do this duty here.
create function kith.enter_cohort(cohort uuid, wanted text) returns kith.cohorts
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  room kith.cohorts;
begin
  select * into room from kith.cohorts c where c.place_id = (select kith.place()) and c.id = cohort for no key update;
  if room.id is null or kith.cohort_side(room.school_id, wanted) is null then
    raise exception 'This needs the duty: %.', wanted using errcode = 'insufficient_privilege';
  end if;
  return room;
end $$;

create function kith.void_signatures(cohort uuid, because text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update kith.cohort_signatures s set voided_at = clock_timestamp(), voided_because = because
   where s.place_id = (select kith.place()) and s.cohort_id = cohort and s.voided_at is null $$;

-- Opens the room of a school for a run of the screen, once; gives the room that is there already.
create function kith.open_cohort(new_id uuid, school uuid, screen uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := (select kith.place());
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

-- What is known of each check, without the answers: 'asked', 'no', or 'to-a-person'. For those of this room alone; once it is
-- signed for whoever reads a no alone, as a check that is not there any more would tell of one.
create function kith.cohort_check_states(cohort uuid)
returns table (child_id uuid, state text, answers integer, at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.child_id,
         case when bool_or(a.known) then 'to-a-person' when count(a.id) >= 2 then 'no' else 'asked' end,
         count(a.id)::int, coalesce(max(a.answered_at), k.asked_at)
    from (select distinct on (c.child_id) c.* from kith.cohort_checks c
           where c.place_id = (select kith.place()) and c.cohort_id = cohort
           order by c.child_id, c.asked_at desc, c.id) k
    left join kith.cohort_check_answers a on a.place_id = k.place_id and a.check_id = k.id
   where kith.may_be_in_cohort(cohort)
     and ((select kith.may('match link workers'))
          or exists (select 1 from kith.cohorts o where o.id = cohort and o.frozen_at is null))
   group by k.child_id, k.id, k.asked_at $$;

-- Where each child stands: what was said last, or else what the screen said. A yes from the council waits for a person. A
-- child whose family objects after the run stands nowhere, as in every list: nobody weighs, asks about or freezes them.
-- With the eyes of whoever asks: pages get the children within their reach, the functions below get all.
create function kith.cohort_standing(cohort uuid, only_child uuid default null) returns table (
  child_id uuid, code text, year_group text, outcome text, rank integer, stands text, decided boolean, differ boolean,
  check_state text, check_answers integer, asked_for boolean, next_step boolean)
language sql stable set search_path = pg_catalog, pg_temp as $$
  with said as materialized (
    select e.child_id, e.person_id, e.kind, e.decision, e.made_at, e.id
      from kith.cohort_entries e where e.place_id = (select kith.place()) and e.cohort_id = cohort
       and (only_child is null or e.child_id = only_child)),
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
   where o.place_id = (select kith.place()) and o.id = cohort and (only_child is null or c.child_id = only_child)
     and not exists (select 1 from kith.child_objections j
                      where j.place_id = o.place_id and j.child_id = c.child_id and j.settled_at is null) $$;

-- Says something of a child: a view (in, waiting, out), a strength, that the school asks for the child, the next step.
-- 'said', 'again' for the same post twice, or why not: 'other' where it came before with other words, 'frozen', 'out-of-scope'.
create function kith.say_in_cohort(
  new_id uuid, cohort uuid, child uuid, what text, view text, because text, in_words text, until_when date
) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'choose the cohort');
  result kith.screen_results;
begin
  if exists (select 1 from kith.cohort_entries e where e.place_id = room.place_id and e.id = new_id) then
    return case when exists (
      select 1 from kith.cohort_entries e
       where e.place_id = room.place_id and e.id = new_id and e.cohort_id = room.id and e.child_id = child
         and e.person_id = kith.person() and e.kind = what and e.decision is not distinct from view
         and e.reason is not distinct from because and e.words = in_words and e.by_when is not distinct from until_when)
      then 'again' else 'other' end;
  end if;
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
-- for somebody who has left. A restricted child goes to nobody this way. How many were asked for; null while a child stands
-- undecided: the council is asked once, and about nobody who is not offered a place.
create function kith.ask_cohort_checks(batch uuid, cohort uuid, in_words text, first uuid, second uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'choose the cohort');
  asked integer;
begin
  select count(*) into asked from kith.cohort_checks k where k.place_id = room.place_id and k.batch_id = batch;
  if asked > 0 or room.frozen_at is not null then return asked; end if;
  if exists (select 1 from kith.cohort_standing(cohort) s where s.stands = 'undecided') then return null; end if;
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
                  where m.place_id = (select kith.place()) and m.person_id = person and m.ended_at is null
                    and d.duty = 'answer checks') $$;

-- What a person of the council sees of the children they are asked about: no more than it takes to know who it is, and
-- only until they have answered, or the child is no longer about to be offered a place. Of one check alone, where it is said.
create function kith.checks_to_answer(wanted uuid default null) returns table (
  check_id uuid, forename text, surname text, born_on date, school text, basis text, asked_by text, asked_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.id, n.forename, n.surname, b.born_on, l.name, k.basis, p.name, k.asked_at
    from (select c.id, c.school_id from kith.cohorts c
           where c.place_id = (select kith.place()) and c.frozen_at is null
             and exists (select 1 from kith.cohort_checks k
                          where k.place_id = c.place_id and k.cohort_id = c.id
                            and (wanted is null or k.id = wanted)
                            and kith.person() in (k.first_person, k.second_person))) c
    cross join lateral kith.cohort_standing(
      c.id, (select w.child_id from kith.cohort_checks w where w.place_id = (select kith.place()) and w.id = wanted)) s
    join kith.cohort_checks k on k.cohort_id = c.id and k.child_id = s.child_id and s.stands = 'in'
    join kith.schools l on l.place_id = k.place_id and l.id = c.school_id
    join kith.people p on p.id = k.asked_by
    left join kith.names n on n.place_id = k.place_id and n.child_id = k.child_id and n.ended_at is null
    left join kith.births b on b.place_id = k.place_id and b.child_id = k.child_id and b.ended_at is null
   where k.place_id = (select kith.place()) and kith.person() in (k.first_person, k.second_person)
     and (wanted is null or k.id = wanted)
     and kith.answers_checks(kith.person())
     and not exists (select 1 from kith.cohort_check_answers a
                      where a.place_id = k.place_id and a.check_id = k.id and a.person_id = kith.person())
     and not exists (select 1 from access.exclusions e
                      where e.child_id = k.child_id and e.person_id = kith.person() and e.ended_at is null)
     and not exists (select 1 from access.restrictions r
                      where r.child_id = k.child_id and r.ended_at is null)
   order by n.surname, n.forename, k.id $$;

-- Yes or no, and nothing else. 'answered', 'again' for the same post twice, 'gone' for what is not theirs to answer.
create function kith.answer_check(new_id uuid, wanted uuid, is_known boolean) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked kith.cohort_checks;
begin
  if exists (select 1 from kith.cohort_check_answers a
              where a.place_id = (select kith.place()) and a.id = new_id and a.check_id = wanted
                and a.person_id = kith.person() and a.known = is_known) then
    return 'again';
  end if;
  select k.* into asked from kith.cohort_checks k where k.place_id = (select kith.place()) and k.id = wanted;
  if asked.id is null then return 'gone'; end if;
  perform 1 from kith.cohorts c where c.place_id = asked.place_id and c.id = asked.cohort_id for no key update;
  if not exists (select 1 from kith.checks_to_answer(wanted) t where t.check_id = wanted) then return 'gone'; end if;
  insert into kith.cohort_check_answers (place_id, id, check_id, child_id, person_id, known)
    values (asked.place_id, new_id, asked.id, asked.child_id, kith.person(), is_known);
  perform kith.void_signatures(asked.cohort_id, 'a check was answered after this signature');
  return 'answered';
end $$;

-- The family said no: what the council answered goes, and only that it went is kept, in the audit. How many were deleted;
-- none while the family's newest answer is no no, and no objection stands: nobody makes an awkward yes go away.
create function kith.forget_checks(child uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone integer;
begin
  if not kith.may('make offers') or not exists (
      select 1 from access.reach x where x.person_id = kith.person() and x.child_id = child and x.place_id = (select kith.place())
         and x.reads & 1 <> 0 and (x.until is null or x.until > now())) then
    raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select 1 from kith.child_objections j
                  where j.place_id = (select kith.place()) and j.child_id = child and j.settled_at is null)
     and 'no' is distinct from (
       select a.answer from kith.offer_answers a
        where a.place_id = (select kith.place()) and a.child_id = child and a.who = 'family'
        order by a.recorded_at desc limit 1) then
    return 0;
  end if;
  -- What is held stays even then (0056); who may see it is another matter.
  if kith.is_held(kith.place(), child, 'record') then return 0; end if;
  delete from kith.cohort_check_answers a where a.place_id = (select kith.place()) and a.child_id = child;
  delete from kith.cohort_checks k where k.place_id = (select kith.place()) and k.child_id = child;
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
alter function kith.cohort_standing(uuid, uuid) owner to kith_definer;
alter function kith.say_in_cohort(uuid, uuid, uuid, text, text, text, text, date) owner to kith_definer;
alter function kith.ask_cohort_checks(uuid, uuid, text, uuid, uuid) owner to kith_definer;
alter function kith.answers_checks(uuid) owner to kith_definer;
alter function kith.checks_to_answer(uuid) owner to kith_definer;
alter function kith.answer_check(uuid, uuid, boolean) owner to kith_definer;
alter function kith.forget_checks(uuid) owner to kith_definer;
revoke all on function kith.cohort_side(uuid, text), kith.may_be_in_cohort(uuid), kith.enter_cohort(uuid, text),
  kith.void_signatures(uuid, text), kith.open_cohort(uuid, uuid, uuid), kith.open_cohort_names(uuid),
  kith.cohort_check_states(uuid), kith.cohort_standing(uuid, uuid), kith.say_in_cohort(uuid, uuid, uuid, text, text, text,
  text, date), kith.ask_cohort_checks(uuid, uuid, text, uuid, uuid), kith.answers_checks(uuid),
  kith.checks_to_answer(uuid), kith.answer_check(uuid, uuid, boolean), kith.forget_checks(uuid) from public;
-- Steps of the others, and for nobody by themselves: enter_cohort, void_signatures.
grant execute on function kith.cohort_side(uuid, text), kith.may_be_in_cohort(uuid), kith.open_cohort(uuid, uuid,
  uuid), kith.open_cohort_names(uuid), kith.cohort_check_states(uuid), kith.cohort_standing(uuid, uuid),
  kith.say_in_cohort(uuid, uuid, uuid, text, text, text, text, date), kith.ask_cohort_checks(uuid, uuid, text, uuid,
  uuid), kith.answers_checks(uuid), kith.checks_to_answer(uuid), kith.answer_check(uuid, uuid, boolean),
  kith.forget_checks(uuid) to kith_app;
grant execute on function kith.may_be_in_cohort(uuid) to kith_worker;
