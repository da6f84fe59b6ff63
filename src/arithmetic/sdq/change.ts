// What a change in an SDQ score can mean: each answer has its own question, and none of them says "the programme did it".
// Sources: added value score, http://sdqinfo.com/e10.html and Ford et al. 2009, British Journal of Psychiatry 194 (fitted on
// 604 high-risk children, parent form, about six months); reliable change, Jacobson and Truax 1991, Journal of Consulting and
// Clinical Psychology 59: 12-19. Norms (standard deviation, reliability) are always given by who asks, never assumed here.

/** A child's parent-form scores at the start. `total` is 0 to 40, `impact` and `emotional` 0 to 10. */
export type SdqStart = { total: number; impact: number; emotional: number }

/** The total expected at a follow-up some six months later without specialist help. High-risk children, parent form only. */
export function expectedTotal({ total, impact, emotional }: SdqStart): number {
  return 2.3 + 0.8 * total + 0.2 * impact - 0.3 * emotional
}

/** How many points better than expected: for groups, as one child's 95% interval is 10 points either way. */
export function addedValue(start: SdqStart, totalAtFollowUp: number): number {
  return expectedTotal(start) - totalAtFollowUp
}

/** The added value in standard deviations of itself, which is 5 points. */
export function addedValueEffect(value: number): number {
  return value / ADDED_VALUE_SD
}

export type ReliableChange = {
  /** Standard error of one measurement, in points. */
  sem: number
  /** Standard error of the difference of two, in points. */
  sdiff: number
  /** Points of fall in a score where high is worse, over `sdiff`. */
  rci: number
  /** The least change, in points, that is more than error 95 times in 100. */
  threshold95: number
  /** The same in whole points, as scores are. */
  minWholePoints: number
  class: 'reliable_improvement' | 'no_reliable_change' | 'reliable_deterioration'
}

/** Is a change more than measurement error? For scores where high is worse. @param reliability from 0 up to, not including, 1. */
export function reliableChange(
  { t1, t2 }: { t1: number; t2: number },
  { sd, reliability }: { sd: number; reliability: number },
): ReliableChange {
  const sem = sd * Math.sqrt(1 - reliability)
  const sdiff = Math.SQRT2 * sem
  const rci = (t1 - t2) / sdiff
  const threshold95 = RELIABLE * sdiff
  const isReliable = Math.abs(rci) >= RELIABLE - ROUNDING
  return {
    sem,
    sdiff,
    rci,
    threshold95,
    minWholePoints: Math.ceil(threshold95 - ROUNDING),
    class: !isReliable ? 'no_reliable_change' : rci > 0 ? 'reliable_improvement' : 'reliable_deterioration',
  }
}

/** Where chance alone takes a score at the next measurement: nearer to the mean of everybody. @param retest correlation, -1 to 1. */
export function expectedOnRetest(score: number, populationMean: number, retest: number): number {
  return populationMean + retest * (score - populationMean)
}

const ADDED_VALUE_SD = 5
const RELIABLE = 1.96
/** What binary fractions can be out by: a change of exactly the threshold is reliable. */
const ROUNDING = 1e-9
