// Short Warwick-Edinburgh Mental Wellbeing Scale: seven items of 1 to 5, a raw total, and the metric score it stands for.
// Source: Warwick's conversion table, https://warwick.ac.uk/fac/sci/med/research/platform/wemwbs/using/howto, after
// https://doi.org/10.1186/1477-7525-7-15. No imputation; change is taken on the metric score. By item number only.

export const SWEMWBS_ITEMS = 7
export const LOWEST_RAW = 7
export const HIGHEST_RAW = 35

/** The raw total, 7 to 35; null where any of the seven answers is missing, as none is made up. */
export function swemwbsRaw(items: readonly (number | null)[]): number | null {
  if (items.length !== SWEMWBS_ITEMS) return null
  let raw = 0
  for (const item of items) {
    if (item === null) return null
    raw += item
  }
  return raw
}

/** The metric score of a raw total, 7.00 to 35.00; null for no total. @throws RangeError for a total there cannot be. */
export function swemwbsMetric(raw: number | null): number | null {
  if (raw === null) return null
  const metric = METRIC[raw - LOWEST_RAW]
  if (metric === undefined) throw new RangeError(`A raw total is a whole number from 7 to 35, not ${raw}.`)
  return metric
}

/** Metric scores for the raw totals 7, 8, 9 … 35. */
const METRIC = [
  7, 9.51, 11.25, 12.4, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25, 19.98,
  20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.7, 32.55, 35,
]
