-- What somebody would send who can put SQL of their own into a page of Support's second half: with people of another place, at
-- another time than it is, of what is not theirs.

-- name: beginEpisode
insert into kith.early_help_episodes (place_id, id, child_id, began_on, came_from, reason, without_yes_because, review_by, made_by)
values ((select kith.place()), :id, :child, date '2026-07-01', 'new', 'School', 'The council told us', date '2026-08-01',
        (select kith.person()));

-- name: addLead
insert into kith.early_help_leads (place_id, id, episode_id, child_id, person_id, name, organisation, from_on, made_by)
values ((select kith.place()), gen_random_uuid(), :episode, :child, :person, 'Lead', 'Trust', date '2026-07-01', (select kith.person()))
returning name;

-- name: addTeam
insert into kith.early_help_team (place_id, id, episode_id, child_id, person_id, name, role, from_on, made_by)
values ((select kith.place()), gen_random_uuid(), :episode, :child, :person, 'Nurse', 'nurse', date '2026-07-01', (select kith.person()))
returning name;

-- name: addAction
insert into kith.actions (place_id, id, child_id, what, who, person_id, due_on, came_from, agreed_on, made_by)
values ((select kith.place()), gen_random_uuid(), :child, 'Ring them', 'staff', :person, date '2026-07-20', 'review', date '2026-07-01',
        (select kith.person()))
returning what;

-- name: addGroup
insert into kith.groups (place_id, id, school_id, name, kind, run_by)
values ((select kith.place()), gen_random_uuid(), :school, 'Toast club', 'breakfast-club', :person)
returning name;

-- name: addPage
insert into kith.weekly_pages (place_id, id, whom, reader_id, week_of, given_on, version, made_by)
values ((select kith.place()), gen_random_uuid(), 'council', :person, date '2026-07-13', date '2026-07-17', 1, (select kith.person()))
returning whom;

-- name: hold
insert into kith.holds (place_id, id, child_id, because, placed_at) values ((select kith.place()), :id, :child, 'An inquiry', :at)
returning placed_at;

-- name: holdPlace
insert into kith.wide_holds (place_id, id, because, placed_at) values ((select kith.place()), :id, 'An inquiry', :at)
returning placed_at;

-- name: liftHold
update kith.holds set lifted_at = :at, lifted_because = 'It is over' where id = :id returning lifted_at;

-- name: liftPlace
update kith.wide_holds set lifted_at = :at, lifted_because = 'It is over' where id = :id returning lifted_at;

-- name: bringList
insert into kith.keeping_lists (place_id, id, held, proposed_at) values ((select kith.place()), :id, 0, :at) returning proposed_at;

-- name: bringListBegun
insert into kith.keeping_lists (place_id, id, held, begun_at) values ((select kith.place()), :id, 0, now()) returning id;

-- name: beginList
update kith.keeping_lists set begun_at = :at where id = :id returning begun_at;

-- name: bringLine
insert into kith.keeping_lines (place_id, id, list_id, child_id, part, rule, keep_years, counted_from, from_day, due_on, kinds)
values ((select kith.place()), :id, :list, :child, 'record', 'records', 6, 'end of programme', date '2010-01-01', date '2016-01-01',
        '{"kith.contacts": 1}')
returning id;

-- name: decide
update kith.keeping_lines set decision = 'let-go', decided_at = :at where id = :id returning decided_at;

-- name: decideAgo
update kith.keeping_lines set decided_at = :at where id = :id returning decided_at;

-- name: authorise
update kith.keeping_lines set authorised_at = :at where id = :id returning authorised_at;

-- name: forgeCertificate
insert into kith.certificates (place_id, id, list_id, part, rule, keep_years, counted_from, due_year, kinds, whole, proposed_at,
  decided_at, decided_by, authorised_at, authorised_by, hash)
values ((select kith.place()), gen_random_uuid(), :list, 'record', 'records', 6, 'end of programme', 2016, '{}', true, now(),
  now(), :one, now(), :other, repeat('a', 64));

-- name: ask
insert into kith.record_requests (place_id, id, child_id, asker, asked_by, received_on)
values ((select kith.place()), :id, :child, 'child', 'Pretend', date '2026-07-01');

-- name: gather
select kith.gather_bundle(:id);

-- name: ready
update kith.record_requests set ready_at = :at where id = :id returning ready_at;

-- name: childOf
select x.child_id from kith.export_children(:entry) x;

-- name: entryOf
select e.id, e.action from audit.entries e where e.child_id = :child and e.action = :action order by e.at desc limit 1;

-- name: isNow
select abs(extract(epoch from now() - :at::timestamptz)) < 600 as now;

-- name: isToday
select kith.today_in(:place) = :day::date as today;

-- name: beginPlan
insert into kith.plans (place_id, id, child_id, enrolment_id, began_on, made_by)
select t.place_id, :plan, t.child_id, t.enrolment_id, date '2026-07-01', (select kith.person())
  from kith.taking_part t where t.child_id = :child;

-- name: beginActivity
insert into kith.plan_activities (place_id, id, child_id, plan_id, position, kind, domain, made_by)
values ((select kith.place()), :id, :child, :plan, 1, 'art', 'wellbeing', (select kith.person()));

-- name: pauseAt
insert into kith.request_pauses (place_id, id, child_id, request_id, why, from_day)
values ((select kith.place()), gen_random_uuid(), :child, :id, 'identity', date '2019-01-01') returning from_day;

-- name: resumeAt
update kith.request_pauses set until_day = date '2031-01-01' where request_id = :id returning until_day;

-- name: ownGroup
insert into kith.groups (place_id, id, school_id, name, kind) values ((select kith.place()), :id, :school, 'Toast club', 'breakfast-club');

-- name: handGroupOver
update kith.groups set run_by = :person where id = :id returning name;
