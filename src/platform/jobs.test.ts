import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { getConstructionPlans } from 'pg-boss'
import { newId } from '#platform/ids.ts'
import { doWork } from '#records/access/work.ts'
import { openTestDatabase } from '#test/world.ts'
import { connectPlainly } from './database/plain-connection.ts'
import { readSqlFile } from './database/sql-file.ts'
import { startErrands } from './errands.ts'
import { askForJob, type Job, startJobs } from './jobs.ts'
import { logTo } from './log.ts'

const migration = readFileSync(new URL('../../db/migrations/0009-jobs.sql', import.meta.url), 'utf8')
const tries = readSqlFile(new URL('./jobs.fixture.sql', import.meta.url))
const quiet = logTo(() => {})

test('the schema of jobs is what this pg-boss expects', () => {
  const plain = (sql: string): string => sql.replaceAll(/\s+/g, ' ')
  const ours = plain(migration)
  // Left out on purpose: its transaction, and the parts of a table of statistics that is not written to.
  const notOurs = /^(BEGIN|COMMIT|SET LOCAL|SELECT pg_advisory_xact_lock|CREATE SCHEMA)/
  const statements = plain(getConstructionPlans('pgboss').replace(/DO \$\$[\s\S]*?\$\$/, '')).split(';')
  const theirs = statements.map(each => each.trim()).filter(each => each !== '' && !notOurs.test(each))
  assert.ok(theirs.length > 60)
  assert.deepEqual(
    theirs.filter(statement => !ours.includes(statement)),
    [],
  )
})

test('a job that is asked for is done; one whose page failed is not; the same one twice is done once', async () => {
  const database = await openTestDatabase()
  const placeId = newId()
  const done: Job[] = []
  let calls = 0
  const note = async (job: Job): Promise<void> => {
    if (calls++ === 0) throw new Error('the first try fails')
    done.push(job)
  }
  const handlers = { 'take-in-import': note, 'run-screen': note, 'work-out-proposal': async () => {} }
  const jobs = await startJobs(database.where, database.secrets.roles, handlers, quiet)
  const [first, second] = [newId(), newId()]
  await doWork(database, { kind: 'job', placeId, why: 'test' }, async work => {
    await work.as(tx => askForJob(tx, 'take-in-import', first))
    await work.as(tx => askForJob(tx, 'take-in-import', first))
    const failed = work.as(async tx => {
      await askForJob(tx, 'take-in-import', second)
      throw new Error('the page fails')
    })
    await assert.rejects(failed, /the page fails/)
  })
  for (let n = 0; n < 200 && done.length === 0; n++) await wait(50)
  await jobs.stop()
  assert.deepEqual(done, [{ place: placeId, about: first }])
})

test('the worker of jobs can change no table', async () => {
  const database = await openTestDatabase()
  const worker = await connectPlainly(database.where, {
    user: 'kith_worker',
    password: database.secrets.roles.kith_worker,
  })
  const page = await connectPlainly(database.where, {
    user: 'kith_app',
    password: database.secrets.roles.kith_app,
  })
  try {
    await assert.rejects(worker.run(tries, 'makeTable'), /permission denied/)
    await assert.rejects(worker.run(tries, 'changeTable'), /must be owner/)
    await assert.rejects(page.run(tries, 'findJobs'), /permission denied/)
  } finally {
    await Promise.all([worker.close(), page.close()])
  }
})

test('an errand is done again and again, also after it failed, and stops', async () => {
  let runs = 0
  const run = async (): Promise<void> => {
    if (++runs === 1) throw new Error('the first time fails')
  }
  const errands = startErrands([{ name: 'count', everyMs: 5, run }], quiet)
  for (let n = 0; n < 200 && runs < 3; n++) await wait(5)
  await errands.stop()
  const then = runs
  assert.ok(then >= 3)
  await wait(20)
  assert.equal(runs, then)
})
