-- Early Help (rules/early-help.md): an episode around one family, who leads it and who is around them, at which level of need
-- in the council's own words, what the family needs, what was found when it was looked at again, and what ended it. All of
-- class early_help. Facts end or are followed by newer ones; nothing is overwritten.

create table kith.early_help_episodes (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  began_on date not null,
  -- How it came: new, down from a statutory service, or begun by the council and told to us.
  came_from text not null check (came_from in ('new', 'step-down', 'council')),
  -- The council's own word for why, as the blueprint said it on that day, and the family's reason in our words.
  reason text not null check (length(reason) between 1 and 120),
  why text check (length(why) between 1 and 1000),
  -- Where nobody said yes to Early Help: why there is an episode all the same.
  without_yes_because text check (length(without_yes_because) between 3 and 500),
  -- By what the council's system knows the episode and the child.
  council_episode text check (length(council_episode) between 1 and 60),
  council_person text check (length(council_person) between 1 and 60),
  review_by date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_on date,
  end_reason text check (end_reason in ('outcomes-met', 'step-up', 'no-further-action')),
  ended_words text check (length(ended_words) between 1 and 1000),
  ended_by uuid,
  primary key (place_id, id),
  unique (place_id, id, child_id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((ended_on is null) = (end_reason is null)),
  check (ended_on is null or ended_on >= began_on)
);
create unique index early_help_episodes_open on kith.early_help_episodes (place_id, child_id) where ended_on is null;
create index early_help_episodes_of_child on kith.early_help_episodes (child_id, began_on desc);
select kith.guard('kith.early_help_episodes', 'early_help');
grant update (ended_on, end_reason, ended_words, council_episode, council_person) on kith.early_help_episodes to kith_app;
create trigger ended_by before update of ended_on on kith.early_help_episodes for each row
  when (old.ended_on is distinct from new.ended_on) execute function kith.by_whoever_changed('ended_by');
-- Early Help is asked apart: an episode has the family's yes, or says why it has none.
create policy with_a_yes_or_a_reason on kith.early_help_episodes as restrictive for insert to kith_app with check (
  (without_yes_because is not null
   or exists (select 1 from kith.consents_in_force c
               where c.child_id = kith.early_help_episodes.child_id and c.purpose = 'early-help'))
  and exists (select 1 from kith.taking_part t where t.child_id = kith.early_help_episodes.child_id));

-- Who leads it, one at a time: somebody with an account here, or somebody of whom we know the name.
create table kith.early_help_leads (
  place_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  child_id uuid not null,
  person_id uuid references kith.people (id),
  name text not null check (length(name) between 1 and 120),
  organisation text not null check (length(organisation) between 1 and 120),
  -- How to reach them at work.
  reach text check (length(reach) between 3 and 120),
  from_on date not null,
  until_on date,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, episode_id, child_id) references kith.early_help_episodes (place_id, id, child_id),
  check (until_on >= from_on)
);
create unique index early_help_leads_one on kith.early_help_leads (place_id, episode_id) where until_on is null;
create index early_help_leads_of_child on kith.early_help_leads (child_id);
create index early_help_leads_of_person on kith.early_help_leads (person_id) where until_on is null;
select kith.guard('kith.early_help_leads', 'early_help');
grant update (until_on) on kith.early_help_leads to kith_app;

-- The team around the family.
create table kith.early_help_team (
  place_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  child_id uuid not null,
  person_id uuid references kith.people (id),
  name text not null check (length(name) between 1 and 120),
  role text not null check (length(role) between 1 and 120),
  reach text check (length(reach) between 3 and 120),
  from_on date not null,
  until_on date,
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, episode_id, child_id) references kith.early_help_episodes (place_id, id, child_id),
  check (until_on >= from_on)
);
create index early_help_team_of_child on kith.early_help_team (child_id);
create index early_help_team_of_episode on kith.early_help_team (episode_id);
create index early_help_team_of_person on kith.early_help_team (person_id) where until_on is null;
select kith.guard('kith.early_help_team', 'early_help');
grant update (until_on) on kith.early_help_team to kith_app;
create trigger ended_by before update of until_on on kith.early_help_team for each row
  when (old.until_on is distinct from new.until_on) execute function kith.by_whoever_changed('ended_by');

