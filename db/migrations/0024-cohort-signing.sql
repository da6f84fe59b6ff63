-- How a cohort is signed by two sides and frozen (rules/cohort.md): what must be done before, gaps between groups, the
-- fingerprint of what stands, signatures, and the frozen run.

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

-- Group by group, of these children of one room: in scope, at risk (the floor is reached, ranked or to a person), ranked,
-- chosen. A gap: of those at risk in this group another share is chosen than of all others at risk, beyond its interval;
-- never said of small groups.
create function kith.groups_among(
  cohort uuid, children uuid[], are_at_risk boolean[], are_ranked boolean[], are_chosen boolean[]
) returns table (
  by_what text, which text, in_scope integer, at_risk integer, ranked integer, chosen integer, gap boolean)
language sql stable set search_path = pg_catalog, pg_temp as $$
  with standing as materialized (
    select s.* from unnest(children, are_at_risk, are_ranked, are_chosen) s (child_id, at_risk, ranked, chosen)),
  small as (
    select coalesce((b.content -> 'disclosure' ->> 'inside_place_below')::int, 5) as below
      from kith.cohorts c join kith.screens s on s.place_id = c.place_id and s.id = c.screen_id
      join kith.blueprints b on b.place_id = s.place_id and b.id = s.blueprint_id
     where c.place_id = (select kith.place()) and c.id = cohort),
  flags as (
    select f.child_id, max(f.value) filter (where f.flag = 'sen') as sen, max(f.value) filter (where f.flag = 'fsm') as fsm,
           max(f.value) filter (where f.flag = 'ethnicity') as ethnicity, max(f.value) filter (where f.flag = 'eal') as eal
      from kith.flags f
     where f.place_id = (select kith.place()) and f.child_id = any (children) and f.ended_at is null
     group by f.child_id),
  sorted as (
    select s.*, g.by_what, g.which
      from standing s
      left join kith.births b on b.place_id = (select kith.place()) and b.child_id = s.child_id and b.ended_at is null
      left join flags f on f.child_id = s.child_id
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

-- Group by group, of all children of the room.
create function kith.cohort_groups(cohort uuid) returns table (
  by_what text, which text, in_scope integer, at_risk integer, ranked integer, chosen integer, gap boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.*
    from (select array_agg(s.child_id) as children,
                 array_agg(s.outcome in ('in', 'reserve', 'waiting', 'to-a-person')) as at_risk,
                 array_agg(s.rank is not null) as ranked, array_agg(s.stands = 'in') as chosen
            from kith.cohort_standing(cohort) s
           where s.outcome <> 'out-of-scope' and kith.may_be_in_cohort(cohort)) s
    cross join lateral kith.groups_among(cohort, s.children, s.at_risk, s.ranked, s.chosen) g $$;

-- The children of the place who are kept from whoever is asking, by a restriction or a conflict. For functions that count over
-- more than the asker reaches, and for nobody else: it would name them.
create function kith.kept_from_asker() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(k.child_id), '{}')
    from (select s.child_id from access.restrictions s
           where s.place_id = (select kith.place()) and s.ended_at is null
             and not exists (
               select 1 from access.restriction_allows a
                where a.place_id = s.place_id and a.child_id = s.child_id and a.person_id = (select kith.person())
                  and a.ended_at is null)
          union
          select e.child_id from access.exclusions e
           where e.place_id = (select kith.place()) and e.person_id = (select kith.person()) and e.ended_at is null) k
   where (select kith.person()) is not null $$;
alter function kith.kept_from_asker() owner to kith_definer;
revoke all on function kith.kept_from_asker() from public;

-- Group by group, of a signed cohort: to how many families a place was offered, and how many agreed: the family's newest
-- answer is yes, and the child's is not no. Whoever objects since is in neither, as everywhere in the room, nor who is kept
-- from the asker.
create function kith.cohort_offers(cohort uuid) returns table (by_what text, which text, offered integer, agreed integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with newest as (
    select distinct on (a.offer_id, a.who) a.offer_id, a.who, a.answer
      from kith.offers o join kith.offer_answers a on a.place_id = o.place_id and a.offer_id = o.id
     where o.place_id = (select kith.place()) and o.cohort_id = cohort
     order by a.offer_id, a.who, a.recorded_at desc, a.id desc),
  offered as (
    select o.child_id,
           bool_or(coalesce(f.answer = 'yes', false) and coalesce(c.answer <> 'no', true)) as agreed
      from kith.offers o
      left join newest f on f.offer_id = o.id and f.who = 'family'
      left join newest c on c.offer_id = o.id and c.who = 'child'
     where o.place_id = (select kith.place()) and o.cohort_id = cohort and kith.may_be_in_cohort(cohort)
       and o.child_id <> all ((select kith.kept_from_asker())::uuid[])
       and not exists (select 1 from kith.child_objections j
                        where j.place_id = o.place_id and j.child_id = o.child_id and j.settled_at is null)
     group by o.child_id)
  select g.by_what, g.which, g.in_scope, g.chosen
    from (select array_agg(f.child_id) as children, array_agg(true) as every, array_agg(f.agreed) as agreed
            from offered f) f
    cross join lateral kith.groups_among(cohort, f.children, f.every, f.every, f.agreed) g $$;

-- What must still be done before anybody can sign: each with how many children, or the group it is about. Where each child
-- stands is worked out once for all of it. `gap-mine`: the asker's side has written about a gap, and they themselves not.
create function kith.cohort_blockers(cohort uuid) returns table (blocker text, n integer, about text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with room as materialized (
    select c.*, kith.cohort_side(c.school_id, 'sign the cohort') as my_side
      from kith.cohorts c
     where c.place_id = (select kith.place()) and c.id = cohort and kith.may_be_in_cohort(cohort)),
  standing as materialized (
    select s.*, exists (select 1 from access.restrictions x
                         where x.place_id = (select kith.place()) and x.child_id = s.child_id
                           and x.ended_at is null) as restricted
      from kith.cohort_standing(cohort) s),
  counted as (
    select (count(*) filter (where stands = 'in'))::int as chosen,
           (count(*) filter (where stands = 'undecided'))::int as undecided,
           (count(*) filter (where stands = 'in' and check_state is null and not restricted))::int as not_asked,
           (count(*) filter (where stands = 'in' and check_state is not null and check_answers < 2))::int as not_answered,
           (count(*) filter (where asked_for and stands = 'out' and not next_step))::int as no_next_step
      from standing),
  groups as (
    select array_agg(s.child_id) as children,
           array_agg(s.outcome in ('in', 'reserve', 'waiting', 'to-a-person')) as at_risk,
           array_agg(s.rank is not null) as ranked, array_agg(s.stands = 'in') as chosen
      from standing s where s.outcome <> 'out-of-scope'),
  gaps as (
    select distinct a.by_what
      from groups g cross join lateral kith.groups_among(cohort, g.children, g.at_risk, g.ranked, g.chosen) a
     where a.gap),
  written as (
    select a.by_what, a.side, a.person_id
      from kith.cohort_gap_answers a where a.place_id = (select kith.place()) and a.cohort_id = cohort)
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
   where not exists (select 1 from written a where a.by_what = g.by_what and a.side = w.side)
  union all
  select 'gap-mine', 1, g.by_what
    from gaps g, room
   where exists (select 1 from written a where a.by_what = g.by_what and a.side = room.my_side)
     and not exists (select 1 from written a where a.by_what = g.by_what and a.person_id = kith.person()) $$;

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
         from kith.cohorts c where c.place_id = (select kith.place()) and c.id = cohort),
      (select string_agg(concat_ws('|', s.child_id, s.outcome, s.rank, s.stands, s.check_state, s.check_answers), E'\n' order by s.child_id)
         from kith.cohort_standing(cohort) s),
      (select string_agg(concat_ws('|', e.id, e.child_id, e.person_id, e.kind, e.decision, e.reason, e.words, e.by_when), E'\n' order by e.id)
         from kith.cohort_entries e where e.place_id = (select kith.place()) and e.cohort_id = cohort),
      (select string_agg(concat_ws('|', a.id, a.person_id, a.by_what, a.words), E'\n' order by a.id)
         from kith.cohort_gap_answers a where a.place_id = (select kith.place()) and a.cohort_id = cohort)), 'UTF8')), 'hex')
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
-- A signature for what stands no more is void: a family may have objected since, and nothing here was told of it.
-- The school's signature brings the key of its study keys; the run is frozen by whichever signature is the second.
create function kith.sign_cohort(new_id uuid, cohort uuid, seen text, in_words text, secret bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  room kith.cohorts := kith.enter_cohort(cohort, 'sign the cohort');
  my_side text := kith.cohort_side(room.school_id, 'sign the cohort');
  stands_now text;
begin
  if exists (select 1 from kith.cohort_signatures s where s.place_id = room.place_id and s.id = new_id) then return 'again'; end if;
  if room.frozen_at is not null then return 'frozen-already'; end if;
  stands_now := kith.cohort_stood(cohort);
  update kith.cohort_signatures s
     set voided_at = clock_timestamp(), voided_because = 'something else changed after this signature'
   where s.place_id = room.place_id and s.cohort_id = room.id and s.voided_at is null and s.stood <> stands_now;
  if exists (select 1 from kith.cohort_signatures s where s.place_id = room.place_id and s.cohort_id = room.id
                and s.voided_at is null and s.side = my_side) then return 'signed-already'; end if;
  if exists (select 1 from kith.cohort_signatures s where s.place_id = room.place_id and s.cohort_id = room.id
                and s.voided_at is null and s.person_id = kith.person()) then return 'one-person'; end if;
  if exists (select 1 from kith.cohort_blockers(cohort)) then return 'blocked'; end if;
  if seen is distinct from stands_now then return 'changed'; end if;
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
    from kith.frozen_pupils f where f.place_id = (select kith.place()) and f.cohort_id = cohort and kith.may_be_in_cohort(cohort) $$;

-- Nobody reads a frozen run after its day, be the machine late; nor the row of a child who is known here by name and kept from
-- them: ranks and places left over would say whose it is.
create function kith.frozen_by_name() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.frozen_id from kith.cohort_places p join kith.cohorts k on k.place_id = p.place_id and k.id = p.cohort_id
   where p.place_id = (select kith.place()) and k.school_id in (select kith.my_schools())
     and p.child_id <> all ((select kith.kept_from_asker())::uuid[]) $$;
alter function kith.frozen_by_name() owner to kith_definer;
revoke all on function kith.frozen_by_name() from public;
grant execute on function kith.frozen_by_name() to kith_app;
create policy until_its_day on kith.frozen_pupils as restrictive for select to kith_app
  using (delete_on > current_date and (place = 'out' or id in (select kith.frozen_by_name())));

-- Deletes the frozen runs of this place whose day has come. How many pupils' rows went.
create function kith.delete_frozen_due() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone integer;
begin
  delete from kith.cohort_places p using kith.frozen_pupils f
   where f.place_id = (select kith.place()) and f.delete_on <= current_date and p.place_id = f.place_id and p.frozen_id = f.id
     and not kith.is_held(p.place_id, p.child_id, 'record');
  -- A row that a hold keeps, keeps what it stands for (0056).
  delete from kith.frozen_pupils f where f.place_id = (select kith.place()) and f.delete_on <= current_date
     and not exists (select 1 from kith.cohort_places p where p.place_id = f.place_id and p.frozen_id = f.id);
  get diagnostics gone = row_count;
  return gone;
end $$;

alter function kith.shares_differ(integer, integer, integer, integer) owner to kith_definer;
alter function kith.groups_among(uuid, uuid[], boolean[], boolean[], boolean[]) owner to kith_definer;
alter function kith.cohort_groups(uuid) owner to kith_definer;
alter function kith.cohort_offers(uuid) owner to kith_definer;
alter function kith.cohort_blockers(uuid) owner to kith_definer;
alter function kith.say_about_gap(uuid, uuid, text, text) owner to kith_definer;
alter function kith.cohort_stood(uuid) owner to kith_definer;
alter function kith.study_key(bytea, text) owner to kith_definer;
alter function kith.sign_cohort(uuid, uuid, text, text, bytea) owner to kith_definer;
alter function kith.freeze_cohort(kith.cohorts) owner to kith_definer;
alter function kith.frozen_fingerprint(uuid) owner to kith_definer;
alter function kith.delete_frozen_due() owner to kith_definer;
revoke all on function kith.shares_differ(integer, integer, integer, integer),
  kith.groups_among(uuid, uuid[], boolean[], boolean[], boolean[]), kith.cohort_groups(uuid), kith.cohort_offers(uuid),
  kith.cohort_blockers(uuid),
  kith.say_about_gap(uuid, uuid, text, text), kith.cohort_stood(uuid),
  kith.study_key(bytea, text), kith.sign_cohort(uuid, uuid, text, text, bytea), kith.freeze_cohort(kith.cohorts),
  kith.frozen_fingerprint(uuid), kith.delete_frozen_due() from public;
-- Steps of the others, and for nobody by themselves: shares_differ, groups_among, study_key, freeze_cohort.
grant execute on function kith.cohort_groups(uuid), kith.cohort_offers(uuid), kith.cohort_blockers(uuid), kith.say_about_gap(uuid, uuid, text,
  text), kith.cohort_stood(uuid), kith.sign_cohort(uuid, uuid, text, text, bytea), kith.frozen_fingerprint(uuid) to
  kith_app;
grant execute on function kith.frozen_fingerprint(uuid), kith.delete_frozen_due() to kith_worker;
