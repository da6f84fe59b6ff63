// Decides for one child what is met, not met and not measured, and which outcome applies before ranking.
// Rule: missing is never "not at risk": an area nobody measured is neither met nor not met. See rules/identify.md.

import { absenceBasisPoints } from '../attendance/counts.ts'
import type { IdentifyRules } from './rules.ts'
import type { Screen } from './screen.ts'
import {
  type Child,
  childOf,
  MET,
  NOT_MEASURED,
  type StateCode,
  sdqEntryFor,
  testOf,
  totalOf,
} from './states.ts'

/** Before ranking: `ranked` becomes in, reserve or waiting. */
export type Standing = 'out-of-scope' | 'to-a-person' | 'ranked' | 'too-little-known' | 'below-the-line'

/** What the screen found of one child. */
export type Judged = {
  child: Child
  standing: Standing
  risksMeasured: number
  /** One for each area of the blueprint, in its order; and all of them as one number. */
  areaStates: StateCode[]
  statesKey: number
  /** Numbers from 1 of the `to_a_person` rules met, whatever the outcome. */
  personRules: number[]
  falling: boolean
  absenceBp: number | null
  sdqTotal: number | null
  suspensions12m: number | null
}

/** The screen's rules as one function of the child's number; and, cheaper, whether a child's year is in scope at all. */
export type Judge = { judge: (number: number) => Judged; isInScope: (number: number) => boolean }

export function judgeOf(screen: Screen): Judge {
  const { rules, facts, roster } = screen
  const areas = rules.areas.map(({ rule, counts }) => ({ test: testOf(rule, screen), counts }))
  const persons = rules.to_a_person.map(rule => testOf(rule, screen))
  const falling = screen.firstFalling === null ? null : testOf(screen.firstFalling, screen)
  const isYearInScope = scopeOf(rules, screen)
  const isInScope = (number: number) => isYearInScope(roster.yearCode(number))
  const knowsSuspensions = screen.filesPresent.has('suspensions')
  const year = screen.shape.watches.suspensionsOfTheYear
  const judge = (number: number): Judged => {
    const child = childOf(screen, number)
    const areaStates: StateCode[] = []
    let statesKey = 0
    let notMeasured = 0
    let measured = 0
    for (let i = 0; i < areas.length; i++) {
      const { test, counts } = areas[i]!
      const state = test(child)
      areaStates.push(state)
      statesKey = statesKey * 3 + state
      if (!counts) continue
      if (state === MET) child.risksMet++
      if (state === NOT_MEASURED) notMeasured++
      else measured++
    }
    const personRules: number[] = []
    for (let i = 0; i < persons.length; i++) if (persons[i]!(child) === MET) personRules.push(i + 1)
    return {
      child,
      standing: isInScope(number)
        ? standingOf(rules, child.risksMet, notMeasured, personRules)
        : 'out-of-scope',
      risksMeasured: measured,
      areaStates,
      statesKey,
      personRules,
      falling: falling !== null && falling(child) === MET,
      absenceBp: absenceBasisPoints({ absent: child.absent, possible: child.marks.possible }),
      sdqTotal: sdqTotalOf(screen, number),
      suspensions12m: knowsSuspensions ? facts.columns.suspensions[year]!.sums[number]! : null,
    }
  }
  return { judge, isInScope }
}

function scopeOf({ years }: IdentifyRules, { roster }: Screen): (yearCode: number) => boolean {
  const known: boolean[] = []
  return code => {
    known[code] ??= years.includes(roster.years.word(code))
    return known[code]
  }
}

function standingOf(
  { minimum_risks: floor }: IdentifyRules,
  risksMet: number,
  notMeasured: number,
  personRules: number[],
): Standing {
  if (risksMet >= 1 && personRules.length > 0) return 'to-a-person'
  if (risksMet >= floor) return 'ranked'
  return risksMet + notMeasured >= floor ? 'too-little-known' : 'below-the-line'
}

function sdqTotalOf(screen: Screen, child: number): number | null {
  const rule = screen.firstSdqScale
  if (rule === null) return null
  const entry = sdqEntryFor(rule, screen, child)
  if (entry === -1) return null
  return totalOf(screen.facts.columns.sdq[screen.shape.watches.watchOf.get(rule)!]!.scores, entry)
}
