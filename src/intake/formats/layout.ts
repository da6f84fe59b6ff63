// Where a table begins: the header among the titles above it, and the days of a register that has a column a session.

import { createHash } from 'node:crypto'
import { PlainError } from '#platform/plain-error.ts'
import { ALIASES, plainHeader } from './aliases.ts'
import { firstRows, type RawTable, type SheetRow } from './reading/rows.ts'
import {
  anchorIn,
  DAYS_OF_A_REGISTER,
  isHeaderDay,
  type SessionColumn,
  sessionsOf,
} from './register/session-columns.ts'

export interface Layout {
  /** As in FoundTable: unique, trimmed, days of a register as `YYYY-MM-DD AM`. */
  headers: string[]
  headerLine: number
  skippedAbove: number
  /** What stands above the header, for the name of the system. */
  titles: string
  /** Line of the last header row: the pupils begin below it. */
  lastHeaderLine: number
  /** The columns that are sessions of a register. */
  sessions: SessionColumn[]
  /** A few rows below the header. */
  first: SheetRow[]
}

const ROWS_LOOKED_AT = 60
const KNOWN = new Set(Object.values(ALIASES).flatMap(table => Object.values(table).flat()))

/** Finds the header. Throws PlainError for a table in which there is none. */
export async function layoutOf(table: RawTable): Promise<Layout> {
  const rows = await firstRows(table, ROWS_LOOKED_AT)
  if (rows.length === 0) throw new PlainError(`${table.id} holds nothing: not even a header is in it.`)
  const at = headerAt(rows)
  const header = rows[at]!
  const above = at > 0 ? rows[at - 1] : undefined
  const below = rows[at + 1]
  const anchor = anchorIn(rows.slice(0, at).map(row => row.cells.join(' ')))
  const { sessions, headerRows } = sessionsOf(header, above, below, anchor)
  const last = headerRows.at(-1)!
  const names = namesOf(header, rows, last)
  for (const { cell, day, half } of sessions) names[cell] = half === null ? day : `${day} ${half}`
  const skipped = rows.filter(row => row.line < headerRows[0]!.line)
  return {
    headers: unique(names),
    headerLine: header.line,
    skippedAbove: skipped.length,
    titles: skipped.map(row => row.cells.join(' ')).join(' '),
    lastHeaderLine: last.line,
    sessions,
    first: rows.slice(rows.indexOf(last) + 1),
  }
}

/** The same for the same header, wherever and whenever it is sent. The days of a register do not count. */
export function fingerprintOf({ headers, sessions }: Layout): string {
  const days = new Set(sessions.map(({ cell }) => cell))
  const names = headers.filter((_, cell) => !days.has(cell)).map(plainHeader)
  const shape = [...names, days.size > 0 ? 'register' : ''].join('\n')
  return createHash('sha256').update(shape).digest('hex').slice(0, 32)
}

/** The row with the most names that are known, or else the first with as many cells as the widest. */
function headerAt(rows: readonly SheetRow[]): number {
  const scores = rows.map(({ cells }) => scoreOf(cells))
  const best = Math.max(...scores)
  if (best >= 2) return scores.indexOf(best)
  const filled = rows.map(({ cells }) => cells.filter(cell => cell !== '').length)
  const most = Math.max(...filled)
  return filled.findIndex(count => count >= Math.max(1, most * 0.7))
}

function scoreOf(cells: readonly string[]): number {
  const known = new Set(cells.map(plainHeader).filter(name => KNOWN.has(name))).size
  // A row of marks is full of codes, a row of pupils has one or two days; a header of a register has many.
  const days = cells.filter(cell => isHeaderDay(cell)).length
  return known + (known > 0 && days >= DAYS_OF_A_REGISTER ? 3 : 0)
}

/**
 * As wide as the last name, and wider where most rows have something beyond it: a column without a name is still one. A
 * cell that a single row has beyond them is a fault of that row.
 */
function namesOf(header: SheetRow, rows: readonly SheetRow[], last: SheetRow): string[] {
  const body = rows.filter(row => row.line > last.line)
  let width = Math.max(filledWidth(header.cells), filledWidth(last.cells))
  const filled = () => body.filter(({ cells }) => (cells[width] ?? '') !== '').length
  while (body.length > 0 && filled() * 2 >= body.length) width++
  return Array.from({ length: width }, (_, cell) => (header.cells[cell] ?? '').replaceAll(/\s+/g, ' ').trim())
}

function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex(cell => cell !== '') + 1
}

/** `Mark`, `Mark` becomes `Mark`, `Mark (2)`; a blank name stays blank and cannot be matched. */
function unique(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map(name => {
    if (name === '') return ''
    const times = (seen.get(name.toLowerCase()) ?? 0) + 1
    seen.set(name.toLowerCase(), times)
    return times === 1 ? name : `${name} (${times})`
  })
}
