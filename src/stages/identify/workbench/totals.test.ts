import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hideSmallTotals, type Totals } from './totals.ts'

test('groups too small to stand alone are put together, and what gives a small number away is hidden', () => {
  const row = (label: string, screened: number, before: number, comeIn: number, goOut: number) => ({
    label,
    screened,
    before,
    now: before + comeIn - goOut,
    comeIn,
    goOut,
  })
  const totals: Totals = {
    all: row('All', 400, 60, 12, 2),
    dimensions: [
      { id: 'x', title: 'X', rows: [row('A', 395, 59, 11, 2), row('B', 3, 1, 0, 0), row('C', 2, 0, 1, 0)] },
    ],
    areas: [],
  }
  const { all, dimensions } = hideSmallTotals(totals, 5)
  assert.deepEqual([all.goOut, all.before, all.comeIn, all.now], [null, null, 12, 70])
  assert.deepEqual(
    dimensions[0]!.rows.map(each => [each.label, each.screened]),
    [
      ['A', 395],
      ['B, C, together', 5],
    ],
  )
  assert.equal(dimensions[0]!.rows[1]!.comeIn, null)
})
