-- name: countDone
select (select count(*)::int from kith.screens) as screens,
       (select count(*)::int from kith.cohort_entries) as entries,
       (select count(distinct (e.child_id, e.person_id, e.kind, e.words))::int from kith.cohort_entries e) as different,
       (select count(*)::int from kith.cohorts where frozen_at is not null) as frozen,
       (select count(*)::int from kith.cohorts) as rooms,
       (select count(*)::int from kith.cohort_signatures) as signatures,
       (select count(*)::int from kith.cohort_signatures where voided_at is not null) as void,
       (select count(*)::int from kith.offers) as offers,
       (select count(*)::int from kith.offer_answers) as answers,
       (select count(*)::int from kith.offer_moves) as moves;
