-- name: findNames
select n.id, n.child_id, n.forename, n.surname, i.sender from kith.names n
  left join kith.imports i on i.place_id = n.place_id and i.id = n.import_id
 where n.place_id = (select kith.place()) and n.child_id = any(:children::uuid[]) and n.ended_at is null;

-- name: findBirths
select b.id, b.child_id, b.born_on, b.sex, i.sender from kith.births b
  left join kith.imports i on i.place_id = b.place_id and i.id = b.import_id
 where b.place_id = (select kith.place()) and b.child_id = any(:children::uuid[]) and b.ended_at is null;

-- name: findFlags
select f.id, f.child_id, f.flag, f.value, i.sender from kith.flags f
  left join kith.imports i on i.place_id = f.place_id and i.id = f.import_id
 where f.place_id = (select kith.place()) and f.child_id = any(:children::uuid[]) and f.ended_at is null;

-- name: findRolls
select o.id, o.child_id, o.school_id, o.academic_year, o.year_group, o.ended_at is null as open, i.sender
  from kith.rolls o
  left join kith.imports i on i.place_id = o.place_id and i.id = o.import_id
 where o.place_id = (select kith.place()) and o.child_id = any(:children::uuid[]);

-- name: endNames
update kith.names set ended_at = now(), ended_import_id = :import_id
 where place_id = (select kith.place()) and id = any(:ids::uuid[]);

-- name: addNames
insert into kith.names (place_id, id, child_id, forename, surname, import_id)
select (select kith.place()), n.id, n.child_id, n.forename, n.surname, :import_id
  from unnest(:ids::uuid[], :children::uuid[], :forenames::text[], :surnames::text[])
    as n (id, child_id, forename, surname);

-- name: endBirths
update kith.births set ended_at = now(), ended_import_id = :import_id
 where place_id = (select kith.place()) and id = any(:ids::uuid[]);

-- name: addBirths
insert into kith.births (place_id, id, child_id, born_on, sex, import_id)
select (select kith.place()), b.id, b.child_id, b.born_on, b.sex, :import_id
  from unnest(:ids::uuid[], :children::uuid[], :days::date[], :sexes::text[]) as b (id, child_id, born_on, sex);

-- name: endFlags
update kith.flags set ended_at = now(), ended_import_id = :import_id
 where place_id = (select kith.place()) and id = any(:ids::uuid[]);

-- name: addFlags
insert into kith.flags (place_id, id, child_id, flag, value, import_id)
select (select kith.place()), f.id, f.child_id, f.flag, f.value, :import_id
  from unnest(:ids::uuid[], :children::uuid[], :flags::text[], :values::text[]) as f (id, child_id, flag, value);

-- name: endRolls
update kith.rolls set ended_at = now(), ended_import_id = :import_id
 where place_id = (select kith.place()) and id = any(:ids::uuid[]);

-- name: reopenRolls
update kith.rolls o set ended_at = null, ended_import_id = null, reopened_import_id = :import_id, position = r.position
  from (select a.id, nextval('kith.positions') as position
          from unnest(:ids::uuid[]) with ordinality as a (id, n) order by a.n) r
 where o.place_id = (select kith.place()) and o.id = r.id;

-- name: addRolls
insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group, ended_at, import_id)
select (select kith.place()), o.id, o.child_id, o.school_id, :academic_year, o.year_group,
       case when o.ended then now() end, :import_id
  from unnest(:ids::uuid[], :children::uuid[], :schools::uuid[], :years::text[], :ended::boolean[]) with ordinality
    as o (id, child_id, school_id, year_group, ended, n)
 order by o.n;
