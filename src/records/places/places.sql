-- name: addPlace
insert into kith.places (id, slug, name, pretend, zone) values (:id, :slug, :name, :pretend, :zone);

-- name: addBlueprint
insert into kith.blueprints (place_id, id, version, content, hash, because, made_by)
values (:place_id, :id, :version, :content::jsonb, :hash, :because, (select kith.person()));

-- name: addOrganisations
insert into kith.organisations (place_id, id, name, kind)
select :place_id, o.id, o.name, o.kind
  from unnest(:ids::uuid[], :names::text[], :kinds::text[]) as o (id, name, kind)
on conflict (place_id, name) do nothing;

-- name: addSchools
insert into kith.schools (place_id, id, organisation_id, urn, name, phase, capacity)
select :place_id, s.id, o.id, s.urn, s.name, s.phase, s.capacity
  from unnest(:ids::uuid[], :urns::text[], :names::text[], :phases::text[], :capacities::int[])
    as s (id, urn, name, phase, capacity)
  left join kith.organisations o on o.place_id = :place_id and o.name = s.name
on conflict (place_id, urn) do update
   set name = excluded.name, phase = excluded.phase, capacity = excluded.capacity
 where (kith.schools.name, kith.schools.phase, kith.schools.capacity)
       is distinct from (excluded.name, excluded.phase, excluded.capacity);

-- name: addSchool
insert into kith.schools (place_id, id, urn, name, phase, capacity)
values (:place_id, :id, :urn, :name, :phase, :capacity)
on conflict (place_id, urn) do nothing
returning id;

-- name: correctSchool
update kith.schools set name = :name, phase = :phase where place_id = (select kith.place()) and id = :id;

-- name: addTerms
insert into kith.terms (place_id, id, academic_year, name, starts_on, ends_on)
select :place_id, t.id, t.academic_year, t.name, t.starts_on, t.ends_on
  from unnest(:ids::uuid[], :years::int[], :names::text[], :starts::date[], :ends::date[])
    as t (id, academic_year, name, starts_on, ends_on)
on conflict (place_id, academic_year, name) do update
   set starts_on = excluded.starts_on, ends_on = excluded.ends_on;

-- name: addSchoolDays
insert into kith.school_days (place_id, day, academic_year)
select :place_id, d.day, d.academic_year
  from unnest(:days::date[], :years::int[]) as d (day, academic_year)
on conflict (place_id, day) do nothing;

-- name: findPlaceBySlug
select id, slug, name, pretend, zone from kith.places where slug = :slug;

-- name: findBlueprint
select b.id, b.version
  from kith.blueprints b
 where b.place_id = (select kith.place())
 order by b.version desc
 limit 1;

-- name: getContent
select b.content::text as content from kith.blueprints b where b.id = :id;

-- name: findSchools
select s.id, s.urn, s.name, s.phase, s.capacity
  from kith.schools s
 where s.place_id = (select kith.place())
 order by s.name;

-- name: findSchool
select s.id, s.urn, s.name, s.phase, s.capacity from kith.schools s where s.id = :school_id;

-- name: standOn
update kith.places set stands_on = :day where id = (select kith.place()) and pretend;
