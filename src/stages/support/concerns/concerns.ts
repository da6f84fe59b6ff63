// A concern that a child may not be safe: written by whoever works here, received by those with the duty, never shown again to
// its writer but for the receipt. Rule: rules/concerns.md. Its words are sealed with keys that are not in the database.
import {
  bytes,
  day,
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
  whole,
} from '#platform/database/queries.ts'
import type { Seals } from '#platform/sealed.ts'

const child = { child_id: orNull(uuid), forename: orNull(text), initial: orNull(text) }

const db = queries(new URL('./concerns.sql', import.meta.url), {
  writeConcern: one({ made: truth }),
  findOwn: many({
    id: uuid,
    ...child,
    made_at: moment,
    received_at: orNull(moment),
    received_by: orNull(text),
    next_steps: texts,
  }),
  findReceivers: many({ name: text }),
  findReceiversOfOwn: many({ name: text }),
  findKeepers: many({ name: text }),
  findFile: maybe({ since: moment }),
  findReceived: many({
    id: uuid,
    ...child,
    happened_on: day,
    made_at: moment,
    written_by: text,
    received_at: orNull(moment),
    received_by: orNull(text),
    decided: truth,
  }),
  countWaiting: one({ fresh: whole, unfiled: whole, since: orNull(moment) }),
  findConcern: maybe({
    id: uuid,
    child_id: orNull(uuid),
    forename: orNull(text),
    surname: orNull(text),
    happened_on: day,
    happened_at: orNull(text),
    sealed: bytes,
    adds_to_id: orNull(uuid),
    made_at: moment,
    written_by: text,
    received_at: orNull(moment),
    received_by: orNull(text),
    next_steps: texts,
    filed_at: orNull(moment),
    filed_by: orNull(text),
    about_staff: truth,
    kept_from_id: texts,
    kept_from: texts,
  }),
  receiveConcern: one({ received: truth }),
  fileConcern: one({ filed: truth }),
})

/** What is written, each kind apart: a fact, the child's own words, what others say, an opinion, and what was done. */
export type Words = {
  /** Who it is about, in the writer's words, where the child is not among those they may see. */
  about: string
  seen: string
  said: string
  told: string
  opinion: string
  done: string
  /** Who it is about that works with us or at the school, where that could not be ticked. */
  staff?: string
}

export type NewConcern = {
  /** The form's own: the same sent twice is one. */
  id: string
  childId: string | null
  /** YYYY-MM-DD, and HH:MM where it is known. */
  happenedOn: string
  happenedAt: string | null
  words: Words
  addsTo: string | null
  /** It is about somebody who works with us or at the school, and of them whom the writer ticked: they never see it. */
  aboutStaff?: boolean
  keptFrom?: readonly string[]
  /** Only where no person is asking, as in the demo. */
  by?: string
  at?: Date
}

const PLACE = { table: 'kith.safeguarding_concerns', column: 'sealed' }

/** Writes a concern down. False where this very one was here. */
export async function writeConcern(tx: Tx, seals: Seals, concern: NewConcern): Promise<boolean> {
  const { id, childId, happenedOn, happenedAt, words, addsTo, aboutStaff, keptFrom, by, at } = concern
  const sealed = seals.seal(JSON.stringify(words), { ...PLACE, row: id })
  const { made } = await db.writeConcern(tx, {
    id,
    child_id: childId,
    happened_on: happenedOn,
    happened_at: happenedAt,
    sealed,
    key_id: seals.keyIdOf(sealed),
    adds_to: addsTo,
    by: by ?? null,
    at: at?.toISOString() ?? null,
    about_staff: aboutStaff ?? false,
    kept_from: [...(keptFrom ?? [])],
  })
  return made
}

/** The receipts of what the reader wrote, newest first: that it was received, by whom, when, and what to do next. */
export function ownConcerns(tx: Tx) {
  return db.findOwn(tx)
}

/** By name, who receives a concern about this child, or about somebody who is in no file yet. */
export async function receiversOf(tx: Tx, childId: string | null): Promise<string[]> {
  return (await db.findReceivers(tx, { child_id: childId })).map(({ name }) => name)
}

/** By name, who can receive this one of the reader's own: whom it is kept from is not among them. */
export async function receiversOfOwn(tx: Tx, id: string): Promise<string[]> {
  return (await db.findReceiversOfOwn(tx, { id })).map(({ name }) => name)
}

/** By name, whom to ask about a child's file: none of whom something in it is kept from. */
export async function keepersOf(tx: Tx, childId: string): Promise<string[]> {
  return (await db.findKeepers(tx, { child_id: childId })).map(({ name }) => name)
}

/** Since when there is a safeguarding file, for whoever may know that there is one; undefined for others and where none is. */
export async function safeguardingFile(tx: Tx, childId: string): Promise<Date | undefined> {
  return (await db.findFile(tx, { child_id: childId }))?.since
}

/** Concerns that the reader may read, without their words. */
export function receivedConcerns(tx: Tx) {
  return db.findReceived(tx)
}

/** How many are new to the reader, how many are received and in no file yet, and since when the first of them waits. */
export function waitingConcerns(tx: Tx) {
  return db.countWaiting(tx)
}

export type Concern = Awaited<ReturnType<typeof openConcern>>

/** One concern with its words, for those who read the safeguarding file. Undefined where it is not theirs. */
export async function openConcern(tx: Tx, seals: Seals, id: string) {
  const found = await db.findConcern(tx, { id })
  if (!found) return undefined
  const { sealed, ...rest } = found
  return { ...rest, words: JSON.parse(seals.openText(sealed, { ...PLACE, row: id })) as Words }
}

/** Says to the writer that it was received, and what to do next. False where somebody did before, or it is not theirs. */
export async function receiveConcern(tx: Tx, id: string, steps: readonly string[]): Promise<boolean> {
  return (await db.receiveConcern(tx, { id, steps: [...steps] })).received
}

/** Puts it into the file of a child of whom the reader keeps the file. */
export async function fileConcern(tx: Tx, id: string, childId: string): Promise<boolean> {
  return (await db.fileConcern(tx, { id, child_id: childId })).filed
}
