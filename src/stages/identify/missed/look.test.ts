// Up to which day a school's marks go, and since when "ten school days" are counted: by the days on which the school was
// open, whatever part of its register came in last.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { addCastPeople } from '#demo/cast-into-place.ts'
import { tellFamilies } from '#demo/tell-families.ts'
import { CANALSIDE, setUpMillbrook, takeIn } from '#intake/import.fixture.ts'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { doWork } from '#records/access/work.ts'
import { findChildByUpn } from '#records/children/children.ts'
import type { Mentions } from '#records/children/contributions.ts'
import { openTestDatabase } from '#test/world.ts'
import { askForScreen, runScreen } from '../screens/screens.ts'
import { lookForMissed } from './look.ts'
import { describeChild, looks, stillMissed } from './missed.ts'

const ANN = 'A359000025001'
const BEN = 'P304000024999'
const database = await openTestDatabase()
const placeId = await setUpMillbrook(database)
const asOperator = <T>(task: (tx: Tx) => Promise<T>) =>
  doWork(database, { kind: 'operator', placeId, why: 'a test' }, work => work.as(task))

before(async () => {
  await asOperator(async tx => {
    await addCastPeople(tx, placeId)
    await tellFamilies(tx, '2026-07-17')
  })
})

test('training days of the school are none of the ten days in which somebody spoke of a child', async t => {
  const days = weekdays('2026-06-01', '2026-07-03')
  await takeIn(t, database, placeId, {
    'calendar.csv': list(['date', ...days]),
    'pupils.csv': list([
      'upn,school,year,surname,forename',
      `${ANN},${CANALSIDE},4,Quill,Ann`,
      `${BEN},${CANALSIDE},5,Reed,Ben`,
    ]),
    // The school's own training day is the 26th of June.
    'marks.csv': list([
      'upn,marks',
      ...[ANN, BEN].map(
        upn =>
          `${upn},${days.map(day => (day === '2026-06-26' ? '##' : day >= '2026-07-02' ? 'II' : '/\\')).join('')}`,
      ),
    ]),
  })
  await asOperator(async tx => {
    const id = newId()
    await askForScreen(tx, id)
    await runScreen(tx, id)
  })
  await asOperator(lookForMissed)
  assert.equal(await quietFrom(ANN), '2026-06-19')
  assert.deepEqual(await missedIf('2026-06-18'), [ANN, BEN])
  assert.deepEqual(await missedIf('2026-06-19'), [])
})

test('a week of one year group alone is the week of the whole school', async t => {
  const days = weekdays('2026-07-06', '2026-07-17')
  await takeIn(t, database, placeId, {
    'calendar.csv': list(['date', ...days]),
    'marks.csv': list(['upn,marks', `${ANN},${'/\\'.repeat(days.length - 2)}NNNN`]),
  })
  await asOperator(lookForMissed)
  const [look] = (await asOperator(looks)).filter(each => each.children > 0)
  assert.equal(look?.marks_end, '2026-07-17')
  assert.equal(await quietFrom(ANN), '2026-07-06', 'of which no other child has a mark')
  // Ben was ill at the beginning of July: that is no longer the last week, whoever's marks ended it.
  assert.deepEqual(await missedIf('2026-07-03'), [ANN])
  assert.deepEqual(await missedIf('2026-07-06'), [])
})

function weekdays(from: string, to: string): string[] {
  const all: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const day = new Date(at)
    if (day.getUTCDay() % 6 !== 0) all.push(day.toISOString().slice(0, 10))
  }
  return all
}

function list(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}

async function quietFrom(upn: string): Promise<string | null | undefined> {
  return await asOperator(async tx => {
    const child = await describeChild(tx, [], (await findChildByUpn(tx, upn))!)
    return child?.things[0]?.quiet_from
  })
}

/** Who is still missed where everybody was last spoken of on this day. */
async function missedIf(lastSpokenOf: string): Promise<string[]> {
  const spoken: Mentions = async (_, children) =>
    children.map(child_id => ({ child_id, on_day: lastSpokenOf }))
  return await asOperator(async tx => {
    const missed = new Set((await stillMissed(tx, [spoken])).map(each => each.childId))
    const found = []
    for (const upn of [ANN, BEN]) if (missed.has((await findChildByUpn(tx, upn))!)) found.push(upn)
    return found
  })
}
