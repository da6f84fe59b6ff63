// A file of marks speaks for the days its calendar names: a week of a register leaves the rest of the year as it is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doWork } from '#records/access/work.ts'
import { openTestDatabase } from '#test/world.ts'
import { ANN, BEN } from './extract/folder.fixture.ts'
import { CANALSIDE, everythingHeld, setUpMillbrook, takeIn } from './import.fixture.ts'
import { daysInWords } from './receipt.ts'
import { undoImport } from './undoing/undo-import.ts'

const YEAR = {
  'pupils.csv': `upn,school,year\n${ANN},${CANALSIDE},4\n${BEN},${CANALSIDE},5\n`,
  'calendar.csv': 'date\n2026-06-29\n2026-06-30\n2026-07-01\n2026-07-02\n',
  'marks.csv': `upn,marks\n${ANN},/\\IIOO/\\\n${BEN},/\\/\\/\\/\\\n`,
}
const WEEK = {
  'calendar.csv': 'date\n2026-07-01\n2026-07-02\n2026-07-03\n',
  'marks.csv': `upn,marks\n${ANN},/\\II--\n`,
}

test('marks of some days leave the other days, are said so, and are undone to the old string', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, YEAR)
  const marks = async () => {
    const { attendance, calendars } = await everythingHeld(database)
    return attendance
      .map(({ row }) => {
        const days = calendars.find(each => each.row.id === row.calendar_id)?.row.days as string[]
        return [row.marks, row.possible, row.authorised, days.length]
      })
      .sort()
  }
  const before = await marks()
  const { receipt, importId } = await takeIn(t, database, place, WEEK)
  assert.deepEqual(await marks(), [
    ['/\\/\\/\\/\\', 8, 0, 4],
    ['/\\II/\\II--', 8, 4, 5],
  ])
  assert.equal(
    daysInWords(receipt),
    'These marks are for 3 school days, 1 to 3 July 2026; the other 2 days stay as they are.',
  )
  assert.equal((await takeIn(t, database, place, WEEK)).outcome, 'nothing-new')
  await doWork(database, { kind: 'operator', placeId: place, why: 'test' }, work =>
    work.as(tx => undoImport(tx, importId)),
  )
  assert.deepEqual(await marks(), before)
  // What spans all that is held replaces it, as ever.
  const whole = {
    'calendar.csv': 'date\n2026-06-29\n2026-07-03\n',
    'marks.csv': `upn,marks\n${ANN},/\\II\n`,
  }
  const all = await takeIn(t, database, place, whole)
  assert.equal(all.receipt.someDays, undefined)
  assert.deepEqual((await marks()).at(-1), ['/\\II', 4, 2, 2])
})
