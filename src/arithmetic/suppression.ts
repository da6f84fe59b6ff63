// Small numbers that would give a child away, and what else must be hidden so that they cannot be worked out.
// Source: OpenSAFELY documentation, outputs/sdc.md; DfE analysts' guide, data symbols (`c` for confidential).
// A hidden cell is safe only if, from everything that is shown, it could still be any of several values.

export type Cell = [row: number, column: number]

export type Suppression = { threshold: number; zeroIsSafe: boolean }

/** A count as it may be shown; null: hidden. */
export type Shown = number | null

const USUAL: Suppression = { threshold: 5, zeroIsSafe: true }

/** Cells that are small themselves: fewer than the threshold, and not nought where nought tells nothing. */
export function smallCells(table: readonly (readonly number[])[], rule = USUAL): Cell[] {
  return cellsOf(table).filter(([row, column]) => isSmall(table[row]![column]!, rule))
}

export function isSmall(count: number, { threshold, zeroIsSafe }: Suppression = USUAL): boolean {
  return count < threshold && !(zeroIsSafe && count === 0)
}

/** A share gives children away from both ends: 38 of 40 says that two did not. */
export function shareMustBeHidden(numerator: number, denominator: number, rule = USUAL): boolean {
  return isSmall(numerator, rule) || isSmall(denominator - numerator, rule) || isSmall(denominator, rule)
}

/** Two reports that differ by a small group publish that group. */
export function differenceMustBeHidden(n1: number, n2: number, rule = USUAL): boolean {
  return isSmall(Math.abs(n1 - n2), rule)
}

/** The one value that tells two published means apart, where the groups differ by one child; else null. */
export function valueBetweenMeans(n1: number, mean1: number, n2: number, mean2: number): number | null {
  if (Math.abs(n1 - n2) !== 1) return null
  return n1 > n2 ? n1 * mean1 - n2 * mean2 : n2 * mean2 - n1 * mean1
}

/** Hidden cells that are alone in their row or column, and so are the total less the rest. */
export function recoverable(table: readonly (readonly number[])[], hidden: readonly Cell[]): Cell[] {
  const left = [...hidden]
  const found: Cell[] = []
  for (;;) {
    const at = left.findIndex(
      ([row, column]) =>
        left.filter(other => other[0] === row).length === 1 ||
        left.filter(other => other[1] === column).length === 1,
    )
    if (at < 0) return cellsOf(table).filter(cell => found.some(one => same(one, cell)))
    found.push(...left.splice(at, 1))
  }
}

/**
 * What to hide where row and column totals are shown, so that every hidden cell could still be `width` more values:
 * the set that loses least (the sum of what is hidden besides), the first of those in reading order.
 * Sets of up to three more cells are tried one by one; beyond that the smallest cells are hidden until it is safe.
 */
export function protect(table: readonly (readonly number[])[], rule = USUAL, width = 5): Cell[] {
  const small = smallCells(table, rule)
  const others = cellsOf(table).filter(cell => !small.some(one => same(one, cell)))
  const count = ([row, column]: Cell) => table[row]![column]!
  const lossOf = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + count(cell), 0)
  const isSafe = (more: readonly Cell[]) => {
    const hidden = [...small, ...more]
    return hidden.every(cell => roomOf(table, hidden, cell) >= width)
  }
  let best: Cell[] | null = null
  for (let more = 0; more <= MOST_TRIED; more++) {
    for (const set of combinations(others, more)) {
      if ((best === null || lossOf(set) < lossOf(best)) && isSafe(set)) best = set
    }
  }
  best ??= smallestUntil(
    isSafe,
    others.toSorted((a, b) => count(a) - count(b)),
  )
  return inOrder(table, [...small, ...best])
}

/**
 * Counts as they may be shown, null where hidden, so that what is hidden in a row, and in a column where the sums of
 * columns are shown too, is at least two counts that come to the threshold. Hides somewhat more than `protect`, as a table
 * of a hundred schools leaves no time to try every way.
 */
export function hideSmall(
  table: readonly (readonly number[])[],
  totals: 'rows' | 'rows and columns',
  rule = USUAL,
): Shown[][] {
  const shown = table.map(row => row.map((count): Shown => (isSmall(count, rule) ? null : count)))
  const lines: Cell[][] = table.map((row, r) => row.map((_, c): Cell => [r, c]))
  if (totals === 'rows and columns')
    for (const c of table[0]?.keys() ?? []) lines.push(table.map((_, r): Cell => [r, c]))
  for (let again = true; again; ) {
    again = false
    for (const line of lines) if (hideMore(line, table, shown, rule.threshold)) again = true
  }
  return shown
}

