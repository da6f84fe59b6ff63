-- A page for one parent or carer and a page for the child or young person, each opened by a link (rules/family-page.md). A link
-- sees no table: what it reads and says goes through the functions here. What families say is of class family.

insert into access.link_purposes values
  ('family-page', 'be in school', 'a parent or carer reads what we do together, says something, and takes a yes back'),
  ('child-page', 'be in school', 'a child or young person reads their own page, and says what is not right');

-- For whom a page is: one parent or carer, or the child. `may_change`: whether this person says yes and no for the child.
create table kith.family_pages (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  school_id uuid not null,
  who text not null check (who in ('child', 'parent')),
  relative_id uuid,
  may_change boolean not null default false,
  link_id uuid,
  language text check (language ~ '^[a-z]{2,8}$'),
  made_at timestamptz not null default now(),
  made_by uuid,
  ended_on date,
  ended_because text check (length(ended_because) between 1 and 300),
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, school_id) references kith.schools (place_id, id),
  foreign key (place_id, relative_id) references kith.relatives (place_id, id),
  foreign key (place_id, link_id) references kith.links (place_id, id),
  check ((who = 'parent') = (relative_id is not null)),
  check (not may_change or who = 'parent'),
  check ((ended_on is null) = (ended_because is null))
);
create unique index family_pages_open on kith.family_pages (place_id, child_id, who, relative_id) nulls not distinct
  where ended_on is null;
create index family_pages_of_child on kith.family_pages (child_id);
create index family_pages_of_relative on kith.family_pages (relative_id) where relative_id is not null;
create index family_pages_of_link on kith.family_pages (link_id) where link_id is not null;
select kith.guard('kith.family_pages', 'family');
grant update (link_id, ended_on, ended_because) on kith.family_pages to kith_app;
create trigger ended_by before update of ended_on on kith.family_pages for each row
  when (old.ended_on is distinct from new.ended_on) execute function kith.by_whoever_changed('ended_by');
create policy in_their_own_name on kith.family_pages as restrictive for insert to kith_app
  with check (made_by = (select kith.person()) and made_at = now());
-- A page is for a relative of this very child whom one may contact, and for a child who takes part.
create policy of_their_own_family on kith.family_pages as restrictive for insert to kith_app with check (
  exists (select 1 from kith.taking_part t where t.child_id = kith.family_pages.child_id
             and t.school_id = kith.family_pages.school_id)
  and (relative_id is null or exists (
    select 1 from kith.relationships r
     where r.child_id = kith.family_pages.child_id and r.relative_id = kith.family_pages.relative_id
       and r.ended_at is null and not r.died and r.not_contacted is null)));

-- What was said on such a page, and what we answered there.
create table kith.family_page_words (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  page_id uuid not null,
  kind text not null check (kind in ('reply', 'put-right', 'agreement')),
  words text not null check (length(words) between 1 and 2000),
  language text not null check (language ~ '^[a-z]{2,8}$'),
  said_at timestamptz not null default now(),
  said_on date not null,
  answer text check (length(answer) between 1 and 1000),
  answered_on date,
  answered_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, page_id) references kith.family_pages (place_id, id),
  check ((answer is null) = (answered_on is null))
);
create index family_page_words_of_child on kith.family_page_words (child_id, said_on);
create index family_page_words_of_page on kith.family_page_words (page_id);
create index family_page_words_waiting on kith.family_page_words (place_id, child_id) where answered_on is null;
select kith.guard('kith.family_page_words', 'family');
revoke insert on kith.family_page_words from kith_app;
grant update (answer, answered_on) on kith.family_page_words to kith_app;
create trigger answered_by before update of answered_on on kith.family_page_words for each row
  when (old.answered_on is distinct from new.answered_on) execute function kith.by_whoever_changed('answered_by');
-- An answer was given to somebody: it is not written over.
create policy answered_once on kith.family_page_words as restrictive for update to kith_app
  using (answered_on is null) with check (true);

