-- name: addFilesHeld
with added as (
  insert into kith.files_held (place_id, school_id, academic_year, file, import_id)
  select (select kith.place()), h.school_id, :academic_year, h.file, :import_id
    from unnest(:schools::uuid[], :files::text[]) as h (school_id, file)
  on conflict do nothing
  returning 1)
select count(*)::integer as added from added;

-- name: addImportSchools
insert into kith.import_schools (place_id, import_id, school_id, academic_year, file, rows)
select (select kith.place()), :import_id, r.school_id, :academic_year, r.file, r.rows
  from unnest(:schools::uuid[], :files::text[], :rows::integer[]) as r (school_id, file, rows)
on conflict do nothing;

-- name: findLastRows
select distinct on (r.school_id, r.file) r.school_id, s.name as school, r.file, r.rows
  from kith.import_schools r
  join kith.imports i on i.place_id = r.place_id and i.id = r.import_id and i.undone_at is null and i.finished_at is not null
  join kith.schools s on s.place_id = r.place_id and s.id = r.school_id
 where r.place_id = (select kith.place()) and r.academic_year = :academic_year and r.school_id = any(:schools::uuid[])
 order by r.school_id, r.file, i.finished_at desc;
