// What the screen says of one child: outcome, measures, and the reasons for both.

import type { MarkCounts } from '../attendance/mark-plan.ts'
import type { Judged, Screen } from './judge.ts'
import type { Outcome, Place } from './rank.ts'
import { type AreaReasons, explainAreas, explainPerson, type PersonReasons } from './reasons.ts'
import { whySentence } from './why.ts'

export type ScreenResult = {
  upn: string
  school: string
  year: string
  outcome: Outcome
  /** From 1 within the school, only where ranked. */
  rank: number | null
  risksMet: number
  risksMeasured: number
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
  person: PersonReasons[]
  reasons: AreaReasons[]
  why: string
}

/** Puts a judged child and its place into one result, with reasons and words. */
export function resultOf(screen: Screen, judged: Judged, place: Place): ScreenResult {
  const reasons = explainAreas(screen, judged)
  const isForAPerson = place.outcome === 'to-a-person'
  const person = isForAPerson ? explainPerson(screen, judged) : []
  const named = (state: string, counts: boolean) =>
    reasons.filter(one => one.state === state && one.counts === counts).map(one => one.area)
  return {
    upn: judged.upn,
    school: judged.school,
    year: judged.year,
    outcome: place.outcome,
    rank: place.rank,
    risksMet: judged.risksMet,
    risksMeasured: judged.risksMeasured,
    areasMet: named('met', true),
    areasNotMeasured: named('not-measured', true),
    also: named('met', false),
    attendance: judged.attendance,
    absenceBp: judged.absenceBp,
    falling: judged.falling,
    sdqTotal: judged.sdqTotal,
    suspensions12m: judged.suspensions12m,
    personBecause: isForAPerson ? judged.personRules : [],
    person,
    reasons,
    why: whySentence(screen, judged, place, reasons, person),
  }
}
