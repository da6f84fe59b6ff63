// Whom a concern is kept from: it may be about somebody who works with us or at the school, and they never see it, nor that it is
// there. Rule: rules/concerns.md, "About somebody who works with us".
import {
  many,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const db = queries(new URL('./kept-from.sql', import.meta.url), {
  findWhom: many({ person_id: uuid, name: text, roles: texts, school: orNull(text) }),
  keepFrom: one({ kept: truth }),
  findWithoutLead: one({ concerns: whole, since: orNull(moment), glass: whole }),
})

/** Who may be ticked: those who would read of a concern or be told that there is one. */
export function whomItMayBeAbout(tx: Tx) {
  return db.findWhom(tx)
}

/** Keeps a concern, and what was written about it, from these people too. False where it is not the reader's. */
export async function keepFrom(tx: Tx, id: string, people: readonly string[]): Promise<boolean> {
  return (await db.keepFrom(tx, { id, people: [...people] })).kept
}

/** How many concerns, and openings by breaking the glass, no safeguarding lead here may look at, for those who then name one. */
export function withoutLead(tx: Tx) {
  return db.findWithoutLead(tx)
}
