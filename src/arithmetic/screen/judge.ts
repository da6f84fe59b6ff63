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
  sdqEntryIn,
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
  /** One for each area of the blueprint, in its order; and all of them as one number. Children share their lists. */
  areaStates: readonly StateCode[]
  statesKey: number
  /** Numbers from 1 of the `to_a_person` rules met, whatever the outcome. */
  personRules: readonly number[]
  falling: boolean
  absenceBp: number | null
  sdqTotal: number | null
  suspensions12m: number | null
}

/** The screen's rules as one function of the child's number; and, cheaper, whether a child's year is in scope at all. */
export type Judge = { judge: (number: number) => Judged; isInScope: (number: number) => boolean }

export function judgeOf(screen: Screen): Judge {
  const { rules, facts, roster } = screen
  const areas = rules.areas.map(({ rule }) => testOf(rule, screen))
  const persons = rules.to_a_person.map(rule => testOf(rule, screen))
  const falling = screen.firstFalling === null ? null : testOf(screen.firstFalling, screen)
  const isYearInScope = scopeOf(rules, screen)
  const isInScope = (number: number) => isYearInScope(roster.yearCode(number))
  const knowsSuspensions = screen.filesPresent.has('suspensions')
  const year = screen.shape.watches.suspensionsOfTheYear
  const sdqTotalOf = totalsOf(screen)
  const patterns = new Map<number, Pattern>()
  const states: StateCode[] = areas.map(() => NOT_MEASURED)
  const judge = (number: number): Judged => {
    const child = childOf(screen, number)
    let statesKey = 0
    for (let i = 0; i < areas.length; i++) {
      const state = areas[i]!(child)
      states[i] = state
      statesKey = statesKey * 3 + state
    }
    let pattern = patterns.get(statesKey)
    if (pattern === undefined) {
      pattern = patternOf(rules, states)
      patterns.set(statesKey, pattern)
    }
    const { areaStates, measured, notMeasured } = pattern
    child.risksMet = pattern.met
    let personRules = NONE
    for (let i = 0; i < persons.length; i++)
      if (persons[i]!(child) === MET) personRules = [...personRules, i + 1]
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
      sdqTotal: sdqTotalOf(number),
      suspensions12m: knowsSuspensions ? facts.columns.suspensions[year]!.sums[number]! : null,
    }
  }
  return { judge, isInScope }
}

/** Thousands of children are found alike: what follows from the states of their areas is worked out once. */
type Pattern = { areaStates: readonly StateCode[]; met: number; measured: number; notMeasured: number }

const NONE: readonly number[] = []

function patternOf({ areas }: IdentifyRules, states: readonly StateCode[]): Pattern {
  const counting = states.filter((_, i) => areas[i]!.counts)
  const measured = counting.filter(state => state !== NOT_MEASURED).length
  return {
    areaStates: [...states],
    met: counting.filter(state => state === MET).length,
    measured,
    notMeasured: counting.length - measured,
  }
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
  personRules: readonly number[],
): Standing {
  if (risksMet >= 1 && personRules.length > 0) return 'to-a-person'
  if (risksMet >= floor) return 'ranked'
  return risksMet + notMeasured >= floor ? 'too-little-known' : 'below-the-line'
}

function totalsOf(screen: Screen): (child: number) => number | null {
  const rule = screen.firstSdqScale
  if (rule === null) return () => null
  const informants = rule.informants.length
  const watch = screen.shape.watches.watchOf.get(rule)!
  return child => {
    const { days, scores } = screen.facts.columns.sdq[watch]!
    const entry = sdqEntryIn(days, informants, child)
    return entry === -1 ? null : totalOf(scores, entry)
  }
}
