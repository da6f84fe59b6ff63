// Wrong tries make the next one wait, longer each time, by account and source together: whoever guesses waits, and the
// person whose account it is does not, since they come from elsewhere. NIST SP 800-63B 5.2.2: waits from 30 seconds up
// to an hour, and never more than 100 tries in a row. Whoever tries many accounts waits by source: at more than 30 wrong
// tries in ten minutes, Kith's own figure, far above what a school behind one address mistypes. No account is ever locked.
import { createHash } from 'node:crypto'
import { maybe, nothing, one, queries, type Tx, whole } from '#platform/database/queries.ts'
import { networkOf } from '#platform/network-of.ts'

const db = queries(new URL('./tries.sql', import.meta.url), {
  countTry: maybe({ wrong: whole }),
  getWait: one({ seconds: whole }),
  findSourceWait: maybe({ seconds: whole }),
  countWrongFrom: nothing(),
  forgetTries: nothing(),
})

const limits = { free: 5, shortest: 30, longest: 3600 }
// Below `free` one try is forgotten every 20 seconds; `quiet` seconds without a wrong one, and the count begins again.
const sourceLimits = { free: 30, shortest: 30, longest: 900 }
const quiet = 600

/** What is tried (`password`, `code`) on which account and from where. */
export type Try = { what: string; account: string; source: string }

/**
 * Counts a try before it is made. A sentence when it must wait: then do not make it. A try that was right is forgotten
 * with `forget`; what is counted stays counted only if the transaction commits.
 */
export async function mustWait(tx: Tx, tried: Try): Promise<string | null> {
  const key = keyOf(tried)
  if (await db.countTry(tx, { key, ...limits })) return null
  const { seconds } = await db.getWait(tx, { key, ...limits })
  return waitFor(seconds)
}

/** A sentence when this source must wait, whichever account it tries: then do not look at what it brings. */
export async function sourceMustWait(tx: Tx, source: string): Promise<string | null> {
  const wait = await db.findSourceWait(tx, { key: keyOfSource(source), ...sourceLimits })
  return wait ? waitFor(wait.seconds) : null
}

/** Counts a wrong try of this source, over all accounts. Right ones are not counted, and forgive none. */
export async function countWrongFrom(tx: Tx, source: string): Promise<void> {
  await db.countWrongFrom(tx, { key: keyOfSource(source), free: sourceLimits.free, quiet })
}

/** A right try: the count begins again. What nobody has tried for days is cleared away with it. */
export async function forget(tx: Tx, tried: Try): Promise<void> {
  await db.forgetTries(tx, { key: keyOf(tried) })
}

function keyOf({ what, account, source }: Try): string {
  return createHash('sha256')
    .update(JSON.stringify([what, account.toLowerCase(), source]))
    .digest('hex')
}

function keyOfSource(source: string): string {
  return keyOf({ what: 'source', account: '', source: networkOf(source) })
}

function waitFor(seconds: number): string {
  return `There were too many wrong tries from here. Wait ${inWords(Math.max(1, seconds))}, then try again`
}

function inWords(seconds: number): string {
  if (seconds === 1) return '1 second'
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
