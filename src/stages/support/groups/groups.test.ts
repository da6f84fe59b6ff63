// Groups and their registers on a real database: amended with history, two at once both kept, whom they saw and for how long.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import {
  addGroupDays,
  addMembers,
  cancelDays,
  daysOfGroup,
  endGroup,
  endMember,
  findGroup,
  findGroupDay,
  goOnWithGroup,
  groupDaysBetween,
  groupsKnown,
  makeGroup,
  membersOf,
  onRegister,
} from '#records/groups/groups.ts'
import { dosesOf, membershipsOf, type Register, registersOf, standingOf } from '#records/groups/registers.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import { tapsOf } from '../presence/seen.ts'
import { takeBackRegister, takeRegister } from './taking.ts'

const world = await openPlaceWithCalendar()
after(() => world.close())
const { administrator, as, run, here, there, mine, theirs, place, whoIs } = world
const groupsSql = readSqlFile(new URL('./groups.test.sql', import.meta.url))
const [ann, ben, cat] = mine as [string, string, string]
const TODAY = '2026-07-17'
const group = newId()
const [day, off] = [newId(), newId()]

await as('link-worker', async tx => {
  await makeGroup(tx, {
    id: group,
    schoolId: here,
    name: 'Toast',
    kind: 'breakfast-club',
    runByWords: 'Mrs Hill',
  })
  await addMembers(
    tx,
    mine.map(childId => ({ groupId: group, childId, from: '2026-07-01' })),
  )
  await addGroupDays(tx, [
    { id: day, groupId: group, onDay: TODAY, startsAt: '08:00', endsAt: '08:45' },
    { id: off, groupId: group, onDay: '2026-07-16', startsAt: '08:00', endsAt: '08:45' },
  ])
})
const register = (more: Partial<Register> = {}): Register => ({
  id: newId(),
  groupDayId: day,
  rows: [
    { childId: ann, there: 'there' },
    { childId: ben, there: 'late', minutesLate: 15 },
    { childId: cat, there: 'not-there', why: 'ill' },
  ],
  capturedAt: new Date(`${TODAY}T08:00:00Z`),
  ...more,
})
const stands = async () =>
  Object.fromEntries(
    [...(await as('link-worker', tx => standingOf(tx, day)))].map(([child, row]) => [
      ['ann', 'ben', 'cat', 'dan'][mine.indexOf(child)],
      `${row.there} ${row.minutes}`,
    ]),
  )
const seenBy = async () =>
  (await as('link-worker', tx => tapsOf(tx, mine, TODAY, TODAY)))
    .map(each => mine.indexOf(each.child_id))
    .sort()

describe('a register', () => {
  const first = register()

  test('is there once, gives the dose, and says whom the Link Worker saw', async () => {
    assert.equal((await as('link-worker', tx => takeRegister(tx, first))).written, 'made')
    assert.equal((await as('link-worker', tx => takeRegister(tx, first))).written, 'known')
    assert.equal(
      (await as('link-worker', tx => takeRegister(tx, { ...first, othersCame: 2 }))).written,
      'other',
    )
    assert.deepEqual(await stands(), { ann: 'there 45', ben: 'late 30', cat: 'not-there 0' })
    assert.deepEqual(await seenBy(), [0, 1])
  })

  test('is amended by a later one, and both stay', async () => {
    const amended = register({
      rows: [
        { childId: ben, there: 'not-there', why: 'not-known' },
        { childId: cat, there: 'there' },
      ],
      amends: first.id,
      capturedAt: new Date(`${TODAY}T08:30:00Z`),
    })
    await as('link-worker', tx => takeRegister(tx, amended))
    assert.deepEqual(await stands(), { ann: 'there 45', ben: 'not-there 0', cat: 'there 45' })
    assert.equal((await as('link-worker', tx => registersOf(tx, day))).length, 2)
    assert.deepEqual(await seenBy(), [0, 2], 'whom it says was not there was not seen')
    assert.equal(await as('link-worker', tx => takeBackRegister(tx, amended.id)), true)
    assert.deepEqual(await stands(), { ann: 'there 45', ben: 'late 30', cat: 'not-there 0' })
    assert.deepEqual(await seenBy(), [0, 1], 'and whom the first one saw')
  })

  test('that says it amends what is no register of this day amends nothing', async () => {
    const strange = register({ rows: [{ childId: ann, there: 'there' }], amends: newId() })
    assert.equal((await as('link-worker', tx => takeRegister(tx, strange))).written, 'made')
    const kept = (await as('link-worker', tx => registersOf(tx, day))).find(each => each.id === strange.id)
    assert.equal(kept?.amends, null)
    assert.equal(await as('link-worker', tx => takeBackRegister(tx, strange.id)), true)
  })

  test('by the school’s lead says nothing of whom a Link Worker saw', async () => {
    await as('school-lead', tx =>
      takeRegister(
        tx,
        register({ rows: [{ childId: cat, there: 'there' }], capturedAt: new Date(`${TODAY}T09:00:00Z`) }),
      ),
    )
    assert.equal((await stands()).cat, 'there 45')
    assert.deepEqual(await seenBy(), [0, 1])
  })

  test('of a day that is off, or of another school, is not theirs; a child out of reach is left out', async () => {
    await as('school-lead', tx => cancelDays(tx, group, [off], 'trip'))
    assert.equal(
      (await as('link-worker', tx => takeRegister(tx, register({ groupDayId: off })))).written,
      'not-theirs',
    )
    assert.equal((await as('school-lead', tx => takeRegister(tx, register()), 1)).written, 'not-theirs')
    const strange = await as('link-worker', tx =>
      takeRegister(tx, register({ rows: [{ childId: theirs[0]!, there: 'there' }] })),
    )
    assert.deepEqual(strange, { written: 'made', leftOut: [theirs[0]] })
  })

  test('gives the dose of each child, of days that were held', async () => {
    const doses = await as('link-worker', tx => dosesOf(tx, [ann, cat]))
    assert.deepEqual(
      doses.map(each => [mine.indexOf(each.child_id!), each.there, each.days, each.minutes]).sort(),
      [
        [0, 1, 1, 45],
        [2, 1, 1, 45],
      ],
    )
    const days = await as('link-worker', tx => daysOfGroup(tx, group))
    assert.deepEqual(
      days.map(each => [each.on_day, each.cancelled_why, each.taken]),
      [
        ['2026-07-16', 'trip', false],
        [TODAY, null, true],
      ],
    )
  })
})

