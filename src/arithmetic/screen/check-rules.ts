// Reads the `identify` part of a blueprint and says in sentences, with the place, what is wrong with it.
// Rule: an unknown rule, column or banding, a capacity without default or an order that does not end in `lot` is
// refused: a rule that is silently not applied would choose other children than the place agreed.

import { isDay } from '../days.ts'
import { Fields } from './fields.ts'
import {
  type Area,
  ATTAINMENT_BANDS,
  BAND_WORDS,
  CONCERN_KINDS,
  FLAG_COLUMNS,
  type FlagColumn,
  type FlagRule,
  type IdentifyRules,
  INFORMANTS,
  type Leaf,
  PROSOCIAL_WORDS,
  RATED_AREAS,
  RATING_WORDS,
  type Rule,
  SCALES,
} from './rules.ts'

export type CheckedRules =
  | { rules: IdentifyRules; problems?: undefined }
  | { problems: string[]; rules?: undefined }

/** @param json the parsed `identify` part. @returns the rules, or every sentence about what must be put right. */
export function checkIdentify(json: unknown): CheckedRules {
  const problems: string[] = []
  const fields = Fields.read(json, '', problems)
  if (fields === null) return { problems }
  const areas = checkAreas(fields)
  const rules: IdentifyRules = {
    as_of: fields.text('as_of', isDay, 'a day that exists, as YYYY-MM-DD'),
    years: fields.words('years', null).map(year => (YEARS_READ_AS_NURSERY.has(year) ? 'N' : year)),
    minimum_risks: fields.whole('minimum_risks', 1),
    areas,
    to_a_person: fields.list('to_a_person', 'optional').map((part, i) => {
      const inner = Fields.read(part, `to_a_person ${i + 1}`, problems)
      return inner === null ? NO_RULE : checkRule(inner, 'risks-allowed')
    }),
    order: checkOrder(fields, areas),
    lot_seed: fields.text('lot_seed', seed => seed !== '', 'a word or sentence'),
    capacity: checkCapacity(fields),
    reserve: fields.whole('reserve', 0, 0),
  }
  return problems.length > 0 ? { problems } : { rules }
}

const YEARS_READ_AS_NURSERY = new Set(['N1', 'N2', '0'])
const NO_RULE: Leaf = { rule: 'risks', at_least: 1 }
const NOTES = ['note']

function checkAreas(fields: Fields): Area[] {
  const seen = new Set<string>()
  return fields.list('areas').flatMap((item, i) => {
    const unnamed = Fields.read(item, `areas ${i + 1}`, fields.problems)
    if (unnamed === null) return []
    const area = unnamed.text(
      'area',
      name => /^[A-Za-z][A-Za-z0-9_-]*$/.test(name),
      'a name of letters, digits, - and _',
    )
    const inner = unnamed.at(`areas ${i + 1} (${area})`)
    if (seen.has(area)) inner.refuse('is there twice: each area needs a name of its own.')
    seen.add(area)
    return [
      { area, counts: inner.truth('counts', true), rule: checkRule(inner, 'no-risks', ['area', 'counts']) },
    ]
  })
}

function checkRule(fields: Fields, risks: 'risks-allowed' | 'no-risks', keys: string[] = []): Rule {
  if (fields.json.rule !== 'any') return checkLeaf(fields, risks, keys)
  fields.only(['rule', 'of', ...keys, ...NOTES])
  const of = fields.list('of').flatMap((item, i) => {
    const part = Fields.read(item, `${fields.where}, part ${i + 1}`, fields.problems)
    if (part === null) return []
    if (part.json.rule === 'any') {
      part.refuse('is an "any" inside an "any": put its parts into the outer one.')
      return []
    }
    return [checkLeaf(part, risks, [])]
  })
  return { rule: 'any', of }
}

function checkLeaf(fields: Fields, risks: 'risks-allowed' | 'no-risks', keys: string[]): Leaf {
  const name = fields.json.rule
  const check = typeof name === 'string' && Object.hasOwn(LEAVES, name) ? LEAVES[name]! : undefined
  if (check === undefined) {
    const known = Object.keys(LEAVES).join(', ')
    fields.refuse(
      `asks for the rule ${JSON.stringify(name) ?? 'nothing'}, which Kith does not know. It knows: any, ${known}.`,
    )
    return NO_RULE
  }
  if (name === 'risks' && risks === 'no-risks') {
    fields.refuse('counts the risks met, which an area cannot do: "risks" belongs in to_a_person.')
  }
  fields.only(['rule', ...check.keys, ...keys, ...NOTES])
  return check.read(fields)
}

type LeafCheck = { keys: string[]; read: (fields: Fields) => Leaf }

