-- What hides the example's child.

-- name: rename
update kith.names set forename = :forename, surname = :surname where child_id = :child and ended_at is null;

-- name: restrict
with kept as (
  insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
  select m.place_id, gen_random_uuid(), :child::uuid, m.person_id, 'tried here', date '2099-12-31'
    from kith.memberships m where m.role = 'safeguarding-lead' and m.ended_at is null limit 1
  returning place_id, child_id, owner_id)
insert into access.restriction_allows (place_id, child_id, person_id)
select k.place_id, k.child_id, k.owner_id from kept k;

-- name: lift
update access.restrictions set ended_at = now() where child_id = :child;

-- name: exclude
insert into access.exclusions (place_id, id, child_id, person_id, kind)
select c.place_id, gen_random_uuid(), c.id, :person::uuid, 'own-child' from kith.children c where c.id = :child;

-- name: include
update access.exclusions set ended_at = now() where child_id = :child and ended_at is null;

-- name: live
-- A great deal happens to them.
with worker as (
  select c.place_id, c.child_id, c.person_id from access.caseloads c where c.child_id = :child and c.ended_at is null limit 1
), seen as (
  insert into kith.seen (place_id, id, child_id, on_day, there, how, captured_at, seen_by)
  select w.place_id, gen_random_uuid(), w.child_id, d::date, true, 'tap', now(), w.person_id
    from worker w, generate_series(date '2026-07-17' - 150, date '2026-07-17', interval '1 day') d
), contact as (
  insert into kith.contacts (place_id, id, form_id, child_id, kind, with_whom, occurred_on, captured_at, written_by, noted,
    audience, asks_manager, body_hash)
  select w.place_id, f.id, f.id, w.child_id, 'phone', 'parent', date '2026-07-17' - f.ago, now(), w.person_id, true, 'team', true, 'x'
    from worker w, (select n as ago, gen_random_uuid() as id from generate_series(0, 20) n) f
  returning place_id, id, child_id, written_by
), note as (
  insert into kith.contact_notes (place_id, id, contact_id, child_id, words, audience, written_by)
  select c.place_id, gen_random_uuid(), c.id, c.child_id, 'A note.', 'team', c.written_by from contact c
), lent as (
  insert into kith.practical_help (place_id, id, child_id, kind, worth_pence, given_or_lent, given_on, due_back_on, given_by)
  select w.place_id, gen_random_uuid(), w.child_id, 'laptop', 25000, 'lent', date '2026-07-17' - 100, date '2026-07-17' - 50, w.person_id
    from worker w
), suspended as (
  insert into kith.suspension_follow_ups (place_id, id, child_id, starts_on, sessions, type)
  select w.place_id, gen_random_uuid(), w.child_id, date '2026-07-17' - 3, 4, 'SUSP' from worker w
), close as (
  insert into kith.keep_close (place_id, id, child_id, from_day, until_day)
  select w.place_id, gen_random_uuid(), w.child_id, date '2026-07-17' - 3, date '2026-07-17' + 30 from worker w
), called as (
  insert into kith.holiday_calls (place_id, id, list_id, child_id, on_day)
  select w.place_id, gen_random_uuid(), l.id, w.child_id, date '2026-07-17' from worker w, kith.holiday_lists l
), told as (
  insert into kith.agreements (place_id, id, child_id, purpose, kind, asks, who, answer, said_by, said_how, said_on, wording,
    language)
  select w.place_id, gen_random_uuid(), w.child_id, 'photos', 'consent', 'both', 'family', 'yes', 'parent', 'phone',
         date '2026-07-17' - 9, 'x', 'en' from worker w
  on conflict do nothing
)
update kith.group_members set until_day = date '2026-07-17', until_why = 'other' where child_id = :child and until_day is null;

-- name: agree
insert into kith.agreements (place_id, id, child_id, purpose, kind, asks, who, answer, said_by, said_how, said_on, wording,
  language)
select c.place_id, gen_random_uuid(), c.id, 'support', 'agreement', 'both', w.who, 'yes',
       case w.who when 'child' then 'child' else 'parent' end, 'phone', date '2026-06-30', 'x', 'en'
  from kith.children c cross join (values ('family'), ('child')) as w (who) where c.id = :child
on conflict do nothing;
