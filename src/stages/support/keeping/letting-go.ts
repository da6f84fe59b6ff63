// Lets go what two people said may go, under the one role that may delete: a transaction a child, so that stopping leaves a
// whole child or none of them. What changed since it was authorised goes back to be reviewed.
import type { Database } from '#platform/database/connections.ts'
import type { Errand } from '#platform/errands.ts'
import type { Log } from '#platform/log.ts'
import { doWork, type Work } from '#records/access/work.ts'
import type { Part } from './due.ts'
import { isStillDue, letGo, linesToDo, placesLettingGo, rulesOf, setLineBack } from './keeping.ts'

/** How often it is looked whether there is something to let go. */
const EVERY = 2_000

/** The errand that lets records go while a list is being done. */
export function lettingGoErrand(database: Database, log: Log): Errand {
  return { name: 'let records go', everyMs: EVERY, run: () => letRecordsGo(database, log) }
}

/** Lets go, in every place, what is authorised on lists that are being done. */
export async function letRecordsGo(database: Database, log?: Log): Promise<void> {
  for (const placeId of await database.asMachine(placesLettingGo)) {
    const todo = { kind: 'job', placeId, why: 'let records go' } as const
    await doWork(database, todo, work => letGoInPlace(work, log))
  }
}

async function letGoInPlace(work: Work, log?: Log): Promise<void> {
  const rules = await work.as(rulesOf)
  for (const { line_id, child_id, part, today } of await work.asRetention(linesToDo)) {
    const about = { childId: child_id, part: part as Part, today, rules }
    try {
      await work.asRetention(async tx => {
        if (await isStillDue(tx, about)) await letGo(tx, line_id)
        else await setLineBack(tx, line_id)
      })
    } catch (error) {
      // Placed on hold or stopped meanwhile: the next look finds what is to be done. Else a person must look at it.
      const still = (await work.asRetention(linesToDo)).some(each => each.line_id === line_id)
      log?.warn('record not let go', { error })
      if (still) await work.asRetention(tx => setLineBack(tx, line_id))
    }
  }
}