-- At which level of need, by the number and in the words of the council on that day; the newest stands.
create table kith.early_help_levels (
  place_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  child_id uuid not null,
  level smallint not null check (level between 1 and 9),
  name text not null check (length(name) between 1 and 120),
  step text not null check (step in ('began', 'up', 'down')),
  on_day date not null,
  because text check (length(because) between 1 and 500),
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, episode_id, child_id) references kith.early_help_episodes (place_id, id, child_id),
  check (step = 'began' or because is not null)
);
create index early_help_levels_of_episode on kith.early_help_levels (episode_id, on_day desc);
create index early_help_levels_of_child on kith.early_help_levels (child_id);
create unique index early_help_levels_first on kith.early_help_levels (episode_id) where step = 'began';
select kith.guard('kith.early_help_levels', 'early_help');

-- What the whole family needs, each under one of the council's outcome headings.
create table kith.early_help_needs (
  place_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  child_id uuid not null,
  whose text not null check (whose in ('child', 'parent', 'sibling', 'family')),
  heading text not null check (heading ~ '^[a-z][a-z0-9-]{1,40}$'),
  words text not null check (length(words) between 1 and 500),
  found_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  settled_on date,
  settled_as text check (settled_as in ('met', 'not-met')),
  settled_words text check (length(settled_words) between 1 and 500),
  settled_by uuid,
  primary key (place_id, id),
  foreign key (place_id, episode_id, child_id) references kith.early_help_episodes (place_id, id, child_id),
  check ((settled_on is null) = (settled_as is null)),
  check (settled_as is distinct from 'not-met' or settled_words is not null)
);
create index early_help_needs_of_episode on kith.early_help_needs (episode_id);
create index early_help_needs_of_child on kith.early_help_needs (child_id);
select kith.guard('kith.early_help_needs', 'early_help');
grant update (settled_on, settled_as, settled_words) on kith.early_help_needs to kith_app;
create trigger settled_by before update of settled_on on kith.early_help_needs for each row
  when (old.settled_on is distinct from new.settled_on) execute function kith.by_whoever_changed('settled_by');

-- When the team around the family met: what the family said first, what was found, which way it goes, and when next.
create table kith.early_help_reviews (
  place_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  child_id uuid not null,
  on_day date not null,
  who_came text not null check (length(who_came) between 1 and 500),
  family_says text check (length(family_says) between 1 and 2000),
  words text not null check (length(words) between 1 and 2000),
  leans text not null check (leans in ('less', 'same', 'more')),
  next_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, episode_id, child_id) references kith.early_help_episodes (place_id, id, child_id),
  check (next_on > on_day)
);
create index early_help_reviews_of_episode on kith.early_help_reviews (episode_id, on_day desc);
create index early_help_reviews_of_child on kith.early_help_reviews (child_id);
select kith.guard('kith.early_help_reviews', 'early_help');

-- The whole family's assessment, typed once, in the sections of the council's own form; one under way at a time.
create table kith.early_help_assessments (
  place_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  child_id uuid not null,
  began_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  completed_on date,
  -- Who completed it is the organisation of whoever led on that day.
  organisation text check (length(organisation) between 1 and 120),
  completed_by uuid,
  primary key (place_id, id),
  unique (place_id, id, child_id),
  foreign key (place_id, episode_id, child_id) references kith.early_help_episodes (place_id, id, child_id),
  check (completed_on >= began_on),
  check ((completed_on is null) = (organisation is null))
);
create unique index early_help_assessments_open on kith.early_help_assessments (place_id, episode_id)
  where completed_on is null;
create index early_help_assessments_of_child on kith.early_help_assessments (child_id, began_on desc);
select kith.guard('kith.early_help_assessments', 'early_help');
grant update (completed_on, organisation) on kith.early_help_assessments to kith_app;
create trigger completed_by before update of completed_on on kith.early_help_assessments for each row
  when (old.completed_on is distinct from new.completed_on) execute function kith.by_whoever_changed('completed_by');

