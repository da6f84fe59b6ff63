-- name: findDays
-- How many days families have for objecting, by the blueprint in force: read alone, as every list asks it.
select (b.content #>> '{families_first,days_to_object}')::integer as days
  from kith.blueprints b
 where b.place_id = (select kith.place())
 order by b.version desc
 limit 1;

-- name: findStandings
-- School by school, what families were told and the school promised. The notice that counts is the first in force: a later
-- one tells families again, and does not take back the days they had.
select s.id, s.urn, s.name, s.phase, s.capacity,
       n.id as notice_id, n.given_on, (n.given_on + :days::integer)::date as may_object_until,
       coalesce(n.given_on + :days::integer <= (now() at time zone l.zone)::date, false) as waited,
       p.id as promise_id, p.signed_name, p.signed_role, p.signed_at, p.version as promise_version
  from kith.schools s
  join kith.places l on l.id = s.place_id
  left join lateral (
    select f.id, f.given_on from kith.family_notices f
     where f.place_id = s.place_id and f.school_id = s.id
       and not exists (select 1 from kith.family_notices r where r.place_id = f.place_id and r.replaces = f.id)
     order by f.given_on, f.recorded_at limit 1) n on true
  left join lateral (
    select q.id, q.signed_name, q.signed_role, q.signed_at, q.version from kith.family_promises q
     where q.place_id = s.place_id and q.school_id = s.id
     order by q.version desc limit 1) p on true
 where s.place_id = (select kith.place()) and s.id in (select kith.my_schools())
 -- part: of_school
   and s.id = :school_id
 -- end
 order by s.name;

-- name: addScreenedSchool
insert into kith.screened_schools (place_id, screen_id, school_id, notice_id, told_on, promise_id, days_to_object, screened_on)
select (select kith.place()), :screen_id, :school_id, :notice_id, :told_on, :promise_id, :days,
       (now() at time zone l.zone)::date
  from kith.places l where l.id = (select kith.place());

-- name: findNotInRun
-- The schools of whoever asks that a run did not look at, though they have children.
select s.id, s.name
  from kith.schools s
 where s.place_id = (select kith.place()) and s.id in (select kith.my_schools())
   and exists (select 1 from kith.files_held h where h.school_id = s.id)
   and not exists (select 1 from kith.screened_schools d where d.school_id = s.id and d.screen_id = :screen_id)
 order by s.name;

-- name: addNotice
insert into kith.family_notices
  (place_id, id, school_id, given_on, wording, languages, sent_by, replaces, because, recorded_by)
values ((select kith.place()), :id, :school_id, :given_on, :wording, :languages, :sent_by, :replaces, :because,
        (select kith.person()))
on conflict do nothing
returning id;

-- name: findNotices
-- Newest first; a notice that another replaces says so and stays.
select n.id, n.given_on, n.wording, n.languages, n.sent_by, n.replaces, n.because, n.recorded_at, p.name as recorded_by,
       (r.id is not null) as replaced
  from kith.family_notices n
  left join kith.family_notices r on r.place_id = n.place_id and r.replaces = n.id
  left join kith.people p on p.id = n.recorded_by
 where n.place_id = (select kith.place()) and n.school_id = :school_id
 order by n.given_on desc, n.recorded_at desc;

-- name: addPromise
insert into kith.family_promises (place_id, id, school_id, version, never, own_words, signed_name, signed_role, signed_by)
select (select kith.place()), :id, :school_id,
       1 + coalesce((select max(p.version) from kith.family_promises p
                      where p.place_id = (select kith.place()) and p.school_id = :school_id), 0),
       :never, :own_words, :signed_name, :signed_role, (select kith.person())
on conflict do nothing
returning version;

-- name: findPromises
select p.id, p.version, p.never, p.own_words, p.signed_name, p.signed_role, p.signed_at, s.name as school
  from kith.family_promises p join kith.schools s on s.place_id = p.place_id and s.id = p.school_id
 where p.place_id = (select kith.place()) and p.school_id = :school_id
 order by p.version desc;

-- name: leadsSchool
select exists (
  select 1 from kith.memberships m
   where m.place_id = (select kith.place()) and m.person_id = (select kith.person()) and m.school_id = :school_id
     and m.role = 'school-lead' and m.ended_at is null) as leads;
