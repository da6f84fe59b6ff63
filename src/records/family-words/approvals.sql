-- name: findApprovals
select a.id, a.language, a.piece, a.text_hash, a.read_by, a.knows_it_as, a.approved_at
  from kith.translation_approvals a
 where a.place_id = (select kith.place()) and a.withdrawn_at is null
 order by a.language, a.piece, a.approved_at;

-- name: addApproval
insert into kith.translation_approvals (place_id, id, language, piece, text_hash, read_by, knows_it_as, approved_by)
values ((select kith.place()), :id, :language, :piece, :text_hash, :read_by, :knows_it_as, (select kith.person()))
on conflict do nothing
returning id;

-- name: withdrawApproval
update kith.translation_approvals set withdrawn_at = now(), withdrawn_by = (select kith.person())
 where place_id = (select kith.place()) and id = :id and withdrawn_at is null
returning language, piece;
