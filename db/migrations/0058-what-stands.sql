-- What stands open at all, of the children whom somebody reaches: a page that gathers from all parts asks this once, and asks
-- further only where there is something. Most parts of most days have nothing to say of fifty children, and a statement that
-- finds no row still takes a third of a millisecond.
--
-- It says too much rather than too little: a kind is left out only where no row of it can be waited for. Of children whose plan
-- the asker may read, it says that one of them has such a thing, and never which. Null for those who see a whole place, or
-- some of it in another way: everything is asked of them. What the caseload's columns ask of stands apart, since a plan of thirty
-- looks takes longer to make ready than to run.
create function kith.what_stands(of_caseload boolean) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant uuid := kith.place();
  asking constant uuid := kith.person();
  plan constant integer := (select c.bit from access.classes c where c.class = 'plan');
  theirs uuid[];
  reached uuid[];
begin
  if here is null or asking is null or exists (
      select 1 from kith.memberships m
       where m.place_id = here and m.person_id = asking and m.ended_at is null and m.role <> 'link-worker') then
    return null;
  end if;
  theirs := array(
    select r.child_id from access.reach r
     where r.person_id = asking and r.reads & plan <> 0 and (r.until is null or r.until > now()));
  if of_caseload then
    reached := array(select r.child_id from access.reach r where r.person_id = asking);
    return array_remove(array[
      -- Old ones too: how far back they are asked after is a setting. What school sent of them is not read with the plan.
      case when exists (select 1 from kith.suspensions s where s.child_id = any(reached))
             or exists (select 1 from kith.suspension_follow_ups f where f.child_id = any(reached))
           then 'suspensions' end,
      case when exists (select 1 from kith.attendance_plans p where p.child_id = any(theirs) and p.closed_on is null)
           then 'attendance plans' end,
      case when exists (select 1 from kith.placements p where p.child_id = any(theirs) and p.ended_on is null)
           then 'placements' end,
      case when exists (select 1 from kith.early_help_episodes e where e.child_id = any(theirs) and e.ended_on is null)
           then 'early help' end,
      case when exists (select 1 from kith.handover_children h
                         where h.place_id = here and h.accepted_at is null and h.dropped_at is null
                           and (h.child_id = any(theirs) or h.to_person = asking))
           then 'handovers' end,
      case when exists (select 1 from access.reach r
                          join kith.enrolments e on e.place_id = here and e.child_id = r.child_id and e.ended_on is null
                         where r.person_id = asking and not exists (
                           select 1 from kith.agreements a
                            where a.place_id = here and a.child_id = r.child_id and a.purpose = 'support' and a.who = 'child'
                              and a.ended_at is null and a.answer = 'yes'))
           then 'own yeses missing' end
    ], null);
  end if;
  return array_remove(array[
    case when exists (select 1 from kith.return_meetings m
                       where m.child_id = any(theirs) and m.held_on is null and m.called_off_because is null)
         then 'return meetings' end,
    case when exists (select 1 from kith.corrections c
                        join access.reach r on r.person_id = asking and r.child_id = c.child_id
                       where c.place_id = here and c.outcome is null)
         then 'corrections' end,
    case when exists (select 1 from kith.part_time_timetables t where t.child_id = any(theirs) and t.ended_on is null)
         then 'part-time timetables' end,
    case when exists (select 1 from kith.class_page_answers a where a.child_id = any(theirs) and a.seen_on is null)
         then 'answers of teachers' end,
    case when exists (select 1 from kith.family_page_words w
                       where w.place_id = here and w.child_id = any(theirs) and w.answered_on is null)
         then 'words of families' end,
    case when exists (select 1 from kith.actions a
                       where a.place_id = here and a.child_id = any(theirs) and a.settled_on is null)
         then 'tasks' end,
    case when exists (select 1 from kith.reviews r
                       where r.child_id = any(theirs) and r.cancelled_on is null
                         and (r.held_on is null or r.look_back_on is not null and r.looked_back_on is null))
         then 'reviews' end,
    case when exists (select 1 from kith.statutory_referrals r
                       where r.made_by = asking and r.acknowledged_on is null and r.answered_on is null)
         then 'statutory referrals' end,
    case when exists (select 1 from kith.contact_drafts d where d.person_id = asking)
         then 'drafts' end,
    case when exists (select 1 from kith.arrivals a where a.person_id = asking)
         then 'arrivals' end,
    case when exists (select 1 from kith.weekly_replies y where y.for_id = asking and y.seen_on is null)
         then 'answers to the week' end,
    case when exists (select 1 from kith.practical_help h
                       where h.child_id = any(theirs) and h.given_by = asking and h.due_back_on is not null
                         and h.back_on is null and h.withdrawn_at is null)
         then 'things lent' end,
    case when exists (select 1 from kith.transition_notes n where n.place_id = here and n.child_id = any(theirs))
         then 'notes for a new school' end,
    case when exists (select 1 from kith.enrolments e
                        join kith.rolls o on o.place_id = e.place_id and o.child_id = e.child_id and o.ended_at is null
                       where e.place_id = here and e.child_id = any(theirs) and e.ended_on is null and o.school_id <> e.school_id)
         then 'moves' end,
    case when exists (select 1 from kith.endings e where e.child_id = any(theirs))
           or exists (select 1 from kith.follow_ups f where f.child_id = any(theirs) and f.done_on is null)
         then 'endings' end,
    case when exists (select 1 from access.caseloads l
                       where l.place_id = here and l.person_id = asking and l.ended_at is null and not exists (
                         select 1 from kith.enrolments e
                          where e.place_id = here and e.child_id = l.child_id and e.ended_on is null))
         then 'goodbyes' end,
    case when exists (select 1 from kith.agreements a
                       where a.place_id = here and a.ended_at is null and a.answer = 'not-yet' and a.child_id = any(theirs))
         then 'not yets' end,
    case when exists (select 1 from kith.matches m where m.person_id = asking and m.ended_at is null and m.hello_on is null)
         then 'first hellos' end,
    case when exists (select 1 from kith.measures w where w.child_id = any(theirs) and w.done_on is null)
         then 'measures' end,
    case when exists (select 1 from kith.trainings t where t.person_id = asking and t.withdrawn_at is null)
         then 'trainings' end,
    case when exists (select 1 from kith.closures c
                        join kith.memberships m on m.place_id = c.place_id and m.school_id = c.school_id
                       where c.place_id = here and c.withdrawn_at is null and m.person_id = asking and m.ended_at is null)
         then 'closures' end,
    case when exists (select 1 from kith.notes_read r
                       where r.child_id = any(theirs) and r.words is not null and r.read_at > now() - interval '14 days')
         then 'words about notes' end
  ], null);
end $$;
alter function kith.what_stands(boolean) owner to kith_definer;
revoke all on function kith.what_stands(boolean) from public;
grant execute on function kith.what_stands(boolean) to kith_app, kith_worker;
