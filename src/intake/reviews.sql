-- name: noteReview
update kith.imports
   set waits = :waits, review = :review::jsonb, started_at = null, doing = null, done_bytes = 0, cancel_asked_at = null
 where place_id = (select kith.place()) and id = :id and finished_at is null;

-- name: dropReview
delete from kith.import_review where place_id = (select kith.place()) and import_id = :id;

-- name: dropUndecided
delete from kith.import_close_matches m
 where m.place_id = (select kith.place()) and m.import_id = :id
   and m.upn || ' ' || m.child_id <> all(:still::text[]);

-- name: addRows
insert into kith.import_review (place_id, import_id, number, kind, line, upn, columns, says, child_id)
select (select kith.place()), :id, r.number, r.kind, r.line, r.upn,
       case when r.columns = '' then '{}' else string_to_array(r.columns, ';') end, r.says, r.child_id
  from unnest(:numbers::integer[], :kinds::text[], :lines::integer[], :upns::text[], :columns::text[], :says::text[],
              :children::uuid[]) as r (number, kind, line, upn, columns, says, child_id);

-- name: addCloseMatches
insert into kith.import_close_matches (place_id, import_id, child_id, upn, line, forename, surname, born_on, because)
select (select kith.place()), :id, m.child_id, m.upn, m.line, m.forename, m.surname, m.born_on, m.because
  from unnest(:children::uuid[], :upns::text[], :lines::integer[], :forenames::text[], :surnames::text[], :days::date[],
              :because::text[]) as m (child_id, upn, line, forename, surname, born_on, because)
on conflict do nothing;

-- name: findRows
-- A name is read under the policy of its own table: whoever may not see that child gets none.
select r.number, r.line, r.upn, r.columns, r.says, r.child_id, n.forename, n.surname, o.year_group
  from kith.import_review r
  left join kith.names n on n.place_id = r.place_id and n.child_id = r.child_id and n.ended_at is null
  left join kith.rolls o on o.place_id = r.place_id and o.child_id = r.child_id and o.ended_at is null
 where r.place_id = (select kith.place()) and r.import_id = :id and r.kind = :kind
 order by r.number
 limit :most;

-- name: findCloseMatches
select m.upn, m.child_id, m.line, m.forename, m.surname, m.born_on, m.because, m.decision, n.forename as held_forename,
       n.surname as held_surname, b.born_on as held_born_on, s.name as held_school, o.year_group as held_year
  from kith.import_close_matches m
  left join kith.names n on n.place_id = m.place_id and n.child_id = m.child_id and n.ended_at is null
  left join kith.births b on b.place_id = m.place_id and b.child_id = m.child_id and b.ended_at is null
  left join kith.rolls o on o.place_id = m.place_id and o.child_id = m.child_id and o.ended_at is null
  left join kith.schools s on s.place_id = o.place_id and s.id = o.school_id
 where m.place_id = (select kith.place()) and m.import_id = :id
 order by m.line, m.upn, m.child_id
 limit 200;

-- name: decide
update kith.import_close_matches m
   set decision = :decision, decided_by = (select kith.person()), decided_at = now()
 where m.place_id = (select kith.place()) and m.import_id = :id and m.upn = :upn and m.child_id = :child
   and m.import_id in (select kith.my_imports())
returning m.upn;

-- name: findMatching
select m.id, m.matching from kith.column_matchings m
 where m.place_id = (select kith.place()) and m.organisation_id is not distinct from :organisation_id::uuid
   and m.fingerprint = :fingerprint and m.ended_at is null;

-- name: endMatching
update kith.column_matchings set ended_at = now()
 where place_id = (select kith.place()) and organisation_id is not distinct from :organisation_id::uuid
   and fingerprint = :fingerprint and ended_at is null;

-- name: addMatching
insert into kith.column_matchings (place_id, id, organisation_id, fingerprint, matching, made_by)
values ((select kith.place()), :id, :organisation_id, :fingerprint, :matching::jsonb, :made_by);
