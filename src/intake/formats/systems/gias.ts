// Get Information about Schools: the Department for Education's register of schools, a CSV of over 130 columns in
// Windows-1252 (https://get-information-schools.service.gov.uk/Downloads). Schools come of it, never children.

import type { RawTable } from '../reading/rows.ts'
import type { FoundSchool, RecognisedOtherwise } from '../shapes.ts'
import { type Records, recordsOf } from './records.ts'

/** All of England's establishments, open and closed, were some 52,000 rows. */
const MOST_ROWS = 200_000
const COLUMNS = [
  'urn',
  'la (code)',
  'la (name)',
  'establishmentnumber',
  'establishmentname',
  'typeofestablishment (name)',
  'establishmentstatus (name)',
  'phaseofeducation (name)',
  'statutorylowage',
  'statutoryhighage',
  'town',
  'postcode',
]
/** Kinds of establishment that no child is on the roll of as a pupil. */
const NO_SCHOOL = /children.?s centre|higher education|offshore|british schools overseas|miscellaneous|welsh/i

export function isGias(headers: readonly string[]): boolean {
  return headers.includes('urn') && (headers.includes('establishmentname') || headers.includes('linkurn'))
}

/** Reads the schools. A file without one is refused politely, by what it is. */
export async function readGias(table: RawTable, headers: readonly string[]): Promise<RecognisedOtherwise> {
  if (headers.includes('linkurn')) {
    return refused(
      `${table.id} says which school followed which (GIAS links). Kith takes in the list of establishments itself: "Establishment fields" of the same download page.`,
    )
  }
  const records = await recordsOf(table, COLUMNS, MOST_ROWS)
  const rows: FoundSchool[] = []
  const leftOut = new Map<string, number>()
  for (const record of records.list) {
    const what = whyNot(record)
    if (what === null) rows.push(schoolOf(record))
    else leftOut.set(what, (leftOut.get(what) ?? 0) + 1)
  }
  const others = [...leftOut].map(([what, count]) => ({ what, rows: count }))
  if (rows.length === 0) {
    const there = others.map(({ what, rows: count }) => `${count} × ${what}`).join(', ')
    return refused(
      `${table.id} is a GIAS list in which there is no school${there === '' ? '' : ` (${there})`}. Children's centres and the like have no pupils on roll, so they are not taken in as schools. Download the establishments with their phase, or add the centre as a partner.`,
    )
  }
  return { kind: 'schools', rows, leftOut: others, remarks: remarksOf(rows) }
}

function whyNot(record: Records['list'][number]): string | null {
  const type = record.get('typeofestablishment (name)')
  if (NO_SCHOOL.test(type)) return type
  if (!/^\d{6}$/.test(record.get('urn'))) return 'a URN that is not six digits'
  return record.get('establishmentname') === '' ? 'no name' : null
}

function schoolOf(record: Records['list'][number]): FoundSchool {
  const la = record.get('la (code)')
  const number = record.get('establishmentnumber')
  const known = /^[1-9]\d{2}$/.test(la)
  return {
    line: record.line,
    urn: record.get('urn'),
    laCode: known ? la : null,
    laName: orNull(record.get('la (name)')),
    laEstab: known && /^\d{1,4}$/.test(number) ? la + number.padStart(4, '0') : null,
    name: record.get('establishmentname'),
    phase: orNull(record.get('phaseofeducation (name)')),
    type: orNull(record.get('typeofestablishment (name)')),
    status: orNull(record.get('establishmentstatus (name)')),
    lowAge: age(record.get('statutorylowage')),
    highAge: age(record.get('statutoryhighage')),
    town: orNull(record.get('town')),
    postcode: orNull(record.get('postcode')),
  }
}

function remarksOf(rows: readonly FoundSchool[]): string[] {
  const closed = rows.filter(({ status }) => status?.toLowerCase() === 'closed').length
  if (closed === 0) return []
  return [
    `${closed} of ${rows.length} ${closed === 1 ? 'is' : 'are'} closed: add ${closed === 1 ? 'it' : 'them'} only for marks of the past.`,
  ]
}

function age(text: string): number | null {
  return /^\d{1,2}$/.test(text) ? Number(text) : null
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}

function refused(sentence: string): RecognisedOtherwise {
  return { kind: 'refused', sentence }
}
