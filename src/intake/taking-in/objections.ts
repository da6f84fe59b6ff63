// Families who object. Rule: what a file says of their child is kept nowhere; the place remembers a keyed hash of the
// pupil number, so that a later file without the flag does not undo it; a child held already goes to a person.
import { many, one, queries, type Tx, text, uuid, whole } from '#platform/database/queries.ts'
import type { Seals } from '#platform/sealed.ts'
import { objectionHash } from '#records/consent/objection-hash.ts'
import { tell } from '#records/events/events.ts'

const db = queries(new URL('./objections.sql', import.meta.url), {
  findObjections: many({ keyed_hash: text }),
  addObjections: one({ added: whole }),
  addChildObjections: many({ child_id: uuid }),
})

/** The place's list of objections, as far as it can be read: whether a pupil number stands on it. */
export type ObjectionList = { has: (upn: string) => boolean; hashOf: (upn: string) => string }

export async function findObjections(tx: Tx, seals: Pick<Seals, 'hash'>): Promise<ObjectionList> {
  const hashes = new Set((await db.findObjections(tx)).map(row => row.keyed_hash))
  const hashOf = (upn: string): string => objectionHash(seals, tx.actor.placeId, upn)
  return { has: upn => hashes.has(hashOf(upn)), hashOf }
}

/** Remembers the objections of a file. Returns how many are new, and how many of the children were held already. */
export async function takeObjections(
  tx: Tx,
  list: ObjectionList,
  upns: ReadonlySet<string>,
  held: ReadonlyMap<string, string>,
): Promise<{ added: number; newlyObjecting: number }> {
  if (upns.size === 0) return { added: 0, newlyObjecting: 0 }
  const { added } = await db.addObjections(tx, { hashes: [...upns].map(list.hashOf) })
  const children = [...upns].flatMap(upn => held.get(upn) ?? [])
  const left = await db.addChildObjections(tx, { children })
  for (const { child_id } of left) await tell(tx, { kind: 'family-objects', childId: child_id })
  return { added, newlyObjecting: left.length }
}
