-- name: findThoseIWriteOf
-- Everybody who takes part and of whom the actor may write notes, by name: for choosing whom a contact was with.
select c.id as child_id, n.forename, n.surname, o.year_group, s.name as school
  from kith.taking_part t
  join kith.children c on c.place_id = t.place_id and c.id = t.child_id
  left join kith.names n on n.child_id = c.id and n.ended_at is null
  left join kith.rolls o on o.child_id = c.id and o.ended_at is null
  left join kith.schools s on s.place_id = t.place_id and s.id = o.school_id
 where t.child_id in (
   select r.child_id from access.reach r
    where r.person_id = (select kith.person()) and r.writes & 32 <> 0 and (r.until is null or r.until > now()))
 order by n.forename, n.surname, c.id;

-- name: findTakingPartIWriteOf
select t.child_id, t.school_id, t.began_on
  from access.reach r
  join kith.taking_part t on t.child_id = r.child_id
 where r.person_id = (select kith.person()) and r.writes & 32 <> 0 and (r.until is null or r.until > now());

-- name: takesPart
select exists (select 1 from kith.taking_part t where t.child_id = :child_id) as takes_part,
       exists (select 1 from access.reach r
                where r.person_id = (select kith.person()) and r.child_id = :child_id and r.writes & 32 <> 0
                  and (r.until is null or r.until > now())) as mine;

-- name: findLanguages
-- The languages spoken at home, of people who are told to be theirs.
select distinct l.language
  from kith.relationships r
  join kith.relatives p on p.place_id = r.place_id and p.id = r.relative_id and p.ended_at is null
  cross join lateral unnest(p.languages) as l (language)
 where r.child_id = :child_id and r.ended_at is null
 order by l.language;

-- name: findSpeakers
-- Colleagues who say that they speak this language.
select p.name
  from kith.staff_languages l
  join kith.people p on p.id = l.person_id and p.ended_at is null
 where l.place_id = (select kith.place()) and l.language = :language and l.ended_at is null
 order by p.name;

-- name: findWhoAsksReaders
-- Who may have a translation read and approved, the longest there first.
select p.name
  from kith.memberships m
  join kith.people p on p.id = m.person_id and p.ended_at is null
 where m.place_id = (select kith.place()) and m.role = 'programme-manager' and m.ended_at is null
 order by m.made_at
 limit 1;
