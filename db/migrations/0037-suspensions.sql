-- What follows a suspension, and alternative provision, of which three sides see one plan (rules/suspension.md). Class plan.

-- A suspension that is followed: what came in by import gets one when the first thing is written, under the same id; one
-- that a person entered has it from the start, and is the same one once the school's own row arrives.
create table kith.suspension_follow_ups (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  starts_on date not null,
  sessions integer not null check (sessions between 0 and 200),
  type text not null check (type in ('SUSP', 'PERM')),
  because text check (length(because) between 1 and 500),
  made_at timestamptz not null default now(),
  made_by uuid,
  settled_on date,
  settled_because text check (length(settled_because) between 1 and 500),
  settled_by uuid,
  primary key (place_id, id),
  unique (place_id, child_id, starts_on, type),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((settled_on is null) = (settled_because is null))
);
create index suspension_follow_ups_of_child on kith.suspension_follow_ups (child_id);
select kith.guard('kith.suspension_follow_ups', 'plan');
grant update (settled_on, settled_because) on kith.suspension_follow_ups to kith_app;
create trigger settled_by before update of settled_on on kith.suspension_follow_ups for each row
  when (old.settled_on is distinct from new.settled_on) execute function kith.by_whoever_changed('settled_by');

-- Every suspension with what the programme does about it: once, whether school or person told of it first.
create view kith.suspensions_followed with (security_invoker = true) as
  select f.place_id, f.id, f.child_id, f.starts_on, coalesce(s.sessions, f.sessions) as sessions, f.type,
         coalesce(s.reasons, '{}') as reasons, f.because, s.sessions is not null as from_school, true as begun,
         f.settled_on, f.settled_because, least(f.made_at, s.known_at) as known_at
    from kith.suspension_follow_ups f
    left join kith.suspensions_standing s
      on s.place_id = f.place_id and s.child_id = f.child_id and s.starts_on = f.starts_on and s.type = f.type
  union all
  select s.place_id, s.id, s.child_id, s.starts_on, s.sessions, s.type, s.reasons, null, true, false, null, null, s.known_at
    from kith.suspensions_standing s
   where s.type <> 'LNCH'
     and not exists (
       select 1 from kith.suspension_follow_ups f
        where f.place_id = s.place_id and f.child_id = s.child_id and f.starts_on = s.starts_on and f.type = s.type);
grant select on kith.suspensions_followed to kith_app, kith_worker;

-- Where somebody learns instead, for a time: alternative provision, with its dates, days, and whom to ask there.
create table kith.placements (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  follow_up_id uuid,
  provider text not null check (length(provider) between 1 and 120),
  contact_name text not null check (length(contact_name) between 1 and 120),
  contact_by text not null check (length(contact_by) between 1 and 200),
  starts_on date not null,
  ends_on date not null,
  days text[] not null check (cardinality(days) > 0 and days <@ array['mon', 'tue', 'wed', 'thu', 'fri']),
  link_id uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_on date,
  ended_because text check (length(ended_because) between 1 and 300),
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  foreign key (place_id, follow_up_id) references kith.suspension_follow_ups (place_id, id),
  foreign key (place_id, link_id) references kith.links (place_id, id),
  check (ends_on >= starts_on),
  check ((ended_on is null) = (ended_because is null))
);
create index placements_of_child on kith.placements (child_id);
select kith.guard('kith.placements', 'plan');
grant update (link_id, ended_on, ended_because) on kith.placements to kith_app;
create trigger ended_by before update of ended_on on kith.placements for each row
  when (old.ended_on is distinct from new.ended_on) execute function kith.by_whoever_changed('ended_by');

-- The meeting on coming back: planned for a day and an hour, then held (who came, what was agreed) or called off.
create table kith.return_meetings (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  follow_up_id uuid,
  placement_id uuid,
  on_day date not null,
  at_time text not null check (at_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  held_where text not null check (length(held_where) between 1 and 120),
  made_at timestamptz not null default now(),
  made_by uuid,
  held_on date,
  who_came text check (length(who_came) between 1 and 300),
  agreed text check (length(agreed) between 1 and 1000),
  called_off_because text check (length(called_off_because) between 1 and 300),
  settled_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, follow_up_id) references kith.suspension_follow_ups (place_id, id),
  foreign key (place_id, placement_id) references kith.placements (place_id, id),
  check (num_nonnulls(follow_up_id, placement_id) <= 1),
  check ((held_on is null) = (who_came is null) and (held_on is null) = (agreed is null)),
  check (held_on is null or called_off_because is null)
);
create index return_meetings_of_child on kith.return_meetings (child_id);
create index return_meetings_of_day on kith.return_meetings (on_day) where held_on is null and called_off_because is null;
select kith.guard('kith.return_meetings', 'plan');
grant update (held_on, who_came, agreed, called_off_because) on kith.return_meetings to kith_app;
create trigger settled_by before update of held_on, called_off_because on kith.return_meetings for each row
  when (old.held_on is distinct from new.held_on or old.called_off_because is distinct from new.called_off_because)
  execute function kith.by_whoever_changed('settled_by');

