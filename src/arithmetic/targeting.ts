// How well choosing by rank under a fixed capacity found those it was meant to find.
// Rule: precision and recall at capacity, lift, and the most that capacity allows, with Wilson's interval beside the
// precision; reference: R's prop.test(correct = FALSE). Ties keep the order in which they came.

import { type Interval, shareOf } from './small-numbers/proportions.ts'

/** Children by whether they were chosen and whether it came to pass: chosen and right, chosen and not, missed, left. */
export type Found = { tp: number; fp: number; fn: number; tn: number }

export type Targeting = {
  /** Of those chosen, the share it came to pass for; null where nobody was chosen. */
  precisionAtK: number | null
  precisionWilson95: Interval | null
  /** Of those it came to pass for, the share that was chosen; null where there was nobody to find. */
  recallAtK: number | null
  recallWilson95: Interval | null
  /** Of those it did not come to pass for, the share left alone; null where there was no such child. */
  specificity: number | null
  /** Of all, the share it came to pass for. */
  baseRate: number | null
  /** How many times better than drawing lots. */
  lift: number | null
  /** Recall had every place been well given: capacity may be smaller than the need. */
  maxPossibleRecall: number | null
}

/** Positions of the `capacity` highest scores, highest first. A child without a score (null) is never among them. */
export function chooseByScore(scores: readonly (number | null)[], capacity: number): number[] {
  const scored = scores.flatMap((score, index) => (score === null ? [] : [{ score, index }]))
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, capacity)
    .map(({ index }) => index)
}

/** Counts the chosen positions against what came to pass, one outcome a child. */
export function countFound(chosen: readonly number[], outcomes: readonly boolean[]): Found {
  const isChosen = new Set(chosen)
  const found = { tp: 0, fp: 0, fn: 0, tn: 0 }
  outcomes.forEach((happened, index) => {
    if (isChosen.has(index)) found[happened ? 'tp' : 'fp']++
    else found[happened ? 'fn' : 'tn']++
  })
  return found
}

/** The figures of a choice; each is null where its denominator is nought. */
export function judgeTargeting({ tp, fp, fn, tn }: Found): Targeting {
  const [chosen, positives, negatives] = [tp + fp, tp + fn, fp + tn]
  const precision = shareOf(tp, chosen)
  const recall = shareOf(tp, positives)
  const baseRate = shareOf(positives, positives + negatives).share
  return {
    precisionAtK: precision.share,
    precisionWilson95: precision.interval,
    recallAtK: recall.share,
    recallWilson95: recall.interval,
    specificity: shareOf(tn, negatives).share,
    baseRate,
    lift: precision.share === null || !baseRate ? null : precision.share / baseRate,
    maxPossibleRecall: positives === 0 ? null : Math.min(1, chosen / positives),
  }
}
