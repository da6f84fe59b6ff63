-- Agreements, consents and notices (rules/enrol.md): per purpose, who said it, when, how, in which words and language, and
-- when it was taken back.
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
  said_how text not null check (said_how in ('in-person', 'phone', 'letter', 'email', 'page', 'other')),
  said_on date not null,
  -- Which words were put to them; the hash where they stand in words/.
  wording text not null check (length(wording) between 1 and 100),
  wording_hash text check (wording_hash ~ '^[0-9a-f]{64}$'),
  language text not null check (language ~ '^[a-z]{2,8}$'),
  words text check (length(words) <= 1000),
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by uuid,
  -- A not yet is asked again from this day.
  ask_from date,
  -- A newer answer came, or it was taken back.
  ended_at timestamptz,
  withdrawn_on date,
  withdrawn_by text check (withdrawn_by in ('parent', 'carer', 'child', 'other')),
  withdrawn_how text check (withdrawn_how in ('in-person', 'phone', 'letter', 'email', 'page', 'other')),
  withdrawn_words text check (length(withdrawn_words) <= 1000),
  withdrawn_recorded_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((withdrawn_on is null) = (withdrawn_by is null)),
  check (withdrawn_on is null or (ended_at is not null and withdrawn_on >= said_on))
);
create unique index agreements_standing on kith.agreements (place_id, child_id, purpose, who) where ended_at is null;
create index agreements_of_child on kith.agreements (child_id);
create index agreements_to_ask_again on kith.agreements (place_id, ask_from) where ended_at is null and answer = 'not-yet';
select kith.guard('kith.agreements', 'consent');

