import assert from 'node:assert/strict'
import { test } from 'node:test'
import vectors from '#test/vectors/swemwbs.json' with { type: 'json' }
import { swemwbsMetric, swemwbsRaw } from './swemwbs.ts'

for (const { id, input, expected } of vectors.cases) {
  test(`swemwbs ${id}`, () => {
    if (input.t1 !== undefined && input.t2 !== undefined) {
      assert.equal(swemwbsMetric(swemwbsRaw(input.t1)), expected.t1Metric)
      assert.equal(swemwbsMetric(swemwbsRaw(input.t2)), expected.t2Metric)
      return
    }
    const raw = input.raw ?? swemwbsRaw(input.items!)
    assert.equal(raw, expected.raw ?? raw)
    assert.equal(swemwbsMetric(raw), expected.metric)
  })
}

test('the even rows of the table, a missing item, and totals there cannot be', () => {
  const even = [
    9.51, 12.4, 14.08, 15.32, 16.36, 17.43, 18.59, 19.98, 21.54, 23.21, 25.03, 27.03, 29.31, 32.55,
  ]
  assert.deepEqual(
    even.map((_, at) => swemwbsMetric(8 + 2 * at)),
    even,
  )
  assert.equal(swemwbsRaw([3, 3, 3, null, 3, 3, 3]), null)
  assert.equal(swemwbsRaw([3, 3, 3, 3, 3, 3]), null)
  assert.equal(swemwbsMetric(null), null)
  for (const raw of [6, 36, 20.5]) assert.throws(() => swemwbsMetric(raw), RangeError)
})
