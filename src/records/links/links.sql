-- name: makeLink
select access.make_link(:id, :hash, :purpose, :school_id, :for_whom, :about_id, :days::int) as until;

-- name: endLinks
select access.end_links(:purpose, :about_id, :why) as ended;

-- name: findLinksAbout
select l.id, l.about_id, l.made_at, l.until, l.ended_at
  from kith.links l
 where l.about_id = any(:about_ids::uuid[])
 order by l.made_at desc, l.id desc;

-- name: findLinkAtTheDoor
select l.id, l.place_id, l.purpose, l.for_whom, l.school, l.place, l.until from door.link_of(:hash) l;

-- name: openByCode
select o.link_id, o.place_id, o.purpose from door.open_by_code(:code_hash, :id, :token_hash, :hours::int) o;
