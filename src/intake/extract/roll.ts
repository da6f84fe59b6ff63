// The pupils of an extract by their UPN, found from the bytes of a cell without making a string of it.
// Open addressing over the bytes themselves: a country's pupils take a few hundred megabytes, in memory that threads share.
// Bytes are compared and mixed four at a time.

/** What another thread needs to find the same pupils. */
export type SharedRoll = { bytes: Uint8Array; ends: Uint32Array; slots: Int32Array; count: number }

/** A UPN is at most 20 characters of at most four bytes. */
const LONGEST = 80
const FIRST_ROOM = 1024

/** Pupils have numbers from 0, in the order in which they were added. UPNs are trimmed and in capitals, as UTF-8. */
export class Roll {
  #bytes: Uint8Array = new Uint8Array(FIRST_ROOM * 16)
  /** The same bytes, for making text of them, and for comparing. */
  #text = bufferOf(this.#bytes)
  #view = viewOf(this.#bytes)
  #ends: Uint32Array = new Uint32Array(FIRST_ROOM)
  /** One more than the pupil's number; 0 where the slot is free. At most half of them are taken. */
  #slots: Int32Array = new Int32Array(FIRST_ROOM * 2)
  #count = 0
  #lines: Uint32Array = new Uint32Array(FIRST_ROOM)
  #expected = 0

  /** The same pupils as another thread has them, for finding only. */
  static from({ bytes, ends, slots, count }: SharedRoll): Roll {
    const roll = new Roll()
    roll.#bytes = bytes
    roll.#text = bufferOf(bytes)
    roll.#view = viewOf(bytes)
    roll.#ends = ends
    roll.#slots = slots
    roll.#count = count
    return roll
  }

  get size(): number {
    return this.#count
  }

