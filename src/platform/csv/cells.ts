// Where the cells of one row begin and end.

import { CsvRefused } from './limits.ts'
import type { CsvRow } from './row.ts'

const LF = 10
const CR = 13
const QUOTE = 34
const COMMA = 44
/** After so many bytes without a comma or a newline the native search is faster than our loop. */
const SHORT_CELL = 24

/**
 * Splits the row at `at`, which holds no quote before `limit`. Answers where its newline stands, or `limit` where there
 * is none before it: then the row is not whole, unless `limit` is the end of the file.
 */
export function splitPlainRow(row: CsvRow, data: Buffer, at: number, limit: number, newline: number): number {
  const { starts, ends } = row
  let cell = 0
  let start = at
  let i = at
  for (;;) {
    const near = Math.min(limit, start + SHORT_CELL)
    let byte = 0
    while (i < near) {
      byte = data[i]!
      // One comparison for nearly every byte: letters, digits and the dash come after the comma.
      if (byte <= COMMA && (byte === COMMA || byte === newline)) break
      i++
    }
    if (i === near && i < limit) {
      if (row.comma < i) row.comma = nextOf(data, COMMA, i)
      if (row.newline < i) row.newline = nextOf(data, newline, i)
      i = Math.min(row.comma, row.newline, limit)
      byte = i < limit ? data[i]! : 0
    }
    starts[cell] = start
    ends[cell] = i
    cell++
    if (i >= limit || byte !== COMMA) break
    start = ++i
  }
  if (newline === LF && i > start && data[i - 1] === CR) ends[cell - 1]!--
  row.cells = cell
  row.brokenCell = 0
  if (row.quoted) {
    row.doubled.fill(0)
    row.quoted = false
  }
  return i
}

/**
 * Splits the row at `at`, which may hold quotes and newlines within them. Answers where the next row begins, or -1
 * when the row goes on in the next chunk. Throws CsvRefused for a quote still open at the end of the file.
 */
export function splitQuotedRow(
  row: CsvRow,
  data: Buffer,
  at: number,
  newline: number,
  last: boolean,
  line: number,
): number {
  row.brokenCell = 0
  row.quoted = true
  let cell = 0
  let i = at
  for (;;) {
    let start = i
    let end: number
    let doubled = 0
    if (data[i] === QUOTE) {
      start = i + 1
      end = data.indexOf(QUOTE, start)
      while (end !== -1 && data[end + 1] === QUOTE) {
        doubled = 1
        end = data.indexOf(QUOTE, end + 2)
      }
      if (end === -1) return unfinished(last, line, cell)
      i = endOfCell(data, end + 1, newline)
      if (i > end + 1 && !isLoneReturn(data, end + 1, i) && row.brokenCell === 0) row.brokenCell = cell + 1
    } else {
      i = endOfCell(data, i, newline)
      end = newline === LF && i > start && data[i] !== COMMA && data[i - 1] === CR ? i - 1 : i
    }
    row.starts[cell] = start
    row.ends[cell] = end
    row.doubled[cell] = doubled
    cell++
    if (i >= data.length && !last) return -1
    if (data[i] !== COMMA) break
    i++
  }
  row.cells = cell
  return Math.min(i + 1, data.length)
}

function nextOf(data: Buffer, byte: number, from: number): number {
  const found = data.indexOf(byte, from)
  return found === -1 ? data.length : found
}

function endOfCell(data: Buffer, from: number, newline: number): number {
  let i = from
  while (i < data.length && data[i] !== COMMA && data[i] !== newline) i++
  return i
}

/** The CR of a CRLF after a closing quote is no text. */
function isLoneReturn(data: Buffer, from: number, to: number): boolean {
  return to === from + 1 && data[from] === CR && data[to] !== COMMA
}

function unfinished(last: boolean, line: number, cell: number): -1 {
  if (!last) return -1
  throw new CsvRefused(
    `The quote opened in the row on line ${line}, column ${cell + 1}, is never closed. Close it and try again.`,
    line,
  )
}
