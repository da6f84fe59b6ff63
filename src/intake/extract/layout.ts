// How a file's columns stand beside each other, for whoever reads its rows straight from the bytes.

import type { PlainRows, TakeRows } from '#platform/csv/index.ts'
import type { FileCounts } from './file-reading.ts'
import { isEnd, type NumberCell, ODD } from './number-cell.ts'

/**
 * One way through the rows of a kind of file. Each has a loop of its own that a compiler can make fast: a shared one that
 * asked for row after row took a fifth longer.
 */
export interface RowsOfBytes {
  /** Takes rows up to one about which something is odd: to that one it has done nothing. */
  take: TakeRows
}

export interface Layout {
  /** One for each column of the file, in the file's order. */
  cells: readonly NumberCell[]
  upnCell: number
  /** A number for each column of FILES; and the same memory with one more place, for what is dropped. */
  numbers: Float64Array
  places: Float64Array
  counts: FileCounts
}

/** Counts the rows that were taken, and says where the next one begins. */
export function moveOn(rows: PlainRows, at: number, line: number, counts: FileCounts): void {
  counts.rows += line - rows.line
  counts.accepted += line - rows.line
  rows.at = at
  rows.line = line
}

/** Reads the cells before the UPN, of which there mostly are none. @returns where the UPN begins, or ODD. */
export function startOfUpn(
  before: readonly NumberCell[],
  view: DataView,
  start: number,
  places: Float64Array,
): number {
  let at = start
  for (let i = 0; i < before.length; i++) {
    const end = before[i]!.read(view, at, places)
    if (end < 0 || view.getInt8(end) !== COMMA) return ODD
    at = end + 1
  }
  return at
}

/** Where the cell ends, or soon after, where it is no UPN. */
export function endOfUpn(view: DataView, start: number): number {
  let end = start
  while (end < start + LONGEST_UPN && !isEnd(view.getInt8(end))) end++
  return end
}

const COMMA = 44
/** No UPN is longer, in bytes. */
const LONGEST_UPN = 80
