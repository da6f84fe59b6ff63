import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { doWork } from '#records/access/work.ts'
import { openTestDatabase } from '#test/world.ts'
import { checkBlueprint } from './blueprint.ts'
import {
  academicYearOf,
  blueprintInForce,
  keepBlueprint,
  schoolsOfPlace,
  setUpPlace,
  standOn,
} from './places.ts'
import { todayOf } from './today.ts'

const database = await openTestDatabase()
const { blueprint } = checkBlueprint(
  JSON.parse(readFileSync(new URL('../../../places/millbrook/blueprint.json', import.meta.url), 'utf8')),
)

test('a place is made from its blueprint, and a later version stands beside the first', async () => {
  const placeId = newId()
  await doWork(database, { kind: 'operator', placeId, why: 'a test of places' }, async ({ as }) => {
    await as(tx => setUpPlace(tx, placeId, blueprint!, 'first'))
    const schools = await as(tx => schoolsOfPlace(tx))
    assert.equal(schools.length, 7)
    assert.ok(schools.every(school => school.capacity === 15))

    const renamed = structuredClone(blueprint!)
    renamed.version = 2
    renamed.identify.minimum_risks = 4
    await as(tx => keepBlueprint(tx, placeId, renamed, 'the steering group asked for four'))
    const now = await as(tx => blueprintInForce(tx))
    assert.equal(now.version, 2)
    assert.equal(now.content.identify.minimum_risks, 4)
    assert.equal((await as(tx => schoolsOfPlace(tx))).length, 7)
  })
})

test('work for one place sees nothing of another', async () => {
  const other = newId()
  await doWork(database, { kind: 'operator', placeId: other, why: 'a test of places' }, async ({ as }) => {
    assert.deepEqual(await as(tx => schoolsOfPlace(tx)), [])
  })
})

test('an academic year begins in September', () => {
  assert.equal(academicYearOf('2026-08-31'), 2025)
  assert.equal(academicYearOf('2026-09-01'), 2026)
})

test('only a pretend place stands still at a day', async () => {
  const real = newId()
  await doWork(database, { kind: 'operator', placeId: real, why: 'a test of places' }, async ({ as }) => {
    await as(tx => setUpPlace(tx, real, { ...blueprint!, slug: 'realplace', pretend: false }, 'first'))
    await as(tx => standOn(tx, '2026-07-17'))
    assert.equal(await as(async tx => tx.actor.place?.standsOn), null)
  })
  const pretend = newId()
  await doWork(database, { kind: 'operator', placeId: pretend, why: 'a test of places' }, async ({ as }) => {
    await as(tx => setUpPlace(tx, pretend, { ...blueprint!, slug: 'stillplace', pretend: true }, 'first'))
    await as(tx => standOn(tx, '2026-07-17'))
    assert.equal(await as(async tx => todayOf({ actor: tx.actor, now: () => new Date() })), '2026-07-17')
  })
})
