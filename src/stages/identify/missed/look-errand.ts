import type { Database } from '#platform/database/connections.ts'
import type { Errand } from '#platform/errands.ts'
import { doWork } from '#records/access/work.ts'
import { lookForMissed, placesToLookAt } from './look.ts'

/** Looks again wherever something came in, was undone or was screened: by a page, by the command line, it is all one. */
export function lookErrand(database: Database): Errand {
  return {
    name: 'look for whom nobody noticed',
    everyMs: 5000,
    run: async () => {
      const faults: unknown[] = []
      for (const placeId of await database.asMachine(placesToLookAt)) {
        const look = doWork(
          database,
          { kind: 'job', placeId, why: 'look for whom nobody noticed' },
          async work => {
            await work.as(lookForMissed)
          },
        )
        await look.catch(fault => faults.push(fault))
      }
      // One place that cannot be looked at keeps no other waiting.
      if (faults.length > 0) throw faults[0]
    },
  }
}