-- What stands in a section, a row a save: the newest is the section's, the others stay. `whole` is the section as it was completed,
-- with what was known beside what was typed.
create table kith.early_help_sections (
  place_id uuid not null,
  id uuid not null,
  assessment_id uuid not null,
  child_id uuid not null,
  section text not null check (section ~ '^[a-z][a-z0-9-]{1,40}$'),
  heading text not null check (length(heading) between 1 and 200),
  words text not null check (length(words) <= 6000),
  whole boolean not null default false,
  nth smallint not null check (nth >= 0),
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, assessment_id, child_id) references kith.early_help_assessments (place_id, id, child_id)
);
create index early_help_sections_of_assessment on kith.early_help_sections (assessment_id, section, made_at desc);
create index early_help_sections_of_child on kith.early_help_sections (child_id);
select kith.guard('kith.early_help_sections', 'early_help');

-- When it was written, and by whom, is when it came in and who sent it (0041). Jobs and operators bring in what was before.
do $$
declare
  part text;
begin
  foreach part in array array['early_help_episodes', 'early_help_leads', 'early_help_team', 'early_help_levels',
    'early_help_needs', 'early_help_reviews', 'early_help_assessments', 'early_help_sections'] loop
    execute format('create policy as_it_is_written on kith.%I as restrictive for insert to kith_app'
      ' with check (made_at = now() and made_by = (select kith.person()))', part);
  end loop;
end $$;

-- Where somebody here leads an episode, only they write in it. Taking the lead over is open to whoever may write of the child.
do $$
declare
  part text;
begin
  foreach part in array array['early_help_levels', 'early_help_needs', 'early_help_reviews', 'early_help_team',
    'early_help_assessments'] loop
    execute format('create policy the_lead_writes on kith.%1$I as restrictive for insert to kith_app with check (
      exists (select 1 from kith.early_help_leads l
               where l.episode_id = kith.%1$I.episode_id and l.until_on is null
                 and (l.person_id is null or l.person_id = (select kith.person())))%2$s)', part,
      -- Whoever begins one says at which level, be the lead another's.
      case part when 'early_help_levels' then ' or step = ''began''' else '' end);
  end loop;
end $$;

create policy the_lead_writes on kith.early_help_sections as restrictive for insert to kith_app with check (
  exists (select 1 from kith.early_help_assessments a
            join kith.early_help_leads l on l.episode_id = a.episode_id and l.until_on is null
           where a.id = kith.early_help_sections.assessment_id and a.completed_on is null
             and (l.person_id is null or l.person_id = (select kith.person()))));

