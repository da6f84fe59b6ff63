// Distributions that intervals for small numbers need, without tables: everything is worked out from π.
// Continued fraction of the incomplete beta: NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov/8.17.E22

/** The value that a beta variable stays below with probability `p`. `a` and `b` are multiples of one half. */
export function betaQuantile(p: number, a: number, b: number): number {
  return solve(x => betaBelow(x, a, b), p, 0, 1)
}

/** The value that Student's t stays below with probability `p` of at least one half. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  const inTails = betaQuantile(2 * (1 - p), degreesOfFreedom / 2, 0.5)
  return Math.sqrt((degreesOfFreedom * (1 - inTails)) / inTails)
}

/** How many standard deviations to each side hold a share `level` of a normal distribution: 1.96 for 0.95. */
export function normalReach(level: number): number {
  return solve(normalWithin, level, 0, 40)
}

/** Ways to choose `k` of `n`, as a share of all 2ⁿ. */
export function shareOfChoices(n: number, k: number): number {
  return Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) - n * Math.LN2)
}

function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(1 - x, b, a)
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)
  return (Math.exp(front) / a) * betaFraction(x, a, b)
}

/** Evaluated from the far end, deep enough for the samples of thousands that a place has. */
function betaFraction(x: number, a: number, b: number): number {
  let value = 1
  for (let m = FRACTION_DEPTH; m >= 1; m--) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m - 1) * (a + b + m - 1) * x) / ((a + 2 * m - 2) * (a + 2 * m - 1))
    value = 1 + odd / (1 + even / value)
  }
  return 1 / value
}

const FRACTION_DEPTH = 400

/** P(|Z| < z), by the series of the incomplete gamma function at one half, https://dlmf.nist.gov/8.7.E1 */
function normalWithin(z: number): number {
  if (z > 8) return 1
  const x = (z * z) / 2
  let term = 2 * Math.sqrt(x / Math.PI) * Math.exp(-x)
  let sum = 0
  for (let n = 1; term > 1e-18; n++) {
    sum += term
    term *= x / (n + 0.5)
  }
  return sum
}

/** Exact for multiples of one half, by Γ(x + 1) = x Γ(x). */
function logGamma(x: number): number {
  let log = Number.isInteger(x) ? 0 : Math.log(Math.PI) / 2
  for (let factor = Number.isInteger(x) ? 1 : 0.5; factor < x; factor++) log += Math.log(factor)
  return log
}

/** Halves the interval until no number lies between its ends. */
function solve(rising: (x: number) => number, target: number, low: number, high: number): number {
  let [below, above] = [low, high]
  for (let i = 0; i < 200; i++) {
    const middle = (below + above) / 2
    if (middle === below || middle === above) break
    if (rising(middle) < target) below = middle
    else above = middle
  }
  return (below + above) / 2
}
