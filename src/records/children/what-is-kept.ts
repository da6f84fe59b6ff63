// Of which kinds there is anything about one child: the pages of a record ask every part, and of most children half of the parts
// have nothing to say.
import { once } from '#platform/database/once.ts'
import { one, orNull, queries, type Tx, texts } from '#platform/database/queries.ts'

const db = queries(new URL('./what-is-kept.sql', import.meta.url), {
  findWhatIsKept: one({ kinds: orNull(texts) }),
})

/** As `kith.what_is_kept()` names them. */
export const KEPT_KINDS = [
  'places in cohorts',
  'offers',
  'beginnings',
  'suspensions',
  'return meetings',
  'SDQ scores',
  'concerns of schools',
  'moves',
  'drafts',
  'practical help',
  'relatives',
  'facts of families',
  'drawings',
  'words of families',
  'pages of families',
  'plans',
  'attendance plans',
  'placements',
  'what school is told',
  'answers of teachers',
  'reviews',
  'tasks',
  'early help',
  'statutory referrals',
  'groups',
  'registers',
  'holiday calls',
  'rings',
  'handovers',
  'endings',
  'notes for a new school',
] as const
export type KeptKind = (typeof KEPT_KINDS)[number]

/** Which kinds are kept of a child; null where everything is to be asked. Begun early, the parts need not wait for it. */
export function whatIsKept(tx: Tx, childId: string): Promise<{ kinds: string[] | null }> {
  return once(tx, `what is kept ${childId}`, () => db.findWhatIsKept(tx, { child_id: childId }))
}

/** Whether there may be anything of this kind about a child. */
export async function isKept(tx: Tx, childId: string, kind: KeptKind): Promise<boolean> {
  const { kinds } = await whatIsKept(tx, childId)
  return kinds === null || kinds.includes(kind)
}

/**
 * Reads what is of such a kind about one child, only where there is anything of it; nothing otherwise. Asked once in a
 * transaction: whoever writes such a thing and gathers it in the same transaction reads directly.
 */
export async function whereKept<T>(
  tx: Tx,
  childId: string,
  kind: KeptKind,
  read: () => Promise<T[]>,
): Promise<T[]> {
  return (await isKept(tx, childId, kind)) ? read() : []
}
