-- What the pages of 0046 show and take, through functions alone: whose link it is, whether the page is still open, what is put
-- together for it, and what somebody says or takes back there.

-- Has anything come since that closes a page for good? A restriction, a conflict of interest, a yes to taking part that was
-- taken back: whoever asks for the page again is given a new link, after somebody looked.
create function kith.page_was_closed(of_place uuid, child uuid, since timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from access.restrictions s
                  where s.place_id = of_place and s.child_id = child and (s.ended_at is null or s.ended_at > since))
      or exists (select 1 from access.exclusions e
                  where e.place_id = of_place and e.child_id = child and e.made_at > since)
      or exists (select 1 from kith.agreements a
                  where a.place_id = of_place and a.child_id = child and a.purpose = 'support'
                    and a.withdrawn_on is not null and a.ended_at > since)
      or exists (select 1 from kith.protected_addresses p
                  where p.place_id = of_place and p.child_id = child and p.ended_at is null)
$$;

-- The page whose link is asking: of this purpose, given for this very page, to somebody who still is this child's relative.
create function kith.family_page_asking() returns setof kith.family_pages
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.*
    from access.credential() c
    left join door.link_codes d on d.credential_id = c.id and d.place_id = c.place_id
    join kith.links l on l.place_id = c.place_id and l.id = coalesce(d.link_id, c.id) and l.ended_at is null and l.until > now()
    join kith.family_pages p on p.place_id = l.place_id and p.id = l.about_id and p.link_id = l.id
                            and p.school_id = l.school_id and p.ended_on is null
   where c.kind = 'link' and c.purpose = l.purpose
     and l.purpose = case p.who when 'parent' then 'family-page' else 'child-page' end
     and kith.may_tell_by_link(p.place_id, p.child_id)
     and kith.may_be_asked_about(p.place_id, p.school_id, p.child_id)
     and not kith.page_was_closed(p.place_id, p.child_id, l.made_at)
     and (p.relative_id is null or exists (
       select 1 from kith.relationships r
        where r.place_id = p.place_id and r.child_id = p.child_id and r.relative_id = p.relative_id
          and r.ended_at is null and not r.died and r.not_contacted is null))
$$;

