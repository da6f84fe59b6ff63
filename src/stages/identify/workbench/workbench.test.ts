// Against a real database: the rules in force give on the workbench what the run of the screen gave; each sees their own
// children alone; a school whose families were not told is left out; and a proposal's effect names nobody.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addCastPeople } from '#demo/cast-into-place.ts'
import { loadDemo } from '#demo/load.ts'
import type { Tx } from '#platform/database/queries.ts'
import { hashToken } from '#platform/sessions.ts'
import { doWork, placeOfSlug } from '#records/access/work.ts'
import { staff } from '#test/cast.ts'
import { startTestSession } from '#test/session.ts'
import { openTestDatabase } from '#test/world.ts'
import { latestScreen, outcomesBySchool, resultOfChild } from '../screens/screens.ts'
import { tryOnLastYear } from './last-year.ts'
import { agreeOn, findProposal, proposals, propose } from './proposals.ts'
import { comesIn, goesOut, tryOut } from './trying-out.ts'
import { bothRules, namesOf, openBench, rulesWith } from './workbench.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 2 })
const placeId = (await placeOfSlug(database, 'millbrook'))!
// Adding the cast again adds nobody, and answers who they are.
const people = await doWork(database, { kind: 'operator', placeId, why: 'test the workbench' }, work =>
  work.as(tx => addCastPeople(tx, placeId)),
)

type Cast = keyof typeof staff
const as = async <T>(who: Cast, task: (tx: Tx) => Promise<T>): Promise<T> => {
  const token = await startTestSession(database, people.get(who)!, placeId)
  return await database.asActor(hashToken(token), task)
}

const tried = (tx: Tx, changes: Record<string, string> = {}) =>
  openBench(tx, name => changes[name] ?? null).then(async bench => {
    const [inForce, now] = bothRules(bench, bench.asked.rules!)
    return { bench, inForce, now, children: await tryOut(tx, bench.schools, inForce, now) }
  })

test('the rules in force give what the run of the screen gave, child by child', async () => {
  await as('manager', async tx => {
    const screen = (await latestScreen(tx))!
    const { children } = await tried(tx)
    const counts = await outcomesBySchool(tx, screen.id)
    const inScope = counts.reduce((sum, each) => sum + each.children - each.out_of_scope, 0)
    assert.equal(children.length, inScope)
    for (const child of children.filter((_, n) => n % 7 === 0)) {
      const kept = (await resultOfChild(tx, screen.id, child.childId))!
      assert.deepEqual(
        [child.before.outcome, child.before.rank, child.before.risksMet, child.before.absent],
        [kept.outcome, kept.rank, kept.risks_met, kept.absent],
      )
    }
    assert.equal(children.filter(child => comesIn(child) || goesOut(child)).length, 0, 'nothing was changed')
  })
})

test('each tries the rules on the children they may see, and on no other', async () => {
  const seenBy = (who: Cast) =>
    as(who, async tx => {
      const { children, bench } = await tried(tx, { 'attendance-1-at_least_percent': '20' })
      const last = await tryOnLastYear(tx, bench.schools, ...bothRules(bench, bench.rules))
      const names = await namesOf(
        tx,
        children.map(child => child.childId),
      )
      return {
        ids: new Set(children.map(child => child.childId)),
        schools: new Set(children.map(child => child.pupil.school)),
        names: names.size,
        last: last?.screened ?? 0,
      }
    })
  const [manager, director, lead, council, other] = await Promise.all(
    (['manager', 'director', 'canalsideLead', 'earlyHelp', 'lockgateLead'] as const).map(seenBy),
  )
  assert.equal(manager!.schools.size, 2)
  assert.equal(manager!.names, manager!.ids.size)
  assert.ok(director!.ids.size < manager!.ids.size, 'a restricted child is there for the manager alone')
  assert.deepEqual([...lead!.schools], ['990001'])
  assert.ok([...lead!.ids].every(id => manager!.ids.has(id)))
  assert.ok(lead!.last > 0 && lead!.last < manager!.last)
  assert.deepEqual([council!.ids.size, council!.last, other!.ids.size], [0, 0, 0])
})

test('a school whose families were not told is left out, by name', async () => {
  await doWork(database, { kind: 'operator', placeId, why: 'a promise is withdrawn' }, work =>
    work.as(async tx => {
      const { bench } = await tried(tx)
      assert.equal(bench.schools.length + bench.leftOut.length, bench.schoolsInAll)
    }),
  )
})

test('a proposal keeps totals alone: no child, no small number', async () => {
  const [one] = await as('payer', proposals)
  assert.ok(one!.effect)
  const kept = JSON.stringify(one!.effect)
  const upns = await as('manager', async tx => (await tried(tx)).children)
  for (const child of upns) assert.ok(!kept.includes(child.childId) && !kept.includes(child.pupil.upn))
  for (const row of one!.effect!.totals.dimensions.flatMap(each => each.rows))
    for (const n of [row.screened, row.before, row.now, row.comeIn, row.goOut])
      assert.ok(n === null || n === 0 || n >= 5, `${row.label}: ${n}`)
})

test('a proposal counts no child whose record is restricted: laid beside what one sees, nobody is left over', async () => {
  const [one] = await as('director', proposals)
  const { children, lastYear } = await as('director', async tx => {
    const { bench, inForce, now, children } = await tried(tx)
    return { children, lastYear: await tryOnLastYear(tx, bench.schools, inForce, now) }
  })
  assert.equal(one!.effect!.totals.all.screened, children.length)
  assert.equal(one!.effect!.lastYear!.screened, lastYear!.screened)
})

test('nobody proposes or agrees beyond their duties, whatever a page would do', async () => {
  const id = '018f0000-0000-7000-8000-00000000e001'
  const proposal = (tx: Tx) =>
    openBench(tx, () => null).then(({ blueprint }) => ({
      id,
      blueprintId: blueprint.id,
      identify: rulesWith(blueprint.content, { minimum_risks: '4' }),
      because: 'Four, as places are few here.',
      personId: people.get('manager')!,
    }))
  for (const who of ['payer', 'canalsideWorker'] as const)
    await assert.rejects(as(who, async tx => propose(tx, await proposal(tx))))
  await as('canalsideLead', async tx => propose(tx, await proposal(tx)))
  const kept = (await as('canalsideLead', tx => findProposal(tx, id)))!
  assert.equal(kept.by_name, staff.canalsideLead.name, 'who made it is who was signed in')
  assert.equal(kept.effect, null)
  await assert.rejects(as('canalsideLead', tx => agreeOn(tx, kept, { name: 'Somebody Else' })))
  const agreed = await as('manager', tx => agreeOn(tx, kept, { name: staff.manager.name }))
  assert.deepEqual(agreed, { version: 2 })
  const [older] = (await as('manager', proposals)).filter(each => each.id !== id)
  const { hinders } = await as('manager', tx => agreeOn(tx, older!, { name: staff.manager.name }))
  assert.match(hinders!, /made against version 1, and version 2 is in force/)
})
