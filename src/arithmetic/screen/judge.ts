// Decides for one child what is met, not met and not measured, and which outcome applies before ranking.
// Rule: missing is never "not at risk": an area nobody measured is neither met nor not met. See rules/identify.md.

import { absenceBasisPoints } from '../attendance/counts.ts'
import { countMarks, type MarkCounts, type MarkPlan, planMarks } from '../attendance/mark-plan.ts'
import { bandIndex } from '../sdq/bands.ts'
import { totalDifficulties } from '../sdq/score.ts'
import { type Facts, gatherFacts, type Watches, watchFor } from './facts.ts'
import type { ScreenContext, ScreenFile, ScreenPupil, SdqRow } from './pupil.ts'
import {
  ATTAINMENT_BANDS,
  bandNeeded,
  type FlagRule,
  type IdentifyRules,
  type Leaf,
  partsOf,
  type Rule,
  type SdqScaleRule,
  type SdqTotalRule,
} from './rules.ts'

export type State = 'met' | 'not-met' | 'not-measured'

/** Before ranking: `ranked` becomes in, reserve or waiting. */
export type Standing = 'out-of-scope' | 'to-a-person' | 'ranked' | 'too-little-known' | 'below-the-line'

/** What the screen found of one child. */
export type Judged = {
  upn: string
  school: string
  year: string
  standing: Standing
  risksMet: number
  risksMeasured: number
  /** One for each area of the blueprint, in its order. */
  areaStates: State[]
  /** Numbers from 1 of the `to_a_person` rules met, whatever the outcome. */
  personRules: number[]
  falling: boolean
  attendance: MarkCounts
  absent: number
  absenceBp: number | null
  sdqTotal: number | null
  suspensions12m: number | null
  known: Known
}

/** All that rules are asked of: kept so that a page can say why. */
export type Known = { flags: ScreenPupil['flags']; facts: Facts; marks: MarkCounts; risksMet: number }

/** A screen made ready: rules and context read once, used for every child. */
export type Screen = {
  rules: IdentifyRules
  watches: Watches
  filesPresent: ReadonlySet<ScreenFile>
  planFor: (calendar: readonly string[]) => MarkPlan
  plan: MarkPlan
  /** Which recent stretch of the plan a `falling` rule reads. */
  recentOf: ReadonlyMap<Leaf, number>
  firstSdqScale: SdqScaleRule | null
  firstFalling: Leaf | null
}

export function openScreen(rules: IdentifyRules, context: ScreenContext): Screen {
  const areaLeaves = rules.areas.flatMap(area => partsOf(area.rule))
  const falling = [...areaLeaves, ...rules.to_a_person.flatMap(partsOf)].filter(
    leaf => leaf.rule === 'falling',
  )
  const lastDays = [...new Set(falling.map(leaf => leaf.last_days))]
  const plans = new WeakMap<readonly string[], MarkPlan>()
  const planFor = (calendar: readonly string[]) => {
    const plan = plans.get(calendar) ?? planMarks(calendar, rules.as_of, lastDays)
    plans.set(calendar, plan)
    return plan
  }
  return {
    rules,
    watches: watchFor(rules),
    filesPresent: context.filesPresent,
    planFor,
    plan: planFor(context.calendar),
    recentOf: new Map(falling.map(leaf => [leaf, lastDays.indexOf(leaf.last_days)])),
    firstSdqScale: areaLeaves.find(leaf => leaf.rule === 'sdq-scale') ?? null,
    firstFalling: areaLeaves.find(leaf => leaf.rule === 'falling') ?? null,
  }
}

/** Judges a child whose rows are all at hand. */
export function judgePupil(screen: Screen, pupil: ScreenPupil): Judged {
  const plan = pupil.calendar === undefined ? screen.plan : screen.planFor(pupil.calendar)
  return judgeFacts(screen, pupil, gatherFacts(screen.watches, pupil), countMarks(pupil.marks, plan))
}

/** Judges a child from what was kept while rows streamed past. */
export function judgeFacts(
  screen: Screen,
  pupil: Pick<ScreenPupil, 'upn' | 'school' | 'year' | 'flags'>,
  facts: Facts,
  marks: MarkCounts,
): Judged {
  const { rules } = screen
  const known: Known = { flags: pupil.flags, facts, marks, risksMet: 0 }
  const areaStates = rules.areas.map(area => stateOf(area.rule, screen, known))
  const counting = areaStates.filter((_, i) => rules.areas[i]!.counts)
  known.risksMet = counting.filter(state => state === 'met').length
  const notMeasured = counting.filter(state => state === 'not-measured').length
  const personRules = rules.to_a_person.flatMap((rule, i) =>
    stateOf(rule, screen, known) === 'met' ? [i + 1] : [],
  )
  const absent = marks.authorised + marks.unauthorised
  return {
    upn: pupil.upn,
    school: pupil.school,
    year: pupil.year,
    standing: standingOf(rules, pupil.year, known.risksMet, notMeasured, personRules),
    risksMet: known.risksMet,
    risksMeasured: counting.length - notMeasured,
    areaStates,
    personRules,
    falling: screen.firstFalling !== null && stateOf(screen.firstFalling, screen, known) === 'met',
    attendance: marks,
    absent,
    absenceBp: absenceBasisPoints({ absent, possible: marks.possible }),
    sdqTotal: sdqTotalOf(screen, known),
    suspensions12m: screen.filesPresent.has('suspensions')
      ? facts.suspensions[screen.watches.suspensionsOfTheYear]!.sum
      : null,
    known,
  }
}

