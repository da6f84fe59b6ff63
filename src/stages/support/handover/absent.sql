-- name: findSilent
-- Link Workers with children who take part, and the last day on which they wrote of a contact or were in school; whose handover
-- is begun is told of there. `last_on`: where they wrote nothing yet, the day on which the first child came to them.
select p.id as person_id, p.name, o.children, o.schools, greatest(o.first_on, c.on_day, d.on_day) as last_on
  from (select l.person_id, count(*)::int as children, array_agg(distinct t.school_id) as schools, min(l.made_at)::date as first_on
          from access.caseloads l
          join kith.taking_part t on t.child_id = l.child_id
         where l.place_id = (select kith.place()) and l.ended_at is null
           and not exists (select 1 from kith.handover_children h
                            where h.child_id = l.child_id and h.from_person = l.person_id
                              and h.accepted_at is null and h.dropped_at is null)
         group by l.person_id) o
  join kith.people p on p.id = o.person_id and p.ended_at is null
  left join lateral (select x.occurred_on as on_day from kith.contacts x
                      where x.written_by = p.id order by x.occurred_on desc limit 1) c on true
  left join lateral (select max(x.on_day) as on_day from kith.days_in_school x
                      where x.person_id = p.id and x.there and x.withdrawn_at is null) d on true
 where exists (select 1 from kith.memberships m
                where m.place_id = (select kith.place()) and m.person_id = p.id and m.role = 'link-worker' and m.ended_at is null)
 order by last_on, p.name;
