// Who is chosen, group by group: shares with their intervals, and what may not be shown because it is small.
// Rule: rules/cohort.md. A group with a small number is hidden whole, and others with it until nothing can be worked out.
import { wilson } from '#arithmetic/small-numbers/proportions.ts'
import { isSmall } from '#arithmetic/suppression.ts'
import type { OffersByGroup } from '#records/children/contributions.ts'
import type { Group, Grouping } from './signing.ts'

export type Share = { n: number; of: number; low: number; high: number }
export type FairnessRow = {
  which: string
  inScope: number
  gap: boolean
  /** Null where it is too small to show, or would let somebody work out one that is. */
  shares: { atRisk: Share; ranked: Share; chosen: Share } | null
  /** The same of offers; 'not-yet' before one was made in this room. */
  offers: { offered: Share; agreed: Share } | null | 'not-yet'
}
export type GroupOffers = Awaited<ReturnType<OffersByGroup>>[number]
export type FairnessTable = { by: Grouping; rows: FairnessRow[]; gap: boolean }

const ORDER: Grouping[] = ['sex', 'sen', 'fsm', 'ethnicity', 'eal']

/** One table a grouping, its groups from the largest to the smallest. Numbers under `below` are small. */
export function fairnessTables(groups: Group[], below: number, offers: GroupOffers[] = []): FairnessTable[] {
  return ORDER.flatMap(by => {
    const own = groups
      .filter(each => each.by === by)
      .sort((a, b) => b.inScope - a.inScope || a.which.localeCompare(b.which))
    if (own.length === 0) return []
    const hidden = hiddenGroups(own, below)
    const offersTo = new Map(offers.filter(each => each.by === by).map(each => [each.which, each]))
    const untold = hiddenOffers(own, offersTo, below, hidden)
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
          offers:
            offers.length === 0
              ? 'not-yet'
              : untold.has(each.which)
                ? null
                : {
                    offered: share(offersTo.get(each.which)?.offered ?? 0, each.inScope),
                    agreed: share(offersTo.get(each.which)?.agreed ?? 0, each.inScope),
                  },
        })),
      },
    ]
  })
}

/** Groups with a small number, and the smallest others until those hidden, put together, have no small number either. */
export function hiddenGroups(groups: Group[], below: number): Set<string> {
  return hideTogether(groups, below, each => [
    each.chosen,
    Math.max(0, each.atRisk - each.chosen),
    Math.max(0, each.inScope - each.atRisk),
    Math.max(0, each.atRisk - each.ranked),
    each.ranked,
  ])
}

/** The same for offers and answers: whoever is hidden before stays hidden, and those hidden now are safe together. */
function hiddenOffers(
  groups: Group[],
  offers: Map<string, GroupOffers>,
  below: number,
  before: Set<string>,
): Set<string> {
  const parts = (each: Group) => {
    const { offered, agreed } = offers.get(each.which) ?? { offered: 0, agreed: 0 }
    return [agreed, Math.max(0, offered - agreed), Math.max(0, each.chosen - offered), offered]
  }
  return hideTogether(groups, below, parts, before)
}

function hideTogether(
  groups: Group[],
  below: number,
  parts: (each: Group) => number[],
  before: Set<string> = new Set(),
): Set<string> {
  const rule = { threshold: below, zeroIsSafe: true }
  const small = (counts: number[]) => counts.some(count => isSmall(count, rule))
  const hidden = groups.filter(each => before.has(each.which) || small(parts(each)))
  if (hidden.length === 0) return new Set()
  const others = groups.filter(each => !hidden.includes(each)).sort((a, b) => a.inScope - b.inScope)
  const together = () =>
    hidden.map(parts).reduce((sums, counts) => counts.map((count, i) => count + (sums[i] ?? 0)), [])
  // One hidden alone is the total less the rest; several that add up to a small number tell nearly as much.
  while (others.length > 0 && (hidden.length === 1 || small(together()))) hidden.push(others.shift()!)
  return new Set(hidden.map(each => each.which))
}

function share(n: number, of: number): Share {
  const [low, high] = of === 0 ? [0, 1] : wilson(n, of)
  return { n, of, low, high }
}
