// A goal about the family's own people waits from the first term, in one line for all, until there is one or it is left for later.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import type { Visit } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { fixtureSql } from '../contacts/contacts.fixture.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import { addGoal, endGoal, endNotNow, type GoalEnd, sayNotNow, type Whose } from './goals.ts'
import { goalsColumn, planWaits } from './happened.ts'
import { OWN_PEOPLE, OWN_PEOPLE_FLAG } from './own-people.html.ts'
import { startPlans } from './plans.ts'

const today = '2026-07-17'
const { as, mine, administrator, place, whoIs, close } = await openPlaceWithCalendar()
after(() => close())
const [child = ''] = mine
const worker = <T>(task: (tx: Tx) => Promise<T>) => as('link-worker', task)
const planId = newId()
await worker(tx => startPlans(tx, [{ id: planId, childId: child, beganOn: '2026-06-01' }]))

test('it waits while no goal is about their own people, and never twice', async () => {
  assert.equal(await waits(), 'nothing', 'a plan without any goal is only begun')
  await agrees('child')
  assert.equal(await waits(), 'waits')
  const left = { planId, area: OWN_PEOPLE }
  await worker(tx => sayNotNow(tx, [{ ...left, id: newId(), saidOn: today }]))
  assert.equal(await waits(), 'nothing', 'not now')
  await worker(tx => endNotNow(tx, child, { ...left, onDay: today }))
  assert.equal(await waits(), 'waits', 'taken up again')
  const first = await agrees('network')
  assert.equal(await waits(), 'nothing')
  await ends(first, 'changed')
  assert.equal(await waits(), 'waits', 'another is wanted')
  await ends(await agrees('network'), 'reached')
  assert.equal(await waits(), 'nothing', 'reached')
})

test('nothing waits of a child who is kept from their Link Worker', async () => {
  const asked = () => worker(tx => planWaits({ tx, actor: tx.actor } as Visit, '2026-12-01'))
  const before = await asked()
  const kept = { place: place.id, child: mine[1]!, person: whoIs('link-worker').id }
  await administrator.run(fixtureSql, 'exclude', kept)
  const told = (lines: typeof before) =>
    lines.map(each => String(each.text)).find(text => /have no plan yet/.test(text))
  assert.match(told(before) ?? '', /^3 children/)
  assert.match(told(await asked()) ?? '', /^2 children/)
})

/** As Today and the caseload say it, which say the same. */
async function waits(): Promise<'waits' | 'nothing'> {
  const lines = await worker(tx => planWaits({ tx, actor: tx.actor } as Visit, today))
  const line = lines.find(each => /not now is one tap/.test(each.why))
  const cells = await worker(tx => goalsColumn.cells(tx, [child], today))
  assert.equal(cells.get(child)?.flag === OWN_PEOPLE_FLAG, line !== undefined)
  if (line) assert.equal(line.href, `/support/children/${child}/plan#goals`)
  return line ? 'waits' : 'nothing'
}

async function agrees(whose: Whose): Promise<string> {
  const id = newId()
  const measure = whose === 'network' ? 'doing' : 'faces'
  await worker(tx => addGoal(tx, { id, planId, whose, measure, beganOn: today }))
  return id
}

function ends(id: string, how: GoalEnd): Promise<boolean> {
  return worker(tx => endGoal(tx, child, { id, onDay: today, how, words: null }))
}
