-- name: giveName
insert into kith.names (place_id, id, child_id, forename, surname) values (:place, gen_random_uuid(), :child, :forename, :surname);

-- name: endName
update kith.names set ended_at = now() where child_id = :child and ended_at is null;

-- name: deleteNames
delete from kith.names where child_id = :child;

-- name: wordsOf
select word, sound from kith.search_words where child_id = :child order by word;

-- name: restrict
insert into access.restrictions (place_id, id, child_id, owner_id, because, review_by)
values (:place, gen_random_uuid(), :child, :owner, 'A relative is in the news', '2099-01-01');

-- name: exclude
insert into access.exclusions (place_id, id, child_id, person_id, kind)
values (:place, gen_random_uuid(), :child, :person, 'own-child');

-- name: manyNames
-- Made-up names for everybody who has none, of syllables, so that likenesses are as common as they are among people.
insert into kith.names (place_id, id, child_id, forename, surname)
select c.place_id, gen_random_uuid(), c.id,
       (array['Ja','Mo','Li','Sa','A','Ka','Zo','Be','Ta','Ri'])[1 + n % 10] || (array['mes','ham','la','ra','mi','den','fia','nna'])[1 + n / 10 % 8],
       (array['Ko','Ma','Sh','Pa','Hu','Br','Wh','Gr','O','Th'])[1 + n / 7 % 10] || (array['wal','ss','er','tel','itt','own','een','ek','or'])[1 + n / 3 % 9]
         || (array['czyk','ain','le','man','son','ski','ova','field'])[1 + n / 11 % 8]
  from (select c.*, (row_number() over (order by c.id))::int as n from kith.children c
         where not exists (select 1 from kith.names m where m.child_id = c.id)) c;

-- name: readWords
select word from kith.search_words;

-- name: callPlainWords
select kith.plain_words('x');

-- name: begin
begin;

-- name: enter
-- So few names are read whole sooner than by index: forbidden, so that they are read whole only where no index would do.
select set_config('kith.credential', :hash, true), set_config('enable_seqscan', 'off', true);

-- name: countByName
-- What each table was read by so far in this transaction, by index and as a whole.
select coalesce(sum(seq_scan), 0)::int as whole, coalesce(sum(idx_scan), 0)::int as by_index
  from pg_stat_xact_user_tables where schemaname = 'kith' and relname = 'search_words';

-- name: look
select count(*)::int as found from kith.find_children(:q, 21);

-- name: rollback
rollback;

-- name: analyze
analyze kith.search_words;

-- name: countRead
-- How many rows of each were read so far in this transaction.
select relname, (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as read
  from pg_stat_xact_user_tables where relname in ('reach', 'search_words') order by relname;
