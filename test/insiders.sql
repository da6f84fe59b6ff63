-- What a colleague sends who had something to do with a child and has no more, or only works in the same school.

-- name: workAt
update kith.memberships set school_id = :school where person_id = :person and role = 'link-worker';

-- name: endLinks
select access.end_links(:purpose, :about, 'forged') as ended;

-- name: linksInForce
select count(*)::int as links from kith.links l join access.credentials c on c.id = l.id
 where l.about_id = :about and l.ended_at is null and c.ended_at is null;

-- name: addDetail
insert into kith.contact_details (place_id, id, child_id, kind, whose, value)
values ((select kith.place()), gen_random_uuid(), :child, 'phone', 'Mother', :value);

-- name: endDetails
update kith.contact_details set ended_at = now() where child_id = :child;

-- name: details
select d.id, d.value from kith.contact_details d where d.child_id = :child and d.ended_at is null order by d.value;

-- name: drafts
select d.fields ->> 'note' as note from kith.contact_drafts d where d.id = :id;

-- name: withdrawn
select c.child_id from kith.contacts c where c.form_id = :id and c.withdrawn_at is not null;

-- name: functions
-- What pages may ask that changes nothing and takes an id: as it is asked of this child.
select 'select f::text from ' || n.nspname || '.' || p.proname || '(' || string_agg(
         case a.kind when 'uuid' then quote_literal(:child::text) || '::uuid' when 'uuid[]' then 'array[' || quote_literal(:child::text) || ']::uuid[]'
                     when 'text' then quote_literal('family') when 'text[]' then 'array[' || quote_literal('family') || ']'
                     when 'integer' then '10' when 'date' then 'date ' || quote_literal('2026-07-17') else 'null' end, ', ' order by a.n)
       || ') as f' as asks
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  cross join lateral (select format_type(t, null) as kind, n from unnest(p.proargtypes::oid[]) with ordinality as x (t, n)) a
 where n.nspname in ('kith', 'access', 'audit', 'door') and p.provolatile <> 'v' and p.prorettype <> 'trigger'::regtype
   and has_function_privilege('kith_app', p.oid, 'execute')
 group by n.nspname, p.oid, p.proname
having bool_or(a.kind like 'uuid%')
 order by 1;

-- name: liveAndLeave
-- A great deal happens to them, and they take part no more.
with worker as (
  select c.place_id, c.child_id, c.person_id from access.caseloads c where c.child_id = :child and c.ended_at is null limit 1
), seen as (
  insert into kith.seen (place_id, id, child_id, on_day, there, how, captured_at, seen_by)
  select w.place_id, gen_random_uuid(), w.child_id, date '2026-07-16', true, 'tap', now(), w.person_id from worker w
), contact as (
  insert into kith.contacts (place_id, id, form_id, child_id, kind, with_whom, occurred_on, captured_at, written_by, noted,
    audience, body_hash)
  select w.place_id, f.id, f.id, w.child_id, 'phone', 'parent', date '2026-07-16', now(), w.person_id, false, 'team', 'x'
    from worker w, (select gen_random_uuid() as id) f
), said as (
  insert into kith.agreements (place_id, id, child_id, purpose, kind, asks, who, answer, said_by, said_how, said_on, wording,
    language)
  select w.place_id, gen_random_uuid(), w.child_id, 'photos', 'consent', 'both', 'family', 'no', 'parent', 'phone',
         date '2026-07-10', 'x', 'en' from worker w
), protected as (
  insert into kith.protected_addresses (place_id, id, child_id, sealed, key_id, because)
  select w.place_id, gen_random_uuid(), w.child_id, 'sealed', 'abcdefgh', 'tried here' from worker w
), related as (
  insert into kith.relationships (place_id, id, child_id, relative_id, kind)
  select w.place_id, gen_random_uuid(), w.child_id, :relative, 'mother' from worker w
), objected as (
  insert into kith.child_objections (place_id, child_id) select w.place_id, w.child_id from worker w
)
update kith.enrolments set ended_on = date '2026-07-15', ended_because = 'withdrew' where child_id = :child and ended_on is null;

-- name: addArrival
with given as (
  insert into access.outbox_grants (id, hash, place_id, person_id, device, until)
  values (gen_random_uuid(), encode(sha256(convert_to(:id::text, 'UTF8')), 'hex'), :place, :person, gen_random_uuid(), now() + interval '1 day')
  returning id, place_id, person_id, device)
insert into kith.arrivals (place_id, id, item_id, grant_id, person_id, device, sequence, kind, saved_at, hash, envelope, state)
select g.place_id, :id::uuid, gen_random_uuid(), g.id, g.person_id, g.device, 1, 'contact', now(),
       encode(sha256('told'), 'hex'), '{"sealed": "told"}', :state from given g;

-- name: forgeArrival
update kith.arrivals set envelope = '{"sealed": "forged"}', state = 'done' where id = :id returning id;

-- name: forgetArrival
update kith.arrivals set envelope = null, state = 'done' where id = :id returning id;

-- name: sendArrivalAgain
update kith.arrivals set state = 'waiting' where id = :id returning id;

-- name: leaveRoll
update kith.rolls set ended_at = now() where child_id = :child and ended_at is null;

-- name: putOnRoll
insert into kith.rolls (place_id, id, child_id, school_id, academic_year, year_group)
values ((select kith.place()), gen_random_uuid(), :child, :school, 2026, '7');

-- name: nameBefore
insert into kith.names (place_id, id, child_id, forename, surname, ended_at)
values ((select kith.place()), gen_random_uuid(), :child, 'Forged', 'Name', now());

-- name: bornBefore
insert into kith.births (place_id, id, child_id, born_on, ended_at)
values ((select kith.place()), gen_random_uuid(), :child, date '2010-01-01', now());
