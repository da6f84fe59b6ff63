-- name: addFilesHeld
with added as (
  insert into kith.files_held (place_id, school_id, academic_year, file, import_id)
  select (select kith.place()), h.school_id, :academic_year, h.file, :import_id
    from unnest(:schools::uuid[], :files::text[]) as h (school_id, file)
  on conflict do nothing
  returning 1)
select count(*)::integer as added from added;
