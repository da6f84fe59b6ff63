import assert from 'node:assert/strict'
import { test } from 'node:test'
import vectors from '#test/vectors/upn.json' with { type: 'json' }
import { checkUpn, isTemporaryUpn, readUpn, upnCheckLetter } from './upn.ts'

for (const { id, input, expected } of vectors.cases) {
  test(`upn ${id}`, () => {
    assert.deepEqual(readUpn(input), expected)
    assert.equal(checkUpn(input) === 'ok', expected.valid)
  })
}

test('a wrong check letter and a wrong form are told apart', () => {
  assert.equal(checkUpn('B359000025001'), 'bad-check-letter')
  assert.equal(checkUpn('A35900002500'), 'bad-form')
  assert.equal(checkUpn('Z35900002501S'), 'bad-form')
})

test('one digit changed is always noticed', () => {
  const upn = 'A359000025001'
  for (let place = 1; place < 13; place++) {
    const digit = String((Number(upn[place]) + 1) % 10)
    assert.equal(checkUpn(upn.slice(0, place) + digit + upn.slice(place + 1)), 'bad-check-letter')
  }
})

test('a temporary number ends in a letter', () => {
  assert.equal(isTemporaryUpn('L35900002501R'), true)
  assert.equal(isTemporaryUpn('A359000025001'), false)
  assert.equal(upnCheckLetter('35900002501R'), 'L')
  assert.throws(() => upnCheckLetter('3590'), RangeError)
})
