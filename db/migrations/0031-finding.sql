-- Finding any child or young person by three letters: their names as words, and how the words sound, so that Sofia
-- Kowalchik finds Zofia Kowalczyk and another alphabet does not matter (rules/finding.md). LIKE and likeness are no
-- leakproof operators: under row-level security the planner would read a whole place for them. So one function looks.

create schema lookalike;
create extension pg_trgm schema lookalike;
grant usage on schema lookalike to kith_definer;

-- The words of a name in plain Latin letters: accents taken off, Cyrillic as Ukraine's passports write it (Cabinet of
-- Ministers, resolution 55 of 27 January 2010, but for its special beginnings of words), apostrophes gone. Letters of
-- other alphabets stay as they are: a name is found by its own letters.
create function kith.plain_words(name text) returns text[]
language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  plain text := lower(name);
begin
  if plain ~ '[^ -~]' then
    plain := translate(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')),
      'АБВГҐДЕЗИІКЛМНОПРСТУФЫЭЖХЦЧШЩЮЯЄабвгґдезиіклмнопрстуфыэжхцчшщюяєŁłØøĐđÐðıÞþÆæŒœßьЬъЪ’‘ʼ´',
      'abvhgdezyiklmnoprstufyeJXCQSWUAEabvhgdezyiklmnoprstufyeJXCQSWUAEllooddddittaaoos');
    plain := replace(replace(replace(replace(plain, 'J', 'zh'), 'X', 'kh'), 'C', 'ts'), 'Q', 'ch');
    plain := replace(replace(replace(replace(replace(plain, 'S', 'sh'), 'W', 'shch'), 'U', 'yu'), 'A', 'ya'), 'E', 'ye');
  end if;
  return array(
    select w from regexp_split_to_table(translate(plain, '''`', ''), '[[:space:][:punct:]]+') w where w <> '');
end $$;

-- How a plain word sounds to an English ear, roughly: what is often written one for the other is one letter, what is not
-- heard falls out. 7 stands for the sound at the end of "much". Two names that sound alike here may still differ.
create function kith.sound_of(plain text) returns text
language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  heard text := plain;
begin
  heard := replace(replace(replace(replace(heard, 'sch', 's'), 'tch', '7'), 'ch', '7'), 'cz', '7');
  heard := replace(replace(replace(replace(heard, 'ph', 'f'), 'ck', 'k'), 'qu', 'k'), 'x', 'ks');
  heard := regexp_replace(replace(heard, 'ee', 'i'), 'c(?=[eiy])', 's', 'g');
  heard := regexp_replace(translate(heard, 'cqwzyju', 'kkvsiio'), '(?<!^)h', '', 'g');
  return regexp_replace(replace(replace(heard, 'ie', 'i'), 'ei', 'i'), '(.)\1+', '\1', 'g');
end $$;

-- Every word of every name a child has or had, kept by a trigger: who has changed their name is found by the old one too.
create table kith.search_words (
  place_id uuid not null references kith.places (id),
  child_id uuid not null,
  word text collate "C" not null check (word <> ''),
  sound text collate "C" not null,
  primary key (place_id, word, child_id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index search_words_sound on kith.search_words (place_id, sound, child_id);
create index search_words_alike on kith.search_words using gin (sound lookalike.gin_trgm_ops);
create index search_words_of_child on kith.search_words (child_id);
select kith.guard('kith.search_words', 'identity');
-- Read by the function below and written by the trigger, both under their own rights.
revoke select, insert on kith.search_words from kith_app;
revoke insert, update on kith.search_words from kith_worker;

create function kith.add_search_words(children uuid[]) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into kith.search_words (place_id, child_id, word, sound)
  select distinct n.place_id, n.child_id, w, kith.sound_of(w)
    from kith.names n cross join lateral unnest(kith.plain_words(concat_ws(' ', n.forename, n.surname))) w
   where n.child_id = any(children)
  on conflict do nothing
$$;

create function kith.keep_search_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    delete from kith.search_words s where s.child_id in (select child_id from changed);
  end if;
  perform kith.add_search_words((select array_agg(distinct child_id) from changed));
  return null;
end $$;
create trigger words_after_insert after insert on kith.names
  referencing new table as changed for each statement execute function kith.keep_search_words();
create trigger words_after_update after update on kith.names
  referencing new table as changed for each statement execute function kith.keep_search_words();
create trigger words_after_delete after delete on kith.names
  referencing old table as changed for each statement execute function kith.keep_search_words();

-- The children and young people whose names are like what was typed, nearest first, of those whom whoever asks may see:
-- each word typed must be like a word of the name, in any order. The word itself is nearer than its beginning, that than
-- what sounds the same, that than what is alike in part. With fewer than three letters only whole words count.
create function kith.find_children(q text, at_most integer) returns table (child_id uuid, nearness real)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp
set pg_trgm.word_similarity_threshold = 0.5 as $$
declare
  here uuid := kith.place();
  asking uuid := kith.person();
  whole boolean := kith.sees_whole_place(1);
  typed text[] := (kith.plain_words(left(q, 100)))[1:4];
  onwards text := case when length(array_to_string(typed, '')) < 3 then '' else chr(1114111) end;
begin
  if asking is null or here is null then return; end if;
  return query
  with asked as (
    select a.n, a.w, kith.sound_of(a.w) as sound from unnest(typed) with ordinality as a (w, n)
  ), alike as (
    select a.n, f.child_id, max(f.near) as near
      from asked a cross join lateral (
        select s.child_id, (case when s.word = a.w then 4 else 3 end)::real
          from kith.search_words s where s.place_id = here and s.word between a.w and a.w || onwards
        union all
        select s.child_id, (case when s.sound = a.sound then 2.5 else 2 end)::real
          from kith.search_words s
         where onwards <> '' and s.place_id = here and s.sound between a.sound and a.sound || onwards
        union all
        select s.child_id, lookalike.word_similarity(a.sound, s.sound)
          from kith.search_words s
         where length(a.sound) >= 4 and s.place_id = here and s.sound operator(lookalike.%>) a.sound
      ) as f (child_id, near)
     group by a.n, f.child_id
  )
  select f.child_id, sum(f.near)::real as nearness
    from alike f
   where whole or exists (
     select 1 from access.reach r
      where r.person_id = asking and r.child_id = f.child_id and r.reads & 1 <> 0 and (r.until is null or r.until > now()))
   group by f.child_id
  having count(*) = cardinality(typed)
   order by 2 desc, f.child_id
   limit least(at_most, 100);
end $$;

alter function kith.plain_words(text) owner to kith_definer;
alter function kith.sound_of(text) owner to kith_definer;
alter function kith.add_search_words(uuid[]) owner to kith_definer;
alter function kith.keep_search_words() owner to kith_definer;
alter function kith.find_children(text, integer) owner to kith_definer;
revoke all on function kith.plain_words(text), kith.sound_of(text), kith.add_search_words(uuid[]),
  kith.keep_search_words(), kith.find_children(text, integer) from public;
grant execute on function kith.find_children(text, integer) to kith_app;

-- Names that were there before.
select kith.add_search_words((select array_agg(distinct n.child_id) from kith.names n));
