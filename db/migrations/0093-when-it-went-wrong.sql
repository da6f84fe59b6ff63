-- The clocks of a breach and of a complaint (rules/data-protection.md) run from when things were found and came: when a row was written is
-- the database's to say, and nothing was found, told or answered at a time that is still to come. Of who writes pages; jobs and
-- operators bring in what was before.
create function kith.not_ahead_of_today() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here kith.places;
  today date := kith.today_in(new.place_id);
  said record;
begin
  if kith.person() is null then return new; end if;
  if tg_op = 'INSERT' then new.made_at := now(); end if;
  select * into here from kith.places p where p.id = new.place_id;
  for said in select e.key, e.value from jsonb_each_text(to_jsonb(new)) e where e.value is not null loop
    if said.key like '%\_on' and said.value::date > today
      or said.key in ('found_at', 'ico_told_at') and said.value::timestamptz > now()
         and (here.stands_on is null or (said.value::timestamptz at time zone here.zone)::date > here.stands_on) then
      raise exception '% is still to come', said.key using errcode = 'insufficient_privilege';
    end if;
  end loop;
  return new;
end $$;
alter function kith.not_ahead_of_today() owner to kith_definer;
revoke all on function kith.not_ahead_of_today() from public;
create trigger not_ahead_of_today before insert or update on kith.data_breaches for each row execute function kith.not_ahead_of_today();
create trigger not_ahead_of_today before insert or update on kith.data_complaints for each row execute function kith.not_ahead_of_today();
-- No place gives itself longer than the law does (Data (Use and Access) Act 2025, section 103: within 30 days).
alter table kith.data_complaints add constraint acknowledged_within_30_days check (acknowledge_by <= received_on + 30);
