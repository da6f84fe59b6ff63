-- One who answers for records places a hold, and one lifts it; nothing goes by that alone (rules/keeping.md). What two people had let
-- go before it was held is reviewed and authorised anew afterwards, by two, who are told that a hold was lifted and by whom.

-- What a function of ours takes back is taken back by its own rules, as in 0062; a page decides nothing anew that was authorised.
create or replace function kith.by_whoever_decides() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if kith.person() is null or (current_user = 'kith_definer' and new.decision is null) then return new; end if;
  if tg_op = 'UPDATE' and old.authorised_at is not null then
    raise exception 'this was authorised: it is not decided anew' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' and (new.decision is not null or new.authorised_at is not null) then
    raise exception 'what is proposed is decided by nobody yet' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' and (new.decision, new.keep_until, new.because) is not distinct from (old.decision, old.keep_until, old.because)
  then
    new.decided_by := old.decided_by;
    new.decided_at := old.decided_at;
  else
    new.decided_by := case when new.decision is null then null else kith.person() end;
    new.decided_at := case when new.decision is null then null else now() end;
  end if;
  new.authorised_by := case when new.authorised_at is null then null else kith.person() end;
  new.authorised_at := case when new.authorised_at is null then null else now() end;
  return new;
end $$;

-- What is held is reviewed once it is not.
create function kith.nothing_held_is_let_go() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if kith.person() is not null and kith.is_held(new.place_id, new.child_id, new.part) then
    raise exception 'this is held: it is reviewed when it is not' using errcode = '42501';
  end if;
  return new;
end $$;
alter function kith.nothing_held_is_let_go() owner to kith_definer;
revoke all on function kith.nothing_held_is_let_go() from public;
create trigger nothing_held_is_let_go before insert or update on kith.keeping_lines for each row when (new.decision = 'let-go')
  execute function kith.nothing_held_is_let_go();

-- What was let go and is held from now on is back to be reviewed.
create function kith.held_is_back() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update kith.keeping_lines l
     set decision = null, decided_at = null, decided_by = null, authorised_at = null, authorised_by = null
   where l.place_id = new.place_id and l.decision = 'let-go' and kith.is_held(l.place_id, l.child_id, l.part);
  return null;
end $$;
alter function kith.held_is_back() owner to kith_definer;
revoke all on function kith.held_is_back() from public;
create trigger held_is_back after insert on kith.holds for each row execute function kith.held_is_back();
create trigger held_is_back after insert on kith.wide_holds for each row execute function kith.held_is_back();

-- The lines of the place that are held now and not decided, for whoever answers for the record: they wait, and nothing waits for them.
create function kith.held_lines() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.id from kith.keeping_lines l
   where l.place_id = kith.place() and l.decision is null and kith.is_held(l.place_id, l.child_id, l.part) and kith.answers_for(l.child_id)
$$;

-- The last hold that was lifted of each line of a list, for whoever answers for the record: a school's and the place's too.
create function kith.holds_lifted(list uuid) returns table (line_id uuid, lifted_at timestamptz, lifted_by uuid, because text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct on (l.id) l.id, h.lifted_at, h.lifted_by, h.lifted_because
    from kith.keeping_lines l
   cross join lateral (
     select x.part, x.lifted_at, x.lifted_by, x.lifted_because from kith.holds x
      where x.place_id = l.place_id and x.lifted_at is not null
        and (x.child_id = l.child_id or x.whole_family and kith.of_one_family(x.place_id, x.child_id, l.child_id))
     union all
     select w.part, w.lifted_at, w.lifted_by, w.lifted_because from kith.wide_holds w
      where w.place_id = l.place_id and w.lifted_at is not null and (w.school_id is null or exists (
        select 1 from kith.rolls r where r.place_id = w.place_id and r.child_id = l.child_id and r.school_id = w.school_id))) h
   where l.place_id = kith.place() and l.list_id = list and (h.part is null or h.part = l.part) and kith.answers_for(l.child_id)
   order by l.id, h.lifted_at desc
$$;
alter function kith.held_lines() owner to kith_definer;
alter function kith.holds_lifted(uuid) owner to kith_definer;
revoke all on function kith.held_lines(), kith.holds_lifted(uuid) from public;
grant execute on function kith.held_lines(), kith.holds_lifted(uuid) to kith_app;
