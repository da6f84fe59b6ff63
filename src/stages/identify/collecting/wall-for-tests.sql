-- What a test of the collecting round does or looks at behind its back, as the administrator of its own database; but
-- countAny, which it sends in the name of a link.

-- name: findPerson
select p.id from kith.people p where p.name = :name;

-- name: findTables
select g.guarded, g.class from access.guards g order by 1;

-- name: countAny
select (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || :guarded, false, true, '')))[1]::text as n;

-- name: restrict
insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
select c.place_id, gen_random_uuid(), c.id, :person, 'a test', '2027-01-01' from kith.children c where c.id = :child;

-- name: unrestrict
update access.restrictions set ended_at = now() where child_id = :child;

-- name: object
insert into kith.child_objections (place_id, child_id) select c.place_id, c.id from kith.children c where c.id = :child;

-- name: unobject
update kith.child_objections set settled_at = now() where child_id = :child;

-- name: addPurpose
insert into access.link_purposes values ('something-else', 'ask tutors', 'a purpose of a test') on conflict do nothing;

-- name: changePurpose
with credential as (update access.credentials set purpose = :purpose where id = :link)
update kith.links set purpose = :purpose where id = :link;

-- name: age
update access.credentials set until = now() - interval '1 second' where id = :link;

-- name: findYear
select s.academic_year from kith.screens s where s.id = :screen;

-- name: addScoresAsAFileWould
insert into kith.sdq_scores (place_id, id, child_id, on_day, informant, emotional, conduct, hyperactivity, peer, prosocial, impact)
select c.place_id, gen_random_uuid(), c.id, '2026-07-17', 'teacher', :emotional::int, :conduct::int, :hyperactivity::int, :peer::int,
       :prosocial::int, :impact::int
  from kith.children c where c.id = :child;

-- name: forgetAnswers
with sdq as (delete from kith.sdq_scores where child_id = :child and answer_id is not null),
     ratings as (delete from kith.ratings where child_id = :child and answer_id is not null)
delete from kith.concerns where child_id = :child and answer_id is not null;

-- name: findKept
-- What tutors said of a child, in force or ended.
select x.what, x.value, x.on_day::text, x.said_by, x.ended_at is not null as ended
  from (select 'sdq' as what, concat_ws(' ', emotional, conduct, hyperactivity, peer, prosocial, impact) as value, on_day, said_by, ended_at, child_id, answer_id, position
          from kith.sdq_scores
        union all select 'ratings', concat_ws(' ', area, rating, because), on_day, said_by, ended_at, child_id, answer_id, position from kith.ratings
        union all select 'concerns', concat_ws(' ', kind, because), on_day, said_by, ended_at, child_id, answer_id, position from kith.concerns) x
 where x.child_id = :child and x.answer_id is not null
 order by x.what, x.position;
