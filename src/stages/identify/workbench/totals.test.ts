import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recoverable } from '#arithmetic/suppression.ts'
import { hideEnough, hideSmall, type Totals } from './totals.ts'

const rule = { threshold: 5, zeroIsSafe: true }

test('a hidden cell never stands alone in its row or column, nor can be worked out', () => {
  for (const table of [
    [
      [3, 20, 9, 100],
      [12, 8, 30, 200],
      [40, 7, 6, 90],
    ],
    [
      [13, 2, 1, 166],
      [13, 2, 2, 151],
      [15, 0, 0, 589],
      [5, 4, 2, 120],
    ],
    [
      [50, 1],
      [50, 60],
    ],
  ]) {
    const hidden = hideEnough(table, rule)
    assert.deepEqual(recoverable(table, hidden), [], JSON.stringify(table))
    for (const [r, row] of table.entries())
      for (const [c, n] of row.entries())
        if (n > 0 && n < 5)
          assert.ok(
            hidden.some(([a, b]) => a === r && b === c),
            `${n} is shown`,
          )
  }
})

test('a table without small numbers is shown whole', () => {
  assert.deepEqual(
    hideEnough(
      [
        [10, 6, 7, 100],
        [12, 0, 9, 80],
      ],
      rule,
    ),
    [],
  )
})

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
  const { all, dimensions } = hideSmall(totals, 5)
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
