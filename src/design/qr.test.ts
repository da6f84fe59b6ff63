// What a QR code says is read back from its picture as a phone's camera does, by a reader that others wrote.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import jsqr from 'jsqr'
import { qrCode, qrMatrix } from './qr.ts'

// Its types name the function twice.
const readQr = jsqr as unknown as typeof jsqr.default
const address = `https://kith.example.org/link/${'aZ09-_'.repeat(7)}x`

test('a text is read back from the cells, whatever its length and letters', () => {
  for (const text of ['a', 'Zofia', address, 'ż'.repeat(60), 'x'.repeat(213)]) assert.equal(seen(text), text)
  assert.throws(() => qrMatrix('x'.repeat(214)), /too long/)
})

test('the picture has a name, stands on white and has its quiet border', async () => {
  const markup = String(await qrCode({ text: 'a', label: 'The link as a square' }))
  assert.match(markup, /role="img" aria-label="The link as a square"/)
  assert.match(markup, /viewBox="0 0 29 29"/)
  assert.match(markup, /fill="#fff" d="M0 0h29v29h-29z"/)
  assert.match(markup, /M4 4h1v1h-1z/)
})

/** As a camera sees it: four points a cell, four cells of white around. */
function seen(text: string): string | undefined {
  const cells = qrMatrix(text)
  const across = (cells.length + 8) * 4
  const points = new Uint8ClampedArray(across * across * 4)
  for (let y = 0; y < across; y++)
    for (let x = 0; x < across; x++) {
      const dark = cells[Math.floor(y / 4) - 4]?.[Math.floor(x / 4) - 4] ?? false
      points.set([dark ? 0 : 255, dark ? 0 : 255, dark ? 0 : 255, 255], (y * across + x) * 4)
    }
  return readQr(points, across, across)?.data
}
