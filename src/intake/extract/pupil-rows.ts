// The rows of pupils.csv as numbers, straight from the bytes. Whoever may object, or has a UPN that a check letter
// speaks against, is left to the reader of all rows, which tells of it.

import { holdsUpn } from '#arithmetic/upn.ts'
import type { PlainRows } from '#platform/csv/index.ts'
import { endOfUpn, type Layout, moveOn, type RowsOfBytes, startOfUpn } from './layout.ts'
import { type NumberCell, ODD } from './number-cell.ts'
import type { TakeNumbers } from './number-reading.ts'
import { endOfRow, readCells } from './rest-of-row.ts'
import type { Who } from './who.ts'

export class PupilRows implements RowsOfBytes {
  readonly #before: readonly NumberCell[]
  readonly #after: readonly NumberCell[]
  readonly #layout: Layout
  readonly #who: Who
  readonly #take: TakeNumbers

  constructor(layout: Layout, who: Who, take: TakeNumbers) {
    const { cells, upnCell } = layout
    this.#before = cells.slice(0, upnCell)
    this.#after = cells.slice(upnCell + 1)
    this.#layout = layout
    this.#who = who
    this.#take = take
  }

  take(bytes: Buffer, view: DataView, rows: PlainRows): void {
    const { end, endLine } = rows
    let { at, line } = rows
    while (at < end && line < endLine) {
      const next = this.#takeRow(bytes, view, at, line)
      if (next === ODD) break
      at = next
      line++
    }
    moveOn(rows, at, line, this.#layout.counts)
  }

  #takeRow(bytes: Buffer, view: DataView, start: number, line: number): number {
    const { places, numbers } = this.#layout
    const upn = startOfUpn(this.#before, view, start, places)
    if (upn < 0) return ODD
    const end = endOfUpn(view, upn)
    if (!holdsUpn(bytes, upn, end)) return ODD
    const last = readCells(this.#after, view, end, places)
    const next = last < 0 ? ODD : endOfRow(view, last)
    if (next < 0 || this.#who.mayObject(view, upn, end)) return ODD
    const pupil = this.#who.roll.add(view, upn, end, line)
    if (pupil === -1) return ODD
    this.#take(pupil, numbers)
    return next
  }
}
