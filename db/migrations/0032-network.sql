-- Who stands around a child or young person, and who may see their record and has (rules/family.md).

-- Does whoever is asking read notes about this child? They are who is told who may look, and who has.
create function kith.reads_notes_of(child uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from access.reach r join access.classes c on c.class = 'notes'
     where r.person_id = kith.person() and r.child_id = child and r.place_id = kith.place()
       and r.reads & c.bit <> 0 and (r.until is null or r.until > now()))
$$;

-- Who may open this record today, and why, in the words of access.reach. One row a person and reason.
create function kith.who_may_see(child uuid) returns table (person_id uuid, name text, why text, until timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.person_id, p.name, r.why, r.until
    from access.reach r
    join kith.people p on p.id = r.person_id
   where kith.reads_notes_of(who_may_see.child)
     and r.child_id = who_may_see.child and r.place_id = kith.place()
     and r.reads <> 0 and (r.until is null or r.until > now())
   order by p.name, r.why
$$;

-- Who opened this record, newest first: each opening of a page about this one child, with the reason it was open to them.
create function kith.who_looked(child uuid, at_most integer) returns table (
  at timestamptz, person_id uuid, name text, what text, why text
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.at, e.person_id, p.name, coalesce(e.subject, e.action), e.why
    from audit.entries e
    left join kith.people p on p.id = e.person_id
   where kith.reads_notes_of(who_looked.child)
     and e.child_id = who_looked.child and e.place_id = kith.place() and e.action like 'saw-%'
   order by e.at desc
   limit least(at_most, 1000)
$$;

alter function kith.reads_notes_of(uuid) owner to kith_definer;
alter function kith.who_may_see(uuid) owner to kith_definer;
alter function kith.who_looked(uuid, integer) owner to kith_definer;
revoke all on function kith.reads_notes_of(uuid), kith.who_may_see(uuid), kith.who_looked(uuid, integer) from public;
grant execute on function kith.who_may_see(uuid), kith.who_looked(uuid, integer) to kith_app;
