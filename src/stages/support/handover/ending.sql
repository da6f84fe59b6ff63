-- name: planEnding
select kith.plan_ending(:id, :child_id, :on_day) as outcome;

-- name: findEnding
select e.id, e.planned_on, r.on_day as review_on, r.words as review_words, e.ended_on, b.on_day as back_asked_on,
       b.words as back_words, e.made_at, p.name as made_by
  from kith.endings e left join kith.people p on p.id = e.made_by
  left join lateral (select w.on_day, w.words from kith.ending_words w
                      where w.ending_id = e.id and w.kind = 'review' order by w.made_at desc limit 1) r on true
  left join lateral (select w.on_day, w.words from kith.ending_words w
                      where w.ending_id = e.id and w.kind = 'back' order by w.made_at desc limit 1) b on true
 where e.child_id = :child_id
   -- Whoever takes part again has no end planned.
   and (e.ended_on is null or not exists (select 1 from kith.taking_part t where t.child_id = e.child_id))
 order by e.made_at desc
 limit 1;

-- name: findKeepsakes
select k.id, k.kind, k.name, k.words, k.made_at
  from kith.keepsakes k where k.ending_id = :ending_id and k.withdrawn_at is null order by k.made_at, k.id;

-- name: findFollowUps
select f.id, f.due_on, f.done_on, f.how, f.words, p.name as done_by
  from kith.follow_ups f left join kith.people p on p.id = f.done_by
 where f.ending_id = :ending_id order by f.due_on;

-- name: findHelpers
-- Everybody who helped, as far as the asker may see it: who had them on a caseload, saw them or rang; who runs a group of theirs;
-- who is or was in the team of their Early Help; whoever in class tried what helps, and it did. The first first, each once.
select w.name, min(w.at) as since
  from (select p.name, l.made_at as at from access.caseloads l join kith.people p on p.id = l.person_id where l.child_id = :child_id
        union all
        select p.name, c.occurred_on from kith.contacts c join kith.people p on p.id = c.written_by
         where c.child_id = :child_id and c.withdrawn_at is null and c.superseded_at is null and c.audience <> 'safeguarding'
        union all
        select coalesce(p.name, g.run_by_words), m.made_at
          from kith.group_members m
          join kith.groups g on g.id = m.group_id
          left join kith.people p on p.id = g.run_by
         where m.child_id = :child_id and (m.until_day is null or m.until_day >= m.from_day)
        union all
        select e.name, e.from_on from kith.early_help_leads e where e.child_id = :child_id
        union all
        select e.name, e.from_on from kith.early_help_team e where e.child_id = :child_id
        union all
        select r.name, a.given_at from kith.class_page_answers a join kith.class_page_readers r on r.id = a.reader_id
         where a.child_id = :child_id and a.answer = 'helped') w
 where w.name is not null
 group by w.name
 order by since, w.name
 limit 40;

-- name: findWords
-- All that was said of an end, the newest first.
select w.id, w.kind, w.on_day, w.words, w.made_at, p.name as by_name
  from kith.ending_words w left join kith.people p on p.id = w.made_by
 where w.ending_id = :ending_id
 order by w.made_at desc;

-- name: holdReview
select kith.hold_closing_review(:id, :ending_id, :child_id, :held_on, :words) as held;

-- name: addKeepsake
select kith.add_keepsake(:id, :ending_id, :child_id, :kind, :name, :words) as there;

-- name: withdrawKeepsake
select kith.withdraw_keepsake(:id, :child_id) as gone;

-- name: endProgramme
select kith.end_programme(:id, :child_id, :on_day, :because) as outcome;

-- name: doFollowUp
select kith.do_follow_up(:id, :child_id, :on_day, :how, :words) as done;

-- name: askBack
select kith.ask_back(:id, :ending_id, :child_id, :on_day, :words) as asked;

-- name: findWaiting
select w.what, w.child_id, n.forename, n.surname, w.on_day
  from (select 'follow-up' as what, f.child_id, f.due_on as on_day
          from kith.follow_ups f where f.place_id = (select kith.place()) and f.done_on is null and f.due_on <= :until::date
        union all
        select 'review', e.child_id, e.planned_on
          from kith.endings e
         where e.place_id = (select kith.place()) and e.ended_on is null and e.planned_on <= :until::date
           and exists (select 1 from kith.taking_part t where t.child_id = e.child_id)
        union all
        select 'back', e.child_id, max(e.on_day)
          from kith.ending_words e
         where e.place_id = (select kith.place()) and e.kind = 'back'
           and not exists (select 1 from kith.taking_part t where t.child_id = e.child_id)
         group by e.child_id) w
  left join kith.names n on n.child_id = w.child_id and n.ended_at is null
 order by w.on_day, n.forename;