  /**
   * The number of the pupil whose UPN stands in these bytes, or -1. Files are mostly in the order of pupils.csv: the
   * pupil found before and the next one are tried first.
   */
  find(view: DataView, start: number, end: number): number {
    const before = this.#expected
    if (before < this.#count && this.#is(before, view, start, end)) return before
    if (before + 1 < this.#count && this.#is(before + 1, view, start, end)) return ++this.#expected
    const found = this.#slots[this.#slotOf(view, start, end)]! - 1
    if (found !== -1) this.#expected = found
    return found
  }

  /**
   * The pupil whose UPN begins at `start`, if it is the one found last or one of the next few: see `find`. Or -1.
   * @param rowsEnd behind the last row there is.
   */
  findExpected(view: DataView, start: number, rowsEnd: number): number {
    const last = this.#expected + LOOK_AHEAD
    for (let pupil = this.#expected; pupil < last && pupil < this.#count; pupil++) {
      const end = start + this.lengthOf(pupil)
      if (end >= rowsEnd || !this.#is(pupil, view, start, end)) continue
      const byte = view.getInt8(end)
      if (byte !== COMMA && byte !== NEWLINE) continue
      this.#expected = pupil
      return pupil
    }
    return -1
  }

  /** Whether the UPN in these bytes is one of them. */
  has(view: DataView, start: number, end: number): boolean {
    return this.#slots[this.#slotOf(view, start, end)] !== 0
  }

  /** Bytes of a pupil's UPN. */
  lengthOf(pupil: number): number {
    return this.#ends[pupil]! - (pupil === 0 ? 0 : this.#ends[pupil - 1]!)
  }

  /** To be called before the rows of a file: the first pupil is expected first. */
  beginFile(): void {
    this.#expected = 0
  }

  findText(upn: string): number {
    const length = encoder.encodeInto(upn, scratch).written
    return this.find(scratchView, 0, length)
  }

  /** Makes room for about so many pupils, so that they are not put into larger and larger tables as they come. */
  expect(pupils: number): void {
    let room = this.#ends.length
    while (room < pupils) room *= 2
    if (room > this.#ends.length) this.#grow(room)
  }

  /** Adds a pupil. @returns its number; or -1 where the UPN is there already. */
  add(view: DataView, start: number, end: number, line: number): number {
    if (this.#count === this.#ends.length) this.#grow(this.#count * 2)
    const slot = this.#slotOf(view, start, end)
    if (this.#slots[slot] !== 0) return -1
    const pupil = this.#count++
    const at = pupil === 0 ? 0 : this.#ends[pupil - 1]!
    if (at + end - start > this.#bytes.length) this.#keepIn(new Uint8Array(this.#bytes.length * 2))
    for (let i = start; i < end; i++) this.#bytes[at + i - start] = view.getInt8(i)
    this.#ends[pupil] = at + end - start
    this.#lines[pupil] = line
    this.#slots[slot] = pupil + 1
    this.#expected = pupil
    return pupil
  }

  addText(upn: string, line: number): number {
    const length = encoder.encodeInto(upn, scratch).written
    return this.add(scratchView, 0, length, line)
  }

  upn(pupil: number): string {
    return this.#text.toString('utf8', pupil === 0 ? 0 : this.#ends[pupil - 1]!, this.#ends[pupil])
  }

  /** Puts a UPN into bytes as a cell of a CSV file. @returns where the next byte belongs. */
  putCell(pupil: number, out: Uint8Array, at: number): number {
    const from = pupil === 0 ? 0 : this.#ends[pupil - 1]!
    const length = this.#ends[pupil]! - from
    for (let i = 0; i < length; i++) {
      const byte = this.#bytes[from + i]!
      if (byte <= COMMA && NEEDS_QUOTES.includes(byte)) return putQuoted(this.upn(pupil), out, at)
      out[at + i] = byte
    }
    return at + length
  }

  /** The line of pupils.csv on which a pupil stands. */
  line(pupil: number): number {
    return this.#lines[pupil]!
  }

  clear(): void {
    this.#slots.fill(0)
    this.#count = 0
    this.#expected = 0
  }

  /** Moves the pupils into memory that other threads can read. */
  share(): SharedRoll {
    this.#keepIn(new Uint8Array(new SharedArrayBuffer(this.#bytes.byteLength)))
    this.#ends = copied(this.#ends, new Uint32Array(new SharedArrayBuffer(this.#ends.byteLength)))
    this.#slots = copied(this.#slots, new Int32Array(new SharedArrayBuffer(this.#slots.byteLength)))
    return { bytes: this.#bytes, ends: this.#ends, slots: this.#slots, count: this.#count }
  }

  #keepIn(bytes: Uint8Array): void {
    this.#bytes = copied(this.#bytes, bytes)
    this.#text = bufferOf(bytes)
    this.#view = viewOf(bytes)
  }

  #is(pupil: number, view: DataView, start: number, end: number): boolean {
    const at = pupil === 0 ? 0 : this.#ends[pupil - 1]!
    const length = end - start
    if (this.#ends[pupil]! - at !== length) return false
    const own = this.#view
    let i = length
    // Eight bytes are compared as one number, the last of them the highest: it is neither NaN nor -0 where they are UTF-8
    // without a zero byte.
    // From the end: UPNs of one school differ there first. The first eight may be compared with some of those after.
    for (; i >= 8; i -= 8)
      if (own.getFloat64(at + i - 8, true) !== view.getFloat64(start + i - 8, true)) return false
    if (length >= 8) return i === 0 || own.getFloat64(at, true) === view.getFloat64(start, true)
    for (; i > 0; i--) if (own.getInt8(at + i - 1) !== view.getInt8(start + i - 1)) return false
    return true
  }

  /** The slot that holds this UPN, or the free one where it would stand. */
  #slotOf(view: DataView, start: number, end: number): number {
    const mask = this.#slots.length - 1
    let hash = 0
    let i = start
    for (; i + 4 <= end; i += 4) hash = mixed(hash, view.getInt32(i, true))
    for (; i < end; i++) hash = mixed(hash, view.getInt8(i))
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const pupil = this.#slots[slot]! - 1
      if (pupil === -1 || this.#is(pupil, view, start, end)) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(room: number): void {
    this.#ends = copied(this.#ends, new Uint32Array(room))
    this.#lines = copied(this.#lines, new Uint32Array(room))
    this.#slots = new Int32Array(room * 2)
    for (let pupil = 0; pupil < this.#count; pupil++) {
      const start = pupil === 0 ? 0 : this.#ends[pupil - 1]!
      this.#slots[this.#slotOf(this.#view, start, this.#ends[pupil]!)] = pupil + 1
    }
  }
}

/** Pupils that are tried before any other: some have no row in a file. */
const LOOK_AHEAD = 6
const COMMA = 44
const NEWLINE = 10
const RETURN = 13
const QUOTE = 34
const NEEDS_QUOTES = [COMMA, QUOTE, NEWLINE, RETURN]
const scratch = new Uint8Array(LONGEST)
const scratchView = viewOf(scratch)
const encoder = new TextEncoder()

function putQuoted(upn: string, out: Uint8Array, at: number): number {
  return at + encoder.encodeInto(`"${upn.replaceAll('"', '""')}"`, out.subarray(at)).written
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length)
}

/** What stands in the high bytes must move the low bits too, as serial numbers differ there. */
function mixed(hash: number, bytes: number): number {
  const all = Math.imul(hash ^ bytes, 0x9e3779b1)
  return all ^ (all >>> 15)
}

function bufferOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length)
}

function copied<A extends Uint8Array | Uint32Array | Int32Array>(from: A, into: A): A {
  into.set(from)
  return into
}
