// Which counts of a large table must not be shown, so that nobody can be made out from it, even by subtracting.
// Rule: fewer than five is small (arithmetic/suppression.ts); a hidden count could still be any of several, as its row and
// its column hide another one, and at least five children between them. Hides somewhat more than need be: a table of a
// hundred schools leaves no time to try every way.

import { isSmall } from '#arithmetic/suppression.ts'

/** Counts as they may be shown, null where hidden. `totals`: whether the sums of columns are shown as well as of rows. */
export function hideSmall(
  table: readonly (readonly number[])[],
  totals: 'rows' | 'rows and columns',
): (number | null)[][] {
  const shown = table.map(row => row.map(count => (isSmall(count) ? null : count)))
  const lines: Line[] = table.map((row, r) => row.map((_, c): At => [r, c]))
  if (totals === 'rows and columns')
    for (const c of table[0]?.keys() ?? []) lines.push(table.map((_, r): At => [r, c]))
  for (let again = true; again; ) {
    again = false
    for (const line of lines) if (hideMore(line, table, shown)) again = true
  }
  return shown
}

type At = [row: number, column: number]
type Line = At[]

const LEAST_HIDDEN_TOGETHER = 5

/** Hides more of a row or column until what is hidden cannot be worked out; answers whether it had to. */
function hideMore(line: Line, table: readonly (readonly number[])[], shown: (number | null)[][]): boolean {
  const hidden = line.filter(([r, c]) => shown[r]![c] === null)
  if (hidden.length === 0) return false
  let together = hidden.reduce((sum, [r, c]) => sum + table[r]![c]!, 0)
  let cells = hidden.length
  let changed = false
  for (const [r, c] of nextToHide(line, table, shown)) {
    if (cells > 1 && together >= LEAST_HIDDEN_TOGETHER) break
    // A nought adds nothing to what the others could be; where nothing else is left, it hides whose the total is.
    if (cells > 1 && table[r]![c] === 0) continue
    shown[r]![c] = null
    together += table[r]![c]!
    cells++
    changed = true
  }
  return changed
}

/** What is shown, noughts last, those first whose row and column hide something already, then the smallest. */
function nextToHide(line: Line, table: readonly (readonly number[])[], shown: (number | null)[][]): At[] {
  const hidesElsewhere = ([r, c]: At) =>
    shown[r]!.includes(null) && shown.some(row => row[c] === null) ? 0 : 1
  return line
    .filter(([r, c]) => shown[r]![c] !== null)
    .map(at => ({ at, count: table[at[0]]![at[1]]!, elsewhere: hidesElsewhere(at) }))
    .sort(
      (a, b) =>
        Number(a.count === 0) - Number(b.count === 0) || a.elsewhere - b.elsewhere || a.count - b.count,
    )
    .map(({ at }) => at)
}
