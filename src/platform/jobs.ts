// Work apart from pages: jobs kept in the same database, so that what is asked for and what it is about commit together.
// A job carries ids and nothing else. It may be tried again after a fault, so what it does must bear being done twice.
import { PgBoss } from 'pg-boss'
import type { Where } from './database/connections.ts'
import { nothing, queries, type Tx } from './database/queries.ts'
import type { Log } from './log.ts'
import type { Secrets } from './secrets.ts'

/** The names of the jobs there are: each has its queue, made by a migration. */
export type JobName = 'take-in-import' | 'run-screen' | 'work-out-proposal'

/** What every job carries: the place it is done for, and the row it is about. */
export type Job = { place: string; about: string }

export type JobHandlers = Record<JobName, (job: Job, signal: AbortSignal) => Promise<void>>

const db = queries(new URL('./jobs.sql', import.meta.url), { askForJob: nothing() })

/** Asks for a job in the transaction of the page. The same job about the same row is asked for once, ever. */
export async function askForJob(tx: Tx, job: JobName, about: string): Promise<void> {
  await db.askForJob(tx, { job, about })
}

export type Jobs = {
  /** Takes no new job, tells those under way to stop, and waits for them. */
  stop(): Promise<void>
}

/** Starts doing the jobs that are asked for, as the worker, one of each kind at a time. */
export async function startJobs(
  where: Where,
  passwords: Pick<Secrets['roles'], 'kith_worker'>,
  handlers: Partial<JobHandlers>,
  log: Log,
): Promise<Jobs> {
  const { ssl = false, ...server } = where
  const boss = new PgBoss({
    ...server,
    ssl: ssl && { rejectUnauthorized: true },
    user: 'kith_worker',
    password: passwords.kith_worker,
    application_name: 'kith jobs',
    schema: 'pgboss',
    max: 2,
    // The schema is a migration's, and the worker owns none of it.
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  boss.on('error', error => log.warn('jobs disturbed', { error }))
  const stopping = new AbortController()
  await boss.start()
  for (const [name, handle] of Object.entries(handlers) as [JobName, JobHandlers[JobName]][]) {
    await boss.work<Job>(name, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async ([job]) => {
      if (job === undefined) return
      const began = performance.now()
      const ended = (event: 'job done' | 'job failed', error?: unknown): void =>
        log[error === undefined ? 'info' : 'error'](event, {
          job: name,
          ms: Math.round(performance.now() - began),
          error,
        })
      try {
        await handle(job.data, AbortSignal.any([stopping.signal, job.signal]))
        ended('job done')
      } catch (error) {
        ended('job failed', error)
        throw withoutWords(error)
      }
    })
  }
  return {
    stop: async () => {
      stopping.abort()
      await boss.stop({ graceful: true, timeout: 10_000, close: true })
    },
  }
}

// pg-boss keeps what a job threw. PostgreSQL puts values of columns into messages, so only the kind of fault is kept.
function withoutWords(error: unknown): Error {
  const { name, code } = error as { name?: string; code?: string }
  return new Error([name ?? 'Error', code].filter(Boolean).join(' '))
}
