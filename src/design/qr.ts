// A QR code of a short text as one SVG picture: what a phone is pointed at in place of typing an address. ISO/IEC 18004, byte
// mode, error correction M, versions 1 to 10: up to 213 bytes. No package does it here.
import { type Html, html } from '#platform/html.ts'

/** A picture with a name for those who do not see it. Throws for what is too long. */
export function qrCode({ text, label, size = 200 }: { text: string; label: string; size?: number }): Html {
  const cells = qrMatrix(text)
  const across = cells.length + 2 * QUIET
  const path = cells
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('')
  return html`<svg role="img" aria-label="${label}" width="${size}" height="${size}" viewBox="0 0 ${across} ${across}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${across}v${across}h-${across}z"/><path fill="#000" d="${path}"/></svg>`
}

/** The cells, row by row: true is dark. */
export function qrMatrix(text: string): boolean[][] {
  const bytes = new TextEncoder().encode(text)
  const version = VERSIONS.findIndex(each => bytes.length <= capacity(each)) + 1
  if (version === 0) throw new Error(`A QR code of ${bytes.length} bytes is too long.`)
  const words = interleaved(codewords(bytes, version), version)
  const drawn = MASKS.map((_, mask) => draw(words, version, mask))
  return drawn.reduce((best, each) => (penalty(each) < penalty(best) ? each : best))
}

/** For error correction M: bytes of correction a block, and how many data bytes each block has (table 9 of the standard). */
type Version = { correction: number; blocks: number[] }
export const VERSIONS: readonly Version[] = [
  { correction: 10, blocks: [16] },
  { correction: 16, blocks: [28] },
  { correction: 26, blocks: [44] },
  { correction: 18, blocks: [32, 32] },
  { correction: 24, blocks: [43, 43] },
  { correction: 16, blocks: [27, 27, 27, 27] },
  { correction: 18, blocks: [31, 31, 31, 31] },
  { correction: 22, blocks: [38, 38, 39, 39] },
  { correction: 22, blocks: [36, 36, 36, 37, 37] },
  { correction: 26, blocks: [43, 43, 43, 43, 44] },
]

/** The eight masks: a cell is turned over where it says so. */
export const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

const QUIET = 4
const ALIGNED = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
]

function capacity({ blocks }: Version): number {
  const length = VERSIONS.findIndex(each => each.blocks === blocks) < 9 ? 8 : 16
  return Math.floor((8 * sum(blocks) - 4 - length) / 8)
}

function codewords(bytes: Uint8Array, version: number): number[] {
  const room = sum(VERSIONS[version - 1]!.blocks)
  const bits: number[] = []
  const add = (value: number, length: number) => {
    for (let n = length - 1; n >= 0; n--) bits.push((value >> n) & 1)
  }
  add(0b0100, 4)
  add(bytes.length, version < 10 ? 8 : 16)
  for (const byte of bytes) add(byte, 8)
  add(0, Math.min(4, room * 8 - bits.length))
  while (bits.length % 8 !== 0) bits.push(0)
  const words = Array.from({ length: bits.length / 8 }, (_, n) =>
    bits.slice(n * 8, n * 8 + 8).reduce((value, bit) => value * 2 + bit, 0),
  )
  for (let n = 0; words.length < room; n++) words.push(n % 2 === 0 ? 0xec : 0x11)
  return words
}

// Block by block in turn, the data first and then the correction.
function interleaved(words: number[], version: number): number[] {
  const { blocks, correction } = VERSIONS[version - 1]!
  const data = blocks.map((length, n) => {
    const from = sum(blocks.slice(0, n))
    return words.slice(from, from + length)
  })
  const checks = data.map(block => remainder(block, generator(correction)))
  return [...inTurn(data), ...inTurn(checks)]
}

function inTurn(lists: number[][]): number[] {
  const longest = Math.max(...lists.map(list => list.length))
  return Array.from({ length: longest }, (_, n) => lists.flatMap(list => list[n] ?? [])).flat()
}

/** Multiplies in the field of 256 elements that QR codes use. */
export function times(one: number, other: number): number {
  let product = 0
  for (let n = 7; n >= 0; n--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    product ^= ((other >> n) & 1) * one
  }
  return product
}

function generator(degree: number): number[] {
  let found = [...Array(degree - 1).fill(0), 1]
  let root = 1
  for (let n = 0; n < degree; n++) {
    found = found.map((value, at) => times(value, root) ^ (found[at + 1] ?? 0))
    root = times(root, 2)
  }
  return found
}

