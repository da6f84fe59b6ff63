// What summary.json holds: the counts of a screened folder, by outcome, school and area.

import {
  type IdentifyRules,
  OUTCOMES,
  type Outcome,
  Patterns,
  type Screen,
  STATE_NAMES,
  type Verdicts,
} from '#arithmetic/screen/index.ts'
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

/** How many children were found to have the same states of all areas, by the number of these states. */
type States = Map<number, number>

/** Counts what was found, cheaply: a country has nine million children. */
export class Tally {
  readonly #screen: Screen
  /** By school and outcome. */
  readonly #outcomes: Uint32Array
  readonly #outside: States = new Map()
  readonly #inScope: States = new Map()

  constructor(screen: Screen, { states, outcomes }: Verdicts) {
    const { roster } = screen
    this.#screen = screen
    this.#outcomes = new Uint32Array((roster.schools.words().length + 1) * OUTCOMES.length)
    for (let child = 0; child < roster.count; child++) {
      const outcome = outcomes[child]!
      this.#outcomes[roster.schoolCode(child) * OUTCOMES.length + outcome]!++
      addMany(outcome === OUT_OF_SCOPE ? this.#outside : this.#inScope, states[child]!, 1)
    }
  }

  summary({ counts, objections }: ExtractReport, blueprintHash: string, milliseconds: number): Summary {
    const { rules, roster } = this.#screen
    const files = Object.values(counts)
    const schools = new Map<string, Map<Outcome, number>>()
    const outcomes = new Map<Outcome, number>()
    for (const [at, count] of this.#outcomes.entries()) {
      if (count === 0) continue
      const outcome = OUTCOMES[at % OUTCOMES.length]!
      const urn = roster.schools.word(Math.floor(at / OUTCOMES.length))
      const school = schools.get(urn) ?? new Map<Outcome, number>()
      schools.set(urn, school.set(outcome, count))
      addMany(outcomes, outcome, count)
    }
    return {
      blueprint_hash: blueprintHash,
      as_of: rules.as_of,
      pupils: roster.count,
      objections,
      rows_read: files.reduce((sum, file) => sum + file.rows, 0),
      rows_refused: files.reduce((sum, file) => sum + file.refused, 0),
      milliseconds,
      outcomes: inOrder(outcomes),
      schools: Object.fromEntries(Array.from(schools, ([urn, school]) => [urn, inOrder(school)])),
      areas: countsOf(rules, this.#inScope, this.#outside),
    }
  }

  /** Counts by area of the children in the years worked with. */
  areasInScope(): Record<string, Counts> {
    return countsOf(this.#screen.rules, this.#inScope)
  }
}

const OUT_OF_SCOPE = OUTCOMES.indexOf('out-of-scope')

function inOrder(counts: ReadonlyMap<Outcome, number>): Counts {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function addMany<Key>(counts: Map<Key, number>, key: Key, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more)
}

function countsOf(rules: IdentifyRules, ...counted: States[]): Record<string, Counts> {
  const patterns = new Patterns(rules)
  return Object.fromEntries(
    rules.areas.map(({ area }, i) => {
      const counts = { met: 0, 'not-met': 0, 'not-measured': 0 }
      for (const each of counted)
        for (const [states, count] of each) counts[STATE_NAMES[patterns.of(states).areaStates[i]!]!] += count
      return [area, counts]
    }),
  )
}
