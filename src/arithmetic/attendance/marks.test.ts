import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import vectors from '#test/vectors/mark_strings.json' with { type: 'json' }
import { splitMarks } from './marks.ts'

for (const { id, input, expected } of vectors.cases) {
  test(`marks ${id}`, () => assert.deepEqual(splitMarks(input), expected))
}

test('nothing splits into nothing, and a line break is a mark like any other stranger', () => {
  assert.deepEqual(splitMarks(''), [])
  assert.deepEqual(splitMarks('1/2'), ['1', '/2'])
  assert.deepEqual(splitMarks('/\n\\'), ['/', '\n', '\\'])
})

test('no character is lost or moved', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), packed => splitMarks(packed).join('') === packed))
})