/** Counts as they may be shown one by one: small ones hidden (null), others to the nearest multiple of `base`. */
export function redactThenRound(
  counts: readonly number[],
  redactUpTo: number,
  base: number,
): (number | null)[] {
  return counts.map(count => (count <= redactUpTo ? null : Math.round(count / base) * base))
}

const MOST_TRIED = 3

function smallestUntil(isSafe: (cells: readonly Cell[]) => boolean, smallestFirst: readonly Cell[]): Cell[] {
  const enough = smallestFirst.findIndex((_, i) => isSafe(smallestFirst.slice(0, i + 1)))
  return enough < 0 ? [...smallestFirst] : smallestFirst.slice(0, enough + 1)
}

/** Hides more of a row or column until what is hidden cannot be worked out; answers whether it had to. */
function hideMore(
  line: Cell[],
  table: readonly (readonly number[])[],
  shown: Shown[][],
  least: number,
): boolean {
  const hidden = line.filter(([r, c]) => shown[r]![c] === null)
  if (hidden.length === 0) return false
  let together = hidden.reduce((sum, [r, c]) => sum + table[r]![c]!, 0)
  let cells = hidden.length
  if (cells > 1 && together >= least) return false
  let changed = false
  for (const [r, c] of nextToHide(line, table, shown)) {
    if (cells > 1 && together >= least) break
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
function nextToHide(line: Cell[], table: readonly (readonly number[])[], shown: Shown[][]): Cell[] {
  const hidesElsewhere = ([r, c]: Cell) =>
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

/** How many values more or less a hidden cell could have: the flow that its neighbours can take up either way. */
function roomOf(table: readonly (readonly number[])[], hidden: readonly Cell[], cell: Cell): number {
  const others = hidden.filter(one => !same(one, cell))
  const value = ([row, column]: Cell) => table[row]![column]!
  const rows = table.length
  const flow = (takesFromRow: boolean) => {
    const capacity = new Map<string, number>()
    for (const one of others) {
      const [row, column] = [one[0], rows + one[1]]
      capacity.set(`${row}>${column}`, takesFromRow ? value(one) : Number.POSITIVE_INFINITY)
      capacity.set(`${column}>${row}`, takesFromRow ? Number.POSITIVE_INFINITY : value(one))
    }
    return maximumFlow(capacity, cell[0], rows + cell[1])
  }
  return flow(true) + Math.min(value(cell), flow(false))
}

function maximumFlow(capacity: Map<string, number>, from: number, to: number): number {
  let flow = 0
  for (;;) {
    const path = openPath(capacity, from, to)
    if (path === null) return flow
    const room = Math.min(...path.map(edge => capacity.get(edge)!))
    flow += room
    for (const edge of path) {
      const back = edge.split('>').reverse().join('>')
      capacity.set(edge, capacity.get(edge)! - room)
      capacity.set(back, (capacity.get(back) ?? 0) + room)
    }
  }
}

function openPath(capacity: Map<string, number>, from: number, to: number): string[] | null {
  const reached = new Map<number, string[]>([[from, []]])
  const queue = [from]
  for (const node of queue) {
    if (node === to) return reached.get(node)!
    for (const [edge, room] of capacity) {
      const [start, end] = edge.split('>').map(Number) as [number, number]
      if (start !== node || room <= 0 || reached.has(end)) continue
      reached.set(end, [...reached.get(node)!, edge])
      queue.push(end)
    }
  }
  return null
}

function cellsOf(table: readonly (readonly number[])[]): Cell[] {
  return table.flatMap((counts, row) => counts.map((_, column): Cell => [row, column]))
}

function inOrder(table: readonly (readonly number[])[], cells: Cell[]): Cell[] {
  return cellsOf(table).filter(cell => cells.some(one => same(one, cell)))
}

function same(a: Cell, b: Cell): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

function* combinations<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let i = from; i <= items.length - size; i++) {
    for (const rest of combinations(items, size - 1, i + 1)) yield [items[i]!, ...rest]
  }
}