function remainder(data: number[], divisor: number[]): number[] {
  return data.reduce<number[]>(
    (rest, byte) => {
      const factor = byte ^ rest[0]!
      return divisor.map((value, at) => times(value, factor) ^ (rest[at + 1] ?? 0))
    },
    divisor.map(() => 0),
  )
}

function draw(words: number[], version: number, mask: number): boolean[][] {
  const { cells, fixed } = patterns(version)
  const size = cells.length
  const set = (x: number, y: number, dark: boolean) => {
    cells[y]![x] = dark
    fixed[y]![x] = true
  }
  formatBits(size, mask, set)
  for (const [n, { x, y }] of free(fixed).entries())
    cells[y]![x] = ((((words[n >> 3] ?? 0) >> (7 - (n & 7))) & 1) === 1) !== MASKS[mask]!(x, y)
  return cells
}

/** The cells that carry data, in the order of reading: two columns at a time from the right, up and down in turn. */
export function free(fixed: boolean[][]): { x: number; y: number }[] {
  const size = fixed.length
  const found: { x: number; y: number }[] = []
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step
        if (!fixed[y]![x]) found.push({ x, y })
      }
  }
  return found
}

/** What stands in every code of a version, whatever it says: `fixed` marks those cells, the format's too. */
export function patterns(version: number): { cells: boolean[][]; fixed: boolean[][] } {
  const size = version * 4 + 17
  const cells = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const fixed = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const set = (x: number, y: number, dark: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return
    cells[y]![x] = dark
    fixed[y]![x] = true
  }
  for (let n = 0; n < size; n++) {
    set(6, n, n % 2 === 0)
    set(n, 6, n % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(4, (dx, dy, far) => set(x + dx, y + dy, far !== 2 && far !== 4))
  const at = ALIGNED[version - 1]!
  const last = at.length - 1
  for (const [i, x] of at.entries())
    for (const [j, y] of at.entries())
      if (!((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)))
        square(2, (dx, dy, far) => set(x + dx, y + dy, far !== 1))
  formatBits(size, 0, set)
  if (version >= 7) {
    const bits = withRemainder(version, 12, 0x1f25)
    for (let n = 0; n < 18; n++) {
      const [a, b] = [size - 11 + (n % 3), Math.floor(n / 3)]
      set(a, b, ((bits >> n) & 1) === 1)
      set(b, a, ((bits >> n) & 1) === 1)
    }
  }
  return { cells, fixed }
}

// Error correction M is 0: what is left is the mask, with its own correction, twice over.
function formatBits(size: number, mask: number, set: (x: number, y: number, dark: boolean) => void): void {
  const bits = withRemainder(mask, 10, 0x537) ^ 0x5412
  const dark = (n: number) => ((bits >> n) & 1) === 1
  for (let n = 0; n <= 5; n++) set(8, n, dark(n))
  set(8, 7, dark(6))
  set(8, 8, dark(7))
  set(7, 8, dark(8))
  for (let n = 9; n < 15; n++) set(14 - n, 8, dark(n))
  for (let n = 0; n < 8; n++) set(size - 1 - n, 8, dark(n))
  for (let n = 8; n < 15; n++) set(8, size - 15 + n, dark(n))
  set(8, size - 8, true)
}

function withRemainder(value: number, length: number, divisor: number): number {
  let rest = value
  for (let n = 0; n < length; n++) rest = (rest << 1) ^ ((rest >> (length - 1)) * divisor)
  return (value << length) | rest
}

function square(reach: number, at: (dx: number, dy: number, far: number) => void): void {
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) at(dx, dy, Math.max(Math.abs(dx), Math.abs(dy)))
}

// The four rules of the standard by which the mask is chosen that is read most easily.
function penalty(cells: boolean[][]): number {
  const size = cells.length
  const lines = [...cells, ...cells.map((_, x) => cells.map(row => row[x]!))]
  const text = lines.map(line => line.map(dark => (dark ? '1' : '0')).join(''))
  const runs = sum(text.flatMap(line => (line.match(/0{5,}|1{5,}/g) ?? []).map(run => run.length - 2)))
  const like = sum(text.map(line => (line.match(/(?=10111010000|00001011101)/g) ?? []).length)) * 40
  let blocks = 0
  for (let y = 1; y < size; y++)
    for (let x = 1; x < size; x++) {
      const dark = cells[y]![x]
      if (dark === cells[y - 1]![x] && dark === cells[y]![x - 1] && dark === cells[y - 1]![x - 1]) blocks += 3
    }
  const share = sum(cells.map(row => row.filter(Boolean).length)) / (size * size)
  return runs + like + blocks + Math.floor(Math.abs(share * 20 - 10)) * 10
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
