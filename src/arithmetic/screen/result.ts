// What the screen says of one child: outcome, measures, and the reasons for both.

import type { MarkCounts } from '../attendance/mark-plan.ts'
import type { Judged } from './judge.ts'
import type { Outcome, Place } from './rank.ts'
import type { AreaReasons, PersonReasons, Reasoning } from './reasons.ts'
import type { IdentifyRules } from './rules.ts'
import type { Screen } from './screen.ts'
import { STATE_NAMES, type State, type StateCode } from './states.ts'
import { WhyWriter } from './why.ts'

/** What a row of `screened.csv` is made of. */
export type ScreenedLine = {
  upn: string
  school: string
  year: string
  outcome: Outcome
  /** From 1 within the school, only where ranked. */
  rank: number | null
  risksMet: number
  risksMeasured: number
  /** One for each area of the blueprint, in its order. */
  areaStates: readonly State[]
  /** Areas that count, by name, in blueprint order. */
  areasMet: readonly string[]
  areasNotMeasured: readonly string[]
  /** Met areas that do not count. */
  also: readonly string[]
  attendance: MarkCounts
  /** Hundredths of a per cent, rounded down; null where no session was possible. */
  absenceBp: number | null
  falling: boolean
  sdqTotal: number | null
  suspensions12m: number | null
  /** Numbers from 1 of the `to_a_person` rules met, only where the outcome is `to-a-person`. */
  personBecause: readonly number[]
  why: string
}

/** The same with the reasons that a page shows beside a child: by area, and by `to_a_person` rule where it is one. */
export type ScreenResult = ScreenedLine & { reasons: AreaReasons[]; person: PersonReasons[] }

/** Puts judged children and their places into results, with reasons and words. */
export class ResultWriter {
  readonly #screen: Screen
  readonly #reasoning: Reasoning
  readonly #upnOf: (child: number) => string
  readonly #why: WhyWriter
  readonly #areas = new Map<number, AreaLists>()

  constructor(screen: Screen, reasoning: Reasoning, upnOf: (child: number) => string) {
    this.#screen = screen
    this.#reasoning = reasoning
    this.#upnOf = upnOf
    this.#why = new WhyWriter(screen, reasoning)
  }

  result(judged: Judged, place: Place): ScreenResult {
    return {
      ...this.line(judged, place),
      reasons: this.#reasoning.areas(judged),
      person: place.outcome === 'to-a-person' ? this.#reasoning.persons(judged) : [],
    }
  }

  /** The result without its reasons: most of the work of explaining is saved where nobody will look. */
  line(judged: Judged, place: Place): ScreenedLine {
    const { roster } = this.#screen
    const { child } = judged
    const { areaStates, areasMet, areasNotMeasured, also } = this.#areasOf(judged)
    return {
      upn: this.#upnOf(child.number),
      school: roster.schools.word(roster.schoolCode(child.number)),
      year: roster.years.word(roster.yearCode(child.number)),
      outcome: place.outcome,
      rank: place.rank,
      risksMet: child.risksMet,
      risksMeasured: judged.risksMeasured,
      areaStates,
      areasMet,
      areasNotMeasured,
      also,
      attendance: child.marks,
      absenceBp: judged.absenceBp,
      falling: judged.falling,
      sdqTotal: judged.sdqTotal,
      suspensions12m: judged.suspensions12m,
      personBecause: place.outcome === 'to-a-person' ? judged.personRules : [],
      why: this.#why.sentence(judged, place),
    }
  }

  /** Thousands of children share the same states: their lists are made once. */
  #areasOf({ statesKey, areaStates }: Judged): AreaLists {
    const known = this.#areas.get(statesKey)
    if (known !== undefined) return known
    const lists = areaLists(this.#screen.rules, areaStates)
    this.#areas.set(statesKey, lists)
    return lists
  }
}

type AreaLists = Pick<ScreenedLine, 'areaStates' | 'areasMet' | 'areasNotMeasured' | 'also'>

/** The names of areas by their states. */
export function areaLists({ areas }: IdentifyRules, codes: readonly StateCode[]): AreaLists {
  const areaStates = codes.map(code => STATE_NAMES[code]!)
  const named = (state: State, counts: boolean) =>
    areas.filter((area, i) => area.counts === counts && areaStates[i] === state).map(area => area.area)
  return {
    areaStates,
    areasMet: named('met', true),
    areasNotMeasured: named('not-measured', true),
    also: named('met', false),
  }
}
