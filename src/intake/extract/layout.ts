// How a file's columns stand beside each other, for whoever reads its rows straight from the bytes.

import type { FileCounts } from './file-reading.ts'
import { isEnd, type NumberCell, ODD } from './number-cell.ts'

/** One way through the rows of a kind of file. */
export interface RowsOfBytes {
  /** Takes a row where nothing about it is odd; where something is, has done nothing. See `TakeBytes`. */
  take: (bytes: Buffer, view: DataView, start: number, line: number) => number
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
    if (end < 0 || view.getUint8(end) !== COMMA) return ODD
    at = end + 1
  }
  return at
}

/** Where the cell ends, or soon after, where it is no UPN. */
export function endOfUpn(view: DataView, start: number): number {
  let end = start
  while (end < start + LONGEST_UPN && !isEnd(view.getUint8(end))) end++
  return end
}

const COMMA = 44
/** No UPN is longer, in bytes. */
const LONGEST_UPN = 80
