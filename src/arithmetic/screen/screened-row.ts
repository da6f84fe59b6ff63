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
  const { attendance, personBecause } = line
  const person = personBecause.length === 0 ? '' : personBecause.join(';')
  return `${quoted(line.upn)},${line.school},${line.year},${line.outcome},${cell(line.rank)},${line.risksMet},${
    line.risksMeasured
  },${areasOf(line)},${attendance.possible},${attendance.authorised},${attendance.unauthorised},${
    attendance.late
  },${attendance.lateAfterClose},${cell(line.absenceBp)},${cell(line.sdqTotal)},${cell(
    line.suspensions12m,
  )},${person},${quoted(line.why)}\n`
}

// Thousands of children with the same states share one list of them, and the three cells that follow from it.
const areas = new WeakMap<ScreenedLine['areaStates'], string>()

function areasOf({ areaStates, areasMet, areasNotMeasured, also }: ScreenedLine): string {
  let text = areas.get(areaStates)
  if (text === undefined) {
    text = [areasMet, areasNotMeasured, also].map(list => list.join(';')).join(',')
    areas.set(areaStates, text)
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
