-- Finding any child or young person by three letters: their names as words, and how the words sound, so that Sofia
-- Kowalchik finds Zofia Kowalczyk and another alphabet does not matter (rules/finding.md). LIKE and likeness are no
-- leakproof operators: under row-level security the planner would read a whole place for them. So one function looks.

create schema lookalike;
create extension pg_trgm schema lookalike;
create extension fuzzystrmatch schema lookalike;
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
  plain := translate(plain, E'-‐‑–—.,;:/_()[]"\t\n\r\\''`', repeat(' ', 20));
  return array_remove(string_to_array(plain, ' '), '');
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
  heard := replace(replace(replace(replace(heard, 'ce', 'se'), 'ci', 'si'), 'cy', 'sy'), 'ee', 'i');
  heard := translate(heard, 'cqwzyju', 'kkvsiio');
  heard := left(heard, 1) || replace(substr(heard, 2), 'h', '');
  return regexp_replace(replace(replace(heard, 'ie', 'i'), 'ei', 'i'), '(.)\1+', '\1', 'g');
end $$;

-- Whether one is the other with two of its letters the wrong way round or, from five letters on, one letter wrong: what thumbs
-- do on a phone. Neither longer than 255 letters. It sets no path, so that its caller takes it in whole.
create function kith.is_a_slip(typed text, meant text) returns boolean
language sql immutable parallel safe as $$
  select case when length(typed) <> length(meant) then false
              when translate(typed, meant, '') = '' and translate(meant, typed, '') = ''
              then lookalike.levenshtein_less_equal(typed, meant, 2) <= 2
              else length(typed) >= 5 and lookalike.levenshtein_less_equal(typed, meant, 1) <= 1 end $$;

-- Every word of every name a child has or had, kept by a trigger: who has changed their name is found by the old one too.
create table kith.search_words (
  place_id uuid not null,
  child_id uuid not null,
  word text collate "C" not null check (word <> ''),
  sound text collate "C" not null,
  primary key (place_id, word, child_id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index search_words_sound on kith.search_words (place_id, sound, child_id);
create index search_words_of_child on kith.search_words (child_id);
select kith.guard('kith.search_words', 'identity');
-- Read by the function below and written by the trigger, both under their own rights.
revoke select, insert on kith.search_words from kith_app;
revoke insert, update on kith.search_words from kith_worker;

create function kith.keep_search_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op <> 'DELETE' then
    insert into kith.search_words (place_id, child_id, word, sound)
    select distinct n.place_id, n.child_id, w, kith.sound_of(w)
      from changed n cross join lateral unnest(kith.plain_words(concat_ws(' ', n.forename, n.surname))) w
    on conflict do nothing;
    return null;
  end if;
  delete from kith.search_words s using changed g where s.child_id = g.child_id;
  insert into kith.search_words (place_id, child_id, word, sound)
  select distinct n.place_id, n.child_id, w, kith.sound_of(w)
    from kith.names n cross join lateral unnest(kith.plain_words(concat_ws(' ', n.forename, n.surname))) w
   where n.child_id in (select g.child_id from changed g)
  on conflict do nothing;
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
-- what sounds the same, that than a slip of a letter, that than what is alike in part. With fewer than three letters only whole
-- words count.
-- Words and beginnings are found by index. Likeness has none that is worth its upkeep: it is asked of each different sound
-- once, and of names the asker may not see never, so that no answer comes later for them.
create function kith.find_children(q text, at_most integer) returns table (child_id uuid, nearness real)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := kith.place();
  asking uuid := kith.person();
  whole boolean := kith.sees_whole_place(1);
  typed text[] := (kith.plain_words(left(q, 100)))[1:4];
  onwards text := case when length(array_to_string(typed, '')) < 3 then '' else chr(1114111) end;
  alike_from constant real := 0.5;
  a_slip constant real := 1.5;
  long_enough constant integer := 4;
  is_long boolean := exists (select 1 from unnest(typed) w where length(kith.sound_of(w)) >= long_enough);
  sounds text[];
begin
  if asking is null or here is null then return; end if;
  if is_long and whole then
    select array_agg(distinct s.sound) into sounds from kith.search_words s where s.place_id = here;
  elsif is_long then
    select array_agg(distinct s.sound) into sounds
      from access.reach r join kith.search_words s on s.child_id = r.child_id
     where r.person_id = asking and r.reads & 1 <> 0 and (r.until is null or r.until > now());
  end if;
  return query
  with asked as materialized (
    -- What sounds the same may be short; what begins so must be three letters, like what was typed.
    select a.n, a.w, h.sound, h.sound || case when length(h.sound) < 3 then '' else onwards end as sound_end
      from unnest(typed) with ordinality as a (w, n) cross join lateral kith.sound_of(a.w) as h (sound)
  ), alike as materialized (
    select l.n, l.sound, l.near
      from (select a.n, d.sound,
                   case when kith.is_a_slip(a.sound, left(d.sound, length(a.sound))) then a_slip
                        else lookalike.word_similarity(a.sound, d.sound) end as near
              from asked a, unnest(sounds) as d (sound) where length(a.sound) >= long_enough) l
     where l.near >= alike_from
  ), found as (
    select f.n, f.child_id, max(f.near) as near
      from (
        select a.n, s.child_id, (case when s.word = a.w then 4 else 3 end)::real as near
          from asked a join kith.search_words s on s.place_id = here and s.word between a.w and a.w || onwards
        union all
        select a.n, s.child_id, (case when s.sound = a.sound then 2.5 else 2 end)::real
          from asked a join kith.search_words s on s.place_id = here and s.sound between a.sound and a.sound_end
         where onwards <> ''
        union all
        select l.n, s.child_id, l.near
          from alike l join kith.search_words s on s.place_id = here and s.sound = l.sound
      ) f
     group by f.n, f.child_id
    union all
    -- Nobody: so that whom the asker sees is read each time. Read only where somebody was found, it took so long that it
    -- told who is hidden from who is not there.
    select 0, '00000000-0000-0000-0000-000000000000', 0
  )
  select f.child_id, sum(f.near)::real as nearness
    from found f
   where whole or f.child_id in (
     select r.child_id from access.reach r
      where r.person_id = asking and r.reads & 1 <> 0 and (r.until is null or r.until > now()))
   group by f.child_id
  having count(*) = cardinality(typed) and min(f.n) > 0
   order by 2 desc, f.child_id
   limit least(at_most, 100);
end $$;

alter function kith.plain_words(text) owner to kith_definer;
alter function kith.sound_of(text) owner to kith_definer;
alter function kith.is_a_slip(text, text) owner to kith_definer;
alter function kith.keep_search_words() owner to kith_definer;
alter function kith.find_children(text, integer) owner to kith_definer;
revoke all on function kith.plain_words(text), kith.sound_of(text), kith.is_a_slip(text, text), kith.keep_search_words(),
  kith.find_children(text, integer) from public;
grant execute on function kith.find_children(text, integer) to kith_app;

-- Names that were there before.
insert into kith.search_words (place_id, child_id, word, sound)
select distinct n.place_id, n.child_id, w, kith.sound_of(w)
  from kith.names n cross join lateral unnest(kith.plain_words(concat_ws(' ', n.forename, n.surname))) w;