-- What three sides write about a suspension or a placement. The newest return plan is the plan that all three see.
create table kith.suspension_lines (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  follow_up_id uuid,
  placement_id uuid,
  side text not null check (side in ('programme', 'school', 'provider')),
  kind text not null check (kind in ('call', 'visit', 'going', 'return-plan')),
  words text not null check (length(words) between 1 and 1000),
  on_day date not null,
  by_name text not null check (length(by_name) between 1 and 200),
  link_id uuid,
  made_at timestamptz not null default now(),
  made_by uuid,
  withdrawn_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, follow_up_id) references kith.suspension_follow_ups (place_id, id),
  foreign key (place_id, placement_id) references kith.placements (place_id, id),
  foreign key (place_id, link_id) references kith.links (place_id, id),
  check (num_nonnulls(follow_up_id, placement_id) <= 1),
  check ((side = 'provider') = (link_id is not null))
);
create index suspension_lines_of_child on kith.suspension_lines (child_id);
create index suspension_lines_of_placement on kith.suspension_lines (placement_id) where placement_id is not null;
select kith.guard('kith.suspension_lines', 'plan');
grant update (withdrawn_at) on kith.suspension_lines to kith_app;
create policy only_their_side on kith.suspension_lines as restrictive for insert to kith_app
  with check (side = 'programme' and made_by = (select kith.person()));
create policy only_their_own on kith.suspension_lines as restrictive for update to kith_app
  using (made_by = (select kith.person())) with check (made_by = (select kith.person()));

create policy of_the_same_child on kith.placements as restrictive for insert to kith_app
  with check (follow_up_id is null or exists (
    select 1 from kith.suspension_follow_ups f where f.id = follow_up_id and f.child_id = kith.placements.child_id));

do $$
declare
  each text;
begin
  foreach each in array array['suspension_follow_ups', 'placements', 'return_meetings']
  loop
    execute format('create policy in_their_own_name on kith.%I as restrictive for insert to kith_app'
      ' with check (made_by = (select kith.person()))', each);
  end loop;
  foreach each in array array['return_meetings', 'suspension_lines']
  loop
    execute format('create policy of_the_same_child on kith.%1$I as restrictive for insert to kith_app with check ('
      'exists (select 1 from kith.suspension_follow_ups f'
      '         where f.id = kith.%1$I.follow_up_id and f.child_id = kith.%1$I.child_id)'
      ' or exists (select 1 from kith.placements p'
      '             where p.id = kith.%1$I.placement_id and p.child_id = kith.%1$I.child_id))', each);
  end loop;
  foreach each in array array['suspension_follow_ups', 'placements']
  loop
    execute format('create policy only_taking_part on kith.%1$I as restrictive for insert to kith_app'
      ' with check (exists (select 1 from kith.taking_part t where t.child_id = kith.%1$I.child_id))', each);
  end loop;
end $$;

-- The placement whose provider's link is asking: the link that whoever may write the child's plan gave for this row, while
-- the child is on the roll of the school that placed them.
create function kith.placement_asking() returns setof kith.placements
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.*
    from access.credential() c
    join kith.links l on l.place_id = c.place_id and l.id = c.id and l.ended_at is null
    join kith.placements p on p.place_id = l.place_id and p.id = l.about_id and p.link_id = l.id
                          and p.school_id = l.school_id and p.ended_on is null
   where c.kind = 'link' and c.purpose = 'other-school' and kith.may_tell_by_link(p.place_id, p.child_id)
     and kith.may_be_asked_about(p.place_id, p.school_id, p.child_id)
$$;

