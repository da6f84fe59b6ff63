-- What was signed stays whole, whoever leaves and whoever asks (rules/offers.md).

-- How large the agreement is and how far its offers have come, whoever asks and whoever left since: the number signed for
-- is the frozen one and never shrinks with what reach shows. Whose family objects is counted in `objects` alone. For those
-- who see the cohort; it tells of no child.
create function kith.signed_size(cohort uuid) returns table (
  signed integer, moved integer, on_roll integer, gone integer, objects integer, to_offer integer, offered integer,
  yes integer, not_yet integer, no_thanks integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with room as materialized (
    select k.id, k.place_id, k.school_id from kith.cohorts k
     where k.place_id = (select kith.place()) and k.id = cohort and k.frozen_at is not null
       and k.school_id in (select kith.my_schools())
       and (kith.may('choose the cohort') or kith.may('make offers'))),
  -- Who is kept from the asker is in no count of theirs: with the names beside it, a count would tell what was answered.
  kept as materialized (select kith.kept_from_asker() as children),
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
      from (select x.child_id, x.moved from theirs x cross join kept y where x.child_id <> all (y.children)) t cross join room r
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

-- Who was signed for, or moved up, and has left the roll of the school since: by the code of the room, with the offer and
-- the family's answer as both were while the child was on that roll, and nothing newer. For the
-- two sides that signed, where they do not see the child any more.
create function kith.signed_who_left(cohort uuid) returns table (
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
     and p.child_id <> all ((select kith.kept_from_asker())::uuid[])
     and not kith.sees_whole_place(8)
     and not exists (select 1 from access.reach x
                      where x.person_id = kith.person() and x.child_id = p.child_id and x.place_id = k.place_id
                        and x.reads & 8 <> 0 and (x.until is null or x.until > now()))
     and (p.place = 'in' or exists (
       select 1 from kith.offer_moves m
        where m.place_id = k.place_id and m.cohort_id = k.id and m.child_id = p.child_id))
   order by c.code $$;

alter function kith.signed_size(uuid) owner to kith_definer;
alter function kith.signed_who_left(uuid) owner to kith_definer;
revoke all on function kith.signed_size(uuid), kith.signed_who_left(uuid) from public;
grant execute on function kith.signed_size(uuid), kith.signed_who_left(uuid) to kith_app, kith_worker;
