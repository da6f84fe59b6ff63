-- What a partner said is not right, without its words, and what we answered: a new link ends the one before, and whoever has it is
-- the same person of the same purpose, so that the answer is theirs to read by any link of theirs.
create or replace function kith.not_right_by_link(of_child uuid) returns table (said_on date, due_on date, answer text, answered_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.said_on, w.due_on, w.answer, w.answered_on
    from kith.partner_asking() p
    join kith.links mine on mine.place_id = p.place_id and mine.id = p.link_id
    join kith.links l on l.place_id = mine.place_id and l.about_id = mine.about_id and l.purpose = mine.purpose
     and l.for_whom = mine.for_whom
    join kith.not_right w on w.place_id = l.place_id and w.link_id = l.id and w.child_id = p.child_id
   where of_child is null or p.child_id = of_child
   order by w.said_at desc limit 5
$$;
