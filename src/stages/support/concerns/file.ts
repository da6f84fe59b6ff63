// The safeguarding file of a child: concerns, what was spoken of and decided, and what was shared or not, in the order of their
// days. Rule: rules/concerns.md, "The file". Nothing in it is changed: what was wrong is put right by a line of its own.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
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
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import type { Seals } from '#platform/sealed.ts'
import type { Words } from './concerns.ts'

const db = queries(new URL('./file.sql', import.meta.url), {
  addEntry: maybe({ id: uuid }),
  findEntries: many({
    id: uuid,
    concern_id: orNull(uuid),
    kind: text,
    on_day: day,
    sealed: bytes,
    basis: orNull(text),
    family_told: orNull(text),
    family_said: orNull(text),
    made_at: moment,
    made_by: orNull(text),
  }),
  findConcernsOfChild: many({
    id: uuid,
    happened_on: day,
    happened_at: orNull(text),
    sealed: bytes,
    made_at: moment,
    written_by: text,
    received_at: orNull(moment),
    received_by: orNull(text),
  }),
  findMoved: many({
    child_id: uuid,
    forename: orNull(text),
    initial: orNull(text),
    at: moment,
    school: orNull(text),
    passed: truth,
  }),
  countUndecided: one({ undecided: whole, since: orNull(moment) }),
})

export const entryKinds = ['discussion', 'decision', 'shared', 'not-shared', 'passed-on', 'receipt'] as const
export type EntryKind = (typeof entryKinds)[number]
export const bases = ['safeguarding', 'duty', 'vital', 'court', 'agreed'] as const
export type Basis = (typeof bases)[number]
export const toldFamily = ['yes', 'later', 'no'] as const
export const familySaid = ['yes', 'no', 'not-asked'] as const

/** What a line says; which of them are filled goes by its kind. */
export type EntryWords = {
  /** What was said, decided, shared, or asked for and not shared. */
  what: string
  /** With whom it was spoken of, or to whom it was given. */
  withWhom: string
  why: string
  /** Why the family was not told. */
  notTold: string
}

export type NewEntry = {
  id: string
  childId: string
  concernId: string | null
  kind: EntryKind
  /** YYYY-MM-DD. */
  onDay: string
  words: EntryWords
  /** Of what was shared or not. Whatever the family said, and whether or not they were asked, it is kept. */
  sharing?: {
    basis: Basis | null
    familyTold: (typeof toldFamily)[number]
    familySaid: (typeof familySaid)[number]
  }
  /** Only where no person is asking, as in the demo. */
  by?: string
}

const CONCERN = { table: 'kith.safeguarding_concerns', column: 'sealed' }
const ENTRY = { table: 'kith.safeguarding_entries', column: 'sealed' }

/** Adds a line to a child's file. False where this very one was there. */
export async function addEntry(tx: Tx, seals: Seals, entry: NewEntry): Promise<boolean> {
  const { id, childId, concernId, kind, onDay, words, sharing, by } = entry
  const sealed = seals.seal(JSON.stringify(words), { ...ENTRY, row: id })
  const added = await db.addEntry(tx, {
    ...{ id, child_id: childId, concern_id: concernId, kind, on_day: onDay, sealed },
    key_id: seals.keyIdOf(sealed),
    basis: kind === 'shared' ? (sharing?.basis ?? null) : null,
    family_told: sharing?.familyTold ?? null,
    family_said: sharing?.familySaid ?? null,
    by: by ?? null,
  })
  return added !== undefined
}

export type Chronology = Awaited<ReturnType<typeof chronologyOf>>

/** All of a child's file in the order of its days, with its words; empty where there is none or it is not the reader's. */
export async function chronologyOf(tx: Tx, seals: Seals, childId: string) {
  const [concerns, entries] = await Promise.all([
    db.findConcernsOfChild(tx, { child_id: childId }),
    db.findEntries(tx, { child_id: childId }),
  ])
  const open = <T>(sealed: Buffer, place: typeof CONCERN, row: string): T =>
    JSON.parse(seals.openText(sealed, { ...place, row })) as T
  return [
    ...concerns.map(({ sealed, ...row }) => ({
      ...{ is: 'concern' as const, day: row.happened_on, at: row.made_at, row },
      words: open<Words>(sealed, CONCERN, row.id),
    })),
    ...entries.map(({ sealed, ...row }) => ({
      ...{ is: 'entry' as const, day: row.on_day, at: row.made_at, row },
      words: open<EntryWords>(sealed, ENTRY, row.id),
    })),
  ].sort((a, b) => a.day.localeCompare(b.day) || a.at.getTime() - b.at.getTime())
}

/** How many concerns are received and in a file, and nothing is decided about them; and since when the first waits. */
export function undecidedConcerns(tx: Tx) {
  return db.countUndecided(tx)
}

/** The last day on which a file is to be with the next school, for a move on this day; so many days (settings.ts) are counted, school days or not. */
export function passOnBy(movedOn: string, days: number): string {
  return dayOf(dayNumber(movedOn) + days)
}

/** Files of children who have moved since, that were not passed on yet, or whose receipt has not come: the first who moved first. */
export function filesToPassOn(tx: Tx) {
  return db.findMoved(tx)
}
