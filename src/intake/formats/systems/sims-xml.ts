// The XML that SIMS' report designer writes: `<SuperStarReport>` with a `<Record>` a row, its elements named after the
// report's columns, a space as `_x0020_`.

import { type RawTable, type SheetRow, tableInMemory } from '../reading/rows.ts'
import { children, textAt, type XmlDocument } from '../reading/xml.ts'

/** The report as a table: its columns are those of all records, in the order in which they first come. */
export function readSimsReport({ name, bytes, content }: XmlDocument): RawTable {
  const records = children(content, 'Record')
  const elements = [
    ...new Set(records.flatMap(record => (typeof record === 'string' ? [] : Object.keys(record)))),
  ]
  const rows: SheetRow[] = records.map((record, at) => ({
    line: at + 1,
    cells: elements.map(element => textAt(record, element)),
  }))
  const header = { line: 0, cells: elements.map(decoded) }
  return { ...tableInMemory(name, [header, ...rows], bytes), withoutLines: true }
}

function decoded(element: string): string {
  return element
    .replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('_', ' ')
}