describe('a group that changes', () => {
  const [other, monday, tuesday, wednesday] = [newId(), newId(), newId(), newId()]
  const days = async () =>
    (await as('link-worker', tx => daysOfGroup(tx, other))).map(each => [each.on_day, each.cancelled_why])

  test('is gone to until its last day, which may be to come', async () => {
    const [ending, last] = [newId(), '2026-07-21']
    await as('link-worker', async tx => {
      await makeGroup(tx, {
        id: ending,
        schoolId: here,
        name: 'Boats',
        kind: 'activity',
        runByWords: 'Mr Bell',
      })
      await addMembers(tx, [{ groupId: ending, childId: ann, from: '2026-07-01' }])
      assert.equal(await endGroup(tx, ending, last), true)
    })
    const goesTo = async (onDay: string) =>
      (await as('link-worker', tx => membershipsOf(tx, ann, onDay))).some(each => each.group_id === ending)
    assert.deepEqual(
      [await goesTo(TODAY), await goesTo(last), await goesTo('2026-07-22')],
      [true, true, false],
    )
  })

  test('keeps in the audit that it was given days', async () => {
    const [row] = await administrator.run(groupsSql, 'countAudit', { action: 'added-group-days', id: group })
    assert.equal(Number(row!.entries), 1)
  })

  test('ends with a day, and no day after it is held, asked for or open for a register', async () => {
    await as('link-worker', async tx => {
      await makeGroup(tx, {
        id: other,
        schoolId: here,
        name: 'Den',
        kind: 'activity',
        runByWords: 'Mrs Hill',
      })
      await addMembers(tx, [{ groupId: other, childId: ann, from: '2026-07-01' }])
      const at = { groupId: other, startsAt: '15:15', endsAt: '16:00' }
      await addGroupDays(tx, [
        { ...at, id: monday, onDay: '2026-07-13' },
        { ...at, id: tuesday, onDay: '2026-07-14' },
        { ...at, id: wednesday, onDay: '2026-07-22' },
      ])
    })
    await as('link-worker', tx =>
      takeRegister(tx, register({ groupDayId: tuesday, rows: [{ childId: ann, there: 'there' }] })),
    )
    const end = (on: string, who: 'link-worker' | 'payer' = 'link-worker') =>
      as(who, tx => endGroup(tx, other, on))
    assert.equal(await end('2026-07-13'), false, 'there is a register of the day after')
    assert.equal(await end(TODAY, 'payer'), false)
    assert.equal(await end(TODAY), true)
    assert.equal(await end(TODAY), false)
    assert.deepEqual(await days(), [
      ['2026-07-13', null],
      ['2026-07-14', null],
    ])
    assert.equal(await as('link-worker', tx => findGroupDay(tx, wednesday)), undefined)
    const known = await as('link-worker', tx => groupsKnown(tx, TODAY))
    assert.equal(known.find(each => each.id === other)?.next_day, null)
    const asked = await as('link-worker', tx => groupDaysBetween(tx, TODAY, '2026-07-31'))
    assert.ok(!asked.some(each => each.group_id === other))
  })

  test('goes on after all, and of its days those without a register are called off', async () => {
    assert.equal(await as('link-worker', tx => goOnWithGroup(tx, other)), true)
    assert.equal(await as('link-worker', tx => cancelDays(tx, other, [tuesday, wednesday, day], 'trip')), 1)
    assert.deepEqual(await days(), [
      ['2026-07-13', null],
      ['2026-07-14', null],
      ['2026-07-22', 'trip'],
    ])
  })
})

