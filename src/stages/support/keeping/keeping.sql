-- name: findFacts
select f.child_id, f.born_on, f.ever_took_part, f.takes_part, f.ended_on, f.last_file_on, f.early_help, f.episode_open,
       f.episode_ended_on, f.safeguarding, f.last_entry_on, f.asked, f.kept_until, f.held_parts, f.listed_parts
  from kith.facts_for_keeping(:child_id) as f;

-- name: countKept
select k.child_id, k.part, k.kept_as, k.n from kith.count_kept(:children::uuid[]) as k;

-- name: addList
insert into kith.keeping_lists (place_id, id, proposed_by, held)
values ((select kith.place()), :id, coalesce((select kith.person()), :by), :held)
on conflict (place_id, id) do nothing
returning id;

-- name: addLines
insert into kith.keeping_lines (place_id, id, list_id, child_id, part, rule, keep_years, counted_from, from_day, due_on, kinds)
select (select kith.place()), l.id, :list_id, l.child_id, l.part, l.rule, l.keep_years, l.counted_from, l.from_day, l.due_on, l.kinds
  from jsonb_to_recordset(:lines::jsonb) as l
       (id uuid, child_id uuid, part text, rule text, keep_years int, counted_from text, from_day date, due_on date, kinds jsonb)
returning id;

-- name: findLists
-- Each list with how far it is; the newest first.
select k.id, k.proposed_at, p.name as proposed_name, k.held, k.begun_at, k.stopped_at,
       coalesce(l.open, 0) as open, coalesce(l.keeps, 0) as keeps, coalesce(l.goes, 0) as goes, coalesce(l.ready, 0) as ready,
       coalesce(c.n, 0) as done
  from kith.keeping_lists k
  left join kith.people p on p.id = k.proposed_by
  left join (select x.list_id, count(*) filter (where x.decision is null and x.id not in (select kith.held_lines()))::int as open,
                    count(*) filter (where x.decision = 'keep')::int as keeps,
                    count(*) filter (where x.decision = 'let-go' and x.authorised_at is null)::int as goes,
                    count(x.authorised_at)::int as ready
               from kith.keeping_lines x group by x.list_id) l on l.list_id = k.id
  left join (select x.list_id, count(*)::int as n from kith.certificates x group by x.list_id) c on c.list_id = k.id
 where k.place_id = (select kith.place())
-- part: one
   and k.id = :id
-- end
 order by k.proposed_at desc, k.id;

-- name: findLines
select l.id, l.child_id, n.forename, n.surname, l.part, l.rule, l.keep_years, l.counted_from, l.from_day, l.due_on, l.kinds,
       l.decision, l.keep_until, l.because, l.decided_at, d.name as decided_name, l.decided_by = (select kith.person()) as decided_by_me,
       l.authorised_at, a.name as authorised_name, l.id in (select kith.held_lines()) as held,
       h.lifted_at, u.name as lifted_name, h.because as lifted_because
  from kith.keeping_lines l
  left join kith.holds_lifted(:list_id) h on h.line_id = l.id
  left join kith.people u on u.id = h.lifted_by
  left join kith.names n on n.child_id = l.child_id and n.ended_at is null
  left join kith.people d on d.id = l.decided_by
  left join kith.people a on a.id = l.authorised_by
 where l.list_id = :list_id
 order by l.due_on, l.id;

-- name: findKeptLonger
-- What a person said is kept longer, of one child.
select l.part, l.keep_until, l.because, d.name as decided_name
  from kith.keeping_lines l left join kith.people d on d.id = l.decided_by
 where l.child_id = :child_id and l.decision = 'keep'
 order by l.keep_until desc;

-- name: decide
update kith.keeping_lines l
   set decision = w.decision, keep_until = w.keep_until, because = w.because,
       decided_at = case when w.decision is null then null else now() end
  from jsonb_to_recordset(:lines::jsonb) as w (id uuid, decision text, keep_until date, because text)
 where l.list_id = :list_id and l.id = w.id and l.authorised_at is null and l.id not in (select kith.held_lines())
   and (l.decision, l.keep_until, l.because) is distinct from (w.decision, w.keep_until, w.because)
returning l.id;

-- name: authorise
update kith.keeping_lines l set authorised_at = now()
 where l.list_id = :list_id and l.decision = 'let-go' and l.authorised_at is null and l.id = any(:lines::uuid[])
   and l.decided_by is distinct from (select kith.person())
   and not exists (select 1 from kith.keeping_lines o where o.list_id = :list_id and o.decision is null
                     and o.id not in (select kith.held_lines()))
returning l.id;

-- name: begin
update kith.keeping_lists k set begun_at = now(), stopped_at = null
 where k.id = :id and (k.begun_at is null or k.stopped_at is not null)
   and exists (select 1 from kith.keeping_lines l where l.list_id = k.id and l.authorised_at is not null)
returning k.id;

-- name: stop
update kith.keeping_lists k set stopped_at = now()
 where k.id = :id and k.begun_at is not null and k.stopped_at is null
returning k.id;

-- name: findCertificates
select c.id, c.list_id, c.part, c.rule, c.keep_years, c.counted_from, c.due_year, c.kinds, c.whole, c.proposed_at,
       p.name as proposed_name, c.decided_at, d.name as decided_name, c.authorised_at, a.name as authorised_name, c.done_at, c.hash
  from kith.certificates c
  left join kith.people p on p.id = c.proposed_by
  left join kith.people d on d.id = c.decided_by
  left join kith.people a on a.id = c.authorised_by
 where c.place_id = (select kith.place())
-- part: of_list
   and c.list_id = :list_id
-- end
-- part: one
   and c.id = :id
-- end
 order by c.done_at desc, c.id
 limit :most;

-- name: findPlacesLettingGo
select p as place_id from kith.places_letting_go() as p;

-- name: findLinesToDo
select t.line_id, t.child_id, t.part, t.today from kith.lines_to_do() as t;

-- name: letGo
select kith.let_go(:line_id) as certificate_id;

-- name: setBack
select from kith.set_line_back(:line_id);
