-- name: addEntry
insert into audit.entries
  (id, place_id, person_id, actor_kind, action, subject, subject_id, child_id, why, detail, request, hash)
values
  (:id, :place_id, :person_id, 'unknown', :action, :subject, :subject_id, :child_id, :why, :detail::jsonb, :request, '');

-- name: recordExport
select kith.record_export(:id, :action, :subject, :subject_id, :detail::jsonb, :request, :children::uuid[]) as children;

-- name: findWhy
select string_agg(r.why, '; ' order by r.why) as why
  from access.reach r
 where r.person_id = (select kith.person()) and r.child_id = :child_id
   and (r.until is null or r.until > now())
having count(*) > 0;
