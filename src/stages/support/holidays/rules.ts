// The rules of holidays (rules/holidays.md): when the next one is, when its list is due, and which call is open today. Days
// are `YYYY-MM-DD`.
import { dayNumber, dayOf, daysBefore } from '#arithmetic/days.ts'

/** A stretch without school: from the first calendar day after the last school day to the day before the next one. */
export type Holiday = { from: string; to: string; openAgain: string | undefined }

/**
 * The holiday a day lies in, or the next after it. A stretch is a holiday from `least` calendar days on, so that a weekend or
 * a bank holiday is none. Where no later school day is known yet, it ends `unknown` days on, and nobody says when school opens.
 * Undefined where no school day is known at all.
 */
export function holidayFor(
  schoolDays: readonly string[],
  today: string,
  { least = 5, unknown = 44 }: { least?: number; unknown?: number } = {},
): Holiday | undefined {
  const last = schoolDays.length - 1
  for (const [n, day] of schoolDays.entries()) {
    const next = schoolDays[n + 1]
    if (next !== undefined && next <= today) continue
    const from = after(day, 1)
    if (next === undefined) {
      const to = after(day, unknown)
      return n === last && today <= to ? { from, to, openAgain: undefined } : undefined
    }
    const to = daysBefore(next, 1)
    if (dayNumber(to) - dayNumber(day) >= least) return { from, to, openAgain: next }
  }
  return undefined
}

/** The day from which a holiday's list is due. */
export function listDueFrom(holiday: Holiday, daysAhead: number): string {
  return daysBefore(holiday.from, daysAhead)
}

/**
 * Whether a call planned for a day is still to be made: the day has come, and since it (and before the next one planned)
 * nobody rang, saw or was in contact with the family.
 */
export function callIsOpen(planned: string, today: string, lastDone: string | undefined): boolean {
  return planned <= today && (lastDone === undefined || lastDone < planned)
}

/** Without a word for so many days of the calendar, counted from the day after the last one, or from the holiday's first. */
export function calendarDaysSince(lastDone: string | undefined, from: string, today: string): number {
  return Math.max(0, dayNumber(today) - (lastDone === undefined ? dayNumber(from) - 1 : dayNumber(lastDone)))
}

function after(day: string, days: number): string {
  return dayOf(dayNumber(day) + days)
}
