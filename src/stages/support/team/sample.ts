// A sample of notes to read: a few of each writer's, drawn by lot, so that whoever leads the team reads with them and not over
// them. Reading is written in the audit like any opening of a record. Rules: rules/team.md.
import {
  day,
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
} from '#platform/database/queries.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { drawn, fortnightOf } from './rules.ts'

const db = queries(new URL('./sample.sql', import.meta.url), {
  findNotesOf: many({
    id: uuid,
    contact_id: uuid,
    child_id: uuid,
    writer: text,
    kind: text,
    direction: orNull(text),
    with_whom: text,
    occurred_on: day,
    words: text,
    mark: orNull(text),
    forename: orNull(text),
    surname: orNull(text),
    was_read: orNull(truth),
  }),
  addRead: maybe({ id: uuid, child_id: uuid }),
  findWordsBack: many({ words: orNull(text), read_at: moment, by_name: text, form_id: uuid, child_id: uuid }),
})

export type Drawn = Awaited<ReturnType<typeof db.findNotesOf>>[number]

/** How many notes of each writer are drawn in a fortnight: Kith's own figure, small enough to be read with care. */
export const EACH = 2

/** The notes drawn of the fortnight before this one's end, read and unread; the same whoever looks again. */
export async function sampleOf(tx: Tx, today: string): Promise<Drawn[]> {
  const from = fortnightOf(today)
  return drawn(await db.findNotesOf(tx, { from_day: from, to_day: today }), from, EACH)
}

/** Says that a note was read, with a word back to its writer where there is one. Once, however often it is sent. */
export async function readNote(
  tx: Tx,
  read: { id: string; contactId: string; words: string | undefined; request: string },
): Promise<boolean> {
  const made = await db.addRead(tx, { id: read.id, contact_id: read.contactId, words: read.words ?? null })
  if (!made) return false
  const why = await whyMaySee(tx, made.child_id)
  await record(tx, {
    action: 'read-sampled-note',
    subject: 'contact',
    subjectId: read.contactId,
    childId: made.child_id,
    request: read.request,
    ...(why && { why }),
  })
  return true
}

/** What was said back to the actor about their own notes in the last fortnight. */
export function wordsBack(tx: Tx) {
  return db.findWordsBack(tx)
}
