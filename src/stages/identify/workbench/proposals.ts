// Proposals for the rules: kept side by side as they were made, said something of, and one of them agreed. The one agreed
// becomes the next version of the blueprint through the same function as `bin/kith place`.
import {
  json,
  many,
  moment,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { blueprintInForce, keepBlueprint } from '#records/places/places.ts'
import type { Effect } from './effect.ts'

const said = {
  made_at: moment,
  made_by: orNull(uuid),
  by_name: text,
  by_role: text,
  by_organisation: orNull(text),
}
const db = queries(new URL('./proposals.sql', import.meta.url), {
  addProposal: nothing(),
  noteEffect: nothing(),
  findProposals: many({
    ...said,
    id: uuid,
    blueprint_id: uuid,
    based_on: whole,
    identify: json,
    because: text,
    effect: orNull(json),
    effect_at: orNull(moment),
    agreed_at: orNull(moment),
    became: orNull(whole),
    behind: orNull(texts),
    taken_back: truth,
  }),
  addRemark: nothing(),
  findRemarks: many({ ...said, id: uuid, proposal_id: uuid, stance: text, remark: text }),
  addAgreed: nothing(),
})

type Row = Awaited<ReturnType<typeof db.findProposals>>[number]
export type Proposal = Omit<Row, 'identify' | 'effect'> & {
  identify: Record<string, unknown>
  effect: Effect | null
}
export type Remark = Awaited<ReturnType<typeof db.findRemarks>>[number]
export const STANCES = ['agrees', 'differs', 'remarks', 'takes-back'] as const
export type Stance = (typeof STANCES)[number]

/** Keeps a proposal against the version in force. The id is the form's: sent twice, it is one. */
export async function propose(
  tx: Tx,
  proposal: {
    id: string
    blueprintId: string
    identify: Record<string, unknown>
    because: string
    personId: string
  },
): Promise<void> {
  const { id, blueprintId: blueprint_id, identify, because, personId: person_id } = proposal
  await db.addProposal(tx, { id, blueprint_id, identify: JSON.stringify(identify), because, person_id })
  await record(tx, { action: 'proposed-rules', subject: 'proposal', subjectId: id })
}

/** Keeps what a proposal would change, once it is worked out. */
export async function noteEffect(tx: Tx, id: string, effect: Effect): Promise<void> {
  await db.noteEffect(tx, { id, effect: JSON.stringify(effect) })
}

/** The proposals of the actor's place, newest first. */
export async function proposals(tx: Tx): Promise<Proposal[]> {
  return (await db.findProposals(tx)).map(typed)
}

export async function findProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  const [row] = await db.findProposals(tx, { proposal_id: id })
  return row && typed(row)
}

/** What was said of these proposals, oldest first. */
export async function remarksOn(tx: Tx, ids: string[]): Promise<Remark[]> {
  return await db.findRemarks(tx, { proposals: ids })
}

/** Says something of a proposal. The id is the form's: sent twice, it is said once. */
export async function remark(
  tx: Tx,
  said: { id: string; proposalId: string; stance: Stance; remark: string; personId: string },
): Promise<void> {
  const { id, proposalId: proposal_id, stance, remark: words, personId: person_id } = said
  await db.addRemark(tx, { id, proposal_id, stance, remark: words, person_id })
  await record(tx, {
    action: 'spoke-of-proposal',
    subject: 'proposal',
    subjectId: proposal_id,
    detail: { stance },
  })
}

export type Position = { name: string; role: string; organisation: string | null; stance: Stance }

/** Where each person stands now: whoever made it is behind it; of the rest their newest word that takes a side. */
export function positionsOn(proposal: Proposal, remarks: readonly Remark[]): Position[] {
  const position = (of: Proposal | Remark, stance: Stance): Position => ({
    name: of.by_name,
    role: of.by_role,
    organisation: of.by_organisation,
    stance,
  })
  const standing = new Map([[proposal.made_by, position(proposal, 'agrees')]])
  for (const each of remarks) {
    if (each.proposal_id !== proposal.id || (each.stance !== 'agrees' && each.stance !== 'differs')) continue
    standing.set(each.made_by, position(each, each.stance))
  }
  return [...standing.values()]
}

/** Why a proposal cannot be agreed now, as a sentence; null where it can. */
export function whatHinders(
  proposal: Proposal,
  inForce: { id: string; version: number },
  behind: readonly string[],
): string | null {
  if (proposal.agreed_at !== null) return `It was agreed and is version ${proposal.became}.`
  if (proposal.taken_back) return `${proposal.by_name} took it back.`
  if (proposal.blueprint_id !== inForce.id)
    return `It was made against version ${proposal.based_on}, and version ${inForce.version} is in force now. It must be made again against that one.`
  if (behind.length < 2)
    return 'Nobody but one person stands behind it. Somebody else must agree before it can be put in force.'
  return null
}

/**
 * Puts a proposal in force as the next version, as somebody who may agree on rules. Answers the version, or a sentence
 * that says what hinders. Agreed already: the version it became.
 */
export async function agreeOn(
  tx: Tx,
  proposal: Proposal,
  decider: { name: string },
): Promise<{ version: number; hinders?: undefined } | { hinders: string; version?: undefined }> {
  if (proposal.became !== null) return { version: proposal.became }
  const [inForce, remarks] = await Promise.all([blueprintInForce(tx), remarksOn(tx, [proposal.id])])
  const behind = namesBehind(proposal, remarks, decider.name)
  const hinders = whatHinders(proposal, inForce, behind)
  if (hinders !== null) return { hinders }
  const next = { ...inForce.content, version: inForce.version + 1, identify: proposal.identify }
  const { blueprint, problems } = checkBlueprint(next)
  if (problems) return { hinders: `These rules cannot stand in a blueprint: ${problems[0]}` }
  const because = `Proposed by ${proposal.by_name}${proposal.by_organisation ? `, ${proposal.by_organisation}` : ''}: ${proposal.because} Behind it: ${behind.join(', ')}. Put in force by ${decider.name}.`
  await keepBlueprint(tx, tx.actor.placeId!, blueprint, because)
  const { id } = await blueprintInForce(tx)
  await db.addAgreed(tx, { proposal_id: proposal.id, blueprint_id: id, behind })
  await record(tx, {
    action: 'agreed-rules',
    subject: 'proposal',
    subjectId: proposal.id,
    detail: { version: next.version },
  })
  return { version: next.version }
}

/** Who stands behind a proposal, whoever puts it in force among them. */
export function namesBehind(proposal: Proposal, remarks: readonly Remark[], decider?: string): string[] {
  const agreeing = positionsOn(proposal, remarks).filter(({ stance }) => stance === 'agrees')
  return [...new Set([...agreeing.map(({ name }) => name), ...(decider ? [decider] : [])])]
}

function typed(row: Row): Proposal {
  return {
    ...row,
    identify: row.identify as Record<string, unknown>,
    effect: row.effect as Effect | null,
  }
}
