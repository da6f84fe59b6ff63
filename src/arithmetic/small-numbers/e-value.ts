// How strong something unmeasured would have to be to explain an association away.
// Source: VanderWeele and Ding 2017, Annals of Internal Medicine 167: 268-274.

/** @param ratio a risk ratio, above or below 1. @returns 1 where it is 1: nothing needs explaining. */
export function eValue(ratio: number): number {
  const above = ratio < 1 ? 1 / ratio : ratio
  return above + Math.sqrt(above * (above - 1))
}

/** The same for the interval: 1 where it reaches 1. @param limit the limit of the interval nearest to 1. */
export function eValueOfLimit(ratio: number, limit: number): number {
  const reachesOne = ratio < 1 ? limit >= 1 : limit <= 1
  return reachesOne ? 1 : eValue(limit)
}
