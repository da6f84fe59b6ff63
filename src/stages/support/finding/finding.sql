-- name: findByName
-- The function says whom they may see; names, rolls and enrolments are read as whoever asks may read them.
select f.child_id, n.forename, n.surname, o.year_group, s.name as school,
       exists (select 1 from kith.taking_part t where t.child_id = f.child_id) as takes_part,
       (select string_agg(concat_ws(' ', b.forename, b.surname), ', ' order by b.ended_at desc)
          from kith.names b
         where b.child_id = f.child_id and b.ended_at is not null
           and (b.forename, b.surname) is distinct from (n.forename, n.surname)) as before
  from kith.find_children(:q, :at_most) f
  join kith.children c on c.id = f.child_id
  left join kith.names n on n.child_id = f.child_id and n.ended_at is null
  left join kith.rolls o on o.child_id = f.child_id and o.ended_at is null
  left join kith.schools s on s.id = o.school_id
 order by f.nearness desc, n.surname, n.forename, f.child_id;
