// Where a table begins: the header among the titles above it, and the days of a register that has a column a session.

import { createHash } from 'node:crypto'
import { PlainError } from '#platform/plain-error.ts'
import { ALIASES, plainHeader } from './aliases.ts'
import { firstRows, type RawTable, type SheetRow } from './reading/rows.ts'
import { dayComesFirst, readDay } from './values/days.ts'

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

export interface SessionColumn {
  cell: number
  day: string
  half: 'AM' | 'PM' | null
}

const ROWS_LOOKED_AT = 60
/** So many columns with a day make a register. */
const DAYS_OF_A_REGISTER = 4
const KNOWN = new Set(Object.values(ALIASES).flatMap(table => Object.values(table).flat()))
const HALF = /^(am|pm|a\.m\.?|p\.m\.?|a|p|morning|afternoon|1|2)$/i

/** Finds the header. Throws PlainError for a table in which there is none. */
export async function layoutOf(table: RawTable): Promise<Layout> {
  const rows = await firstRows(table, ROWS_LOOKED_AT)
  if (rows.length === 0) throw new PlainError(`${table.id} holds nothing: not even a header is in it.`)
  const at = headerAt(rows)
  const header = rows[at]!
  const above = at > 0 ? rows[at - 1] : undefined
  const below = rows[at + 1]
  const { sessions, headerRows } = sessionsOf(header, above, below)
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
  const days = cells.filter(cell => headerDay(cell, true) !== undefined).length
  return known + (known > 0 && days >= DAYS_OF_A_REGISTER ? 3 : 0)
}

function sessionsOf(
  header: SheetRow,
  above: SheetRow | undefined,
  below: SheetRow | undefined,
): { sessions: SessionColumn[]; headerRows: SheetRow[] } {
  const here = daysIn(header)
  if (here.length >= DAYS_OF_A_REGISTER) {
    // "01/09/2025" over two cells with AM and PM below: the second date cell may be blank, as merged cells are.
    if (below !== undefined && halvesIn(below) >= DAYS_OF_A_REGISTER && isOnlyHalves(below)) {
      return { sessions: crossed(header, below), headerRows: [header, below] }
    }
    return { sessions: paired(here), headerRows: [header] }
  }
  if (above !== undefined && halvesIn(header) >= DAYS_OF_A_REGISTER && daysIn(above).length >= 2) {
    return { sessions: crossed(above, header), headerRows: [above, header] }
  }
  return { sessions: [], headerRows: [header] }
}

/** A row of days: whether day or month comes first is judged over all of them. */
function daysIn({ cells }: SheetRow): SessionColumn[] {
  const dayFirst = !cells.some(cell => dayComesFirst(cell) === false)
  return cells.flatMap((text, cell) => {
    const day = headerDay(text, dayFirst)
    return day === undefined ? [] : [{ cell, day, half: halfIn(text) }]
  })
}

/** A day in a header may have its session beside it, or a line break between: `01/09/2025 AM`, `Mon 01 Sep 2025\nPM`. */
function headerDay(text: string, dayFirst: boolean): string | undefined {
  if (text.length < 6 || text.length > 40 || /^\d+(\.\d+)?$/.test(text)) return undefined
  const plain = text
    .replaceAll(/\s+/g, ' ')
    .replace(/[ :-]*\(?\b(am|pm|morning|afternoon)\b\)?$/i, '')
    .trim()
  return readDay(plain, dayFirst)
}

function halfIn(text: string): 'AM' | 'PM' | null {
  const found = /\b(am|pm|morning|afternoon)\b\)?$/i.exec(text.trim())
  return found === null ? null : half(found[1]!)
}

function half(text: string): 'AM' | 'PM' {
  return /^(a|m|1)/i.test(text) ? (/^after/i.test(text) ? 'PM' : 'AM') : 'PM'
}

function halvesIn({ cells }: SheetRow): number {
  return cells.filter(cell => HALF.test(cell)).length
}

function isOnlyHalves({ cells }: SheetRow): boolean {
  return cells.every(cell => cell === '' || HALF.test(cell))
}

/** The same day twice without a session is its morning and its afternoon. */
function paired(columns: SessionColumn[]): SessionColumn[] {
  const times = new Map<string, number>()
  for (const { day } of columns) times.set(day, (times.get(day) ?? 0) + 1)
  const seen = new Set<string>()
  return columns.map(column => {
    if (column.half !== null || times.get(column.day) !== 2) return column
    const first = !seen.has(column.day)
    seen.add(column.day)
    return { ...column, half: first ? 'AM' : 'PM' }
  })
}

/** Days in one row, sessions in the row below: a day holds until the next. */
function crossed(days: SheetRow, halves: SheetRow): SessionColumn[] {
  const found = new Map(daysIn(days).map(({ cell, day }) => [cell, day]))
  const sessions: SessionColumn[] = []
  let day: string | undefined
  halves.cells.forEach((text, cell) => {
    day = found.get(cell) ?? day
    if (day !== undefined && HALF.test(text)) sessions.push({ cell, day, half: half(text) })
  })
  return sessions
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
