import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { categoryOf } from '#arithmetic/attendance/codes.ts'
import { splitMarks } from '#arithmetic/attendance/marks.ts'
import { ANN, BEN, CALENDAR, CAT, PUPILS, readAll } from './folder.fixture.ts'
import { countMarks, PackedMarks } from './packed-marks.ts'
import { Problems } from './problems.ts'

test('more marks than two a day are a problem and cut, with a two-character code as one mark', async t => {
  const { rows, problems, at } = await readAll(t, {
    'calendar.csv': CALENDAR,
    'pupils.csv': PUPILS,
    'marks.csv': `upn,marks\n${ANN},C2C2Y4J1/\\/\\L\n${BEN},C2C2Y4J1/\\\n`,
  })
  assert.deepEqual(
    rows.marks.map(row => row.marks),
    ['C2C2Y4J1/\\', 'C2C2Y4J1/\\'],
  )
  assert.deepEqual(at, ['marks.csv:2 refused-value marks'])
  assert.match(problems[0]!.problem, /more marks than two a day of the calendar: the last 3 are cut/)
})

test('fewer marks leave the later days unmarked, which is no problem', async t => {
  const { problems, rows } = await readAll(t, {
    'calendar.csv': CALENDAR,
    'pupils.csv': PUPILS,
    'marks.csv': `upn,marks\n${ANN},/\n${BEN},----#\n`,
  })
  assert.deepEqual(problems, [])
  assert.equal(rows.marks.length, 2)
})

test('unknown codes keep their place and are reported together: code, how many, where first', async t => {
  const { rows, problems } = await readAll(t, {
    'calendar.csv': CALENDAR,
    'pupils.csv': PUPILS,
    'marks.csv': `upn,marks\n${ANN},/\\//\n${BEN},%%I01/%\n${CAT},%😀//\n`,
  })
  assert.deepEqual(
    rows.marks.map(row => row.marks),
    ['/\\//', '%%I01/%', '%😀//'],
  )
  assert.deepEqual(
    problems.map(({ kind, line, problem }) => [kind, line, problem.split('. ')[0]]),
    [
      ['refused-value', 3, 'The attendance code "%" is not known on its day: 4 marks in 2 rows, here first'],
      ['refused-value', 3, 'The attendance code "I01" is not known on its day: 1 mark in 1 row, here first'],
      ['refused-value', 4, 'The attendance code "😀" is not known on its day: 1 mark in 1 row, here first'],
    ],
  )
})

test('a code is known or not on its day: H was a code until 18 August 2024', async t => {
  const { problems } = await readAll(t, {
    'calendar.csv': 'date\n2024-07-19\n2024-09-02\n',
    'pupils.csv': PUPILS,
    'marks.csv': `upn,marks\n${ANN},HH/\\\n${BEN},//H\\\n`,
  })
  assert.deepEqual(
    problems.map(({ line }) => line),
    [3],
  )
})

test('blank marks refuse the row', async t => {
  const { at } = await readAll(
    t,
    { 'calendar.csv': CALENDAR, 'pupils.csv': PUPILS, 'marks.csv': `upn,marks\n${ANN},\n` },
    { badRows: 100 },
  )
  assert.deepEqual(at, ['marks.csv:2 refused-row marks'])
})

test('the published mark strings are cut where their marks end', () => {
  const { cases } = JSON.parse(readFileSync('test/vectors/mark_strings.json', 'utf8')) as {
    cases: { id: string; input: string; expected: string[] }[]
  }
  for (const { id, input, expected } of cases) {
    assert.equal(countMarks(input), expected.length, id)
    for (let days = 0; days < 6; days++) {
      const kept = keptOf(packed(days), input)
      assert.equal(kept, expected.slice(0, days * 2).join(''), `${id}, ${days} days`)
    }
  }
})

test('agrees with the arithmetic on any string: where marks end, and which are unknown', () => {
  const unit = fc.constantFrom('/', '\\', 'C', 'J', 'Y', 'H', '1', '2', '-', '%', 'é', '😀', ' ')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), fc.integer({ min: 0, max: 8 }), (text, days) => {
      const marks = packed(days)
      const expected = splitMarks(text).slice(0, days * 2)
      assert.equal(keptOf(marks, text), expected.join(''))
      const problems = new Problems('marks.csv')
      marks.report(problems)
      const unknown = new Set(expected.filter((code, n) => categoryOf(code, DAYS[n >> 1]!) === null))
      assert.equal(problems.list().length, unknown.size)
    }),
    { numRuns: 3000 },
  )
})

const DAYS = [
  '2024-07-17',
  '2024-07-18',
  '2024-07-19',
  '2024-09-02',
  '2024-09-03',
  '2024-09-04',
  '2024-09-05',
  '2024-09-06',
]

function keptOf(marks: PackedMarks, text: string): string {
  const bytes = Buffer.from(`before${text}after`)
  const end = bytes.length - 5
  return bytes.toString('utf8', 6, marks.check(bytes, 6, end, 2))
}

function packed(days: number): PackedMarks {
  return new PackedMarks(DAYS.slice(0, days))
}
