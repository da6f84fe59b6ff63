-- name: findNoted
-- What school noted of a child's behaviour, half-term by half-term since an academic year, in the school's own words for it.
select t.name, t.starts_on, b.kind, coalesce(b.what, '') as what, count(*)::int as times
  from kith.terms t
  join kith.behaviour b on b.child_id = :child_id and b.on_day between t.starts_on and t.ends_on
 where t.place_id = (select kith.place()) and t.academic_year >= :academic_year
 group by t.starts_on, t.name, b.kind, coalesce(b.what, '')
 order by t.starts_on, b.kind, times desc, what;
