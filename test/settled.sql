-- What somebody would send who can put SQL of their own into a page of Support: to write over what is settled, or to have it
-- settled in another's name.

-- name: beginPlan
insert into kith.plans (place_id, id, child_id, enrolment_id, began_on, made_by)
select t.place_id, :plan, t.child_id, t.enrolment_id, date '2026-07-01', (select kith.person())
  from kith.taking_part t where t.child_id = :child;

-- name: beginGoal
insert into kith.plan_goals (place_id, id, child_id, plan_id, slot, whose, measure, began_on, made_by)
values ((select kith.place()), :id, :child, :plan, 1, 'child', 'faces', date '2026-07-01', (select kith.person()));

-- name: beginBehind
insert into kith.plan_behind (place_id, id, child_id, plan_id, said_by, words, said_on, made_by)
values ((select kith.place()), :id, :child, :plan, 'child', 'The bus', date '2026-07-01', (select kith.person()));

-- name: beginNeed
insert into kith.plan_needs (place_id, id, child_id, plan_id, kind, what, found_on, found_by, made_by)
values ((select kith.place()), :id, :child, :plan, 'speech', 'Words', date '2026-07-01', 'programme', (select kith.person()));

-- name: beginNotNow
insert into kith.plan_not_now (place_id, id, child_id, plan_id, area, said_on, made_by)
values ((select kith.place()), :id, :child, :plan, 'friends', date '2026-07-01', (select kith.person()));

-- name: beginActivity
insert into kith.plan_activities (place_id, id, child_id, plan_id, position, kind, domain, begun_on, made_by)
values ((select kith.place()), :id, :child, :plan, 1, 'art', 'wellbeing', date '2026-07-01', (select kith.person()));

-- name: beginReview
insert into kith.reviews (place_id, id, child_id, kind, planned_for, made_by)
values ((select kith.place()), :id, :child, 'home-school', date '2026-07-10', (select kith.person()));

-- name: beginEpisode
insert into kith.early_help_episodes (place_id, id, child_id, began_on, came_from, reason, without_yes_because, review_by, made_by)
values ((select kith.place()), :id, :child, date '2026-07-01', 'new', 'School', 'The council told us', date '2026-08-01',
        (select kith.person()));

-- name: beginLead
insert into kith.early_help_leads (place_id, id, episode_id, child_id, person_id, name, organisation, from_on, made_by)
values ((select kith.place()), :id, :episode, :child, :person, 'Lead', 'Trust', date '2026-07-01', (select kith.person()));

-- name: beginTeam
insert into kith.early_help_team (place_id, id, episode_id, child_id, name, role, from_on, made_by)
values ((select kith.place()), :id, :episode, :child, 'Nurse', 'nurse', date '2026-07-01', (select kith.person()));

-- name: beginEhNeed
insert into kith.early_help_needs (place_id, id, episode_id, child_id, whose, heading, words, found_on, made_by)
values ((select kith.place()), :id, :episode, :child, 'child', 'health', 'Sleep', date '2026-07-01', (select kith.person()));

-- name: beginAssessment
insert into kith.early_help_assessments (place_id, id, episode_id, child_id, began_on, made_by)
values ((select kith.place()), :id, :episode, :child, date '2026-07-01', (select kith.person()));

-- name: beginReferral
insert into kith.statutory_referrals (place_id, id, child_id, kind, service, because, family_said, sent_on, made_by)
values ((select kith.place()), :id, :child, 'send', 'SEND', 'Reading', 'yes', date '2026-07-01', (select kith.person()));

-- name: beginPage
insert into kith.family_pages (place_id, id, child_id, school_id, who, made_by)
select t.place_id, :id, t.child_id, t.school_id, 'child', (select kith.person()) from kith.taking_part t where t.child_id = :child;

-- name: settleGoal
update kith.plan_goals set ended_on = date '2026-07-17', ended_how = 'not-now' where id = :id returning id;

-- name: reopenGoal
update kith.plan_goals set ended_on = null, ended_how = null where id = :id returning id;

-- name: settleBehind
update kith.plan_behind set ended_on = date '2026-07-17' where id = :id returning id;

-- name: reopenBehind
update kith.plan_behind set ended_on = null where id = :id returning id;

-- name: settleNeed
update kith.plan_needs set helped_on = date '2026-07-17', help = 'Therapy' where id = :id returning id;

-- name: reopenNeed
update kith.plan_needs set help = 'Nothing came' where id = :id returning id;

-- name: settleNotNow
update kith.plan_not_now set ended_on = date '2026-07-17' where id = :id returning id;

-- name: reopenNotNow
update kith.plan_not_now set ended_on = null where id = :id returning id;

-- name: settleActivity
update kith.plan_activities set done_on = date '2026-07-17' where id = :id returning id;

