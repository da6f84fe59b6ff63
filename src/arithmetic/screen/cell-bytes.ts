// Cells of a CSV file as bytes, for lines of which there are millions. Quotes stand only where they are needed.

/** Bytes that stand in many lines, in fours so that they are copied fast, and how many of them there are. */
export type SharedBytes = { fours: Int32Array; length: number }

const COMMA = 44
const DIGIT_0 = 48
const NEEDS_QUOTES = /[",\r\n]/

export function sharedBytes(text: string): SharedBytes {
  const bytes = Buffer.from(text)
  const fours = new Int32Array(Math.ceil(bytes.length / 4))
  new Uint8Array(fours.buffer).set(bytes)
  return { fours, length: bytes.length }
}

/**
 * Puts bytes that many lines share; up to three behind them are spoilt.
 * @param view of all the bytes written to. @returns where the next byte belongs.
 */
export function putShared({ fours, length }: SharedBytes, view: DataView, at: number): number {
  for (let i = 0; i < fours.length; i++) view.setInt32(at + 4 * i, fours[i]!, LITTLE_ENDIAN)
  return at + length
}

/** As the numbers lie in `fours`, so do they lie in the file: in the order of this computer. */
const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/** `0,` to `999,` in four bytes each, the first the lowest: nearly every number of a line is one of them. */
const SMALL = Int32Array.from({ length: 1000 }, (_, number) => {
  let bytes = COMMA
  let rest = number
  do {
    bytes = (bytes << 8) | (DIGIT_0 + (rest % 10))
    rest = Math.floor(rest / 10)
  } while (rest > 0)
  return bytes
})

/**
 * A whole number from 0 to two thousand million, or nothing, and a comma; up to two bytes behind it are spoilt.
 * @param view of `out`. @returns where the next byte belongs.
 */
export function putNumber(number: number | null, out: Uint8Array, view: DataView, at: number): number {
  if (number !== null && number < SMALL.length) {
    view.setInt32(at, SMALL[number]!, true)
    return at + (number < 10 ? 2 : number < 100 ? 3 : 4)
  }
  let next = at
  if (number !== null) {
    next++
    for (let least = 10; number >= least; least *= 10) next++
    let rest = number | 0
    for (let i = next - 1; i >= at; i--) {
      const tenth = (rest / 10) | 0
      out[i] = DIGIT_0 + rest - 10 * tenth
      rest = tenth
    }
  }
  out[next] = COMMA
  return next + 1
}

export function quoted(text: string): string {
  if (text.length > 20 && text.includes(',') && !text.includes('"')) return `"${text}"`
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
