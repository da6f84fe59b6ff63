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

/** The same row as a line of `screened.csv`. Only a UPN and the sentence can hold what must be quoted. */
export function screenedText(line: ScreenedLine): string {
  const { attendance } = line
  return `${quoted(line.upn)},${line.school},${line.year},${line.outcome},${cell(line.rank)},${line.risksMet},${
    line.risksMeasured
  },${joined(line.areasMet)},${joined(line.areasNotMeasured)},${joined(line.also)},${attendance.possible},${
    attendance.authorised
  },${attendance.unauthorised},${attendance.late},${attendance.lateAfterClose},${cell(line.absenceBp)},${cell(
    line.sdqTotal,
  )},${cell(line.suspensions12m)},${joined(line.personBecause)},${quoted(line.why)}\n`
}

// The lists of areas are the same few for thousands of children.
const known = new WeakMap<readonly unknown[], string>()

function joined(list: readonly (string | number)[]): string {
  if (list.length === 0) return ''
  let text = known.get(list)
  if (text === undefined) {
    text = list.join(';')
    known.set(list, text)
  }
  return text
}

const NEEDS_QUOTES = /[",\r\n]/

function quoted(text: string): string {
  if (text.length > 20 && text.includes(',') && !text.includes('"')) return `"${text}"`
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function cell(number: number | null): string {
  return number === null ? '' : String(number)
}