-- Whom nobody asks for what. It says no why: not yet, no and taken back look the same, so pages read no day of it: a not
-- yet rests until the next term (`until`), and to whoever does not match as long as a no (`quiet_until`).
create table kith.asking_rests (
  place_id uuid not null,
  child_id uuid not null,
  purpose text not null check (purpose ~ '^[a-z][a-z0-9-]{1,40}$'),
  who text not null check (who in ('family', 'child')),
  until date not null,
  quiet_until date not null,
  primary key (place_id, child_id, purpose, who),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index asking_rests_of_child on kith.asking_rests (child_id);
select kith.guard('kith.asking_rests', 'consent');

-- The rule that a no is seen by one person, whoever matches Link Workers: by their role, in the database. A not yet that all
-- could read would tell which silence is a no, so it is read by them and by whoever wrote it down, who asks again.
create policy a_no_is_seen_by_one on kith.agreements as restrictive for select to kith_app
  using (answer in ('yes', 'told') or (select kith.may('match link workers'))
         or (answer = 'not-yet' and recorded_by = (select kith.person())));
create policy a_no_is_seen_by_one on kith.offer_answers as restrictive for select to kith_app
  using (answer = 'yes' or (select kith.may('match link workers'))
         or (answer = 'not-yet' and recorded_by = (select kith.person())));
revoke insert on kith.agreements, kith.asking_rests from kith_app;
-- That something was answered is told of a no too, whose row is not there: so it is read by whoever reads a no.
create policy an_answer_tells_of_no_no on kith.events as restrictive for select to kith_app
  using (kind not in ('agreement-answered', 'family-answered', 'child-answered') or (select kith.may('match link workers')));
revoke select on kith.asking_rests from kith_app;
grant select (place_id, child_id, purpose, who) on kith.asking_rests to kith_app;

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
-- `writer` is who was told; null where the family said it on their own page (0046).
create function kith.keep_agreements(here uuid, writer uuid, said jsonb) returns table (id uuid, outcome text)
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
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
                                 wording, wording_hash, language, words, recorded_by, ask_from)
    select here, j.id, j.child_id, j.purpose, j.kind, j.asks, j.who, j.answer, j.said_by, j.said_how, j.said_on,
           j.wording, j.wording_hash, j.language, j.words, writer,
           case when j.answer = 'not-yet' then kith.rests_until('not-yet', j.said_on) end
      from judged j
     -- Counted first, so that what stood before has ended when this comes.
     where j.outcome = 'kept' and (select count(*) from over) >= 0
    returning agreements.child_id, agreements.purpose, agreements.who, agreements.answer, agreements.said_on, agreements.id
  ), resting as (
    insert into kith.asking_rests as x (place_id, child_id, purpose, who, until, quiet_until)
    select here, k.child_id, k.purpose, k.who, kith.rests_until(k.answer, k.said_on), kith.rests_until('no', k.said_on)
      from kept k
     where k.answer in ('not-yet', 'no')
    on conflict on constraint asking_rests_pkey
      do update set until = excluded.until, quiet_until = excluded.quiet_until
    returning x.child_id
  ), awake as (
    delete from kith.asking_rests x using kept k
     where x.place_id = here and x.child_id = k.child_id and x.purpose = k.purpose and x.who = k.who
       and k.answer in ('yes', 'told')
    returning x.child_id
  ), over_now as (
    -- Who takes part without a yes of their own (brought in on the family's of then), is asked and says no, takes part no more.
    update kith.enrolments e
       set ended_on = greatest(k.said_on, e.began_on), ended_because = 'withdrew', ended_at = now(), ended_by = writer
      from kept k
     where k.purpose = 'support' and k.answer = 'no' and e.place_id = here and e.child_id = k.child_id and e.ended_on is null
    returning e.child_id
  ), told as (
    insert into kith.events (place_id, id, kind, child_id, about_id, person_id)
    select here, gen_random_uuid(), 'agreement-answered', k.child_id, k.id, writer from kept k
    returning child_id
  )
  select j.id, j.outcome from judged j;
end $$;

-- The same, for whoever was told and writes it down.
create function kith.record_agreements(said jsonb) returns table (id uuid, outcome text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if kith.person() is not null or not kith.may('make offers') then
    perform 1 from jsonb_to_recordset(said) as s (child_id uuid) where not kith.may_agree(s.child_id);
    if found then
      raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
    end if;
  end if;
  return query select k.id, k.outcome from kith.keep_agreements(kith.place(), kith.person(), said) k;
end $$;

-- Takes a yes back, at once: 'withdrawn'; 'none' where no yes stands. Taking back the yes to take part ends the enrolment.
-- `writer` is who was told; null where the family did it on their own page (0046).
create function kith.take_yes_back(
  here uuid, writer uuid, child uuid, from_purpose text, of_whom text, by_whom text, how text, on_day date, in_words text
) returns text language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  yes kith.agreements;
begin
  perform 1 from kith.children c where c.place_id = here and c.id = child for no key update;
  update kith.agreements a
     set withdrawn_on = greatest(on_day, a.said_on), withdrawn_by = by_whom, withdrawn_how = how,
         withdrawn_words = in_words, withdrawn_recorded_by = writer, ended_at = clock_timestamp()
   where a.place_id = here and a.child_id = child and a.purpose = from_purpose and a.who = of_whom
     and a.ended_at is null and a.answer = 'yes'
  returning * into yes;
  if yes.id is null then return 'none'; end if;
  insert into kith.asking_rests (place_id, child_id, purpose, who, until, quiet_until)
    values (here, child, from_purpose, of_whom, kith.rests_until('no', on_day), kith.rests_until('no', on_day))
    on conflict on constraint asking_rests_pkey
      do update set until = excluded.until, quiet_until = excluded.quiet_until;
  if from_purpose = 'support' then
    update kith.enrolments e
       set ended_on = greatest(on_day, e.began_on), ended_because = 'withdrew', ended_words = left(in_words, 500),
           ended_at = now(), ended_by = writer
     where e.place_id = here and e.child_id = child and e.ended_on is null;
  end if;
  insert into kith.events (place_id, id, kind, child_id, about_id, person_id)
    values (here, gen_random_uuid(), 'agreement-withdrawn', child, yes.id, writer);
  return 'withdrawn';
end $$;

-- The same, for whoever was told and writes it down.
create function kith.withdraw_agreement(
  child uuid, from_purpose text, of_whom text, by_whom text, how text, on_day date, in_words text
) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not kith.may_agree(child) then
    raise exception 'This needs the duty: make offers.' using errcode = 'insufficient_privilege';
  end if;
  return kith.take_yes_back(kith.place(), kith.person(), child, from_purpose, of_whom, by_whom, how, on_day, in_words);
end $$;
alter function kith.may_agree(uuid) owner to kith_definer;
alter function kith.record_agreements(jsonb) owner to kith_definer;
alter function kith.withdraw_agreement(uuid, text, text, text, text, date, text) owner to kith_definer;
revoke all on function kith.keep_agreements(uuid, uuid, jsonb), kith.take_yes_back(uuid, uuid, uuid, text, text, text, text, date, text),
  kith.rests_until(text, date), kith.may_agree(uuid), kith.record_agreements(jsonb),
  kith.withdraw_agreement(uuid, text, text, text, text, date, text) from public;
grant execute on function kith.rests_until(text, date) to kith_app, kith_worker, kith_definer;
grant execute on function kith.keep_agreements(uuid, uuid, jsonb),
  kith.take_yes_back(uuid, uuid, uuid, text, text, text, text, date, text) to kith_definer;
grant execute on function kith.record_agreements(jsonb), kith.withdraw_agreement(uuid, text, text, text, text, date, text)
  to kith_app, kith_worker;
