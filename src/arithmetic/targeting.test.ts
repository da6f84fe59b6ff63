import assert from 'node:assert/strict'
import { test } from 'node:test'
import vectors from '#test/vectors/targeting.json' with { type: 'json' }
import { chooseByScore, countFound, judgeTargeting } from './targeting.ts'

for (const { id, input, expected } of vectors.cases) {
  test(`targeting ${id}`, () => {
    const { selectedIndex, ...figures } = expected
    const chosen = chooseByScore(input.scores, input.capacity)
    assert.deepEqual(chosen, selectedIndex)
    const counts = countFound(
      chosen,
      input.outcomes.map(outcome => outcome === 1),
    )
    const found: Record<string, unknown> = { ...counts, ...judgeTargeting(counts) }
    for (const [name, value] of Object.entries(figures)) {
      const [ends, wanted] = [[found[name]].flat(), [value].flat()]
      wanted.forEach((end, at) => {
        assert.ok(Math.abs(Number(ends[at]) - end) < 5e-7, `${name}: ${ends[at]}, not ${end}`)
      })
    }
  })
}

test('a child who was not scored is never ranked, and ties keep their order', () => {
  assert.deepEqual(chooseByScore([null, 2, 0, 2, null], 9), [1, 3, 2])
  assert.deepEqual(chooseByScore([1, 2], 0), [])
})

test('a share of nobody is no share', () => {
  const nobodyChosen = judgeTargeting({ tp: 0, fp: 0, fn: 2, tn: 3 })
  assert.deepEqual(
    [nobodyChosen.precisionAtK, nobodyChosen.precisionWilson95, nobodyChosen.lift],
    [null, null, null],
  )
  assert.equal(nobodyChosen.recallAtK, 0)
  const nobodyToFind = judgeTargeting({ tp: 0, fp: 2, fn: 0, tn: 3 })
  assert.deepEqual(
    [nobodyToFind.recallAtK, nobodyToFind.lift, nobodyToFind.maxPossibleRecall],
    [null, null, null],
  )
  assert.equal(nobodyToFind.baseRate, 0)
})