-- Something is not right: answered within ten working days by somebody whom it is not about.
create table kith.not_right (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  -- On which page it was said, or by which link a partner said it.
  page_id uuid,
  link_id uuid,
  theme text not null check (theme in ('not-listened', 'promise', 'told-others', 'written-wrong', 'unkind', 'not-safe', 'other')),
  about text not null check (about in ('link-worker', 'school', 'team', 'other')),
  -- Who does not read it: whom it is about, as they were on that day.
  about_people uuid[] not null default '{}',
  words text not null check (length(words) between 1 and 2000),
  language text not null check (language ~ '^[a-z]{2,8}$'),
  said_at timestamptz not null default now(),
  said_on date not null,
  due_on date not null check (due_on >= said_on),
  answer text check (length(answer) between 1 and 1000),
  answered_on date,
  answered_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, page_id) references kith.family_pages (place_id, id),
  foreign key (place_id, link_id) references kith.links (place_id, id),
  check ((page_id is null) <> (link_id is null)),
  check ((answer is null) = (answered_on is null)),
  check (answered_by is null or answered_by <> all (about_people))
);
create index not_right_of_child on kith.not_right (child_id);
create index not_right_of_page on kith.not_right (page_id) where page_id is not null;
create index not_right_of_link on kith.not_right (link_id) where link_id is not null;
create index not_right_waiting on kith.not_right (place_id, due_on) where answered_on is null;
select kith.guard('kith.not_right', 'family', duty => 'hear what is not right');
revoke insert on kith.not_right from kith_app;
grant update (answer, answered_on) on kith.not_right to kith_app;
create trigger answered_by before update of answered_on on kith.not_right for each row
  when (old.answered_on is distinct from new.answered_on) execute function kith.by_whoever_changed('answered_by');
create policy not_by_whom_it_is_about on kith.not_right as restrictive for select to kith_app
  using ((select kith.may('hear what is not right')) and (select kith.person()) <> all (about_people));
create policy answered_once on kith.not_right as restrictive for update to kith_app
  using (answered_on is null and (select kith.person()) <> all (about_people))
  with check ((select kith.person()) <> all (about_people));

-- A code that can be read out over the telephone, for some hours and one use. It opens what its link opens, for one browser.
create table door.link_codes (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  place_id uuid not null,
  link_id uuid not null,
  made_at timestamptz not null default now(),
  until timestamptz not null,
  used_at timestamptz,
  credential_id uuid
);
create index link_codes_of_link on door.link_codes (link_id);
create index link_codes_of_credential on door.link_codes (credential_id) where credential_id is not null;
select kith.guard('door.link_codes', 'door');

-- Whom a page must not name: on a parent's page every other relative, whoever stands in the child's drawings and whoever a way to
-- reach them is of; on the child's page whom one must not contact, and who in a drawing is a relative's own. Two patterns: one for
-- any case, one as it is written, for names that are common words too. Null where there is nobody.
create function kith.names_to_hide(of_place uuid, child uuid, for_whom text, reader uuid) returns text[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  with kin as (
    select * from (values ('father', 'dad'), ('father', 'daddy'), ('father', 'papa'), ('father', 'father'), ('stepfather', 'stepdad'),
                   ('stepfather', 'stepfather'), ('mother', 'mum'), ('mother', 'mummy'), ('mother', 'mam'), ('mother', 'mama'),
                   ('mother', 'mother'), ('stepmother', 'stepmum'), ('stepmother', 'stepmother')) as k (kind, word)
  ), own as (
    select n.forename as name from kith.names n where n.place_id = of_place and n.child_id = child
    union all select n.surname from kith.names n where n.place_id = of_place and n.child_id = child
    union all select r.name from kith.relatives r where r.place_id = of_place and r.id = reader
    union all select split_part(p.name, ' ', 1)
                from access.caseloads c join kith.people p on p.id = c.person_id
               where c.place_id = of_place and c.child_id = child and c.ended_at is null
    -- What a child calls the reader stays, in the plan and in a drawing, where it can be said of nobody else.
    union all
    select k.word from kin k
     where for_whom = 'parent'
       and exists (select 1 from kith.relationships t
                    where t.place_id = of_place and t.child_id = child and t.relative_id = reader and t.kind = k.kind
                      and t.ended_at is null)
       and not exists (select 1 from kith.relationships t
                        where t.place_id = of_place and t.child_id = child and t.relative_id is distinct from reader
                          and t.kind = k.kind)
  ), others as (
    select r.name, false as drawn
      from kith.relationships t join kith.relatives r on r.place_id = t.place_id and r.id = t.relative_id
     where t.place_id = of_place and t.child_id = child
       and (for_whom = 'parent' and t.relative_id is distinct from reader or for_whom = 'child' and t.not_contacted is not null)
    union all
    select w.whose, false from kith.contact_details w
     where for_whom = 'parent' and w.place_id = of_place and w.child_id = child and w.whose is not null
    union all
    select p.name, true from kith.network_people p
     where p.place_id = of_place and p.child_id = child and (for_whom = 'parent' or p.whose = 'relative')
  ), words as (
    select t.word, o.drawn, o.name !~ '[^[:alpha:]]' as alone
      from others o cross join lateral regexp_split_to_table(o.name, '[^[:alpha:]]+') as t (word)
    -- How a family says who the other parent is.
    union all
    select k.word, false, true from kin k where for_whom = 'parent'
  ), kept as (
    select distinct lower(w.word) as word,
           length(w.word) = 2 or lower(w.word) = any (array['will', 'may', 'hope', 'grace', 'mark', 'rose', 'joy', 'faith', 'bill',
             'dawn', 'april', 'august', 'june', 'summer', 'rich', 'art', 'pat', 'sue', 'drew', 'grant', 'guy', 'king', 'young',
             'brown', 'white', 'black', 'green', 'little', 'long', 'good', 'best', 'day', 'star', 'sky', 'love', 'bell', 'wood',
             'hill', 'field', 'park', 'school', 'club', 'teacher', 'the', 'friend', 'friends']) as common,
           w.word as written
      from words w
     where length(w.word) > 1
       and lower(w.word) <> all (array['mr', 'mrs', 'ms', 'miss', 'dr', 'my', 'and', 'of', 'from', 'at', 'in'])
       -- A drawing says "football coach Mike": what begins small there is a word and no name, unless it stands alone.
       and (not w.drawn or w.alone or w.word <> lower(w.word) or w.word = upper(w.word))
       and lower(w.word) not in (
         select lower(t.word) from own o cross join lateral regexp_split_to_table(o.name, '[^[:alpha:]]+') as t (word))
  )
  select nullif(array[
    (select string_agg(distinct k.word, '|') from kept k where not k.common),
    (select string_agg(distinct k.written, '|') from kept k where k.common)], array[null, null]::text[])
$$;

-- A text without those names: for each stands the mark that pages write as "somebody".
create function kith.without_names(said text, hide text[]) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when hide is null or said is null then said else
    regexp_replace(
      regexp_replace(
        regexp_replace(said, coalesce('\m(?:' || hide[1] || ')\M', '(?!)'), U&'\E000', 'gi'),
        coalesce('\m(?:' || hide[2] || ')\M', '(?!)'), U&'\E000', 'g'),
      '(?:\m(?:Mr|Mrs|Ms|Miss|Dr)\M\.?\s+)?' || U&'\E000' || '(?:[\s-]+' || U&'\E000' || ')*', U&'\E000', 'gi') end
$$;

-- Where one meets, as far as a page says it: a free text may tell where somebody lives or is to be found, so that of it only the
-- school is shown ('school'); of any other place that there is one ('elsewhere').
create function kith.where_on_page(of_place uuid, school uuid, said text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when coalesce(trim(said), '') = '' then ''
              when regexp_replace(lower(trim(split_part(said, ',', 1))), '^((at|in) )?(the )?', '') in
                   ('school', (select lower(s.name) from kith.schools s where s.place_id = of_place and s.id = school)) then 'school'
              else 'elsewhere' end
$$;

-- What the child keeps at the end: people and places, and kind words. Its table comes later (0053).
create function kith.kept_by_child(of_place uuid, child uuid) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'name', k.name, 'words', k.words) order by k.made_at, k.kind desc, k.name), '[]')
            from kith.keepsakes k
           where k.place_id = of_place and k.child_id = child and k.withdrawn_at is null);
