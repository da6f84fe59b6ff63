-- name: addEntry
insert into audit.entries
  (id, place_id, person_id, actor_kind, action, subject, subject_id, child_id, why, detail, request, hash)
values
  (:id, :place_id, :person_id, 'unknown', :action, :subject, :subject_id, :child_id, :why, :detail::jsonb, :request, '');

-- name: addExported
-- Whose records an export had, an entry a child: the audit holds the size of a breach by it.
insert into audit.entries
  (id, place_id, person_id, actor_kind, action, subject, subject_id, child_id, why, detail, request, hash)
select gen_random_uuid(), null, null, 'unknown', 'exported-child', 'export', :export_id, c.id, null, '{}', :request, ''
  from (select distinct unnest(:children::uuid[]) as id) c;

-- name: findWhy
select string_agg(r.why, '; ' order by r.why) as why
  from access.reach r
 where r.person_id = (select kith.person()) and r.child_id = :child_id
   and (r.until is null or r.until > now())
having count(*) > 0;
