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

-- What the council's own file said of children of ours, with the day of the file: a row each time, whatever was done about it.
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
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, episode_id, child_id) references kith.early_help_episodes (place_id, id, child_id)
);
create index early_help_told_of_child on kith.early_help_told (child_id, said_on desc);
select kith.guard('kith.early_help_told', 'early_help');
revoke insert on kith.early_help_told from kith_app;

-- Takes what a council's file says of children of ours, as somebody confirmed it after a review: an episode the council leads
-- begins or closes, or has another lead; everything else is only noted. Whoever imports files, of children whose episodes they
-- may read. The same file again is one. Gives back how many were taken.
create function kith.take_council_word(said jsonb, file_day date, hash text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking access.credentials := access.credential();
  r record;
  episode uuid;
  taken integer := 0;
begin
  if asking.kind is distinct from 'person' or not kith.may('import files') then
    raise exception 'This needs the duty: import files.' using errcode = 'insufficient_privilege';
  end if;
  for r in select * from jsonb_to_recordset(said) as x (id uuid, child_id uuid, episode_id uuid, council_episode text,
      council_person text, began_on date, ended_on date, reason text, end_reason text, organisation text, worker text, did text)
  loop
    if not exists (
        select 1 from access.reach a
         where a.person_id = asking.person_id and a.place_id = asking.place_id and a.child_id = r.child_id
           and a.reads & 256 <> 0 and (a.until is null or a.until > now()))
       or exists (select 1 from kith.early_help_told t where t.place_id = asking.place_id and t.id = r.id) then
      continue;
    end if;
    perform 1 from kith.children c where c.place_id = asking.place_id and c.id = r.child_id for no key update;
    select e.id into episode from kith.early_help_episodes e
      where e.place_id = asking.place_id and e.child_id = r.child_id
        and case when r.did = 'begin' then e.ended_on is null else e.id = r.episode_id end;
    if r.did = 'begin' then
      if episode is not null or not exists (
          select 1 from kith.enrolments n
           where n.place_id = asking.place_id and n.child_id = r.child_id and n.ended_on is null) then
        continue;
      end if;
      episode := gen_random_uuid();
      insert into kith.early_help_episodes (place_id, id, child_id, began_on, came_from, reason, without_yes_because,
        council_episode, council_person, review_by, made_by)
      values (asking.place_id, episode, r.child_id, r.began_on, 'council', coalesce(r.reason, 'Not said'),
        'The council leads it, and its file of ' || to_char(file_day, 'YYYY-MM-DD') || ' told us', r.council_episode,
        r.council_person, file_day, asking.person_id);
    elsif r.did in ('close', 'lead') then
      -- Only what is the council's to say: an episode that somebody with an account here leads is theirs to change.
      if episode is null or exists (
          select 1 from kith.early_help_leads l
           where l.place_id = asking.place_id and l.episode_id = episode and l.until_on is null and l.person_id is not null) then
        continue;
      end if;
      if r.did = 'close' then
        update kith.early_help_episodes e
           set ended_on = greatest(r.ended_on, e.began_on), end_reason = coalesce(r.end_reason, 'no-further-action'),
               ended_words = 'As the council’s file of ' || to_char(file_day, 'YYYY-MM-DD') || ' says'
         where e.place_id = asking.place_id and e.id = episode and e.ended_on is null;
      end if;
    end if;
    if r.did in ('begin', 'lead') and r.worker is not null then
      update kith.early_help_leads l set until_on = greatest(l.from_on, file_day)
       where l.place_id = asking.place_id and l.episode_id = episode and l.until_on is null;
      insert into kith.early_help_leads (place_id, id, episode_id, child_id, name, organisation, from_on, made_by)
      values (asking.place_id, gen_random_uuid(), episode, r.child_id, r.worker, coalesce(r.organisation, 'Not said'),
        case r.did when 'begin' then r.began_on else file_day end, asking.person_id);
    end if;
    update kith.early_help_episodes e
       set council_episode = r.council_episode, council_person = r.council_person
     where e.place_id = asking.place_id and e.id = episode and e.council_episode is null;
    insert into kith.early_help_told (place_id, id, child_id, episode_id, council_episode, council_person, began_on, ended_on,
      reason, end_reason, organisation, worker, did, said_on, file_hash, made_by)
    values (asking.place_id, r.id, r.child_id, episode, r.council_episode, r.council_person, r.began_on, r.ended_on, r.reason,
      r.end_reason, r.organisation, r.worker, r.did, file_day, hash, asking.person_id);
    taken := taken + 1;
  end loop;
  return taken;
end $$;
alter function kith.take_council_word(jsonb, date, text) owner to kith_definer;
revoke all on function kith.take_council_word(jsonb, date, text) from public;
grant execute on function kith.take_council_word(jsonb, date, text) to kith_app;