end $$;

-- The last of so many working days after a day: Monday to Friday, without the bank holidays that the place's blueprint names. The
-- only count of working days there is: pages ask it too (rules/concerns.md and rules/family-page.md have its worked tables).
create function kith.working_days_after(of_place uuid, from_day date, many integer) returns date
language sql stable set search_path = pg_catalog, pg_temp as $$
  select d::date from generate_series(from_day + 1, from_day + 2 * many + 14, interval '1 day') as d
   where extract(isodow from d) < 6
     and not coalesce((select b.content #> '{bank_holidays,days}' from kith.blueprints b
                        where b.place_id = of_place order by b.version desc limit 1), '[]') ? to_char(d, 'YYYY-MM-DD')
   order by d offset many - 1 limit 1
$$;

-- Within so many working days it is answered what is not right: as the blueprint says, and ten where it says nothing; who is not
-- safe is answered by the next one.
create function kith.days_to_answer(of_place uuid, what text) returns integer
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case what when 'not-safe' then 1 else coalesce(
    (select (b.content #>> '{alerts,deadlines,not_right_working_days}')::integer from kith.blueprints b
      where b.place_id = of_place order by b.version desc limit 1), 10) end
$$;

-- The day it is in a place.
create function kith.day_in(of_place uuid) returns date
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(l.stands_on, (now() at time zone l.zone)::date) from kith.places l where l.id = of_place
$$;

-- To what a family may say yes on their page: what the place lets be asked there, to which no yes stands and about which nobody
-- rests. Who said no is asked no more than anywhere else.
create function kith.asked_on_page(of_place uuid, child uuid) returns table (purpose text, kind text, name text, asks text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select x ->> 'id', x ->> 'kind', x ->> 'purpose', coalesce(x ->> 'asks', 'family')
    from (select b.content from kith.blueprints b where b.place_id = of_place order by b.version desc limit 1) b
   cross join lateral jsonb_array_elements(b.content -> 'lawful_bases') x
   where (x ->> 'by_page')::boolean and x ->> 'kind' in ('agreement', 'consent') and x ->> 'id' <> 'support'
     and coalesce(x ->> 'asks', 'family') in ('family', 'both')
     and not exists (select 1 from kith.agreements a
                      where a.place_id = of_place and a.child_id = child and a.purpose = x ->> 'id' and a.who = 'family'
                        and a.ended_at is null and a.answer = 'yes')
     and not exists (select 1 from kith.asking_rests r
                      where r.place_id = of_place and r.child_id = child and r.purpose = x ->> 'id' and r.who = 'family'
                        and r.until > kith.day_in(of_place))
$$;

-- Keeps what is not right, and whom it is about: who has to do with the child, or leads the team, on that day. False as above.
create function kith.keep_not_right(
  of_place uuid, child uuid, page uuid, link uuid, tongue text, new_id uuid, what text, whom text, said text
) returns boolean language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  today date := kith.day_in(of_place);
begin
  if (select count(*) from kith.not_right w
       where w.place_id = of_place and (w.page_id = page or w.link_id = link) and w.said_at > now() - interval '1 day') >= 20 then
    return false;
  end if;
  insert into kith.not_right (place_id, id, child_id, page_id, link_id, theme, about, about_people, words, language, said_on, due_on)
    select of_place, new_id, child, page, link, what, whom,
           coalesce(case whom
             when 'link-worker' then (select array_agg(distinct c.person_id) from access.caseloads c
                                       where c.place_id = of_place and c.child_id = child)
             when 'team' then (select array_agg(distinct m.person_id) from kith.memberships m
                                where m.place_id = of_place and m.role = 'programme-manager' and m.ended_at is null) end, '{}'),
           said, tongue, today, kith.working_days_after(of_place, today, kith.days_to_answer(of_place, what))
    on conflict do nothing;
  return found;
end $$;
-- Whose link is asking, of those of a partner, and about which child: a teacher a child chose, a provider of alternative provision,
-- or a tutor who is asked about several.
create function kith.partner_asking() returns table (place_id uuid, child_id uuid, link_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.place_id, r.child_id, r.link_id from kith.class_page_asking() r
  union all select p.place_id, p.child_id, p.link_id from kith.placement_asking() p
  union all select t.place_id, c.child_id, (access.credential()).id from kith.tutor_asking() t cross join kith.tutors_children() c
$$;
-- The same, said by a partner; an error for anybody else. `of_child` may be null where the link is about one child alone.
create function kith.tell_not_right_as_partner(of_child uuid, new_id uuid, what text, whom text, said text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p record;
begin
  select min(a.place_id::text)::uuid as place_id, min(a.child_id::text)::uuid as child_id, min(a.link_id::text)::uuid as link_id,
         count(*) as children into p
    from kith.partner_asking() a where of_child is null or a.child_id = of_child;
  if p.children <> 1 then raise exception 'This link tells nothing.' using errcode = 'insufficient_privilege'; end if;
  return kith.keep_not_right(p.place_id, p.child_id, null, p.link_id, 'en', new_id, what, whom, said);
end $$;
-- What a partner said is not right, without its words, and what we answered.
create function kith.not_right_by_link(of_child uuid) returns table (said_on date, due_on date, answer text, answered_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.said_on, w.due_on, w.answer, w.answered_on
    from kith.partner_asking() p
    join kith.not_right w on w.place_id = p.place_id and w.link_id = p.link_id and w.child_id = p.child_id
   where of_child is null or p.child_id = of_child
   order by w.said_at desc limit 5
$$;

alter function kith.partner_asking() owner to kith_definer;
alter function kith.tell_not_right_as_partner(uuid, uuid, text, text, text) owner to kith_definer;
alter function kith.not_right_by_link(uuid) owner to kith_definer;
revoke all on function kith.working_days_after(uuid, date, integer), kith.days_to_answer(uuid, text), kith.day_in(uuid), kith.asked_on_page(uuid, uuid), kith.where_on_page(uuid, uuid, text),
  kith.keep_not_right(uuid, uuid, uuid, uuid, text, uuid, text, text, text), kith.partner_asking(),
  kith.tell_not_right_as_partner(uuid, uuid, text, text, text), kith.not_right_by_link(uuid) from public;
grant execute on function kith.working_days_after(uuid, date, integer) to kith_app;
grant execute on function kith.working_days_after(uuid, date, integer), kith.days_to_answer(uuid, text), kith.day_in(uuid), kith.asked_on_page(uuid, uuid), kith.where_on_page(uuid, uuid, text),
  kith.keep_not_right(uuid, uuid, uuid, uuid, text, uuid, text, text, text), kith.partner_asking() to kith_definer;
grant execute on function kith.tell_not_right_as_partner(uuid, uuid, text, text, text), kith.not_right_by_link(uuid) to kith_app;
