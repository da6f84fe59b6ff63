// Rows that say something happened: written by the job that did it, or in one's own name, whatever a page is made to send.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { openWorld, type Who } from '#stages/identify/cohort/cohort.fixture.ts'
import { propose } from '#stages/identify/workbench/proposals.ts'
import { staff } from './cast.ts'

const forged = readSqlFile(new URL('forged-rows.sql', import.meta.url))
const world = await openWorld(1)
after(() => world.close())
const another = world.people.get(staff.safeguarding.name)!
const [{ id: child } = { id: '' }] = (await world.administrator.run(forged, 'anyChild')) as { id: string }[]
const everybody: Who[] = [
  'manager',
  'director',
  'canalsideLead',
  'dataManager',
  'payer',
  'evaluator',
  'partner',
]
const attack = (who: Who, name: string, values: Record<string, string> = {}) =>
  world.as(who, tx => tx.send(forged.get(name)!.fill(values)))

const byJobsAlone = [
  'benchmark',
  'reviewRow',
  'problem',
  'rowsOfAnImport',
  'closeMatch',
  'matching',
  'screenedSchool',
]
for (const name of byJobsAlone)
  test(`${name}: no page writes it`, async () => {
    await assert.rejects(attack('manager', name, name === 'closeMatch' ? { child } : {}), { code: '42501' })
  })

const ofAnother = [
  'noticeOfAnother',
  'approvalOfAnother',
  'roundOfAnother',
  'stepOfAnother',
  'importOfAnother',
]
for (const name of ofAnother)
  test(`${name}: nobody writes it for somebody else`, async () => {
    await assert.rejects(attack('manager', name, { person: another }), { code: '42501' })
  })

test('what families were told was not recorded before it was', async () => {
  await assert.rejects(attack('manager', 'noticeOfLongAgo'), { code: '42501' })
})

test('nobody agrees on a proposal alone, whose names they write', async () => {
  const id = newId()
  await world.as('manager', async tx => {
    const { content, id: blueprintId } = await blueprintInForce(tx)
    const identify = content.identify as Record<string, unknown>
    await propose(tx, {
      id,
      blueprintId,
      identify,
      because: 'Nobody else was asked.',
      personId: tx.actor.personId!,
    })
  })
  await assert.rejects(attack('manager', 'agreedAlone', { proposal: id }), { code: '42501' })
})

test('whoever sees no close match decides none, and nobody stops an import that is not theirs', async () => {
  await world.administrator.run(forged, 'addMatch', { child })
  for (const who of everybody.filter(each => each !== 'manager')) {
    await attack(who, 'decideAll').catch(error => assert.equal(error.code, '42501'))
    if (who !== 'dataManager') await attack(who, 'cancelAll')
  }
  await assert.rejects(attack('manager', 'decideAll'), { code: '42501' }, 'in nobody’s name')
  await attack('dataManager', 'cancelAll')
  assert.deepEqual(await world.administrator.run(forged, 'countTouched'), [{ decided: 0, cancelled: 0 }])
})

test('what came in and from whom is read by those who bring files in', async () => {
  for (const who of ['payer', 'evaluator', 'partner', 'earlyHelp', 'dataManager'] as const)
    assert.deepEqual(await attack(who, 'countSeen'), [{ imports: 0, problems: 0 }], who)
  assert.ok(Number((await attack('manager', 'countSeen'))[0]!.imports) > 0)
})
