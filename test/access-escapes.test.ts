// Somebody who can put their own SQL into a page is still the person they signed in as: every statement is refused, or
// changes nothing in what they see. Each is sent in a transaction of its own, as a link worker with some children.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { addTrialPlace, openTrial } from './trial.ts'
import { openTestDatabase } from './world.ts'

const escapes = readSqlFile(new URL('access/escapes.sql', import.meta.url))
const scene = readSqlFile(new URL('access/scene.sql', import.meta.url))
const database = await openTestDatabase()
const administrator = await openTrial(database)
after(() => administrator.close())
const place = await addTrialPlace(administrator, { slug: 'here', schools: 2, children: 6, linkWorkers: 2 })
const worker = place.people.find(({ role }) => role === 'link-worker')!

const refused = [
  'becomeOwner',
  'becomeDefiner',
  'becomeWorker',
  'becomeSuperuser',
  'becomeAnotherSession',
  'becomeBySetting',
  'runCode',
  'switchGuardOff',
  'dropGuard',
  'dropPolicy',
  'addPolicy',
  'grantRole',
  'growMighty',
  'switchTriggersOff',
  'makeFunction',
  'makeTable',
  'makeTemporaryTable',
  'readServerFile',
  'copyFromProgram',
  'copyToFile',
  'loadExtension',
  'readCredentials',
  'readPasswords',
  'writeReach',
  'writeMatrix',
  'joinAsManager',
  'refreshPerson',
  'startWork',
  'rewriteAudit',
  'countRowsRead',
  'countRowsReadSoFar',
  'countIndexesRead',
  'countCalls',
  'countBlocks',
  'countByFunction',
  'watchColleagues',
]
const harmless = ['resetRole', 'sayWhoIAm', 'shadowFunctions']
const blinding = ['askForAnother', 'clearCredential']

test('every way out is tried', () => {
  assert.deepEqual([...escapes.keys()].sort(), [...refused, ...harmless, ...blinding].sort())
})

for (const name of refused) {
  test(`${name} is refused`, async () => {
    await assert.rejects(asWorkerThen(name), { code: '42501' })
  })
}

for (const name of harmless) {
  test(`${name} changes nothing`, async () => assert.equal(await asWorkerThen(name), 3))
}

for (const name of blinding) {
  test(`${name} shows nothing at all`, async () => assert.equal(await asWorkerThen(name), 0))
}

test('whatever was sent, the next on the same connection is itself', async () => {
  for (const name of [...harmless, ...blinding]) await asWorkerThen(name)
  assert.equal(await database.asActor(worker.hash, countChildren), 3)
})

async function asWorkerThen(name: string): Promise<number> {
  return database.asActor(worker.hash, async tx => {
    for (const text of statementsOf(name)) await tx.send({ name: '', text, values: [] })
    return countChildren(tx)
  })
}

// The protocol takes one statement at a time; a body in $$ is one.
function statementsOf(name: string): string[] {
  const { text } = escapes.get(name)!.fill()
  return text.includes('$$') ? [text] : text.split(';').filter(part => part.trim())
}

async function countChildren(tx: Tx): Promise<number> {
  const [row] = await tx.send(scene.get('countChildren')!.fill())
  return row!.children as number
}
