import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import type { Role } from '#records/access/matrix.ts'
import { restrictChild } from '#records/access/restrictions.ts'
import { doWork } from '#records/access/work.ts'
import { addTrialPlace, openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { addContact, addHousehold, addRelative, protectAddress } from './families.ts'

const database = await openTestDatabase()
const administrator = await openTrial(database)
const place = await addTrialPlace(administrator, { slug: 'families', schools: 1, children: 60 })
// The first 25 children are on the one Link Worker's caseload.
const lead = place.people.find(person => person.role === 'safeguarding-lead')!.id
const sql = readSqlFile(new URL('families.test.sql', import.meta.url))
const [mine, notMine] = [place.children[0]!, place.children[59]!]
after(() => administrator.close())

const as = <T>(role: Role, task: (tx: Tx) => Promise<T>) =>
  database.asActor(place.people.find(person => person.role === role)!.hash, task)
const mother = (childId: string) => ({
  children: [childId],
  name: 'Ada Example',
  kind: 'mother',
  languages: ['ur'],
})
const refused = /row-level security|permission denied/

test('a Link Worker writes down the family of a child on their caseload, and of no other', async () => {
  await as('link-worker', async tx => {
    await addRelative(tx, mother(mine))
    await addHousehold(tx, [mine])
    await addContact(tx, mine, { kind: 'phone', whose: 'mother', value: '07700 900101' })
  })
  await assert.rejects(
    as('link-worker', tx => addRelative(tx, mother(notMine))),
    refused,
  )
  await assert.rejects(
    as('link-worker', tx => addHousehold(tx, [mine, notMine])),
    refused,
  )
  await assert.rejects(
    as('school-lead', tx => addRelative(tx, mother(mine))),
    refused,
  )
  await assert.rejects(
    as('programme-manager', tx => addRelative(tx, mother(mine))),
    refused,
  )
})

test('a protected address is written by the safeguarding lead, sealed, and by nobody who may only know there is one', async () => {
  const { seals } = database.secrets
  const address = { childId: mine, address: '1 Nowhere Lane', because: 'The family asked' }
  await as('safeguarding-lead', tx => protectAddress(tx, seals, address))
  await assert.rejects(
    as('link-worker', tx => protectAddress(tx, seals, address)),
    refused,
  )
  await assert.rejects(
    as('programme-manager', tx => protectAddress(tx, seals, address)),
    refused,
  )
})

test('why an address is protected or a record restricted stands beside it, and is not in the audit', async () => {
  const because = 'Her father must not find her'
  const address = { childId: notMine, address: '1 Nowhere Lane', because }
  await as('safeguarding-lead', tx => protectAddress(tx, database.secrets.seals, address))
  const reviewBy = dayOf(dayNumber(new Date().toISOString().slice(0, 10)) + 30)
  const restriction = { childId: notMine, ownerId: lead, allowed: [lead], because, reviewBy }
  await doWork(database, { kind: 'operator', placeId: place.id, why: 'a test of families' }, work =>
    work.as(tx => restrictChild(tx, restriction)),
  )
  const audited = await administrator.run(sql, 'findAudited', { child: notMine })
  assert.deepEqual(
    audited.map(({ action }) => action),
    ['protected-address', 'restricted-child'],
  )
  assert.ok(!JSON.stringify(audited).includes('father'))
})
