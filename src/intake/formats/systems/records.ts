// A small file whose header is known, as records by column name: for formats that are joined in memory.

import { PlainError } from '#platform/plain-error.ts'
import { firstRows, type RawTable } from '../reading/rows.ts'

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
  const [header] = await firstRows(table, 1)
  const names = (header?.cells ?? []).map(name => name.trim())
  const cells = new Map(names.map((name, cell) => [name.toLowerCase(), cell]))
  const at = asked.map(name => cells.get(name) ?? -1)
  const list: Records['list'] = []
  for await (const batch of table.rows({ wanted: at.filter(cell => cell !== -1) })) {
    for (const row of batch) {
      if (row.line === header?.line) continue
      if (list.length >= most)
        throw new PlainError(`${table.id} has more than ${most} rows. Send it in parts, a school each.`)
      const kept = at.map(cell => row.cells[cell] ?? '')
      list.push({ line: row.line, get: column => kept[asked.indexOf(column)] ?? '' })
    }
  }
  const unused = names.filter(name => name !== '' && !asked.includes(name.toLowerCase()))
  return { columns: new Set(cells.keys()), unused, list }
}
