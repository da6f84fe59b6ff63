// The columns of `screened.csv`, in order, and their cells for one child. Blank where nothing is known.

import type { ScreenedLine } from './result.ts'

export const SCREENED_COLUMNS = [
  'upn',
  'school',
  'year',
  'outcome',
  'rank',
  'risks_met',
  'risks_measured',
  'areas_met',
  'areas_not_measured',
  'also',
  'possible',
  'authorised',
  'unauthorised',
  'late',
  'late_after_close',
  'absence_bp',
  'sdq_total',
  'suspensions_12m',
  'person_because',
  'why',
] as const

/** One cell a column, as text. */
export function screenedRow(result: ScreenedLine): string[] {
  const { attendance } = result
  return [
    result.upn,
    result.school,
    result.year,
    result.outcome,
    cell(result.rank),
    cell(result.risksMet),
    cell(result.risksMeasured),
    result.areasMet.join(';'),
    result.areasNotMeasured.join(';'),
    result.also.join(';'),
    cell(attendance.possible),
    cell(attendance.authorised),
    cell(attendance.unauthorised),
    cell(attendance.late),
    cell(attendance.lateAfterClose),
    cell(result.absenceBp),
    cell(result.sdqTotal),
    cell(result.suspensions12m),
    result.personBecause.join(';'),
    result.why,
  ]
}

function cell(number: number | null): string {
  return number === null ? '' : String(number)
}
