// The reasons beside a child: each rule with what was found, in words, with its value, its date and where it came from.
// Rule: a risk count never stands alone; what nobody measured is named, and is never "not at risk".

import { absenceBasisPoints } from '../attendance/counts.ts'
import { bandOf } from '../sdq/bands.ts'
import { BLANK_SCORE, SCORES } from './columns.ts'
import { dayOfCode } from './day-code.ts'
import type { Judged } from './judge.ts'
import {
  ATTAINMENT_BANDS,
  CONCERN_KINDS,
  type Leaf,
  partsOf,
  RATING_WORDS,
  type Rule,
  SCALES,
  type SdqScaleRule,
  type SdqTotalRule,
} from './rules.ts'
import type { Screen } from './screen.ts'
import {
  type Child,
  MET,
  STATE_NAMES,
  type State,
  sdqEntryFor,
  type Test,
  testOf,
  totalOf,
} from './states.ts'
import { answeredBy, counted, flagText, percentWord, plainWord, scaleName, subjectName } from './words.ts'

export type Reason = {
  rule: Leaf['rule']
  state: State
  /** `missed 45 of 380 sessions, 11.8%`; what is missing, where it is not measured. */
  text: string
  /** The bare value: `45/380`, `6`, `below`, `low`, `Y`; null where nothing is known. */
  value: string | null
  date: string | null
  /** Where it came from: the row's own words, or the name of its file. */
  source: string | null
}

export type AreaReasons = { area: string; counts: boolean; state: State; because: Reason[] }

export type PersonReasons = { number: number; because: Reason[] }

/** Explains one child after the other by a screen's rules. */
export class Reasoning {
  readonly #screen: Screen
  readonly #areas: readonly (readonly Part[])[]
  readonly #persons: readonly (readonly Part[])[]

  constructor(screen: Screen) {
    const parts = (rule: Rule) => partsOf(rule).map(leaf => ({ leaf, test: testOf(leaf, screen) }))
    this.#screen = screen
    this.#areas = screen.rules.areas.map(area => parts(area.rule))
    this.#persons = screen.rules.to_a_person.map(parts)
  }

  /** Every area with the reasons for its state, in the blueprint's order. */
  areas({ child, areaStates }: Judged): AreaReasons[] {
    return this.#screen.rules.areas.map(({ area, counts }, i) => ({
      area,
      counts,
      state: STATE_NAMES[areaStates[i]!]!,
      because: this.#areas[i]!.map(({ leaf, test }) => {
        const state = STATE_NAMES[test(child)]!
        return { rule: leaf.rule, state, ...findingOf(leaf, state, this.#screen, child) }
      }),
    }))
  }

  /** The `to_a_person` rules that are met, each with the reasons that meet it. */
  persons({ child, personRules }: Judged): PersonReasons[] {
    return personRules.map(number => ({
      number,
      because: this.#met(this.#persons[number - 1]!, child).map(leaf => ({
        rule: leaf.rule,
        state: 'met',
        ...findingOf(leaf, 'met', this.#screen, child),
      })),
    }))
  }

  /** The words of what meets an area, or a `to_a_person` rule, by its place in the list. */
  wordsOfArea(area: number, child: Child): string[] {
    return this.#words(this.#areas[area]!, child)
  }

  wordsOfPerson(rule: number, child: Child): string[] {
    return this.#words(this.#persons[rule]!, child)
  }

  #met(parts: readonly Part[], child: Child): Leaf[] {
    return parts.filter(({ test }) => test(child) === MET).map(({ leaf }) => leaf)
  }

  #words(parts: readonly Part[], child: Child): string[] {
    const words: string[] = []
    for (const { leaf, test } of parts)
      if (test(child) === MET) words.push(findingOf(leaf, 'met', this.#screen, child).text)
    return words
  }
}

type Part = { leaf: Leaf; test: Test }

type Finding = Omit<Reason, 'rule' | 'state'>

