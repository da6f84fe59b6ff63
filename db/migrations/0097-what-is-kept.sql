-- Of which kinds there is anything at all about one child: the pages of a record that gather from all parts ask this once, and ask
-- a part only where there is something. Of most children half of the parts have nothing to say, and a statement that finds no row
-- still takes a third of a millisecond.
--
-- It says too much rather than too little: a kind is left out only where no row of it can be shown. Only to a Link Worker who reads
-- of this child all the classes that the kinds are of, so that it tells nobody what they could not ask; null for everybody else,
-- and everything is asked of them. What is kept from some of those who read the record is no kind of it: what is told of
-- safeguarding, notes and their corrections, and what was answered to an offer or agreed.
create function kith.what_is_kept(child uuid) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
  wanted constant integer := (
    select bit_or(c.bit) from access.classes c
     where c.class in ('identity', 'scores', 'plan', 'notes', 'family', 'early_help', 'consent'));
begin
  if here is null or asking is null or exists (
      select 1 from kith.memberships m
       where m.place_id = here and m.person_id = asking and m.ended_at is null and m.role <> 'link-worker') then
    return null;
  end if;
  if (select coalesce(bit_or(r.reads), 0) & wanted from access.reach r
       where r.person_id = asking and r.child_id = child and r.place_id = here
         and (r.until is null or r.until > now())) <> wanted then
    return null;
  end if;
  return array_remove(array[
    case when exists (select 1 from kith.cohort_places p where p.child_id = child and p.place in ('in', 'reserve'))
         then 'places in cohorts' end,
    case when exists (select 1 from kith.offers o where o.child_id = child) then 'offers' end,
    case when exists (select 1 from kith.matches m where m.child_id = child and m.ended_at is null and m.hello_on is null)
           or exists (select 1 from kith.measures w where w.child_id = child and w.done_on is null)
         then 'beginnings' end,
    case when exists (select 1 from kith.suspensions s where s.child_id = child)
           or exists (select 1 from kith.suspension_follow_ups s where s.child_id = child)
           or exists (select 1 from kith.suspension_lines x where x.child_id = child)
           or exists (select 1 from kith.return_meetings m where m.child_id = child)
         then 'suspensions' end,
    case when exists (select 1 from kith.return_meetings m
                       where m.child_id = child and m.held_on is null and m.called_off_because is null)
         then 'return meetings' end,
    case when exists (select 1 from kith.sdq_scores s where s.child_id = child and s.ended_at is null) then 'SDQ scores' end,
    case when exists (select 1 from kith.concerns c where c.child_id = child and c.ended_at is null)
         then 'concerns of schools' end,
    case when exists (select 1 from kith.rolls o
                        join kith.rolls b on b.place_id = here and b.child_id = child and b.school_id <> o.school_id
                       where o.place_id = here and o.child_id = child)
           or exists (select 1 from kith.rolls o
                       where o.place_id = here and o.child_id = child and o.ended_at is not null and not exists (
                         select 1 from kith.rolls x
                          where x.place_id = here and x.child_id = child and x.known_at >= o.ended_at - interval '1 day'))
         then 'moves' end,
    case when exists (select 1 from kith.contact_drafts d where d.child_id = child and d.person_id = asking)
         then 'drafts' end,
    case when exists (select 1 from kith.practical_help h where h.child_id = child and h.withdrawn_at is null)
         then 'practical help' end,
    case when exists (select 1 from kith.relationships k where k.child_id = child) then 'relatives' end,
    case when exists (select 1 from kith.family_facts f where f.child_id = child) then 'facts of families' end,
    case when exists (select 1 from kith.networks n where n.child_id = child) then 'drawings' end,
    case when exists (select 1 from kith.family_page_words w where w.child_id = child) then 'words of families' end,
    case when exists (select 1 from kith.family_pages p where p.child_id = child) then 'pages of families' end,
    case when exists (select 1 from kith.plans p where p.child_id = child) then 'plans' end,
    case when exists (select 1 from kith.attendance_plans p where p.child_id = child) then 'attendance plans' end,
    case when exists (select 1 from kith.placements p where p.child_id = child) then 'placements' end,
    case when exists (select 1 from kith.staff_told t where t.child_id = child)
           or exists (select 1 from kith.class_pages c where c.child_id = child)
         then 'what school is told' end,
    case when exists (select 1 from kith.class_page_answers a where a.child_id = child) then 'answers of teachers' end,
    case when exists (select 1 from kith.reviews r where r.child_id = child) then 'reviews' end,
    case when exists (select 1 from kith.actions a where a.child_id = child) then 'tasks' end,
    case when exists (select 1 from kith.early_help_episodes e where e.child_id = child) then 'early help' end,
    case when exists (select 1 from kith.statutory_referrals r where r.child_id = child) then 'statutory referrals' end,
    case when exists (select 1 from kith.group_members m where m.child_id = child) then 'groups' end,
    case when exists (select 1 from kith.register_rows r where r.child_id = child and r.withdrawn_at is null)
         then 'registers' end,
    case when exists (select 1 from kith.holiday_calls c where c.child_id = child and c.withdrawn_at is null)
         then 'holiday calls' end,
    case when exists (select 1 from kith.rings r where r.child_id = child and r.withdrawn_at is null) then 'rings' end,
    case when exists (select 1 from kith.handover_children h where h.child_id = child and h.dropped_at is null)
         then 'handovers' end,
    case when exists (select 1 from kith.endings e where e.child_id = child) then 'endings' end,
    case when exists (select 1 from kith.transition_notes n where n.child_id = child) then 'notes for a new school' end
  ], null);
end $$;
alter function kith.what_is_kept(uuid) owner to kith_definer;
revoke all on function kith.what_is_kept(uuid) from public;
grant execute on function kith.what_is_kept(uuid) to kith_app, kith_worker;

-- Whom it was ever told of, and not only those who are known now.
drop index kith.relationships_of_child;
create index relationships_of_child on kith.relationships (child_id);
