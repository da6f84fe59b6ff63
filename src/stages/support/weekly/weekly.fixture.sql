-- name: addNames
insert into kith.names (place_id, id, child_id, forename, surname) values
  (:place, gen_random_uuid(), :sibling, 'Wren', 'Sibling'), (:place, gen_random_uuid(), :other, 'Otis', 'Another');

-- name: protect
insert into kith.protected_addresses (place_id, id, child_id, sealed, key_id, because)
values (:place, gen_random_uuid(), :child, '\x01', 'k', 'Kept from somebody');

-- name: protectNoMore
delete from kith.protected_addresses where child_id = :child;

-- name: takeBackPage
with lines as (delete from kith.weekly_lines where page_id = :page)
delete from kith.weekly_pages where id = :page;

-- name: beginEpisode
insert into access.grants (place_id, id, child_id, person_id, reads, why)
select :place, gen_random_uuid(), :child, :person, b.reads, 'Early Help: I lead the episode'
  from access.role_bits b where b.role = 'early-help-practitioner';

-- name: lineOfAnybody
-- As a Link Worker who puts a line of somebody of whom it is not agreed onto a page given in the same moment.
insert into kith.weekly_lines (place_id, id, page_id, child_id, kind, position, words, made_by)
values ((select kith.place()), gen_random_uuid(), :page, :child, 'well', 1, 'Forged', (select kith.person()));

-- name: replyInTheirName
insert into kith.weekly_replies (place_id, id, page_id, words, said_on, made_by)
values ((select kith.place()), gen_random_uuid(), :page, 'Forged', date '2026-07-17', :person);

-- name: changeLine
update kith.weekly_lines set words = 'Otherwise' where page_id = :page;

-- name: linesOfAll
select l.words from kith.weekly_lines l order by l.words;

-- name: pagesOfAll
select count(*)::int as pages from kith.weekly_pages;

-- name: whoMayStand
select m.child_id from kith.may_stand_on_weekly(:school, null) m (child_id);

-- name: restrict
insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
values (:place, gen_random_uuid(), :child, :owner, 'Kept from most', date '2026-12-31');

-- name: restrictNoMore
update access.restrictions set ended_at = now() where child_id = :child and ended_at is null;
