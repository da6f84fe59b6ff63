-- What goes out of Early Help and what comes back (rules/early-help.md): referrals to statutory and mental-health services, and what
-- the council's own file said of children of ours. All of class early_help.

-- What was sent to a statutory service, or to a mental-health service, apart from linkings: acknowledged, accepted or declined and
-- why, and what we do meanwhile. Never a clinical note.
create table kith.statutory_referrals (
  place_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('childrens-services', 'mental-health', 'send', 'health', 'other')),
  service text not null check (length(service) between 1 and 120),
  because text not null check (length(because) between 1 and 1000),
  -- What the family said to it; without their yes, why it was sent all the same.
  family_said text not null check (family_said in ('yes', 'told', 'not-asked')),
  without_yes_because text check (length(without_yes_because) between 3 and 500),
  sent_on date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  acknowledged_on date,
  acknowledged_by text check (length(acknowledged_by) between 1 and 120),
  acknowledged_told_by uuid,
  answered_on date,
  answer text check (answer in ('accepted', 'declined', 'taken-back')),
  answer_words text check (length(answer_words) between 1 and 500),
  answered_told_by uuid,
  -- After a yes: the day of the first appointment.
  seen_on date,
  seen_told_by uuid,
  primary key (place_id, id),
  unique (place_id, id, child_id),
  foreign key (place_id, child_id) references kith.children (place_id, id),
  check ((answered_on is null) = (answer is null)),
  check (answer is distinct from 'declined' or answer_words is not null),
  check (family_said = 'yes' or without_yes_because is not null),
  check (acknowledged_on >= sent_on and answered_on >= sent_on and seen_on >= sent_on)
);
create index statutory_referrals_of_child on kith.statutory_referrals (child_id, sent_on desc);
create index statutory_referrals_waiting on kith.statutory_referrals (made_by, sent_on)
  where answered_on is null or (answer = 'accepted' and seen_on is null);
select kith.guard('kith.statutory_referrals', 'early_help');
grant update (acknowledged_on, acknowledged_by, answered_on, answer, answer_words, seen_on) on kith.statutory_referrals
  to kith_app;
create trigger acknowledged_told_by before update of acknowledged_on on kith.statutory_referrals for each row
  when (old.acknowledged_on is distinct from new.acknowledged_on)
  execute function kith.by_whoever_changed('acknowledged_told_by');
create trigger answered_told_by before update of answered_on on kith.statutory_referrals for each row
  when (old.answered_on is distinct from new.answered_on) execute function kith.by_whoever_changed('answered_told_by');
create trigger seen_told_by before update of seen_on on kith.statutory_referrals for each row
  when (old.seen_on is distinct from new.seen_on) execute function kith.by_whoever_changed('seen_told_by');

-- While it waits: that somebody chased it, and what we do meanwhile.
create table kith.statutory_referral_lines (
  place_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('chased', 'meanwhile')),
  words text not null check (length(words) between 1 and 500),
  on_day date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (place_id, id),
  foreign key (place_id, referral_id, child_id) references kith.statutory_referrals (place_id, id, child_id)
);
create index statutory_referral_lines_of_referral on kith.statutory_referral_lines (referral_id, on_day desc);
create index statutory_referral_lines_of_child on kith.statutory_referral_lines (child_id);
select kith.guard('kith.statutory_referral_lines', 'early_help');

do $$
declare
  part text;
begin
  foreach part in array array['statutory_referrals', 'statutory_referral_lines'] loop
    execute format('create policy as_it_is_written on kith.%I as restrictive for insert to kith_app'
      ' with check (made_at = now() and made_by = (select kith.person()))', part);
  end loop;
end $$;
