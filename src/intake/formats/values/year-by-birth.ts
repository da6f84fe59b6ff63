// The year group that a date of birth gives, where no column says it. What a school says always wins.

import { expectedYearGroup } from '#arithmetic/year-group.ts'

/** `R`, `N` or `1` to `14` on a day, or undefined for somebody who is of no school's age then. Days `YYYY-MM-DD`. */
export function yearByBirth(born: string, day: string): string | undefined {
  const year = expectedYearGroup(born, day)
  if (year === null) return undefined
  return year.startsWith('N') ? 'N' : year
}
