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

/** Forgets what was read, so that it is read again. */
export function readAgain(tx: Tx): void {
  known.delete(tx)
}