-- All that a page shows, for a parent or for the child. No address, note, score or mark of attendance is read here, and nothing
-- that is told of a relative: what is not read cannot be shown.
create function kith.family_page_shows(
  of_place uuid, child uuid, school uuid, for_whom text, page uuid, reader uuid
) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  with today as (select kith.day_in(of_place) as day),
       hide as materialized (select kith.names_to_hide(of_place, child, for_whom, reader) as names)
  select jsonb_build_object(
    'forename', (select n.forename from kith.names n where n.place_id = of_place and n.child_id = child and n.ended_at is null),
    'school', (select s.name from kith.schools s where s.place_id = of_place and s.id = school),
    'today', (select day from today),
    'workers', coalesce((select jsonb_agg(split_part(p.name, ' ', 1) order by p.name)
      from access.caseloads c join kith.people p on p.id = c.person_id and p.ended_at is null
     where c.place_id = of_place and c.child_id = child and c.ended_at is null), '[]'),
    'ask', (select jsonb_build_object('for', f.ask_for, 'phone', f.phone) from kith.family_contacts f
             where f.place_id = of_place and f.school_id = school order by f.recorded_at desc, f.id desc limit 1),
    -- Of the plan that both made: what was said to be true of a goal at the newest save, never what stands beside it, behind it or
    -- what it answers.
    'plan', (select jsonb_build_object(
        'began', n.began_on,
        'hopes', kith.without_names(w.hopes, (select names from hide)),
        'own', case when for_whom = 'child' then kith.without_names(w.own_words, (select names from hide)) end,
        'strengths', kith.without_names(w.strengths, (select names from hide)),
        'goals', coalesce((select jsonb_agg(jsonb_build_object(
              'aim', kith.without_names(v.aim, (select names from hide)), 'helps', kith.without_names(v.who_helps, (select names from hide)),
              'me', kith.without_names(v.i_do, (select names from hide)), 'you', kith.without_names(v.you_do, (select names from hide)))
                                            order by g.slot)
          from kith.plan_goals g
          join lateral (select x.* from kith.plan_versions x
                         where x.place_id = g.place_id and x.goal_id = g.id and not x.beside
                         order by x.number desc limit 1) v on true
         where g.place_id = of_place and g.plan_id = n.id and g.ended_on is null), '[]'),
        'doing', coalesce((select jsonb_agg(kith.without_names(coalesce(a.what, replace(a.kind, '-', ' ')), (select names from hide)) order by a.position)
          from kith.plan_activities a
         where a.place_id = of_place and a.plan_id = n.id and a.stopped_on is null and a.done_on is null), '[]'))
      from kith.plans n
      join kith.enrolments e on e.place_id = n.place_id and e.id = n.enrolment_id and e.ended_on is null
      left join lateral (select x.* from kith.plan_versions x
                          where x.place_id = n.place_id and x.plan_id = n.id and x.goal_id is null and not x.beside
                          order by x.number desc limit 1) w on true
     where n.place_id = of_place and n.child_id = child),
    'dates', coalesce((select jsonb_agg(to_jsonb(d) || jsonb_build_object('what', kith.without_names(d.what, (select names from hide)))
                                        order by d.day, d.at, d.what) from (
      (select t.on_day as day, t.starts_at as at, g.name as what, 'group' as kind
         from kith.group_members m
         join kith.groups g on g.place_id = m.place_id and g.id = m.group_id and g.ended_on is null
         join kith.group_days t on t.place_id = g.place_id and t.group_id = g.id and t.cancelled_at is null
        where m.place_id = of_place and m.child_id = child and m.until_day is null
          and t.on_day between greatest((select day from today), m.from_day) and (select day from today) + 28
        order by t.on_day, t.starts_at limit 5)
      union all
      (select m.on_day, m.at_time, kith.where_on_page(of_place, school, m.held_where), 'meeting'
         from kith.return_meetings m
        where for_whom = 'parent' and m.place_id = of_place and m.child_id = child and m.held_on is null
          and m.called_off_because is null and m.on_day >= (select day from today)
        order by m.on_day limit 3)
      union all
      (select r.planned_for, r.at_time, kith.where_on_page(of_place, school, r.held_where), 'review'
         from kith.reviews r
        where r.place_id = of_place and r.child_id = child and r.held_on is null and r.cancelled_on is null
          and r.planned_for >= (select day from today)
        order by r.planned_for limit 2)) d), '[]'),
    'agreed', case when for_whom = 'parent' then coalesce((
      select jsonb_agg(jsonb_build_object('purpose', a.purpose, 'kind', a.kind, 'answer', a.answer, 'on', a.said_on, 'name', (
               select x ->> 'purpose'
                 from (select b.content from kith.blueprints b where b.place_id = of_place order by b.version desc limit 1) b
                cross join lateral jsonb_array_elements(b.content -> 'lawful_bases') x where x ->> 'id' = a.purpose))
                       order by a.said_on, a.purpose)
        from kith.agreements a
       where a.place_id = of_place and a.child_id = child and a.who = 'family' and a.ended_at is null
         and a.answer in ('yes', 'told')), '[]') end,
    'more', case when for_whom = 'parent' then coalesce((select jsonb_agg(to_jsonb(m) order by m.purpose)
      from kith.asked_on_page(of_place, child) m), '[]') end,
    'looked', case when for_whom = 'parent' then coalesce((
      select jsonb_agg(to_jsonb(w) order by w.people desc, w.role) from (
        -- That whoever keeps children safe opened a record would hint at a file: they count among others.
        select coalesce(nullif(m.role, 'safeguarding-lead'), 'other') as role, count(distinct e.person_id) as people, count(*) as times
          from audit.entries e
          left join lateral (select x.role from kith.memberships x
                              where x.place_id = of_place and x.person_id = e.person_id
                              order by x.ended_at desc nulls first, x.role limit 1) m on true
         where e.place_id = of_place and e.child_id = child and e.action like 'saw-%' and e.person_id is not null
           and e.at > now() - interval '1 year'
         group by 1) w), '[]') end,
    'told', case when for_whom = 'parent' then coalesce((
      select jsonb_agg(jsonb_build_object('name', t.name, 'role', t.role, 'on', t.told_on) order by t.told_on, t.name)
        from kith.staff_told t
       where t.place_id = of_place and t.child_id = child and t.told_on is not null), '[]') end,
    'said', coalesce((
      select jsonb_agg(jsonb_build_object('kind', w.kind, 'on', w.said_on, 'answer', kith.without_names(w.answer, (select names from hide)),
                                          'answered', w.answered_on)
                       order by w.said_at desc)
        from (select * from kith.family_page_words x where x.place_id = of_place and x.page_id = page
               order by x.said_at desc limit 5) w), '[]'),
    'wrong', coalesce((
      select jsonb_agg(jsonb_build_object('on', w.said_on, 'due', w.due_on, 'answer', kith.without_names(w.answer, (select names from hide)),
                                          'answered', w.answered_on)
                       order by w.said_at desc)
        from (select * from kith.not_right x where x.place_id = of_place and x.page_id = page
               order by x.said_at desc limit 5) w), '[]'),
    'lines', case when for_whom = 'child' then coalesce((
      select (select jsonb_agg(kith.without_names(x.line, (select names from hide)) order by x.n) from unnest(p.lines) with ordinality as x (line, n))
        from kith.class_pages p
       where p.place_id = of_place and p.child_id = child order by p.version desc limit 1), '[]') end,
    'team', case when for_whom = 'child' then coalesce((
      select jsonb_agg(p.name order by p.position) from kith.network_people p
       where p.place_id = of_place and p.whose = 'child' and p.tie = 'strong'
         and kith.without_names(p.name, (select names from hide)) = p.name
         and p.network_id = (select n.id from kith.networks n where n.place_id = of_place and n.child_id = child
                                and n.drawn_with in ('child', 'both') order by n.drawn_on desc, n.made_at desc limit 1)), '[]') end,
    -- What the child said they will do, at a review or elsewhere.
    'tasks', case when for_whom = 'child' then coalesce((
      select jsonb_agg(jsonb_build_object('what', kith.without_names(t.what, (select names from hide)), 'by', t.due_on) order by t.due_on, t.id)
        from (select * from kith.actions x
               where x.place_id = of_place and x.child_id = child and x.who = 'child' and x.settled_on is null
               order by x.due_on, x.id limit 6) t), '[]') end,
    'kept', case when for_whom = 'child' then kith.kept_by_child(of_place, child) end,
    -- Things done, people met, words said, each with its day.
    'journey', case when for_whom = 'child' then (
      select jsonb_build_object(
        'since', e.began_on,
        'groups', coalesce((select jsonb_agg(to_jsonb(g) order by g.first, g.what) from (
          select kith.without_names(g.name, (select names from hide)) as what, count(*) as times, min(t.on_day) as first
            from kith.attended a
            join kith.group_days t on t.place_id = a.place_id and t.id = a.group_day_id
            join kith.groups g on g.place_id = t.place_id and g.id = t.group_id
           where a.place_id = of_place and a.child_id = child and a.there <> 'not-there'
           group by g.id, g.name) g), '[]'),
        'done', coalesce((select jsonb_agg(jsonb_build_object('what', kith.without_names(d.what, (select names from hide)), 'on', d.day, 'kind', d.kind)
                                           order by d.day, d.what) from (
          select coalesce(a.what, replace(a.kind, '-', ' ')) as what, a.done_on as day, 'did' as kind
            from kith.plan_activities a
            join kith.plans n on n.place_id = a.place_id and n.id = a.plan_id and n.enrolment_id = e.id
           where a.place_id = of_place and a.done_on is not null
          union all
          select x.what, x.settled_on, 'did'
            from kith.actions x
           where x.place_id = of_place and x.child_id = child and x.who = 'child' and x.settled_on >= e.began_on
             and x.let_go_because is null
          union all
          select v.aim, g.ended_on, 'goal'
            from kith.plan_goals g
            join kith.plans n on n.place_id = g.place_id and n.id = g.plan_id and n.enrolment_id = e.id
            join lateral (select x.aim from kith.plan_versions x
                           where x.place_id = g.place_id and x.goal_id = g.id and not x.beside
                           order by x.number desc limit 1) v on v.aim is not null
           where g.place_id = of_place and g.ended_how = 'reached') d), '[]'),
        'met', coalesce((select jsonb_agg(m.name order by m.since, m.name) from (
          select split_part(p.name, ' ', 1) as name, min(c.made_at) as since
            from access.caseloads c join kith.people p on p.id = c.person_id
           where c.place_id = of_place and c.child_id = child
             and not exists (select 1 from access.exclusions x
                              where x.place_id = of_place and x.child_id = child and x.person_id = c.person_id)
           group by 1) m), '[]'),
        -- The first words of their own in the plan, where others stand there now.
        'said', (select jsonb_build_object('words', kith.without_names(f.own_words, (select names from hide)), 'on', f.saved_on)
          from kith.plans n
          join lateral (select x.own_words, x.saved_on from kith.plan_versions x
                         where x.place_id = n.place_id and x.plan_id = n.id and x.goal_id is null and not x.beside
                           and x.own_words is not null order by x.number limit 1) f on true
          join lateral (select x.own_words, x.saved_on from kith.plan_versions x
                         where x.place_id = n.place_id and x.plan_id = n.id and x.goal_id is null and not x.beside
                         order by x.number desc limit 1) l on l.saved_on > f.saved_on and l.own_words <> f.own_words
         where n.place_id = of_place and n.enrolment_id = e.id limit 1))
        from kith.enrolments e where e.place_id = of_place and e.child_id = child and e.ended_on is null) end)
