// Whatever a page is made to send: no row in another's name, of another's school or child, and nothing is written over.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { addGroupDays, addMembers, makeGroup } from '#records/groups/groups.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import { takeRegister } from './taking.ts'

const forged = readSqlFile(new URL('./walls.test.sql', import.meta.url))
const { as, run, whoIs, here, there, mine, theirs, close } = await openPlaceWithCalendar()
after(() => close())
const [group, day] = [newId(), newId()]
const person = whoIs('link-worker', 1).id
const child = theirs[0]!

await as('link-worker', async tx => {
  await makeGroup(tx, { id: group, schoolId: here, name: 'Toast', kind: 'breakfast-club' })
  await addMembers(
    tx,
    mine.map(childId => ({ groupId: group, childId, from: '2026-07-01' })),
  )
  const days = [{ id: day, groupId: group, onDay: '2026-07-17', startsAt: '08:00', endsAt: '08:45' }]
  await addGroupDays(tx, days)
  const rows = [{ childId: mine[0]!, there: 'there' as const }]
  await takeRegister(tx, { id: newId(), groupDayId: day, rows, capturedAt: new Date('2026-07-17T08:00:00Z') })
})

await run('endEnrolment', { child: mine[1]!, on_day: '2026-07-16' })

const attacks: [name: string, values: Record<string, string>][] = [
  ['groupElsewhere', { school: there }],
  ['memberOutOfReach', { group, child }],
  ['registerOfAnother', { day, person }],
  ['rowOfNoMember', { child }],
  ['rowOfWhoLeft', { child: mine[1]! }],
  ['listOfAnother', { person, school: here }],
  ['ringOfAnother', { child: mine[0]!, person }],
  ['closeOutOfReach', { child }],
  ['rewriteMark', { child: mine[0]! }],
  ['rewriteSeen', { child: mine[0]! }],
]
const elsewhere: typeof attacks = [
  ['memberElsewhere', { group, child: theirs[1]! }],
  ['dayElsewhere', { group }],
  ['registerElsewhere', { day }],
]
for (const [name, values] of attacks)
  test(`${name} is refused`, async () => {
    await assert.rejects(
      as('link-worker', tx => tx.send(forged.get(name)!.fill(values))),
      { code: '42501' },
    )
  })

test('whoever knows a group of another school by a child of theirs changes nothing of it', async () => {
  await as('programme-manager', tx =>
    addMembers(tx, [{ groupId: group, childId: child, from: '2026-07-01' }]),
  )
  const attack = (name: string, values: Record<string, string> = {}) =>
    as('link-worker', tx => tx.send(forged.get(name)!.fill(values)), 1)
  for (const [name, values] of elsewhere) await assert.rejects(attack(name, values), { code: '42501' }, name)
  assert.deepEqual(await attack('callOffElsewhere'), [])
})

test('every way is tried', () => {
  const tried = [...attacks, ...elsewhere].map(([name]) => name)
  assert.deepEqual([...forged.keys()].sort(), [...tried, 'callOffElsewhere'].sort())
})
