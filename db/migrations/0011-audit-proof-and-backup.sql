-- What `kith audit verify` asks beyond audit.verify(): which row a broken thing is about, and what the database now says
-- where a seal was written down outside. And what a backup needs to see.

-- Every broken thing with what is still known of its row. A row deleted before its seal is missed by the chain, not here.
create function audit.problems()
returns table (place_id uuid, number bigint, entry_id uuid, at timestamptz, action text, problem text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with found as (
    select v.place_id, v.number, v.entry_id, v.problem from audit.verify() v
    union all
    select null, null, u.entry_id, 'this row, not yet sealed, has been deleted'
      from audit.unsealed u
     where not exists (select 1 from audit.entries e where e.id = u.entry_id)
  )
  select f.place_id, f.number, f.entry_id, coalesce(e.at, s.sealed_at), e.action, f.problem
    from found f
    left join audit.entries e on e.id = f.entry_id
    left join audit.seals s on s.entry_id = f.entry_id
   order by f.place_id, f.number, 4
$$;

-- Of these seals, as they were written down outside, the ones the database no longer agrees with.
create function audit.unlike_outside(places uuid[], numbers bigint[], chains text[])
returns table (place_id uuid, number bigint, still_there boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.place_id, o.number, s.chain is not null
    from unnest(places, numbers, chains) as o (place_id, number, chain)
    left join audit.seals s on s.place_id = o.place_id and s.number = o.number
   where s.chain is distinct from o.chain
   order by o.place_id, o.number
$$;

-- The rows behind a run of seals: those among which a rewritten chain hides the one that was touched.
create function audit.rows_sealed(place uuid, after bigint, up_to bigint, at_most integer)
returns table (number bigint, entry_id uuid, at timestamptz, action text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.number, s.entry_id, e.at, e.action
    from audit.seals s left join audit.entries e on e.id = s.entry_id
   where s.place_id = place and s.number > after and s.number <= up_to
   order by s.number limit at_most
$$;

-- A person reads a place by its slug; rows from before sign-in have none.
create function audit.places_sealed() returns table (place_id uuid, slug text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select p.id, p.slug from kith.places p $$;

alter function audit.problems() owner to kith_definer;
alter function audit.unlike_outside(uuid[], bigint[], text[]) owner to kith_definer;
alter function audit.rows_sealed(uuid, bigint, bigint, integer) owner to kith_definer;
alter function audit.places_sealed() owner to kith_definer;
revoke all on function audit.problems(), audit.unlike_outside(uuid[], bigint[], text[]),
  audit.rows_sealed(uuid, bigint, bigint, integer), audit.places_sealed() from public;
grant execute on function audit.problems(), audit.unlike_outside(uuid[], bigint[], text[]),
  audit.rows_sealed(uuid, bigint, bigint, integer), audit.places_sealed() to kith_worker;

-- A backup holds where the sequences stand; those of later migrations too.
grant select on all sequences in schema kith, access, audit, door to kith_backup;
alter default privileges in schema kith, access, audit, door grant select on sequences to kith_backup;
