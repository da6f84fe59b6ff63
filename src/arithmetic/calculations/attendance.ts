// Attendance lines of `kith calc`: marks, totals by code, one code, or a packed string.
import { type AttendanceCategory, CODES_OF_2024_FROM, describeCode } from '../attendance/codes.ts'
import {
  type AttendanceCounts,
  absenceRate,
  attendanceRate,
  countMarkList,
  countTotals,
  isPersistentlyAbsent,
  isSeverelyAbsent,
} from '../attendance/counts.ts'
import { splitMarks } from '../attendance/marks.ts'
import { dayOf, fieldsOf, listOf, NotComputable, numberOf, oneOf, rounded, textOf } from './reading.ts'

/** `{marks}` (one a session) or `{counts}` (sessions by code) to sessions and rates; `day` says which codes are in force. */
export function attendance(input: unknown): unknown {
  const fields = fieldsOf(input, '{"marks": ["/", "\\\\", "I"]} or {"counts": {"/": 190, "I": 4}}')
  const day = fields.day === undefined || fields.day === null ? null : dayOf(fields.day, 'day')
  const counts =
    'marks' in fields ? countMarkList(marksOf(fields.marks), day) : countTotals(totalsOf(fields.counts), day)
  return withRates(counts)
}

/** `{code, period}` with `current` or `legacy`, or `{code, day}`, to what it counts as. */
export function attendanceCodes(input: unknown): unknown {
  const fields = fieldsOf(input, '{"code": "C2", "period": "current"}')
  const code = textOf(fields.code, '"code"')
  const day =
    fields.day === undefined
      ? DAYS[oneOf(fields.period ?? 'current', 'period', PERIODS)]
      : dayOf(fields.day, 'day')
  const found = describeCode(code, day)
  if (found === null)
    throw new NotComputable(`"${code}" is no attendance code on ${day}: set aside, never counted.`)
  const category = CATEGORIES[found.category]
  return {
    category,
    attending: ATTENDING.has(category),
    absent: ABSENT.has(category),
    meaning: found.meaning,
  }
}

/** A packed string to its list of marks. */
export function markStrings(input: unknown): unknown {
  return splitMarks(textOf(input, 'A line'))
}

const RATE_DECIMALS = 6

const PERIODS = ['current', 'legacy'] as const
const DAYS = { current: CODES_OF_2024_FROM, legacy: '2024-08-18' }

const CATEGORIES: Record<AttendanceCategory, string> = {
  present: 'present',
  approved: 'approved_educational_activity',
  authorised: 'authorised_absence',
  unauthorised: 'unauthorised_absence',
  'not-possible': 'not_possible',
  'not-collected': 'not_collected',
  unmarked: 'unmarked',
}
const ATTENDING = new Set(['present', 'approved_educational_activity'])
const ABSENT = new Set(['authorised_absence', 'unauthorised_absence'])

function withRates(counts: AttendanceCounts): unknown {
  return {
    ...counts,
    attendanceRate: rounded(attendanceRate(counts), RATE_DECIMALS),
    absenceRate: rounded(absenceRate(counts), RATE_DECIMALS),
    persistentlyAbsent: isPersistentlyAbsent(counts),
    severelyAbsent: isSeverelyAbsent(counts),
  }
}

function marksOf(value: unknown): (string | null)[] {
  return listOf(value, 'marks').map((mark, at) => (mark === null ? null : textOf(mark, `Mark ${at + 1}`)))
}

function totalsOf(value: unknown): Record<string, number> {
  if (value === undefined) throw new NotComputable('Give marks, a list, or counts, sessions by code.')
  const counts = fieldsOf(value, '{"/": 190, "I": 4} under "counts"')
  return Object.fromEntries(
    Object.entries(counts).map(([code, sessions]) => [
      code,
      numberOf(sessions, `counts ${code}`, { min: 0, whole: true }),
    ]),
  )
}
