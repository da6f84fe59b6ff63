-- name: addFormer
-- Children and young people of the first years, long gone from every roll.
with c as (
  insert into kith.children (place_id, id, made_at)
  select (select kith.place()), f.id, f.began_on from jsonb_to_recordset(:former::jsonb) as f (id uuid, began_on date)
  on conflict do nothing
  returning id
), n as (
  insert into kith.names (place_id, id, child_id, forename, surname, known_at)
  select (select kith.place()), f.id, f.id, f.forename, f.surname, f.began_on
    from jsonb_to_recordset(:former::jsonb) as f (id uuid, forename text, surname text, began_on date) join c using (id)
), b as (
  insert into kith.births (place_id, id, child_id, born_on, known_at)
  select (select kith.place()), f.id, f.id, f.born_on, f.began_on
    from jsonb_to_recordset(:former::jsonb) as f (id uuid, born_on date, began_on date) join c using (id)
), r as (
  insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group, known_at, ended_at)
  select (select kith.place()), f.id, f.id, s.id, extract(year from f.began_on)::int, '5', f.began_on, f.ended_on
    from jsonb_to_recordset(:former::jsonb) as f (id uuid, began_on date, ended_on date) join c using (id)
    cross join (select x.id from kith.schools x where x.urn = :urn) s
), e as (
  insert into kith.enrolments
    (place_id, id, child_id, school_id, cohort_name, began_on, ends_on, ended_on, ended_because, ended_at)
  select (select kith.place()), f.id, f.id, s.id, 'The first years', f.began_on, f.ended_on, f.ended_on, 'completed', f.ended_on
    from jsonb_to_recordset(:former::jsonb) as f (id uuid, began_on date, ended_on date) join c using (id)
    cross join (select x.id from kith.schools x where x.urn = :urn) s
)
insert into kith.contacts
  (place_id, id, form_id, child_id, kind, with_whom, occurred_on, captured_at, received_at, written_by, noted, audience, body_hash)
select (select kith.place()), gen_random_uuid(), gen_random_uuid(), c.id, 'in-person', 'child', f.began_on + 14 * d.n, f.began_on + 14 * d.n,
       f.began_on + 14 * d.n, :by, false, 'team', ''
  from c join jsonb_to_recordset(:former::jsonb) as f (id uuid, began_on date) on f.id = c.id
 cross join generate_series(1, 6) as d (n);

-- name: decideAll
-- As the two would: one says that all of a list may go, another authorises it, and begins.
with l as (
  update kith.keeping_lines set decision = 'let-go', decided_at = now(), decided_by = :reviewed, authorised_at = now(),
         authorised_by = :authorised
   where list_id = :list and decision is null returning id)
update kith.keeping_lists set begun_at = now() where id = :list and exists (select 1 from l);

-- name: holdsThere
select exists (select 1 from kith.keeping_lists k where k.id = :list) as there;
