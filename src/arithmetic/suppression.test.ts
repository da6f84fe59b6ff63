import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import vectors from '#test/vectors/suppression.json' with { type: 'json' }
import {
  type Cell,
  differenceMustBeHidden,
  hideSmall,
  isSmall,
  protect,
  recoverable,
  redactThenRound,
  shareMustBeHidden,
  smallCells,
  valueBetweenMeans,
} from './suppression.ts'

const caseOf = (name: string) => vectors.cases.find(one => one.name === name) as unknown as Case
type Case = {
  input: Record<string, number & number[] & number[][] & { n: number }>
  expected: Record<string, unknown>
}

test('small cells, and those that a subtraction gives back', () => {
  const { input, expected } = caseOf('primary_only_is_not_enough')
  const small = smallCells(input.table!, { threshold: 5, zeroIsSafe: true })
  assert.deepEqual(small, expected.primary)
  const back = recoverable(input.table!, small).map(cell => ({
    cell,
    value: input.table![cell[0]]![cell[1]],
  }))
  assert.deepEqual(back, expected.recoverable_by_subtraction)
})

test('the published table hides as little as keeps the small cells safe', () => {
  const { input, expected } = caseOf('published_table_c_marks')
  const hidden = protect(input.table!)
  assert.deepEqual(marked(input.table!, hidden), expected.published)
  assert.deepEqual(recoverable(input.table!, hidden), [])
})

test('redact, then round', () => {
  const { input, expected } = caseOf('opensafely_redact_then_round')
  const shown = redactThenRound(input.counts!, input.redact_le!, input.base!)
  assert.deepEqual(
    shown.map(one => one ?? '[REDACTED]'),
    expected.shown,
  )
  assert.equal(
    shown.reduce((sum: number, one) => sum + (one ?? 0), 0),
    expected.total_is_sum_of_rounded,
  )
})

test('38 of 40, two reports four apart, two means one child apart', () => {
  assert.equal(shareMustBeHidden(38, 40), true)
  assert.equal(shareMustBeHidden(20, 40), false)
  const { report1, report2 } = caseOf('differencing_two_reports').input
  assert.equal(differenceMustBeHidden(report1!.n, report2!.n), true)
  assert.equal(differenceMustBeHidden(57, 47), false)
  const { n1, mean1, n2, mean2 } = caseOf('mean_differencing').input
  assert.ok(Math.abs(valueBetweenMeans(n1!, mean1!, n2!, mean2!)! - 22) < 1e-9)
  assert.equal(valueBetweenMeans(6, 1, 4, 1), null)
})

test('what is hidden can hold other values: found by trying every filling', () => {
  const table = fc.array(fc.array(fc.nat(7), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(table, counts => {
      const hidden = protect(counts, undefined, 2)
      if (hidden.length > 6) return
      const fillings = everyFilling(counts, hidden)
      if (isWholeTable(counts, hidden)) return
      for (const [row, column] of hidden) {
        const values = fillings.map(filling => filling[row]![column]!)
        assert.ok(Math.max(...values) - Math.min(...values) >= 2)
      }
    }),
    { numRuns: 60 },
  )
})

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

test('a table that is small everywhere, and one of another threshold', () => {
  assert.deepEqual(hideSmall([[3, 0]], 'rows'), [[null, null]])
  assert.deepEqual(hideSmall([[6, 8, 40]], 'rows', { threshold: 7, zeroIsSafe: true }), [[null, null, 40]])
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

/** Where nothing is safe everything is hidden: then the totals themselves are too small to be shown. */
function isWholeTable(table: number[][], hidden: Cell[]): boolean {
  return hidden.length === table.flat().length
}

function marked(table: number[][], hidden: Cell[]) {
  return table.map((counts, row) =>
    counts.map((count, column) => (hidden.some(cell => cell[0] === row && cell[1] === column) ? 'c' : count)),
  )
}

/** Every table of whole numbers with the same totals, differing only in the hidden cells. */
function everyFilling(table: number[][], hidden: Cell[]): number[][][] {
  const sums = (counts: number[][]) => [
    ...counts.map(row => row.reduce((a, b) => a + b, 0)),
    ...counts[0]!.map((_, column) => counts.reduce((sum, row) => sum + row[column]!, 0)),
  ]
  const wanted = sums(table)
  const found: number[][][] = []
  const fill = (at: number, draft: number[][]) => {
    if (sums(draft).some((sum, i) => sum > wanted[i]!)) return
    const cell = hidden[at]
    if (cell === undefined) {
      if (sums(draft).every((sum, i) => sum === wanted[i])) found.push(draft.map(row => [...row]))
      return
    }
    for (let value = 0; value <= wanted[cell[0]]!; value++) {
      draft[cell[0]]![cell[1]] = value
      fill(at + 1, draft)
    }
    draft[cell[0]]![cell[1]] = 0
  }
  const open = table.map(row => [...row])
  for (const [row, column] of hidden) open[row]![column] = 0
  fill(0, open)
  return found
}
