// What was found of one child by one rule, in words. What is not measured is said, and is never "not at risk".

import { absenceBasisPoints } from '../attendance/counts.ts'
import type { Recent } from '../attendance/mark-plan.ts'
import { type BandedScale, type Banding, bandOf, type Informant } from '../sdq/bands.ts'
import { BLANK_SCORE, SCORES } from './columns.ts'
import {
  ATTAINMENT_BANDS,
  type AttainmentBand,
  type BehaviourRule,
  CONCERN_KINDS,
  type ConcernKind,
  type FallingRule,
  type FlagRule,
  type Leaf,
  RATING_WORDS,
  SCALES,
  type SdqScaleRule,
  type SdqTotalRule,
  type SuspensionsRule,
} from './rules.ts'
import type { Screen } from './screen.ts'
import { type Child, type State, sdqEntryFor, totalOf } from './states.ts'
import { answeredBy, counted, flagText, percentWord, plainWord, scaleName, subjectName } from './words.ts'

export type Finding = {
  text: string
  /** The bare value; null where nothing is known. */
  value: string | number | null
  /** The day code of the record, or 0. */
  day: number
  /** The file it stands in, and which entry of its columns it is: for asking where it came from. */
  file: string | null
  entry: number
}

/** What was found of one child by one rule. */
export function findingOf(rule: Leaf, state: State, screen: Screen, child: Child): Finding {
  const { facts, roster } = screen
  const { number, marks, absent } = child
  const watch = screen.shape.watches.watchOf.get(rule)!
  switch (rule.rule) {
    case 'sdq-scale':
    case 'sdq-total':
      return sdqFinding(rule, screen, number)
    case 'absence': {
      const { possible } = marks
      if (possible === 0) return unknown('no sessions recorded')
      const text = absenceText(absent, possible)
      const short =
        state === 'not-measured' ? `, fewer sessions than the ${rule.minimum_sessions} needed` : ''
      return {
        text: text + short,
        value: `${absent}/${possible}`,
        day: screen.shape.watches.asOf,
        file: 'marks',
        entry: number,
      }
    }
    case 'falling': {
      const recent = marks.recent[screen.recentOf.get(rule)!]!
      const { possible, absent, possibleBefore, absentBefore } = recent
      if (state === 'not-measured') return unknown('too few sessions to compare')
      const text = fallingText(rule, recent, state === 'met')
      const value = `${absent}/${possible} after ${absentBefore}/${possibleBefore}`
      return { text, value, day: screen.shape.watches.asOf, file: 'marks', entry: number }
    }
    case 'attainment': {
      const { days, bands, subjects } = facts.columns.attainment[watch]!
      const day = days[number]!
      if (day === 0) return unknown('no recent judgement')
      const band = ATTAINMENT_BANDS[bands[number]!]!
      const text = attainmentText(screen.shape.watches.subjects[subjects[number]!]!, band)
      return { text, value: band, day, file: 'attainment', entry: number }
    }
    case 'suspensions': {
      if (state === 'not-measured') return unknown('no record of suspensions given')
      const { sums, days } = facts.columns.suspensions[watch]!
      const text = suspensionsText(rule, sums[number]!)
      return {
        text,
        value: sums[number]!,
        day: days[number]!,
        file: 'suspensions',
        entry: number,
      }
    }
    case 'behaviour': {
      if (state === 'not-measured') return unknown('no record of behaviour given')
      const { sums, days } = facts.columns.behaviour[watch]!
      const text = behaviourText(rule, sums[number]!)
      return {
        text,
        value: sums[number]!,
        day: days[number]!,
        file: 'behaviour',
        entry: number,
      }
    }
    case 'concern': {
      const { days, kinds } = facts.columns.concerns[watch]!
      const day = days[number]!
      if (day === 0) return unknown('no concern written down, which proves nothing')
      const kind = CONCERN_KINDS[kinds[number]!]!
      return { text: CONCERN_TEXT[kind], value: kind, day, file: 'concerns', entry: number }
    }
    case 'rating': {
      const { days, words } = facts.columns.ratings[watch]!
      const day = days[number]!
      if (day === 0) return unknown('not rated')
      const word = RATING_WORDS[words[number]!]!
      return { text: RATING_TEXT[rule.of_area][word], value: word, day, file: 'ratings', entry: number }
    }
    case 'flag': {
      const value = roster.flag(number, screen.shape.watches.flags.indexOf(rule.column))
      if (value === '') return unknown('not recorded')
      return { text: flagWords(rule, value), value, day: 0, file: 'pupils', entry: number }
    }
    case 'risks':
      return {
        text: counted(child.risksMet, 'risk'),
        value: child.risksMet,
        day: 0,
        file: null,
        entry: number,
      }
  }
}

