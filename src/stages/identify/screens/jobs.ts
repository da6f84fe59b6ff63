import type { Database } from '#platform/database/connections.ts'
import type { Job } from '#platform/jobs.ts'
import { doWork } from '#records/access/work.ts'
import { runScreen } from './screens.ts'

/** The job `run-screen`: does the run that a page asked for. */
export function screenJob(database: Database): (job: Job) => Promise<void> {
  return async ({ place, about }) => {
    await doWork(database, { kind: 'job', placeId: place, why: 'run the screen' }, async work => {
      await work.as(tx => runScreen(tx, about))
    })
  }
}
