// The rows of marks.csv, added up straight from the bytes. What a code means is in arithmetic/attendance.

import { type MarkPlan, scanYear } from '#arithmetic/attendance/mark-plan.ts'
import type { PlainRows } from '#platform/csv/index.ts'
import type { FileReading } from './file-reading.ts'
import { endOfUpn, type Layout, moveOn, type RowsOfBytes } from './layout.ts'
import { isInk, ODD } from './number-cell.ts'
import type { PupilFile, TakeNumbers } from './number-reading.ts'
import { endOfRow } from './rest-of-row.ts'
import type { Roll } from './roll.ts'

export class MarkRows implements RowsOfBytes {
  readonly #layout: Layout
  readonly #marksCell: number
  readonly #roll: Roll
  readonly #plan: MarkPlan
  readonly #reading: FileReading<PupilFile>
  readonly #take: TakeNumbers

  constructor(
    layout: Layout,
    marksCell: number,
    plan: MarkPlan,
    roll: Roll,
    reading: FileReading<PupilFile>,
    take: TakeNumbers,
  ) {
    this.#layout = layout
    this.#marksCell = marksCell
    this.#roll = roll
    this.#plan = plan
    this.#reading = reading
    this.#take = take
  }

  take(bytes: Buffer, view: DataView, rows: PlainRows): void {
    const { end, endLine } = rows
    let { at, line } = rows
    while (at < end && line < endLine) {
      const next = this.#takeRow(bytes, view, at, end, line)
      if (next === ODD) break
      at = next
      line++
    }
    moveOn(rows, at, line, this.#layout.counts)
  }

  #takeRow(bytes: Buffer, view: DataView, start: number, rowsEnd: number, line: number): number {
    const { cells, upnCell, places, numbers } = this.#layout
    const roll = this.#roll
    const last = cells.length - 1
    let pupil = -1
    let at = start
    for (let i = 0; i <= last; i++) {
      let end: number
      if (i === upnCell) {
        pupil = roll.findExpected(view, at, rowsEnd)
        end = pupil === -1 ? endOfUpn(view, at) : at + roll.lengthOf(pupil)
        if (pupil === -1) pupil = roll.find(view, at, end)
        if (pupil === -1) return ODD
      } else if (i === this.#marksCell) {
        end = endOfMarks(bytes, at, i === last)
        if (!isInk(bytes[at]!) || !isInk(bytes[end - 1]!)) return ODD
        if (!scanYear(bytes, view, at, end, this.#plan)) return ODD
      } else {
        end = cells[i]!.read(view, at, places)
        if (end < 0) return ODD
      }
      if (i === last) at = endOfRow(view, end)
      else if (view.getInt8(end) === COMMA) at = end + 1
      else return ODD
    }
    if (at < 0 || !this.#reading.isFirstLineOf(pupil, line)) return ODD
    this.#take(pupil, numbers)
    return at
  }
}

const COMMA = 44
const NEWLINE = 10
const RETURN = 13
/** A year of marks is shorter, ten years too: what is longer is left to the reader that can refuse it. */
const LONGEST_MARKS = 16_000

/** Where the marks end; where they hold a newline or a comma that they should not, nobody knows it as a code. */
function endOfMarks(bytes: Buffer, start: number, isLast: boolean): number {
  const end = bytes.indexOf(isLast ? NEWLINE : COMMA, start)
  if (end === -1 || end - start > LONGEST_MARKS) return start
  return isLast && bytes[end - 1] === RETURN ? end - 1 : end
}
