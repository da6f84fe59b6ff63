-- name: addTerms
insert into kith.terms (place_id, id, academic_year, name, starts_on, ends_on)
values (:place, gen_random_uuid(), 2025, 'Summer 1', '2026-04-13', '2026-05-22'),
       (:place, gen_random_uuid(), 2025, 'Summer 2', '2026-06-01', '2026-07-21'),
       (:place, gen_random_uuid(), 2026, 'Autumn 1', '2026-09-02', '2026-10-23');

-- name: reviewOfAnother
-- As somebody who can put SQL of their own into a page.
insert into kith.reviews (place_id, id, child_id, kind, planned_for, made_by)
values ((select kith.place()), gen_random_uuid(), :child, 'termly', date '2026-07-20', :person);

-- name: reviewLongAgo
insert into kith.reviews (place_id, id, child_id, kind, planned_for, made_by, made_at)
values ((select kith.place()), gen_random_uuid(), :child, 'home-school', date '2026-07-20', (select kith.person()), '2020-01-01');

-- name: sideOfAnotherChild
insert into kith.review_sides (place_id, id, child_id, review_id, side, came, made_by)
values ((select kith.place()), gen_random_uuid(), :child, :review, 'parent', true, (select kith.person()));

-- name: rewriteWhatWasHeld
update kith.reviews set agreed = 'Forged' where id = :review returning id;

-- name: openTaskAgain
update kith.actions set settled_on = null where id = :action returning id;

-- name: settledBy
select a.settled_by from kith.actions a where a.id = :action;

-- name: heldBy
select r.held_by from kith.reviews r where r.id = :review;
