// A tap and a register of somebody who left wait in the inbox; whoever leads the team puts them where they belong, in the
// writer's name, and nobody writes in another's name otherwise.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { addGroupDays, addMembers, cancelDays, makeGroup } from '#records/groups/groups.ts'
import { registersOf, standingOf } from '#records/groups/registers.ts'
import { siteOf } from '#test/world.ts'
import { takeRegister } from '../groups/taking.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import { sawChildren, tapsOf } from '../presence/seen.ts'
import { giveOutbox, receive } from './arrivals.ts'
import { type Envelope, outboxKey } from './envelope.ts'
import { inbox } from './inbox.ts'
import { kinds } from './kinds.ts'

const client: { seal(key: string, header: object, content: unknown): Promise<Envelope> } = await import(
  new URL('../../../design/assets/outbox.js', import.meta.url).href
)
const world = await openPlaceWithCalendar()
after(() => world.close())
const { as, database, here, mine, place, run, whoIs } = world
const [ann, ben] = mine as [string, string]
const worker = whoIs('link-worker').id
const manager = whoIs('programme-manager')
const site = siteOf(database)
const key = outboxKey(database.secrets.seals)
const [group, day, off, device] = [newId(), newId(), newId(), newId()]
const long = { from: '2020-01-01', to: '2099-01-01' }
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
    [ann, ben].map(childId => ({ groupId: group, childId, from: '2026-07-01' })),
  )
  const at = { groupId: group, startsAt: '08:00', endsAt: '08:45' }
  await addGroupDays(tx, [
    { ...at, id: day, onDay: '2026-07-16' },
    { ...at, id: off, onDay: '2026-07-17' },
  ])
})
const grant = (await as('link-worker', tx => giveOutbox(tx, device)))!
let sequence = 0
await run('endMembership', { person: worker })

test('a tap is put on the record in its writer’s name, and only once', async () => {
  const arrival = await arrives('seen', [
    ['child', ann],
    ['there', 'yes'],
  ])
  const page = await (await ask('/support/arrivals')).text()
  assert.match(page, /<strong>Seen on [^<]+<\/strong>: <bdi>/)
  assert.match(page, /Put on the record/)
  assert.equal((await ask(`/support/arrivals/${arrival}`, 'do=put')).status, 303)
  assert.equal((await ask(`/support/arrivals/${arrival}`, 'do=put')).status, 404)
  const taps = await as('programme-manager', tx => tapsOf(tx, [ann], long.from, long.to))
  assert.deepEqual(
    taps.map(each => [each.seen_by, each.there]),
    [[worker, true]],
  )
  assert.equal((await as('programme-manager', inbox)).length, 0)
})

test('a register is put in its writer’s name, and of a day called off nothing is', async () => {
  const fields = (of: string) => [
    ['day', of],
    ['child', ann],
    ['child', ben],
    ['away', ben],
  ]
  const arrival = await arrives('register', fields(day))
  assert.match(
    await (await ask('/support/arrivals')).text(),
    /<strong>Register of Toast on [^<]+<\/strong>: <bdi>[^<]*<\/bdi>, <bdi>[^<]*<\/bdi>: not there/,
  )
  assert.equal((await ask(`/support/arrivals/${arrival}`, 'do=put')).status, 303)
  const taken = await as('programme-manager', tx => registersOf(tx, day))
  assert.deepEqual(
    taken.map(each => each.taken_by),
    [worker],
  )
  const standing = await as('programme-manager', tx => standingOf(tx, day))
  assert.deepEqual([standing.get(ann)?.there, standing.get(ben)?.there], ['there', 'not-there'])

  await as('programme-manager', tx => cancelDays(tx, group, [off], 'trip'))
  const late = await arrives('register', fields(off))
  const answer = await ask(`/support/arrivals/${late}`, 'do=put')
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /was called off or is not there, so nothing was put on the record/)
  assert.equal((await ask(`/support/arrivals/${late}`, 'words=Called+off')).status, 303)
})

test('nobody writes in another’s name where nothing of theirs waits, nor about somebody they may not see', async () => {
  const tap = { id: newId(), childId: ann, onDay: '2026-07-16', capturedAt: new Date() }
  await assert.rejects(as('programme-manager', tx => sawChildren(tx, [tap], { by: worker, inSchool: false })))
  const register = {
    id: newId(),
    groupDayId: day,
    rows: [{ childId: ann, there: 'there' as const }],
    capturedAt: new Date(),
  }
  await assert.rejects(
    as('programme-manager', tx => takeRegister(tx, register, { by: worker, inSchool: false })),
  )
  const arrival = await arrives('seen', [['child', ben]])
  await assert.rejects(
    as('school-lead', tx => sawChildren(tx, [{ ...tap, childId: ben }], { by: worker, inSchool: false })),
  )
  await run('restrict', { place: place.id, child: ben, person: whoIs('safeguarding-lead').id })
  const page = await (await ask('/support/arrivals')).text()
  assert.match(page, /1 whom you may not see/)
  assert.doesNotMatch(page, /Put on the record/)
  assert.equal((await ask(`/support/arrivals/${arrival}`, 'do=put')).status, 422)
})

async function arrives(kind: string, fields: string[][]): Promise<string> {
  const header = {
    id: newId(),
    kind,
    savedAt: new Date().toISOString(),
    sequence: ++sequence,
    device,
    key: key.id,
  }
  await receive({ database, key, kinds }, [
    await client.seal(key.publicKey, header, { grant: grant.token, fields }),
  ])
  const found = (await as('programme-manager', inbox)).find(each => each.item_id === header.id)
  assert.ok(found, 'it waits in the inbox')
  return found.id
}

async function ask(path: string, body?: string): Promise<Response> {
  return await site.request(`http://localhost:3000${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      cookie: `kith=${manager.token}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    ...(body !== undefined && { body }),
  })
}
