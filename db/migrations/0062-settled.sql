-- What is settled stays as it was written (test/settled.test.ts): an end is not taken back, an answer not written over, whatever a
-- page is made to send; and nothing new is ended, answered or helped in a colleague's name. Jobs and operators, who bring in what
-- was before, do as they must.

create function kith.stays_as_said() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  was constant jsonb := to_jsonb(old);
  becomes constant jsonb := to_jsonb(new);
  each text;
begin
  -- What a function of ours takes back, an import that is undone, it takes back by rules of its own.
  if kith.person() is null or current_user = 'kith_definer' then return new; end if;
  foreach each in array tg_argv loop
    if was -> each <> 'null' and becomes -> each is distinct from was -> each then
      raise exception 'what was said of % stays', each using errcode = 'insufficient_privilege';
    end if;
  end loop;
  return new;
end $$;
revoke all on function kith.stays_as_said() from public;

do $$
declare
  each text[];
begin
  foreach each slice 1 in array array[
    ['plan_goals', 'ended_on,ended_how,ended_words'],
    ['plan_behind', 'ended_on'],
    ['plan_needs', 'helped_on,help'],
    ['plan_not_now', 'ended_on'],
    ['plan_activities', 'ready_on,begun_on,done_on'],
    ['reviews', 'held_on,agreed,look_back_on'],
    ['early_help_episodes', 'ended_on,end_reason,ended_words,council_episode,council_person'],
    ['early_help_leads', 'until_on'],
    ['early_help_team', 'until_on'],
    ['early_help_needs', 'settled_on,settled_as,settled_words'],
    ['early_help_assessments', 'completed_on,organisation'],
    ['statutory_referrals', 'acknowledged_on,acknowledged_by,answered_on,answer,answer_words,seen_on'],
    ['family_pages', 'ended_on,ended_because'],
    ['record_requests', 'extended_because,signed_at,handed_on,handed_how,ended_on,ended_because'],
    ['request_pauses', 'until_day']]
  loop
    execute format('create trigger stays_as_said before update on kith.%I for each row'
      ' execute function kith.stays_as_said(%s)', each[1],
      (select string_agg(quote_literal(c), ', ') from unnest(string_to_array(each[2], ',')) as c));
  end loop;
end $$;

-- Who did something to a row later than it was made is nobody yet, or whoever makes it: of every table that a page adds to.
do $$
declare
  each record;
begin
  for each in
    select c.relname, string_agg(format('(%1$I is null or %1$I = (select kith.person()))', a.attname), ' and ' order by a.attnum) as own
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'kith'
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where a.atttypid = 'uuid'::regtype
       and a.attname ~ '^(acknowledged_told|answered_told|back_told|cancelled|closed|completed|ended|held|helped|looked_back|opened|seen_told|settled|told|withdrawn)_by$'
       and has_column_privilege('kith_app', c.oid, a.attname, 'insert')
     group by c.relname
     order by c.relname
  loop
    execute format('create policy by_nobody_else on kith.%I as restrictive for insert to kith_app with check (%s)',
      each.relname, each.own);
  end loop;
end $$;

-- Whom a row names as one of us works in this place: what a page shows of a colleague is theirs to show here alone.
do $$
declare
  each text[];
begin
  foreach each slice 1 in array array[
    ['early_help_leads', 'person_id'], ['early_help_team', 'person_id'], ['actions', 'person_id'], ['groups', 'run_by']]
  loop
    execute format('create policy works_here on kith.%1$I as restrictive for insert to kith_app with check (%2$I is null or exists ('
      'select 1 from kith.memberships m where m.place_id = (select kith.place()) and m.person_id = kith.%1$I.%2$I'
      ' and m.ended_at is null))', each[1], each[2]);
  end loop;
end $$;

-- Where somebody here leads an episode, only they write in it (0044): they end what is in it, too.
do $$
declare
  part text;
begin
  foreach part in array array['early_help_needs', 'early_help_team', 'early_help_assessments', 'early_help_episodes'] loop
    execute format('create policy the_lead_settles on kith.%1$I as restrictive for update to kith_app using (
      not exists (select 1 from kith.early_help_leads l
                   where l.episode_id = kith.%1$I.%2$I and l.until_on is null and l.person_id <> (select kith.person())))
      with check (true)', part, case part when 'early_help_episodes' then 'id' else 'episode_id' end);
  end loop;
end $$;

-- A pause stops the clock of the law: in the name and at the time of whoever writes it down.
alter table kith.request_pauses alter column made_by set default kith.person();
create policy in_their_own_name on kith.request_pauses as restrictive for insert to kith_app
  with check (made_by = (select kith.person()) and made_at = now());
create policy as_it_is_written on kith.record_requests as restrictive for insert to kith_app with check (made_at = now());

-- A line leaves a bundle by an exemption, with its reason. The one other way is that what was sealed stands opened instead of it.
create function kith.opened_instead() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' or old.sealed is distinct from 'shut' or new.sealed is distinct from 'replaced' or not exists (
      select 1 from kith.bundle_lines o
       where o.place_id = new.place_id and o.request_id = new.request_id and o.kept_as = new.kept_as
         and o.row_id = new.row_id and o.sealed = 'opened') then
    raise exception 'nothing stands opened instead of this line' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function kith.opened_instead() from public;
create trigger opened_instead_first before insert on kith.bundle_lines for each row
  when (new.sealed = 'replaced') execute function kith.opened_instead();
create trigger opened_instead before update of sealed on kith.bundle_lines for each row
  when (old.sealed is distinct from new.sealed) execute function kith.opened_instead();
