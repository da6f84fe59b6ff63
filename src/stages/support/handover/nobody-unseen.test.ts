// Whoever takes part and has no Link Worker who is there stands on somebody's Today, however it came: somebody leaves, moves or is
// away, a role ends, an account is closed, or nothing comes of somebody any more (rules/handover.md).
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { withoutWorker } from '#stages/enrol/index.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import { absentWorkers } from './absent.ts'
import { callOff, handedOver, startHandover } from './handover.ts'

const sql = readSqlFile(new URL('./nobody-unseen.fixture.sql', import.meta.url))
const { database, administrator, place, whoIs, as, mine, here, close } = await openPlaceWithCalendar()
const today = '2026-07-17'
const site = await serveSite(database, { pretend: true, now: () => new Date(`${today}T09:00:00Z`) })
after(close)
const run = (name: string, values: Record<string, string | boolean>) => administrator.run(sql, name, values)
const [worker, colleague] = [whoIs('link-worker').id, whoIs('link-worker', 1).id]
const isThere = (person: string, day: string, there = true) =>
  run('inSchool', { place: place.id, person, school: here, day, there })
await run('sinceJune', { place: place.id })
await isThere(worker, '2026-07-16')
await isThere(colleague, '2026-07-16')

/** The children of the first worker that somebody is told of, and what the manager's Today says. */
async function told(): Promise<{ children: string[]; today: string }> {
  const children = await as('programme-manager', async tx => [
    ...(await withoutWorker(tx)).map(each => each.child_id),
    ...(await handedOver(tx, { since: today })).filter(each => !each.accepted_at).map(each => each.child_id),
  ])
  const cookie = `kith=${whoIs('programme-manager').token}`
  const page = await (await fetch(`${site}/support/waiting`, { headers: { cookie } })).text()
  return {
    children: children.filter(each => mine.includes(each)).sort(),
    today: page.replace(/<[^>]+>/g, ''),
  }
}
const all = [...mine].sort()

test('with a Link Worker who is there, nobody is told of', async () => {
  assert.equal((await run('takingPart', { place: place.id })).length, 8)
  const { children, today: said } = await told()
  assert.deepEqual(children, [])
  assert.doesNotMatch(said, /no Link Worker|Nothing of/)
})

for (const why of ['leaves', 'moves', 'away'] as const)
  test(`somebody ${why}: each of theirs is told of until there is a yes`, async () => {
    const id = newId()
    await as('programme-manager', tx =>
      startHandover(tx, { id, personId: worker, why, lastDay: '2026-07-22', children: [...mine] }),
    )
    const { children, today: said } = await told()
    assert.deepEqual(children, all)
    assert.match(said, /4 children and young people are handed over, and nobody is asked to have them/)
    await as('programme-manager', tx => callOff(tx, id, 'For the test'))
  })

test('a role that ends, and an account that is closed, leave nobody unseen', async () => {
  for (const [does, back] of [
    [
      () => run('endRole', { person: worker, ended: true }),
      () => run('endRole', { person: worker, ended: false }),
    ],
    [
      () => run('closeAccount', { person: worker, closed: true }),
      () => run('closeAccount', { person: worker, closed: false }),
    ],
  ] as const) {
    await does()
    const { children, today: said } = await told()
    assert.deepEqual(children, all)
    assert.match(said, /4 children and young people take part and have no Link Worker/)
    await back()
  }
})

test('of whom nothing comes for long is told of with how many they have, until they are back or it is begun', async () => {
  const absent = async (on: string) =>
    (await as('programme-manager', tx => absentWorkers(tx, on))).map(each => [each.person_id, each.children])
  assert.deepEqual(await absent(today), [])
  await isThere(colleague, today)
  // Days on which they said that they are ill are no days in school.
  await isThere(worker, today, false)
  await administrator.run(sql, 'lastThere', { person: worker, day: '2026-06-16' })
  assert.deepEqual(await absent(today), [[worker, 4]])
  assert.match((await told()).today, /Nothing of Pretend 1 link-worker for \d+ school days: 4 children/)
  const id = newId()
  await as('programme-manager', tx =>
    startHandover(tx, { id, personId: worker, why: 'away', lastDay: today, children: [...mine] }),
  )
  assert.deepEqual(await absent(today), [], 'told of there')
  await as('programme-manager', tx => callOff(tx, id, 'Back'))
  await administrator.run(sql, 'lastThere', { person: worker, day: '2026-07-16' })
  assert.deepEqual(await absent(today), [])
})
