import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import type { Role } from '#records/access/matrix.ts'
import { addTrialPlace, openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { addContact, addHousehold, addRelative, protectAddress } from './families.ts'

const database = await openTestDatabase()
const administrator = await openTrial(database)
const place = await addTrialPlace(administrator, { slug: 'families', schools: 1, children: 60 })
// The first 25 children are on the one Link Worker's caseload.
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
