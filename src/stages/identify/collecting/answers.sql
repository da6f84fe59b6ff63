-- name: findTutorsRound
select r.tutor, r.school, r.asker, r.for_day, r.until from kith.tutors_round() r;

-- name: findTutorsChildren
select c.child_id, c.forename, c.surname, c.year_group, c.answered_at, c.sdq, c.parental, c.school, c.concerns
  from kith.tutors_children() c;

-- name: takeAnswer
select kith.take_answer(
  :id, :child_id, :sdq, :scales::integer[], :parental, :parental_rating, :parental_because,
  :school, :school_rating, :school_because, :concerns, :kinds::text[], :seen::text[]) as taken;
