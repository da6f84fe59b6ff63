// Something is not right, said by a partner: a teacher a child chose, staff of alternative provision, or a tutor, each by
// their own link.
// Functions of the database and nothing else (0046).
import { day, many, one, orNull, queries, type Tx, text, truth } from '#platform/database/queries.ts'
import type { About, Theme } from './words.ts'

const db = queries(new URL('./partner.sql', import.meta.url), {
  tellAsPartner: one({ taken: orNull(truth) }),
  findTold: many({ said_on: day, due_on: day, answer: orNull(text), answered_on: orNull(day) }),
})

/** Keeps what is not right, of this child where the link is about several, for somebody whom it is not about. False where this form came before, or too much came in a day. */
export async function tellAsPartner(
  tx: Tx,
  told: { childId: string | null; id: string; theme: Theme; about: About; words: string },
): Promise<boolean> {
  const { childId, ...words } = told
  return (await db.tellAsPartner(tx, { child_id: childId, ...words })).taken === true
}

/** What was told by this link or an earlier one of the same person, of one child where it is about several, without its words, and what we answered. */
export function toldByLink(tx: Tx, childId: string | null) {
  return db.findTold(tx, { child_id: childId })
}
