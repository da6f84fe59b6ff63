import assert from 'node:assert/strict'
import { test } from 'node:test'
import { putNumber } from './cell-bytes.ts'

test('a number is put as it is written, and nothing as nothing', () => {
  const out = Buffer.alloc(20)
  const view = new DataView(out.buffer, out.byteOffset, out.length)
  const put = (number: number | null) => out.toString('latin1', 1, putNumber(number, out, view, 1))
  for (let number = 0; number < 12_000; number++) assert.equal(put(number), `${number},`)
  assert.equal(put(2_000_000_000), '2000000000,')
  assert.equal(put(null), ',')
})
