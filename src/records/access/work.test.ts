import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { addTrialPlace, openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { doWork, placeOfSlug, takeStock } from './work.ts'

const database = await openTestDatabase()
const administrator = await openTrial(database)
const sql = readSqlFile(new URL('work-for-tests.sql', import.meta.url))
const place = await addTrialPlace(administrator, { slug: 'stock', schools: 3, children: 3 })
after(() => administrator.close())

test('work acts for its place under a credential of its own, which ends with it', async () => {
  assert.equal(await placeOfSlug(database, 'stock'), place.id)
  let kept: Parameters<Parameters<typeof doWork>[2]>[0] | undefined
  await doWork(database, { kind: 'job', placeId: place.id, why: 'a test of work' }, async work => {
    kept = work
    await work.as(async tx => {
      assert.deepEqual(
        [tx.actor.kind, tx.actor.placeId, tx.actor.purpose],
        ['job', place.id, 'a test of work'],
      )
    })
  })
  await assert.rejects(
    kept!.as(async () => {}),
    { name: 'NotKnown' },
  )
})

test('after taking stock PostgreSQL plans for the rows there are', async () => {
  await doWork(database, { kind: 'job', placeId: place.id, why: 'a test of work' }, work =>
    work.as(takeStock),
  )
  assert.equal((await administrator.run(sql, 'findRowsPlannedFor'))[0]!.rows, 3)
})
