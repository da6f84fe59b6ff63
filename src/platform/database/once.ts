// What many parts of one page ask for is read once: kept with the transaction, and gone with it.
import type { Tx } from './queries.ts'

const known = new WeakMap<Tx, Map<string, Promise<unknown>>>()

/**
 * Reads once in a transaction. `what` names what is read, with whatever it depends on. Whoever changes in a transaction what
 * somebody may have read this way calls `readAgain`.
 */
export function once<T>(tx: Tx, what: string, read: () => Promise<T>): Promise<T> {
  const here = known.get(tx) ?? new Map<string, Promise<unknown>>()
  known.set(tx, here)
  const found = here.get(what) as Promise<T> | undefined
  if (found) return found
  const made = read()
  here.set(what, made)
  return made
}

/**
 * The same for rows about many: those whom nobody asked for yet are read, and the rest are what was read before. Gives the rows
 * of all who are asked for.
 */
export async function onceOfEach<Row>(
  tx: Tx,
  what: string,
  ids: readonly string[],
  { read, idOf }: { read: (unread: string[]) => Promise<Row[]>; idOf: (row: Row) => string },
): Promise<Row[]> {
  const found = await once(tx, what, async () => new Map<string, Promise<Map<string, Row[]>>>())
  const asked = [...new Set(ids)]
  const unread = asked.filter(id => !found.has(id))
  if (unread.length > 0) {
    const rows = read(unread).then(those => Map.groupBy(those, idOf))
    for (const id of unread) found.set(id, rows)
  }
  return (await Promise.all(asked.map(async id => (await found.get(id)!).get(id) ?? []))).flat()
}

/** Forgets what was read, so that it is read again. */
export function readAgain(tx: Tx): void {
  known.delete(tx)
}
