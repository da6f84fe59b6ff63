// The same few children twice: did it change by more than chance?

import { shareOfChoices, studentQuantile } from './distributions.ts'
import type { Interval } from './proportions.ts'

/** McNemar's exact test, two-sided: `b` moved one way and `c` the other. */
export function mcnemarExact(b: number, c: number): number {
  let tail = 0
  for (let k = 0; k <= Math.min(b, c); k++) tail += shareOfChoices(b + c, k)
  return Math.min(1, 2 * tail)
}

/** Mean of the changes with its 95% interval by Student's t; null with fewer than two children. */
export function meanChange(
  changes: readonly number[],
): { mean: number; sd: number; interval: Interval } | null {
  const n = changes.length
  if (n < 2) return null
  const mean = changes.reduce((sum, change) => sum + change, 0) / n
  const squares = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0)
  const sd = Math.sqrt(squares / (n - 1))
  const reach = (studentQuantile(0.975, n - 1) * sd) / Math.sqrt(n)
  return { mean, sd, interval: [mean - reach, mean + reach] }
}

/**
 * Wilcoxon's signed ranks, two-sided. Zeros are left out, ties share their mean rank, and the chance is that of ranks
 * without ties, as scipy 1.10 does it with `mode="exact"`. Null where every change is zero.
 */
export function wilcoxonExact(changes: readonly number[]): number | null {
  const moved = changes.filter(change => change !== 0)
  const n = moved.length
  if (n === 0) return null
  const sizes = moved.map(Math.abs)
  const rank = (size: number) =>
    sizes.filter(other => other < size).length + (sizes.filter(other => other === size).length + 1) / 2
  const up = moved.filter(change => change > 0).reduce((sum, change) => sum + rank(change), 0)
  const least = Math.floor(Math.min(up, (n * (n + 1)) / 2 - up))
  const ways = waysToSum(n)
  let tail = 0
  for (let sum = 0; sum <= least; sum++) tail += ways[sum]!
  return Math.min(1, (2 * tail) / 2 ** n)
}

/** In how many ways some of the ranks 1 to n add up to each sum. */
function waysToSum(n: number): number[] {
  const ways: number[] = Array.from({ length: (n * (n + 1)) / 2 + 1 }, () => 0)
  ways[0] = 1
  for (let rank = 1; rank <= n; rank++) {
    for (let sum = ways.length - 1; sum >= rank; sum--) ways[sum]! += ways[sum - rank]!
  }
  return ways
}
