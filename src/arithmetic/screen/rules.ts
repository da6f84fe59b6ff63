// The `identify` part of a blueprint, as data: which risks count, when a person decides, who comes first.
// Rule: a tipping point has a floor (`minimum_risks`) and ceilings (`to_a_person`). In plain English: rules/identify.md.

import type { Banding, Informant } from '../sdq/bands.ts'

export type IdentifyRules = {
  as_of: string
  years: string[]
  minimum_risks: number
  areas: Area[]
  to_a_person: Rule[]
  order: OrderTerm[]
  lot_seed: string
  /** Places by school (its URN), and for every school not named. */
  capacity: { default: number; [urn: string]: number }
  reserve: number
}

/** An area of risk. One that does not count (poverty) orders children and makes none of them at risk. */
export type Area = { area: string; counts: boolean; rule: Rule }

/** A single rule, or several of which one is enough. */
export type Rule = Leaf | { rule: 'any'; of: Leaf[] }

export type Leaf =
  | SdqScaleRule
  | SdqTotalRule
  | AbsenceRule
  | FallingRule
  | AttainmentRule
  | SuspensionsRule
  | BehaviourRule
  | ConcernRule
  | RatingRule
  | FlagRule
  | RisksRule

export type SdqScaleRule = {
  rule: 'sdq-scale'
  scale: ScreenedScale
  informants: Informant[]
  banding: Banding
  at_least: BandWord
  within_days: number
}
export type SdqTotalRule = Omit<SdqScaleRule, 'rule' | 'scale'> & { rule: 'sdq-total' }
export type AbsenceRule = { rule: 'absence'; at_least_percent: number; minimum_sessions: number }
export type FallingRule = { rule: 'falling'; by_percent: number; last_days: number; minimum_sessions: number }
export type AttainmentRule = {
  rule: 'attainment'
  subjects: string[]
  at_most: AttainmentBand
  within_days: number
}
export type SuspensionsRule = { rule: 'suspensions'; at_least: number; within_days: number }
export type BehaviourRule = { rule: 'behaviour'; points_at_least: number; within_days: number }
export type ConcernRule = { rule: 'concern'; kinds: ConcernKind[]; within_days: number }
export type RatingRule = { rule: 'rating'; of_area: RatedArea; equals: RatingWord; within_days: number }
export type FlagRule = {
  rule: 'flag'
  column: FlagColumn
  equals?: string
  one_of?: string[]
  at_most?: number
  at_least?: number
}
export type RisksRule = { rule: 'risks'; at_least: number }

export const SCALES = ['emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial', 'impact'] as const
export const INFORMANTS = ['teacher', 'parent', 'self'] as const satisfies Informant[]
export const ATTAINMENT_BANDS = ['well_below', 'below', 'at', 'above'] as const
export const CONCERN_KINDS = [
  'bullying',
  'isolation',
  'exposure-to-crime',
  'caring',
  'bereavement',
  'housing',
  'other',
] as const
export const RATED_AREAS = ['parental-engagement', 'school-engagement'] as const
export const RATING_WORDS = ['low', 'medium', 'high'] as const

/** The columns a `flag` rule may ask about, with the words each may hold; null where words are the place's own. */
export const FLAG_COLUMNS = {
  fsm: ['Y', 'N'],
  ever6: ['Y', 'N'],
  sen: ['N', 'K', 'E'],
  need: null,
  eal: ['Y', 'N'],
  sex: null,
  ethnicity: null,
  idaci_decile: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
  status: ['none', 'early-help', 'cin', 'cp', 'lac'],
  known_before: ['none', 'assessed', 'closed', 'active'],
} as const satisfies Record<string, readonly string[] | null>

/** Words of `at_least`, each with its distance from the usual band. */
export const BAND_WORDS = {
  four_2014: { slightly_raised: 1, high: 2, very_high: 3 },
  three_2001: { borderline: 1, abnormal: 2 },
} as const

/** A prosocial score is a worry when it is low: both ways of naming its bands are read. */
export const PROSOCIAL_WORDS = {
  four_2014: { ...BAND_WORDS.four_2014, slightly_lowered: 1, low: 2, very_low: 3 },
  three_2001: BAND_WORDS.three_2001,
} as const

export type ScreenedScale = (typeof SCALES)[number]
export type AttainmentBand = (typeof ATTAINMENT_BANDS)[number]
export type ConcernKind = (typeof CONCERN_KINDS)[number]
export type RatedArea = (typeof RATED_AREAS)[number]
export type RatingWord = (typeof RATING_WORDS)[number]
export type FlagColumn = keyof typeof FLAG_COLUMNS
export type BandWord = string

/** One term of the order: `risks_met desc`, `falling`, `area:economic`, `lot`. */
export type OrderTerm = string

/** The single rules of a rule: itself, or the parts of an `any`. */
export function partsOf(rule: Rule): Leaf[] {
  return rule.rule === 'any' ? rule.of : [rule]
}

/** How far from the usual a band must be to meet an SDQ rule. */
export function bandNeeded(rule: SdqScaleRule | SdqTotalRule): number {
  const isProsocial = rule.rule === 'sdq-scale' && rule.scale === 'prosocial'
  const words: Record<string, number> = (isProsocial ? PROSOCIAL_WORDS : BAND_WORDS)[rule.banding]
  return words[rule.at_least]!
}
