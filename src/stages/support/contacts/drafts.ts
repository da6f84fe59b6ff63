// What is not finished yet lives on the server: another device goes on with it, and so does whoever takes over when its
// writer has left (rules/contacts.md).
import {
  json,
  many,
  maybe,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
} from '#platform/database/queries.ts'

const name = { forename: orNull(text), surname: orNull(text) }
const draft = {
  id: uuid,
  child_id: uuid,
  fields: json,
  made_at: moment,
  saved_at: moment,
  handed_on: truth,
}
const db = queries(new URL('./drafts.sql', import.meta.url), {
  keepDraft: one({ kept: orNull(truth) }),
  findDraft: maybe(draft),
  findOwn: many({ ...draft, ...name }),
  dropDraft: one({ dropped: truth }),
  findLeft: many({
    id: uuid,
    child_id: uuid,
    ...name,
    person_id: uuid,
    writer: text,
    made_at: moment,
    saved_at: moment,
    opens: truth,
  }),
  openLeft: maybe({ child_id: uuid, writer: text, fields: json, saved_at: moment }),
  handOn: one({ handed: truth }),
  findWorkers: many({ id: uuid, name: text }),
})

/** The fields of a form as they were typed, by their names. */
export type Typed = Record<string, string>
export type Draft = Omit<Awaited<ReturnType<typeof db.findOwn>>[number], 'fields'> & { fields: Typed }

/**
 * Keeps what is typed so far under the id of the contact it will be. `seen` is when the writer last knew it kept:
 * `elsewhere` where it changed since, on another device, or is logged already, and then nothing is written; undefined where
 * the child is not theirs to write of.
 */
export async function keepDraft(
  tx: Tx,
  { id, childId, fields, seen }: { id: string; childId: string; fields: Typed; seen?: Date | undefined },
): Promise<'kept' | 'elsewhere' | undefined> {
  const { kept } = await db.keepDraft(tx, {
    id,
    child_id: childId,
    fields: JSON.stringify(fields),
    seen: seen ?? null,
  })
  return kept === null ? undefined : kept ? 'kept' : 'elsewhere'
}

/** A draft of the actor's own, or undefined. */
export async function findDraft(tx: Tx, id: string) {
  const found = await db.findDraft(tx, { id })
  return found && { ...found, fields: found.fields as Typed }
}

/** The actor's own drafts, of one child or all, the newest first. */
export async function ownDrafts(tx: Tx, childId?: string): Promise<Draft[]> {
  const rows = await db.findOwn(tx, { child_id: childId })
  return rows.map(row => ({ ...row, fields: row.fields as Typed }))
}

/** Throws away a draft of the actor's own. */
export async function dropDraft(tx: Tx, id: string): Promise<boolean> {
  return (await db.dropDraft(tx, { id })).dropped
}

/** Drafts of people who may no longer write of the child, for whoever leads the team: that they are there. */
export function draftsLeft(tx: Tx) {
  return db.findLeft(tx)
}

/** What such a draft holds; the database writes into the audit that it was opened. */
export async function openLeftDraft(tx: Tx, id: string) {
  const found = await db.openLeft(tx, { id })
  return found && { ...found, fields: found.fields as Typed }
}

/** Gives such a draft to somebody who may write of the child. */
export async function handOnDraft(tx: Tx, id: string, toPerson: string): Promise<boolean> {
  return (await db.handOn(tx, { id, to_person: toPerson })).handed
}

/** Who has this child on their caseload: to whom a draft can be handed on. */
export function workersOf(tx: Tx, childId: string) {
  return db.findWorkers(tx, { child_id: childId })
}
