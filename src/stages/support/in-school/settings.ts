// What a place says about attendance plans and suspensions (`alerts.in_school`), and what stands in for what it leaves out.
// Rule: rules/attendance-plan.md.
import type { BlueprintData } from '#records/places/blueprint.ts'

export type InSchoolRules = {
  /** Attendance before and since: at most so many school days a side, at least so many possible sessions. */
  windowDays: number
  minimumSessions: number
  /** A part-time timetable is told of so many school days before its end. */
  timetableEndsSchoolDays: number
  /** A suspension waits to be followed for so many days. */
  suspendedWithinDays: number
}

/** The school week in which a timetable ends; and as long as a suspension counts for who may have been missed. */
const USUAL = { timetable_ends_school_days: 5, suspended_within_days: 45 }

export function inSchoolRules({ alerts }: Pick<BlueprintData, 'alerts'>): InSchoolRules {
  // A session a day, half of what there is, is as much as must be known of either side.
  const days = alerts.presence.over_school_days
  return {
    windowDays: alerts.in_school?.window_school_days ?? days,
    minimumSessions: alerts.in_school?.minimum_sessions ?? days,
    timetableEndsSchoolDays: alerts.in_school?.timetable_ends_school_days ?? USUAL.timetable_ends_school_days,
    suspendedWithinDays: alerts.missed?.suspended_within_days ?? USUAL.suspended_within_days,
  }
}
