-- Each adds what is not there yet. Only where some of the children were held before need PostgreSQL look for the same
-- record: looking makes adding a third slower.

-- name: addSuspensions
with added as (
  insert into kith.suspensions (place_id, id, child_id, starts_on, sessions, type, reasons, same, import_id)
  select (select kith.place()), r.id, r.child_id, r.day, r.sessions, r.type,
         coalesce(string_to_array(r.reasons, ';'), '{}'), r.same, :import_id
    from unnest(:ids::uuid[], :children::uuid[], :days::date[], :same::integer[], :sessions::integer[], :types::text[],
                :reasons::text[]) with ordinality as r (id, child_id, day, same, sessions, type, reasons, n)
   order by r.n
-- part: held
  on conflict do nothing
-- end
  returning 1)
select count(*)::integer as added from added;

-- name: addBehaviour
with added as (
  insert into kith.behaviour (place_id, id, child_id, on_day, kind, points, what, same, import_id)
  select (select kith.place()), r.id, r.child_id, r.day, r.kind, r.points, r.what, r.same, :import_id
    from unnest(:ids::uuid[], :children::uuid[], :days::date[], :same::integer[], :kinds::text[], :points::integer[],
                :what::text[]) with ordinality as r (id, child_id, day, same, kind, points, what, n)
   order by r.n
-- part: held
  on conflict do nothing
-- end
  returning 1)
select count(*)::integer as added from added;

-- name: addConcerns
with added as (
  insert into kith.concerns (place_id, id, child_id, on_day, kind, said_by, same, import_id)
  select (select kith.place()), r.id, r.child_id, r.day, r.kind, r.said_by, r.same, :import_id
    from unnest(:ids::uuid[], :children::uuid[], :days::date[], :same::integer[], :kinds::text[], :said_by::text[])
      with ordinality as r (id, child_id, day, same, kind, said_by, n)
   order by r.n
-- part: held
  on conflict do nothing
-- end
  returning 1)
select count(*)::integer as added from added;

-- name: addAttainment
with added as (
  insert into kith.attainment (place_id, id, child_id, on_day, subject, band, raw, scale, same, import_id)
  select (select kith.place()), r.id, r.child_id, r.day, r.subject, r.band, r.raw, r.scale, r.same, :import_id
    from unnest(:ids::uuid[], :children::uuid[], :days::date[], :same::integer[], :subjects::text[], :bands::text[],
                :raw::text[], :scales::text[])
      with ordinality as r (id, child_id, day, same, subject, band, raw, scale, n)
   order by r.n
-- part: held
  on conflict do nothing
-- end
  returning 1)
select count(*)::integer as added from added;

-- name: addSdqScores
with added as (
  insert into kith.sdq_scores (place_id, id, child_id, on_day, informant, emotional, conduct, hyperactivity, peer,
                               prosocial, impact, same, import_id)
  select (select kith.place()), r.id, r.child_id, r.day, r.informant, r.emotional, r.conduct, r.hyperactivity, r.peer,
         r.prosocial, r.impact, r.same, :import_id
    from unnest(:ids::uuid[], :children::uuid[], :days::date[], :same::integer[], :informants::text[],
                :emotional::integer[], :conduct::integer[], :hyperactivity::integer[], :peer::integer[],
                :prosocial::integer[], :impact::integer[])
      with ordinality as r (id, child_id, day, same, informant, emotional, conduct, hyperactivity, peer, prosocial,
                            impact, n)
   order by r.n
-- part: held
  on conflict do nothing
-- end
  returning 1)
select count(*)::integer as added from added;

-- name: addRatings
with added as (
  insert into kith.ratings (place_id, id, child_id, on_day, area, rating, because, said_by, same, import_id)
  select (select kith.place()), r.id, r.child_id, r.day, r.area, r.rating, r.because, r.said_by, r.same, :import_id
    from unnest(:ids::uuid[], :children::uuid[], :days::date[], :same::integer[], :areas::text[], :ratings::text[],
                :because::text[], :said_by::text[])
      with ordinality as r (id, child_id, day, same, area, rating, because, said_by, n)
   order by r.n
-- part: held
  on conflict do nothing
-- end
  returning 1)
select count(*)::integer as added from added;
