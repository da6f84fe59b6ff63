// What follows from the states of a child's areas alone. Thousands of children are found alike: it is worked out once.

import type { IdentifyRules } from './rules.ts'
import { MET, NOT_MEASURED, type StateCode } from './states.ts'

export type Pattern = {
  /** One for each area of the blueprint, in its order. */
  areaStates: readonly StateCode[]
  /** How many areas that count are met, measured and not measured. */
  met: number
  measured: number
  notMeasured: number
}

/** All states of a child as one number: a digit to the base of three an area, the first area first. */
export const STATES = 3

export class Patterns {
  readonly #areas: IdentifyRules['areas']
  readonly #known = new Map<number, Pattern>()

  constructor({ areas }: IdentifyRules) {
    this.#areas = areas
  }

  of(statesKey: number): Pattern {
    let pattern = this.#known.get(statesKey)
    if (pattern === undefined) {
      pattern = this.#make(statesKey)
      this.#known.set(statesKey, pattern)
    }
    return pattern
  }

  #make(statesKey: number): Pattern {
    const areas = this.#areas
    const areaStates = areas.map(
      (_, i) => (Math.floor(statesKey / STATES ** (areas.length - 1 - i)) % STATES) as StateCode,
    )
    const counting = areaStates.filter((_, i) => areas[i]!.counts)
    const notMeasured = counting.filter(state => state === NOT_MEASURED).length
    return {
      areaStates,
      met: counting.filter(state => state === MET).length,
      measured: counting.length - notMeasured,
      notMeasured,
    }
  }
}
