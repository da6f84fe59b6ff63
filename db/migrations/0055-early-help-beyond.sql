-- What goes out of Early Help and what comes back (rules/early-help.md): referrals to statutory and mental-health services, and what
-- the council's own file said of children of ours. All of class early_help.

-- What was sent to a statutory service, or to a mental-health service, apart from linkings: acknowledged, accepted or declined and
-- why, and what we do meanwhile. Never a clinical note.
create table kith.statutory_referrals (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('childrens-services', 'mental-health', 'send', 'health', 'other')),
  service text not null check (length(service) between 1 and 120),
  because text not null check (length(because) between 1 and 1000),
  -- What the family said to it; without their yes, why it was sent all the same.
  family_said text not null check (family_said in ('yes', 'told', 'not-asked')),
  without_yes_because text check (length(without_yes_because) between 3 and 500),
  sent_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  acknowledged_on date,
  acknowledged_by text check (length(acknowledged_by) between 1 and 120),
  acknowledged_told_by uuid,
  answered_on date,
  answer text check (answer in ('accepted', 'declined', 'taken-back')),
  answer_words text check (length(answer_words) between 1 and 500),
  answered_told_by uuid,
  -- After a yes: the day of the first appointment.
  seen_on date,
  seen_told_by uuid,
  primary key (place_id, id),
  unique (place_id, id, child_id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((answered_on is null) = (answer is null)),
  check (answer is distinct from 'declined' or answer_words is not null),
  check (family_said = 'yes' or without_yes_because is not null),
  check (acknowledged_on >= sent_on and answered_on >= sent_on and seen_on >= sent_on)
);
create index statutory_referrals_of_child on kith.statutory_referrals (child_id, sent_on desc);
create index statutory_referrals_waiting on kith.statutory_referrals (made_by, sent_on)
  where answered_on is null or (answer = 'accepted' and seen_on is null);
select kith.guard('kith.statutory_referrals', 'early_help');
grant update (acknowledged_on, acknowledged_by, answered_on, answer, answer_words, seen_on) on kith.statutory_referrals
  to kith_app;
create trigger acknowledged_told_by before update of acknowledged_on on kith.statutory_referrals for each row
  when (old.acknowledged_on is distinct from new.acknowledged_on)
  execute function kith.by_whoever_changed('acknowledged_told_by');
create trigger answered_told_by before update of answered_on on kith.statutory_referrals for each row
  when (old.answered_on is distinct from new.answered_on) execute function kith.by_whoever_changed('answered_told_by');
create trigger seen_told_by before update of seen_on on kith.statutory_referrals for each row
  when (old.seen_on is distinct from new.seen_on) execute function kith.by_whoever_changed('seen_told_by');

-- While it waits: that somebody chased it, and what we do meanwhile.
create table kith.statutory_referral_lines (
  place_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('chased', 'meanwhile')),
  words text not null check (length(words) between 1 and 500),
  on_day date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, referral_id, child_id) references kith.statutory_referrals (place_id, id, child_id)
);
create index statutory_referral_lines_of_referral on kith.statutory_referral_lines (referral_id, on_day desc);
create index statutory_referral_lines_of_child on kith.statutory_referral_lines (child_id);
select kith.guard('kith.statutory_referral_lines', 'early_help');

do $$
declare
  part text;
begin
  foreach part in array array['statutory_referrals', 'statutory_referral_lines'] loop
    execute format('create policy as_it_is_written on kith.%I as restrictive for insert to kith_app'
      ' with check (made_at = now() and made_by = (select kith.person()))', part);
  end loop;
end $$;

-- Every file that went to a council, by the number it bears, and who was in it: so that the size of a breach can be said.
create table kith.council_files (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  kind text not null check (kind in ('ssd', 'annex-a')),
  purpose text not null check (purpose in ('council-system', 'council-return', 'check-together')),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  rows integer not null check (rows >= 0),
  children integer not null check (children >= 0),
  left_out integer not null check (left_out >= 0),
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id)
);
create index council_files_by_time on kith.council_files (place_id, made_at desc);
select kith.guard('kith.council_files', 'place', duty => 'lead the team');
create policy as_it_is_written on kith.council_files as restrictive for insert to kith_app
  with check (made_at = now() and made_by = (select kith.person()));

