// Work without a person at a screen: a job, or an operator at the command line. It acts for one place, under a name, with
// a credential like everybody else, so that the database knows who is asking and the audit says so.
import type { Database } from '#platform/database/connections.ts'
import {
  many,
  nothing,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
} from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { hashToken, newToken } from '#platform/sessions.ts'

const db = queries(new URL('./work.sql', import.meta.url), {
  startWork: nothing(),
  endWork: nothing(),
  findSlugs: many({ slug: text }),
  findPlace: one({ id: orNull(uuid) }),
  holdsPlaces: one({ held: truth }),
  takeStock: nothing(),
})

/** Work under way: its rows are read and written through `as`. */
export type Work = {
  placeId: string
  /** One transaction as this job or operator. */
  as: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** One transaction under the role that may let records go (rules/keeping.md). */
  asRetention: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}

/** Does `task` as a job or an operator of a place, and ends its credential after, come what may. `why` is for the audit. */
export async function doWork<T>(
  database: Database,
  { kind, placeId, why }: { kind: 'job' | 'operator'; placeId: string; why: string },
  task: (work: Work) => Promise<T>,
): Promise<T> {
  const id = newId()
  const hash = hashToken(newToken())
  await database.asMachine(tx => db.startWork(tx, { id, hash, kind, place_id: placeId, why }))
  try {
    return await task({
      placeId,
      as: work => database.asWorker(hash, work),
      asRetention: work => database.asRetention(hash, work),
    })
  } finally {
    await database.asMachine(tx => db.endWork(tx, { id })).catch(() => {})
  }
}

/** Lets PostgreSQL look at what is held now, after many rows have come: it plans by what it saw last. */
export async function takeStock(tx: Tx): Promise<void> {
  await db.takeStock(tx)
}

/** Whether this database holds pretend (or real) places: the two never share one. */
export async function holdsPlaces(database: Database, kind: { pretend: boolean }): Promise<boolean> {
  return (await database.asMachine(tx => db.holdsPlaces(tx, kind))).held
}

/** The slugs of all places in this database, sorted. Only jobs and operators may ask. */
export async function slugsOfPlaces(database: Database): Promise<string[]> {
  return (await database.asMachine(tx => db.findSlugs(tx))).map(row => row.slug)
}

/** The id of the place with this slug, or null. Only jobs and operators may ask without belonging to it. */
export async function placeOfSlug(database: Database, slug: string): Promise<string | null> {
  return (await database.asMachine(tx => db.findPlace(tx, { slug }))).id
}
