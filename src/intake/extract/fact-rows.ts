// Rows that say something of a pupil on a day, as numbers, straight from the bytes: behaviour, attainment, ratings…

import type { PlainRows } from '#platform/csv/index.ts'
import { endOfUpn, type Layout, moveOn, type RowsOfBytes, startOfUpn } from './layout.ts'
import { type NumberCell, ODD } from './number-cell.ts'
import type { TakeNumbers } from './number-reading.ts'
import { RestOfRow } from './rest-of-row.ts'
import type { Roll } from './roll.ts'

export class FactRows implements RowsOfBytes {
  readonly #before: readonly NumberCell[]
  readonly #rest: RestOfRow
  readonly #layout: Layout
  readonly #roll: Roll
  readonly #take: TakeNumbers

  constructor(layout: Layout, roll: Roll, take: TakeNumbers) {
    const { cells, upnCell } = layout
    this.#before = cells.slice(0, upnCell)
    this.#rest = new RestOfRow(cells.slice(upnCell + 1))
    this.#layout = layout
    this.#roll = roll
    this.#take = take
  }

  take(_bytes: Buffer, view: DataView, rows: PlainRows): void {
    const { end, endLine } = rows
    let { at, line } = rows
    while (at < end && line < endLine) {
      const next = this.#takeRow(view, at, end)
      if (next === ODD) break
      at = next
      line++
    }
    moveOn(rows, at, line, this.#layout.counts)
  }

  #takeRow(view: DataView, start: number, rowsEnd: number): number {
    const { places, numbers } = this.#layout
    const roll = this.#roll
    const upn = startOfUpn(this.#before, view, start, places)
    if (upn < 0) return ODD
    let pupil = roll.findExpected(view, upn, rowsEnd)
    const end = pupil === -1 ? endOfUpn(view, upn) : upn + roll.lengthOf(pupil)
    if (pupil === -1) pupil = roll.find(view, upn, end)
    if (pupil === -1) return ODD
    const next = this.#rest.read(view, end, places)
    if (next < 0) return ODD
    this.#take(pupil, numbers)
    return next
  }
}
