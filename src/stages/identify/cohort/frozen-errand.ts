import type { Database } from '#platform/database/connections.ts'
import type { Errand } from '#platform/errands.ts'
import { doWork, placeOfSlug, slugsOfPlaces } from '#records/access/work.ts'
import { deleteFrozenDue } from './frozen.ts'

/** Deletes, at each start and once a day, the frozen runs whose day has come: a promise that nobody has to remember. */
export function frozenErrand(database: Database): Errand {
  return {
    name: 'delete frozen runs that are due',
    everyMs: 86_400_000,
    run: async () => {
      for (const slug of await slugsOfPlaces(database)) {
        const placeId = await placeOfSlug(database, slug)
        if (!placeId) continue
        await doWork(
          database,
          { kind: 'job', placeId, why: 'delete frozen runs that are due' },
          async work => {
            await work.as(deleteFrozenDue)
          },
        )
      }
    },
  }
}
