// Wrong tries make the next one wait, longer each time, by account and source together: whoever guesses waits, and the
// person whose account it is does not, since they come from elsewhere. NIST SP 800-63B 5.2.2: waits from 30 seconds up
// to an hour, and never more than 100 tries in a row.
import { createHash } from 'node:crypto'
import { maybe, nothing, one, queries, type Tx, whole } from '#platform/database/queries.ts'

const db = queries(new URL('./tries.sql', import.meta.url), {
  countTry: maybe({ wrong: whole }),
  getWait: one({ seconds: whole }),
  forgetTries: nothing(),
})

const limits = { free: 5, shortest: 30, longest: 3600 }

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
  return `There were too many wrong tries from here. Wait ${inWords(Math.max(1, seconds))}, then try again`
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

function inWords(seconds: number): string {
  if (seconds === 1) return '1 second'
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
