// Reads rules/reviews.md and runs its table.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { readTables } from '#test/worked-tables.ts'
import { nextDue, proposedDay, spansOf } from './rules.ts'

const [worked] = readTables(readFileSync(new URL('../../../../rules/reviews.md', import.meta.url), 'utf8'))
const TERMS = [
  { academic_year: 2025, name: 'Autumn 1', starts_on: '2025-09-02', ends_on: '2025-10-24' },
  { academic_year: 2025, name: 'Autumn 2', starts_on: '2025-11-03', ends_on: '2025-12-19' },
  { academic_year: 2025, name: 'Spring 1', starts_on: '2026-01-05', ends_on: '2026-02-13' },
  { academic_year: 2025, name: 'Spring 2', starts_on: '2026-02-23', ends_on: '2026-03-27' },
  { academic_year: 2025, name: 'Summer 1', starts_on: '2026-04-13', ends_on: '2026-05-22' },
  { academic_year: 2025, name: 'Summer 2', starts_on: '2026-06-01', ends_on: '2026-07-21' },
]
const OPEN = [
  ['2025-12-01', '2025-12-18'],
  ['2026-01-05', '2026-01-16'],
  ['2026-03-16', '2026-03-27'],
  ['2026-04-13', '2026-04-24'],
  ['2026-07-13', '2026-07-21'],
].flatMap(([from, to]) => weekdays(from!, to!))
const RULES = { withinSchoolDays: 5, planWithinDays: 42 }
const spans = spansOf(TERMS, 'termly')
const next = (beganOn: string, lastHeld: string | null, today: string) =>
  nextDue({ beganOn, lastHeld, today }, spans, OPEN, RULES)

test('a review is due, and late by school days, as the page says', () => {
  assert.equal(worked?.length, 12)
  for (const row of worked!) {
    const last = row['last review']!
    const due = next(row['began on']!, last === 'none' ? null : last, row.today!)
    assert.deepEqual(
      due,
      {
        opens: row['held from'],
        due: row.to,
        state: row.state,
        overdue: Number(row['school days overdue']),
      },
      JSON.stringify(row),
    )
  }
})

test('half-terms are joined to terms, or left as they are', () => {
  assert.deepEqual(spans, [
    { from: '2025-09-02', to: '2025-12-19' },
    { from: '2026-01-05', to: '2026-03-27' },
    { from: '2026-04-13', to: '2026-07-21' },
  ])
  assert.equal(spansOf(TERMS, 'half-termly').length, 6)
})

test('where the calendar ends, nothing is said to be due', () => {
  assert.equal(next('2025-09-15', '2026-07-17', '2026-07-17'), undefined)
})

test('a day is proposed within the last days of the term, and never one that has passed', () => {
  const day = (lastHeld: string | null, today: string) =>
    proposedDay(next('2025-09-15', lastHeld, today)!, OPEN, today)
  assert.equal(day('2025-12-15', '2025-12-15'), '2026-03-25')
  assert.equal(day(null, '2025-12-17'), '2025-12-18')
  assert.equal(day(null, '2026-01-07'), '2026-01-08', 'late: the next day the school is open')
})

function weekdays(from: string, to: string): string[] {
  const days: string[] = []
  for (let at = dayNumber(from); at <= dayNumber(to); at++) if ((at + 3) % 7 < 5) days.push(dayOf(at))
  return days
}
