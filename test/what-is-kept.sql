-- name: whatIsKept
select kith.what_is_kept(:child) as kinds;

-- name: giveReads
-- Somebody is told some classes of a child, for a while or for good.
insert into access.grants (place_id, id, child_id, person_id, reads, why, until)
select :place, gen_random_uuid(), :child, :person, bit_or(c.bit), 'tried here', :until::timestamptz
  from access.classes c where c.class = any(:classes::text[]);

-- name: endGrants
update access.grants set ended_at = now() where child_id = :child and ended_at is null;

-- name: endRoll
update kith.rolls set ended_at = now() - :ago::interval, known_at = now() - :ago::interval - interval '1 year'
 where child_id = :child and ended_at is null;

-- name: comeToRoll
insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group, known_at)
values (:place, gen_random_uuid(), :child, :school, :year, '5', now() - :ago::interval);
