-- name: addFamilies
-- Whoever has a household is left alone, and the phone comes with it.
with homes as materialized (
  select r.* from jsonb_to_recordset(:homes::jsonb) as r (household_id uuid, child_id uuid, phone text, whose text, relatives jsonb)
   where not exists (select 1 from kith.household_children h where h.child_id = r.child_id)
), people as materialized (
  select h.child_id, r.* from homes h
   cross join lateral jsonb_to_recordset(h.relatives) as r (id uuid, name text, kind text, languages text[],
     needs_interpreter boolean, lives_with boolean, may_collect boolean, shown_by text)
), households as (
  insert into kith.households (place_id, id) select (select kith.place()), h.household_id from homes h
), children as (
  insert into kith.household_children (place_id, household_id, child_id)
  select (select kith.place()), h.household_id, h.child_id from homes h
), relatives as (
  insert into kith.relatives (place_id, id, name, languages, needs_interpreter)
  select (select kith.place()), p.id, p.name, p.languages, p.needs_interpreter from people p
), relationships as (
  insert into kith.relationships (place_id, id, child_id, relative_id, kind, parental_responsibility, responsibility_shown_by,
                                  lives_with, may_collect)
  select (select kith.place()), gen_random_uuid(), p.child_id, p.id, p.kind, case when p.shown_by is not null then true end,
         p.shown_by, p.lives_with, p.may_collect from people p
)
insert into kith.contact_details (place_id, id, child_id, kind, whose, value, known_by)
select (select kith.place()), gen_random_uuid(), h.child_id, 'phone', h.whose, h.phone, (select kith.person()) from homes h;

-- name: addHousehold
insert into kith.households (place_id, id) values ((select kith.place()), :id);

-- name: addToHousehold
insert into kith.household_children (place_id, household_id, child_id)
select (select kith.place()), :household_id, c.id from unnest(:children::uuid[]) as c (id);

-- name: addRelative
insert into kith.relatives (place_id, id, name, languages, needs_interpreter)
values ((select kith.place()), :id, :name, :languages, :needs_interpreter);

-- name: addRelationships
insert into kith.relationships (place_id, id, child_id, relative_id, kind, lives_with, may_collect)
select (select kith.place()), gen_random_uuid(), c.id, :relative_id, :kind, :lives_with::boolean, :may_collect::boolean
  from unnest(:children::uuid[]) as c (id);

-- name: addContact
insert into kith.contact_details (place_id, id, child_id, kind, whose, value, known_by)
values ((select kith.place()), :id, :child_id, :kind, :whose, :value, (select kith.person()));

-- name: addProtectedAddress
insert into kith.protected_addresses (place_id, id, child_id, sealed, key_id, because, known_by)
values ((select kith.place()), :id, :child_id, :sealed, :key_id, :because, (select kith.person()));
