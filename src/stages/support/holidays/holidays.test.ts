// Holiday lists on a real database: made once, changed with what stood before kept, rung, and never of somebody else's child.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { lastContacts } from '../contacts/contacts.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import { notSeenOf } from '../presence/seen.ts'
import {
  callsOf,
  findList,
  type HolidayPlan,
  holidayAt,
  listsFrom,
  nextCall,
  ownCalls,
  planHoliday,
  plansOf,
  rang,
  withdrawRing,
} from './holidays.ts'

const world = await openPlaceWithCalendar()
after(() => world.close())
const { as, run, here, there, mine, theirs } = world
const [ann, ben, cat] = mine as [string, string, string]
const summer = { from: '2026-07-22', to: '2026-09-01' }
const plan = (childId: string, more: Partial<HolidayPlan> = {}): HolidayPlan => ({
  childId,
  food: null,
  booked: null,
  callWho: null,
  keepClose: false,
  calls: [],
  ...more,
})
const make = (plans: HolidayPlan[], id = newId()) =>
  as('link-worker', tx => planHoliday(tx, { id, schoolId: here, ...summer, plans }))

test('the holiday is found in the calendar of the place', async () => {
  const found = await as('link-worker', tx => holidayAt(tx, '2026-07-17'))
  assert.deepEqual(found, { ...summer, openAgain: '2026-09-02' })
  assert.deepEqual(await as('link-worker', tx => holidayAt(tx, '2026-08-20')), found)
})

test('a list is made once, changed, and what stood before is kept', async () => {
  const first = (await make([
    plan(ann, { food: 'Hamper on Fridays', keepClose: true, calls: [{ onDay: '2026-08-05', at: '10:00' }] }),
    plan(ben, { calls: [{ onDay: '2026-08-05', at: null }] }),
    plan(theirs[0]!, { food: 'not mine' }),
  ]))!
  const again = (await make([
    plan(ann, { food: 'Hamper on Mondays', keepClose: true, calls: [{ onDay: '2026-08-06', at: null }] }),
  ]))!
  assert.deepEqual([first.written, again.written, again.listId === first.listId], ['made', 'known', true])
  const plans = await as('link-worker', tx => plansOf(tx, first.listId))
  assert.deepEqual(
    plans.map(each => [each.child_id, each.food]),
    [
      [ann, 'Hamper on Mondays'],
      [ben, null],
    ],
  )
  assert.deepEqual(
    (await as('link-worker', tx => callsOf(tx, first.listId)))
      .map(each => [each.child_id, each.on_day])
      .sort(),
    [
      [ann, '2026-08-06'],
      [ben, '2026-08-05'],
    ].sort(),
  )
  const lead = await as('school-lead', tx => listsFrom(tx, '2026-07-17'))
  assert.deepEqual([lead.length, lead[0]?.mine], [1, false])
  assert.deepEqual(await as('school-lead', tx => listsFrom(tx, '2026-07-17'), 1), [])
  assert.equal(await as('link-worker', tx => findList(tx, first.listId), 1), undefined)
  assert.equal(
    await as('link-worker', tx => planHoliday(tx, { id: newId(), schoolId: there, ...summer, plans: [] })),
    undefined,
  )
})

test('the next call is told from a day on, and not one that is planned no more', async () => {
  const [early, late] = [
    { onDay: '2026-08-03', at: '10:00' },
    { onDay: '2026-08-24', at: null },
  ]
  await make([plan(cat, { calls: [early, late] })])
  const next = (from: string) => as('link-worker', tx => nextCall(tx, cat, from))
  assert.deepEqual(await next('2026-07-17'), { on_day: '2026-08-03', at: '10:00' })
  assert.deepEqual(await next('2026-08-04'), { on_day: '2026-08-24', at: null })
  await make([plan(cat, { calls: [early] })])
  assert.equal(await next('2026-08-04'), undefined)
})

test('another hour for a call takes the place of the one before, which stays', async () => {
  const call = (at: string | null) => make([plan(cat, { calls: [{ onDay: '2026-08-12', at }] })])
  const next = () => as('link-worker', tx => nextCall(tx, cat, '2026-08-12'))
  await call('10:00')
  await call('11:30')
  assert.deepEqual(await next(), { on_day: '2026-08-12', at: '11:30' })
  await call(null)
  assert.deepEqual(await next(), { on_day: '2026-08-12', at: null })
})

test('a child who is kept close counts every day of the calendar, in the summer too', async () => {
  const stands = new Map(
    (await as('link-worker', tx => notSeenOf(tx, [ann, ben], '2026-08-14'))).map(each => [
      each.childId,
      each,
    ]),
  )
  assert.deepEqual([stands.get(ann)?.keptClose, stands.get(ann)?.notSeen], [true, true])
  assert.equal(stands.get(ben)?.keptClose, false)
  await make([plan(ann)])
  const [after] = await as('link-worker', tx => notSeenOf(tx, [ann], '2026-08-14'))
  assert.equal(after?.keptClose, false)
})

test('a call is there once, and taken back leaves the call to be made', async () => {
  const ring = {
    id: newId(),
    childId: ben,
    onDay: '2026-08-05',
    how: 'rang' as const,
    spoke: true,
    capturedAt: new Date('2026-08-05T09:00:00Z'),
  }
  const say = async (more: object = {}, nth = 0) =>
    (await as('link-worker', tx => rang(tx, [{ ...ring, ...more }]), nth)).get(ring.id)
  assert.equal(await say(), 'made')
  assert.equal(await say(), 'known')
  assert.equal(await say({ spoke: false }), 'other')
  const spokenWith = async () => (await as('link-worker', tx => lastContacts(tx, [ben])))[0]?.contact_on
  assert.equal(await spokenWith(), '2026-08-05')
  assert.equal(await as('link-worker', tx => withdrawRing(tx, ring.id), 1), false)
  assert.equal(await as('link-worker', tx => withdrawRing(tx, ring.id)), true)
  assert.equal(await spokenWith(), undefined)
  const strange = { ...ring, id: newId(), childId: theirs[0]! }
  assert.equal((await as('link-worker', tx => rang(tx, [strange]))).get(strange.id), 'not-theirs')
})

test('who takes part no more is rung by no list', async () => {
  await run('endEnrolment', { child: ben, on_day: '2026-07-30' })
  const calls = await as('link-worker', tx => ownCalls(tx, '2026-07-22', '2026-09-01'))
  assert.ok(!calls.some(each => each.child_id === ben))
  const { listId } = (await make([plan(ben, { food: 'Hamper' }), plan(cat)]))!
  const plans = await as('link-worker', tx => plansOf(tx, listId))
  assert.deepEqual(plans.find(each => each.child_id === ben)?.takes_part, false)
  assert.notEqual(plans.find(each => each.child_id === ben)?.food, 'Hamper', 'nothing new is planned')
})
