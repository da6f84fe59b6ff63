// By when somebody who asks for a child's record must have it (rules/rights.md, run as a test): a month, the days not counted
// in which we wait to know who asks or what for, and two months more where it is complex and they were told so.

import { dayNumber, dayOf } from '#arithmetic/days.ts'

/** Days on which the clock stood still, both counted; `until` is null while it does. */
export type Pause = { from: string; until: string | null }

/** The last day for an answer, as far as is known today: each day the clock stands still moves it by one. */
export function dueOn(
  { receivedOn, extended, pauses }: { receivedOn: string; extended: boolean; pauses: readonly Pause[] },
  today: string,
): string {
  const still = new Set(pauses.flatMap(each => daysOf(each.from, each.until ?? today)))
  return dayOf(dayNumber(monthsAfter(receivedOn, extended ? 3 : 1)) + still.size)
}

/** The same day of a later month, or that month's last where it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const count = year * 12 + month - 1 + months
  const first = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`
  const next = count + 1
  const after = `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}-01`
  return dayOf(Math.min(dayNumber(first) + date - 1, dayNumber(after) - 1))
}

function daysOf(from: string, until: string): number[] {
  const [first, last] = [dayNumber(from), dayNumber(until)]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n)
}
