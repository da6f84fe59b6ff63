// A program of its own that takes in one import, so that pages stay quick meanwhile. It is told what to do over the
// channel to the Kith that started it, and ends when that Kith does: what it had not finished is then undone.
import { constants, setPriority } from 'node:os'
import { openDatabase, type Passwords, type Where } from '#platform/database/connections.ts'
import { sealsFrom } from '#platform/sealed.ts'
import { doWork } from '#records/access/work.ts'
import { importExtract } from './import-extract.ts'
import { findImport, noteEnd } from './imports.ts'
import { dropUpload, sourceOfUpload } from './uploads.ts'

/** What the program is told: where things are, and the import it is about. */
export type ImportTask = {
  where: Where
  passwords: Passwords
  prepared: boolean
  keysFile: string
  uploads: string
  placeId: string
  importId: string
}

// Where processors are few, pages come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
process.once('disconnect', () => process.exit(1))
process.once('message', task => {
  takeInUpload(task as ImportTask).then(
    () => process.exit(0),
    error => {
      // The message may hold values of columns: the name and code of the fault are enough.
      process.send?.({ name: error?.name, code: error?.code })
      process.exit(1)
    },
  )
})

async function takeInUpload(task: ImportTask): Promise<void> {
  const { where, passwords, prepared, keysFile, uploads, placeId, importId } = task
  const database = openDatabase(where, passwords, { prepared })
  await doWork(database, { kind: 'job', placeId, why: 'take in an import' }, async work => {
    const asked = await work.as(tx => findImport(tx, importId))
    if (asked && asked.finished_at === null) {
      const source = await sourceOfUpload(uploads, { placeId, importId }).catch(async (error: Error) => {
        await work.as(tx =>
          noteEnd(tx, importId, { outcome: 'stopped', sentence: error.message, receipt: {} }),
        )
      })
      if (source)
        await importExtract(work, { importId, source, seals: sealsFrom(keysFile), now: () => new Date() })
    }
    dropUpload(uploads, { placeId, importId })
  })
  await database.close()
}
