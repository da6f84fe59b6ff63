-- name: findChildren
-- Of the children whose concerns the reader may read as their school's lead: how many, and whether something is decided of each.
select k.id as child_id, n.forename, left(n.surname, 1) as initial, count(*)::int as concerns, max(c.happened_on) as last_on,
       bool_and(exists (select 1 from kith.safeguarding_entries e where e.concern_id = c.id and e.kind <> 'discussion')) as decided
  from kith.safeguarding_concerns c
  join kith.children k on k.id = c.child_id
  left join kith.names n on n.child_id = c.child_id and n.ended_at is null
 where c.id = any ((select kith.own_schools_concerns())::uuid[])
 group by k.id, n.forename, n.surname
 order by last_on desc, k.id;

-- name: findLeads
-- Every school's leads, and since when one is named as its safeguarding lead.
select m.school_id, s.name as school, m.person_id, p.name, l.named_at, b.name as named_by
  from kith.memberships m
  join kith.schools s on s.id = m.school_id
  join kith.people p on p.id = m.person_id
  left join kith.school_safeguarding_leads l
    on l.school_id = m.school_id and l.person_id = m.person_id and l.ended_at is null
  left join kith.people b on b.id = l.named_by
 where m.role = 'school-lead' and m.ended_at is null
 order by s.name, p.name, m.person_id;

-- name: nameLead
select kith.name_school_safeguarding_lead(:school_id, :person_id, :is_lead, :by) as changed;