function sdqFinding(rule: SdqScaleRule | SdqTotalRule, screen: Screen, child: number): Finding {
  const entry = sdqEntryFor(rule, screen, child)
  if (entry === -1) return unknown('no recent questionnaire')
  const watch = screen.shape.watches.watchOf.get(rule)!
  const { days, scores } = screen.facts.columns.sdq[watch]!
  const scale = rule.rule === 'sdq-scale' ? rule.scale : 'total'
  const score =
    rule.rule === 'sdq-scale' ? scores[entry * SCORES + SCALES.indexOf(rule.scale)]! : totalOf(scores, entry)
  const found = { day: days[entry]!, file: 'sdq', entry }
  if (score === null || score === BLANK_SCORE)
    return { text: 'the latest questionnaire leaves it blank', value: null, ...found }
  const informant = rule.informants[entry - child * rule.informants.length]!
  return { text: sdqText(scale, score, informant, rule.banding), value: score, ...found }
}

/** What meets rules, in words: for a page's finding, and for the sentences of `met-words.ts`. */
export function absenceText(absent: number, possible: number): string {
  return `missed ${absent} of ${possible} sessions, ${percentWord(absenceBasisPoints({ absent, possible })!)}`
}

export function fallingText({ last_days: days }: FallingRule, recent: Recent, isMet: boolean): string {
  const { possible, absent, possibleBefore, absentBefore } = recent
  const change = isMet ? 'attendance falling' : 'attendance not falling'
  return `${change}: missed ${absent} of ${possible} sessions in the last ${days} school days, ${absentBefore} of ${possibleBefore} before`
}

export function attainmentText(subject: string, band: AttainmentBand): string {
  return `${subjectName(subject)} ${ATTAINMENT_WORDS[band]}`
}

export function suspensionsText({ within_days: days }: SuspensionsRule, sum: number): string {
  return `${counted(sum, 'suspension')} in ${days} days`
}

export function behaviourText({ within_days: days }: BehaviourRule, sum: number): string {
  return `${sum} behaviour points in ${days} days`
}

export function flagWords({ column }: FlagRule, value: string): string {
  return flagText(column, value) ?? `${plainWord(column)} ${value}`
}

export function sdqText(scale: BandedScale, score: number, informant: Informant, banding: Banding): string {
  const band = plainWord(bandOf(score, scale, informant, banding)!)
  const name = scale === 'total' ? 'total difficulties' : scaleName(scale)
  return `${name} ${band}, score ${score}, ${answeredBy(informant)}`
}

function unknown(text: string): Finding {
  return { text, value: null, day: 0, file: null, entry: -1 }
}

export const CONCERN_TEXT = Object.fromEntries(
  CONCERN_KINDS.map(kind => [kind, `a concern about ${plainWord(kind)}`]),
) as Record<ConcernKind, string>

const ATTAINMENT_WORDS = {
  well_below: 'well below what is expected for age',
  below: 'below what is expected for age',
  at: 'at what is expected for age',
  above: 'above what is expected for age',
}

export const RATING_TEXT = {
  'parental-engagement': {
    low: 'home and school out of touch',
    medium: 'home and school sometimes in touch',
    high: 'home and school in touch',
  },
  'school-engagement': {
    low: 'low engagement with school',
    medium: 'some engagement with school',
    high: 'high engagement with school',
  },
}
