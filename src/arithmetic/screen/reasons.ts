// The reasons beside a child: each rule with what was found, in words, with its value, its date and where it came from.
// Rule: a risk count never stands alone; what nobody measured is named, and is never "not at risk".

import { absenceBasisPoints } from '../attendance/counts.ts'
import { bandOf } from '../sdq/bands.ts'
import { totalDifficulties } from '../sdq/score.ts'
import { type Judged, type Known, type Screen, type State, sdqRowFor, stateOf } from './judge.ts'
import { type Leaf, partsOf, type Rule, type SdqScaleRule, type SdqTotalRule } from './rules.ts'
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

/** Every area with the reasons for its state, in the blueprint's order. */
export function explainAreas(screen: Screen, judged: Judged): AreaReasons[] {
  return screen.rules.areas.map(({ area, counts, rule }, i) => ({
    area,
    counts,
    state: judged.areaStates[i]!,
    because: explainRule(rule, screen, judged.known),
  }))
}

/** The `to_a_person` rules that are met, each with the reasons that meet it. */
export function explainPerson(screen: Screen, judged: Judged): PersonReasons[] {
  return judged.personRules.map(number => ({
    number,
    because: explainMet(screen.rules.to_a_person[number - 1]!, screen, judged.known),
  }))
}

/** Only the reasons that meet a rule. */
export function explainMet(rule: Rule, screen: Screen, known: Known): Reason[] {
  return partsOf(rule).flatMap(leaf => {
    if (stateOf(leaf, screen, known) !== 'met') return []
    return [{ rule: leaf.rule, state: 'met', ...findingOf(leaf, 'met', screen, known) }]
  })
}

function explainRule(rule: Rule, screen: Screen, known: Known): Reason[] {
  return partsOf(rule).map(leaf => {
    const state = stateOf(leaf, screen, known)
    return { rule: leaf.rule, state, ...findingOf(leaf, state, screen, known) }
  })
}

type Finding = Omit<Reason, 'rule' | 'state'>

function findingOf(rule: Leaf, state: State, screen: Screen, known: Known): Finding {
  const { facts, marks } = known
  const watch = screen.watches.watchOf.get(rule)!
  switch (rule.rule) {
    case 'sdq-scale':
    case 'sdq-total':
      return sdqFinding(rule, screen, known)
    case 'absence': {
      const absent = marks.authorised + marks.unauthorised
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
      const row = facts.attainment[watch]!
      if (row === null) return unknown('no recent judgement')
      const text = `${subjectName(row.subject)} ${ATTAINMENT_WORDS[row.band]}`
      return { text, value: row.band, date: row.date, source: row.source ?? 'attainment' }
    }
    case 'suspensions': {
      if (state === 'not-measured') return unknown('no record of suspensions given')
      const { sum, latest, source } = facts.suspensions[watch]!
      const text = `${counted(sum, 'suspension')} in ${rule.within_days} days`
      return { text, value: String(sum), date: latest, source: source ?? 'suspensions' }
    }
    case 'behaviour': {
      if (state === 'not-measured') return unknown('no record of behaviour given')
      const { sum, latest, source } = facts.behaviour[watch]!
      const text = `${sum} behaviour points in ${rule.within_days} days`
      return { text, value: String(sum), date: latest, source: source ?? 'behaviour' }
    }
    case 'concern': {
      const row = facts.concerns[watch]!
      if (row === null) return unknown('no concern written down, which proves nothing')
      const text = `a concern about ${plainWord(row.kind)}`
      return { text, value: row.kind, date: row.date, source: row.source ?? 'concerns' }
    }
    case 'rating': {
      const row = facts.ratings[watch]!
      if (row === null) return unknown('not rated')
      const text = RATING_TEXT[row.area][row.rating]
      return { text, value: row.rating, date: row.date, source: row.source ?? 'ratings' }
    }
    case 'flag': {
      const value = known.flags[rule.column] ?? ''
      if (value === '') return unknown('not recorded')
      const text = flagText(rule.column, value) ?? `${plainWord(rule.column)} ${value}`
      return { text, value, date: null, source: 'pupils' }
    }
    case 'risks':
      return {
        text: counted(known.risksMet, 'risk'),
        value: String(known.risksMet),
        date: null,
        source: null,
      }
  }
}

function sdqFinding(rule: SdqScaleRule | SdqTotalRule, screen: Screen, known: Known): Finding {
  const row = sdqRowFor(rule, screen, known)
  if (row === null) return unknown('no recent questionnaire')
  const scale = rule.rule === 'sdq-scale' ? rule.scale : 'total'
  const score = scale === 'total' ? totalDifficulties(row) : row[scale]
  const source = row.source ?? 'sdq'
  if (score === null)
    return { text: 'the latest questionnaire leaves it blank', value: null, date: row.date, source }
  const band = plainWord(bandOf(score, scale, row.informant, rule.banding)!)
  const name = scale === 'total' ? 'total difficulties' : scaleName(scale)
  const text = `${name} ${band}, score ${score}, ${answeredBy(row.informant)}`
  return { text, value: String(score), date: row.date, source }
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
