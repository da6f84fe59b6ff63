// Whether files are version 1 of the extract folder already: then they go through the door as they are.

import { FILES, fileNameOf } from '../extract/index.ts'
import { isDay } from '../extract/values.ts'
import type { Opened } from './reading/open.ts'
import { firstRows } from './reading/rows.ts'

const ROWS_LOOKED_AT = 200

/**
 * True where every file has the name, the dialect and the needed columns of one of the extract's, and its days are
 * written as the extract writes them. A `pupils.csv` of another system has the name and not the columns.
 */
export async function isExtract(tables: Opened['tables']): Promise<boolean> {
  for (const table of tables) {
    const file = fileNameOf(table.id)
    if (file === undefined || table.dialect === undefined) return false
    if (table.dialect.encoding !== 'utf-8' || table.dialect.separator !== ',') return false
    const [header, ...rows] = await firstRows(table, ROWS_LOOKED_AT)
    const names = (header?.cells ?? []).map(name => name.trim().toLowerCase())
    if (FILES[file].some(({ name, required }) => required && !names.includes(name))) return false
    const days = FILES[file].filter(({ kind }) => kind === 'date').map(({ name }) => names.indexOf(name))
    const written = rows
      .flatMap(({ cells }) => days.map(cell => cells[cell] ?? ''))
      .filter(text => text !== '')
    if (written.length > 0 && written.filter(isDay).length * 2 < written.length) return false
  }
  return tables.length > 0
}
