// Attendance before and since a day, over equal windows: what changed, never why.
// Rule: rules/attendance-plan.md. A day counts where at least one session was possible for this child, so closed days, training
// days and days nobody marked are in neither window.

import type { DayCounts } from './lately.ts'

/** One school day of one child: how many sessions were possible, missed, and missed by a part-time timetable (C2). */
export type SchoolDay = { day: string; possible: number; absent: number; partTime: number }

export type Window = {
  from: string
  to: string
  attended: number
  possible: number
  /** Of the missed sessions, those of an agreed part-time timetable. */
  partTime: number
}

export type BeforeAfter =
  | { says: 'too-few'; schoolDays: number; possibleBefore: number; possibleAfter: number; minimum: number }
  | { says: 'rose' | 'fell' | 'same'; schoolDays: number; before: Window; after: Window }

/**
 * Compares the last school days before `beganOn` with as many of the newest since, at most `windowDays` each. Where either
 * side has fewer possible sessions than `minimumSessions`, nothing is said.
 */
export function beforeAfter(
  days: readonly SchoolDay[],
  beganOn: string,
  { windowDays, minimumSessions }: { windowDays: number; minimumSessions: number },
): BeforeAfter {
  const open = days.filter(each => each.possible > 0)
  const split = open.findIndex(each => each.day >= beganOn)
  const at = split === -1 ? open.length : split
  const schoolDays = Math.min(at, open.length - at, windowDays)
  const before = open.slice(at - schoolDays, at)
  const after = open.slice(open.length - schoolDays)
  const [possibleBefore, possibleAfter] = [possibleOf(before), possibleOf(after)]
  if (schoolDays === 0 || Math.min(possibleBefore, possibleAfter) < minimumSessions)
    return { says: 'too-few', schoolDays, possibleBefore, possibleAfter, minimum: minimumSessions }
  const [was, is] = [windowOf(before), windowOf(after)]
  // In whole numbers: a rounded rate would call a change what is none.
  const difference = is.attended * was.possible - was.attended * is.possible
  return {
    says: difference > 0 ? 'rose' : difference < 0 ? 'fell' : 'same',
    schoolDays,
    before: was,
    after: is,
  }
}

/** The days of a calendar with their counts, up to and including `until`. */
export function schoolDaysOf(counts: DayCounts, calendar: readonly string[], until: string): SchoolDay[] {
  return calendar.flatMap((day, n) =>
    day > until
      ? []
      : [
          {
            day,
            possible: counts.possible[n]!,
            absent: counts.absent[n]!,
            partTime: counts.partTime[n]!,
          },
        ],
  )
}

function possibleOf(days: readonly SchoolDay[]): number {
  return days.reduce((sum, each) => sum + each.possible, 0)
}

function windowOf(days: readonly SchoolDay[]): Window {
  const possible = possibleOf(days)
  return {
    from: days[0]!.day,
    to: days.at(-1)!.day,
    possible,
    attended: possible - days.reduce((sum, each) => sum + each.absent, 0),
    partTime: days.reduce((sum, each) => sum + each.partTime, 0),
  }
}
