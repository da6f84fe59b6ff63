-- What the audit tells of concerns and safeguarding files, and what a bundle is signed with (rules/concerns.md).

-- That a concern was written, opened, received or put into a file, a line of a file, and how many somebody saw: for whoever did it, and
-- of whoever reads the audit for those who may read the concern or the line itself. The tables are asked with the reader's own policies,
-- so whom one is about finds neither it nor a gap: nobody else who reads the audit has any.
create policy of_concerns_by_who_reads_them on audit.entries as restrictive for select to kith_app using (
  person_id = (select kith.person())
  or coalesce(subject, '') not in ('safeguarding-concern', 'safeguarding-file', 'concerns', 'own-concerns', 'own-schools-concerns')
  or subject = 'safeguarding-concern' and exists (
    select 1 from kith.safeguarding_concerns c where c.place_id = audit.entries.place_id and c.id = audit.entries.subject_id)
  or subject = 'safeguarding-file' and exists (
    select 1 from kith.safeguarding_entries l where l.place_id = audit.entries.place_id and l.id = audit.entries.subject_id));

-- Whether something stands outside a bundle that was kept from who made it ready, and was there then. Asked with the asker's own
-- policies, so whoever it is kept from is told no.
create function kith.bundle_keeps_back(request uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1
      from kith.record_requests r
      cross join lateral (
        select 'kith.safeguarding_concerns' as kept_as, c.id from kith.safeguarding_concerns c
         where c.place_id = r.place_id and c.child_id = r.child_id and r.ready_by = any (c.kept_from_id) and c.made_at < r.ready_at
        union all
        select 'kith.safeguarding_entries', e.id from kith.safeguarding_entries e
         where e.place_id = r.place_id and e.child_id = r.child_id and r.ready_by = any (e.kept_from_id) and e.made_at < r.ready_at) k
     where r.place_id = kith.place() and r.id = request
       and not exists (select 1 from kith.bundle_lines b where b.place_id = r.place_id and b.request_id = r.id
                          and b.kept_as = k.kept_as and b.row_id = k.id::text))
$$;
revoke all on function kith.bundle_keeps_back(uuid) from public;
grant execute on function kith.bundle_keeps_back(uuid) to kith_app, kith_worker, kith_owner;

-- It is not signed then: whoever signs sees it, has it sent back, gathers the rest and makes it ready.
create function kith.nothing_kept_back() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if kith.bundle_keeps_back(new.id) then
    raise exception 'something was kept from who made it ready' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger nothing_kept_back before update of signed_at on kith.record_requests for each row
  when (new.signed_at is not null and old.signed_at is null) execute function kith.nothing_kept_back();

-- A line is numbered after all that are there, those that its writer does not see too: an error would tell of them.
create function kith.numbered_after_all() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from kith.bundle_lines b
              where b.place_id = new.place_id and b.request_id = new.request_id and b.n = new.n) then
    new.n := (select max(b.n) + 1 from kith.bundle_lines b where b.place_id = new.place_id and b.request_id = new.request_id);
  end if;
  return new;
end $$;
alter function kith.numbered_after_all() owner to kith_definer;
revoke all on function kith.numbered_after_all() from public;
create trigger numbered_after_all before insert on kith.bundle_lines for each row execute function kith.numbered_after_all();
