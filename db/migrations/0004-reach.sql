-- access.reach: who may see which child, which classes, why, until when. Every policy asks it; triggers keep it.
-- access.reasons works it out from caseloads, rolls, roles, grants, restrictions and conflicts; reach is its
-- copy with an index. test: reach equals reasons after any sequence of changes.

create table access.caseloads (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  person_id uuid not null references kith.people (id),
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  -- Handed over: whose caseload it was sees the child until then, so that nothing is left half said (rules/handover.md).
  until timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check (until is null or ended_at is not null)
);
create unique index caseloads_once on access.caseloads (place_id, child_id, person_id) where ended_at is null;
create index caseloads_of_person on access.caseloads (person_id) where ended_at is null;
select kith.guard('access.caseloads', 'identity', duty => 'match link workers');

-- Access given to one person for one child for a time: an Early Help episode, break-glass, a restricted child's allow list.
create table access.grants (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  person_id uuid not null references kith.people (id),
  reads integer not null,
  writes integer not null default 0,
  why text not null check (length(why) between 5 and 300),
  until timestamptz,
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
select kith.guard('access.grants', 'safeguarding', duty => 'restrict a record');

-- A restricted child is seen only by those on the allow list, has a named owner and a review date.
create table access.restrictions (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  owner_id uuid not null references kith.people (id),
  because text not null,
  review_by date not null,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index restrictions_once on access.restrictions (place_id, child_id) where ended_at is null;
select kith.guard('access.restrictions', 'safeguarding', duty => 'restrict a record');

create table access.restriction_allows (
  place_id uuid not null,
  child_id uuid not null,
  person_id uuid not null references kith.people (id),
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_at timestamptz,
  primary key (place_id, child_id, person_id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
select kith.guard('access.restriction_allows', 'safeguarding', duty => 'restrict a record');

-- Who must not see a child: a staff member's own conflict of interest, or an exclusion set by another.
create table access.exclusions (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  person_id uuid not null references kith.people (id),
  kind text not null check (kind in ('own-child', 'relative', 'neighbour', 'former-partner', 'other')),
  declared_by uuid,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create unique index exclusions_once on access.exclusions (place_id, child_id, person_id) where ended_at is null;
select kith.guard('access.exclusions', 'safeguarding', duty => 'restrict a record');

-- The matrix as bits: R and W count; F, A, P, B and N give no row.
create view access.role_bits with (security_invoker = true) as
  select m.role,
         coalesce(bit_or(c.bit) filter (where m.letters like 'R%'), 0) as reads,
         coalesce(bit_or(c.bit) filter (where m.letters like '%W'), 0) as writes
    from access.matrix m join access.classes c using (class)
   group by m.role;

create view access.reasons with (security_invoker = true) as
with reasons as (
  select m.place_id, m.person_id, c.id as child_id, 'my role in this place: ' || replace(m.role, '-', ' ') as why,
         b.reads, b.writes, null::timestamptz as until
    from (select distinct place_id, person_id, role from kith.memberships where ended_at is null) m
    join access.roles r on r.role = m.role and r.scope = 'place'
    join access.role_bits b on b.role = m.role
    join kith.children c on c.place_id = m.place_id
  union all
  select m.place_id, m.person_id, o.child_id, 'my school''s roll', bit_or(b.reads), bit_or(b.writes), null
    from kith.memberships m
    join access.roles r on r.role = m.role and r.scope = 'roll'
    join access.role_bits b on b.role = m.role
    join kith.rolls o on o.place_id = m.place_id and o.school_id = m.school_id and o.ended_at is null
   where m.ended_at is null
   group by m.place_id, m.person_id, o.child_id
  union all
  select l.place_id, l.person_id, l.child_id, 'my caseload', b.reads, b.writes, null
    from access.caseloads l
    join access.role_bits b on b.role = 'link-worker'
   where l.ended_at is null
     and exists (select 1 from kith.memberships m
                  where m.place_id = l.place_id and m.person_id = l.person_id and m.role = b.role and m.ended_at is null)
  union all
  -- Each with its end: handed over, taken back and handed over again are reasons of their own.
  select l.place_id, l.person_id, l.child_id,
         'handed over from my caseload, until ' || to_char(l.until at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'),
         max(b.reads), max(b.writes), min(l.until)
    from access.caseloads l
    join access.role_bits b on b.role = 'link-worker'
   where l.until is not null
     and exists (select 1 from kith.memberships m
                  where m.place_id = l.place_id and m.person_id = l.person_id and m.role = b.role and m.ended_at is null)
   group by 1, 2, 3, 4
  union all
  -- Grants that end at different times are different reasons: the longer one must not keep what the shorter one gave.
  select g.place_id, g.person_id, g.child_id,
         g.why || coalesce(', until ' || to_char(g.until at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), ''),
         bit_or(g.reads), bit_or(g.writes), min(g.until)
    from access.grants g
   where g.ended_at is null
     -- What was given to somebody for what they are ends with it, whatever else they are here.
     and exists (select 1 from kith.memberships m
                  where m.place_id = g.place_id and m.person_id = g.person_id and m.ended_at is null
                    and m.role = case when g.why like 'Early Help: %' then 'early-help-practitioner'
                                      when g.why like 'break-glass: %' then 'link-worker' else m.role end)
   group by 1, 2, 3, 4
)
select x.* from reasons x
 where (x.reads <> 0 or x.writes <> 0)
   and not exists (
     select 1 from access.exclusions e
      where e.child_id = x.child_id and e.person_id = x.person_id and e.ended_at is null)
   and (not exists (
          select 1 from access.restrictions s where s.child_id = x.child_id and s.ended_at is null)
        or exists (
          select 1 from access.restriction_allows a
           where a.child_id = x.child_id and a.person_id = x.person_id and a.ended_at is null));

-- Brings reach up to date for these children. The row lock makes two changes about one child wait for each other:
-- without it a new roll and a new exclusion, each unseen by the other, could leave a row that neither wants.
create function access.refresh_children(children uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from kith.children c where c.id in (select unnest(children)) order by c.id for no key update;
  delete from access.reach r where r.child_id in (select unnest(children));
  insert into access.reach (person_id, child_id, why, place_id, reads, writes, until)
    select x.person_id, x.child_id, x.why, x.place_id, x.reads, x.writes, x.until
      from access.reasons x where x.child_id in (select unnest(children))
  -- A membership may have put the same rows back while the deletion waited for it.
  on conflict (person_id, child_id, why)
    do update set reads = excluded.reads, writes = excluded.writes, until = excluded.until;
end $$;

-- A membership refreshes a person and locks no child, so an exclusion or a restriction set at the same moment would be
-- unseen by it. Hence one lock a place: memberships share it, what limits or gives access to a child has it alone.
-- Rolls do without it, as an import may hold them for minutes and colleagues must be able to leave meanwhile: mend_reach.
create function access.refresh_person(person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('access.reach of place ' || m.place_id, 0))
     from (select distinct place_id from kith.memberships where person_id = person order by place_id) m;
  perform pg_advisory_xact_lock(hashtextextended('access.reach ' || person, 0));
  delete from access.reach r where r.person_id = person;
  insert into access.reach (person_id, child_id, why, place_id, reads, writes, until)
    select x.person_id, x.child_id, x.why, x.place_id, x.reads, x.writes, x.until
      from access.reasons x where x.person_id = person
  on conflict (person_id, child_id, why)
    do update set reads = excluded.reads, writes = excluded.writes, until = excluded.until;
end $$;

-- A long import cannot see a colleague's leaving that is told while it runs, nor the leaving its new children.
-- So after an import, and at every start, what should be is compared with what is, and mended. Returns rows mended.
create function access.mend_reach(place uuid) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  too_many bigint;
  too_few bigint;
begin
  -- The locks of refresh_children and refresh_person, for all of them: nothing changes under this comparison.
  perform pg_advisory_xact_lock(hashtextextended('access.reach of place ' || place, 0));
  perform 1 from kith.children c where c.place_id = place order by c.id for no key update;
  perform pg_advisory_xact_lock(hashtextextended('access.reach ' || m.person_id, 0))
     from (select distinct person_id from kith.memberships where place_id = place order by person_id) m;
  with gone as (
    delete from access.reach r
     where r.place_id = place
       and (r.person_id, r.child_id, r.why, r.reads, r.writes, coalesce(r.until, 'infinity')) not in (
         select x.person_id, x.child_id, x.why, x.reads, x.writes, coalesce(x.until, 'infinity')
           from access.reasons x where x.place_id = place)
    returning 1)
  select count(*) into too_many from gone;
  with come as (
    insert into access.reach (person_id, child_id, why, place_id, reads, writes, until)
      select x.person_id, x.child_id, x.why, x.place_id, x.reads, x.writes, x.until
        from access.reasons x where x.place_id = place
    on conflict do nothing
    returning 1)
  select count(*) into too_few from come;
  return too_many + too_few;
end $$;

create function access.mend_all_reach() returns bigint
language sql security definer set search_path = pg_catalog, pg_temp
as $$ select coalesce(sum(access.mend_reach(p.id)), 0)::bigint from kith.places p $$;

create function access.children_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_argv[0] = 'alone' then
    perform pg_advisory_xact_lock(hashtextextended('access.reach of place ' || p.place_id, 0))
       from (select distinct place_id from changed order by place_id) p;
  end if;
  perform access.refresh_children((select array_agg(distinct child_id) from changed));
  -- A row that went from one child to another changes both.
  if tg_op = 'UPDATE' then
    perform access.refresh_children((
      select array_agg(distinct b.child_id) from before b where b.child_id not in (select c.child_id from changed c)));
  end if;
  return null;
end $$;

create function access.children_came() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.refresh_children((select array_agg(id) from changed));
  return null;
end $$;

create function access.people_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.refresh_person(person_id) from (select distinct person_id from changed) p;
  if tg_op = 'UPDATE' then
    perform access.refresh_person(person_id)
       from (select person_id from before except select person_id from changed) p;
  end if;
  return null;
end $$;

create function access.child_deleted() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.reach r where r.child_id in (select id from changed);
  return null;
end $$;

-- Statement triggers with a transition table: an import of thousands refreshes once, not thousands of times.
create function access.watch(watched regclass, told text) returns void language plpgsql as $$
begin
  execute format('create trigger reach_after_insert after insert on %s
    referencing new table as changed for each statement execute function %s', watched, told);
  execute format('create trigger reach_after_update after update on %s
    referencing old table as before new table as changed for each statement execute function %s', watched, told);
  execute format('create trigger reach_after_delete after delete on %s
    referencing old table as changed for each statement execute function %s', watched, told);
end $$;

create trigger reach_after_insert after insert on kith.children
  referencing new table as changed for each statement execute function access.children_came();
create trigger reach_after_delete after delete on kith.children
  referencing old table as changed for each statement execute function access.child_deleted();
select access.watch('kith.rolls', 'access.children_changed()');
select access.watch('access.caseloads', 'access.children_changed(''alone'')');
select access.watch('access.grants', 'access.children_changed(''alone'')');
select access.watch('access.restrictions', 'access.children_changed(''alone'')');
select access.watch('access.restriction_allows', 'access.children_changed(''alone'')');
select access.watch('access.exclusions', 'access.children_changed(''alone'')');
select access.watch('kith.memberships', 'access.people_changed()');

alter function access.refresh_children(uuid[]) owner to kith_definer;
alter function access.refresh_person(uuid) owner to kith_definer;
alter function access.mend_reach(uuid) owner to kith_definer;
alter function access.mend_all_reach() owner to kith_definer;
alter function access.children_changed() owner to kith_definer;
alter function access.children_came() owner to kith_definer;
alter function access.people_changed() owner to kith_definer;
alter function access.child_deleted() owner to kith_definer;
alter view access.role_bits owner to kith_definer;
alter view access.reasons owner to kith_definer;
revoke all on function access.refresh_children(uuid[]), access.refresh_person(uuid), access.mend_reach(uuid),
  access.mend_all_reach(),
  access.children_changed(), access.children_came(), access.people_changed(), access.child_deleted(),
  access.watch(regclass, text) from public;
grant execute on function access.mend_reach(uuid), access.mend_all_reach() to kith_worker, kith_owner;
grant select on access.reasons, access.role_bits to kith_owner;

-- The roles and the matrix: reference/security.md 3, from the published practice named there. The same table stands in
-- src/records/access/matrix.ts; a test holds the two together. docs/who-sees-what.md shows it to people.
insert into access.roles values
  ('link-worker', 'caseload', 'the trusted adult in the school, for the children on their caseload'),
  ('programme-manager', 'place', 'runs the programme in the place'),
  ('place-director', 'place', 'answers for the programme in the place'),
  ('safeguarding-lead', 'place', 'the lead charity''s designated safeguarding lead and named deputies'),
  ('school-lead', 'roll', 'the school''s own lead for the programme, for its own roll'),
  ('early-help-practitioner', 'episode', 'the council''s Early Help practitioner, for open episodes'),
  ('data-manager', 'none', 'sends a school''s or the council''s files'),
  ('partner-worker', 'none', 'a delivery partner''s worker'),
  ('evaluator', 'none', 'analyst or evaluator: pseudonymous rows and totals'),
  ('payer', 'none', 'commissioner or payer: totals and own claims'),
  ('verifier', 'none', 'independent verifier of claims'),
  ('administrator', 'none', 'looks after accounts and settings, sees no child');

insert into access.matrix (role, class, letters)
select t.role, c.class, c.letters
  from (values
    ('link-worker',       'RW','RW','F', 'RW','RW','RW','RW','F', 'RW','RW','R'),
    ('programme-manager', 'R', 'R', 'F', 'R', 'RW','R', 'R', 'F', 'R', 'R', 'R'),
    ('place-director',    'R', 'N', 'F', 'R', 'R', 'N', 'N', 'F', 'R', 'R', 'R'),
    ('data-manager',      'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N'),
    ('safeguarding-lead', 'R', 'RW','RW','R', 'R', 'R', 'R', 'RW','R', 'R', 'N'),
    ('school-lead',       'R', 'R', 'N', 'R', 'R', 'N', 'N', 'F', 'F', 'R', 'A'),
    ('early-help-practitioner', 'R', 'R', 'N', 'R', 'R', 'N', 'R', 'N', 'RW','R', 'A'),
    ('partner-worker',    'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N'),
    ('evaluator',         'P', 'N', 'N', 'P', 'P', 'N', 'N', 'A', 'A', 'A', 'P'),
    ('payer',             'N', 'N', 'N', 'A', 'A', 'N', 'N', 'A', 'A', 'A', 'A'),
    ('verifier',          'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N'),
    ('administrator',     'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'N')
  ) as t (role, identity, contact, protected_address, scores, plan, notes, family, safeguarding, early_help, consent, outcomes)
  cross join lateral (values
    ('identity', t.identity), ('contact', t.contact), ('protected_address', t.protected_address),
    ('scores', t.scores), ('plan', t.plan), ('notes', t.notes), ('family', t.family),
    ('safeguarding', t.safeguarding), ('early_help', t.early_help), ('consent', t.consent),
    ('outcomes', t.outcomes)) as c (class, letters);

insert into access.duties (role, duty) values
  ('programme-manager', 'import files'),
  ('programme-manager', 'run the screen'),
  ('data-manager', 'import files'),
  ('programme-manager', 'match link workers'),
  ('programme-manager', 'set up the place'),
  ('programme-manager', 'approve staff'),
  ('safeguarding-lead', 'restrict a record'),
  ('safeguarding-lead', 'receive concerns'),
  ('safeguarding-lead', 'approve staff'),
  ('safeguarding-lead', 'answer for the record'),
  ('safeguarding-lead', 'answer for data protection'),
  ('place-director', 'answer for data protection'),
  ('administrator', 'manage staff'),
  ('administrator', 'approve staff'),
  ('administrator', 'set up the place'),
  ('administrator', 'read the audit'),
  ('programme-manager', 'tell families'),
  ('programme-manager', 'propose rules'),
  ('programme-manager', 'agree rules'),
  ('programme-manager', 'ask tutors'),
  ('programme-manager', 'choose the cohort'),
  ('programme-manager', 'sign the cohort'),
  ('programme-manager', 'make offers'),
  ('programme-manager', 'act on what was missed'),
  ('school-lead', 'tell families'),
  ('school-lead', 'propose rules'),
  ('school-lead', 'ask tutors'),
  ('school-lead', 'choose the cohort'),
  ('school-lead', 'sign the cohort'),
  ('school-lead', 'make offers'),
  ('school-lead', 'act on what was missed'),
  ('link-worker', 'make offers'),
  ('link-worker', 'act on what was missed'),
  ('link-worker', 'run groups'),
  ('link-worker', 'be in school'),
  ('link-worker', 'break glass'),
  ('link-worker', 'write the weekly page'),
  ('programme-manager', 'write the weekly page'),
  ('programme-manager', 'run groups'),
  ('programme-manager', 'close a school'),
  ('programme-manager', 'lead the team'),
  ('programme-manager', 'answer what is noticed'),
  ('programme-manager', 'hear what is not right'),
  ('safeguarding-lead', 'hear what is not right'),
  ('place-director', 'answer what is noticed'),
  ('school-lead', 'run groups'),
  ('school-lead', 'close a school'),
  ('place-director', 'propose rules'),
  ('early-help-practitioner', 'propose rules'),
  ('early-help-practitioner', 'answer checks');