const LEAVES: Record<string, LeafCheck> = {
  'sdq-scale': {
    keys: ['scale', 'informants', 'banding', 'at_least', 'within_days'],
    read: fields => {
      const scale = fields.word('scale', SCALES)
      return {
        rule: 'sdq-scale',
        scale,
        ...readSdq(fields, scale === 'prosocial' ? PROSOCIAL_WORDS : BAND_WORDS),
      }
    },
  },
  'sdq-total': {
    keys: ['informants', 'banding', 'at_least', 'within_days'],
    read: fields => ({ rule: 'sdq-total', ...readSdq(fields, BAND_WORDS) }),
  },
  absence: {
    keys: ['at_least_percent', 'minimum_sessions'],
    read: fields => ({
      rule: 'absence',
      at_least_percent: fields.percent('at_least_percent'),
      minimum_sessions: fields.whole('minimum_sessions', 0, 1),
    }),
  },
  falling: {
    keys: ['by_percent', 'last_days', 'minimum_sessions'],
    read: fields => ({
      rule: 'falling',
      by_percent: fields.percent('by_percent'),
      last_days: fields.whole('last_days', 1),
      minimum_sessions: fields.whole('minimum_sessions', 0, 1),
    }),
  },
  attainment: {
    keys: ['subjects', 'at_most', 'within_days'],
    read: fields => ({
      rule: 'attainment',
      subjects: fields.words('subjects', null),
      at_most: fields.word('at_most', ATTAINMENT_BANDS),
      within_days: fields.whole('within_days', 0),
    }),
  },
  suspensions: {
    keys: ['at_least', 'within_days'],
    read: fields => ({
      rule: 'suspensions',
      at_least: fields.whole('at_least', 1),
      within_days: fields.whole('within_days', 0),
    }),
  },
  behaviour: {
    keys: ['points_at_least', 'within_days'],
    read: fields => ({
      rule: 'behaviour',
      points_at_least: fields.whole('points_at_least', 1),
      within_days: fields.whole('within_days', 0),
    }),
  },
  concern: {
    keys: ['kinds', 'within_days'],
    read: fields => ({
      rule: 'concern',
      kinds: fields.words('kinds', CONCERN_KINDS),
      within_days: fields.whole('within_days', 0),
    }),
  },
  rating: {
    keys: ['of_area', 'equals', 'within_days'],
    read: fields => ({
      rule: 'rating',
      of_area: fields.word('of_area', RATED_AREAS),
      equals: fields.word('equals', RATING_WORDS),
      within_days: fields.whole('within_days', 0),
    }),
  },
  flag: { keys: ['column', 'equals', 'one_of', 'at_most', 'at_least'], read: readFlag },
  risks: { keys: ['at_least'], read: fields => ({ rule: 'risks', at_least: fields.whole('at_least', 1) }) },
}

function readSdq(fields: Fields, words: Record<keyof typeof BAND_WORDS, Record<string, number>>) {
  const banding = fields.word('banding', Object.keys(BAND_WORDS) as (keyof typeof BAND_WORDS)[])
  return {
    informants: fields.words('informants', INFORMANTS),
    banding,
    at_least: fields.word('at_least', Object.keys(words[banding])),
    within_days: fields.whole('within_days', 0),
  }
}

function readFlag(fields: Fields): FlagRule {
  const column = fields.word('column', Object.keys(FLAG_COLUMNS) as FlagColumn[])
  const asked = ['equals', 'one_of', 'at_most', 'at_least'].filter(key => fields.json[key] !== undefined)
  if (asked.length !== 1) fields.refuse('needs exactly one of "equals", "one_of", "at_most" and "at_least".')
  const words = FLAG_COLUMNS[column]
  switch (asked[0]) {
    case 'one_of':
      return { rule: 'flag', column, one_of: fields.words('one_of', words) }
    case 'at_most':
    case 'at_least':
      if (column !== 'idaci_decile')
        fields.refuse(`compares "${column}" as a number, and it is none: use "one_of".`)
      return { rule: 'flag', column, [asked[0]]: fields.whole(asked[0], 0) }
    default:
      return { rule: 'flag', column, equals: fields.wordOrNumber('equals', words) }
  }
}

function checkOrder(fields: Fields, areas: Area[]): string[] {
  const order = fields.words('order', null)
  for (const [i, term] of order.entries()) {
    const [name = '', direction, ...rest] = term.split(' ')
    const isNumber = ['risks_met', 'sdq_total', 'absence'].includes(name)
    const isKnown = isNumber || name === 'falling' || name === 'lot' || name.startsWith('area:')
    const area = name.slice('area:'.length)
    if (!isKnown || rest.length > 0 || (direction !== undefined && !(isNumber && direction === 'desc'))) {
      fields.refuse(
        `order ${i + 1}: ${JSON.stringify(term)} is no term of an order. Known are: risks_met desc, sdq_total desc, absence desc, falling, area:NAME, lot.`,
      )
    } else if (name.startsWith('area:') && !areas.some(one => one.area === area)) {
      fields.refuse(`order ${i + 1}: there is no area called ${JSON.stringify(area)}.`)
    }
  }
  if (order.at(-1) !== 'lot')
    fields.refuse('order must end in "lot", so that no two children ever stand level.')
  return order
}

function checkCapacity(fields: Fields): IdentifyRules['capacity'] {
  const inner = Fields.read(fields.json.capacity, 'capacity', fields.problems)
  if (inner === null) return { default: 0 }
  const capacity: IdentifyRules['capacity'] = { default: 0 }
  if (inner.json.default === undefined) {
    inner.refuse('has no "default": say how many places a school has that is not named.')
    return capacity
  }
  for (const school of Object.keys(inner.json)) {
    if (school !== 'default' && !/^\d{6}$/.test(school)) {
      inner.refuse(`names ${JSON.stringify(school)}: a school is its URN of six digits.`)
    } else {
      capacity[school] = inner.whole(school, 0)
    }
  }
  return capacity
}
