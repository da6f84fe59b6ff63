// The manager's inbox: what arrived from a device and could not go to its place, as its writer may not write there any more,
// or wrote another text under the same number. Read by whoever leads the team; nothing leaves it unread.
import {
  json,
  many,
  maybe,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'

const arrival = {
  id: uuid,
  item_id: uuid,
  kind: text,
  saved_at: moment,
  arrived_at: moment,
  state: text,
  because: orNull(text),
  envelope: orNull(json),
  person_id: uuid,
  by_name: text,
}
const db = queries(new URL('./inbox.sql', import.meta.url), {
  findInInbox: many(arrival),
  findInInboxById: maybe(arrival),
  settle: maybe({ id: uuid }),
  countInInbox: one({ waiting: whole }),
  findOnTheirWay: many({ device: uuid, missing: orNull(whole) }),
})

export type InInbox = Awaited<ReturnType<typeof inbox>>[number]

/** What waits for a person to decide, the oldest first. */
export function inbox(tx: Tx) {
  return db.findInInbox(tx)
}

export function findInInbox(tx: Tx, id: string) {
  return db.findInInboxById(tx, { id })
}

export async function countInInbox(tx: Tx): Promise<number> {
  return (await db.countInInbox(tx)).waiting
}

/**
 * Says what was done with an arrival. Its sealed text goes once it has its place, and stays with `keep`, where it was only
 * read. False where somebody else was quicker.
 */
export async function settle(
  tx: Tx,
  id: string,
  { words, keep, request }: { words: string; keep: boolean; request: string },
): Promise<boolean> {
  const settled = await db.settle(tx, { id, words, keep })
  if (!settled) return false
  await record(tx, { action: 'settled-arrival', subject: 'arrival', subjectId: id, request })
  return true
}

/** How many of the actor's own are known to be written and have not arrived, by device. */
export async function onTheirWay(tx: Tx): Promise<number> {
  return (await db.findOnTheirWay(tx)).reduce((sum, { missing }) => sum + (missing ?? 0), 0)
}
