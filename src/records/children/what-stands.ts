// What stands open at all of the reader's children: Today and the caseload ask every part, and most parts have nothing to say.
import { once } from '#platform/database/once.ts'
import { one, orNull, queries, type Tx, texts } from '#platform/database/queries.ts'

const db = queries(new URL('./what-stands.sql', import.meta.url), {
  findWhatStands: one({ kinds: orNull(texts) }),
})

/** What the columns of a caseload ask about, as `kith.what_stands(true)` names it. */
const OF_CASELOAD = [
  'suspensions',
  'attendance plans',
  'placements',
  'early help',
  'handovers',
  'own yeses missing',
] as const

/** That, and what only Today asks about. */
export const STANDING_KINDS = [
  ...OF_CASELOAD,
  'return meetings',
  'corrections',
  'part-time timetables',
  'answers of teachers',
  'words of families',
  'tasks',
  'reviews',
  'statutory referrals',
  'drafts',
  'arrivals',
  'answers to the week',
  'things lent',
  'notes for a new school',
  'moves',
  'endings',
  'goodbyes',
  'not yets',
  'first hellos',
  'measures',
  'trainings',
  'closures',
  'words about notes',
] as const
export type StandingKind = (typeof STANDING_KINDS)[number]

/**
 * Reads what is about such things, only where there is one of them about a child the reader reaches; nothing otherwise. Asked
 * once in a transaction, and of the caseload apart: whoever writes such a thing and gathers it in the same transaction reads directly.
 */
export async function whereThere<T>(tx: Tx, kind: StandingKind, read: () => Promise<T[]>): Promise<T[]> {
  const ofCaseload = OF_CASELOAD.some(each => each === kind)
  const { kinds } = await once(tx, whatStands(ofCaseload), () =>
    db.findWhatStands(tx, { of_caseload: ofCaseload }),
  )
  return kinds === null || kinds.includes(kind) ? read() : []
}

/** By what name it is kept that it was read, for the test that asks of everything. */
export function whatStands(ofCaseload: boolean): string {
  return ofCaseload ? 'what stands on a caseload' : 'what else stands'
}
