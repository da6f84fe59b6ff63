// Who is chosen, group by group: shares with their intervals, and what may not be shown because it is small.
// Rule: rules/cohort.md. A group with a small number is hidden whole, and others with it until nothing can be worked out.
import { wilson } from '#arithmetic/small-numbers/proportions.ts'
import { isSmall } from '#arithmetic/suppression.ts'
import type { Group, Grouping } from './signing.ts'

export type Share = { n: number; of: number; low: number; high: number }
export type FairnessRow = {
  which: string
  inScope: number
  gap: boolean
  /** Null where it is too small to show, or would let somebody work out one that is. */
  shares: { atRisk: Share; ranked: Share; chosen: Share } | null
}
export type FairnessTable = { by: Grouping; rows: FairnessRow[]; gap: boolean }

const ORDER: Grouping[] = ['sex', 'sen', 'fsm', 'ethnicity', 'eal']

/** One table a grouping, its groups from the largest to the smallest. Numbers under `below` are small. */
export function fairnessTables(groups: Group[], below: number): FairnessTable[] {
  return ORDER.flatMap(by => {
    const own = groups
      .filter(each => each.by === by)
      .sort((a, b) => b.inScope - a.inScope || a.which.localeCompare(b.which))
    if (own.length === 0) return []
    const hidden = hiddenGroups(own, below)
    return [
      {
        by,
        gap: own.some(each => each.gap),
        rows: own.map(each => ({
          which: each.which,
          inScope: each.inScope,
          gap: each.gap,
          shares: hidden.has(each.which)
            ? null
            : {
                atRisk: share(each.atRisk, each.inScope),
                ranked: share(each.ranked, each.inScope),
                chosen: share(each.chosen, each.inScope),
              },
        })),
      },
    ]
  })
}

/** Groups with a small number, and the smallest others until those hidden, put together, have no small number either. */
export function hiddenGroups(groups: Group[], below: number): Set<string> {
  const rule = { threshold: below, zeroIsSafe: true }
  const parts = (each: Group) => [
    each.chosen,
    Math.max(0, each.atRisk - each.chosen),
    Math.max(0, each.inScope - each.atRisk),
    Math.max(0, each.atRisk - each.ranked),
    each.ranked,
  ]
  const small = (counts: number[]) => counts.some(count => isSmall(count, rule))
  const hidden = groups.filter(each => small(parts(each)))
  if (hidden.length === 0) return new Set()
  const others = groups.filter(each => !hidden.includes(each)).sort((a, b) => a.inScope - b.inScope)
  const together = () =>
    hidden.reduce((sum, each) => parts(each).map((count, i) => count + sum[i]!), [0, 0, 0, 0, 0])
  // One hidden alone is the total less the rest; several that add up to a small number tell nearly as much.
  while (others.length > 0 && (hidden.length === 1 || small(together()))) hidden.push(others.shift()!)
  return new Set(hidden.map(each => each.which))
}

function share(n: number, of: number): Share {
  const [low, high] = of === 0 ? [0, 1] : wilson(n, of)
  return { n, of, low, high }
}
