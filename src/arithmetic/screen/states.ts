// What a rule says of one child: met, not met or not measured. Rules are read once and become functions of the child.
// Rule: missing is never "not at risk"; any: met if one part is met, not measured only if all parts are not measured.

import { type MarkCounts, noCounts, readCounts } from '../attendance/mark-plan.ts'
import { bandIndex, type Informant } from '../sdq/bands.ts'
import { BLANK_SCORE, SCORES } from './columns.ts'
import {
  ATTAINMENT_BANDS,
  bandNeeded,
  type FlagRule,
  type Leaf,
  RATING_WORDS,
  type Rule,
  SCALES,
  type SdqScaleRule,
  type SdqTotalRule,
} from './rules.ts'
import type { Screen } from './screen.ts'

/** A state as a number, so that it can be kept and compared cheaply. */
export type StateCode = typeof NOT_MEASURED | typeof NOT_MET | typeof MET
export const NOT_MEASURED = 0
const NOT_MET = 1
export const MET = 2

export type State = 'met' | 'not-met' | 'not-measured'
export const STATE_NAMES: readonly State[] = ['not-measured', 'not-met', 'met']

/** The child that is being asked about: what several rules need is worked out once. */
export type Child = { number: number; marks: MarkCounts; absent: number; risksMet: number }
export type Test = (child: Child) => StateCode

export function childOf(screen: Screen, number: number): Child {
  const child = { number, marks: noCounts(screen.recents), absent: 0, risksMet: 0 }
  readChild(child, screen, number)
  return child
}

/** Looks at another child in place of the one before. */
export function readChild(child: Child, { facts, shape }: Screen, number: number): void {
  const { marks } = child
  readCounts(marks, facts.columns.marks, number * shape.markFields)
  child.number = number
  child.absent = marks.authorised + marks.unauthorised
  child.risksMet = 0
}

export function testOf(rule: Rule, screen: Screen): Test {
  if (rule.rule !== 'any') return testOfLeaf(rule, screen)
  const tests = rule.of.map(leaf => testOfLeaf(leaf, screen))
  return child => {
    let most: StateCode = NOT_MEASURED
    for (let i = 0; i < tests.length && most !== MET; i++) {
      const state = tests[i]!(child)
      if (state > most) most = state
    }
    return most
  }
}

/** Where the questionnaire stands that a rule reads: that of the first informant in its list who has one; or -1. */
export function sdqEntryFor(
  rule: SdqScaleRule | SdqTotalRule,
  { facts, shape }: Screen,
  child: number,
): number {
  const { days } = facts.columns.sdq[shape.watches.watchOf.get(rule)!]!
  return sdqEntryIn(days, rule.informants.length, child)
}

/** The same, for whoever knows already where the rule's questionnaires are kept. */
export function sdqEntryIn(days: Int32Array, informants: number, child: number): number {
  for (let entry = child * informants; entry < (child + 1) * informants; entry++)
    if (days[entry] !== 0) return entry
  return -1
}

/** Emotional, conduct, hyperactivity and peer together; null where one of them is blank. */
export function totalOf(scores: Int8Array, entry: number): number | null {
  let total = 0
  for (let scale = 0; scale < SCALES_OF_TOTAL; scale++) {
    const score = scores[entry * SCORES + scale]!
    if (score === BLANK_SCORE) return null
    total += score
  }
  return total
}

const SCALES_OF_TOTAL = 4
const HIGHEST_TOTAL = 40

function testOfLeaf(rule: Leaf, screen: Screen): Test {
  const known = screen.tests.get(rule)
  if (known !== undefined) return known
  const test = makeTest(rule, screen)
  screen.tests.set(rule, test)
  return test
}

