// Reads rules/presence.md, rules/groups.md and rules/holidays.md and runs their tables.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { doseMinutes, durationOf, plannedMinutes, type There } from '#records/groups/dose.ts'
import { readTables } from '#test/worked-tables.ts'
import { calendarDaysSince, callIsOpen, holidayFor, listDueFrom } from '../holidays/rules.ts'
import { isNotSeen, notSeenFor, presenceOf, type Stands, WHY_AWAY } from './rules.ts'

const root = new URL('../../../../', import.meta.url)
const tablesOf = (page: string) => readTables(readFileSync(new URL(`rules/${page}.md`, root), 'utf8'))
const day = (text: string | undefined) => (text === 'nobody' || text === '' ? undefined : text)
const weekdays = (from: string, to: string) => {
  const days: string[] = []
  for (let at = dayNumber(from); at <= dayNumber(to); at++) if ((at + 3) % 7 < 5) days.push(dayOf(at))
  return days
}

test('days in school are counted as the page says', () => {
  const [table] = tablesOf('presence')
  assert.equal(table?.length, 6)
  for (const row of table!) {
    const closed = row.closed!.split(', ')
    const open = weekdays('2026-07-13', '2026-07-17').filter(each => !closed.includes(each.slice(8)))
    const stands = row
      .known!.split(', ')
      .filter(Boolean)
      .map((said): Stands => {
        const [date, word] = said.split(' ') as [string, string]
        return {
          day: `2026-07-${date}`,
          there: word === 'there',
          why: WHY_AWAY.find(each => each === word) ?? null,
        }
      })
    const { present, open: of, gaps } = presenceOf(open, stands, '2026-07-17')
    assert.deepEqual(
      [present, of, [...gaps].map(([why, days]) => `${why} ${days.length}`).join(', ')],
      [Number(row['in school']), Number(row.open), row.gaps],
      row.known,
    )
  }
})

test('not seen this week is as the page says', () => {
  const [, table] = tablesOf('presence')
  assert.equal(table?.length, 11)
  const open = weekdays('2026-07-01', '2026-07-21')
  for (const row of table!) {
    const keptClose = row['kept close'] === 'yes'
    const child = { lastSeen: day(row['last seen']), beganOn: row.began!, keptClose }
    const days = notSeenFor(open, child, row.today!)
    assert.equal(days, Number(row.days), JSON.stringify(row))
    assert.equal(
      isNotSeen(days, keptClose, { notSeenSchoolDays: 5, keepCloseDays: 7 }),
      row['not seen this week'] === 'yes',
      JSON.stringify(row),
    )
  }
})

test('the dose is as the page says', () => {
  const [table] = tablesOf('groups')
  assert.equal(table?.length, 7)
  for (const row of table!) {
    const late = row['minutes late'] === '' ? null : Number(row['minutes late'])
    assert.equal(
      doseMinutes(plannedMinutes(row.from!, row.to!), row.mark as There, late),
      Number(row.dose),
      JSON.stringify(row),
    )
  }
  assert.deepEqual([0, 1, 60, 90].map(durationOf), ['0 minutes', '1 minute', '1 hour', '1 hour 30 minutes'])
})

test('the next holiday is found as the page says', () => {
  const [table] = tablesOf('holidays')
  assert.equal(table?.length, 4)
  const days = [
    ...weekdays('2026-04-13', '2026-05-22').filter(each => each !== '2026-05-04'),
    ...weekdays('2026-06-01', '2026-07-21'),
    ...weekdays('2026-09-02', '2026-10-23'),
  ]
  for (const row of table!) {
    const holiday = holidayFor(days, row.today!)!
    assert.deepEqual(
      [holiday.from, holiday.to, listDueFrom(holiday, 14)],
      [row['holiday from'], row.to, row['list due from']],
      row.today,
    )
  }
  const until = days.filter(each => each < '2026-09-01')
  assert.deepEqual(holidayFor(until, '2026-08-14'), {
    from: '2026-07-22',
    to: '2026-09-03',
    openAgain: undefined,
  })
  assert.equal(holidayFor(until, '2026-09-10'), undefined)
  assert.equal(holidayFor([], '2026-09-10'), undefined)
})

test('calls are to be made as the page says, and those kept close run on the calendar', () => {
  const [, calls, close] = tablesOf('holidays')
  assert.deepEqual([calls?.length, close?.length], [6, 5])
  for (const row of calls!)
    assert.equal(
      callIsOpen(row.planned!, row.today!, day(row['last heard of'])),
      row['to be made'] === 'yes',
      JSON.stringify(row),
    )
  for (const row of close!)
    assert.equal(
      calendarDaysSince(day(row['last heard of']), row['kept close from']!, row.today!),
      Number(row.days),
      JSON.stringify(row),
    )
})
