// Breaking the glass: for at most an hour a Link Worker reads one record that is not theirs, others are told at once, and somebody
// else looks at it within two working days, or as many as the place says. Rule: rules/concerns.md, "Breaking the glass".
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
import { type Deadlines, deadlines } from './settings.ts'

const child = { forename: orNull(text), initial: orNull(text) }
const db = queries(new URL('./glass.sql', import.meta.url), {
  breakGlass: one({ what: text, child_id: orNull(uuid) }),
  findOwn: maybe({ id: uuid, child_id: uuid, until: moment, ...child }),
  closeGlass: one({ closed: truth }),
  findBroken: many({
    id: uuid,
    child_id: uuid,
    ...child,
    category: text,
    sealed: bytes,
    made_at: moment,
    until: moment,
    closed_at: orNull(moment),
    by_name: text,
    own: truth,
    verdict: orNull(text),
    reviewed_by: orNull(text),
    reviewed_at: orNull(moment),
    due: orNull(day),
  }),
  countWaiting: one({ waiting: whole, due: orNull(day) }),
  reviewGlass: one({ reviewed: truth }),
})

export const CATEGORIES = {
  danger: 'The child may be in danger',
  ill: 'Somebody is ill or hurt',
  'nobody-came': 'Nobody came for the child',
  police: 'Police or children’s services ask',
  other: 'Something else',
} as const
export type Category = keyof typeof CATEGORIES

/** At least so many letters say why. */
export const LETTERS = 20

const PLACE = { table: 'kith.glass_broken', column: 'sealed' }
const REVIEW = { table: 'kith.glass_broken', column: 'review_sealed' }

export type Broken = 'opened' | 'nobody' | 'already' | 'one-at-a-time'

/** Opens the record of the child of this whole name at this school. Who is kept from the asker is `nobody`, as who is not there. */
export async function breakGlass(
  tx: Tx,
  seals: Seals,
  asked: { id: string; name: string; schoolId: string; category: Category; because: string },
): Promise<{ what: Broken; childId: string | null }> {
  const sealed = seals.seal(asked.because, { ...PLACE, row: asked.id })
  const { id, name, category } = asked
  const values = { id, name, school: asked.schoolId, category, sealed, key_id: seals.keyIdOf(sealed) }
  const { what, child_id: childId } = await db.breakGlass(tx, values)
  return { what: what as Broken, childId }
}

/** What of the asker's own is open now. */
export function ownGlass(tx: Tx) {
  return db.findOwn(tx)
}

/** Ends it before its hour is over. */
export async function closeGlass(tx: Tx): Promise<boolean> {
  return (await db.closeGlass(tx)).closed
}

/** All that was opened so, of children whose file the reader keeps, with why, and by which day somebody looks at it. */
export async function glassBroken(tx: Tx, seals: Seals) {
  return (await db.findBroken(tx, { days: (await deadlines(tx)).glassWorkingDays })).map(
    ({ sealed, ...row }) => ({
      ...row,
      because: seals.openText(sealed, { ...PLACE, row: row.id }),
    }),
  )
}

/** How many wait for somebody else than who broke it, and by which day the first is looked at. */
export function waitingGlass(tx: Tx, { glassWorkingDays }: Pick<Deadlines, 'glassWorkingDays'>) {
  return db.countWaiting(tx, { days: glassWorkingDays })
}

/** Says that it was right or not, once. False where somebody did before, it is the asker's own, or not theirs. */
export async function reviewGlass(
  tx: Tx,
  seals: Seals,
  { id, verdict, words }: { id: string; verdict: 'right' | 'not-right'; words: string },
): Promise<boolean> {
  const sealed = seals.seal(words, { ...REVIEW, row: id })
  return (await db.reviewGlass(tx, { id, verdict, sealed, key_id: seals.keyIdOf(sealed) })).reviewed
}
