// A small file whose header is known, as records by column name: for formats that are joined in memory.

import { PlainError } from '#platform/plain-error.ts'
import type { RawTable } from '../reading/rows.ts'

export interface Records {
  columns: ReadonlySet<string>
  /** Columns of the file that were not asked for, as they are written. */
  unused: string[]
  list: { line: number; get: (column: string) => string }[]
}

/**
 * Reads the columns asked for, named in small letters; a column that is not there reads ''. Throws PlainError where
 * there are more rows than `most`.
 */
export async function recordsOf(table: RawTable, asked: readonly string[], most: number): Promise<Records> {
  let header: string[] | undefined
  let cells = new Map<string, number>()
  const list: Records['list'] = []
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (header === undefined) {
        header = row.cells
        cells = new Map(header.map((name, cell) => [name.trim().toLowerCase(), cell]))
        continue
      }
      if (list.length >= most)
        throw new PlainError(`${table.id} has more than ${most} rows. Send it in parts, a school each.`)
      const kept = asked.map(name => row.cells[cells.get(name) ?? -1] ?? '')
      list.push({ line: row.line, get: column => kept[asked.indexOf(column)] ?? '' })
    }
  }
  const unused = (header ?? []).filter(
    name => name.trim() !== '' && !asked.includes(name.trim().toLowerCase()),
  )
  return { columns: new Set(cells.keys()), unused, list }
}
