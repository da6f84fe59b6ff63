// What stands open at all of the reader's children: Today and the caseload ask every part, and most parts have nothing to say.
import { once } from '#platform/database/once.ts'
import { one, orNull, queries, type Tx, texts } from '#platform/database/queries.ts'

const db = queries(new URL('./what-stands.sql', import.meta.url), {
  findWhatStands: one({ kinds: orNull(texts) }),
})

/** As `kith.what_stands()` names them. */
export const STANDING_KINDS = [
  'return meetings',
  'corrections',
  'suspensions',
  'attendance plans',
  'part-time timetables',
  'placements',
  'answers of teachers',
  'words of families',
  'tasks',
  'reviews',
  'early help',
  'statutory referrals',
  'drafts',
  'arrivals',
  'answers to the week',
  'things lent',
  'notes for a new school',
  'moves',
  'handovers',
  'endings',
  'goodbyes',
  'not yets',
  'own yeses missing',
  'first hellos',
  'measures',
  'trainings',
  'closures',
  'words about notes',
] as const
export type StandingKind = (typeof STANDING_KINDS)[number]

/**
 * Reads what is about such things, only where there is one of them about a child the reader reaches; nothing otherwise. Asked
 * once in a transaction: whoever writes such a thing and gathers it in the same transaction reads directly.
 */
export async function whereThere<T>(tx: Tx, kind: StandingKind, read: () => Promise<T[]>): Promise<T[]> {
  const { kinds } = await once(tx, 'what stands', () => db.findWhatStands(tx))
  return kinds === null || kinds.includes(kind) ? read() : []
}
