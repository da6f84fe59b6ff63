// What somebody should know of a child's attendance now: days missed lately, and attendance that began to fall.
// Rule: written in rules/missed.md. Sessions count as everywhere (codes.ts); falling is the screen's own rule, asked of each
// day backwards to find the day on which it began.

import { categoryOf } from './codes.ts'
import { splitMarks } from './marks.ts'

export type LatelyRules = {
  /** So many days' worth of sessions missed, two a day, in the last school days. */
  daysMissed: { atLeast: number; ofSchoolDays: number }
  falling: { by_percent: number; last_days: number; minimum_sessions: number }
}

export type DaysMissed = {
  /** The first and the last day on which a session was missed. */
  since: string
  latest: string
  absent: number
  authorised: number
  /** Sessions of an agreed part-time timetable (`C2`), within the authorised ones. */
  partTime: number
  possible: number
  ofSchoolDays: number
}

export type Falling = {
  /** The first day of those, up to now, on each of which the rule was met. */
  since: string
  absent: number
  possible: number
  absentBefore: number
  possibleBefore: number
  lastDays: number
}

/** Sessions of each day of a calendar: how many were possible and missed. */
export type DayCounts = {
  possible: Int32Array
  absent: Int32Array
  authorised: Int32Array
  partTime: Int32Array
}

/** Counts packed marks day by day. Marks beyond the calendar are not read. */
export function countDays(marks: string | null, calendar: readonly string[]): DayCounts {
  const counts = {
    possible: new Int32Array(calendar.length),
    absent: new Int32Array(calendar.length),
    authorised: new Int32Array(calendar.length),
    partTime: new Int32Array(calendar.length),
  }
  const codes = marks === null ? [] : splitMarks(marks)
  const sessions = Math.min(codes.length, 2 * calendar.length)
  for (let n = 0; n < sessions; n++) {
    const day = n >> 1
    const code = codes[n]!
    const category = categoryOf(code, calendar[day]!)
    const isAbsent = category === 'authorised' || category === 'unauthorised'
    if (isAbsent || category === 'present' || category === 'approved') counts.possible[day]!++
    if (!isAbsent) continue
    counts.absent[day]!++
    if (category === 'authorised') counts.authorised[day]!++
    if (code === 'C2') counts.partTime[day]!++
  }
  return counts
}

/** The last day with a possible session among these children, as a position in the calendar; -1 where there is none. */
export function lastDayMarked(children: Iterable<DayCounts>): number {
  let last = -1
  for (const { possible } of children) {
    for (let day = possible.length - 1; day > last; day--) if (possible[day]! > 0) last = day
  }
  return last
}

/** Two days' worth of sessions missed (or as many as the rule says) in the last school days up to `last`; else null. */
export function daysMissed(
  counts: DayCounts,
  calendar: readonly string[],
  last: number,
  { atLeast, ofSchoolDays }: LatelyRules['daysMissed'],
): DaysMissed | null {
  const first = Math.max(0, last - ofSchoolDays + 1)
  const missed: number[] = []
  const sums = { absent: 0, authorised: 0, partTime: 0, possible: 0 }
  for (let day = first; day <= last; day++) {
    if (counts.absent[day]! > 0) missed.push(day)
    sums.absent += counts.absent[day]!
    sums.authorised += counts.authorised[day]!
    sums.partTime += counts.partTime[day]!
    sums.possible += counts.possible[day]!
  }
  if (missed.length === 0 || sums.absent < SESSIONS_A_DAY * atLeast) return null
  return { since: calendar[missed[0]!]!, latest: calendar[missed.at(-1)!]!, ...sums, ofSchoolDays }
}

/** Attendance that is falling on the day `last` by the screen's rule, and since when; else null. */
export function falling(
  counts: DayCounts,
  calendar: readonly string[],
  last: number,
  rule: LatelyRules['falling'],
): Falling | null {
  const possible = summed(counts.possible)
  const absent = summed(counts.absent)
  const at = (end: number) => {
    const cut = Math.max(0, end + 1 - rule.last_days)
    return {
      absent: absent[end + 1]! - absent[cut]!,
      possible: possible[end + 1]! - possible[cut]!,
      absentBefore: absent[cut]!,
      possibleBefore: possible[cut]!,
    }
  }
  if (last < 0 || !isFalling(at(last), rule)) return null
  let first = last
  while (first > 0 && isFalling(at(first - 1), rule)) first--
  return { since: calendar[first]!, ...at(last), lastDays: rule.last_days }
}

const SESSIONS_A_DAY = 2

type Compared = { absent: number; possible: number; absentBefore: number; possibleBefore: number }

// In whole numbers, as the screen compares: never a rounded rate.
function isFalling(
  { absent, possible, absentBefore, possibleBefore }: Compared,
  rule: LatelyRules['falling'],
): boolean {
  const floor = Math.max(1, rule.minimum_sessions)
  if (possible < floor || possibleBefore < floor) return false
  const rise = absent * possibleBefore - absentBefore * possible
  return 10_000 * rise >= Math.round(100 * rule.by_percent) * possible * possibleBefore
}

/** Sums up to each position: `sums[n]` is of the first `n`. */
function summed(counts: Int32Array): Int32Array {
  const sums = new Int32Array(counts.length + 1)
  for (let n = 0; n < counts.length; n++) sums[n + 1] = sums[n]! + counts[n]!
  return sums
}
