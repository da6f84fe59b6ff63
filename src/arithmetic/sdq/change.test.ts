import assert from 'node:assert/strict'
import { test } from 'node:test'
import vectors from '#test/vectors/sdq_change.json' with { type: 'json' }
import { addedValue, addedValueEffect, expectedOnRetest, expectedTotal, reliableChange } from './change.ts'

type Input = Record<string, number>

for (const { id, input, expected } of vectors.cases) {
  test(`sdq change ${id}`, () => {
    const found = answer(input as unknown as Input)
    for (const [name, value] of Object.entries(expected)) {
      if (typeof value === 'string') assert.equal(found[name], value, name)
      else assert.ok(Math.abs(Number(found[name]) - value) < 5.1e-5, `${name}: ${found[name]}, not ${value}`)
    }
  })
}

test('a rise is a deterioration, and exactly the threshold is reliable', () => {
  assert.equal(
    reliableChange({ t1: 10, t2: 17 }, { sd: 5.2, reliability: 0.8 }).class,
    'reliable_deterioration',
  )
  const exact = reliableChange({ t1: 60, t2: 11 }, { sd: 25, reliability: 0.5 })
  assert.equal(exact.class, 'reliable_improvement')
  assert.equal(exact.minWholePoints, 49)
})

function answer(input: Input): Record<string, unknown> {
  const { t1 = 0, t2 = 0, sd, reliability = 0, populationMean, retest = 0 } = input
  if (sd !== undefined) return reliableChange({ t1, t2 }, { sd, reliability })
  if (populationMean !== undefined) {
    const expectedT2 = expectedOnRetest(t1, populationMean, retest)
    return { expectedT2, expectedDrop: t1 - expectedT2 }
  }
  const start = { total: input.t1Total!, impact: input.t1Impact!, emotional: input.t1Emotional! }
  const value = addedValue(start, input.t2Total!)
  return { expectedT2: expectedTotal(start), addedValue: value, effectSize: addedValueEffect(value) }
}
