// What summary.json holds: the counts of a screened folder, by outcome, school and area.

import type { Outcome } from '#arithmetic/screen/rank.ts'
import type { Screen } from '#arithmetic/screen/screen.ts'
import { STATE_NAMES } from '#arithmetic/screen/states.ts'
import { OUTCOMES, type Verdicts } from '#arithmetic/screen/verdicts.ts'
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
type States = Map<number, { children: number }>

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
    for (let child = 0; child < roster.count; child++)
      this.#count(roster.schoolCode(child), outcomes[child]!, states[child]!)
  }

  #count(school: number, outcome: number, states: number): void {
    this.#outcomes[school * OUTCOMES.length + outcome]!++
    const counted = outcome === OUT_OF_SCOPE ? this.#outside : this.#inScope
    const count = counted.get(states)
    if (count === undefined) counted.set(states, { children: 1 })
    else count.children++
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
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count)
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
      areas: countsOf(this.#screen, this.#inScope, this.#outside),
    }
  }

  /** Counts by area of the children in the years worked with. */
  areasInScope(): Record<string, Counts> {
    return countsOf(this.#screen, this.#inScope)
  }
}

const OUT_OF_SCOPE = OUTCOMES.indexOf('out-of-scope')

function inOrder(counts: ReadonlyMap<Outcome, number>): Counts {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function countsOf({ rules, patterns }: Screen, ...counted: States[]): Record<string, Counts> {
  return Object.fromEntries(
    rules.areas.map(({ area }, i) => {
      const counts = { met: 0, 'not-met': 0, 'not-measured': 0 }
      for (const each of counted)
        for (const [states, { children }] of each)
          counts[STATE_NAMES[patterns.of(states).areaStates[i]!]!] += children
      return [area, counts]
    }),
  )
}
