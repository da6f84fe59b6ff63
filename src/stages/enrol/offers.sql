-- name: makeOffer
select kith.make_offer(:id, :cohort_id, :child_id, :how, :language, :offered_on, :answer_by) as outcome;

-- name: answerOffer
select kith.answer_offer(:id, :offer_id, :who, :answer, :said_by, :said_how, :said_on, :words) as outcome;

-- name: moveUp
select kith.move_up(:id, :cohort_id, :freed, :because) as child_id;

-- name: findHolders
-- Who they are, of whom the asker may know it; on the school's roll still; whether the family objects.
select c.id, n.forename, n.surname, o.year_group, (o.id is not null) as on_roll, (j.child_id is not null) as objects
  from kith.children c
  left join kith.names n on n.child_id = c.id and n.ended_at is null
  left join kith.rolls o on o.child_id = c.id and o.ended_at is null and o.school_id = :school_id
  left join kith.child_objections j on j.child_id = c.id and j.settled_at is null
 where c.id = any(:children::uuid[]);

-- name: findOffers
select o.id, o.cohort_id, o.child_id, o.how, o.language, o.offered_on, o.answer_by, p.name as made_by
  from kith.offers o left join kith.people p on p.id = o.made_by
 where o.cohort_id = any(:cohorts::uuid[]);

-- name: findAnswers
-- Every answer, the newest of each first.
select a.id, a.offer_id, a.child_id, a.who, a.answer, a.said_by, a.said_how, a.said_on, a.words, a.recorded_at, a.stands,
       p.name as recorded_by
  from kith.offers o
  join kith.offer_answers a on a.place_id = o.place_id and a.offer_id = o.id
  left join kith.people p on p.id = a.recorded_by
 where o.cohort_id = any(:cohorts::uuid[])
 order by a.recorded_at desc;

-- name: findOffer
select o.id, o.child_id, o.how, o.language from kith.offers o where o.id = :id;

-- name: findOffersByGroup
select g.by_what, g.which, g.offered, g.agreed from kith.cohort_offers(:cohort_id) g;

-- name: findMoves
select m.cohort_id, m.child_id, m.freed_by, m.why_free, m.because, m.moved_at, p.name as moved_by
  from kith.moves_of(:cohorts::uuid[]) m left join kith.people p on p.id = m.moved_by
 order by m.moved_at;

-- name: findSizes
-- How large each agreement is and how far its offers have come, the same for everybody who sees the cohort.
select c.id as cohort_id, s.signed, s.moved, s.on_roll, s.gone, s.objects, s.to_offer, s.offered, s.yes, s.not_yet, s.no_thanks
  from unnest(:cohorts::uuid[]) as c (id) cross join lateral kith.signed_size(c.id) s;

-- name: findGone
-- Who left the roll of the school and is not seen by the asker any more: by code, so that they stay in the agreement.
select g.code, g.year_group, g.offered_on, g.answer
  from kith.signed_who_left(:cohort_id) g
 order by g.code;

-- name: findFree
select f.child_id, f.why, f.since from kith.free_places(:cohort_id) f;

-- name: seesSchool
-- Whether the asker acts for a school, or sees anybody on its roll.
select exists (select 1 from kith.rolls o where o.school_id = :school_id and o.ended_at is null)
    or :school_id in (select kith.my_schools()) as seen;

-- name: findLanguages
-- The languages of a child's relatives, for those who may know of the family.
select distinct l.language, bool_or(r.needs_interpreter) as needs_interpreter
  from kith.relationships k
  join kith.relatives r on r.id = k.relative_id and r.ended_at is null
  cross join lateral unnest(r.languages) as l (language)
 where k.child_id = :child_id and k.ended_at is null
 group by l.language;
