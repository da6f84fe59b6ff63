import { many, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'
import type { Visit } from '#platform/http.ts'

const db = queries(new URL('./cast.sql', import.meta.url), {
  findCast: many({
    person_id: uuid,
    name: text,
    role: text,
    school: orNull(text),
    organisation: orNull(text),
    place_id: uuid,
    place: text,
  }),
})

export type CastMember = Awaited<ReturnType<typeof db.findCast>>[number]

/** The staff of pretend places. The database itself gives nobody of a real place. */
export function findCast(tx: Tx): Promise<CastMember[]> {
  return db.findCast(tx)
}

/**
 * Whether whoever asks may sign in by picking a name: only with pretend data, and only from this very computer. The
 * address alone does not say so, since a sender may write any host: where the request came from must be loopback too.
 */
export function mayPick(door: { pretend: boolean }, visit: Pick<Visit, 'origin' | 'source'>): boolean {
  const local = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+|unknown)$/
  return door.pretend && new URL(visit.origin).hostname === 'localhost' && local.test(visit.source)
}
