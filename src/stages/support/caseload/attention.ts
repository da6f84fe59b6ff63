// What low attendance adds to the attention somebody asks for: the school days they missed of the weeks that are shown. The
// lines of low and very low are the national ones of persistent and severe absence. Rule: rules/today.md.
import { isPersistentlyAbsent, isSeverelyAbsent } from '#arithmetic/attendance/counts.ts'
import type { Week } from '#arithmetic/attendance/weekly.ts'

export type Need = { attention: number; flag?: string }

/** Of the measured weeks. Nothing measured asks for nothing: what is missing is no low attendance. */
export function needOfAttendance(weeks: readonly Week[]): Need {
  const possible = weeks.reduce((sum, week) => sum + week.possible, 0)
  const absent = possible - weeks.reduce((sum, week) => sum + week.attended, 0)
  if (isPersistentlyAbsent({ absent, possible }) !== true) return { attention: 0 }
  return {
    attention: Math.ceil(absent / 2),
    flag: isSeverelyAbsent({ absent, possible }) ? 'Very low attendance' : 'Low attendance',
  }
}
