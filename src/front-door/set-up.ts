// A new real installation has no account at all. Its first start prints an address that works once; whoever opens it
// becomes the first administrator. OWASP ASVS 5.0 6.3.2: no default accounts.
import type { Database } from '#platform/database/connections.ts'
import { maybe, nothing, one, orNull, queries, type Tx, truth, uuid } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { hashToken, newToken } from '#platform/sessions.ts'
import type { Joining } from './pending.ts'

const db = queries(new URL('./set-up.sql', import.meta.url), {
  hasPeople: one({ known: truth }),
  endSetUps: nothing(),
  addSetUp: nothing(),
  findSetUp: maybe({ id: uuid }),
  useSetUp: one({ place_id: orNull(uuid) }),
})

/**
 * The address to print at the start of a real installation that has nobody yet: good until it is used, for 24 hours,
 * or until the next start makes another. Null once there is anybody.
 */
export function makeSetUpAddress(database: Database, origin: string): Promise<string | null> {
  return database.atTheDoor(async tx => {
    if ((await db.hasPeople(tx)).known) return null
    const token = newToken()
    await db.endSetUps(tx)
    await db.addSetUp(tx, { id: newId(), hash: hashToken(token), hours: 24 })
    return `${origin}/set-up/${token}`
  })
}

/** Whether a set-up address still holds. */
export async function setUpHolds(tx: Tx, token: string): Promise<boolean> {
  return (await db.findSetUp(tx, { hash: hashToken(token) })) !== undefined
}

/** Uses the set-up address up: makes the place and its administrator. Null when it no longer holds. */
export async function useSetUp(
  tx: Tx,
  joining: Omit<Joining, 'sealed' | 'passwordHash'>,
): Promise<string | null> {
  const used = await db.useSetUp(tx, {
    hash: joining.hash,
    place_id: joining.placeId,
    slug: joining.place!.slug,
    place: joining.place!.name,
    person_id: joining.personId,
    membership_id: newId(),
    name: joining.name,
    email: joining.email,
  })
  return used.place_id
}
