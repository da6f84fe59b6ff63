import assert from 'node:assert/strict'
import { test } from 'node:test'
import vectors from '#test/vectors/gbo.json' with { type: 'json' }
import { goalChange } from './goal-change.ts'

for (const { id, input, expected } of vectors.cases) {
  test(`goals ${id}`, () => {
    const { meanChange, ...rest } = goalChange(input.goals)
    assert.deepEqual({ ...rest, meanChange: meanChange && Number(meanChange.toFixed(4)) }, expected)
  })
}

test('no goals are no change score', () => assert.equal(goalChange([]).meanChange, null))
