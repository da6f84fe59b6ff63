-- A child changes school: what the old school's people pass on to the new one's (rules/handover.md). Never changed: what was not
-- right is written anew, and both stay.
create table kith.transition_notes (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  -- A school of this place, or another in words.
  to_school uuid,
  to_words text check (length(to_words) between 1 and 120),
  helps text not null check (length(helps) between 1 and 1500),
  who_knows text check (length(who_knows) between 1 and 1000),
  asks text check (length(asks) between 1 and 1000),
  made_at timestamptz not null default now(),
  made_by uuid not null references kith.people (id),
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, to_school) references kith.schools (place_id, id),
  check (to_school is null or to_words is null)
);
create index transition_notes_of_child on kith.transition_notes (child_id, made_at);
create index transition_notes_to on kith.transition_notes (to_school);
select kith.guard('kith.transition_notes', 'plan');
create policy as_it_is_written on kith.transition_notes as restrictive for insert to kith_app with check (
  made_by = (select kith.person()) and made_at = now()
  and exists (select 1 from kith.taking_part t where t.child_id = kith.transition_notes.child_id));

-- Who has read which, of the new school and the new Link Worker.
create table kith.transition_reads (
  place_id uuid not null,
  note_id uuid not null,
  child_id uuid not null,
  read_by uuid not null references kith.people (id),
  read_at timestamptz not null default now(),
  primary key (place_id, note_id, read_by),
  foreign key (place_id, note_id) references kith.transition_notes (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index transition_reads_of_child on kith.transition_reads (child_id);
select kith.guard('kith.transition_reads', 'plan');
revoke insert on kith.transition_reads from kith_app;

-- Whoever may read the note says that they have: a school's lead too, who writes no plan.
create function kith.read_transition_note(note uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kith.transition_reads (place_id, note_id, child_id, read_by)
  select n.place_id, n.id, n.child_id, kith.person()
    from kith.transition_notes n
   where n.place_id = kith.place() and n.id = note and n.made_by <> kith.person() and exists (
     select 1 from access.reach r where r.person_id = kith.person() and r.child_id = n.child_id and r.reads & 16 <> 0
        and (r.until is null or r.until > now()))
  on conflict do nothing;
  return found;
end $$;
alter function kith.read_transition_note(uuid) owner to kith_definer;
revoke all on function kith.read_transition_note(uuid) from public;
grant execute on function kith.read_transition_note(uuid) to kith_app;
