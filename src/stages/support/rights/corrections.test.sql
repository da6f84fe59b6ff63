-- name: writeWithoutAsking
insert into kith.corrections (place_id, id, child_id, entry, asker, asked_by, received_on, wrong, right_is, opinion, audience)
values ((select kith.place()), gen_random_uuid(), :child, 'A note', 'parent', 'Mother', '2026-07-01', 'x', 'y', false, 'team')
returning id;

-- name: decideWithoutAsking
update kith.corrections set outcome = 'corrected' where id = :id returning id;

-- name: whatWasAnswered
select w.answer from kith.family_page_words w where w.id = :id;

-- name: addSaid
with page as (
  insert into kith.family_pages (place_id, id, child_id, school_id, who, made_by)
  select e.place_id, gen_random_uuid(), e.child_id, e.school_id, 'child', null
    from kith.enrolments e where e.place_id = :place and e.child_id = :child
  on conflict do nothing returning place_id, id, child_id
)
insert into kith.family_page_words (place_id, id, child_id, page_id, kind, words, language, said_on)
select place_id, :id, child_id, id, 'put-right', 'My cat is not called Mog.', 'en', '2026-07-01' from page
returning id;

-- name: asItIsKept
select to_jsonb(c) as kept from kith.corrections c where c.id = :id;