-- Whom of the council an open episode lets see the child: who leads it, by the matrix; who is around the family, that the child
-- is here and whom to ask (kith.early_help_leads_of), and no more. Without the family's yes, or a reason said, nobody.
create function access.keep_episode_grants(children uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted jsonb;
begin
  select coalesce(jsonb_agg(to_jsonb(w)), '[]') into wanted from (
    select distinct on (x.place_id, x.child_id, x.person_id) x.* from (
      select e.place_id, e.child_id, l.person_id, b.reads, b.writes, 'Early Help: I lead the episode' as why
        from kith.early_help_episodes e
        join kith.early_help_leads l on l.place_id = e.place_id and l.episode_id = e.id and l.until_on is null
        join access.role_bits b on b.role = 'early-help-practitioner'
       where e.child_id = any (children) and e.ended_on is null
      union all
      select e.place_id, e.child_id, t.person_id, 1, 0, 'Early Help: I am around the family'
        from kith.early_help_episodes e
        join kith.early_help_team t on t.place_id = e.place_id and t.episode_id = e.id and t.until_on is null
       where e.child_id = any (children) and e.ended_on is null) x
     where exists (select 1 from kith.memberships m
                    where m.place_id = x.place_id and m.person_id = x.person_id
                      and m.role = 'early-help-practitioner' and m.ended_at is null)
       and exists (select 1 from kith.early_help_episodes e
                    where e.place_id = x.place_id and e.child_id = x.child_id and e.ended_on is null
                      and (e.without_yes_because is not null
                           or exists (select 1 from kith.consents_in_force c
                                       where c.place_id = e.place_id and c.child_id = e.child_id
                                         and c.purpose = 'early-help')))
     order by x.place_id, x.child_id, x.person_id, x.writes desc) w;
  -- A change of nothing would still lock the place: asked first.
  if exists (
      select 1 from access.grants g
       where g.child_id = any (children) and g.ended_at is null and g.why like 'Early Help: %'
         and not exists (
           select 1 from jsonb_to_recordset(wanted) as w (place_id uuid, child_id uuid, person_id uuid, reads int, why text)
            where w.child_id = g.child_id and w.person_id = g.person_id and w.why = g.why)) then
    update access.grants g set ended_at = now()
     where g.child_id = any (children) and g.ended_at is null and g.why like 'Early Help: %'
       and not exists (
         select 1 from jsonb_to_recordset(wanted) as w (place_id uuid, child_id uuid, person_id uuid, reads int, why text)
          where w.child_id = g.child_id and w.person_id = g.person_id and w.why = g.why);
  end if;
  if exists (
      select 1 from jsonb_to_recordset(wanted) as w (place_id uuid, child_id uuid, person_id uuid, why text)
       where not exists (
         select 1 from access.grants g
          where g.child_id = w.child_id and g.person_id = w.person_id and g.why = w.why and g.ended_at is null)) then
    insert into access.grants (place_id, id, child_id, person_id, reads, writes, why, made_by)
    select w.place_id, gen_random_uuid(), w.child_id, w.person_id, w.reads, w.writes, w.why, kith.person()
      from jsonb_to_recordset(wanted)
           as w (place_id uuid, child_id uuid, person_id uuid, reads int, writes int, why text)
     where not exists (
       select 1 from access.grants g
        where g.child_id = w.child_id and g.person_id = w.person_id and g.why = w.why and g.ended_at is null);
  end if;
end $$;

create function access.episodes_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  children uuid[] := (
    select array_agg(distinct c.child_id) from changed c
     where exists (select 1 from kith.early_help_episodes e where e.child_id = c.child_id));
begin
  if children is not null then perform access.keep_episode_grants(children); end if;
  return null;
end $$;

do $$
declare
  watched text;
begin
  foreach watched in array array['early_help_episodes', 'early_help_leads', 'early_help_team', 'agreements'] loop
    execute format('create trigger episode_grants_after_insert after insert on kith.%I
      referencing new table as changed for each statement execute function access.episodes_changed()', watched);
    execute format('create trigger episode_grants_after_update after update on kith.%I
      referencing new table as changed for each statement execute function access.episodes_changed()', watched);
  end loop;
end $$;

-- Of each child that the asker may see at all: who leads the open episode, and how to reach them. It tells that and no more,
-- so that it answers whoever the matrix lets read the episode or know that there is one: a school's lead, a practitioner who
-- is around the family.
create function kith.early_help_leads_of(children uuid[]) returns table (
  child_id uuid, episode_id uuid, began_on date, lead text, organisation text, reach text, mine boolean
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
begin
  if asking.kind is distinct from 'person' or not exists (
      select 1 from kith.memberships m
        join access.matrix x on x.role = m.role and x.class = 'early_help' and x.letters in ('R', 'RW', 'F')
       where m.person_id = asking.person_id and m.place_id = asking.place_id and m.ended_at is null) then
    return;
  end if;
  return query
    select e.child_id, e.id, e.began_on, l.name, l.organisation, coalesce(l.reach, p.email),
           l.person_id is not distinct from asking.person_id
      from kith.early_help_episodes e
      join kith.early_help_leads l on l.place_id = e.place_id and l.episode_id = e.id and l.until_on is null
      left join kith.people p on p.id = l.person_id
     where e.place_id = asking.place_id and e.child_id = any (children) and e.ended_on is null
       and exists (
         select 1 from access.reach a
          where a.person_id = asking.person_id and a.child_id = e.child_id and a.reads & 1 <> 0
            and (a.until is null or a.until > now()));
end $$;

alter function access.keep_episode_grants(uuid[]) owner to kith_definer;
alter function access.episodes_changed() owner to kith_definer;
alter function kith.early_help_leads_of(uuid[]) owner to kith_definer;
revoke all on function access.keep_episode_grants(uuid[]), access.episodes_changed(), kith.early_help_leads_of(uuid[])
  from public;
grant execute on function kith.early_help_leads_of(uuid[]) to kith_app;
