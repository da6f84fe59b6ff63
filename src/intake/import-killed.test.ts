import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '#platform/ids.ts'
import { startJobs } from '#platform/jobs.ts'
import { logTo } from '#platform/log.ts'
import { doWork } from '#records/access/work.ts'
import { openTestDatabase, type TestDatabase } from '#test/world.ts'
import { CANALSIDE, contentOf, everythingHeld, setUpMillbrook, takeIn, WEAVERS } from './import.fixture.ts'
import { takeInImport } from './import-job.ts'
import { addImport, askToCancel, findImport, type Import } from './imports.ts'
import { askForStep } from './steps.ts'
import { keepUpload } from './uploads.ts'

const PUPILS = 1_500
const upns = Array.from({ length: PUPILS }, (_, n) => `T${n}`)
/** Enough rows that an import takes a second or two. */
const LARGE = {
  'calendar.csv': 'date\n2025-09-02\n2025-09-03\n',
  'pupils.csv': csv(
    'upn,school,year,surname,forename,fsm',
    upns.map((upn, n) => [upn, n % 2 ? CANALSIDE : WEAVERS, 4, `Family${n}`, 'Given', n % 3 ? 'N' : 'Y']),
  ),
  'marks.csv': csv(
    'upn,marks',
    upns.map((upn, n) => [upn, n % 7 ? '/\\/\\' : 'II/\\']),
  ),
  'behaviour.csv': csv(
    'upn,date,kind,points,what',
    Array.from({ length: 25_000 }, (_, n) => [upns[n % PUPILS], '2025-09-02', 'negative', n % 5, 'corridor']),
  ),
}

test('an import that is killed half-way leaves nothing, and run again ends like one that was not', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const { uploads, importId, stepId } = await send(t, database, place)
  for (let kills = 0; kills < 2; kills++) {
    const child = fork(new URL('./import-process.ts', import.meta.url), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const ended = once(child, 'exit')
    child.send({ ...optionsOf(database, uploads), placeId: place, stepId })
    await until(database, place, importId, found => found.doing === 'behaviour')
    child.kill('SIGKILL')
    assert.equal((await ended)[1], 'SIGKILL')
    const held = await everythingHeld(database)
    assert.equal(held.children.length + held.attendance.length + held.behaviour.length, 0)
  }
  await takeInImport(optionsOf(database, uploads))({ place, about: stepId }, new AbortController().signal)
  assert.equal((await look(database, place, importId)).outcome, 'taken-in')
  assert.ok(!readdirSync(uploads).some(name => name.includes(importId)), 'the file is gone')

  const clean = await openTestDatabase()
  await takeIn(t, clean, await setUpMillbrook(clean), LARGE)
  assert.deepEqual(contentOf(await everythingHeld(database)), contentOf(await everythingHeld(clean)))
})

test('an import that was killed and is not run again is closed by the next one', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const { uploads, importId, stepId } = await send(t, database, place)
  const child = fork(new URL('./import-process.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.send({ ...optionsOf(database, uploads), placeId: place, stepId })
  await until(database, place, importId, found => found.started_at !== null)
  // The Kith that started it goes away: it ends by itself.
  child.disconnect()
  await once(child, 'exit')
  await takeIn(t, database, place, { 'pupils.csv': `upn,school,year\nT1,${CANALSIDE},4\n` })
  const found = await look(database, place, importId)
  assert.equal(found.outcome, 'failed')
  assert.match(found.sentence!, /Kith was stopped/)
})

test('an import that is cancelled from a page stops and keeps nothing', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const { uploads, importId } = await send(t, database, place)
  const jobs = await startJobs(
    database.where,
    database.secrets.roles,
    { 'take-in-import': takeInImport(optionsOf(database, uploads)) },
    logTo(() => {}),
  )
  await until(database, place, importId, found => found.started_at !== null)
  await asOperator(database, place, tx => askToCancel(tx, importId))
  const found = await until(database, place, importId, each => each.finished_at !== null)
  assert.equal(found.outcome, 'cancelled')
  assert.equal((await everythingHeld(database)).children.length, 0)
  // The file goes after the outcome is written.
  for (let tries = 0; tries < 100 && sentFiles(uploads, importId).length > 0; tries++) await wait(50)
  await jobs.stop()
  assert.deepEqual(sentFiles(uploads, importId), [])
})

function sentFiles(uploads: string, importId: string): string[] {
  return readdirSync(uploads).filter(name => name.includes(importId))
}

async function send(t: { after: (done: () => void) => void }, database: TestDatabase, place: string) {
  const uploads = mkdtempSync(join(tmpdir(), 'kith-uploads-'))
  t.after(() => rmSync(uploads, { recursive: true }))
  const importId = newId()
  keepUpload(
    uploads,
    { placeId: place, importId },
    Object.entries(LARGE).map(([name, text]) => ({ name, content: Buffer.from(text) })),
  )
  const stepId = newId()
  await asOperator(database, place, async tx => {
    await addImport(tx, { id: importId, named: 'upload', hash: 'x', bytes: 1 })
    await askForStep(tx, { id: stepId, importId, step: 'take-in' })
  })
  return { uploads, importId, stepId }
}

function optionsOf({ where, secrets }: TestDatabase, uploads: string) {
  return { where, passwords: secrets.roles, prepared: true, keysFile: join(uploads, 'keys.json'), uploads }
}

function asOperator<T>(
  database: TestDatabase,
  placeId: string,
  task: Parameters<TestDatabase['asWorker']>[1],
): Promise<T> {
  return doWork(database, { kind: 'operator', placeId, why: 'test' }, work => work.as(task)) as Promise<T>
}

function look(database: TestDatabase, place: string, id: string): Promise<Import> {
  return asOperator<Import>(database, place, tx => findImport(tx, id))
}

async function until(
  database: TestDatabase,
  place: string,
  id: string,
  is: (found: Import) => boolean,
): Promise<Import> {
  for (let n = 0; n < 600; n++) {
    const found = await look(database, place, id)
    if (is(found)) return found
    await wait(25)
  }
  throw new Error('The import did not come so far in time.')
}

function csv(header: string, rows: unknown[][]): string {
  return [header, ...rows.map(row => row.join(','))].join('\n')
}
