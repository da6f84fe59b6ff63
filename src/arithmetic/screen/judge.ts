// Decides for one child what is met, not met and not measured, and which outcome applies before ranking.
// Rule: missing is never "not at risk": an area nobody measured is neither met nor not met. See rules/identify.md.

import { absenceBasisPoints } from '../attendance/counts.ts'
import { type Pattern, STATES } from './patterns.ts'
import type { IdentifyRules } from './rules.ts'
import type { Screen } from './screen.ts'
import { type Child, childOf, MET, readChild, type StateCode, sdqEntryIn, testOf, totalOf } from './states.ts'

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

/** The little of it that decides where a child stands. */
export type Brief = Pick<Judged, 'standing' | 'statesKey'>

/** And the little that a sentence is made of. */
export type Told = Pick<Judged, 'child' | 'areaStates' | 'statesKey' | 'personRules'>

/** The screen's rules as functions of the child's number. */
export type Judge = {
  judge: (number: number) => Judged
  /** Much cheaper. The answer is used again for the next child. */
  judgeBriefly: (number: number) => Readonly<Brief>
  /** Numbers from 1 of the `to_a_person` rules met. */
  personRulesOf: (child: Child) => number[]
  sdqTotalOf: (number: number) => number | null
  suspensions12mOf: (number: number) => number | null
}

/** One judge for all who ask about a screen: functions made anew are compiled anew, 3 ms a time. */
const judges = new WeakMap<Screen, Judge>()

export function judgeOf(screen: Screen): Judge {
  const known = judges.get(screen)
  if (known !== undefined) return known
  const judge = makeJudge(screen)
  judges.set(screen, judge)
  return judge
}

function makeJudge(screen: Screen): Judge {
  const { rules, roster, patterns } = screen
  const areas = rules.areas.map(({ rule }) => testOf(rule, screen))
  const persons = rules.to_a_person.map(rule => testOf(rule, screen))
  const falling = screen.firstFalling === null ? null : testOf(screen.firstFalling, screen)
  const isYearInScope = scopeOf(rules, screen)
  const sdqTotalOf = totalsOf(screen)
  const suspensions12mOf = suspensionsOf(screen)
  const keyOf = (child: Child): number => {
    let key = 0
    for (let i = 0; i < areas.length; i++) key = key * STATES + areas[i]!(child)
    return key
  }
  const standingOf = (child: Child, { met, notMeasured }: Pattern): Standing => {
    if (!isYearInScope(roster.yearCode(child.number))) return 'out-of-scope'
    if (met >= 1 && persons.some(test => test(child) === MET)) return 'to-a-person'
    if (met >= rules.minimum_risks) return 'ranked'
    return met + notMeasured >= rules.minimum_risks ? 'too-little-known' : 'below-the-line'
  }
  const personRulesOf = (child: Child): number[] => {
    const met: number[] = []
    for (let i = 0; i < persons.length; i++) if (persons[i]!(child) === MET) met.push(i + 1)
    return met
  }
  const judge = (number: number): Judged => {
    const child = childOf(screen, number)
    const statesKey = keyOf(child)
    const pattern = patterns.of(statesKey)
    child.risksMet = pattern.met
    return {
      child,
      standing: standingOf(child, pattern),
      risksMeasured: pattern.measured,
      areaStates: pattern.areaStates,
      statesKey,
      personRules: personRulesOf(child),
      falling: falling !== null && falling(child) === MET,
      absenceBp: absenceBasisPoints({ absent: child.absent, possible: child.marks.possible }),
      sdqTotal: sdqTotalOf(number),
      suspensions12m: suspensions12mOf(number),
    }
  }
  const child = childOf(screen, 0)
  const brief: Brief = { standing: 'out-of-scope', statesKey: 0 }
  const judgeBriefly = (number: number): Brief => {
    readChild(child, screen, number)
    brief.statesKey = keyOf(child)
    const pattern = patterns.of(brief.statesKey)
    child.risksMet = pattern.met
    brief.standing = standingOf(child, pattern)
    return brief
  }
  return { judge, judgeBriefly, personRulesOf, sdqTotalOf, suspensions12mOf }
}

function scopeOf({ years }: IdentifyRules, { roster }: Screen): (yearCode: number) => boolean {
  const known: boolean[] = []
  return code => {
    known[code] ??= years.includes(roster.years.word(code))
    return known[code]
  }
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

function suspensionsOf({ filesPresent, facts, shape }: Screen): (child: number) => number | null {
  if (!filesPresent.has('suspensions')) return () => null
  return child => facts.columns.suspensions[shape.watches.suspensionsOfTheYear]!.sums[child]!
}
