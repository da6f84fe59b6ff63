// The reader's day: its lines in time order, what waits by what matters, and whom nobody has seen for too long. Rules with
// their worked tables: rules/today.md. What stands in them comes from the other parts (records/children/happenings.ts).
import type { DayLine, WaitingLine } from '#records/children/happenings.ts'

/** So many are shown on Today; the others one tap away. More than a handful is a list nobody begins. */
export const WAITING_SHOWN = 7

/** What is for the whole day first, then by the clock; two at one time as the parts told them. */
export function inTimeOrder(lines: readonly DayLine[]): DayLine[] {
  return lines.toSorted((a, b) => compare(a.at ?? '', b.at ?? ''))
}

/** More points first, then the earlier day; what has no day comes last among its like. */
export function byWhatMatters(lines: readonly WaitingLine[]): WaitingLine[] {
  return lines.toSorted((a, b) => b.points - a.points || compare(a.due ?? '9999', b.due ?? '9999'))
}

/** The first of a list, and how many more there are. */
export function firstOf<T>(lines: readonly T[], atMost: number): { shown: T[]; more: number } {
  return { shown: lines.slice(0, atMost), more: Math.max(0, lines.length - atMost) }
}

/**
 * Whether a child was neither seen nor spoken with on any of the last `days` days that their school was open, today counted.
 * @param openDays of the school, in order. With fewer days than that known, nobody is said to be unseen for so long.
 * @param lastOn the last day somebody saw them or was in contact; where nobody ever was, the days run from `beganOn`.
 */
export function isUnseenFor(
  openDays: readonly string[],
  { lastOn, beganOn }: { lastOn: string | undefined; beganOn: string },
  days: number,
): boolean {
  const first = openDays.at(-days)
  if (first === undefined) return false
  return lastOn === undefined ? beganOn <= first : lastOn < first
}

/** On how many school days after the last marks a school was open, today counted. */
export function schoolDaysSince(openDays: readonly string[], endOn: string): number {
  return openDays.filter(day => day > endOn).length
}

/** After so many school days marks are said to be old. */
const OLD_AFTER_SCHOOL_DAYS = 2

/** Whether marks that end on this day are old on the last of these open days. */
export function isOld(openDays: readonly string[], endOn: string): boolean {
  return schoolDaysSince(openDays, endOn) > OLD_AFTER_SCHOOL_DAYS
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
