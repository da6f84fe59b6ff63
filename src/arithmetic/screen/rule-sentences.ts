// A blueprint's rules in plain sentences, for the people who agree on them.

import {
  FLAG_COLUMNS,
  type FlagRule,
  type Leaf,
  type Rule,
  type SdqScaleRule,
  type SdqTotalRule,
} from './rules.ts'
import { answeredBy, areaTopic, counted, flagText, plainWord, scaleName, subjectName } from './words.ts'

/** `attendance: missed one session in ten, of at least 60 possible; or …`. */
export function areaSentence({ area, rule }: { area: string; rule: Rule }): string {
  const [topic, sentence] = [areaTopic(area), ruleSentence(rule)]
  return sentence.startsWith(topic) ? sentence : `${topic}: ${sentence}`
}

/** A rule without its area; the parts of an `any` joined by "or". */
export function ruleSentence(rule: Rule): string {
  return rule.rule === 'any' ? rule.of.map(leafSentence).join('; or ') : leafSentence(rule)
}

function leafSentence(rule: Leaf): string {
  switch (rule.rule) {
    case 'sdq-scale':
      return sdqSentence(rule, scaleName(rule.scale))
    case 'sdq-total':
      return sdqSentence(rule, 'total difficulties')
    case 'absence':
      return `missed ${shareOf(rule.at_least_percent)}, of at least ${rule.minimum_sessions} possible`
    case 'falling':
      return `missed ${rule.by_percent} in a hundred more sessions in the last ${rule.last_days} school days than before, with at least ${rule.minimum_sessions} possible in each`
    case 'attainment':
      return `latest judgement in ${rule.subjects.map(subjectName).join(' or ')} ${plainWord(rule.at_most)} what is expected for age${rule.at_most === 'well_below' ? '' : ', or lower'}, ${within(rule.within_days)}`
    case 'suspensions':
      return `${counted(rule.at_least, 'suspension')} or more, ${within(rule.within_days)}`
    case 'behaviour':
      return `${rule.points_at_least} behaviour points or more, ${within(rule.within_days)}`
    case 'concern':
      return `a concern about ${rule.kinds.map(plainWord).join(', ')}, ${within(rule.within_days)}`
    case 'rating':
      return rule.of_area === 'parental-engagement'
        ? `contact between home and school rated ${rule.equals}, ${within(rule.within_days)}`
        : `engagement with school rated ${rule.equals}, ${within(rule.within_days)}`
    case 'flag':
      return flagSentence(rule)
    case 'risks':
      return `${counted(rule.at_least, 'risk')} or more`
  }
}

function sdqSentence(rule: SdqScaleRule | SdqTotalRule, name: string): string {
  const isLowWorse = rule.rule === 'sdq-scale' && rule.scale === 'prosocial'
  const band = plainWord(
    isLowWorse ? rule.at_least.replace('high', 'low').replace('raised', 'lowered') : rule.at_least,
  )
  const banding = rule.banding === 'four_2014' ? 'four bands of 2014' : 'three bands of 2001'
  const who = rule.informants.map(answeredBy).join(', else ')
  return `SDQ ${name} ${band} or further (${banding}; ${who}), ${within(rule.within_days)}`
}

function flagSentence(rule: FlagRule): string {
  const { column } = rule
  if (rule.at_most !== undefined)
    return `${COLUMN_NAMES[column] ?? plainWord(column)} ${rule.at_most} or lower`
  if (rule.at_least !== undefined)
    return `${COLUMN_NAMES[column] ?? plainWord(column)} ${rule.at_least} or higher`
  const values = rule.one_of ?? [rule.equals ?? '']
  const known = FLAG_COLUMNS[column] !== null
  return values
    .map(value => (known && flagText(column, value)) || `${plainWord(column)} ${value}`)
    .join(', or ')
}

const COLUMN_NAMES: Record<string, string> = { idaci_decile: 'home in income deprivation decile' }

function within(days: number): string {
  return `in the last ${days} days`
}

function shareOf(percent: number): string {
  if (percent === 10) return 'one session in ten'
  if (percent === 50) return 'half of sessions'
  if (percent === 20) return 'one session in five'
  if (percent === 5) return 'one session in twenty'
  return `${percent} sessions in a hundred`
}
