// What each mark in a school register counts as, in England.
// Rule: School Attendance (Pupil Registration) (England) Regulations 2024, SI 2024/208, regulation 10,
// https://www.legislation.gov.uk/uksi/2024/208/regulation/10/made; categories as in DfE's published totals.

export type AttendanceCategory =
  | 'present'
  | 'approved'
  | 'authorised'
  | 'unauthorised'
  | 'not-possible'
  | 'not-collected'
  | 'unmarked'

export type AttendanceCode = { code: string; category: AttendanceCategory; meaning: string }

/** From this day on the codes of SI 2024/208 are in force; before it `J`, `H`, `Y` and `F` are read as well. */
export const CODES_OF_2024_FROM = '2024-08-19'

/**
 * What a mark counts as on a day. `J` was attending until 18 August 2024 and `J1` is an absence since, so a code
 * without its day says too little. Codes that came in 2024 are read in earlier marks too: they can mean one thing only.
 * @param day `YYYY-MM-DD`, or null where marks carry no date: then both lists are read.
 * @returns null for a code nobody knows, which must be set aside and never counted.
 */
export function categoryOf(code: string, day: string | null): AttendanceCategory | null {
  if (code === '-' || code === '') return 'unmarked'
  return describeCode(code, day)?.category ?? null
}

/** The code with its category and meaning on a day, or null where it is unknown; `-` is no code. */
export function describeCode(code: string, day: string | null): AttendanceCode | null {
  const now = CURRENT.get(code)
  if (now !== undefined) return now
  const legacyIsRead = day === null || day < CODES_OF_2024_FROM
  return legacyIsRead ? (LEGACY.get(code) ?? null) : null
}

/** Every code known on a day, in the order of the regulation's categories. */
export function codesOn(day: string | null): AttendanceCode[] {
  const legacyIsRead = day === null || day < CODES_OF_2024_FROM
  return legacyIsRead ? [...CURRENT.values(), ...LEGACY.values()] : [...CURRENT.values()]
}

type Line = [code: string, category: AttendanceCategory, meaning: string]

const CURRENT = table([
  ['/', 'present', 'Present at morning registration'],
  ['\\', 'present', 'Present at afternoon registration'],
  ['L', 'present', 'Late: arrived after register started, before it closed'],
  ['K', 'approved', 'Education provision arranged by the local authority (s19 EA1996 or SEND)'],
  ['V', 'approved', 'Educational visit or trip supervised by school staff'],
  ['P', 'approved', 'Approved sporting activity'],
  ['W', 'approved', 'Work experience'],
  ['B', 'approved', 'Any other approved educational activity (off site)'],
  ['C', 'authorised', 'Leave of absence: exceptional circumstances'],
  ['C1', 'authorised', 'Leave of absence: regulated performance / regulated employment abroad'],
  ['C2', 'authorised', 'Leave of absence: compulsory-school-age pupil on a temporary part-time timetable'],
  ['E', 'authorised', 'Suspended or permanently excluded, no alternative provision made'],
  ['I', 'authorised', 'Illness (not medical or dental appointment)'],
  ['J1', 'authorised', 'Leave of absence: interview for employment or admission to another institution'],
  ['M', 'authorised', 'Leave of absence: medical or dental appointment'],
  ['R', 'authorised', 'Religious observance'],
  ['S', 'authorised', 'Study leave for public examination'],
  ['T', 'authorised', 'Parent travelling for occupational purposes'],
  ['G', 'unauthorised', 'Holiday not granted by the school'],
  ['N', 'unauthorised', 'Reason for absence not yet established'],
  ['O', 'unauthorised', 'Absent in other or unknown circumstances'],
  ['U', 'unauthorised', 'Arrived after registration closed'],
  ['D', 'not-possible', 'Dual registered: attending the other school'],
  ['X', 'not-possible', 'Non-compulsory-school-age pupil not required to attend'],
  ['Q', 'not-possible', 'Unable to attend: lack of access arrangements by the LA'],
  ['Y1', 'not-possible', 'Unable to attend: transport normally provided not available'],
  ['Y2', 'not-possible', 'Unable to attend: widespread travel disruption'],
  ['Y3', 'not-possible', 'Unable to attend: part of school premises closed'],
  ['Y4', 'not-possible', 'Unable to attend: whole school site unexpectedly closed'],
  ['Y5', 'not-possible', 'Unable to attend: pupil in criminal justice detention'],
  ['Y6', 'not-possible', 'Unable to attend: public health guidance or law'],
  ['Y7', 'not-possible', 'Unable to attend: any other unavoidable cause'],
  ['Z', 'not-collected', 'Prospective pupil not on admission register'],
  ['#', 'not-collected', 'Planned whole-school closure'],
])

const LEGACY = table([
  ['J', 'approved', 'Interview (to Aug 2024)'],
  ['H', 'authorised', 'Family holiday agreed (to Aug 2024)'],
  ['F', 'authorised', 'Extended family holiday agreed (to c.2013)'],
  ['Y', 'not-possible', 'Unable to attend, exceptional circumstances (to Aug 2024)'],
])

function table(lines: Line[]): Map<string, AttendanceCode> {
  return new Map(lines.map(([code, category, meaning]) => [code, { code, category, meaning }]))
}
