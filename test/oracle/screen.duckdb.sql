-- The screen of rules/identify.md a second time, for the blueprint printed there, written from the words and not from
-- the code: every column of screened.csv but `why`. The variable `dir` is the extract folder. Run by DuckDB, in tests only.

create temp table calendar as
  select row_number() over () - 1 as day, date from read_csv(getvariable('dir') || '/calendar.csv', all_varchar = true);
create temp table pupils as
  select line, upn, school, case when year in ('N1', 'N2', '0') then 'N' else year end as year, ever6, sen, idaci_decile, status
  from (select row_number() over () as line, * from read_csv(getvariable('dir') || '/pupils.csv', all_varchar = true))
  where coalesce(objects, 'N') <> 'Y';
create temp table marks as select * from read_csv(getvariable('dir') || '/marks.csv', all_varchar = true, quote = '"');
create temp table suspensions as
  select * from read_csv(getvariable('dir') || '/suspensions.csv', all_varchar = true) where type in ('SUSP', 'PERM');
create temp table behaviour as
  select * from read_csv(getvariable('dir') || '/behaviour.csv', all_varchar = true) where kind = 'negative';
create temp table concerns as select * from read_csv(getvariable('dir') || '/concerns.csv', all_varchar = true);
create temp table attainment as
  select row_number() over () as line, * from read_csv(getvariable('dir') || '/attainment.csv', all_varchar = true);
create temp table sdq as
  select row_number() over () as line, * from read_csv(getvariable('dir') || '/sdq.csv', all_varchar = true);
create temp table ratings as
  select row_number() over () as line, * from read_csv(getvariable('dir') || '/ratings.csv', all_varchar = true);

create temp table as_of as select date '2026-07-17' as today;
create macro age(day) as (select today from as_of) - day::date;
create macro within(day, days) as age(day) between 0 and days;

-- Attendance -------------------------------------------------------------------------------------------------------
create temp table codes as
  select unnest(string_split('/ \ L B K P V W', ' ')) as code, true as possible, false as authorised, false as unauthorised, null::date as until
  union all select unnest(string_split('C C1 C2 E I J1 M R S T', ' ')), true, true, false, null
  union all select unnest(string_split('G N O U', ' ')), true, false, true, null
  union all select 'J', true, false, false, date '2024-08-18'
  union all select unnest(['H', 'F']), true, true, false, date '2024-08-18';

create temp table sessions as
  with split as (select upn, regexp_extract_all(marks, '[^0-9][0-9]*') as list from marks),
       numbered as (select upn, unnest(list) as code, generate_subscripts(list, 1) - 1 as session from split),
       days as (select *, row_number() over (order by day desc) as days_ago from calendar where age(date) >= 0)
  select n.upn, n.code, d.days_ago, c.possible is not null as possible,
         coalesce(c.authorised, false) as authorised, coalesce(c.unauthorised, false) as unauthorised
  from numbered n join days d on d.day = n.session // 2
  left join codes c on c.code = n.code and (c.until is null or d.date::date <= c.until);

create temp table attendance as
  select upn, count(*) filter (possible) as possible, count(*) filter (authorised) as authorised,
         count(*) filter (unauthorised) as unauthorised, count(*) filter (code = 'L') as late,
         count(*) filter (code = 'U') as late_after_close,
         count(*) filter (authorised or unauthorised) as absent,
         count(*) filter (possible and days_ago <= 30) as possible_r,
         count(*) filter ((authorised or unauthorised) and days_ago <= 30) as absent_r,
         count(*) filter (possible and days_ago > 30) as possible_b,
         count(*) filter ((authorised or unauthorised) and days_ago > 30) as absent_b
  from sessions group by upn;

-- The latest record of each kind -----------------------------------------------------------------------------------
create temp table questionnaire as
  with latest as (
    select *, row_number() over (partition by upn, informant order by date desc, line desc) as nth
    from sdq where within(date, 400)),
  chosen as (
    select *, row_number() over (partition by upn order by list_position(['teacher', 'parent', 'self'], informant)) as choice
    from latest where nth = 1)
  select upn, informant, emotional::int as emotional, peer::int as peer,
         emotional::int + conduct::int + hyperactivity::int + peer::int as total
  from chosen where choice = 1;
create temp table english as
  select upn, arg_max(band, (date, line)) as band from attainment where within(date, 400) and subject in ('EN', 'RE') group by upn;
create temp table maths as
  select upn, arg_max(band, (date, line)) as band from attainment where within(date, 400) and subject = 'MA' group by upn;
create temp table rated as
  select upn, arg_max(rating, (date, line)) filter (area = 'school-engagement') as school,
         arg_max(rating, (date, line)) filter (area = 'parental-engagement') as home
  from ratings where within(date, 400) group by upn;
create temp table suspended as
  select upn, count(*) as times from suspensions where within(start, 365) group by upn;
create temp table points as
  select upn, sum(points::int) as points from behaviour where within(date, 365) group by upn;
