-- Who was asked to have a child and could not, each time: one no does not write over another. Only `kith.answer_handover` writes.
create table kith.handover_noes (
  place_id uuid not null,
  id uuid not null,
  handed_id uuid not null,
  child_id uuid not null,
  said_by uuid not null references kith.people (id),
  said_at timestamptz not null default clock_timestamp(),
  words text check (length(words) between 1 and 300),
  primary key (place_id, id),
  foreign key (place_id, handed_id) references kith.handover_children (place_id, id),
  foreign key (place_id, child_id) references kith.children (place_id, id)
);
create index handover_noes_of_child on kith.handover_noes (child_id);
create index handover_noes_of_handed on kith.handover_noes (handed_id, said_at);
select kith.guard('kith.handover_noes', 'notes');
revoke insert on kith.handover_noes from kith_app;
