// SDQ lines of `kith calc`: items by number only, as the wording is licensed.
import { type BandedScale, type Banding, bandOf, type Informant } from '../sdq/bands.ts'
import {
  addedValue,
  addedValueEffect,
  expectedOnRetest,
  expectedTotal,
  reliableChange,
} from '../sdq/change.ts'
import {
  isStraightLined,
  type SdqImpactItems,
  type SdqItems,
  type SdqScores,
  scoreSdq,
} from '../sdq/score.ts'
import { type Fields, fieldsOf, NotComputable, numberOf, numberOrNull, oneOf, rounded } from './reading.ts'

/** `{version, items, impact}` to scores and both bandings. Ages 2 to 4 are scored and not banded. */
export function sdq(input: unknown): unknown {
  const fields = fieldsOf(input, '{"version": "P4-17", "items": {"1": 0, …, "25": 2}, "impact": null}')
  const version = oneOf(fields.version, 'version', VERSIONS)
  const items = readItems(fieldsOf(fields.items, '{"1": 0, …, "25": 2} under "items"'))
  const impact = fields.impact ?? null
  const informant = INFORMANTS[version]
  const scores = scoreSdq(
    items,
    impact === null ? null : readImpact(fieldsOf(impact, '{"difficulties": 0} under "impact"')),
    informant,
  )
  const isBanded = !version.endsWith('2-4')
  return {
    scores,
    threeBand: isBanded ? bandsOf(scores, informant, 'three_2001') : null,
    fourBand: isBanded ? bandsOf(scores, informant, 'four_2014') : null,
    straightLined: isStraightLined(items),
  }
}

/** One of three questions, told apart by their fields: added value, reliable change, regression to the mean. */
export function sdqChange(input: unknown): unknown {
  const fields = fieldsOf(input, '{"t1Total": 20, "t1Impact": 4, "t1Emotional": 6, "t2Total": 14}')
  if ('t1Total' in fields) return addedValueOf(fields)
  if ('populationMean' in fields) return retestOf(fields)
  if ('sd' in fields) return reliableChangeOf(fields)
  throw new NotComputable(
    'Give t1Total, t1Impact, t1Emotional and t2Total; or sd, reliability, t1 and t2; or populationMean, retest and t1.',
  )
}

const VERSIONS = ['P4-17', 'T4-17', 'S11-17', 'P2-4', 'T2-4'] as const

const INFORMANTS: Record<(typeof VERSIONS)[number], Informant> = {
  'P4-17': 'parent',
  'T4-17': 'teacher',
  'S11-17': 'self',
  'P2-4': 'parent',
  'T2-4': 'teacher',
}

const IMPACT_ITEMS = new Set([
  'difficulties',
  'distress',
  'home',
  'friends',
  'classroom',
  'leisure',
  'chronicity',
  'burden',
])
const BANDED: readonly BandedScale[] = [
  'total',
  'emotional',
  'conduct',
  'hyperactivity',
  'peer',
  'prosocial',
  'impact',
]

function readItems(given: Fields): SdqItems {
  const items: SdqItems = {}
  for (const [item, answer] of Object.entries(given)) {
    if (!/^([1-9]|1\d|2[0-5])$/.test(item))
      throw new NotComputable(`"items" are numbered 1 to 25, not "${item}".`)
    items[item] = numberOrNull(answer, `items ${item}`, { min: 0, max: 2, whole: true })
  }
  return items
}

function readImpact(given: Fields): SdqImpactItems {
  const impact: SdqImpactItems = { difficulties: null }
  for (const [item, option] of Object.entries(given)) {
    if (!IMPACT_ITEMS.has(item)) throw new NotComputable(`"impact" has no item "${item}".`)
    impact[item] = numberOrNull(option, `impact ${item}`, { min: 0, max: 3, whole: true })
  }
  return impact
}

function bandsOf(scores: SdqScores, informant: Informant, banding: Banding): Record<string, string | null> {
  return Object.fromEntries(BANDED.map(scale => [scale, bandOf(scores[scale], scale, informant, banding)]))
}

const DECIMALS = 4
const TOTAL = { min: 0, max: 40 }
const SCALE = { min: 0, max: 10 }

function addedValueOf(fields: Fields): unknown {
  if ((fields.informant ?? 'parent') !== 'parent') {
    throw new NotComputable('The added value score is for the parent form only.')
  }
  const total = numberOrNull(fields.t1Total, 't1Total', TOTAL)
  const impact = numberOrNull(fields.t1Impact, 't1Impact', SCALE)
  const emotional = numberOrNull(fields.t1Emotional, 't1Emotional', SCALE)
  const after = numberOrNull(fields.t2Total, 't2Total', TOTAL)
  const start = total === null || impact === null || emotional === null ? null : { total, impact, emotional }
  const value = start === null || after === null ? null : addedValue(start, after)
  return {
    expectedT2: start === null ? null : rounded(expectedTotal(start), DECIMALS),
    addedValue: rounded(value, DECIMALS),
    effectSize: value === null ? null : rounded(addedValueEffect(value), DECIMALS),
  }
}

function reliableChangeOf(fields: Fields): unknown {
  const sd = numberOf(fields.sd, 'sd', { min: 0 })
  const reliability = numberOf(fields.reliability, 'reliability', { min: 0, max: 1 })
  if (sd === 0 || reliability === 1) {
    throw new NotComputable(
      'Without any error of measurement (sd 0 or reliability 1) there is no reliable change index.',
    )
  }
  const scores = { t1: numberOf(fields.t1, 't1'), t2: numberOf(fields.t2, 't2') }
  const change = reliableChange(scores, { sd, reliability })
  return {
    ...change,
    sem: rounded(change.sem, DECIMALS),
    sdiff: rounded(change.sdiff, DECIMALS),
    rci: rounded(change.rci, DECIMALS),
    threshold95: rounded(change.threshold95, DECIMALS),
  }
}

function retestOf(fields: Fields): unknown {
  const t1 = numberOf(fields.t1, 't1')
  const mean = numberOf(fields.populationMean, 'populationMean')
  const expected = expectedOnRetest(t1, mean, numberOf(fields.retest, 'retest', { min: -1, max: 1 }))
  return { expectedT2: rounded(expected, DECIMALS), expectedDrop: rounded(t1 - expected, DECIMALS) }
}
