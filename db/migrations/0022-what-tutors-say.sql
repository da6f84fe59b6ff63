-- What tutors say in a collecting round (0017): kept as answers, and written into the schooling records at once.

-- One sending of a tutor's form about one child, and of each part whether something was said or asked and not known.
-- What was said stands in the schooling records. The id is the form's: sent twice, it is one.
create table kith.collecting_answers (
  place_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  child_id uuid not null,
  tutor_id uuid not null,
  link_id uuid not null,
  on_day date not null,
  given_at timestamptz not null default now(),
  sdq text check (sdq in ('said', 'not-known')),
  parental text check (parental in ('said', 'not-known')),
  school text check (school in ('said', 'not-known')),
  concerns text check (concerns in ('said', 'none-seen', 'not-known')),
  primary key (place_id, id),
  foreign key (place_id, round_id) references kith.collecting_rounds (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, tutor_id) references kith.collecting_tutors (place_id, id),
  foreign key (place_id, link_id) references kith.links (place_id, id)
);
create index collecting_answers_of_child on kith.collecting_answers (child_id, round_id);
create index collecting_answers_of_round on kith.collecting_answers (round_id, given_at);
select kith.guard('kith.collecting_answers', 'scores');
revoke insert on kith.collecting_answers from kith_app;

-- What a tutor says becomes a schooling record like one from a file, and ends when they say otherwise.
alter table kith.sdq_scores add column said_by text, add column answer_id uuid, add column ended_at timestamptz,
  add foreign key (place_id, answer_id) references kith.collecting_answers (place_id, id);
alter table kith.ratings add column answer_id uuid, add column ended_at timestamptz,
  add foreign key (place_id, answer_id) references kith.collecting_answers (place_id, id);
alter table kith.concerns add column because text, add column answer_id uuid, add column ended_at timestamptz,
  add foreign key (place_id, answer_id) references kith.collecting_answers (place_id, id);
create index sdq_scores_of_answer on kith.sdq_scores (answer_id) where answer_id is not null;
create index ratings_of_answer on kith.ratings (answer_id) where answer_id is not null;
create index concerns_of_answer on kith.concerns (answer_id) where answer_id is not null;

-- The tutor whose link is asking, in a round that is open; none for anybody else, a signed-in person too.
create function kith.tutor_asking() returns setof kith.collecting_tutors
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.*
    from access.credential() c
    join kith.links l on l.place_id = c.place_id and l.id = c.id and l.ended_at is null
    join kith.collecting_tutors t on t.place_id = l.place_id and t.id = l.about_id and t.school_id = l.school_id
    join kith.collecting_rounds r on r.place_id = t.place_id and r.id = t.round_id and r.closed_at is null
   where c.kind = 'link' and c.purpose = 'tell-us'
$$;

