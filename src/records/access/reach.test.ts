// Whatever two people change at the same moment, nobody is left seeing a child they must not see.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { connectPlainly, type Plain } from '#platform/database/plain-connection.ts'
import { readSqlFile, type Values } from '#platform/database/sql-file.ts'
import { addTrialPlace, openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'

const sql = readSqlFile(new URL('./reach-races.sql', import.meta.url))
const database = await openTestDatabase()
const one = await openTrial(database)
const other = await connectPlainly(database.where, database.postgres.administrator)
after(() => Promise.all([one.close(), other.close()]))
const place = await addTrialPlace(one, { slug: 'here', schools: 1, children: 8 })
const owner = person('safeguarding-lead')
const children = [...place.children]

const atOnceWith = [
  { first: 'exclude', second: 'join', role: 'payer' },
  { first: 'join', second: 'exclude', role: 'evaluator' },
  { first: 'restrict', second: 'join', role: 'data-manager' },
  { first: 'join', second: 'restrict', role: 'administrator' },
]
for (const { first, second, role } of atOnceWith) {
  test(`${first} and, before it is done, ${second}`, async () => {
    await atOnce(first, second, { place: place.id, child: children.pop()!, person: person(role), owner })
    assert.deepEqual(await one.run(sql, 'findTooMuch'), [])
  })
}

test('a short grant ends when it ends, whatever longer one stands beside it', async () => {
  const about = { place: place.id, child: children.pop()!, person: person('partner-worker') }
  await make(one, 'grant', { ...about, reads: 128, lasts: '-1 minute' })
  await make(one, 'grant', { ...about, reads: 1, lasts: '1 hour' })
  assert.deepEqual(await make(one, 'findReads', about), [{ reads: 1 }])
  await make(one, 'spoilUntil', about)
  await make(one, 'mend', about)
  assert.deepEqual(await one.run(sql, 'findTooMuch'), [])
})

test('a row that is deleted, or goes from one to another, takes its reach with it', async () => {
  await make(one, 'deleteRoll', { child: children.pop()! })
  await make(one, 'moveMembership', { person: person('place-director'), to: person('verifier') })
  assert.deepEqual(await one.run(sql, 'findTooMuch'), [])
})

test('a link worker and a manager of two schools see each child once', async () => {
  for (const role of ['link-worker', 'programme-manager'])
    await make(one, 'workInASchoolToo', { place: place.id, person: person(role), role })
  assert.deepEqual(await one.run(sql, 'findTooMuch'), [])
})

function person(role: string): string {
  return place.people.find(each => each.role === role)!.id
}

/** The second is sent while the first has not committed. */
async function atOnce(mine: string, theirs: string, values: Values): Promise<void> {
  await one.run(sql, 'begin')
  await other.run(sql, 'begin')
  await make(one, mine, values)
  const second = make(other, theirs, values)
  await Promise.race([second, wait(300)])
  await one.run(sql, 'commit')
  await second
  await other.run(sql, 'commit')
}

function make(plain: Plain, name: string, values: Values) {
  const { parameters } = sql.get(name)!
  return plain.run(sql, name, Object.fromEntries(parameters.map(key => [key, values[key]])))
}
