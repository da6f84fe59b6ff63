// What school has sent of one child, as the School page shows it: attendance by reason, attainment, what is praised. Class
// scores: for those who do not read it there is nothing.
import { type BeforeAfter, beforeAfter, schoolDaysOf } from '#arithmetic/attendance/before-after.ts'
import { absenceByReason, type SpanByReason } from '#arithmetic/attendance/by-reason.ts'
import { countDays } from '#arithmetic/attendance/lately.ts'
import { type Week, weeklyAttendance } from '#arithmetic/attendance/weekly.ts'
import { day, many, orNull, queries, type Tx, text, whole } from '#platform/database/queries.ts'
import { academicYearOf } from '#records/places/places.ts'
import { attendanceOf } from '#records/schooling/schooling.ts'
import type { InSchoolRules } from './settings.ts'

const db = queries(new URL('./schooling.sql', import.meta.url), {
  findHalfTerms: many({ name: text, starts_on: day, ends_on: day }),
  findAttainment: many({ on_day: day, subject: text, band: text, raw: orNull(text), scale: orNull(text) }),
  findPraise: many({ what: text, times: whole, last_on: day }),
  findGoodWords: many({ area: text, because: text, said_by: orNull(text), on_day: day }),
})

export type Praise = Awaited<ReturnType<typeof praiseOf>>
export type Attained = Awaited<ReturnType<typeof attainmentOf>>[number]

/** Missed sessions by half-term and reason, of the newest academic year of which marks have come; empty where none have. */
export async function missedByReason(
  tx: Tx,
  childId: string,
  today: string,
): Promise<{ year: number; spans: SpanByReason[] }> {
  const thisYear = academicYearOf(today)
  for (const year of [thisYear, thisYear - 1]) {
    const { marks, calendar } = await attendanceOf(tx, childId, year)
    if (marks === null) continue
    const terms = await db.findHalfTerms(tx, { academic_year: year })
    const spans = absenceByReason(
      marks,
      calendar,
      terms.map(({ name, starts_on: from, ends_on: to }) => ({ name, from, to: to < today ? to : today })),
    )
    if (spans.length > 0) return { year, spans }
  }
  return { year: thisYear, spans: [] }
}

/** Attendance by week and before and since a day, over this academic year and the one before. */
export async function attendanceSince(
  tx: Tx,
  childId: string,
  beganOn: string,
  today: string,
  rules: Pick<InSchoolRules, 'windowDays' | 'minimumSessions'>,
): Promise<{ weeks: Week[]; compared: BeforeAfter }> {
  const years = [academicYearOf(beganOn) - 1, academicYearOf(beganOn), academicYearOf(today)]
  const wanted = [...new Set(years)]
  const known = await Promise.all(wanted.map(year => attendanceOf(tx, childId, year)))
  const days = known.flatMap(({ marks, calendar }) =>
    schoolDaysOf(countDays(marks, calendar), calendar, today),
  )
  return {
    weeks: known.flatMap(({ marks, calendar }) =>
      marks === null ? [] : weeklyAttendance(marks, calendar, today, calendar.length),
    ),
    compared: beforeAfter(days, beganOn, rules),
  }
}

/** What each subject was on each day it was said, the newest first. */
export function attainmentOf(tx: Tx, childId: string) {
  return db.findAttainment(tx, { child_id: childId })
}

/** What school praises: good marks since a day, and what is rated high with the words for it. */
export async function praiseOf(tx: Tx, childId: string, since: string) {
  const [marks, words] = await Promise.all([
    db.findPraise(tx, { child_id: childId, since }),
    db.findGoodWords(tx, { child_id: childId }),
  ])
  return { marks, words }
}
