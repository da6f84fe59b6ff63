-- name: findPupils
-- Everybody on the rolls of these schools in these year groups whose family does not object. With open_only as the rolls
-- are; without it as they were in that academic year, the last roll of a child who moved within it.
select r.child_id, n.upn, s.urn, r.school_id, r.year_group, b.sex
  from (select distinct on (o.child_id) o.child_id, o.school_id, o.year_group, o.position
          from kith.rolls o
         where o.place_id = (select kith.place()) and o.academic_year = :academic_year
           -- part: open_only
           and o.ended_at is null
           -- end
         order by o.child_id, o.known_at desc, o.position desc) r
  join kith.schools s on s.id = r.school_id
  join lateral (select p.upn from kith.pupil_numbers p where p.child_id = r.child_id order by p.known_at desc, p.upn limit 1) n on true
  left join kith.births b on b.child_id = r.child_id and b.ended_at is null
 where r.school_id = any(:schools::uuid[]) and r.year_group = any(:years::text[])
   and not exists (select 1 from kith.child_objections j where j.child_id = r.child_id and j.settled_at is null)
   -- part: unrestricted
   and not exists (select 1 from access.restrictions x where x.child_id = r.child_id and x.ended_at is null)
   -- end
 order by s.name, r.position;

-- name: findNewerRolls
-- When these children came onto a roll of a later year.
select o.child_id, min(o.known_at) as at
  from kith.rolls o
 where o.child_id = any(:children::uuid[]) and o.academic_year > :academic_year
 group by o.child_id;

-- name: findFlagsEver
-- Flags of these children, those that have ended too, oldest first.
select f.child_id, f.flag, f.value, f.known_at, f.ended_at
  from kith.flags f where f.child_id = any(:children::uuid[]) order by f.known_at;

-- name: findFilesHeld
select distinct h.school_id, h.file from kith.files_held h
 where h.place_id = (select kith.place()) and h.academic_year = :academic_year;

-- name: findCalendars
select c.id, c.days from kith.calendars c
 where c.place_id = (select kith.place()) and c.academic_year = :academic_year
 order by array_length(c.days, 1) desc;

-- name: findToldOf
-- Children who were on the roll of a school that sent this file for this academic year.
select distinct o.child_id
  from kith.rolls o
  join kith.files_held h on h.school_id = o.school_id and h.academic_year = o.academic_year and h.file = :file
 where o.place_id = (select kith.place()) and o.academic_year = :academic_year and o.child_id = any(:children::uuid[]);
