// Looks for the end of a cell in four bytes at once: a file of a county has hundreds of millions of them.
// The bytes are one little-endian number, so that the first of them is the lowest. How one subtraction finds a byte in
// all four places: https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord (and `haslessthan` there).

const EACH = 0x01010101
const HIGH = 0x80808080
const COMMA = 0x2c2c2c2c
const NEWLINE = 0x0a0a0a0a
const RETURN = 0x0d0d0d0d
/** One more than a comma in each place: letters, digits and the dash are not below it. */
const ABOVE_COMMA = 0x2d2d2d2d

/** A number that is 0 where none of the bytes is a comma, a newline or a CR; else `endAmong` reads the place off it. */
export function endsIn(four: number): number {
  if (((four - ABOVE_COMMA) & ~four & HIGH) === 0) return 0
  const comma = four ^ COMMA
  const newline = four ^ NEWLINE
  const carriage = four ^ RETURN
  return (((comma - EACH) & ~comma) | ((newline - EACH) & ~newline) | ((carriage - EACH) & ~carriage)) & HIGH
}

/** The same for newlines alone. */
export function newlinesIn(four: number): number {
  const newline = four ^ NEWLINE
  return (newline - EACH) & ~newline & HIGH
}

/** The place from 0 to 3 of the first end, from what `endsIn` answered. */
export function endAmong(ends: number): number {
  return (31 - Math.clz32(ends & -ends)) >> 3
}

/** Only the first so many of the bytes, 0 to 3. */
export function firstOf(four: number, count: number): number {
  return four & ((1 << (count << 3)) - 1)
}
