// What a place says about attendance plans and suspensions (`alerts.in_school`), and what stands in for what it leaves out.
// Rule: rules/attendance-plan.md.
import { maybe, orNull, queries, type Tx, whole } from '#platform/database/queries.ts'

const said = orNull(whole)
const db = queries(new URL('./settings.sql', import.meta.url), {
  findRules: maybe({
    over_school_days: said,
    window_school_days: said,
    minimum_sessions: said,
    timetable_ends_school_days: said,
    suspended_within_days: said,
    undo_minutes: said,
  }),
})

export type InSchoolRules = {
  /** Attendance before and since: at most so many school days a side, at least so many possible sessions. */
  windowDays: number
  minimumSessions: number
  /** A part-time timetable is told of so many school days before its end. */
  timetableEndsSchoolDays: number
  /** A suspension waits to be followed for so many days. */
  suspendedWithinDays: number
  /** For so many minutes a line of one's own can be taken back. */
  undoMinutes: number
}

/** The school week in which a timetable ends; as long as a suspension counts for who may have been missed; as for a contact. */
const USUAL = { days: 30, timetableEndsSchoolDays: 5, suspendedWithinDays: 45, undoMinutes: 10 }

/** The rules in force in the actor's place. */
export async function inSchoolRules(tx: Tx): Promise<InSchoolRules> {
  const rules = await db.findRules(tx)
  // A session a day, half of what there is, is as much as must be known of either side.
  const days = rules?.over_school_days ?? USUAL.days
  return {
    windowDays: rules?.window_school_days ?? days,
    minimumSessions: rules?.minimum_sessions ?? days,
    timetableEndsSchoolDays: rules?.timetable_ends_school_days ?? USUAL.timetableEndsSchoolDays,
    suspendedWithinDays: rules?.suspended_within_days ?? USUAL.suspendedWithinDays,
    undoMinutes: rules?.undo_minutes ?? USUAL.undoMinutes,
  }
}