function makeTest(rule: Leaf, screen: Screen): Test {
  const { facts, filesPresent } = screen
  const watch = screen.shape.watches.watchOf.get(rule)!
  switch (rule.rule) {
    case 'sdq-scale':
    case 'sdq-total':
      return testOfSdq(rule, screen)
    case 'absence': {
      const floor = Math.max(1, rule.minimum_sessions)
      const percent = inHundredths(rule.at_least_percent)
      return ({ marks: { possible }, absent }) =>
        possible < floor ? NOT_MEASURED : when(10_000 * absent >= percent * possible)
    }
    case 'falling': {
      const stretch = screen.recentOf.get(rule)!
      const floor = Math.max(1, rule.minimum_sessions)
      const percent = inHundredths(rule.by_percent)
      return ({ marks }) => {
        const { possible, absent, possibleBefore, absentBefore } = marks.recent[stretch]!
        if (possible < floor || possibleBefore < floor) return NOT_MEASURED
        const rise = absent * possibleBefore - absentBefore * possible
        return when(10_000 * rise >= percent * possible * possibleBefore)
      }
    }
    case 'attainment': {
      const most = ATTAINMENT_BANDS.indexOf(rule.at_most)
      return ({ number }) => {
        const { days, bands } = facts.columns.attainment[watch]!
        return days[number] === 0 ? NOT_MEASURED : when(bands[number]! <= most)
      }
    }
    case 'suspensions':
      if (!filesPresent.has('suspensions')) return notMeasured
      return ({ number }) => when(facts.columns.suspensions[watch]!.sums[number]! >= rule.at_least)
    case 'behaviour':
      if (!filesPresent.has('behaviour')) return notMeasured
      return ({ number }) => when(facts.columns.behaviour[watch]!.sums[number]! >= rule.points_at_least)
    case 'concern':
      return ({ number }) => (facts.columns.concerns[watch]!.days[number] === 0 ? NOT_MEASURED : MET)
    case 'rating': {
      const equals = RATING_WORDS.indexOf(rule.equals)
      return ({ number }) => {
        const { days, words } = facts.columns.ratings[watch]!
        return days[number] === 0 ? NOT_MEASURED : when(words[number] === equals)
      }
    }
    case 'flag':
      return testOfFlag(rule, screen)
    case 'risks':
      return ({ risksMet }) => when(risksMet >= rule.at_least)
  }
}

function testOfSdq(rule: SdqScaleRule | SdqTotalRule, screen: Screen): Test {
  const { informants } = rule
  const watch = screen.shape.watches.watchOf.get(rule)!
  const scale = rule.rule === 'sdq-scale' ? rule.scale : 'total'
  const place = rule.rule === 'sdq-scale' ? SCALES.indexOf(rule.scale) : -1
  const needed = bandNeeded(rule)
  const met = informants.map(informant =>
    Array.from({ length: HIGHEST_TOTAL + 1 }, (_, score) => meets(score, scale, informant, rule, needed)),
  )
  return ({ number }) => {
    const { days, scores } = screen.facts.columns.sdq[watch]!
    const entry = sdqEntryIn(days, informants.length, number)
    if (entry === -1) return NOT_MEASURED
    const score = place === -1 ? totalOf(scores, entry) : scores[entry * SCORES + place]!
    if (score === null || score === BLANK_SCORE) return NOT_MEASURED
    return when(met[entry - number * informants.length]![score]!)
  }
}

function meets(
  score: number,
  scale: Parameters<typeof bandIndex>[1],
  informant: Informant,
  { banding }: SdqTotalRule | SdqScaleRule,
  needed: number,
): boolean {
  return bandIndex(score, scale, informant, banding) >= needed
}

function testOfFlag(rule: FlagRule, { roster, shape }: Screen): Test {
  const flag = shape.watches.flags.indexOf(rule.column)
  const { words } = roster.flags[flag]!
  const known: StateCode[] = []
  return ({ number }) => {
    const code = roster.flagCode(number, flag)
    known[code] ??= stateOfFlag(rule, words.word(code))
    return known[code]
  }
}

function stateOfFlag(rule: FlagRule, value: string): StateCode {
  if (value === '') return NOT_MEASURED
  if (rule.equals !== undefined) return when(value === rule.equals)
  if (rule.one_of !== undefined) return when(rule.one_of.includes(value))
  if (rule.at_most !== undefined) return when(Number(value) <= rule.at_most)
  return when(Number(value) >= (rule.at_least ?? Number.POSITIVE_INFINITY))
}

function notMeasured(): StateCode {
  return NOT_MEASURED
}

function when(isMet: boolean): StateCode {
  return isMet ? MET : NOT_MET
}

/** Per cents have at most two decimals (checked), so comparisons stay in whole numbers. */
function inHundredths(percent: number): number {
  return Math.round(percent * 100)
}
