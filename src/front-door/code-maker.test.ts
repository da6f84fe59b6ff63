import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appLink, codeAt, newSeed, seedInGroups, stepAt, stepsOf } from './code-maker.ts'

// RFC 6238, appendix B: the seed "12345678901234567890", eight digits, SHA-1.
const seed = Buffer.from('12345678901234567890')
const published: [seconds: number, code: string][] = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
]

for (const [seconds, code] of published) {
  test(`the code at ${seconds} seconds is the one RFC 6238 publishes`, () => {
    assert.equal(codeAt(seed, stepAt(new Date(seconds * 1000)), 8), code)
  })
}

test('a code is good one step before and after, and no further', () => {
  const now = new Date(1_111_111_111_000)
  const step = stepAt(now)
  for (const away of [-1, 0, 1])
    assert.deepEqual(stepsOf(seed, codeAt(seed, step + away), now), [step + away])
  for (const away of [-2, 2]) assert.deepEqual(stepsOf(seed, codeAt(seed, step + away), now), [])
})

test('a code may be typed with a space, and a word is no code', () => {
  const now = new Date(59_000)
  assert.equal(stepsOf(seed, '287 082', now).length, 1)
  assert.deepEqual(stepsOf(seed, 'abcdef', now), [])
  assert.deepEqual(stepsOf(seed, '', now), [])
})

test('a seed is shown in groups of four and opens an app', () => {
  assert.equal(seedInGroups(seed), 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
  assert.equal(
    appLink(seed, 'a@b.example'),
    'otpauth://totp/Kith%3Aa%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kith',
  )
  assert.equal(newSeed().length, 20)
})
