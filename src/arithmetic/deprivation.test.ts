import assert from 'node:assert/strict'
import { test } from 'node:test'
import vectors from '#test/vectors/imd.json' with { type: 'json' }
import { AREAS_RANKED, decileOfRank, isMostDeprived30pc } from './deprivation.ts'

for (const { id, input, expected } of vectors.cases) {
  test(`deprivation ${id}`, () => {
    const decile = decileOfRank(input.rank, input.lsoas)
    assert.deepEqual({ decile, mostDeprived30pc: isMostDeprived30pc(decile) }, expected)
    assert.ok(Object.values<number>(AREAS_RANKED).includes(input.lsoas))
  })
}
