// What was found of one child by one rule, in words. What is not measured is said, and is never "not at risk".

import { absenceBasisPoints } from '../attendance/counts.ts'
import { type BandedScale, type Banding, bandOf, type Informant } from '../sdq/bands.ts'
import { BLANK_SCORE, SCORES } from './columns.ts'
import {
  ATTAINMENT_BANDS,
  CONCERN_KINDS,
  type ConcernKind,
  type Leaf,
  RATING_WORDS,
  SCALES,
  type SdqScaleRule,
  type SdqTotalRule,
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
      const text = `missed ${absent} of ${possible} sessions, ${percentWord(absenceBasisPoints({ absent, possible })!)}`
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
      const { possible, absent, possibleBefore, absentBefore } = marks.recent[screen.recentOf.get(rule)!]!
      if (state === 'not-measured') return unknown('too few sessions to compare')
      const change = state === 'met' ? 'attendance falling' : 'attendance not falling'
      const text = `${change}: missed ${absent} of ${possible} sessions in the last ${rule.last_days} school days, ${absentBefore} of ${possibleBefore} before`
      const value = `${absent}/${possible} after ${absentBefore}/${possibleBefore}`
      return { text, value, day: screen.shape.watches.asOf, file: 'marks', entry: number }
    }
    case 'attainment': {
      const { days, bands, subjects } = facts.columns.attainment[watch]!
      const day = days[number]!
      if (day === 0) return unknown('no recent judgement')
      const band = ATTAINMENT_BANDS[bands[number]!]!
      const text = `${subjectName(screen.shape.watches.subjects[subjects[number]!]!)} ${ATTAINMENT_WORDS[band]}`
      return { text, value: band, day, file: 'attainment', entry: number }
    }
    case 'suspensions': {
      if (state === 'not-measured') return unknown('no record of suspensions given')
      const { sums, days } = facts.columns.suspensions[watch]!
      const text = `${counted(sums[number]!, 'suspension')} in ${rule.within_days} days`
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
      const text = `${sums[number]} behaviour points in ${rule.within_days} days`
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
      const text = flagText(rule.column, value) ?? `${plainWord(rule.column)} ${value}`
      return { text, value, day: 0, file: 'pupils', entry: number }
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
  let texts = sdqTexts.get(rule)
  if (texts === undefined) {
    texts = rule.informants.map(() => [])
    sdqTexts.set(rule, texts)
  }
  const ofInformant = texts[rule.informants.indexOf(informant)]!
  ofInformant[score] ??= sdqText(scale, score, informant, rule.banding)
  return { text: ofInformant[score], value: score, ...found }
}

/** A few hundred texts serve every child: of each rule, by informant and score. */
const sdqTexts = new WeakMap<SdqScaleRule | SdqTotalRule, string[][]>()

function sdqText(scale: BandedScale, score: number, informant: Informant, banding: Banding): string {
  const band = plainWord(bandOf(score, scale, informant, banding)!)
  const name = scale === 'total' ? 'total difficulties' : scaleName(scale)
  return `${name} ${band}, score ${score}, ${answeredBy(informant)}`
}

function unknown(text: string): Finding {
  return { text, value: null, day: 0, file: null, entry: -1 }
}

const CONCERN_TEXT = Object.fromEntries(
  CONCERN_KINDS.map(kind => [kind, `a concern about ${plainWord(kind)}`]),
) as Record<ConcernKind, string>

const ATTAINMENT_WORDS = {
  well_below: 'well below what is expected for age',
  below: 'below what is expected for age',
  at: 'at what is expected for age',
  above: 'above what is expected for age',
}

const RATING_TEXT = {
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
