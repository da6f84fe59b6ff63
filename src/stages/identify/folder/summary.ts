// What summary.json holds: the counts of a screened folder, by outcome, school and area.

import type { IdentifyRules, Outcome, ScreenedLine } from '#arithmetic/screen/index.ts'
import type { ExtractReport } from '#intake/extract/index.ts'

export interface Summary {
  blueprint_hash: string
  as_of: string
  pupils: number
  objections: number
  rows_read: number
  rows_refused: number
  milliseconds: number
  outcomes: Counts
  /** By URN. */
  schools: Record<string, Counts>
  areas: Record<string, Counts>
}

export type Counts = Record<string, number>

type States = Map<ScreenedLine['areaStates'], number>

/** The counts of a tally, as they may be told to another thread. */
export type Counted = {
  pupils: number
  schools: Map<string, Map<Outcome, number>>
  outside: States
  inScope: States
}

/** Counts lines as they pass, cheaply: a country has nine million. */
export class Tally {
  #pupils = 0
  readonly #schools = new Map<string, Map<Outcome, number>>()
  /** The school counted last: children of one school mostly come together. */
  #school = ''
  #outcomes = new Map<Outcome, number>()
  /** Children with the same states share one list of them. */
  readonly #statesOutside = new Map<ScreenedLine['areaStates'], number>()
  readonly #statesInScope = new Map<ScreenedLine['areaStates'], number>()

  count({ school, outcome, areaStates }: ScreenedLine): void {
    this.#pupils++
    if (school !== this.#school) {
      this.#school = school
      this.#outcomes = this.#schools.get(school) ?? new Map()
      this.#schools.set(school, this.#outcomes)
    }
    addOne(this.#outcomes, outcome)
    addOne(outcome === 'out-of-scope' ? this.#statesOutside : this.#statesInScope, areaStates)
  }

  /** What another thread counted, for `add`. */
  counted(): Counted {
    return {
      pupils: this.#pupils,
      schools: this.#schools,
      outside: this.#statesOutside,
      inScope: this.#statesInScope,
    }
  }

  add({ pupils, schools, outside, inScope }: Counted): void {
    this.#pupils += pupils
    for (const [urn, outcomes] of schools) {
      const known = this.#schools.get(urn) ?? new Map<Outcome, number>()
      for (const [outcome, count] of outcomes) addMany(known, outcome, count)
      this.#schools.set(urn, known)
    }
    for (const [states, count] of outside) addMany(this.#statesOutside, states, count)
    for (const [states, count] of inScope) addMany(this.#statesInScope, states, count)
  }

  summary(
    { areas, as_of }: IdentifyRules,
    { counts, objections }: ExtractReport,
    blueprintHash: string,
    milliseconds: number,
  ): Summary {
    const files = Object.values(counts)
    const outcomes = new Map<Outcome, number>()
    for (const school of this.#schools.values())
      for (const [outcome, count] of school) addMany(outcomes, outcome, count)
    return {
      blueprint_hash: blueprintHash,
      as_of,
      pupils: this.#pupils,
      objections,
      rows_read: files.reduce((sum, file) => sum + file.rows, 0),
      rows_refused: files.reduce((sum, file) => sum + file.refused, 0),
      milliseconds,
      outcomes: inOrder(outcomes),
      schools: Object.fromEntries(Array.from(this.#schools, ([urn, school]) => [urn, inOrder(school)])),
      areas: countsOf(areas, this.#statesInScope, this.#statesOutside),
    }
  }

  /** Counts by area of the children in the years worked with. */
  areasInScope({ areas }: IdentifyRules): Record<string, Counts> {
    return countsOf(areas, this.#statesInScope)
  }
}

/** Whichever thread counted what first, the file reads the same. */
function inOrder(counts: ReadonlyMap<Outcome, number>): Counts {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function addOne<Key>(counts: Map<Key, number>, key: Key): void {
  addMany(counts, key, 1)
}

function addMany<Key>(counts: Map<Key, number>, key: Key, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more)
}

function countsOf(
  areas: IdentifyRules['areas'],
  ...counted: ReadonlyMap<ScreenedLine['areaStates'], number>[]
): Record<string, Counts> {
  return Object.fromEntries(
    areas.map(({ area }, i) => {
      const counts = { met: 0, 'not-met': 0, 'not-measured': 0 }
      for (const each of counted) for (const [states, count] of each) counts[states[i]!] += count
      return [area, counts]
    }),
  )
}
