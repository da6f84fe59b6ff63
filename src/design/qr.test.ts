// What a QR code says is read back from its cells alone: as a phone does, by the masks, the order of reading and the sums of
// correction of the standard.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { free, MASKS, patterns, qrCode, qrMatrix, times, VERSIONS } from './qr.ts'

const address = `https://kith.example.org/link/${'aZ09-_'.repeat(7)}x`

test('a text is read back from the cells, whatever its length, and its sums of correction are right', () => {
  for (const text of ['a', 'Zofia', address, 'ż'.repeat(60), 'x'.repeat(213)]) {
    const { data, correction } = read(qrMatrix(text))
    assert.equal(data, text)
    assert.deepEqual(correction, [])
  }
  assert.throws(() => qrMatrix('x'.repeat(214)), /too long/)
})

test('one cell that is wrong breaks a sum of correction', () => {
  const cells = qrMatrix(address)
  cells[12]![12] = !cells[12]![12]
  assert.notDeepEqual(read(cells).correction, [])
})

test('the picture has a name, stands on white and has its quiet border', async () => {
  const markup = String(await qrCode({ text: 'a', label: 'The link as a square' }))
  assert.match(markup, /role="img" aria-label="The link as a square"/)
  assert.match(markup, /viewBox="0 0 29 29"/)
  assert.match(markup, /fill="#fff" d="M0 0h29v29h-29z"/)
  assert.match(markup, /M4 4h1v1h-1z/)
})

function read(cells: boolean[][]): { data: string; correction: number[] } {
  const size = cells.length
  const version = (size - 17) / 4
  const above = [14, 13, 12, 11, 10].map((n, at) => Number(cells[8]![at]) ^ ((0x5412 >> n) & 1))
  assert.deepEqual(above.slice(0, 2), [0, 0], 'error correction M')
  const mask = above[2]! * 4 + above[3]! * 2 + above[4]!
  const bits = free(patterns(version).fixed).map(({ x, y }) => Number(cells[y]![x] !== MASKS[mask]!(x, y)))
  const words = Array.from({ length: Math.floor(bits.length / 8) }, (_, n) =>
    bits.slice(n * 8, n * 8 + 8).reduce((value, bit) => value * 2 + bit, 0),
  )
  const { blocks, correction } = VERSIONS[version - 1]!
  const taken = blocks.map(() => [] as number[])
  let at = 0
  for (let n = 0; n < Math.max(...blocks); n++)
    for (const [b, block] of taken.entries()) if (n < blocks[b]!) block.push(words[at++]!)
  const checks = taken.map(() => [] as number[])
  for (let n = 0; n < correction; n++) for (const block of checks) block.push(words[at++]!)
  const stream = taken.flat().flatMap(word => [7, 6, 5, 4, 3, 2, 1, 0].map(n => (word >> n) & 1))
  const number = (from: number, length: number) =>
    stream.slice(from, from + length).reduce((value, bit) => value * 2 + bit, 0)
  assert.equal(number(0, 4), 4, 'bytes')
  const head = version < 10 ? 12 : 20
  const length = number(4, head - 4)
  const bytes = Uint8Array.from({ length }, (_, n) => number(head + n * 8, 8))
  return { data: new TextDecoder().decode(bytes), correction: wrongSums(taken, checks, correction) }
}

// A block is whole where it vanishes at every root of the generator (Reed and Solomon, 1960).
function wrongSums(data: number[][], checks: number[][], degree: number): number[] {
  return data.flatMap((block, n) => {
    let root = 1
    const sums = Array.from({ length: degree }, () => {
      const value = [...block, ...checks[n]!].reduce((sum, word) => times(sum, root) ^ word, 0)
      root = times(root, 2)
      return value
    })
    return sums.filter(each => each !== 0)
  })
}
