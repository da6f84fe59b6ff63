// A program of its own that does one step of an import, so that pages stay quick meanwhile. It is told what to do over the
// channel to the Kith that started it, and ends when that Kith does: what it had not finished is then undone.
import { constants, setPriority } from 'node:os'
import { openDatabase, type Passwords, type Where } from '#platform/database/connections.ts'
import { sealsFrom } from '#platform/sealed.ts'
import { doWork } from '#records/access/work.ts'
import { doStep } from './do-step.ts'

/** What the program is told: where things are, and the step it is about. */
export type ImportTask = {
  where: Where
  passwords: Passwords
  prepared: boolean
  keysFile: string
  uploads: string
  placeId: string
  stepId: string
}

// Where processors are few, pages come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
process.once('disconnect', () => process.exit(1))
process.once('message', task => {
  workOn(task as ImportTask).then(
    () => process.exit(0),
    error => {
      // The message may hold values of columns: the name and code of the fault are enough.
      process.send?.({ name: error?.name, code: error?.code })
      process.exit(1)
    },
  )
})

async function workOn(task: ImportTask): Promise<void> {
  const { where, passwords, prepared, keysFile, uploads, placeId, stepId } = task
  const database = openDatabase(where, passwords, { prepared })
  await doWork(database, { kind: 'job', placeId, why: 'take in an import' }, work =>
    doStep(work, { uploads, stepId, seals: sealsFrom(keysFile), now: () => new Date() }),
  )
  await database.close()
}
