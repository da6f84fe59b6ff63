// Statistics of the Department for Education as its site "Explore education statistics" gives them, CSV: lines to hold a
// school's attendance against. Columns as in https://explore-education-statistics.service.gov.uk/find-statistics/pupil-attendance-in-schools
// and …/pupil-absence-in-schools-in-england. Suppressed values (c, x, z, low) are left out, never read as 0.

import type { RawTable } from '../reading/rows.ts'
import type { BenchmarkLine, BenchmarkMeasure, RecognisedOtherwise } from '../shapes.ts'
import { type Records, recordsOf } from './records.ts'

const MOST_ROWS = 500_000
const MOST_LINES = 20_000

/** By column: in the weekly attendance files, then in the termly and yearly absence files. */
const MEASURES: Record<string, { measure: BenchmarkMeasure; of: 'possible sessions' | 'pupils' }> = {
  attendance_perc: { measure: 'attendance', of: 'possible sessions' },
  overall_absence_perc: { measure: 'absence', of: 'possible sessions' },
  pa_perc: { measure: 'persistent-absence', of: 'pupils' },
  sess_overall_percent: { measure: 'absence', of: 'possible sessions' },
  enrolments_pa_10_exact_percent: { measure: 'persistent-absence', of: 'pupils' },
  enrolments_pa_50_exact_percent: { measure: 'severe-absence', of: 'pupils' },
}
const DENOMINATORS = {
  'possible sessions': ['possible_sessions', 'sess_possible'],
  pupils: ['total_enrolments', 'enrolments'],
}
const PLACES = ['country_code', 'country_name', 'region_code', 'region_name', 'new_la_code', 'la_name']
const GROUPS = ['education_phase', 'school_type', 'ncyear', 'sex', 'characteristic', 'fsm', 'sen_status']
const LEVELS: Record<string, BenchmarkLine['level']> = {
  national: 'national',
  regional: 'regional',
  'local authority': 'local-authority',
}
const AREA: Record<BenchmarkLine['level'], [code: string, name: string]> = {
  national: ['country_code', 'country_name'],
  regional: ['region_code', 'region_name'],
  'local-authority': ['new_la_code', 'la_name'],
}

/** Older files give sessions alone: the rate is worked out from them. */
const SESSIONS = ['sess_possible', 'sess_authorised', 'sess_unauthorised']

export function isStatistics(headers: readonly string[]): boolean {
  return headers.includes('time_period') && headers.includes('geographic_level')
}

/** Reads national, regional and council lines. A file without attendance or absence is refused by what it lacks. */
export async function readStatistics(
  table: RawTable,
  headers: readonly string[],
): Promise<RecognisedOtherwise> {
  const measures = Object.keys(MEASURES).filter(column => headers.includes(column))
  const workOut = measures.length === 0 && SESSIONS.every(column => headers.includes(column))
  if (measures.length === 0 && !workOut) {
    return {
      kind: 'refused',
      sentence: `${table.id} is a file of DfE statistics without a rate that Kith compares with (attendance, absence, persistent absence). Download "Pupil attendance in schools" or "Pupil absence in schools in England".`,
    }
  }
  const asked = ['time_period', 'time_identifier', 'geographic_level', ...PLACES, ...GROUPS, ...measures]
  const records = await recordsOf(
    table,
    [...asked, ...SESSIONS, ...Object.values(DENOMINATORS).flat()],
    MOST_ROWS,
  )
  const lines: BenchmarkLine[] = []
  const leftOut = new Map<string, number>()
  for (const record of records.list) {
    const level = LEVELS[record.get('geographic_level').toLowerCase()]
    const why = level === undefined ? `lines of a ${record.get('geographic_level').toLowerCase()}` : null
    const found = level === undefined ? [] : linesOf(record, level, measures, workOut)
    if (found.length === 0) add(leftOut, why ?? 'values that are suppressed, not there, or cannot be')
    if (lines.length + found.length > MOST_LINES) add(leftOut, `beyond ${MOST_LINES} lines`)
    else lines.push(...found)
  }
  return {
    kind: 'statistics',
    title: 'DfE statistics of attendance and absence (Explore education statistics)',
    lines,
    leftOut: [...leftOut].map(([why, rows]) => ({ why, rows })),
    remarks: [
      'These are lines to compare with, not children. Crown copyright, Open Government Licence 3.0: say where they come from.',
      ...(workOut ? ['The file gives sessions and no rate of absence: it is worked out from them.'] : []),
    ],
  }
}

function linesOf(
  record: Records['list'][number],
  level: BenchmarkLine['level'],
  measures: readonly string[],
  workOut: boolean,
): BenchmarkLine[] {
  const [code, name] = AREA[level].map(column => record.get(column))
  const place = {
    line: record.line,
    period: periodOf(record.get('time_period')),
    span: record.get('time_identifier') || null,
    level,
    areaCode: code || null,
    areaName: name ?? '',
    group: groupOf(record),
  }
  if (workOut) {
    const percent = absenceFromSessions(record)
    const of = denominatorOf(record, 'possible sessions')
    return percent === null ? [] : [{ ...place, measure: 'absence', percent, of }]
  }
  return measures.flatMap(column => {
    const text = record.get(column)
    if (!/^\d+(\.\d+)?$/.test(text)) return []
    const { measure, of } = MEASURES[column]!
    return [{ ...place, measure, percent: Number(text), of: denominatorOf(record, of) }]
  })
}

/** Percent of possible sessions missed, or null where the sessions are suppressed or cannot be. */
function absenceFromSessions(record: Records['list'][number]): number | null {
  const texts = SESSIONS.map(column => record.get(column))
  if (!texts.every(text => /^\d+$/.test(text))) return null
  const [possible, authorised, unauthorised] = texts.map(Number) as [number, number, number]
  const absent = authorised + unauthorised
  return possible === 0 || absent > possible ? null : (100 * absent) / possible
}

/** `202526` is the academic year 2025/26; another form stays as it is. */
function periodOf(text: string): string {
  const year = /^(\d{4})(\d{2})$/.exec(text)
  return year !== null && (Number(year[1]) + 1) % 100 === Number(year[2]) ? `${year[1]}/${year[2]}` : text
}

function groupOf(record: Records['list'][number]): string {
  const said = GROUPS.map(column => record.get(column)).filter(
    text => text !== '' && !/^(total|all)$/i.test(text),
  )
  return said.length === 0 ? 'All' : said.join(', ')
}

function denominatorOf(
  record: Records['list'][number],
  what: 'possible sessions' | 'pupils',
): BenchmarkLine['of'] {
  const text = DENOMINATORS[what].map(column => record.get(column)).find(each => /^\d+(\.\d+)?$/.test(each))
  return text === undefined ? null : { what, number: Math.round(Number(text)) }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
