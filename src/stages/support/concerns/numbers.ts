// The telephone numbers of a place, as its blueprint has them (`safeguarding`). Rule: rules/concerns.md.
import type { Tx } from '#platform/database/queries.ts'
import { PlainError } from '#platform/plain-error.ts'
import { blueprintInForce } from '#records/places/places.ts'

export type Numbers = {
  /** YYYY-MM-DD: when somebody last rang them all. */
  checkedOn: string
  numbers: { who: string; phone: string; for?: string | undefined; when?: string | undefined }[]
}

/** The numbers of the actor's place; undefined where it has named none. 999 is everybody's and not among them. */
export async function numbersOf(tx: Tx): Promise<Numbers | undefined> {
  const kept = (await blueprintOf(tx))?.content.safeguarding
  return kept && { checkedOn: kept.checked_on, numbers: kept.numbers }
}

// This page answers whoever is signed in, and in a place that has no blueprint yet as well.
async function blueprintOf(tx: Tx) {
  if (!tx.actor.place) return undefined
  try {
    return await blueprintInForce(tx)
  } catch (error) {
    if (error instanceof PlainError) return undefined
    throw error
  }
}
