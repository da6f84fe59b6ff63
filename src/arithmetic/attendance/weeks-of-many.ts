// Attendance by school week for a list of children who share a calendar: the weeks are worked out once, and of each
// child's marks only those of the last weeks are looked at. For one child it says what weekly.ts says.
import { categoryOf } from './codes.ts'
import { splitMarks } from './marks.ts'
import type { Week } from './weekly.ts'

/** The last weeks of a calendar: each with its Monday and the positions of its first and last day. */
export type WeekPlan = { days: readonly string[]; weeks: { monday: string; first: number; last: number }[] }

/** The last `count` weeks with a school day, up to and including `until`, oldest first. */
export function planWeeks(days: readonly string[], until: string, count: number): WeekPlan {
  const weeks: WeekPlan['weeks'] = []
  for (let at = days.findLastIndex(day => day <= until); at >= 0; at--) {
    const monday = mondayOf(days[at]!)
    if (weeks.at(-1)?.monday === monday) weeks.at(-1)!.first = at
    else if (weeks.length === count) break
    else weeks.push({ monday, first: at, last: at })
  }
  return { days, weeks: weeks.reverse() }
}

/** Sessions attended of those possible, week by week of the plan. */
export function weeksOf(marks: string, { days, weeks }: WeekPlan): Week[] {
  // Only codes of two characters have a digit: without one, a mark is a letter of the string.
  const codes = /[0-9]/.test(marks) ? splitMarks(marks) : marks
  return weeks.map(({ monday, first, last }) => {
    const week = { monday, attended: 0, possible: 0 }
    for (let session = 2 * first; session <= 2 * last + 1; session++) {
      const category = categoryOf(codes[session] ?? '', days[session >> 1]!)
      const attends = category === 'present' || category === 'approved'
      if (attends) week.attended++
      if (attends || category === 'authorised' || category === 'unauthorised') week.possible++
    }
    return week
  })
}

/** The last `count` weeks up to the last one in which a session was possible; none where there is no such week. */
export function lastMeasured(weeks: readonly Week[], count: number): Week[] {
  const last = weeks.findLastIndex(week => week.possible > 0)
  return weeks.slice(Math.max(0, last + 1 - count), last + 1)
}

function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7))
  return at.toISOString().slice(0, 10)
}
