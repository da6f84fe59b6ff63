// Words for what the screen deals in: areas, scales, subjects, informants, statuses.
// Rule: a sentence never calls a parent names; `parental` reads "home and school out of touch". No questionnaire wording.

import type { Informant } from '../sdq/bands.ts'

/** An area as it reads when it is met: `attendance`, `home and school out of touch`. */
export function areaName(area: string): string {
  return AREAS[area]?.met ?? plainWord(area)
}

/** An area as it reads when nobody measured it, or when it is fine. */
export function areaTopic(area: string): string {
  return AREAS[area]?.topic ?? areaName(area)
}

export function subjectName(subject: string): string {
  return Object.hasOwn(SUBJECTS, subject) ? SUBJECTS[subject]! : subject
}

export function scaleName(scale: string): string {
  return SCALE_NAMES[scale] ?? scale
}

/** Who filled in a questionnaire, without naming anybody. */
export function answeredBy(informant: Informant): string {
  return { teacher: 'answered at school', parent: 'answered at home', self: 'answered by the young person' }[
    informant
  ]
}

/** `very_low` as `very low`, `exposure-to-crime` as `exposure to crime`. */
export function plainWord(code: string): string {
  return code.replaceAll(/[_-]/g, ' ')
}

/** `Year 7`, `Reception`, `Nursery`. */
export function yearName(year: string): string {
  return { N: 'Nursery', R: 'Reception' }[year] ?? `Year ${year}`
}

/** Small numbers as words, as in a sentence. */
export function numberWord(number: number): string {
  return NUMBERS[number] ?? String(number)
}

/** `one risk`, `three risks`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${numberWord(number)} ${number === 1 ? one : many}`
}

/** Basis points as a per cent with one decimal, rounded down, so that 9.96% never reads 10.0%. */
export function percentWord(basisPoints: number): string {
  const tenths = Math.floor(basisPoints / 10)
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** What a flag says, in words; null where a column has none of its own. */
export function flagText(column: string, value: string): string | null {
  if (column === 'idaci_decile')
    return `home in decile ${value} of income deprivation (1 is the most deprived)`
  return FLAGS[column]?.[value] ?? null
}

const AREAS: Record<string, { met: string; topic: string }> = {
  emotional: { met: 'emotional wellbeing', topic: 'emotional wellbeing' },
  english: { met: 'English', topic: 'English' },
  engagement: { met: 'engagement with school', topic: 'engagement with school' },
  parental: { met: 'home and school out of touch', topic: 'contact between home and school' },
  economic: { met: 'family income', topic: 'family income' },
}

const SUBJECTS: Record<string, string> = {
  EN: 'English',
  RE: 'reading',
  WR: 'writing',
  MA: 'maths',
  SC: 'science',
}

const SCALE_NAMES: Record<string, string> = {
  emotional: 'emotional difficulties',
  conduct: 'conduct difficulties',
  hyperactivity: 'hyperactivity',
  peer: 'difficulties with other children',
  prosocial: 'kindness to others',
  impact: 'effect on daily life',
}

const FLAGS: Record<string, Record<string, string>> = {
  ever6: {
    Y: 'free school meals at some time in the last six years',
    N: 'no free school meals in the last six years',
  },
  fsm: { Y: 'free school meals', N: 'no free school meals' },
  sen: { N: 'no special educational needs', K: 'SEN support', E: 'an education, health and care plan' },
  eal: { Y: 'English as an additional language', N: 'English as first language' },
  status: {
    none: 'no open service',
    'early-help': 'early help',
    cin: 'child in need',
    cp: 'child protection plan',
    lac: 'looked after',
  },
  known_before: {
    none: 'not known to services before',
    assessed: 'assessed by services before',
    closed: 'closed to services before',
    active: 'known to services now',
  },
}

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
