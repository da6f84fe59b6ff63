// The audit says who it was, and a page has no way to say otherwise; nor to learn a pupil number, or to stay after leaving.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { NotKnown } from '#platform/database/connections.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { hashToken, newToken } from '#platform/sessions.ts'
import { addTrialPlace, openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { record } from './audit.ts'
import type { Role } from './matrix.ts'

const sql = readSqlFile(new URL('./forging.sql', import.meta.url))
const fill = (name: string, values = {}) => sql.get(name)!.fill(values)
const database = await openTestDatabase()
const administrator = await openTrial(database)
after(() => administrator.close())
const place = await addTrialPlace(administrator, { slug: 'here', schools: 1, children: 2 })
const there = await addTrialPlace(administrator, { slug: 'there', schools: 1, children: 1 })
const worker = place.people.find(each => each.role === 'link-worker')!
const manager = place.people.find(each => each.role === 'programme-manager')!
const refused = { code: '42501' }

test('a page that forgets who is asking cannot write of another', async () => {
  const forging = database.asActor(worker.hash, async tx => {
    await tx.send(fill('forgetWhoIsAsking'))
    await tx.send(fill('writeOfAnother', { place: place.id, person: manager.id }))
  })
  await assert.rejects(forging, refused)
})

test('nor can a job without anybody', async () => {
  const values = { place: place.id, person: manager.id }
  await assert.rejects(
    database.asMachine(tx => tx.send(fill('writeOfAnother', values))),
    refused,
  )
})

test('a page cannot claim a pupil number, nor learn whether it is here', async () => {
  const values = { place: place.id, child: place.children[0]!, upn: 'A999000000001' }
  const claiming = database.asActor(worker.hash, tx => tx.send(fill('claimNumber', values)))
  await assert.rejects(claiming, refused)
})

test('nobody sees more or less by saying that they work with a whole place, or with some children', async () => {
  const large = await addTrialPlace(administrator, { slug: 'large', schools: 1, children: 60 })
  const whom: Partial<Record<Role, string[]>> = {}
  for (const { hash, role } of large.people) {
    const see = (said?: string) =>
      database.asActor(hash, async tx => {
        if (said !== undefined) await tx.send(fill('sayHowManyIWorkWith', { said }))
        const [row] = (await tx.send(fill('findWhomISee'))) as { children: string[] }[]
        return row!.children
      })
    whom[role] = await see()
    for (const said of ['yes', 'no', ''])
      assert.deepEqual(await see(said), whom[role], `${role} says ${said}`)
  }
  assert.deepEqual(whom['programme-manager'], large.children.toSorted())
  assert.ok(whom['link-worker']!.length < large.children.length)
})

test('a sign-in at the moment of leaving is no way to stay', async () => {
  const left = place.people.find(each => each.role === 'payer')!
  const hash = hashToken(newToken())
  await administrator.run(sql, 'leave', { person: left.id })
  await administrator.run(sql, 'signInAfterLeaving', { hash, person: left.id, place: place.id })
  await assert.rejects(
    database.asActor(hash, async tx => tx.actor),
    NotKnown,
  )
})

test('a changed hash is found, also where the row is as it was', async () => {
  await database.asActor(worker.hash, tx => record(tx, { action: 'saw-child' }))
  await administrator.run(sql, 'seal')
  assert.deepEqual(await administrator.run(sql, 'verify'), [])
  await administrator.run(sql, 'withoutTriggers')
  await administrator.run(sql, 'changeHash')
  const problem = 'this row has been changed since it was sealed'
  assert.deepEqual(await administrator.run(sql, 'verify'), [{ problem }])
  await administrator.run(sql, 'moveSeals', { place: there.id })
  assert.equal((await administrator.run(sql, 'verify')).length, 2)
})

test('no place can have a child of another’s, by whom its people would reach that one', async () => {
  const twin = administrator.run(sql, 'addChild', { place: there.id, child: place.children[0]! })
  await assert.rejects(twin, { code: '23505' })
})
