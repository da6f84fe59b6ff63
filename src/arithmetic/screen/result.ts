// What the screen says of one child: outcome, measures, and the reasons for both.

import type { MarkCounts } from '../attendance/mark-plan.ts'
import type { Judged, Screen, State } from './judge.ts'
import type { Outcome, Place } from './rank.ts'
import { type AreaReasons, explainAreas, explainPerson, type PersonReasons } from './reasons.ts'
import { whySentence } from './why.ts'

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
  areaStates: State[]
  /** Areas that count, by name, in blueprint order. */
  areasMet: string[]
  areasNotMeasured: string[]
  /** Met areas that do not count. */
  also: string[]
  attendance: MarkCounts
  /** Hundredths of a per cent, rounded down; null where no session was possible. */
  absenceBp: number | null
  falling: boolean
  sdqTotal: number | null
  suspensions12m: number | null
  /** Numbers from 1 of the `to_a_person` rules met, only where the outcome is `to-a-person`. */
  personBecause: number[]
  why: string
}

/** The same with the reasons that a page shows beside a child: by area, and by `to_a_person` rule where it is one. */
export type ScreenResult = ScreenedLine & { reasons: AreaReasons[]; person: PersonReasons[] }

/** Puts a judged child and its place into one result, with reasons and words. */
export function resultOf(screen: Screen, judged: Judged, place: Place): ScreenResult {
  return {
    ...lineOf(screen, judged, place),
    reasons: explainAreas(screen, judged),
    person: place.outcome === 'to-a-person' ? explainPerson(screen, judged) : [],
  }
}

/** The result without its reasons: most of the work of explaining is saved where nobody will look. */
export function lineOf(screen: Screen, judged: Judged, place: Place): ScreenedLine {
  const named = (state: State, counts: boolean) =>
    screen.rules.areas
      .filter((area, i) => area.counts === counts && judged.areaStates[i] === state)
      .map(area => area.area)
  return {
    upn: judged.upn,
    school: judged.school,
    year: judged.year,
    outcome: place.outcome,
    rank: place.rank,
    risksMet: judged.risksMet,
    risksMeasured: judged.risksMeasured,
    areaStates: judged.areaStates,
    areasMet: named('met', true),
    areasNotMeasured: named('not-measured', true),
    also: named('met', false),
    attendance: judged.attendance,
    absenceBp: judged.absenceBp,
    falling: judged.falling,
    sdqTotal: judged.sdqTotal,
    suspensions12m: judged.suspensions12m,
    personBecause: place.outcome === 'to-a-person' ? judged.personRules : [],
    why: whySentence(screen, judged, place),
  }
}
