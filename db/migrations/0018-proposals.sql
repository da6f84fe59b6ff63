-- Where those who agree on the rules differ: each proposal is kept as it was made, beside the others, with who made it,
-- why, and what it would change. What was said of it and which one was agreed stand in rows of their own.

-- The rules proposed, whole, against one version of the blueprint. Everybody of the place may read it, so its effect is
-- totals alone, small numbers hidden; a job works them out, as most of those who propose see one school, or nobody.
create table kith.proposals (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  blueprint_id uuid not null,
  identify jsonb not null,
  because text not null check (length(because) between 10 and 2000),
  made_at timestamptz not null default now(),
  made_by uuid default kith.person() references kith.people (id),
  by_name text not null,
  by_role text not null,
  by_organisation text,
  effect jsonb,
  effect_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, blueprint_id) references kith.blueprints (place_id, id),
  check ((effect is null) = (effect_at is null))
);
create index proposals_by_time on kith.proposals (place_id, made_at desc);
select kith.guard('kith.proposals', 'place', duty => 'propose rules');

-- What somebody said of a proposal; who made it may take it back, which is said here too.
create table kith.proposal_remarks (
  place_id uuid not null references kith.places (id),
  id uuid not null,
  proposal_id uuid not null,
  stance text not null check (stance in ('agrees', 'differs', 'remarks', 'takes-back')),
  remark text not null default '' check (length(remark) <= 2000),
  made_at timestamptz not null default now(),
  made_by uuid default kith.person() references kith.people (id),
  by_name text not null,
  by_role text not null,
  by_organisation text,
  primary key (place_id, id),
  foreign key (place_id, proposal_id) references kith.proposals (place_id, id),
  check (stance not in ('differs', 'remarks') or length(remark) >= 3)
);
create index proposal_remarks_of_proposal on kith.proposal_remarks (proposal_id, made_at);
select kith.guard('kith.proposal_remarks', 'place', duty => 'propose rules');

-- The proposal that was agreed and the version of the blueprint it became. One a proposal, and nobody takes it back: a
-- later proposal is another version.
create table kith.proposals_agreed (
  place_id uuid not null references kith.places (id),
  proposal_id uuid not null,
  blueprint_id uuid not null,
  agreed_at timestamptz not null default now(),
  agreed_by uuid default kith.person() references kith.people (id),
  -- The names of all who stood behind it at that moment.
  behind text[] not null check (cardinality(behind) >= 2),
  primary key (place_id, proposal_id),
  unique (place_id, blueprint_id),
  foreign key (place_id, proposal_id) references kith.proposals (place_id, id),
  foreign key (place_id, blueprint_id) references kith.blueprints (place_id, id)
);
select kith.guard('kith.proposals_agreed', 'place', duty => 'agree rules');

-- Who says something is the person who is signed in, whatever a page writes: their name, role and organisation as they
-- are at that moment. A job or an operator says for whom.
create function kith.said_by_themselves() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking uuid := kith.person();
begin
  if asking is not null then
    new.made_by := asking;
    new.made_at := now();
  end if;
  select p.name, m.role, o.name into new.by_name, new.by_role, new.by_organisation
    from kith.memberships m
    join kith.people p on p.id = m.person_id
    join access.duties d on d.role = m.role and d.duty = 'propose rules'
    left join kith.organisations o on o.place_id = m.place_id and o.id = m.organisation_id
   where m.place_id = new.place_id and m.person_id = new.made_by and m.ended_at is null
   order by m.made_at, m.role limit 1;
  if new.by_name is null then
    raise exception 'This needs the duty: propose rules.' using errcode = 'insufficient_privilege';
  end if;
  if tg_table_name = 'proposal_remarks' then
    if new.stance = 'takes-back' and not exists (
        select 1 from kith.proposals r where r.place_id = new.place_id and r.id = new.proposal_id and r.made_by = new.made_by) then
      raise exception 'Only whoever made a proposal takes it back.' using errcode = 'insufficient_privilege';
    end if;
  elsif asking is not null then
    new.effect := null;
    new.effect_at := null;
  end if;
  return new;
end $$;
alter function kith.said_by_themselves() owner to kith_definer;
revoke all on function kith.said_by_themselves() from public;
create trigger said_by_themselves before insert on kith.proposals
  for each row execute function kith.said_by_themselves();
create trigger said_by_themselves before insert on kith.proposal_remarks
  for each row execute function kith.said_by_themselves();

-- Nobody agrees alone, whatever a page writes: behind it stand at least two people who made it, said so last, or put it in
-- force now; nobody else is named; and what comes into force is what was proposed.
create function kith.agreed_by_two() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking uuid := kith.person();
  people uuid[];
  names text[];
begin
  if asking is null then return new; end if;
  new.agreed_by := asking;
  new.agreed_at := now();
  with said as (
    select p.made_by, p.by_name, 'agrees' as stance, p.made_at from kith.proposals p
     where p.place_id = new.place_id and p.id = new.proposal_id
    union all
    select r.made_by, r.by_name, r.stance, r.made_at from kith.proposal_remarks r
     where r.place_id = new.place_id and r.proposal_id = new.proposal_id and r.stance in ('agrees', 'differs')),
  last as (select distinct on (s.made_by) s.made_by, s.by_name, s.stance from said s order by s.made_by, s.made_at desc),
  behind as (select l.made_by, l.by_name from last l where l.stance = 'agrees'
             union select p.id, p.name from kith.people p where p.id = asking)
  select array_agg(distinct b.made_by), array_agg(b.by_name) into people, names from behind b;
  if cardinality(people) < 2 or not new.behind <@ names
     or exists (select 1 from kith.proposal_remarks r
                 where r.place_id = new.place_id and r.proposal_id = new.proposal_id and r.stance = 'takes-back')
     or not exists (select 1 from kith.proposals p join kith.blueprints b on b.place_id = p.place_id and b.id = new.blueprint_id
                     where p.place_id = new.place_id and p.id = new.proposal_id and b.content -> 'identify' = p.identify) then
    raise exception 'Nobody agrees on rules alone.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
alter function kith.agreed_by_two() owner to kith_definer;
revoke all on function kith.agreed_by_two() from public;
create trigger agreed_by_two before insert on kith.proposals_agreed
  for each row execute function kith.agreed_by_two();

-- An agreed proposal becomes the next version through the same function as `bin/kith place`, which brings schools and
-- terms in line with it; whoever sets the place up may do that from a page too.
grant update (name, phase, capacity) on kith.schools to kith_app;
grant update (starts_on, ends_on) on kith.terms to kith_app;

select pgboss.create_queue('work-out-proposal', jsonb_build_object(
  'policy', 'standard', 'retryLimit', 2, 'retryDelay', 2, 'expireInSeconds', 1800, 'heartbeatSeconds', 10,
  'deleteAfterSeconds', 604800));
