// The cells of a row up to its end, as numbers. Rows end in one of a few ways (`,RE,above,GDS,teacher-assessment`: 37 in
// two million rows), so that the words at the end are known together, by one look in a table.

import { endAmong, firstOf, newlinesIn } from './four-bytes.ts'
import { type NumberCell, ODD } from './number-cell.ts'

const SLOTS = 2048
/** Fours of bytes that a remembered end takes, the last of which may be none. */
const FOURS = 20
const LONGEST_REMEMBERED = (FOURS - 1) * 4
/** Ends that were not there, after which it is asked whether looking for them pays. */
const MANY_MISSES = 2048
const COMMA = 44
const NEWLINE = 10
const RETURN = 13

export class RestOfRow {
  /** Read one by one: all up to the last day, as there are too many days times words. */
  readonly #first: readonly NumberCell[]
  /** Known together, as long as that pays. */
  readonly #last: readonly NumberCell[]
  /** Where the numbers of `#last` go in a row of numbers. */
  readonly #places: readonly number[]
  #remembers: boolean
  #hits = 0
  #misses = 0
  // What was read before, a slot each: its bytes in fours, how many bytes and one more, and its numbers.
  readonly #fours: Int32Array
  readonly #lengths: Uint8Array
  readonly #numbers: Float64Array

  constructor(cells: readonly NumberCell[]) {
    const from = cells.findLastIndex(({ isDay }) => isDay) + 1
    this.#first = cells.slice(0, from)
    this.#last = cells.slice(from)
    this.#places = this.#last.map(({ place }) => place)
    this.#remembers = this.#last.length > 1
    const slots = this.#remembers ? SLOTS : 0
    this.#fours = new Int32Array(slots * FOURS)
    this.#lengths = new Uint8Array(slots)
    this.#numbers = new Float64Array(slots * this.#places.length)
  }

  /** @param at where the cell before ends. @returns where the next row begins, or ODD. */
  read(view: DataView, at: number, row: Float64Array): number {
    const end = readCells(this.#first, view, at, row)
    if (end < 0) return ODD
    return this.#remembers ? this.#readLast(view, end, row) : this.#readEach(view, end, row)
  }

  #readEach(view: DataView, at: number, row: Float64Array): number {
    const end = readCells(this.#last, view, at, row)
    return end < 0 ? ODD : endOfRow(view, end)
  }

  #readLast(view: DataView, start: number, row: Float64Array): number {
    let hash = 0
    let end = start
    let four = view.getInt32(end, true)
    let newlines = newlinesIn(four)
    while (newlines === 0) {
      hash = mixed(hash, four)
      end += 4
      four = view.getInt32(end, true)
      newlines = newlinesIn(four)
    }
    const more = endAmong(newlines)
    const rest = firstOf(four, more)
    end += more
    if (end - start > LONGEST_REMEMBERED) return this.#readEach(view, start, row)
    const slot = slotOf(mixed(hash, rest))
    if (this.#lengths[slot] !== end - start + 1 || !this.#isIn(slot, view, start, end, rest))
      return this.#readNew(slot, view, start, end, rest, row)
    this.#hits++
    const places = this.#places
    const numbers = this.#numbers
    const at = slot * places.length
    for (let i = 0; i < places.length; i++) row[places[i]!] = numbers[at + i]!
    return end + 1
  }

  #isIn(slot: number, view: DataView, start: number, end: number, rest: number): boolean {
    const fours = this.#fours
    const last = end - 4
    let at = slot * FOURS
    for (let i = start; i <= last; i += 4) if (fours[at++] !== view.getInt32(i, true)) return false
    return fours[at] === rest
  }

  #readNew(
    slot: number,
    view: DataView,
    start: number,
    end: number,
    rest: number,
    row: Float64Array,
  ): number {
    const next = this.#readEach(view, start, row)
    if (++this.#misses > MANY_MISSES && this.#misses > this.#hits) this.#remembers = false
    if (next !== end + 1) return next
    let at = slot * FOURS
    for (let i = start; i + 4 <= end; i += 4) this.#fours[at++] = view.getInt32(i, true)
    this.#fours[at] = rest
    this.#lengths[slot] = end - start + 1
    const places = this.#places
    for (let i = 0; i < places.length; i++) this.#numbers[slot * places.length + i] = row[places[i]!]!
    return next
  }
}

/** Reads cells that each follow a comma. @param at where the cell before ends. @returns where the last one ends, or ODD. */
export function readCells(
  cells: readonly NumberCell[],
  view: DataView,
  at: number,
  row: Float64Array,
): number {
  let end = at
  for (let i = 0; i < cells.length; i++) {
    if (view.getInt8(end) !== COMMA) return ODD
    end = cells[i]!.read(view, end + 1, row)
    if (end < 0) return ODD
  }
  return end
}

/** Where the next row begins, or ODD where this one does not end here. */
export function endOfRow(view: DataView, end: number): number {
  const byte = view.getInt8(end)
  if (byte === NEWLINE) return end + 1
  return byte === RETURN && view.getInt8(end + 1) === NEWLINE ? end + 2 : ODD
}

/** Cheap, as the next step waits for it: `slotOf` mixes well at the end. */
function mixed(hash: number, bytes: number): number {
  return (Math.imul(hash, 31) + bytes) | 0
}

function slotOf(hash: number): number {
  const all = Math.imul(hash, 0x9e3779b1)
  return (all ^ (all >>> 15)) & (SLOTS - 1)
}
