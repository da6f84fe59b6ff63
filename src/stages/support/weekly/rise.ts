// A child was there more than before: two school weeks beside the four before them. Rule: rules/weekly.md.
import type { Week } from '#arithmetic/attendance/weekly.ts'

const NOW = 2
const BEFORE = 4

export type Rise = { attended: number; possible: number; attendedBefore: number; possibleBefore: number }

/**
 * Of weeks with marks, the oldest first: sessions in the last two of them, and in the four before, where the share is higher
 * now. Undefined where it is not, or where there are fewer than six weeks with a possible session.
 */
export function rise(weeks: readonly Week[]): Rise | undefined {
  const measured = weeks.filter(each => each.possible > 0).slice(-(NOW + BEFORE))
  if (measured.length < NOW + BEFORE) return undefined
  const [before, now] = [measured.slice(0, BEFORE), measured.slice(BEFORE)].map(sum) as [Sum, Sum]
  return now.attended * before.possible > before.attended * now.possible
    ? { ...now, attendedBefore: before.attended, possibleBefore: before.possible }
    : undefined
}

/** How much higher the share is, for the order: from 0 to 1. */
export function risen({ attended, possible, attendedBefore, possibleBefore }: Rise): number {
  return attended / possible - attendedBefore / possibleBefore
}

type Sum = { attended: number; possible: number }

function sum(weeks: readonly Week[]): Sum {
  return weeks.reduce(
    (all, each) => ({ attended: all.attended + each.attended, possible: all.possible + each.possible }),
    { attended: 0, possible: 0 },
  )
}
