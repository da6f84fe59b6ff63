// Whom a family rings about a letter, and on which number. Rule: a letter that says “phone the school” says how
// (rules/families-first.md); asked of each school once, and changed when it changes.
import { maybe, moment, queries, type Tx, text, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./contacts.sql', import.meta.url), {
  addContact: maybe({ id: uuid }),
  findContact: maybe({ ask_for: text, phone: text, recorded_at: moment }),
})

/** A line to be filled in by hand, on a letter of a school that has not said whom to ring. */
const BY_HAND = '______________'

/** Whom families of a school ask for and the number, or undefined where nobody has said it. */
export function contactOf(tx: Tx, schoolId: string) {
  return db.findContact(tx, { school_id: schoolId })
}

/** Records whom to ask for; the newest counts. False where this very form came before. */
export async function recordContact(
  tx: Tx,
  { id, schoolId, askFor, phone }: { id: string; schoolId: string; askFor: string; phone: string },
): Promise<boolean> {
  return (await db.addContact(tx, { id, school_id: schoolId, ask_for: askFor, phone })) !== undefined
}

/** What a letter is filled in with: the name and the number, or a line to write on. */
export function contactFilling(contact: { ask_for: string; phone: string } | undefined) {
  return { ask: contact?.ask_for ?? BY_HAND, phone: contact?.phone ?? BY_HAND }
}
