// A child changes school: what helps them, who should know and what the new school is asked, written by the old and read by the
// new. What was before follows who may see the child: nothing is copied (rules/handover.md).
import {
  many,
  maybe,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'

const name = { forename: orNull(text), surname: orNull(text) }
const db = queries(new URL('./school-move.sql', import.meta.url), {
  writeNote: maybe({ id: uuid }),
  findNotes: many({
    id: uuid,
    school: orNull(text),
    helps: text,
    who_knows: orNull(text),
    asks: orNull(text),
    made_at: moment,
    made_by: uuid,
    by_name: text,
    readers: orNull(texts),
    read: orNull(truth),
  }),
  readNote: one({ read: truth }),
  findUnread: many({ child_id: uuid, ...name, school: orNull(text), made_at: moment }),
  findMoved: many({ child_id: uuid, ...name, school: text }),
  findSchools: many({ id: uuid, name: text }),
})

export type TransitionNote = Awaited<ReturnType<typeof db.findNotes>>[number]
/** `toSchool` a school of the place, or else its name in words. */
export type NewNote = {
  id: string
  childId: string
  toSchool: string | null
  toWords: string | null
  helps: string
  whoKnows: string | null
  asks: string | null
}

/** Writes a note for the new school, once. False where it was sent before, or they take no part. */
export async function writeNote(tx: Tx, note: NewNote): Promise<boolean> {
  const made = await db.writeNote(tx, {
    id: note.id,
    child_id: note.childId,
    to_school: note.toSchool,
    to_words: note.toWords,
    helps: note.helps,
    who_knows: note.whoKnows,
    asks: note.asks,
  })
  if (made)
    await record(tx, {
      action: 'wrote-transition-note',
      subject: 'transition-note',
      subjectId: note.id,
      childId: note.childId,
    })
  return made !== undefined
}

/** All that was written for new schools of this child, the newest first. */
export function notesOf(tx: Tx, childId: string): Promise<TransitionNote[]> {
  return db.findNotes(tx, { child_id: childId })
}

/** Says that the actor has read it. False for its writer, or where they said so before. */
export async function readNote(tx: Tx, id: string, childId: string): Promise<boolean> {
  const { read } = await db.readNote(tx, { id })
  if (read)
    await record(tx, { action: 'read-transition-note', subject: 'transition-note', subjectId: id, childId })
  return read
}

/** Notes for the actor that they have not read. */
export function unreadNotes(tx: Tx) {
  return db.findUnread(tx)
}

/** Of the actor's own caseload: who is at another school, and nothing is written for it. */
export function movedWithoutNote(tx: Tx) {
  return db.findMoved(tx)
}

export function schoolsHere(tx: Tx) {
  return db.findSchools(tx)
}