/** Any: met if one part is met, not measured only if all parts are not measured. */
export function stateOf(rule: Rule, screen: Screen, known: Known): State {
  if (rule.rule !== 'any') return stateOfLeaf(rule, screen, known)
  const states = rule.of.map(leaf => stateOfLeaf(leaf, screen, known))
  if (states.includes('met')) return 'met'
  return states.every(state => state === 'not-measured') ? 'not-measured' : 'not-met'
}

/** The questionnaire a rule reads: the first informant in its list who has one in the window. */
export function sdqRowFor(
  rule: SdqScaleRule | SdqTotalRule,
  screen: Screen,
  { facts }: Known,
): SdqRow | null {
  const rows = facts.sdq[screen.watches.watchOf.get(rule)!]!
  return rows.find(row => row !== null) ?? null
}

function standingOf(
  { years, minimum_risks: floor }: IdentifyRules,
  year: string,
  risksMet: number,
  notMeasured: number,
  personRules: number[],
): Standing {
  if (!years.includes(year)) return 'out-of-scope'
  if (risksMet >= 1 && personRules.length > 0) return 'to-a-person'
  if (risksMet >= floor) return 'ranked'
  return risksMet + notMeasured >= floor ? 'too-little-known' : 'below-the-line'
}

function stateOfLeaf(rule: Leaf, screen: Screen, known: Known): State {
  const { facts, marks } = known
  const watch = screen.watches.watchOf.get(rule)!
  switch (rule.rule) {
    case 'sdq-scale':
    case 'sdq-total': {
      const row = sdqRowFor(rule, screen, known)
      const scale = rule.rule === 'sdq-scale' ? rule.scale : 'total'
      const score = row === null ? null : scale === 'total' ? totalDifficulties(row) : row[scale]
      if (row === null || score === null) return 'not-measured'
      return when(bandIndex(score, scale, row.informant, rule.banding) >= bandNeeded(rule))
    }
    case 'absence': {
      if (marks.possible < Math.max(1, rule.minimum_sessions)) return 'not-measured'
      const absent = marks.authorised + marks.unauthorised
      return when(10_000 * absent >= inHundredths(rule.at_least_percent) * marks.possible)
    }
    case 'falling': {
      const { possible, absent, possibleBefore, absentBefore } = marks.recent[screen.recentOf.get(rule)!]!
      const floor = Math.max(1, rule.minimum_sessions)
      if (possible < floor || possibleBefore < floor) return 'not-measured'
      const rise = absent * possibleBefore - absentBefore * possible
      return when(10_000 * rise >= inHundredths(rule.by_percent) * possible * possibleBefore)
    }
    case 'attainment': {
      const row = facts.attainment[watch]!
      if (row === null) return 'not-measured'
      return when(ATTAINMENT_BANDS.indexOf(row.band) <= ATTAINMENT_BANDS.indexOf(rule.at_most))
    }
    case 'suspensions':
      if (!screen.filesPresent.has('suspensions')) return 'not-measured'
      return when(facts.suspensions[watch]!.sum >= rule.at_least)
    case 'behaviour':
      if (!screen.filesPresent.has('behaviour')) return 'not-measured'
      return when(facts.behaviour[watch]!.sum >= rule.points_at_least)
    case 'concern':
      return facts.concerns[watch] === null ? 'not-measured' : 'met'
    case 'rating': {
      const row = facts.ratings[watch]!
      return row === null ? 'not-measured' : when(row.rating === rule.equals)
    }
    case 'flag':
      return stateOfFlag(rule, known.flags[rule.column] ?? '')
    case 'risks':
      return when(known.risksMet >= rule.at_least)
  }
}

function stateOfFlag(rule: FlagRule, value: string): State {
  if (value === '') return 'not-measured'
  if (rule.equals !== undefined) return when(value === rule.equals)
  if (rule.one_of !== undefined) return when(rule.one_of.includes(value))
  if (rule.at_most !== undefined) return when(Number(value) <= rule.at_most)
  return when(Number(value) >= (rule.at_least ?? Number.POSITIVE_INFINITY))
}

function sdqTotalOf(screen: Screen, known: Known): number | null {
  if (screen.firstSdqScale === null) return null
  const row = sdqRowFor(screen.firstSdqScale, screen, known)
  return row === null ? null : totalDifficulties(row)
}

function when(isMet: boolean): State {
  return isMet ? 'met' : 'not-met'
}

/** Per cents have at most two decimals (checked), so comparisons stay in whole numbers. */
function inHundredths(percent: number): number {
  return Math.round(percent * 100)
}
