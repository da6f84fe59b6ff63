// Chance that comes out the same every time: xoshiro128** seeded by splitmix32 from a text
// (Blackman and Vigna, https://prng.di.unimi.it/). Pretend data must be the same bytes from the same seed.

export type Random = {
  /** At least 0, less than 1. */
  next(): number
  /** A whole number, at least 0, less than n. */
  below(n: number): number
  chance(p: number): boolean
  pick<T>(list: readonly T[]): T
  /** The index drawn, each as likely as its weight says. */
  weighted(weights: readonly number[]): number
  /** Mean 0, standard deviation 1. */
  normal(): number
  poisson(mean: number): number
}

/** A stream of chance of its own for each text, so that one part of a place can change and the others stay. */
export function randomFrom(seed: string): Random {
  const mix = splitmix(hash(seed))
  let [a, b, c, d] = [mix(), mix(), mix(), mix()]
  let spare: number | null = null

  function next(): number {
    const answer = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotate(d, 11)
    return answer / 4294967296
  }

  function normal(): number {
    if (spare !== null) {
      const kept = spare
      spare = null
      return kept
    }
    const radius = Math.sqrt(-2 * Math.log(1 - next()))
    const angle = 2 * Math.PI * next()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }

  function weighted(weights: readonly number[]): number {
    let total = 0
    for (const weight of weights) total += weight
    let left = next() * total
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i]!
      if (left < 0) return i
    }
    return weights.length - 1
  }

  function poisson(mean: number): number {
    const limit = Math.exp(-Math.min(mean, 500))
    let count = 0
    for (let product = next(); product > limit; product *= next()) count++
    return count
  }

  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    chance: p => next() < p,
    pick: list => list[below(list.length)]!,
    weighted,
    normal,
    poisson,
  }
}

function splitmix(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = state ^ (state >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return z ^ (z >>> 15)
  }
}

function hash(text: string): number {
  let h = 0x811c9dc5
  for (const byte of Buffer.from(text)) h = Math.imul(h ^ byte, 0x01000193)
  return h
}

function rotate(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k))
}