create temp table worried as
  select distinct upn from concerns where within(date, 365) and kind in ('bullying', 'isolation', 'exposure-to-crime');

-- True is met, false not met, null not measured: "any" is then SQL's own three-valued or, but for parts that are null.
create macro either(a, b) as case when coalesce(a, false) or coalesce(b, false) then true when a is null and b is null then null else false end;

create temp table measured as
  select p.line, p.upn, p.school, p.year,
    coalesce(t.possible, 0) as possible, coalesce(t.authorised, 0) as authorised, coalesce(t.unauthorised, 0) as unauthorised,
    coalesce(t.late, 0) as late, coalesce(t.late_after_close, 0) as late_after_close, coalesce(t.absent, 0) as absent,
    case when t.possible > 0 then 10000 * t.absent // t.possible end as absence_bp,
    q.total as sdq_total,
    coalesce(s.times, 0) as suspensions_12m,
    q.emotional >= case q.informant when 'self' then 6 else 5 end as emotional,
    either(q.peer >= case q.informant when 'teacher' then 5 else 4 end, case when w.upn is not null then true end) as relationships,
    case when t.possible_r >= 40 and t.possible_b >= 40
      then 100 * (t.absent_r * t.possible_b - t.absent_b * t.possible_r) >= 5 * t.possible_r * t.possible_b end as falling,
    case when t.possible >= 60 then 100 * t.absent >= 10 * t.possible end as absence,
    case when t.possible >= 60 then 100 * t.absent >= 50 * t.possible end as half_absent,
    e.band in ('below', 'well_below') as english,
    m.band in ('below', 'well_below') as maths,
    either(either(coalesce(s.times, 0) >= 1, coalesce(b.points, 0) >= 20), r.school = 'low') as engagement,
    r.home = 'low' as parental,
    either(p.ever6 = 'Y', p.idaci_decile::int <= 3) as economic,
    p.status in ('cin', 'cp', 'lac') as known_to_care, p.sen = 'E' as plan,
    q.total >= case q.informant when 'teacher' then 19 else 20 end as very_high
  from pupils p left join attendance t using (upn) left join questionnaire q using (upn) left join english e using (upn)
  left join maths m using (upn) left join rated r using (upn) left join suspended s using (upn) left join points b using (upn)
  left join worried w using (upn);

create temp table judged as
  with areas as (
    select *, [{ name: 'emotional', met: emotional }, { name: 'relationships', met: relationships },
      { name: 'attendance', met: either(absence, falling) }, { name: 'english', met: english }, { name: 'maths', met: maths },
      { name: 'engagement', met: engagement }, { name: 'parental', met: parental }] as areas
    from measured),
  counted as (
    select *, list_transform(list_filter(areas, lambda a: coalesce(a.met, false)), lambda a: a.name) as areas_met,
      list_transform(list_filter(areas, lambda a: a.met is null), lambda a: a.name) as unmeasured
    from areas),
  persons as (
    select *, len(areas_met) as risks_met, list_filter([
      case when known_to_care then 1 end, case when plan then 2 end, case when half_absent then 3 end,
      case when suspensions_12m >= 3 then 4 end, case when very_high then 5 end, case when len(areas_met) >= 6 then 6 end],
      lambda n: n is not null) as person
    from counted)
  select *, case
    when year not in ('3', '4', '5', '7', '8', '9') then 'out-of-scope'
    when risks_met >= 1 and len(person) > 0 then 'to-a-person'
    when risks_met >= 3 then 'ranked'
    when risks_met + len(unmeasured) >= 3 then 'too-little-known'
    else 'below-the-line' end as standing
  from persons;

-- A quotient of doubles is correctly rounded: equal shares stay equal, and of at most 1,000 sessions different ones differ.
create temp table ranked as
  select upn, row_number() over (partition by school order by
    risks_met desc, coalesce(falling, false) desc, coalesce(economic, false) desc, sdq_total desc nulls last,
    case when possible > 0 then absent::double / possible end desc nulls last,
    sha256('millbrook-2026:' || upn)) as rank
  from judged where standing = 'ranked';

create temp table screened as
  select j.line, j.upn, j.school, j.year,
    case when standing <> 'ranked' then standing
      when rank <= case school when '100002' then 1 else 3 end then 'in'
      when rank <= case school when '100002' then 1 else 3 end + 1 then 'reserve' else 'waiting' end as outcome,
    rank, risks_met, 7 - len(unmeasured) as risks_measured, array_to_string(areas_met, ';') as areas_met,
    array_to_string(unmeasured, ';') as areas_not_measured, case when economic then 'economic' else '' end as also,
    possible, authorised, unauthorised, late, late_after_close, absence_bp, sdq_total, suspensions_12m,
    case when standing = 'to-a-person' then array_to_string(person, ';') else '' end as person_because
  from judged j left join ranked using (upn);

select * exclude (line) from screened order by line;
