// Attendance on the first page: twelve weeks as a line, the last value as a word, and how many sessions of how many.
import { weeklyAttendance } from '#arithmetic/attendance/weekly.ts'
import { shortDate } from '#design/contextual-date.ts'
import { sparkline } from '#design/sparkline.ts'
import type { Tx } from '#platform/database/queries.ts'
import { type Html, html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { ChildPart } from '#records/children/happenings.ts'
import { academicYearOf } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { attendanceOf } from '#records/schooling/schooling.ts'

const WEEKS = 12

/** The attendance line; undefined for those who do not read it. */
export const attendancePart: ChildPart = async (visit, childId) => {
  if (!may(visit.actor, 'read scores')) return undefined
  const body = await attendanceLine(visit.tx, childId, todayOf(visit))
  return { slot: 'attendance', title: 'Attendance', body: html`<p class="govuk-body-s">${body}</p>` }
}

/** Attendance as it stood on a day: of the twelve school weeks up to it. For those who read scores. */
export async function attendanceLine(tx: Tx, childId: string, today: string): Promise<Html> {
  const year = academicYearOf(today)
  const these = await attendanceOf(tx, childId, year)
  // In September nothing has come of the new year yet: the old one is what is known.
  const { marks, calendar } = these.marks === null ? await attendanceOf(tx, childId, year - 1) : these
  const weeks = marks === null ? [] : weeklyAttendance(marks, calendar, today, calendar.length)
  const last = weeks.findLastIndex(week => week.possible > 0)
  const shown = weeks.slice(Math.max(0, last + 1 - WEEKS), last + 1)
  if (last === -1) return html`Not measured: no marks have come from school.`
  const attended = shown.reduce((sum, week) => sum + week.attended, 0)
  const possible = shown.reduce((sum, week) => sum + week.possible, 0)
  const rates = shown.map(week => (week.possible === 0 ? null : share(week.attended, week.possible)))
  const newest = shown.at(-1)!
  return html`${sparkline({
    values: rates,
    label: `Attendance by week, last ${shown.length} school weeks: from ${rates.find(rate => rate !== null)}% to ${rates.at(-1)}%`,
    from: 0,
    to: 100,
  })} <strong>${rates.at(-1)}%</strong> in the week of ${shortDate(newest.monday, today)}: ${newest.attended} of ${newest.possible} sessions. In ${shown.length} school weeks ${share(attended, possible)}%: ${attended} of ${possible}.`
}

function share(attended: number, possible: number): number {
  return Math.floor((100 * attended) / possible)
}
