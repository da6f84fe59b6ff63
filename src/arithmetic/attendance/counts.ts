// Sessions and absence from marks.
// Rule: attended = present + approved activity, absent = authorised + unauthorised, possible = attended + absent;
// https://explore-education-statistics.service.gov.uk/methodology/pupil-absence-statistics-methodology

import { categoryOf } from './codes.ts'

/** Sessions (half days), counted by what they mean. */
export type AttendanceCounts = {
  possible: number
  attended: number
  approvedEducationalActivity: number
  authorised: number
  unauthorised: number
  absent: number
  notPossible: number
  notCollected: number
  missing: number
  unknown: number
  /** `L`: late, before the register closed; attending. */
  lateBeforeClose: number
  /** `U`: came after the register closed; an unauthorised absence. */
  lateAfterClose: number
}

/**
 * Counts marks one by one. A null, empty or `-` mark is missing: not possible, and reported.
 * @param day the day of all these marks, or null where they carry no dates.
 */
export function countMarkList(marks: Iterable<string | null>, day: string | null = null): AttendanceCounts {
  const counts = noSessions()
  for (const mark of marks) addSessions(counts, mark ?? '', 1, day)
  return counts
}

/** Counts from totals by code, as statistics publish them: `{ '/': 5899067, L: 195499 }`. */
export function countTotals(totals: Record<string, number>, day: string | null = null): AttendanceCounts {
  const counts = noSessions()
  for (const [code, sessions] of Object.entries(totals)) addSessions(counts, code, sessions, day)
  return counts
}

function noSessions(): AttendanceCounts {
  return {
    possible: 0,
    attended: 0,
    approvedEducationalActivity: 0,
    authorised: 0,
    unauthorised: 0,
    absent: 0,
    notPossible: 0,
    notCollected: 0,
    missing: 0,
    unknown: 0,
    lateBeforeClose: 0,
    lateAfterClose: 0,
  }
}

/** Per cent of possible sessions attended, or null where none was possible. Never compare a rounded rate with a threshold. */
export function attendanceRate({
  attended,
  possible,
}: Pick<AttendanceCounts, 'attended' | 'possible'>): number | null {
  return possible === 0 ? null : (100 * attended) / possible
}

/** Per cent of possible sessions missed, or null where none was possible. */
export function absenceRate({ absent, possible }: Absence): number | null {
  return possible === 0 ? null : (100 * absent) / possible
}

/** Absence in hundredths of a per cent, rounded down; null where no session was possible. */
export function absenceBasisPoints({ absent, possible }: Absence): number | null {
  return possible === 0 ? null : Math.floor((10_000 * absent) / possible)
}

/** Missed at least one in ten of their own possible sessions: 25 of 251 is not, though it prints as 10.0%. */
export function isPersistentlyAbsent({ absent, possible }: Absence): boolean | null {
  return possible === 0 ? null : 10 * absent >= possible
}

/** Missed at least half of their own possible sessions. */
export function isSeverelyAbsent({ absent, possible }: Absence): boolean | null {
  return possible === 0 ? null : 2 * absent >= possible
}

export type Absence = { absent: number; possible: number }

function addSessions(counts: AttendanceCounts, code: string, sessions: number, day: string | null): void {
  switch (categoryOf(code, day)) {
    case 'present':
      counts.attended += sessions
      counts.possible += sessions
      break
    case 'approved':
      counts.approvedEducationalActivity += sessions
      counts.attended += sessions
      counts.possible += sessions
      break
    case 'authorised':
      counts.authorised += sessions
      counts.absent += sessions
      counts.possible += sessions
      break
    case 'unauthorised':
      counts.unauthorised += sessions
      counts.absent += sessions
      counts.possible += sessions
      break
    case 'not-possible':
      counts.notPossible += sessions
      break
    case 'not-collected':
      counts.notCollected += sessions
      break
    case 'unmarked':
      counts.missing += sessions
      break
    case null:
      counts.unknown += sessions
  }
  if (code === 'L') counts.lateBeforeClose += sessions
  if (code === 'U') counts.lateAfterClose += sessions
}
