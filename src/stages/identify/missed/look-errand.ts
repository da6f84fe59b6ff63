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
      for (const placeId of await database.asMachine(placesToLookAt)) {
        await doWork(database, { kind: 'job', placeId, why: 'look for whom nobody noticed' }, async work => {
          await work.as(lookForMissed)
        })
      }
    },
  }
}
