-- name: findHeld
select b.id, b.measure, b.period, b.span, b.level, b.area_code, b.area, b.about, b.percent
  from kith.benchmarks b
 where b.place_id = (select kith.place()) and b.ended_at is null;

-- name: findForOverview
-- England by phase, in the latest period that is held of each measure; a place's own council follows its schools' codes.
select b.measure, b.period, b.span, b.level, b.area_code, b.area, b.about, b.percent, b.of_what,
       b.of_number, b.title, b.source, b.url, b.licence
  from kith.benchmarks b
 where b.place_id = (select kith.place()) and b.ended_at is null and b.level = 'national'
   and b.measure in ('attendance', 'persistent-absence')
   and b.period = (select max(l.period) from kith.benchmarks l
                    where l.place_id = b.place_id and l.ended_at is null and l.level = b.level and l.measure = b.measure)
 order by b.measure, b.about, b.span
 limit 24;

-- name: endLines
update kith.benchmarks set ended_at = now()
 where place_id = (select kith.place()) and id = any(:ids::uuid[]);

-- name: addLines
insert into kith.benchmarks (place_id, id, measure, period, span, level, area_code, area, about, percent, of_what,
                             of_number, title, source, url, licence, import_id)
select (select kith.place()), b.id, b.measure, b.period, b.span, b.level, b.area_code, b.area, b.about, b.percent::numeric,
       b.of_what, b.of_number, :title, :source, :url, :licence, :import_id
  from unnest(:ids::uuid[], :measures::text[], :periods::text[], :spans::text[], :levels::text[], :codes::text[],
              :areas::text[], :about::text[], :percents::text[], :of_what::text[], :of_numbers::bigint[])
    as b (id, measure, period, span, level, area_code, area, about, percent, of_what, of_number);

-- name: findOwnAttendance
-- Of the children whom the asker may see, in the latest year held: sessions as the roll-ups have them. Persistent absence
-- is missing one session in ten or more, as the published figure has it. A child whose family objects is counted nowhere.
select a.academic_year, count(*)::integer as children, sum(a.possible)::bigint as possible,
       sum(a.authorised + a.unauthorised)::bigint as absent,
       count(*) filter (where (a.authorised + a.unauthorised) * 10 >= a.possible)::integer as persistent
  from kith.attendance a
 where a.place_id = (select kith.place()) and a.possible > 0
   and a.child_id not in (select j.child_id from kith.child_objections j
                           where j.place_id = (select kith.place()) and j.settled_at is null)
   and a.academic_year = (select max(f.academic_year) from kith.files_held f
                           where f.place_id = (select kith.place()) and f.file = 'marks')
 group by a.academic_year;
