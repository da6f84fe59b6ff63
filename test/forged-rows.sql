-- What somebody would send who could put their own SQL into a page: rows that jobs alone write, rows in another's name, and
-- changes that look at no row and so ask for nobody's leave to read.

-- name: benchmark
insert into kith.benchmarks (place_id, id, measure, period, level, area, about, percent, title, source, url, licence, import_id)
select i.place_id, gen_random_uuid(), 'attendance', '1066', 'national', 'England', 'all', 1, 't', 's', 'u', 'l', i.id
  from kith.imports i limit 1;

-- name: reviewRow
insert into kith.import_review (place_id, import_id, number, kind)
select kith.place(), i, 999, 'new' from kith.my_imports() i limit 1;

-- name: problem
insert into kith.import_problems (place_id, import_id, number, file, problem)
select kith.place(), i, 999, 'pupils.csv', 'none' from kith.my_imports() i limit 1;

-- name: rowsOfAnImport
insert into kith.import_schools (place_id, import_id, school_id, academic_year, file, rows)
select kith.place(), i, s, 2025, 'forged.csv', 1 from kith.my_imports() i, kith.my_schools() s limit 1;

-- name: closeMatch
insert into kith.import_close_matches (place_id, import_id, child_id, upn, line, because)
select kith.place(), i, :child, 'X', 1, 'x' from kith.my_imports() i limit 1;

-- name: matching
insert into kith.column_matchings (place_id, id, fingerprint, matching)
values (kith.place(), gen_random_uuid(), 'f', '{}');

-- name: screenedSchool
insert into kith.screened_schools (place_id, screen_id, school_id, notice_id, told_on, promise_id, days_to_object)
select s.place_id, s.id, p.school_id, n.id, n.given_on, p.id, 0
  from kith.screens s, kith.family_promises p join kith.family_notices n using (place_id, school_id)
 where not exists (select 1 from kith.screened_schools x where x.screen_id = s.id and x.school_id = p.school_id) limit 1;

-- name: noticeOfAnother
insert into kith.family_notices (place_id, id, school_id, given_on, wording, languages, sent_by, recorded_by)
select kith.place(), gen_random_uuid(), s, '2020-01-01', 'More than twenty letters of it.', '{en}', '{letter}', :person
  from kith.my_schools() s limit 1;

-- name: noticeOfLongAgo
insert into kith.family_notices (place_id, id, school_id, given_on, wording, languages, sent_by, recorded_at)
select kith.place(), gen_random_uuid(), s, '2020-01-01', 'More than twenty letters of it.', '{en}', '{letter}', '2020-01-01'
  from kith.my_schools() s limit 1;

-- name: approvalOfAnother
insert into kith.translation_approvals (place_id, id, language, piece, text_hash, read_by, knows_it_as, approved_by)
values (kith.place(), gen_random_uuid(), 'ur', 'notice', repeat('a', 64), 'Somebody', 'their own', :person);

-- name: roundOfAnother
insert into kith.collecting_rounds (place_id, id, school_id, screen_id, for_day, days, began_by)
select kith.place(), gen_random_uuid(), s, x.id, current_date, 5, :person from kith.my_schools() s, kith.screens x limit 1;

-- name: stepOfAnother
insert into kith.import_steps (place_id, id, import_id, step, person_id)
select kith.place(), gen_random_uuid(), i, 'drop', :person from kith.my_imports() i limit 1;

-- name: importOfAnother
insert into kith.imports (place_id, id, feed, named, person_id) values (kith.place(), gen_random_uuid(), 'extract', 'x', :person);

-- name: agreedAlone
insert into kith.proposals_agreed (place_id, proposal_id, blueprint_id, behind)
select p.place_id, p.id, p.blueprint_id, '{Ruth Adeyemi,Helen Ogden}' from kith.proposals p where p.id = :proposal;

-- name: decideAll
update kith.import_close_matches set decision = 'same', decided_by = null;

-- name: cancelAll
update kith.imports set cancel_asked_at = now();

-- name: addMatch
insert into kith.import_close_matches (place_id, import_id, child_id, upn, line, because)
select i.place_id, i.id, :child, 'X', 1, 'x' from kith.imports i order by i.asked_at limit 1;

-- name: countTouched
select (select count(*)::int from kith.import_close_matches m where m.decision is not null) as decided,
       (select count(*)::int from kith.imports i where i.cancel_asked_at is not null) as cancelled;

-- name: countSeen
select (select count(*)::int from kith.imports) as imports, (select count(*)::int from kith.import_problems) as problems;

-- name: anyChild
select c.id from kith.children c limit 1;
