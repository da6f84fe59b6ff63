import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ANN, BEN, CALENDAR, CAT, DAN, PUPILS, readAll } from './folder.fixture.ts'

test('a doubled header name refuses the file', async t => {
  const { at, usable, because } = await readAll(t, {
    'pupils.csv': PUPILS,
    'concerns.csv': 'upn,date,kind,Kind\n',
  })
  assert.deepEqual(at, ['concerns.csv:1 refused-file null'])
  assert.equal(usable, false)
  assert.match(because[0]!, /^concerns\.csv: The header names the column "kind" twice/)
})

test('an unclosed quote refuses the file, though its first rows were read', async t => {
  const { at, usable, rows } = await readAll(t, {
    'pupils.csv': PUPILS,
    'concerns.csv': `upn,date,kind,said_by\n${ANN},2026-01-05,other,tutor\n${BEN},2026-01-05,other,"tutor\n`,
  })
  assert.deepEqual(at, ['concerns.csv:3 refused-file null'])
  assert.deepEqual([usable, rows.concerns.length], [false, 1])
})

test('marks.csv without a calendar.csv is refused, unless the days are known already', async t => {
  const files = { 'pupils.csv': PUPILS, 'marks.csv': `upn,marks\n${ANN},/\\\n` }
  const without = await readAll(t, files)
  assert.deepEqual(without.at, ['marks.csv:null refused-file null'])
  assert.deepEqual([without.usable, without.rows.marks.length], [false, 0])
  const known = await readAll(t, files, { knownDays: ['2025-09-01'] })
  assert.deepEqual([known.usable, known.rows.marks.length], [true, 1])
})

test('a required column that is missing, and an empty file, are refused', async t => {
  const { because } = await readAll(t, { 'pupils.csv': 'upn,name\n', 'sdq.csv': '' })
  assert.match(because[0]!, /pupils\.csv: The file has no column "school", "year"/)
  assert.match(because[1]!, /sdq\.csv: The file is empty/)
})

test('more than 5 refused rows in 100 stop the run; exactly 5 do not; badRows raises it', async t => {
  const rows = (bad: number) =>
    `upn,date,kind\n${Array.from({ length: 100 }, (_, n) => `${ANN},2026-01-05,${n < bad ? 'odd' : 'other'}\n`).join('')}`
  const five = await readAll(t, { 'pupils.csv': PUPILS, 'concerns.csv': rows(5) })
  assert.equal(five.usable, true)
  const six = await readAll(t, { 'pupils.csv': PUPILS, 'concerns.csv': rows(6) })
  assert.equal(six.usable, false)
  assert.match(six.because[0]!, /concerns\.csv: 6 of 100 rows were refused, more than 5 in 100/)
  assert.equal(
    (await readAll(t, { 'pupils.csv': PUPILS, 'concerns.csv': rows(6) }, { badRows: 20 })).usable,
    true,
  )
})

test('rows about strangers are counted, not named, and do not soften the share of refused rows', async t => {
  const strangers = `${DAN},never,mind\n`.repeat(100)
  const good = `${ANN},2026-01-05,other\n`.repeat(9)
  const { counts, usable, at } = await readAll(t, {
    'pupils.csv': PUPILS,
    'concerns.csv': `upn,date,kind\n${strangers}${good}${ANN},2026-01-05,odd\n`,
  })
  assert.deepEqual(counts.concerns, { rows: 110, accepted: 9, refused: 1, strangers: 100, objecting: 0 })
  assert.deepEqual([usable, at], [false, ['concerns.csv:111 refused-row kind']])
})

test('a pupil whose row was refused is a stranger to the other files', async t => {
  const { counts } = await readAll(
    t,
    {
      'pupils.csv': `upn,school,year\n${ANN},1,7\n`,
      'concerns.csv': `upn,date,kind\n${ANN},2026-01-05,other\n`,
    },
    { badRows: 100 },
  )
  assert.equal(counts.concerns?.strangers, 1)
})

test('a family that objects in any row is left out of everything, never named, and counted', async t => {
  const { rows, problems, objections, counts, extract, usable } = await readAll(t, {
    'calendar.csv': CALENDAR,
    'pupils.csv':
      `upn,school,year,objects\n${ANN},100001,7,N\n${BEN},bad,bad,Y\n${CAT},100002,R,\n` +
      `${ANN.toLowerCase()},100001,7, Y\n${DAN},100001,7,Y,too long\n`,
    'marks.csv': `upn,marks\n${ANN},???????????????\n${CAT},/\n`,
    'concerns.csv': `upn,date,kind\n${BEN},bad,bad\n${DAN},short\n`,
  })
  assert.deepEqual(problems, [])
  assert.equal(usable, true)
  assert.equal(objections, 3)
  assert.deepEqual([...extract.objecting].sort(), [ANN, BEN, DAN].sort())
  assert.deepEqual(
    rows.pupils.map(row => row.upn),
    [CAT],
  )
  assert.deepEqual(
    rows.marks.map(row => row.upn),
    [CAT],
  )
  assert.deepEqual(counts.pupils, { rows: 5, accepted: 1, refused: 0, strangers: 0, objecting: 4 })
  assert.deepEqual(rows.concerns, [])
})

test('an objection from an earlier import holds, with or without a pupils.csv', async t => {
  const asked: string[] = []
  const objectedBefore = (upn: string) => {
    asked.push(upn)
    return upn === BEN
  }
  const { rows, objections } = await readAll(t, { 'pupils.csv': PUPILS }, { objectedBefore })
  assert.deepEqual(
    rows.pupils.map(row => row.upn),
    [ANN, CAT],
  )
  assert.deepEqual([objections, asked], [1, [ANN, BEN, CAT]])
  const concerns = { 'concerns.csv': `upn,date,kind\n${BEN},2026-01-05,other\n${CAT},2026-01-05,other\n` }
  const single = await readAll(t, concerns, { objectedBefore, knownPupils: new Set([BEN, CAT]) })
  assert.deepEqual(
    single.rows.concerns.map(row => row.upn),
    [CAT],
  )
  assert.equal(single.counts.concerns?.objecting, 1)
})

test('a calendar whose days are not in order is warned about and kept as it is', async t => {
  const { at, extract } = await readAll(t, {
    'pupils.csv': PUPILS,
    'calendar.csv': 'date\n2025-09-02\n2025-09-01\n',
  })
  assert.deepEqual(at, ['calendar.csv:3 warning date'])
  assert.deepEqual(extract.days, ['2025-09-02', '2025-09-01'])
})
