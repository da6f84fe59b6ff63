-- name: schoolSends
-- What a school's files bring of one child: sanctions and praise of two half-terms, and the tests of the summer.
with noted as (
  insert into kith.behaviour (place_id, id, child_id, on_day, kind, points, what, same)
  select c.place_id, gen_random_uuid(), c.id, s.on_day::date, s.kind, 1, s.what, n
    from kith.children c
   cross join (values ('2025-11-11', 'negative', 'Detention', 7), ('2025-11-12', 'positive', 'Praise', 1),
                      ('2026-06-09', 'negative', 'Detention', 1), ('2026-06-10', 'positive', 'Kind to others', 6)
              ) as s (on_day, kind, what, times)
   cross join generate_series(1, s.times) as n
   where c.id = :child
)
insert into kith.attainment (place_id, id, child_id, on_day, subject, band, raw, scale)
select c.place_id, gen_random_uuid(), c.id, a.on_day::date, 'MA', a.band, a.raw, a.scale
  from kith.children c
 cross join (values ('2025-10-01', 'below', '88', 'standardised'), ('2026-07-07', 'at', '101', 'KS2 SATs')) as a (on_day, band, raw, scale)
 where c.id = :child;