describe('members', () => {
  test('whose enrolment ended, or who left, are off the register with why', async () => {
    const before = await as('link-worker', tx => membersOf(tx, group))
    const { id } = before.find(each => each.child_id === ben)!
    const end = (groupId: string) =>
      as('link-worker', tx => endMember(tx, { id, groupId, until: TODAY, why: 'finished' }))
    assert.equal(await end(newId()), false, 'no member of another group')
    assert.equal(await end(group), true)
    await run('endEnrolment', { child: cat, on_day: TODAY })
    const members = await as('link-worker', tx => membersOf(tx, group))
    const tomorrow = onRegister(members, '2026-07-20')
    assert.deepEqual(tomorrow.on.map(each => each.child_id).sort(), [ann, mine[3]].sort())
    assert.deepEqual(
      tomorrow.off.map(each => [each.child_id, each.until_why, each.takes_part]).sort(),
      [
        [ben, 'finished', true],
        [cat, null, false],
      ].sort(),
    )
    assert.ok(
      onRegister(members, TODAY).on.some(each => each.child_id === ben),
      'today they are still on it',
    )
    assert.deepEqual(
      onRegister(members, TODAY)
        .on.filter(each => each.child_id === cat)
        .map(each => [each.takes_part, each.took_part_until]),
      [[false, TODAY]],
      'who took part until today stays on the registers of the days before',
    )
    assert.equal(
      await as('link-worker', tx => addMembers(tx, [{ groupId: group, childId: cat, from: TODAY }])),
      0,
    )
    assert.equal(
      await as('link-worker', tx => addMembers(tx, [{ groupId: group, childId: ben, from: TODAY }])),
      0,
      'on their last day nobody comes twice',
    )
  })

  test('of other schools make the group known to their Link Worker, who sees their own alone and changes nothing', async () => {
    assert.equal(await as('link-worker', tx => findGroup(tx, group), 1), undefined)
    await as('programme-manager', tx =>
      addMembers(tx, [{ groupId: group, childId: theirs[0]!, from: TODAY }]),
    )
    assert.equal((await as('link-worker', tx => findGroup(tx, group), 1))?.ours, false)
    assert.deepEqual(
      (await as('link-worker', tx => membersOf(tx, group), 1)).map(each => each.child_id),
      [theirs[0]],
    )
    assert.equal(
      await as('link-worker', tx =>
        makeGroup(tx, { id: newId(), schoolId: there, name: 'No', kind: 'other' }),
      ),
      false,
    )
    assert.deepEqual(await as('payer', tx => groupsKnown(tx, TODAY)), [])
  })

  test('who is restricted is on no register and in no count of others, and keeps what was written', async () => {
    const dan = mine[3]!
    const rows = [{ childId: dan, there: 'there' as const }]
    const before = register({ rows, capturedAt: new Date(`${TODAY}T10:00:00Z`) })
    await as('link-worker', tx => takeRegister(tx, before))
    await run('restrict', { place: place.id, child: dan, person: whoIs('safeguarding-lead').id })
    const members = await as('link-worker', tx => membersOf(tx, group))
    assert.ok(!members.some(each => each.child_id === dan))
    assert.equal((await as('link-worker', tx => dosesOf(tx, [dan]))).length, 0)
    const after = register({ rows, capturedAt: new Date(`${TODAY}T11:00:00Z`) })
    assert.deepEqual(await as('link-worker', tx => takeRegister(tx, after)), {
      written: 'made',
      leftOut: [dan],
    })
    assert.deepEqual(
      await administrator.run(groupsSql, 'findMark', { child: dan, day }),
      [{ register_id: before.id }],
      'a register by somebody who may not see them leaves theirs alone',
    )
  })
})
