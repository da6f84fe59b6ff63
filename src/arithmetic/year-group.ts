// Academic year and the year group expected for a date of birth. The year a school says a child is in always wins.
// Rule: the academic year runs from 1 September to 31 August; expected year = age on the 31 August before it, minus 4.

/** The academic year of a day: `2025-09-01` is in `2025/26`. */
export function academicYear(day: string): string {
  const starts = startOfYear(day)
  return `${starts}/${String((starts + 1) % 100).padStart(2, '0')}`
}

/** `R` for Reception, `1` to `14`, `N2` and `N1` for nursery; null for a child younger or older than that. */
export function expectedYearGroup(dateOfBirth: string, day: string): string | null {
  const born = Number(dateOfBirth.slice(0, 4))
  const hadBirthday = dateOfBirth.slice(5) <= '08-31'
  const age = startOfYear(day) - born - (hadBirthday ? 0 : 1)
  const year = age - 4
  if (year === 0) return 'R'
  if (year === -1) return 'N2'
  if (year === -2) return 'N1'
  return year >= 1 && year <= 14 ? String(year) : null
}

function startOfYear(day: string): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= '09-01' ? year : year - 1
}
