import assert from 'node:assert/strict'
import { test } from 'node:test'
import vectors from '#test/vectors/suspensions.json' with { type: 'json' }
import { countSuspensions, type SuspensionEvent } from './suspensions.ts'

for (const { id, input, expected } of vectors.cases) {
  test(`suspensions ${id}`, () => {
    assert.deepEqual(countSuspensions(input.events as SuspensionEvent[]), expected)
  })
}
