// Two who match the same child at once, each by the page: nobody is matched over somebody whom the other never saw.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { openWorld } from '#stages/identify/cohort/cohort.fixture.ts'
import { staff, now as stillMoment } from '#test/cast.ts'
import { siteOf } from '#test/world.ts'
import { recordAgreement, SUPPORT } from '../agreements/agreements.ts'
import { linkWorkers, matchesOf } from './matching.ts'

const world = await openWorld(1)
after(() => world.close())
const as = <T>(task: (tx: Tx) => Promise<T>) => world.as('manager', task)
const now = () => new Date(stillMoment)
const today = stillMoment.slice(0, 10)
const danny = world.people.get(staff.canalsideWorker.name)!
const other = (await as(linkWorkers)).find(each => each.id !== danny)!
const sql = readSqlFile(new URL('./match.test.sql', import.meta.url))
const [row] = await world.administrator.run(sql, 'findSomebody', { school: world.school('990001').id })
const child = String(row!.child_id)
for (const who of ['family', 'child'] as const)
  await as(tx =>
    recordAgreement(tx, {
      id: newId(),
      childId: child,
      purpose: SUPPORT,
      who,
      answer: 'yes',
      saidBy: who === 'child' ? 'child' : 'parent',
      saidHow: 'phone',
      saidOn: today,
      wording: 'offer',
      language: 'en',
    }),
  )

test('who chose somebody on a page from before anybody was matched is told who it is now', async () => {
  const form = { id: newId(), instead: '', cohort: 'Autumn' }
  assert.equal((await match({ ...form, person: danny })).status, 303)
  assert.equal((await match({ ...form, person: danny })).status, 303, 'the same again')
  const late = await match({ ...form, id: newId(), person: other.id })
  assert.equal(late.status, 422)
  assert.match(late.text, /Danny Whittle was matched while you chose/)
  assert.deepEqual(await whoHas(), [danny])
  const instead = /name="instead" value="([^"]*)"/.exec(late.text)?.[1]
  assert.equal(instead, danny)
  const changed = await match({ ...form, id: newId(), instead: instead!, person: other.id })
  assert.equal(changed.status, 303)
  assert.deepEqual(await whoHas(), [other.id])
})

const whoHas = async () =>
  (await as(tx => matchesOf(tx, child))).filter(each => each.ended_at === null).map(each => each.person_id)

async function match(fields: Record<string, string>): Promise<{ status: number; text: string }> {
  const [year, month, day] = today.split('-') as [string, string, string]
  const answer = await siteOf(world.database, { now }).request(
    `http://localhost:3000/enrol/children/${child}/match`,
    {
      method: 'POST',
      headers: {
        cookie: `kith=${await world.tokenOf('manager')}`,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ ...fields, 'began-day': day, 'began-month': month, 'began-year': year }),
    },
  )
  return { status: answer.status, text: await answer.text() }
}
