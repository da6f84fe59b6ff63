-- What somebody would send who could put their own SQL into a page.

-- name: read_cohort_children
select count(*)::int as rows from kith.cohort_children;

-- name: read_cohort_entries
select count(*)::int as rows from kith.cohort_entries;

-- name: read_cohort_checks
select count(*)::int as rows from kith.cohort_checks;

-- name: read_cohort_check_answers
select count(*)::int as rows from kith.cohort_check_answers;

-- name: read_cohort_gap_answers
select count(*)::int as rows from kith.cohort_gap_answers;

-- name: read_cohort_signatures
select count(*)::int as rows from kith.cohort_signatures;

-- name: read_frozen_pupils
select count(*)::int as rows from kith.frozen_pupils;

-- name: read_cohort_places
select count(*)::int as rows from kith.cohort_places;

-- name: ask_standing
select count(*)::int as rows from kith.cohort_standing(:cohort);

-- name: ask_states
select count(*)::int as rows from kith.cohort_check_states(:cohort);

-- name: ask_groups
select count(*)::int as rows from kith.cohort_groups(:cohort);

-- name: ask_blockers
select count(*)::int as rows from kith.cohort_blockers(:cohort);

-- name: ask_stood
select kith.cohort_stood(:cohort) as stood;

-- name: ask_checks
select count(*)::int as rows from kith.checks_to_answer();

-- name: write_a_signature_of_another
insert into kith.cohort_signatures (place_id, id, cohort_id, school_id, person_id, side, statement, stood)
values (kith.place(), gen_random_uuid(), :cohort, :school, :person, 'school', 'We agree on this list.', 'x');

-- name: write_void_signature_again
update kith.cohort_signatures set voided_at = null, voided_because = null;

-- name: write_room
update kith.cohorts set frozen_at = now();

-- name: write_capacity
update kith.cohorts set capacity = 100;

-- name: write_a_room
insert into kith.cohorts (place_id, id, school_id, screen_id, capacity, reserve, opened_by, frozen_at)
select place_id, gen_random_uuid(), school_id, screen_id, 1, 1, opened_by, now() from kith.cohorts;

-- name: write_an_entry
insert into kith.cohort_entries (place_id, id, cohort_id, child_id, person_id, side, kind, words)
values (kith.place(), gen_random_uuid(), :cohort, :child, :person, 'school', 'strength', 'Kind.');

-- name: write_over_an_entry
update kith.cohort_entries set words = 'something else';

-- name: write_no_entry_any_more
delete from kith.cohort_entries;

-- name: write_an_answer_for_the_council
insert into kith.cohort_check_answers (place_id, id, check_id, child_id, person_id, known)
values (kith.place(), gen_random_uuid(), gen_random_uuid(), :child, :person, false);

-- name: write_frozen_rows
update kith.frozen_pupils set absent = 0;

-- name: write_places
update kith.cohort_places set place = 'in';

-- name: write_a_frozen_row_away
delete from kith.frozen_pupils;

-- name: write_a_place_for_somebody
insert into kith.cohort_places (place_id, cohort_id, child_id, place, position, frozen_id)
values (kith.place(), :cohort, :child, 'in', 1, gen_random_uuid());

-- name: write_frozen_at_once
select kith.freeze_cohort(c) from kith.cohorts c;

-- name: write_signatures_void
select kith.void_signatures(:cohort, 'because');

-- name: write_a_study_key
select kith.study_key('\x00', 'A');

-- name: write_a_code
update kith.cohort_children set study_key = 'x';