-- What a tutor is told of what they are asked.
create function kith.tutors_round() returns table (tutor text, school text, asker text, for_day date, until timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.name, s.name, p.name, r.for_day, (access.credential()).until
    from kith.tutor_asking() t
    join kith.collecting_rounds r on r.place_id = t.place_id and r.id = t.round_id
    join kith.schools s on s.place_id = r.place_id and s.id = r.school_id
    left join kith.people p on p.id = r.began_by
$$;

-- The children a tutor is asked about: forename, initial of the surname (the whole of it only where two would be told
-- apart by nothing else), year; and of what they said only that they did. No score comes back by a link.
create function kith.tutors_children() returns table (
  child_id uuid, forename text, surname text, year_group text, answered_at timestamptz,
  sdq text, parental text, school text, concerns text
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (
    select c.child_id, c.round_id, c.place_in_list, n.forename, n.surname, o.year_group,
           count(*) over (partition by lower(n.forename), lower(left(n.surname, 1))) as alike
      from kith.tutor_asking() t
      join kith.collecting_children c on c.place_id = t.place_id and c.round_id = t.round_id and c.tutor_id = t.id
      join kith.rolls o on o.place_id = c.place_id and o.child_id = c.child_id and o.school_id = t.school_id and o.ended_at is null
      left join kith.names n on n.place_id = c.place_id and n.child_id = c.child_id and n.ended_at is null
     where c.dropped_at is null and kith.may_be_asked_about(c.place_id, t.school_id, c.child_id)
  )
  select a.child_id, a.forename, case when a.alike > 1 then a.surname else left(a.surname, 1) end, a.year_group,
         w.answered_at, w.sdq, w.parental, w.school, w.concerns
    from asked a
    left join lateral (
      select max(x.given_at) as answered_at,
             (array_agg(x.sdq order by x.given_at desc, x.id) filter (where x.sdq is not null))[1] as sdq,
             (array_agg(x.parental order by x.given_at desc, x.id) filter (where x.parental is not null))[1] as parental,
             (array_agg(x.school order by x.given_at desc, x.id) filter (where x.school is not null))[1] as school,
             (array_agg(x.concerns order by x.given_at desc, x.id) filter (where x.concerns is not null))[1] as concerns
        from kith.collecting_answers x where x.round_id = a.round_id and x.child_id = a.child_id) w on true
   order by a.place_in_list
$$;

-- Takes what a tutor says of one child: keeps the answer, ends what it replaces, part by part, and writes the records.
-- A part that is null is left as it was. False where this form was taken before; an error where the child is not asked of
-- whoever is asking. Everything in one statement of the page, so that an answer is never half there.
create function kith.take_answer(
  answer uuid, child uuid,
  sdq_said text, scales integer[],
  parental_said text, parental_rating text, parental_because text,
  school_said text, school_rating text, school_because text,
  concerns_said text, kinds text[], seen text[]
) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  t kith.collecting_tutors;
  r kith.collecting_rounds;
  day date;
  who text;
begin
  select * into t from kith.tutor_asking();
  if t.id is null or not exists (select 1 from kith.tutors_children() c where c.child_id = child) then
    raise exception 'This link does not ask about that child.' using errcode = 'insufficient_privilege';
  end if;
  -- One at a time about one child, so that two windows do not both replace the same record.
  perform 1 from kith.collecting_children c
    where c.place_id = t.place_id and c.round_id = t.round_id and c.child_id = child for update;
  select * into r from kith.collecting_rounds x where x.place_id = t.place_id and x.id = t.round_id;
  -- A round asks how things stood on the day of its screen; the same rules over the same day then see the answer.
  select least(r.for_day, (now() at time zone p.zone)::date) into day from kith.places p where p.id = t.place_id;
  who := t.name || ', ' || t.role;
  insert into kith.collecting_answers
    (place_id, id, round_id, child_id, tutor_id, link_id, on_day, sdq, parental, school, concerns)
  values (t.place_id, answer, r.id, child, t.id, (access.credential()).id, day,
          sdq_said, parental_said, school_said, concerns_said)
  on conflict do nothing;
  if not found then return false; end if;

  if sdq_said is not null then
    update kith.sdq_scores x set ended_at = now() from kith.collecting_answers a
     where x.place_id = t.place_id and x.child_id = child and x.ended_at is null
       and a.place_id = x.place_id and a.id = x.answer_id and a.round_id = r.id;
  end if;
  if sdq_said = 'said' then
    insert into kith.sdq_scores (place_id, id, child_id, on_day, informant, emotional, conduct, hyperactivity, peer,
                                 prosocial, impact, said_by, answer_id, same)
    values (t.place_id, gen_random_uuid(), child, day, 'teacher', scales[1], scales[2], scales[3], scales[4], scales[5],
            scales[6], who, answer,
            1 + (select coalesce(max(x.same), 0) from kith.sdq_scores x
                  where x.place_id = t.place_id and x.child_id = child and x.on_day = day and x.informant = 'teacher'));
  end if;

  if parental_said is not null or school_said is not null then
    update kith.ratings x set ended_at = now() from kith.collecting_answers a
     where x.place_id = t.place_id and x.child_id = child and x.ended_at is null
       and a.place_id = x.place_id and a.id = x.answer_id and a.round_id = r.id
       and (x.area = 'parental-engagement' and parental_said is not null
            or x.area = 'school-engagement' and school_said is not null);
    insert into kith.ratings (place_id, id, child_id, on_day, area, rating, because, said_by, answer_id, same)
    select t.place_id, gen_random_uuid(), child, day, w.area, w.rating, w.because, who, answer,
           1 + (select coalesce(max(x.same), 0) from kith.ratings x
                 where x.place_id = t.place_id and x.child_id = child and x.on_day = day and x.area = w.area)
      from (values ('parental-engagement', parental_said, parental_rating, parental_because),
                   ('school-engagement', school_said, school_rating, school_because)) as w (area, said, rating, because)
     where w.said = 'said';
  end if;

  if concerns_said is not null then
    update kith.concerns x set ended_at = now() from kith.collecting_answers a
     where x.place_id = t.place_id and x.child_id = child and x.ended_at is null
       and a.place_id = x.place_id and a.id = x.answer_id and a.round_id = r.id;
  end if;
  if concerns_said = 'said' then
    insert into kith.concerns (place_id, id, child_id, on_day, kind, said_by, because, answer_id, same)
    select t.place_id, gen_random_uuid(), child, day, w.kind, who, w.because, answer,
           1 + (select coalesce(max(x.same), 0) from kith.concerns x
                 where x.place_id = t.place_id and x.child_id = child and x.on_day = day and x.kind = w.kind)
      from unnest(kinds, seen) as w (kind, because);
  end if;
  return true;
end $$;

alter function kith.tutor_asking() owner to kith_definer;
alter function kith.tutors_round() owner to kith_definer;
alter function kith.tutors_children() owner to kith_definer;
alter function kith.take_answer(uuid, uuid, text, integer[], text, text, text, text, text, text, text, text[], text[])
  owner to kith_definer;
revoke all on function kith.tutor_asking(), kith.tutors_round(), kith.tutors_children(),
  kith.take_answer(uuid, uuid, text, integer[], text, text, text, text, text, text, text, text[], text[]) from public;
grant execute on function kith.tutors_round(), kith.tutors_children(),
  kith.take_answer(uuid, uuid, text, integer[], text, text, text, text, text, text, text, text[], text[]) to kith_app;
