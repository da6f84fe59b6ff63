-- Reviews of what was planned with a child, meetings of home and school, and what somebody said they will do by a day
-- (rules/reviews.md). All of class plan: the school takes part in a review, and reads what was agreed there.

-- Somebody will do something by a day: agreed in a review, or by any other part, which says where it came from.
create table kith.actions (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  what text not null check (length(what) between 1 and 300),
  who text not null check (who in ('child', 'parent', 'school', 'other', 'staff')),
  -- A colleague with an account; of everybody else, who it is in words.
  person_id uuid references kith.people (id),
  who_words text check (length(who_words) between 1 and 120),
  due_on date not null,
  -- The part that it came from, such as review, and its row there.
  came_from text not null check (came_from ~ '^[a-z][a-z-]{2,29}$'),
  from_id uuid,
  agreed_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  -- Done on a day, or let go on a day with the reason.
  settled_on date,
  let_go_because text check (length(let_go_because) between 1 and 300),
  settled_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((who = 'staff') = (person_id is not null)),
  check (let_go_because is null or settled_on is not null)
);
create index actions_of_child on kith.actions (child_id);
create index actions_open on kith.actions (place_id, due_on) where settled_on is null;
create index actions_of_person on kith.actions (person_id);
create index actions_from on kith.actions (from_id) where from_id is not null;
select kith.guard('kith.actions', 'plan');
grant update (settled_on, let_go_because) on kith.actions to kith_app;
create policy settled_once on kith.actions as restrictive for update to kith_app
  using (settled_on is null) with check (true);
create trigger settled_by before update of settled_on on kith.actions for each row
  when (old.settled_on is distinct from new.settled_on) execute function kith.by_whoever_changed('settled_by');

-- A review: planned for a day, then held or cancelled with the reason. `between` is a small one at any time, written as held.
create table kith.reviews (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('termly', 'between', 'home-school')),
  planned_for date not null,
  at_time text check (at_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  held_where text check (length(held_where) between 1 and 120),
  made_at timestamptz not null default now(),
  made_by uuid,
  held_on date,
  -- What was agreed, in a sentence or two.
  agreed text check (length(agreed) between 1 and 1000),
  held_by uuid,
  cancelled_on date,
  cancelled_because text check (length(cancelled_because) between 1 and 300),
  cancelled_by uuid,
  -- After a meeting of home and school both look back at what they asked of each other.
  look_back_on date,
  looked_back_on date,
  looked_back_words text check (length(looked_back_words) between 1 and 1000),
  looked_back_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((held_on is null) = (agreed is null)),
  check ((cancelled_on is null) = (cancelled_because is null)),
  check (held_on is null or cancelled_on is null),
  check (kind <> 'between' or held_on is not null),
  check (look_back_on is null or (kind = 'home-school' and look_back_on > held_on)),
  check ((looked_back_on is null) = (looked_back_words is null)),
  check (looked_back_on is null or look_back_on is not null)
);
create unique index reviews_planned on kith.reviews (place_id, child_id, kind)
  where held_on is null and cancelled_on is null;
create index reviews_of_child on kith.reviews (child_id, held_on);
select kith.guard('kith.reviews', 'plan');
grant update (held_on, agreed, cancelled_on, cancelled_because, look_back_on, looked_back_on, looked_back_words)
  on kith.reviews to kith_app;
-- What was held or cancelled stays as it was written; a meeting that was held is still looked back at, once.
create policy settled_once on kith.reviews as restrictive for update to kith_app
  using (cancelled_on is null and (held_on is null or (look_back_on is not null and looked_back_on is null)))
  with check (true);
create trigger held_by_writer before insert on kith.reviews for each row
  when (new.held_on is not null) execute function kith.by_whoever_changed('held_by');
create trigger held_by before update of held_on on kith.reviews for each row
  when (old.held_on is distinct from new.held_on) execute function kith.by_whoever_changed('held_by');
create trigger cancelled_by before update of cancelled_on on kith.reviews for each row
  when (old.cancelled_on is distinct from new.cancelled_on) execute function kith.by_whoever_changed('cancelled_by');
create trigger looked_back_by before update of looked_back_on on kith.reviews for each row
  when (old.looked_back_on is distinct from new.looked_back_on) execute function kith.by_whoever_changed('looked_back_by');

-- Who came to it, and what each said and asked of the other. Of one side the newest stands; what was written before stays.
create table kith.review_sides (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  review_id uuid not null,
  side text not null check (side in ('child', 'parent', 'school', 'other')),
  name text check (length(name) between 1 and 200),
  came boolean not null,
  said text check (length(said) between 1 and 1000),
  asks text check (length(asks) between 1 and 500),
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  foreign key (place_id, review_id) references kith.reviews (place_id, id)
);
create index review_sides_of_review on kith.review_sides (review_id);
create index review_sides_of_child on kith.review_sides (child_id);
select kith.guard('kith.review_sides', 'plan');
create policy of_the_same_child on kith.review_sides as restrictive for insert to kith_app with check (exists (
  select 1 from kith.reviews r where r.id = kith.review_sides.review_id and r.child_id = kith.review_sides.child_id));

-- Nobody writes in another's name or of long ago, and nothing new begins with somebody who does not take part.
do $$
declare
  each text;
begin
  foreach each in array array['actions', 'reviews', 'review_sides']
  loop
    execute format('create policy in_their_own_name on kith.%I as restrictive for insert to kith_app'
      ' with check (made_by = (select kith.person()))', each);
    execute format('create policy as_it_is_written on kith.%I as restrictive for insert to kith_app'
      ' with check (made_at = now())', each);
  end loop;
  foreach each in array array['actions', 'reviews']
  loop
    execute format('create policy only_taking_part on kith.%1$I as restrictive for insert to kith_app'
      ' with check (exists (select 1 from kith.taking_part t where t.child_id = kith.%1$I.child_id))', each);
  end loop;
end $$;