-- Dates, contact and return plan: all that staff of alternative provision see. `wrote_on` are the days on which they wrote.
create function kith.placement_by_link() returns table (
  forename text, initial text, provider text, starts_on date, ends_on date, days text[], school text, link_worker text, link_worker_email text,
  plan text, plan_on date, meeting_on date, meeting_at text, meeting_where text, wrote_on date[], until timestamptz
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.forename, left(n.surname, 1), p.provider, p.starts_on, p.ends_on, p.days, s.name, w.name, w.email,
         t.words, t.on_day, m.on_day, m.at_time, m.held_where,
         coalesce((select array_agg(distinct x.on_day order by x.on_day) from kith.suspension_lines x
                    where x.place_id = p.place_id and x.placement_id = p.id and x.side = 'provider' and x.withdrawn_at is null),
                  '{}'),
         (access.credential()).until
    from kith.placement_asking() p
    join kith.schools s on s.place_id = p.place_id and s.id = p.school_id
    left join kith.names n on n.place_id = p.place_id and n.child_id = p.child_id and n.ended_at is null
    left join lateral (
      select x.name, x.email from access.caseloads l join kith.people x on x.id = l.person_id
       where l.place_id = p.place_id and l.child_id = p.child_id and l.ended_at is null
       order by l.made_at desc limit 1) w on true
    left join lateral (
      select x.words, x.on_day from kith.suspension_lines x
       where x.place_id = p.place_id and x.placement_id = p.id and x.kind = 'return-plan' and x.withdrawn_at is null
       order by x.made_at desc, x.id desc limit 1) t on true
    left join lateral (
      select x.on_day, x.at_time, x.held_where from kith.return_meetings x
       where x.place_id = p.place_id and x.placement_id = p.id and x.held_on is null and x.called_off_because is null
       order by x.on_day limit 1) m on true
$$;

-- Takes how it is going, in the provider's words. False where this form was taken before; an error for anybody else.
create function kith.tell_how_it_goes(line uuid, said text, day date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p kith.placements;
begin
  select * into p from kith.placement_asking();
  if p.id is null then
    raise exception 'This link opens no placement.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.suspension_lines (place_id, id, child_id, placement_id, side, kind, words, on_day, by_name, link_id)
  select p.place_id, line, p.child_id, p.id, 'provider', 'going', said, day, l.for_whom || ', ' || p.provider, l.id
    from kith.links l where l.place_id = p.place_id and l.id = p.link_id
  on conflict do nothing;
  return found;
end $$;

-- The school's own side, written by the school's lead, who reads plans and writes none: of a child on the own roll whom
-- they may see. False where this form was taken before.
create function kith.tell_school_side(line uuid, child uuid, follow_up uuid, placement uuid, of_kind text, said text, day date)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind is distinct from 'person' or of_kind not in ('call', 'visit', 'going', 'return-plan') or not exists (
    select 1 from kith.memberships m
      join kith.rolls o on o.place_id = m.place_id and o.school_id = m.school_id and o.child_id = child and o.ended_at is null
      join access.reach x on x.person_id = m.person_id and x.child_id = child and x.reads & 16 <> 0
                         and (x.until is null or x.until > now())
     where m.place_id = asking.place_id and m.person_id = asking.person_id and m.role = 'school-lead' and m.ended_at is null) then
    raise exception 'This is not a child of the asker''s school.' using errcode = 'insufficient_privilege';
  end if;
  -- The school may be the first to write about a suspension that came in by import.
  if follow_up is not null then
    insert into kith.suspension_follow_ups (place_id, id, child_id, starts_on, sessions, type, made_by)
    select s.place_id, s.id, s.child_id, s.starts_on, s.sessions, s.type, asking.person_id
      from kith.suspensions s
     where s.place_id = asking.place_id and s.id = follow_up and s.child_id = child and s.type <> 'LNCH'
    on conflict do nothing;
  end if;
  insert into kith.suspension_lines (place_id, id, child_id, follow_up_id, placement_id, side, kind, words, on_day, by_name, made_by)
  select asking.place_id, line, child, follow_up, placement, 'school', of_kind, said, day, p.name, p.id
    from kith.people p
   where p.id = asking.person_id
     and (exists (select 1 from kith.suspension_follow_ups f where f.id = follow_up and f.child_id = child)
          or exists (select 1 from kith.placements a where a.id = placement and a.child_id = child))
  on conflict do nothing;
  return found;
end $$;

alter function kith.placement_asking() owner to kith_definer;
alter function kith.placement_by_link() owner to kith_definer;
alter function kith.tell_how_it_goes(uuid, text, date) owner to kith_definer;
alter function kith.tell_school_side(uuid, uuid, uuid, uuid, text, text, date) owner to kith_definer;
revoke all on function kith.placement_asking(), kith.placement_by_link(), kith.tell_how_it_goes(uuid, text, date),
  kith.tell_school_side(uuid, uuid, uuid, uuid, text, text, date) from public;
grant execute on function kith.placement_by_link(), kith.tell_how_it_goes(uuid, text, date),
  kith.tell_school_side(uuid, uuid, uuid, uuid, text, text, date) to kith_app;

-- That somebody at another school or a teacher has a link, and who, is known to those who may know about whom it is.
create policy about_whom_one_sees on kith.links as restrictive for select to kith_app using (
  purpose not in ('what-helps', 'other-school') or made_by = (select kith.person())
  or id in (select r.link_id from kith.class_page_readers r) or id in (select p.link_id from kith.placements p));
