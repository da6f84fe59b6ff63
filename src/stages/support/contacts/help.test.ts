// Practical help on a real database: once, in one's own name, with a child who takes part, and back again.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { openSmallPlace } from './contacts.fixture.ts'
import { dueBack, findHelp, giveHelp, type Help, helpCameBack, helpOfChild, takeBackHelp } from './help.ts'

const small = await openSmallPlace()
after(() => small.close())
const { as, run, place } = small
const [mine, theirs, gone] = place.children as [string, string, string]
const span = { from: '2026-07-01', to: '2026-07-31' }
const laptop = (more: Partial<Help> = {}): Help => ({
  id: newId(),
  childId: mine,
  kind: 'laptop',
  worthPence: 25_000,
  fromWhom: 'the hardship fund',
  givenOrLent: 'lent',
  givenOn: '2026-07-01',
  dueBackOn: '2026-07-17',
  ...more,
})
const give = (help: Help, role: Parameters<typeof as>[0] = 'link-worker') =>
  as(role, tx => giveHelp(tx, help))

test('help is written once, and read by whoever reads the plan', async () => {
  const help = laptop()
  assert.equal(await give(help), 'made')
  assert.equal(await give(help), 'known')
  for (const role of ['link-worker', 'programme-manager', 'place-director'] as const)
    assert.equal((await as(role, tx => helpOfChild(tx, mine, span))).length, 1, role)
  for (const role of ['payer', 'evaluator', 'administrator'] as const)
    assert.deepEqual(await as(role, tx => helpOfChild(tx, mine, span)), [], role)
})

test('help is given to those who take part, by those who write their plan', async () => {
  assert.equal(await give(laptop({ childId: theirs })), 'refused')
  assert.equal(await give(laptop({ childId: theirs }), 'programme-manager'), 'made')
  await assert.rejects(give(laptop(), 'place-director'), { code: '42501' })
  await run('endEnrolment', { child: gone, on_day: '2026-07-10' })
  assert.equal(await give(laptop({ childId: gone })), 'refused')
})

test('what was lent waits until it is back, and a mistake is taken back by its writer', async () => {
  const help = laptop()
  await give(help)
  const due = () => as('link-worker', async tx => (await dueBack(tx, '2026-07-17')).map(each => each.id))
  assert.ok((await due()).includes(help.id))
  assert.equal(await as('link-worker', tx => helpCameBack(tx, help.id, '2026-07-16')), mine)
  assert.ok(!(await due()).includes(help.id))
  assert.equal(await as('programme-manager', tx => takeBackHelp(tx, help.id)), undefined)
  assert.equal(await as('link-worker', tx => takeBackHelp(tx, help.id)), mine)
  assert.equal((await as('link-worker', tx => findHelp(tx, help.id)))?.withdrawn, true)
})