-- name: reopenActivity
update kith.plan_activities set begun_on = null, done_on = null where id = :id returning id;

-- name: settleReview
update kith.reviews set held_on = date '2026-07-17', agreed = 'We ring on Mondays', look_back_on = date '2026-09-17'
 where id = :id returning id;

-- name: reopenReview
update kith.reviews set agreed = 'Nothing was agreed' where id = :id returning id;

-- name: settleTeam
update kith.early_help_team set until_on = date '2026-07-17' where id = :id returning id;

-- name: reopenTeam
update kith.early_help_team set until_on = null where id = :id returning id;

-- name: settleEhNeed
update kith.early_help_needs set settled_on = date '2026-07-17', settled_as = 'met' where id = :id returning id;

-- name: reopenEhNeed
update kith.early_help_needs set settled_on = null, settled_as = null where id = :id returning id;

-- name: settleAssessment
update kith.early_help_assessments set completed_on = date '2026-07-17', organisation = 'Trust' where id = :id returning id;

-- name: reopenAssessment
update kith.early_help_assessments set organisation = 'The council' where id = :id returning id;

-- name: settleReferral
update kith.statutory_referrals set answered_on = date '2026-07-17', answer = 'declined', answer_words = 'Too young'
 where id = :id returning id;

-- name: reopenReferral
update kith.statutory_referrals set answer = 'accepted' where id = :id returning id;

-- name: settlePage
update kith.family_pages set ended_on = date '2026-07-17', ended_because = 'Asked' where id = :id returning id;

-- name: reopenPage
update kith.family_pages set ended_on = null, ended_because = null where id = :id returning id;

-- name: settleEpisode
update kith.early_help_episodes set ended_on = date '2026-07-17', end_reason = 'outcomes-met' where id = :id returning id;

-- name: reopenEpisode
update kith.early_help_episodes set ended_on = null, end_reason = null where id = :id returning id;

-- name: settleLead
update kith.early_help_leads set until_on = date '2026-07-17' where id = :id returning id;

-- name: reopenLead
update kith.early_help_leads set until_on = null where id = :id returning id;

-- name: ask
insert into kith.record_requests (place_id, id, child_id, asker, asked_by, received_on)
values ((select kith.place()), :id, :child, 'child', 'Pretend', date '2026-07-01');

-- name: pauseAsAnother
insert into kith.request_pauses (place_id, id, child_id, request_id, why, from_day, made_by)
values ((select kith.place()), gen_random_uuid(), :child, :id, 'identity', date '2026-07-01', :person);

-- name: endAsked
update kith.record_requests set ended_on = date '2026-07-17', ended_because = 'Taken back' where id = :id returning id;

-- name: askAgain
update kith.record_requests set ended_on = null, ended_because = null where id = :id returning id;

-- name: gather
select kith.gather_bundle(:id);

-- name: hideLine
-- A line that stands opened elsewhere leaves no bundle; here it would, without a reason.
update kith.bundle_lines set sealed = 'replaced' where request_id = :id returning n;

-- name: bringHidden
insert into kith.bundle_lines (place_id, child_id, request_id, n, kept_as, row_id, field, words, sealed)
values ((select kith.place()), :child, :id, 2, 'kith.contacts', 'two', 'note', 'Nor did he.', 'replaced');

-- name: alsoBringsFiles
insert into kith.memberships (place_id, id, person_id, organisation_id, role)
select m.place_id, gen_random_uuid(), m.person_id, m.organisation_id, 'data-manager'
  from kith.memberships m where m.person_id = :person and m.ended_at is null limit 1;

-- name: endRole
update kith.memberships set ended_at = now() where person_id = :person and role = :role and ended_at is null;

-- name: reachOf
select r.why from access.reach r where r.person_id = :person and r.child_id = :child;

-- name: whoCanBeForged
-- Columns that say who did something later than the row was made, which a page may send with a new row, and which nothing that
-- stands in the way of a new row names.
select c.relname || '.' || a.attname as forged
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
 where n.nspname = 'kith' and a.atttypid = 'uuid'::regtype
   and a.attname ~ '_by$' and a.attname !~ '^(made|known|run|asked)_by$'
   and has_column_privilege('kith_app', c.oid, a.attname, 'insert')
   and not exists (select 1 from pg_policy p
                    where p.polrelid = c.oid and not p.polpermissive and p.polcmd in ('a', '*')
                      and pg_get_expr(p.polwithcheck, c.oid) ~ ('\m' || a.attname || '\M'))
   and not exists (select 1 from pg_trigger g join pg_proc f on f.oid = g.tgfoid
                    where g.tgrelid = c.oid and not g.tgisinternal and g.tgtype & 6 = 6
                      and (f.prosrc ~ ('new\.' || a.attname || ' :=')))
 order by 1;