function findingOf(rule: Leaf, state: State, screen: Screen, child: Child): Finding {
  const { facts, roster } = screen
  const { number, marks, absent } = child
  const watch = screen.shape.watches.watchOf.get(rule)!
  const from = (file: string, entry: number) => facts.sourceOf(file, watch, entry) ?? file
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
      return { text: text + short, value: `${absent}/${possible}`, date: screen.rules.as_of, source: 'marks' }
    }
    case 'falling': {
      const { possible, absent, possibleBefore, absentBefore } = marks.recent[screen.recentOf.get(rule)!]!
      if (state === 'not-measured') return unknown('too few sessions to compare')
      const change = state === 'met' ? 'attendance falling' : 'attendance not falling'
      const text = `${change}: missed ${absent} of ${possible} sessions in the last ${rule.last_days} school days, ${absentBefore} of ${possibleBefore} before`
      const value = `${absent}/${possible} after ${absentBefore}/${possibleBefore}`
      return { text, value, date: screen.rules.as_of, source: 'marks' }
    }
    case 'attainment': {
      const { days, bands, subjects } = facts.columns.attainment[watch]!
      const date = dayOfCode(days[number]!)
      if (date === null) return unknown('no recent judgement')
      const band = ATTAINMENT_BANDS[bands[number]!]!
      const text = `${subjectName(screen.shape.watches.subjects[subjects[number]!]!)} ${ATTAINMENT_WORDS[band]}`
      return { text, value: band, date, source: from('attainment', number) }
    }
    case 'suspensions': {
      if (state === 'not-measured') return unknown('no record of suspensions given')
      const { sums, days } = facts.columns.suspensions[watch]!
      const text = `${counted(sums[number]!, 'suspension')} in ${rule.within_days} days`
      return {
        text,
        value: String(sums[number]),
        date: dayOfCode(days[number]!),
        source: from('suspensions', number),
      }
    }
    case 'behaviour': {
      if (state === 'not-measured') return unknown('no record of behaviour given')
      const { sums, days } = facts.columns.behaviour[watch]!
      const text = `${sums[number]} behaviour points in ${rule.within_days} days`
      return {
        text,
        value: String(sums[number]),
        date: dayOfCode(days[number]!),
        source: from('behaviour', number),
      }
    }
    case 'concern': {
      const { days, kinds } = facts.columns.concerns[watch]!
      const date = dayOfCode(days[number]!)
      if (date === null) return unknown('no concern written down, which proves nothing')
      const kind = CONCERN_KINDS[kinds[number]!]!
      return {
        text: `a concern about ${plainWord(kind)}`,
        value: kind,
        date,
        source: from('concerns', number),
      }
    }
    case 'rating': {
      const { days, words } = facts.columns.ratings[watch]!
      const date = dayOfCode(days[number]!)
      if (date === null) return unknown('not rated')
      const word = RATING_WORDS[words[number]!]!
      return { text: RATING_TEXT[rule.of_area][word], value: word, date, source: from('ratings', number) }
    }
    case 'flag': {
      const value = roster.flag(number, screen.shape.watches.flags.indexOf(rule.column))
      if (value === '') return unknown('not recorded')
      const text = flagText(rule.column, value) ?? `${plainWord(rule.column)} ${value}`
      return { text, value, date: null, source: 'pupils' }
    }
    case 'risks':
      return {
        text: counted(child.risksMet, 'risk'),
        value: String(child.risksMet),
        date: null,
        source: null,
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
  const date = dayOfCode(days[entry]!)
  const source = screen.facts.sourceOf('sdq', watch, entry) ?? 'sdq'
  if (score === null || score === BLANK_SCORE)
    return { text: 'the latest questionnaire leaves it blank', value: null, date, source }
  const informant = rule.informants[entry - child * rule.informants.length]!
  const band = plainWord(bandOf(score, scale, informant, rule.banding)!)
  const name = scale === 'total' ? 'total difficulties' : scaleName(scale)
  const text = `${name} ${band}, score ${score}, ${answeredBy(informant)}`
  return { text, value: String(score), date, source }
}

function unknown(text: string): Finding {
  return { text, value: null, date: null, source: null }
}

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
