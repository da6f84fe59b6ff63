import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Cell, isSmall, recoverable } from '#arithmetic/suppression.ts'
import { hideSmall } from './hiding.ts'

test('a small count is hidden, and another of its row and of its column beside it', () => {
  const table = [
    [12, 3, 40],
    [20, 9, 31],
    [15, 14, 50],
  ]
  assert.deepEqual(hideSmall(table, 'rows'), [
    [null, null, 40],
    [20, 9, 31],
    [15, 14, 50],
  ])
  assert.deepEqual(hideSmall(table, 'rows and columns'), [
    [null, null, 40],
    [20, 9, 31],
    [null, null, 50],
  ])
})

test('noughts stay, and a table without small counts stays as it is', () => {
  assert.deepEqual(hideSmall([[0, 5, 90]], 'rows and columns'), [[0, 5, 90]])
})

test('two ones hidden together would still be two: more is hidden', () => {
  assert.deepEqual(hideSmall([[1, 1, 30, 60]], 'rows'), [[null, null, null, 60]])
})

test('what is hidden in any table is no total less the rest, and small counts are always hidden', () => {
  const tables = fc
    .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.oneof(fc.nat(6), fc.nat(60)), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
  fc.assert(
    fc.property(tables, table => {
      const shown = hideSmall(table, 'rows and columns')
      const hidden = shown.flatMap((row, r) =>
        row.flatMap((count, c): Cell[] => (count === null ? [[r, c]] : [])),
      )
      for (const [r, row] of table.entries())
        for (const [c, count] of row.entries()) {
          if (isSmall(count)) assert.equal(shown[r]![c], null)
          else assert.ok(shown[r]![c] === null || shown[r]![c] === count)
        }
      assert.deepEqual(recoverable(table, hidden), [])
    }),
    { numRuns: 500 },
  )
})