create table kith.council_file_children (
  place_id uuid not null,
  file_id uuid not null,
  child_id uuid not null,
  primary key (place_id, file_id, child_id),
  foreign key (place_id, file_id) references kith.council_files (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index council_file_children_of_child on kith.council_file_children (child_id);
select kith.guard('kith.council_file_children', 'early_help');
revoke insert on kith.council_file_children from kith_app;

-- Writes down who is in a file that whoever leads the team made just now: children whose Early Help they may read.
create function kith.put_into_council_file(file uuid, children uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  put integer;
begin
  if not exists (
      select 1 from kith.council_files f
       where f.place_id = asking.place_id and f.id = file and f.made_by = asking.person_id and f.made_at = now()) then
    raise exception 'Nobody adds to a file that is made.' using errcode = 'insufficient_privilege';
  end if;
  insert into kith.council_file_children (place_id, file_id, child_id)
  select asking.place_id, file, c.child from unnest(children) c (child)
   where exists (select 1 from access.reach r
                  where r.person_id = asking.person_id and r.place_id = asking.place_id and r.child_id = c.child
                    and r.reads & 256 <> 0 and (r.until is null or r.until > now()));
  get diagnostics put = row_count;
  return put;
end $$;
alter function kith.put_into_council_file(uuid, uuid[]) owner to kith_definer;
revoke all on function kith.put_into_council_file(uuid, uuid[]) from public;
grant execute on function kith.put_into_council_file(uuid, uuid[]) to kith_app;

-- What the council's own file said of children of ours, with the day of the file: a row each time, whatever was done about it.
-- It comes in by the one door of files (kith.imports), and remembers what it changed, so that its batch can be undone.
-- Written by kith.take_council_word alone.
create table kith.early_help_told (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  episode_id uuid,
  council_episode text not null check (length(council_episode) between 1 and 60),
  council_person text not null check (length(council_person) between 1 and 60),
  began_on date not null,
  ended_on date,
  reason text check (length(reason) between 1 and 120),
  end_reason text check (end_reason in ('outcomes-met', 'step-up', 'no-further-action')),
  organisation text check (length(organisation) between 1 and 120),
  worker text check (length(worker) between 1 and 120),
  did text not null check (did in ('begin', 'close', 'lead', 'note')),
  said_on date not null,
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null default now(),
  made_by uuid,
  import_id uuid not null,
  -- The lead that began with it, the one that ended, and whether the episode learnt the council's number by it.
  lead_id uuid,
  lead_before uuid,
  numbered boolean not null default false,
  undone_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, import_id) references kith.imports (place_id, id),
  foreign key (place_id, episode_id, child_id) references kith.early_help_episodes (place_id, id, child_id)
);
create index early_help_told_of_child on kith.early_help_told (child_id, said_on desc);
create index early_help_told_of_import on kith.early_help_told (import_id);
create index early_help_told_of_episode on kith.early_help_told (episode_id);
select kith.guard('kith.early_help_told', 'early_help');
revoke insert on kith.early_help_told from kith_app;
revoke insert, update on kith.early_help_told from kith_worker;

-- For whom is a batch of a council's episodes being looked at, taken in or undone now? Whoever asked for its open step, while they
-- may bring files in. Only the job that does the step is answered.
create function access.asker_of_council_batch(batch uuid, steps text[]) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  who uuid := (
    select s.person_id from kith.import_steps s
      join kith.imports i on i.place_id = s.place_id and i.id = s.import_id and i.feed = 'council-episodes'
     where s.place_id = asking.place_id and s.import_id = batch and s.step = any (steps) and s.done_at is null);
begin
  if asking.kind is distinct from 'job' or who is null or not exists (
      select 1 from kith.memberships m join access.duties d on d.role = m.role and d.duty = 'import files'
       where m.place_id = asking.place_id and m.person_id = who and m.ended_at is null) then
    raise exception 'This needs the duty: import files.' using errcode = 'insufficient_privilege';
  end if;
  return who;
end $$;

-- Of these numbers of the council's, or pupil numbers: the children whose Early Help the asker may read, whether they take part,
-- their episodes with who leads, and whether the file of this hash was taken in before.
create function kith.known_to_council(batch uuid, numbers text[], hash text) returns table (
  number text, child_id uuid, takes_part boolean, episode_id uuid, began_on date, ended_on date, council_episode text, lead text,
  led_here boolean, told boolean
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := (access.credential()).place_id;
  who uuid := access.asker_of_council_batch(batch, '{look,take-in}');
begin
  return query
    select k.number, k.child_id,
           exists (select 1 from kith.enrolments n
                    where n.place_id = here and n.child_id = k.child_id and n.ended_on is null),
           e.id, e.began_on, e.ended_on, e.council_episode, l.name, l.person_id is not null,
           exists (select 1 from kith.early_help_told t
                    where t.place_id = here and t.child_id = k.child_id and t.file_hash = hash and t.undone_at is null)
      from (
        select u.upn as number, u.child_id from kith.pupil_numbers u where u.place_id = here and u.upn = any (numbers)
        union
        select c.council_person, c.child_id from kith.early_help_episodes c
         where c.place_id = here and c.council_person = any (numbers)) k
      join access.reach r on r.person_id = who and r.place_id = here and r.child_id = k.child_id and r.reads & 256 <> 0
                         and (r.until is null or r.until > now())
      left join kith.early_help_episodes e on e.place_id = here and e.child_id = k.child_id
      left join lateral (
        select x.name, x.person_id from kith.early_help_leads x where x.place_id = here and x.episode_id = e.id
         order by x.until_on is not null, x.from_on desc, x.made_at desc limit 1) l on true;
end $$;

-- Takes what a council's file says of children of ours, as somebody confirmed it after a review: an episode the council leads
-- begins or closes, or has another lead; everything else is only noted. Of children whose episodes the asker may read.
create function kith.take_council_word(batch uuid, said jsonb, file_day date, hash text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := (access.credential()).place_id;
  who uuid := access.asker_of_council_batch(batch, '{take-in}');
  r record;
  episode uuid;
  lead uuid;
  before uuid;
  learnt boolean;
  taken integer := 0;
begin
  for r in select * from jsonb_to_recordset(said) as x (id uuid, child_id uuid, episode_id uuid, council_episode text,
      council_person text, began_on date, ended_on date, reason text, end_reason text, organisation text, worker text, did text)
  loop
    if not exists (
        select 1 from access.reach a
         where a.person_id = who and a.place_id = here and a.child_id = r.child_id
           and a.reads & 256 <> 0 and (a.until is null or a.until > now()))
       or exists (select 1 from kith.early_help_told t where t.place_id = here and t.id = r.id) then
      continue;
    end if;
    lead := null;
    before := null;
    perform 1 from kith.children c where c.place_id = here and c.id = r.child_id for no key update;
    select e.id into episode from kith.early_help_episodes e
      where e.place_id = here and e.child_id = r.child_id
        and case when r.did = 'begin' then e.ended_on is null else e.id = r.episode_id end;
    if r.did = 'begin' then
      if episode is not null or not exists (
          select 1 from kith.enrolments n
           where n.place_id = here and n.child_id = r.child_id and n.ended_on is null) then
        continue;
      end if;
      episode := gen_random_uuid();
      insert into kith.early_help_episodes (place_id, id, child_id, began_on, came_from, reason, without_yes_because,
        council_episode, council_person, review_by, made_by)
      values (here, episode, r.child_id, r.began_on, 'council', coalesce(r.reason, 'Not said'),
        'The council leads it, and its file of ' || to_char(file_day, 'YYYY-MM-DD') || ' told us', r.council_episode,
        r.council_person, file_day, who);
    elsif r.did in ('close', 'lead') then
      -- Only what is the council's to say: an episode that somebody with an account here leads is theirs to change.
      if episode is null or exists (
          select 1 from kith.early_help_leads l
           where l.place_id = here and l.episode_id = episode and l.until_on is null and l.person_id is not null) then
        continue;
      end if;
      if r.did = 'close' then
        update kith.early_help_episodes e
           set ended_on = greatest(r.ended_on, e.began_on), end_reason = coalesce(r.end_reason, 'no-further-action'),
               ended_words = 'As the council’s file of ' || to_char(file_day, 'YYYY-MM-DD') || ' says', ended_by = who
         where e.place_id = here and e.id = episode and e.ended_on is null;
      end if;
    end if;
    if r.did in ('begin', 'lead') and r.worker is not null then
      update kith.early_help_leads l set until_on = greatest(l.from_on, file_day)
       where l.place_id = here and l.episode_id = episode and l.until_on is null
      returning l.id into before;
      lead := gen_random_uuid();
      insert into kith.early_help_leads (place_id, id, episode_id, child_id, name, organisation, from_on, made_by)
      values (here, lead, episode, r.child_id, r.worker, coalesce(r.organisation, 'Not said'),
        case r.did when 'begin' then r.began_on else file_day end, who);
    end if;
    update kith.early_help_episodes e
       set council_episode = r.council_episode, council_person = r.council_person
     where e.place_id = here and e.id = episode and e.council_episode is null;
    learnt := found;
    insert into kith.early_help_told (place_id, id, child_id, episode_id, council_episode, council_person, began_on, ended_on,
      reason, end_reason, organisation, worker, did, said_on, file_hash, made_by, import_id, lead_id, lead_before, numbered)
    values (here, r.id, r.child_id, episode, r.council_episode, r.council_person, r.began_on, r.ended_on, r.reason,
      r.end_reason, r.organisation, r.worker, r.did, file_day, hash, who, batch, lead, before, learnt);
    taken := taken + 1;
  end loop;
  return taken;
end $$;

-- Takes back exactly what one batch of a council's words did, but for these children: an episode it began goes, what it closed is
-- open again, the lead it replaced leads again, a number it brought is forgotten. Where somebody has written in the episode since,
-- or taken its lead over, that row of the batch stays as it is. What the file said is kept either way.
create function kith.take_back_council_word(batch uuid, but uuid[]) returns table (put_back integer, taken_out integer, stayed integer)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := (access.credential()).place_id;
  t kith.early_help_told;
  done boolean;
begin
  put_back := 0;
  taken_out := 0;
  stayed := 0;
  if not exists (select 1 from kith.early_help_told x where x.place_id = here and x.import_id = batch) then
    return next;
    return;
  end if;
  if not kith.may_undo(access.asker_of_council_batch(batch, '{undo}'), batch) then
    raise exception 'This needs the duty: import files.' using errcode = 'insufficient_privilege';
  end if;
  for t in select x.* from kith.early_help_told x
            where x.place_id = here and x.import_id = batch and x.undone_at is null and x.child_id <> all (but)
            -- What closed can be open again only once what began after it is gone.
            order by x.child_id, x.did <> 'begin', x.id
  loop
    perform 1 from kith.children c where c.place_id = here and c.id = t.child_id for no key update;
    done := true;
    if t.did = 'begin' then
      done := not exists (select 1 from kith.early_help_episodes e
                           where e.place_id = here and e.id = t.episode_id and e.ended_on is not null)
          and not exists (select 1 from kith.early_help_leads l where l.place_id = here and l.episode_id = t.episode_id
                             and l.id is distinct from t.lead_id)
          and not exists (select 1 from kith.early_help_team x where x.place_id = here and x.episode_id = t.episode_id)
          and not exists (select 1 from kith.early_help_levels x where x.place_id = here and x.episode_id = t.episode_id)
          and not exists (select 1 from kith.early_help_needs x where x.place_id = here and x.episode_id = t.episode_id)
          and not exists (select 1 from kith.early_help_reviews x where x.place_id = here and x.episode_id = t.episode_id)
          and not exists (select 1 from kith.early_help_assessments x where x.place_id = here and x.episode_id = t.episode_id);
      if done then
        update kith.early_help_told x set episode_id = null where x.place_id = here and x.episode_id = t.episode_id;
        delete from kith.early_help_leads l where l.place_id = here and l.episode_id = t.episode_id;
        delete from kith.early_help_episodes e where e.place_id = here and e.id = t.episode_id;
        taken_out := taken_out + 1;
      end if;
    elsif t.did = 'close' then
      update kith.early_help_episodes e set ended_on = null, end_reason = null, ended_words = null, ended_by = null
       where e.place_id = here and e.id = t.episode_id and e.ended_on is not null
         and not exists (select 1 from kith.early_help_episodes o
                          where o.place_id = here and o.child_id = t.child_id and o.ended_on is null);
      done := found;
    elsif t.did = 'lead' then
      delete from kith.early_help_leads l
       where l.place_id = here and l.id = t.lead_id and l.until_on is null
         and exists (select 1 from kith.early_help_episodes e where e.place_id = here and e.id = t.episode_id and e.ended_on is null);
      done := found;
      if done then
        update kith.early_help_leads l set until_on = null where l.place_id = here and l.id = t.lead_before;
      end if;
    end if;
    if not done then
      stayed := stayed + 1;
      continue;
    end if;
    if t.did in ('close', 'lead') then put_back := put_back + 1; end if;
    if t.numbered and t.did <> 'begin' then
      update kith.early_help_episodes e set council_episode = null, council_person = null
       where e.place_id = here and e.id = t.episode_id and e.council_episode = t.council_episode
         and not exists (select 1 from kith.early_help_told o
                          where o.place_id = here and o.episode_id = e.id and o.import_id <> batch and o.undone_at is null);
    end if;
    update kith.early_help_told x set undone_at = now() where x.place_id = here and x.id = t.id;
  end loop;
  return next;
end $$;

alter function access.asker_of_council_batch(uuid, text[]) owner to kith_definer;
alter function kith.known_to_council(uuid, text[], text) owner to kith_definer;
alter function kith.take_council_word(uuid, jsonb, date, text) owner to kith_definer;
alter function kith.take_back_council_word(uuid, uuid[]) owner to kith_definer;
revoke all on function access.asker_of_council_batch(uuid, text[]), kith.known_to_council(uuid, text[], text),
  kith.take_council_word(uuid, jsonb, date, text), kith.take_back_council_word(uuid, uuid[]) from public;
grant execute on function kith.known_to_council(uuid, text[], text), kith.take_council_word(uuid, jsonb, date, text),
  kith.take_back_council_word(uuid, uuid[]) to kith_worker;
