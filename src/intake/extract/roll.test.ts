import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkUpn, holdsUpn } from '#arithmetic/upn.ts'
import { ANN, BEN } from './folder.fixture.ts'
import { Roll } from './roll.ts'

test('whoever was added is found again, in any order, in this thread and in another', () => {
  const upns = Array.from({ length: 5_000 }, (_, n) => (n % 7 === 0 ? `ODD ${n}É` : `A3590000${10_000 + n}`))
  const roll = new Roll()
  for (const [n, upn] of upns.entries()) assert.equal(roll.addText(upn, n + 2), n)
  const other = Roll.from(structuredClone(roll.share()))
  for (const n of [0, 1, 2, 4_999, 17, 18, 17, 3_000]) {
    assert.equal(roll.findText(upns[n]!), n)
    assert.equal(other.findText(upns[n]!), n)
    assert.equal(roll.upn(n), upns[n])
    assert.equal(roll.line(n), n + 2)
  }
  assert.equal(roll.findText('A35900009999'), -1)
  assert.equal(roll.findText(''), -1)
  roll.clear()
  assert.equal(roll.findText(upns[0]!), -1)
})

test('bytes hold a UPN just where its text is one in capitals', () => {
  const near = fc
    .constantFrom(ANN, BEN, 'A', 'I', 'O', 'S', '9', 'z', ' ')
    .chain(part =>
      fc
        .tuple(fc.constantFrom(ANN, BEN), fc.nat(12))
        .map(([upn, at]) => upn.slice(0, at) + part + upn.slice(at + 1)),
    )
  fc.assert(
    fc.property(fc.oneof(near, fc.string()), text => {
      const bytes = Buffer.from(text)
      const isUpn = checkUpn(text) === 'ok' && text === text.trim().toUpperCase()
      assert.equal(holdsUpn(bytes, 0, bytes.length), isUpn)
    }),
    { numRuns: 2_000 },
  )
})

test('a UPN whose bytes would make no number is found too, and strangers are not', () => {
  const roll = new Roll()
  const odd = '\u007f😀ABCDEFG\u007f'
  for (const [n, upn] of [ANN, odd, BEN].entries()) roll.addText(upn, n + 2)
  assert.equal(roll.findText(odd), 1)
  const bytes = Buffer.from(`${BEN}STRANGER12345`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  assert.equal(roll.has(view, 0, 13), true)
  assert.equal(roll.has(view, 13, bytes.length), false)
})