$$;

-- The page of the link that is asking; null where it shows nothing any more.
create function kith.family_page_by_link() returns table (
  page_id uuid, for_whom text, language text, may_change boolean, until timestamptz, approved text[], shows jsonb
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.who, p.language, p.may_change, (access.credential()).until,
         (select coalesce(array_agg(a.language || ' ' || a.piece || ' ' || a.text_hash), '{}') from kith.translation_approvals a
           where a.place_id = p.place_id and a.withdrawn_at is null),
         kith.family_page_shows(p.place_id, p.child_id, p.school_id, p.who, p.id, p.relative_id)
    from kith.family_page_asking() p
$$;

-- Exactly what a page would show, to whoever writes of this family: looked at before a link is given.
create function kith.family_page_preview(child uuid, for_whom text, reader uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kith.family_page_shows(e.place_id, e.child_id, e.school_id, for_whom, null, reader)
    from kith.enrolments e
   where e.place_id = kith.place() and e.child_id = child and e.ended_on is null
     and exists (select 1 from access.reach r
                  where r.person_id = kith.person() and r.child_id = child and r.place_id = e.place_id
                    and r.writes & 64 <> 0 and (r.until is null or r.until > now()))
$$;

-- How the pages of a child stand, for whoever reads of the family: `works`, `closed` by what came since, or `none`.
create function kith.family_page_states(child uuid) returns table (page_id uuid, state text, until timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, case when p.ended_on is not null or l.id is null or l.ended_at is not null or l.until < now() then 'none'
                    when not kith.may_tell_by_link(p.place_id, p.child_id)
                      or kith.page_was_closed(p.place_id, p.child_id, l.made_at) then 'closed'
                    else 'works' end, l.until
    from kith.family_pages p
    left join kith.links l on l.place_id = p.place_id and l.id = p.link_id
   where p.place_id = kith.place() and p.child_id = family_page_states.child
     and exists (select 1 from access.reach r
                  where r.person_id = kith.person() and r.child_id = p.child_id and r.place_id = p.place_id
                    and r.reads & 64 <> 0 and (r.until is null or r.until > now()))
$$;

-- The page of the link that is asking, or an error for anybody else.
create function kith.family_page_to_write() returns kith.family_pages
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  p kith.family_pages;
begin
  select * into p from kith.family_page_asking();
  if p.id is null then raise exception 'This link opens no such page.' using errcode = 'insufficient_privilege'; end if;
  return p;
end $$;

-- Keeps in which language somebody reads their page.
create function kith.speak_by_link(wanted text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update kith.family_pages f set language = wanted
    from kith.family_page_to_write() p where f.place_id = p.place_id and f.id = p.id
$$;

-- Keeps what somebody says on their page. False where this form came before, or where twenty came within a day.
create function kith.say_by_link(new_id uuid, what text, said text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p kith.family_pages := kith.family_page_to_write();
begin
  if (select count(*) from kith.family_page_words w
       where w.place_id = p.place_id and w.page_id = p.id and w.said_at > now() - interval '1 day') >= 20 then
    return false;
  end if;
  insert into kith.family_page_words (place_id, id, child_id, page_id, kind, words, language, said_on)
    values (p.place_id, new_id, p.child_id, p.id, what, said, coalesce(p.language, 'en'), kith.day_in(p.place_id))
    on conflict do nothing;
  return found;
end $$;

-- Keeps what is not right on this page. False where this form came before, or where twenty came within a day.
create function kith.tell_not_right(new_id uuid, what text, whom text, said text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p kith.family_pages := kith.family_page_to_write();
begin
  return kith.keep_not_right(p.place_id, p.child_id, p.id, null, coalesce(p.language, 'en'), new_id, what, whom, said);
end $$;

-- Takes a family's yes back from their page, at once, as a Link Worker would who was told (0027).
create function kith.take_back_by_link(from_purpose text, said text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p kith.family_pages := kith.family_page_to_write();
  by_whom text;
begin
  if not p.may_change then
    raise exception 'This page changes no agreement.' using errcode = 'insufficient_privilege';
  end if;
  select case when r.kind in ('mother', 'father', 'parent') then 'parent' else 'carer' end into by_whom
    from kith.relationships r
   where r.place_id = p.place_id and r.child_id = p.child_id and r.relative_id = p.relative_id and r.ended_at is null
   limit 1;
  return kith.take_yes_back(p.place_id, null, p.child_id, from_purpose, 'family', by_whom, 'page', kith.day_in(p.place_id), said);
end $$;

-- Says yes to more on their page, where the place lets it be asked there (blueprint, by_page): what was read, and in which
-- language, are kept as they are when somebody is told (0027). 'kept'; 'unknown' where it is not asked there.
create function kith.say_yes_by_link(new_id uuid, to_purpose text, piece text, piece_hash text, tongue text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p kith.family_pages := kith.family_page_to_write();
  outcome text;
begin
  if not p.may_change then
    raise exception 'This page changes no agreement.' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select 1 from kith.asked_on_page(p.place_id, p.child_id) a where a.purpose = to_purpose) then return 'unknown'; end if;
  select k.outcome into outcome
    from kith.relationships r
   cross join lateral kith.keep_agreements(p.place_id, null, jsonb_build_array(jsonb_build_object(
           'id', new_id, 'child_id', p.child_id, 'purpose', to_purpose, 'who', 'family', 'answer', 'yes',
           'said_by', case when r.kind in ('mother', 'father', 'parent') then 'parent' else 'carer' end,
           'said_how', 'page', 'said_on', kith.day_in(p.place_id), 'wording', piece, 'wording_hash', piece_hash,
           'language', tongue))) k
   where r.place_id = p.place_id and r.child_id = p.child_id and r.relative_id = p.relative_id and r.ended_at is null
   limit 1;
  return outcome;
end $$;

-- Gives the link of a page a code to be read out; one before it opens nothing any more. Null where there is no such link.
create function access.make_link_code(of_page uuid, code_hash text, hours integer) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  l kith.links;
  ends timestamptz := now() + make_interval(hours => hours);
begin
  if hours not between 1 and 72 then raise exception 'A code works for 1 to 72 hours.' using errcode = 'check_violation'; end if;
  select k.* into l
    from kith.family_pages p
    join kith.links k on k.place_id = p.place_id and k.id = p.link_id and k.ended_at is null and k.until > now()
    join access.link_purposes u on u.purpose = k.purpose
   where p.place_id = asking.place_id and p.id = of_page and p.ended_on is null
     and kith.may_for_school(u.duty, k.school_id)
     and exists (select 1 from access.reach r
                  where r.person_id = asking.person_id and r.child_id = p.child_id
                    and r.writes & 64 <> 0 and (r.until is null or r.until > now()));
  if l.id is null then return null; end if;
  delete from door.link_codes d where d.link_id = l.id and d.used_at is null or d.until < now() - interval '30 days';
  insert into door.link_codes (hash, place_id, link_id, until) values (code_hash, l.place_id, l.id, least(ends, l.until));
  return least(ends, l.until);
end $$;

-- Spends a code: this browser is given a credential of its own for some hours, for what the code's link is for.
create function door.open_by_code(code_hash text, new_id uuid, token_hash text, hours integer) returns table (
  link_id uuid, place_id uuid, purpose text
) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d door.link_codes;
begin
  update door.link_codes k set used_at = now(), credential_id = new_id
    from kith.links l
   where k.hash = code_hash and k.used_at is null and k.until > now()
     and l.place_id = k.place_id and l.id = k.link_id and l.ended_at is null and l.until > now()
  returning k.* into d;
  if d.hash is null then return; end if;
  return query
    insert into access.credentials (id, hash, kind, place_id, purpose, idle, until)
    select new_id, token_hash, 'link', l.place_id, l.purpose, make_interval(hours => open_by_code.hours),
           least(l.until, now() + make_interval(hours => open_by_code.hours))
      from kith.links l where l.place_id = d.place_id and l.id = d.link_id
    returning d.link_id, d.place_id, credentials.purpose;
end $$;

alter function kith.family_page_asking() owner to kith_definer;
alter function kith.family_page_by_link() owner to kith_definer;
alter function kith.family_page_preview(uuid, text, uuid) owner to kith_definer;
alter function kith.family_page_states(uuid) owner to kith_definer;
alter function kith.family_page_to_write() owner to kith_definer;
alter function kith.speak_by_link(text) owner to kith_definer;
alter function kith.say_by_link(uuid, text, text) owner to kith_definer;
alter function kith.tell_not_right(uuid, text, text, text) owner to kith_definer;
alter function kith.take_back_by_link(text, text) owner to kith_definer;
alter function kith.say_yes_by_link(uuid, text, text, text, text) owner to kith_definer;
alter function access.make_link_code(uuid, text, integer) owner to kith_definer;
alter function door.open_by_code(text, uuid, text, integer) owner to kith_definer;
revoke all on function kith.page_was_closed(uuid, uuid, timestamptz),
  kith.family_page_shows(uuid, uuid, uuid, text, uuid, uuid),
  kith.names_to_hide(uuid, uuid, text, uuid), kith.without_names(text, text[]), kith.kept_by_child(uuid, uuid), kith.family_page_asking(),
  kith.family_page_by_link(), kith.family_page_preview(uuid, text, uuid), kith.family_page_states(uuid),
  kith.family_page_to_write(), kith.speak_by_link(text), kith.say_by_link(uuid, text, text),
  kith.tell_not_right(uuid, text, text, text), kith.take_back_by_link(text, text), kith.say_yes_by_link(uuid, text, text, text, text),
  access.make_link_code(uuid, text, integer), door.open_by_code(text, uuid, text, integer) from public;
grant execute on function kith.page_was_closed(uuid, uuid, timestamptz),
  kith.family_page_shows(uuid, uuid, uuid, text, uuid, uuid),
  kith.names_to_hide(uuid, uuid, text, uuid), kith.without_names(text, text[]), kith.kept_by_child(uuid, uuid) to kith_definer;
grant execute on function kith.family_page_by_link(), kith.family_page_preview(uuid, text, uuid), kith.family_page_states(uuid),
  kith.speak_by_link(text), kith.say_by_link(uuid, text, text), kith.tell_not_right(uuid, text, text, text),
  kith.take_back_by_link(text, text), kith.say_yes_by_link(uuid, text, text, text, text),
  access.make_link_code(uuid, text, integer) to kith_app;
grant execute on function door.open_by_code(text, uuid, text, integer) to kith_door;
