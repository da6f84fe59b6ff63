// A cohort from an open room to a frozen run, and everything that must stop on the way.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { answerAll, makeReady, openRoomOf, openWorld, sign, writeAboutGaps } from './cohort.fixture.ts'
import { frozenPlaces, frozenRows, isAsFrozen } from './frozen.ts'
import { getRoom, openNames, openRoom, roomsOf } from './rooms.ts'
import { signedCohort } from './signed.ts'
import { blockersOf, groupsOf, newSchoolKey, signaturesOf, signCohort, stoodNow } from './signing.ts'
import { childrenOfRoom, countsOfRoom, sayInRoom } from './standing.ts'

const world = await openWorld(2)
after(() => world.close())
const CANALSIDE = '990001'
const id = await (async () => {
  const { id: schoolId } = world.school(CANALSIDE)
  return (await world.as('manager', tx => openRoom(tx, { id: newId(), schoolId, screenId: world.screenId })))!
})()

test('a room is opened once, and nobody has a name in it until the school’s own lead opens them', async () => {
  const { id: schoolId } = world.school(CANALSIDE)
  const again = await world.as('canalsideLead', tx =>
    openRoom(tx, { id: newId(), schoolId, screenId: world.screenId }),
  )
  assert.equal(again, id)
  for (const who of ['manager', 'canalsideLead'] as const) {
    const { children } = await world.as(who, async tx => childrenOfRoom(tx, await getRoom(tx, id), {}))
    assert.ok(children.length > 200)
    assert.ok(children.every(each => each.forename === null && each.surname === null))
    assert.ok(children.every(each => /^(R|\d+)-\d{3}$/.test(each.code)))
  }
  await assert.rejects(
    world.as('manager', tx => openNames(tx, id)),
    { code: '42501' },
  )
  assert.equal(await world.as('canalsideLead', tx => openNames(tx, id)), true)
  const { children } = await world.as('manager', async tx => childrenOfRoom(tx, await getRoom(tx, id), {}))
  assert.ok(children.every(each => each.surname !== null))
})

test('counts agree with the lists', async () => {
  await world.as('manager', async tx => {
    const room = await getRoom(tx, id)
    const counts = await countsOfRoom(tx, room)
    const chosen = await childrenOfRoom(tx, room, { stands: 'in' })
    assert.equal(counts.in, chosen.all)
    assert.equal(counts.in + counts.waiting + counts.out + counts.undecided, counts.all)
  })
})

test('blockers, then both sign, then it is frozen', async () => {
  console.log(await world.as('manager', tx => blockersOf(tx, id)))
  console.log(await world.as('manager', tx => groupsOf(tx, id)))
  await makeReady(world, id, 'canalsideLead')
  console.log(await world.as('manager', tx => blockersOf(tx, id)))
  assert.equal(await sign(world, id, 'manager'), 'signed')
  assert.equal(await sign(world, id, 'canalsideLead'), 'frozen')
  const room = await world.as('manager', tx => getRoom(tx, id))
  console.log(room.cut_off, room.delete_on)
  assert.ok(await world.as('manager', tx => isAsFrozen(tx, room)))
  console.log((await world.as('manager', tx => frozenRows(tx, id)))[0])
  console.log((await world.as('manager', tx => frozenPlaces(tx, id)))[0])
})
