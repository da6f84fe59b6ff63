import { countMarkList } from './counts.ts'
import { splitMarks } from './marks.ts'

/** One school week: its Monday, and sessions attended of those possible. */
export type Week = { monday: string; attended: number; possible: number }

/** Attendance by school week, oldest first, up to and including `until`: the last `count` weeks that had a school day. */
export function weeklyAttendance(
  marks: string,
  days: readonly string[],
  until: string,
  count: number,
): Week[] {
  const tokens = splitMarks(marks)
  const weeks = new Map<string, Week>()
  days.forEach((day, n) => {
    if (day > until) return
    const monday = mondayOf(day)
    const week = weeks.get(monday) ?? { monday, attended: 0, possible: 0 }
    const sessions = countMarkList([tokens[2 * n] ?? null, tokens[2 * n + 1] ?? null], day)
    week.attended += sessions.attended
    week.possible += sessions.possible
    weeks.set(monday, week)
  })
  return [...weeks.values()].sort((a, b) => (a.monday < b.monday ? -1 : 1)).slice(-count)
}

function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7))
  return at.toISOString().slice(0, 10)
}
