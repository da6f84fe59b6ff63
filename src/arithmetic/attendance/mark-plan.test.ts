import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { categoryOf } from './codes.ts'
import { countMarks, type MarkCounts, planMarks } from './mark-plan.ts'
import { splitMarks } from './marks.ts'

const AROUND_THE_CHANGE = weekdays('2024-06-03', 130)

test('two days of a plain week, a late, a part-time session and a school day off', () => {
  const plan = planMarks(['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08'], '2026-01-08')
  const { recent, ...counts } = countMarks('/\\L\\C2U##', plan)
  assert.deepEqual(recent, [])
  assert.deepEqual(counts, {
    possible: 6,
    authorised: 1,
    unauthorised: 1,
    late: 1,
    lateAfterClose: 1,
    unknown: 0,
  })
})

test('days after as_of do not count, fewer marks are unmarked, more are cut', () => {
  const days = ['2026-01-05', '2026-01-06', '2026-01-07']
  assert.equal(countMarks('/\\I\\II', planMarks(days, '2026-01-06')).possible, 4)
  assert.equal(countMarks('/\\I', planMarks(days, '2026-01-07')).possible, 3)
  assert.equal(countMarks('/\\/\\/\\IIII', planMarks(days, '2026-01-07')).authorised, 0)
  assert.equal(countMarks(null, planMarks(days, '2026-01-07')).possible, 0)
})

test('J is attending on 16 August 2024 and unknown on the 19th', () => {
  const plan = planMarks(['2024-08-16', '2024-08-19'], '2024-08-19')
  assert.equal(countMarks('JJJJ', plan).possible, 2)
  assert.equal(countMarks('J1J1J1J1', plan).authorised, 4)
})

test('a digit after the last mark of a run belongs to that run', () => {
  const plan = planMarks(['2026-01-05', '2026-01-06'], '2026-01-06', [1])
  assert.deepEqual(countMarks('/\\1/\\', plan).recent[0], {
    possible: 2,
    absent: 0,
    possibleBefore: 1,
    absentBefore: 0,
  })
})

test('the fast scan equals splitting and looking up, for any string, calendar, day and stretch', () => {
  const realistic = fc.constantFrom(
    '/\\/\\/\\/\\/\\',
    '/\\',
    '/',
    '\\',
    'I',
    'L',
    'U',
    'C',
    'C2',
    'J',
    'J1',
    'Y',
    'Y4',
  )
  const odd = fc.constantFrom(
    '#',
    '-',
    'D',
    'Z',
    'H',
    'F',
    '1',
    '22',
    'I01',
    'Y8',
    '\\3',
    '?',
    ' ',
    'é',
    '€7',
    '😀',
  )
  const marks = fc
    .array(fc.oneof({ arbitrary: realistic, weight: 6 }, { arbitrary: odd, weight: 1 }), { maxLength: 150 })
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(
      marks,
      fc.integer({ min: 0, max: 130 }),
      fc.integer({ min: 0, max: 129 }),
      fc.array(fc.integer({ min: 0, max: 140 }), { maxLength: 3 }),
      (packed, days, asOfDay, lastDays) => {
        const calendar = AROUND_THE_CHANGE.slice(0, days)
        const asOf = AROUND_THE_CHANGE[asOfDay]!
        const plan = planMarks(calendar, asOf, lastDays)
        const expected = countSlowly(packed, calendar, asOf, lastDays)
        assert.deepEqual(countMarks(packed, plan), expected)
        assert.deepEqual(countMarks(new TextEncoder().encode(packed), plan), expected)
      },
    ),
    { numRuns: 2000 },
  )
})

function countSlowly(packed: string, calendar: string[], asOf: string, lastDays: number[]): MarkCounts {
  const days = calendar.filter(day => day <= asOf)
  const counts = { possible: 0, authorised: 0, unauthorised: 0, late: 0, lateAfterClose: 0, unknown: 0 }
  const recent = lastDays.map(() => ({ possible: 0, absent: 0, possibleBefore: 0, absentBefore: 0 }))
  for (const [i, code] of splitMarks(packed)
    .slice(0, days.length * 2)
    .entries()) {
    const day = Math.floor(i / 2)
    const category = categoryOf(code, days[day]!)
    const absent = category === 'authorised' || category === 'unauthorised'
    const possible = absent || category === 'present' || category === 'approved'
    counts.possible += Number(possible)
    counts.authorised += Number(category === 'authorised')
    counts.unauthorised += Number(category === 'unauthorised')
    counts.late += Number(code === 'L')
    counts.lateAfterClose += Number(code === 'U')
    counts.unknown += Number(category === null)
    for (const [w, window] of recent.entries()) {
      const isRecent = day >= days.length - lastDays[w]!
      window[isRecent ? 'possible' : 'possibleBefore'] += Number(possible)
      window[isRecent ? 'absent' : 'absentBefore'] += Number(absent)
    }
  }
  return { ...counts, recent }
}

function weekdays(from: string, howMany: number): string[] {
  const days: string[] = []
  for (let at = Date.parse(from); days.length < howMany; at += 86_400_000) {
    const day = new Date(at)
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10))
  }
  return days
}
