// Shares of few children, with the interval that must stand beside them.
// Source: Newcombe 1998, Statistics in Medicine 17: 857-872 (one proportion) and 873-890 (difference, method 10).

import { betaQuantile, normalReach } from './distributions.ts'

export type Interval = [low: number, high: number]

const USUAL = 0.95

/** Wilson's score interval: the one Kith shows beside `x` of `n`. `n` may be an effective number. */
export function wilson(x: number, n: number, level = USUAL): Interval {
  const z = normalReach(level)
  const p = x / n
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const centre = p + (z * z) / (2 * n)
  const scale = 1 + (z * z) / n
  return [x === 0 ? 0 : (centre - spread) / scale, x === n ? 1 : (centre + spread) / scale]
}

/** A share with what it is of, as every page shows it. Null where it is of nobody. */
export type Share = { n: number; of: number; share: number | null; interval: Interval | null }

/** `n` of `of` with Wilson's 95% interval; nothing of nobody is no share. */
export function shareOf(n: number, of: number): Share {
  return of === 0 ? { n, of, share: null, interval: null } : { n, of, share: n / of, interval: wilson(n, of) }
}

/** The exact (Clopper-Pearson) interval: never too narrow, often too wide. */
export function clopperPearson(x: number, n: number, level = USUAL): Interval {
  const tail = (1 - level) / 2
  return [x === 0 ? 0 : betaQuantile(tail, x, n - x + 1), x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x)]
}

/** Jeffreys' interval, of a beta prior of one half and one half. */
export function jeffreys(x: number, n: number, level = USUAL): Interval {
  const tail = (1 - level) / 2
  const [a, b] = [x + 0.5, n - x + 0.5]
  return [x === 0 ? 0 : betaQuantile(tail, a, b), x === n ? 1 : betaQuantile(1 - tail, a, b)]
}

/** The difference of two independent shares, with Newcombe's interval. */
export function newcombeDifference(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  level = USUAL,
): { diff: number; lo: number; hi: number } {
  const [p1, p2] = [x1 / n1, x2 / n2]
  const [[l1, u1], [l2, u2]] = [wilson(x1, n1, level), wilson(x2, n2, level)]
  const diff = p1 - p2
  return { diff, lo: diff - Math.hypot(p1 - l1, u2 - p2), hi: diff + Math.hypot(u1 - p1, p2 - l2) }
}

/**
 * A share among those who answered, out of a population that is known and small: everybody's answer would leave no
 * doubt at all. The bounds say what it would be had all who are missing said no, or yes: often the larger doubt.
 */
export function ofFinitePopulation(population: number, responses: number, x: number) {
  const correction = (population - responses) / (population - 1)
  const effective = responses / correction
  const interval =
    correction === 0
      ? ([x / responses, x / responses] as Interval)
      : wilson((x / responses) * effective, effective)
  const bounds: Interval = [x / population, (x + population - responses) / population]
  return {
    responseRate: responses / population,
    correction: Math.sqrt(correction),
    effectiveN: effective,
    interval,
    boundsIfAllMissingSayNoOrYes: bounds,
    clipped: [Math.max(interval[0], bounds[0]), Math.min(interval[1], bounds[1])] as Interval,
  }
}

/** Nobody of `n`: the share it may still be, exactly and by the rule of three (one-sided, 95 in 100). */
export function upperOfNone(n: number): { exact: number; ruleOfThree: number } {
  return { exact: 1 - 0.05 ** (1 / n), ruleOfThree: 3 / n }
}
