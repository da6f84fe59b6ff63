// Puts arrivals together: the key that opens them, and how each kind is entered. And the round that takes up what a stop left.
import type { Database } from '#platform/database/connections.ts'
import type { Errand } from '#platform/errands.ts'
import type { Log } from '#platform/log.ts'
import type { Seals } from '#platform/sealed.ts'
import { countUnopened, type Taking, takeWaiting } from './arrivals.ts'
import { outboxKey } from './envelope.ts'
import { kinds } from './kinds.ts'

/** What the site needs so that things written without signal can arrive. */
export function takingOf(database: Database, seals: Seals, log?: Log): Taking {
  const onFault = (error: unknown) => log?.error('what arrived waits for the next round', { error })
  return { database, key: outboxKey(seals), kinds, onFault }
}

/** Once a minute, and at each start: what was kept and not yet given its place. Says once how much no key here opens. */
export function arrivalsErrand(database: Database, seals: Seals, log: Log): Errand {
  const taking = takingOf(database, seals, log)
  let told = 0
  return {
    name: 'give what arrived its place',
    everyMs: 60_000,
    run: async () => {
      await takeWaiting(taking)
      const unopened = await database.asMachine(countUnopened)
      if (unopened > told) log.warn('arrivals that no key of this installation opens', { n: unopened })
      told = unopened
    },
  }
}
