// What a place says about attendance plans and suspensions (`alerts.in_school`), and what stands in for what it leaves out.
// Rule: rules/attendance-plan.md.
import type { Tx } from '#platform/database/queries.ts'
import { blueprintInForce } from '#records/places/places.ts'

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
const USUAL = { timetableEndsSchoolDays: 5, suspendedWithinDays: 45, undoMinutes: 10 }

/** The rules in force in the actor's place. */
export async function inSchoolRules(tx: Tx): Promise<InSchoolRules> {
  const { presence, in_school: rules, missed, contact } = (await blueprintInForce(tx)).content.alerts
  return {
    windowDays: rules?.window_school_days ?? presence.over_school_days,
    // A session a day, half of what there is, is as much as must be known of either side.
    minimumSessions: rules?.minimum_sessions ?? presence.over_school_days,
    timetableEndsSchoolDays: rules?.timetable_ends_school_days ?? USUAL.timetableEndsSchoolDays,
    suspendedWithinDays: missed?.suspended_within_days ?? USUAL.suspendedWithinDays,
    undoMinutes: contact.undo_minutes ?? USUAL.undoMinutes,
  }
}
