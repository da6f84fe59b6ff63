// What child and family agree to share of a plan, said goal by goal with each yes: with the school's lead, with the council's
// practitioner who leads an open episode. What both say yes to is shared, as both had read it. Rule: rules/weekly.md.
import { many, one, orNull, queries, type Tx, text, truth, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./shares.sql', import.meta.url), {
  addShares: many({ id: uuid }),
  carryShares: many({ id: uuid }),
  findShared: many({ goal_id: orNull(uuid), whom: text, school: orNull(text), both_say: truth }),
  findReader: one({ whole: truth, episode: truth }),
})

export const sharedWith = ['school', 'council'] as const
export type SharedWith = (typeof sharedWith)[number]

/** `goalId` null: that how it goes stands on the weekly page. `agreementId`: the yes it was said with. */
export type NewShare = {
  id: string
  agreementId: string
  goalId: string | null
  whom: SharedWith
  madeBy?: string | undefined
}

/** `both_say`: both sides say so; false where one does and the other has not. */
export type Shared = Awaited<ReturnType<typeof sharedOf>>[number]

/** Keeps what a side shares, in the transaction in which its yes is kept. Answers the ids that are new. */
export async function addShares(tx: Tx, shares: readonly NewShare[]): Promise<string[]> {
  if (shares.length === 0) return []
  const rows = shares.map(each => ({
    id: each.id,
    agreement_id: each.agreementId,
    goal_id: each.goalId,
    whom: each.whom,
    made_by: each.madeBy,
  }))
  return (await db.addShares(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/**
 * With a yes that asked nothing of sharing, as to one more goal: what this side shared before stays shared. Answers the ids, in
 * the transaction in which the yes is kept.
 */
export async function carryShares(tx: Tx, agreementId: string): Promise<string[]> {
  return (await db.carryShares(tx, { agreement_id: agreementId })).map(each => each.id)
}

/** What is shared of a plan, and below what one side alone says. Empty for whoever reads only what is shared. */
export function sharedOf(tx: Tx, planId: string) {
  return db.findShared(tx, { plan_id: planId })
}

/** `whole`: the asker reads the whole plan of this child, not what is shared alone; `episode`: an Early Help episode is open. */
export function readerOf(tx: Tx, childId: string) {
  return db.findReader(tx, { child_id: childId })
}
