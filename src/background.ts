// What Kith does without being asked by a page: the jobs that pages asked for, and the errands of each second.
import { dropOldUploads, takeInImport } from '#intake/index.ts'
import type { Installation } from '#platform/command-line.ts'
import { startErrands } from '#platform/errands.ts'
import { startJobs } from '#platform/jobs.ts'
import { sealsFile } from '#records/access/outside-seals.ts'
import { mendAllReach } from '#records/access/reach.ts'
import { sealingErrand } from '#records/access/sealing.ts'
import { frozenErrand, lookErrand, proposalJob, screenJob } from '#stages/identify/index.ts'
import { arrivalsErrand, lettingGoErrand } from '#stages/support/index.ts'

/** Starts jobs and errands; `stop` ends them in order. */
export async function startBackground(kith: Installation): Promise<{ stop(): Promise<void> }> {
  const { config, secrets, postgres, database, log } = kith
  const { uploads } = config.folders
  dropOldUploads(uploads, new Date())
  const jobs = await startJobs(
    postgres.where,
    secrets.roles,
    {
      'take-in-import': takeInImport({
        where: postgres.where,
        passwords: secrets.roles,
        prepared: config.prepared,
        keysFile: config.keysFile,
        uploads,
      }),
      'run-screen': screenJob(database),
      'work-out-proposal': proposalJob(database),
    },
    log,
  )
  const mending = {
    name: 'mend who may see whom',
    everyMs: 3_600_000,
    run: async () => {
      const mended = await database.asMachine(mendAllReach)
      if (mended > 0) log.warn('reach mended', { n: mended })
    },
  }
  const errands = startErrands(
    [
      sealingErrand(database, sealsFile(config.folders), log),
      mending,
      lookErrand(database),
      frozenErrand(database),
      arrivalsErrand(database, secrets.seals, log),
      lettingGoErrand(database, log),
    ],
    log,
  )
  return {
    stop: async () => {
      await jobs.stop()
      await errands.stop()
    },
  }
}
