-- name: addProposal
-- Who made it, and as whom, is written by the database; an operator says for whom.
insert into kith.proposals (place_id, id, blueprint_id, identify, because, made_by, by_name, by_role)
values ((select kith.place()), :id, :blueprint_id, :identify::jsonb, :because, :person_id, '', '')
on conflict (place_id, id) do nothing;

-- name: noteEffect
update kith.proposals set effect = :effect::jsonb, effect_at = now() where id = :id;

-- name: findProposals
-- Newest first, with what became of each; or one of them.
select p.id, p.blueprint_id, b.version as based_on, p.identify, p.because, p.made_at, p.made_by, p.by_name, p.by_role,
       p.by_organisation, p.effect, p.effect_at, a.agreed_at, v.version as became, a.behind,
       exists (select 1 from kith.proposal_remarks t where t.proposal_id = p.id and t.stance = 'takes-back') as taken_back
  from kith.proposals p
  join kith.blueprints b on b.id = p.blueprint_id
  left join kith.proposals_agreed a on a.proposal_id = p.id
  left join kith.blueprints v on v.id = a.blueprint_id
 where p.place_id = (select kith.place())
 -- part: of_proposal
   and p.id = :proposal_id
 -- end
 order by p.made_at desc, p.id
 limit 50;

-- name: addRemark
insert into kith.proposal_remarks (place_id, id, proposal_id, stance, remark, made_by, by_name, by_role)
values ((select kith.place()), :id, :proposal_id, :stance, :remark, :person_id, '', '')
on conflict (place_id, id) do nothing;

-- name: findRemarks
select r.id, r.proposal_id, r.stance, r.remark, r.made_at, r.made_by, r.by_name, r.by_role, r.by_organisation
  from kith.proposal_remarks r
 where r.proposal_id = any(:proposals::uuid[])
 order by r.made_at, r.id;

-- name: addAgreed
insert into kith.proposals_agreed (place_id, proposal_id, blueprint_id, behind)
values ((select kith.place()), :proposal_id, :blueprint_id, :behind::text[]);
